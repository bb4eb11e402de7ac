"""Help on this page (F1): what the page is for, and its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from canvas_app.ui.common.beside import ScrollColumn, fit_screen
from canvas_app.ui.common.buttons import LinkButton, SecondaryButton
from canvas_app.ui.common.labels import Heading, PlainLabel, QuietLabel, StrongLabel
from canvas_app.ui.common.text import fill, key_text, translate

if TYPE_CHECKING:
    from canvas_app.ui.main_window import MainWindow


def about_page(key: str) -> list[str]:
    """Return what a newcomer needs to know about a page, in a few sentences."""
    words = {
        "canvas": [
            translate("Help", "Nine blocks describe the business. Select one and type: Enter makes a note."),
            translate("Help", "The questions at the right help; an answer can become a note."),
            translate("Help", "A note of Customer Segments is also a group of clients in the register."),
        ],
        "clients": [
            translate("Help", "Everyone the business deals with. Type to search, Enter opens the card."),
            translate("Help", "Add clients by hand, paste rows from a spreadsheet, or import a file."),
            translate("Help", "The program suggests a stage from facts; you confirm or choose another."),
        ],
        "relationships": [
            translate("Help", "How many clients stand on each stage, what holds them, and who moved."),
            translate("Help", "Every number and bar opens exactly those clients; Alt+← returns."),
            translate("Help", "All figures are as of the day at the bottom right."),
        ],
        "documents": [
            translate("Help", "Choose who will read it: a poster, a report for the director, or everything."),
            translate("Help", "The preview shows the real pages: the PDF will be exactly these."),
            translate(
                "Help",
                "Without names: what the register knows is replaced; nicknames "
                "and people it does not know stay.",
            ),
        ],
        "activity": [
            translate(
                "Help", "What is to be done. Type a line and press Enter: it is due on the day beside it."
            ),
            translate("Help", "The menu of a task marks it as done or puts it off; Enter opens all of it."),
            translate("Help", "Every number at the top lists exactly the tasks it counts."),
        ],
    }
    start = [
        translate("Help", "Type what the business is called and press Enter: the workbook is one file."),
        translate("Help", "Everything is saved at once; every change can be undone, also after closing."),
    ]
    return words.get(key, start)


class Help(QDialog):
    """Words about the page shown, its keys, and the way to the whole keyboard map."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        page = window.page
        title = page.title() if page is not None else translate("Commands", "Start page")
        self.setWindowTitle(fill(translate("Shell", "Help: %1"), title))
        fit_screen(self, window.tools.theme.px(520), window.tools.theme.px(480))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(8)
        column.addWidget(Heading(title, inside))
        for words in about_page(page.key if page is not None else ""):
            column.addWidget(PlainLabel(words, inside, wrap=True))
        actions = window.tools.actions
        for command in actions.of(page) if page is not None else ():
            if command.keys:
                line = QHBoxLayout()
                keys = StrongLabel(" · ".join(key_text(key) or key for key in command.keys), inside)
                keys.setMinimumWidth(window.tools.theme.px(130))
                line.addWidget(keys)
                line.addWidget(QuietLabel(command.words(), inside, wrap=True), 1)
                column.addLayout(line)
        column.addStretch(1)
        area = ScrollColumn(inside, self)
        area.setAccessibleName(title)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # there is nothing in it to scroll by
        outer = QVBoxLayout(self)
        outer.addWidget(area, 1)
        outer.addLayout(self._foot(window))

    def _foot(self, window: MainWindow) -> QHBoxLayout:
        row = QHBoxLayout()
        all_keys = LinkButton(translate("Shell", "Keyboard map"), self, keys="Ctrl+F1")
        all_keys.clicked.connect(window.dialog_opener.open_keyboard_map)
        close = SecondaryButton(translate("Shell", "Close"), self)
        close.clicked.connect(self.close)
        row.addWidget(all_keys)
        row.addStretch(1)
        row.addWidget(close)
        return row
