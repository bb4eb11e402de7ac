"""The keyboard map (Ctrl+F1): every key there is, by place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from canvas_app.domain.text import match_key
from canvas_app.ui.common.actions import Command
from canvas_app.ui.common.beside import fit_screen
from canvas_app.ui.common.fields import SearchField
from canvas_app.ui.common.page import Page
from canvas_app.ui.common.text import key_text, translate

if TYPE_CHECKING:
    from canvas_app.ui.main_window import MainWindow

Row = tuple[str, str, str]
"""Where, key, what it does."""


def rows(window: MainWindow) -> list[Row]:
    """Return the keys of the window and of the pages visited, in the order of the menus."""
    actions = window.tools.actions
    everywhere = translate("Shell", "Everywhere")
    found = list(_rows(actions.of(window), everywhere))
    for page in window.workspace.made() if window.workspace else ():
        found += _rows(actions.of(page), _title(page))
    return found


def _rows(commands: Iterable[Command], place: str) -> list[Row]:
    return [
        (command.where() if command.where else place, _keys(command), command.words())
        for command in commands
        if command.keys
    ]


def _keys(command: Command) -> str:
    return " · ".join(key_text(keys) or keys for keys in command.keys)


def _title(page: QWidget) -> str:
    return page.title() if isinstance(page, Page) else ""


class KeyboardMap(QDialog):
    """A table of keys with a field to search in."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setWindowTitle(translate("Shell", "Keyboard map"))
        fit_screen(self, window.tools.theme.px(640), window.tools.theme.px(560))
        self._rows = rows(window)
        self.field = SearchField(window.tools.theme, self)
        self.field.set_words(translate("Shell", "Search keys and commands"))
        self.table = QTableWidget(0, 3, self)
        self.table.setAccessibleName(translate("Shell", "Keyboard map"))
        heads = [translate("Shell", "Where"), translate("Shell", "Key"), translate("Shell", "What it does")]
        self.table.setHorizontalHeaderLabels(heads)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self.field)
        column.addWidget(self.table, 1)
        self.field.textChanged.connect(self._fill)
        self._fill("")
        self.field.setFocus()

    def _fill(self, text: str) -> None:
        wanted = match_key(text)
        shown = [row for row in self._rows if wanted in match_key(" ".join(row))]
        self.table.setRowCount(len(shown))
        above = ""
        for i, (place, *words) in enumerate(shown):
            head = QTableWidgetItem("" if place == above else place)
            head.setData(Qt.ItemDataRole.AccessibleTextRole, place)
            for j, item in enumerate((head, *map(QTableWidgetItem, words))):
                self.table.setItem(i, j, item)
            above = place
