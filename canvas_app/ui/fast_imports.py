"""Loading Qt so that the modules imported after it load as fast as without it.

Once PySide6 is loaded it reads the source text of every module that is imported, to see whether it switches
spelling features (``from __feature__ import snake_case``) on. Nothing here does, and reading some 130 files
took about 40 of 550 ms of a start.
"""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from typing import Any


def load() -> None:
    """Load Qt and tell it that no module asks for spelling features; where it cannot be told, it looks."""
    import PySide6.QtCore  # noqa: F401 - loads what is told below

    with suppress(ImportError, AttributeError):
        feature: Any = import_module("shibokensupport.feature")  # hidden inside PySide6

        assert callable(feature._mod_uses_pyside)  # a name of its own: gone one day, it is left alone
        feature._mod_uses_pyside = lambda _module: False
