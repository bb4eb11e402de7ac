"""The menu with every command of the window and of the page shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from canvas_app.ui.common.actions import Actions, Command
from canvas_app.ui.common.text import no_mnemonic, translate

if TYPE_CHECKING:
    from canvas_app.ui.main_window import MainWindow


_LAST = ("program", "end")
"""Sections that end their menu."""


def menu_names() -> dict[str, str]:
    """Return the menus in their order, by key."""
    return {
        "file": translate("Shell", "File"),
        "edit": translate("Shell", "Edit"),
        "view": translate("Shell", "View"),
        "page": translate("Shell", "Page"),
        "go": translate("Shell", "Go"),
        "help": translate("Shell", "Help"),
    }


def make_menu(window: MainWindow) -> QMenu:
    """Return the menu; it goes away when it closes."""
    menu = QMenu(window)
    menu.setAccessibleName(translate("Shell", "Menu"))
    menu.aboutToHide.connect(menu.deleteLater)
    actions = window.tools.actions
    page = window.page
    commands = actions.of(window) + (actions.of(page) if page is not None else [])
    names = menu_names()
    if page is not None:
        names["page"] = page.title()
    for key, words in names.items():
        own = [command for command in commands if command.menu == key]
        own.sort(key=lambda command: command.section in _LAST)  # what the page adds stands before these
        _fill(menu, words, own, actions)
    return menu


def _fill(menu: QMenu, words: str, commands: list[Command], actions: Actions) -> None:
    if not commands:
        return
    below = menu.addMenu(no_mnemonic(words))
    section = commands[0].section
    for command in commands:
        if command.section != section:
            below.addSeparator()
            section = command.section
        if actions.has(command.id):
            below.addAction(actions.action(command.id))
