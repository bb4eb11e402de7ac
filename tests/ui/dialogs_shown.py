"""Finding the dialog that a command has opened."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from tests.ui.helpers import settle


def window_of(window, kind: str) -> QDialog:
    settle()
    return next(d for d in window.findChildren(QDialog) if type(d).__name__ == kind)
