"""Telling a test that an edit counts as saved: a line in a pipe that the test made for it."""

from __future__ import annotations

import os
import stat
import sys


def tell(descriptor: str, generation: int) -> None:
    """Write the generation into the pipe of that number; anything but a pipe is left alone.

    A number may by chance be that of the workbook itself. A packed program has no tests.
    """
    if getattr(sys, "frozen", False) or not (descriptor.isascii() and descriptor.isdecimal()):
        return
    try:
        if stat.S_ISFIFO(os.fstat(int(descriptor)).st_mode):
            os.write(int(descriptor), f"{generation}\n".encode())
    except (OSError, OverflowError):
        return  # closed, to be read only, or its reader is gone
