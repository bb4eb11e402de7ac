"""Language and text size at the top right of the start page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from canvas_app.ui.common.buttons import MenuButton, TextButton
from canvas_app.ui.common.labels import QuietLabel
from canvas_app.ui.common.text import LANGUAGE_NAMES, fill, per_cent, translate

if TYPE_CHECKING:
    from canvas_app.ui.common.context import Tools
    from canvas_app.ui.start.wanted import Appearance

_SIZES = (100, 125, 150)


class SizeButton(TextButton):
    """An A of the size that it sets."""


class LookChoices(QWidget):
    """The row «Русский ▾ · Размер текста: A A A»."""

    def __init__(self, tools: Tools, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools, self._appearance = tools, appearance
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.language = MenuButton("", self)
        for code, name in LANGUAGE_NAMES.items():
            action = self.language.menu().addAction(name)
            action.triggered.connect(lambda _checked=False, code=code: appearance.use_language(code))
        self._label = QuietLabel("", self)
        row.addWidget(self.language)
        row.addWidget(self._label)
        self.sizes = {percent: self._size(percent, row) for percent in _SIZES}
        tools.theme.changed.connect(self._mark)

    def _size(self, percent: int, row: QHBoxLayout) -> SizeButton:
        button = SizeButton("A", self)
        button.setCheckable(True)
        button.clicked.connect(lambda: self._appearance.use_text(percent))
        row.addWidget(button)
        return button

    def _mark(self) -> None:
        now = self._tools.theme.percent
        nearest = min(_SIZES, key=lambda size: abs(size - now))
        for percent, button in self.sizes.items():
            button.setFont(self._tools.theme.font(13 * percent / now))
            button.setChecked(percent == nearest)

    def retranslate(self) -> None:
        """Set the words in the language of the moment."""
        self.language.set_text(LANGUAGE_NAMES[self._tools.language.code])
        self.language.setAccessibleName(
            fill(translate("Start", "Language: %1"), LANGUAGE_NAMES[self._tools.language.code])
        )
        self._label.setText(translate("Start", "Text size:"))
        for percent, button in self.sizes.items():
            button.setAccessibleName(fill(translate("Start", "Text size %1"), per_cent(percent)))
            button.setToolTip(per_cent(percent))
        self._mark()
