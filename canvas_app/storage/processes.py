"""Which process made something, in a name: this computer, the process's id and when it began.

An id alone is given again to another process some day; with the moment it began it never is.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Final

_STARTED: Final = 19  # place of the start among what Linux tells of a process after its name
_MAC_PROCESS, _MAC_SIZE, _MAC_AT = 3, 136, slice(120, 136)  # PROC_PIDTBSDINFO, and its start in it
_QUERY: Final = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION
_STILL_ACTIVE: Final = 259
_INVALID_PARAMETER: Final = 87


@cache
def computer() -> str:
    """Return eight letters for this computer: a folder on the network is shared with others, and so are ids.

    Containers of one computer count as different ones: each has process ids of its own.
    """
    known = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    with suppress(OSError):
        known += str(Path("/proc/self/ns/pid").readlink())
    return blake2b(known.encode(errors="surrogateescape"), digest_size=4).hexdigest()


def start_of(pid: int) -> str | None:
    """Return when the process began, as letters and digits; None: there is no such process.

    Empty when it is there and the system does not say more.
    """
    try:
        if sys.platform.startswith("linux"):
            return _start_on_linux(pid)
        if sys.platform == "darwin":
            return _start_on_mac(pid)
        if sys.platform == "win32":
            return _start_on_windows(pid)
    except (OSError, AttributeError, ValueError, IndexError):
        return ""
    return ""


def lives(pid: int, start: str) -> bool:
    """Tell whether the process of that id that began at ``start`` may still run."""
    found = start_of(pid)
    return found is not None and (not found or not start or found == start)


def _start_on_linux(pid: int) -> str | None:
    try:
        told = Path(f"/proc/{pid}/stat").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return told.rpartition(b")")[2].split()[_STARTED].decode()  # a name may hold blanks and brackets


def _start_on_mac(pid: int) -> str | None:
    import ctypes

    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return None
    except PermissionError:
        pass
    told = ctypes.create_string_buffer(_MAC_SIZE)
    size = ctypes.CDLL(None).proc_pidinfo(pid, _MAC_PROCESS, ctypes.c_uint64(0), told, _MAC_SIZE)
    return told.raw[_MAC_AT].hex() if size == _MAC_SIZE else ""


def _start_on_windows(pid: int) -> str | None:
    import ctypes

    windows: object = getattr(ctypes, "windll")  # noqa: B009 - exists on Windows only
    kernel = windows.kernel32  # type: ignore[attr-defined] # likewise
    if not (handle := kernel.OpenProcess(_QUERY, False, pid)):
        return None if kernel.GetLastError() == _INVALID_PARAMETER else ""
    times = [ctypes.c_uint64() for _ in range(4)]
    status = ctypes.c_ulong()
    try:
        kernel.GetExitCodeProcess(handle, ctypes.byref(status))
        kernel.GetProcessTimes(handle, *(ctypes.byref(time) for time in times))
    finally:
        kernel.CloseHandle(handle)
    return f"{times[0].value:x}" if status.value == _STILL_ACTIVE else None
