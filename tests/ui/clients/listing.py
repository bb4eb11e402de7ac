"""Searching and choosing in the list of clients."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu

from tests.ui.helpers import settle

ALL = ["Бюро «Ёлка»", "Ёлкин Артём", "Ким Вера", "Орлов & Ко"]


def choose(menu: QMenu, *path: str) -> None:
    """Trigger an entry of a menu by its words."""
    for words in path[:-1]:
        menu = next(a.menu() for a in menu.actions() if a.menu() and a.text() == words)
        menu.aboutToShow.emit()
    next(a for a in menu.actions() if a.text() == path[-1]).trigger()
    settle()
