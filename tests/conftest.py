"""What all tests share: leaving without the disorder of an interpreter that takes Qt apart."""

from __future__ import annotations

import os
import sys

_ended: list[int] = []


def pytest_sessionfinish(exitstatus) -> None:
    _ended.append(int(exitstatus))


def pytest_unconfigure() -> None:
    """End at once: at exit Python frees Qt's objects in any order, which has crashed after a green run."""
    if _ended and "PySide6.QtWidgets" in sys.modules:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(_ended[-1])
