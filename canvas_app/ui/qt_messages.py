"""What Qt says of itself: without what it quotes, and in one sentence where it could show no window."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_QUOTED = "\"[^\"]*\"?|'[^']*'?|“[^”]*”?|«[^»]*»?|(?:[A-Za-z]:)?[/\\\\][^\\s,;:]*"
"""Texts in quotes, and paths: what a person wrote, or named a file."""
_LONGEST = 300
_HARMLESS = ("This plugin does not support",)


def without_quotes(text: str) -> str:
    """Return ``text`` in one line, with … for whatever it quotes."""
    return re.sub(_QUOTED, "…", " ".join(text.split()))[:_LONGEST]


class QtMessages:
    """Takes the place of Qt's own way to print.

    Attributes:
        starting: the window's system is being reached: what Qt says of that is kept for the one sentence
            that ``refused`` gives when Qt gives up, instead of the abort that would follow.

    """

    def __init__(self, refused: Callable[[str], str]) -> None:
        self.starting = True
        self._refused = refused
        self._detail = ""
        qInstallMessageHandler(self._on_message)

    def _on_message(self, kind: QtMsgType, where: QMessageLogContext, text: str) -> None:
        if kind == QtMsgType.QtFatalMsg:
            self._give_up(text)
        if self.starting:
            self._detail = self._detail or without_quotes(text)
        elif kind != QtMsgType.QtDebugMsg and not text.startswith(_HARMLESS):
            _print(f"Qt ({where.category}): {without_quotes(text)}")

    def _give_up(self, text: str) -> None:
        """End the process as any other error does: after this message Qt would abort it."""
        said = without_quotes(text)
        _print(self._refused(self._detail or said) if self.starting else f"Qt: {said}")
        if self.starting:
            os._exit(1)


def _print(text: str) -> None:
    if sys.stderr is not None:  # a window of Windows has none
        try:
            sys.stderr.write(text + "\n")
        except UnicodeEncodeError:
            sys.stderr.write(text.encode("ascii", "backslashreplace").decode() + "\n")
        sys.stderr.flush()
