"""Settings: of the program on this computer, and of the open workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from canvas_app.domain.text import clean_line
from canvas_app.ui.common.beside import ScrollColumn, fit_screen
from canvas_app.ui.common.buttons import SecondaryButton
from canvas_app.ui.common.fields import Combo
from canvas_app.ui.common.labels import PlainLabel, QuietLabel, SectionHeader
from canvas_app.ui.common.text import LANGUAGE_NAMES, per_cent, translate
from canvas_app.ui.common.theme import TEXT_SIZES

if TYPE_CHECKING:
    from canvas_app.ui.main_window import MainWindow


_WIDTH, _HEIGHT = 560, 760
"""The window's size at 100 % text size, where the screen has that much."""


class Settings(QDialog):
    """Every setting takes effect at once; Close closes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._tools = window, window.tools
        self._labels: list[PlainLabel] = []
        self._fields: list[QWidget] = []
        self._inside = QWidget(self)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self._program = SectionHeader("", self._inside)
        self.language, self.theme, self.text = (Combo(self._inside) for _ in range(3))
        self.who = QLineEdit(self._inside)
        self.projector = QCheckBox(self._inside)
        self._grid.addWidget(self._program, 0, 0, 1, 2)
        for field in (self.language, self.theme, self.text, self.who):
            self._row(field)
        self._grid.addWidget(self.projector, self._grid.rowCount(), 0, 1, 2)
        self._note = QuietLabel("", self, wrap=True)
        self.close_button = SecondaryButton("", self)
        self._arrange()
        self._connect()
        self.retranslate()
        self._fit()
        self.language.setFocus()

    def _arrange(self) -> None:
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(24, 20, 24, 8)
        inside.setSpacing(16)
        inside.addLayout(self._grid)
        self._book = self._make_book(inside)
        inside.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 0, 24, 0)
        foot.addWidget(self._note, 1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(8)
        column.addWidget(ScrollColumn(self._inside, self), 1)
        column.addLayout(foot)

    def _fit(self) -> None:
        px = self._tools.theme.px
        fit_screen(self, px(_WIDTH), px(_HEIGHT))

    def _row(self, field: QWidget) -> None:
        label, row = PlainLabel("", self._inside, wrap=True), self._grid.rowCount()
        label.setBuddy(field)
        self._labels.append(label)
        self._fields.append(field)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(field, row, 1)

    def _make_book(self, column: QVBoxLayout) -> QWidget | None:
        context = self._window.context
        if context is None:
            return None
        from canvas_app.ui.workbook_settings import WorkbookSettings

        book = WorkbookSettings(context, self._inside)
        column.addWidget(book)
        return book

    def _connect(self) -> None:
        looks = self._window.appearance
        self.language.activated.connect(lambda: looks.use_language(str(self.language.currentData())))
        self.theme.activated.connect(lambda: looks.use_theme(str(self.theme.currentData())))
        self.text.activated.connect(lambda: looks.use_text(int(self.text.currentData())))
        self.who.editingFinished.connect(self._keep_who)
        self.projector.toggled.connect(
            lambda on: self._tools.preferences.keep(recent_hidden_on_projector=bool(on))
        )
        self.close_button.clicked.connect(self.close)
        self._tools.theme.changed.connect(self._fit)

    def _keep_who(self) -> None:
        name = clean_line(self.who.text(), 80)
        self._tools.preferences.keep(who=name)
        if self._window.context is not None:
            self._window.context.session.workbook.who = self._tools.preferences.who()

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self.setWindowTitle(translate("Settings", "Settings"))
        self._program.setText(translate("Settings", "Program on this computer"))
        words = [
            translate("Settings", "Language"),
            translate("Settings", "Theme"),
            translate("Settings", "Text size"),
            translate("Settings", "Your name, as it signs changes"),
        ]
        for label, field, text in zip(self._labels, self._fields, words, strict=True):
            label.setText(text)
            field.setAccessibleName(text)
        names: list[tuple[object, str]] = list(LANGUAGE_NAMES.items())
        self.language.fill(names, self._tools.language.code)
        themes: list[tuple[object, str]] = [
            ("system", translate("Settings", "As the system")),
            ("light", translate("Settings", "Light")),
            ("dark", translate("Settings", "Dark")),
        ]
        self.theme.fill(themes, self._tools.theme.mode)
        self.text.fill([(size, per_cent(size)) for size in TEXT_SIZES], self._tools.theme.percent)
        self.who.setPlaceholderText(self._tools.preferences.who())
        if not self.who.hasFocus():
            self.who.setText(self._tools.preferences.text("who"))
        self.projector.setText(translate("Settings", "Hide recent files while another display is connected"))
        self.projector.setChecked(self._tools.preferences.flag("recent_hidden_on_projector", True))
        self._note.setText(translate("Settings", "Every setting takes effect at once."))
        self.close_button.set_text(translate("Shell", "Close"))

    def changeEvent(self, event: QEvent) -> None:
        """Change the words when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
