"""The start page: the caret is in "What is the business called?", Enter makes the workbook."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from canvas_app import paths
from canvas_app.domain.text import clean_line
from canvas_app.ui.common.buttons import LinkButton, PrimaryButton, SecondaryButton
from canvas_app.ui.common.files import ENDING, free_path
from canvas_app.ui.common.flow import FlowLayout
from canvas_app.ui.common.labels import ElidedLabel, PlainLabel, QuietLabel, StrongLabel
from canvas_app.ui.common.notice import Notice
from canvas_app.ui.common.notification import NotificationArea
from canvas_app.ui.common.text import fill, translate
from canvas_app.ui.start.choices import LookChoices
from canvas_app.ui.start.recent import Recent

if TYPE_CHECKING:
    from canvas_app.ui.common.card import Choice
    from canvas_app.ui.common.context import Tools
    from canvas_app.ui.start.wanted import WorkbookController

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)  # names of devices
_NAME_LIMIT = 180  # bytes: a name has 255 at most, and its ending and " 2" are added
_MARGIN = 24
WIDTH = 640
"""Width of the column in px of the 100 % design."""
_MESSAGE = "start"


class Title(PlainLabel):
    """The first line of the start page, 20 px."""


class StartPage(QScrollArea):
    """What is seen before a workbook is open."""

    def __init__(self, tools: Tools, opening: WorkbookController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools, self._controller = tools, opening
        self._chosen: Path | None = None
        self._build()
        self._connect()
        self.retranslate()

    # building

    def _build(self) -> None:
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("background")
        self.setWidget(inside)
        self._title, self._line = Title("", wrap=True), QuietLabel("", wrap=True)
        self.messages = NotificationArea(self._tools.theme, edge=0)
        self._ask = StrongLabel("")
        self.name = QLineEdit()
        self._ask.setBuddy(self.name)
        self._path, self._change = ElidedLabel("", mode=Qt.TextElideMode.ElideMiddle), LinkButton("")
        self.create_button = PrimaryButton("")
        self.open_button, self.import_button = SecondaryButton(""), SecondaryButton("")
        self.example_button, self.backups_button = SecondaryButton(""), SecondaryButton("")
        self.recent = Recent(self._tools, self._controller)
        self._whats = [QuietLabel("", wrap=True) for _ in range(4)]
        self.look = LookChoices(self._tools, self._controller.appearance)
        page = QVBoxLayout(inside)
        page.setContentsMargins(_MARGIN, 12, _MARGIN, 24)
        page.addWidget(self.look, 0, Qt.AlignmentFlag.AlignRight)
        page.addStretch(1)
        row = QHBoxLayout()  # stretches, not an alignment: the height must follow from the width
        row.addStretch(1)
        row.addWidget(self._column())
        row.addStretch(1)
        page.addLayout(row)
        page.addStretch(2)
        self._fit()
        self._tools.theme.changed.connect(self._fit)

    def _fit(self) -> None:
        room = self.viewport().width() - 2 * _MARGIN
        self._middle.setFixedWidth(max(1, min(self._tools.theme.px(WIDTH), room)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column within the window."""
        super().resizeEvent(event)
        self._fit()

    def _column(self) -> QWidget:
        self._middle = QWidget()
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._title, self._line, self.messages):
            column.addWidget(part)
        column.addSpacing(12)
        column.addWidget(self._ask)
        field = QHBoxLayout()
        field.addWidget(self.name, 1)
        field.addWidget(self.create_button)
        column.addLayout(field)
        where = QHBoxLayout()
        where.addWidget(self._path, 1)
        where.addWidget(self._change)
        column.addLayout(where)
        column.addSpacing(8)
        others = FlowLayout(gap=8)
        for button in (self.open_button, self.example_button, self.import_button, self.backups_button):
            others.addWidget(button)
        column.addLayout(others)
        column.addSpacing(12)
        column.addWidget(self.recent)
        column.addSpacing(12)
        for label in self._whats:
            column.addWidget(label)
        return self._middle

    def _connect(self) -> None:
        self.name.textChanged.connect(self._on_name)
        self.name.returnPressed.connect(self.create_workbook)
        self.create_button.clicked.connect(self.create_workbook)
        self._change.clicked.connect(self._choose_path)
        self.open_button.clicked.connect(self._controller.ask_open)
        self.example_button.clicked.connect(self._controller.example)
        self.import_button.clicked.connect(self._from_list)
        self.backups_button.clicked.connect(self._controller.backups)

    # what a person does

    def activate(self) -> None:
        """Show what is recent now and put the caret into the name field."""
        self.messages.clear()
        self.recent.refresh()
        self._on_name()
        self.name.setFocus()

    def say(self, text: str, buttons: Sequence[Choice] = ()) -> None:
        """Show why a file was not opened, with the ways out."""
        self.messages.add(Notice(text, buttons, kind="bad", seconds=0, key=_MESSAGE))

    def path(self) -> Path:
        """Return where the workbook of the typed name would be made."""
        if self._chosen is not None:
            return self._chosen
        name = file_name(self.name.text() or translate("Start", "Corner Coffee"))
        return free_path(self._controller.folder() / f"{name}{ENDING}")

    def create_workbook(self) -> None:
        """Make the workbook of the typed name and show it."""
        name = clean_line(self.name.text())
        if not name:
            self.messages.add(Notice(translate("Start", "Type a name first."), kind="warning", key=_MESSAGE))
            self.name.setFocus()
            return
        if self._controller.create(self.path(), name):
            self._forget_name()

    def _from_list(self) -> None:
        """Make a workbook and go straight to importing clients into it."""
        name = clean_line(self.name.text()) or translate("Start", "Clients")
        path = (
            self.path()
            if self.name.text().strip()
            else free_path(self._controller.folder() / f"{name}{ENDING}")
        )
        if self._controller.create(path, name, page="clients", run="import"):
            self._forget_name()

    def _choose_path(self) -> None:
        title = translate("Start", "Where to keep the workbook")
        filters = self._controller.filters()
        chosen = self._tools.dialogs.save_file(title, filters, self.path(), replaces=False)
        if chosen is not None:
            self._chosen = chosen
            self._tools.preferences.keep(folder=str(chosen.parent))
            self._on_name()

    def _forget_name(self) -> None:
        self.name.clear()
        self._chosen = None

    def _on_name(self) -> None:
        self._path.setText(fill(translate("Start", "File: %1"), shown_path(self.path())))
        self.create_button.setEnabled(bool(self.name.text().strip()))

    # words

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self._title.setText(translate("Start", "Business model and clients in one file"))
        self._line.setText(
            translate("Start", "Everything stays on this computer: nothing is ever sent anywhere.")
        )
        self._ask.setText(translate("Start", "What is the business called?"))
        self.name.setPlaceholderText(translate("Start", "For example, Corner Coffee"))
        self.name.setAccessibleName(translate("Start", "What is the business called?"))
        self._change.set_text(translate("Start", "Change"))
        self._change.setAccessibleName(translate("Start", "Change where the file is kept"))
        self.create_button.set_text(translate("Start", "Create"))
        self.open_button.set_text(translate("Start", "Open a file…"))
        self.example_button.set_text(
            translate("Start", "See an example: a coffee shop with 800 invented clients")
        )
        self.backups_button.set_text(translate("Start", "Backups of a file…"))
        self.import_button.set_text(translate("Start", "Start from a client list (CSV)"))
        for label, words in zip(self._whats, _whats_what(), strict=True):
            label.setText(words)
        self.recent.retranslate()
        self.look.retranslate()
        self._on_name()

    def changeEvent(self, event: QEvent) -> None:
        """Change the words when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _whats_what() -> list[str]:
    return [
        translate("Start", "Canvas: answer the questions, an answer becomes a note."),
        translate("Start", "Clients: add or import them, segments count by themselves."),
        translate("Start", "Relationships: the program suggests a stage and says why. You decide."),
        translate("Start", "Documents: PDF from an A4 sheet to an A0 poster."),
    ]


def shown_path(path: Path) -> str:
    """Return ``path`` as a person knows it: from their own folder on when it lies in there."""
    home = paths.home()
    return str(path.relative_to(home)) if path.is_relative_to(home) else str(path)


def file_name(business: str) -> str:
    """Return ``business`` as a file's name without its ending: every system accepts it, Cyrillic is kept."""
    name = " ".join(_FORBIDDEN.sub(" ", clean_line(business)).split())
    name = name.encode()[:_NAME_LIMIT].decode(errors="ignore").strip(" .")
    return f"{name}_" if _RESERVED.fullmatch(name) else name or "canvas"
