"""Commands as a table: menus, shortcuts, tooltips, the palette and the keyboard map are made from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence, Qt
from PySide6.QtWidgets import QWidget

from canvas_app.ui.common.text import key_text, no_mnemonic

Words = Callable[[], str]
"""Gives a text in the language of the moment: ``lambda: translate("Canvas", "Duplicate")``."""

WINDOW, FOCUS, SHOWN = "window", "focus", "shown"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do.

    Attributes:
        id: its stable name, ``area.verb`` (``canvas.duplicate``): keys will be kept by it.
        words: its name in the menu and the palette.
        run: what it does; None when the key is handled by a widget and only shown in the keyboard map.
        keys: its shortcuts in Qt's English spelling (``Ctrl+E``); the first is the one shown.
        menu: the menu it stands in (``file edit view go page help``), empty for none.
        section: commands of one menu with different sections are parted by a line.
        where: heading in the keyboard map; None: "everywhere" for the window's, the page's title else.
        reach: ``window``: the shortcut works wherever the focus is; ``focus``: only with the focus inside
            the owner (or ``target``); ``shown``: the widget handles the key itself.
        target: the widget inside which a ``focus`` shortcut works, when not the whole page.
        icon: name of its drawing, for buttons.
        palette: whether Ctrl+K offers it.
        checkable: whether it is a switch.

    """

    id: str
    words: Words
    run: Callable[[], object] | None = None
    keys: tuple[str, ...] = ()
    menu: str = ""
    section: str = ""
    where: Words | None = None
    reach: str = WINDOW
    target: QWidget | None = None
    icon: str = ""
    palette: bool = True
    checkable: bool = False


class Actions(QObject):
    """The commands of the window and of its pages, each with its QAction."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands: dict[str, Command] = {}
        self._actions: dict[str, QAction] = {}
        self._owners: dict[str, QWidget] = {}

    def add(self, commands: Iterable[Command], owner: QWidget) -> None:
        """Take the commands of ``owner``; their shortcuts work while it is visible."""
        for command in commands:
            if command.id in self._commands:
                raise ValueError(f"two commands are called {command.id}")
            self._commands[command.id] = command
            self._owners[command.id] = owner
            if command.run is not None:
                self._actions[command.id] = self._make(command, owner)

    def drop(self, owner: QWidget) -> None:
        """Forget the commands of ``owner``, which goes away."""
        for name in [name for name, who in self._owners.items() if who is owner]:
            del self._commands[name], self._owners[name]
            action = self._actions.pop(name, None)
            if action is not None:
                action.setEnabled(False)  # at once: deletion waits for the event loop
                action.deleteLater()

    def action(self, name: str) -> QAction:
        """Return the action of the command ``name``; KeyError when there is none."""
        return self._actions[name]

    def has(self, name: str) -> bool:
        """Tell whether a command ``name`` can be run."""
        return name in self._actions

    def command(self, name: str) -> Command:
        """Return the command ``name``; KeyError when there is none."""
        return self._commands[name]

    def owner(self, name: str) -> QWidget:
        """Return the widget whose command it is."""
        return self._owners[name]

    def run(self, name: str) -> None:
        """Do the command ``name`` if it is enabled now."""
        self._actions[name].trigger()

    def enable(self, name: str, on: bool) -> None:
        """Allow or refuse the command for now."""
        self._actions[name].setEnabled(on)

    def all(self) -> list[Command]:
        """Return every command in the order added."""
        return list(self._commands.values())

    def of(self, owner: QWidget) -> list[Command]:
        """Return the commands of ``owner``."""
        return [command for name, command in self._commands.items() if self._owners[name] is owner]

    def shown(self, name: str) -> str:
        """Return the first shortcut of ``name`` as people read it, empty when it has none."""
        keys = self._commands[name].keys
        return key_text(keys[0]) if keys else ""

    def retranslate(self) -> None:
        """Give every action its words in the language of the moment."""
        for name, action in self._actions.items():
            action.setText(no_mnemonic(self._commands[name].words()))

    def _make(self, command: Command, owner: QWidget) -> QAction:
        action = QAction(no_mnemonic(command.words()), self)
        action.setCheckable(command.checkable)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.setAutoRepeat(False)
        run = command.run
        action.triggered.connect(lambda: run() if run is not None else None)
        home = owner
        if command.reach == SHOWN:
            action.setShortcuts([])
        elif command.reach == FOCUS:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            home = command.target or owner
        home.addAction(action)
        return action
