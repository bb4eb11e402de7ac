"""Errors in what we override of Qt's classes end in a message, not in a crash of the process.

Python up to 3.11 hands on an error that C code raised (``date.fromisoformat``, an index out of range) as a
kind and a value that is no exception yet. PySide6 (tried: 6.11.3) takes that value for an exception when such
an error leaves a method that Qt called, and the process ends with a segmentation fault. Python 3.12 hands on
exceptions only.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import Any

_QT = "PySide6."


def install() -> None:
    """Guard the overrides of every class of ours that is derived from one of Qt's, where that is needed.

    To be called before the first such class is made.
    """
    if sys.version_info >= (3, 12):
        return
    from shiboken6 import Shiboken

    root: Any = Shiboken.Object  # of all classes of Qt's

    def derived(cls: type, /, **given: object) -> None:
        super(root, cls).__init_subclass__(**given)
        _guard(cls)

    root.__init_subclass__ = classmethod(derived)


def _guard(cls: type) -> None:
    """Guard what ``cls`` itself overrides."""
    of_qt = [vars(base) for base in cls.__mro__[1:] if base.__module__.startswith(_QT)]
    for name, value in list(vars(cls).items()):
        ours = isinstance(value, FunctionType) and not name.startswith("__")
        if ours and any(name in one for one in of_qt):
            setattr(cls, name, guarded(value))


def guarded(override: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``override`` such that an error leaves it as an exception."""

    @wraps(override)
    def called(*args: Any, **named: Any) -> Any:
        try:
            return override(*args, **named)
        except BaseException:  # noqa: TRY203 - to be caught makes an exception of it
            raise

    return called
