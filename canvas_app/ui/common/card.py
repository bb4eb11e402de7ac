"""Cards and empty states: the quiet boxes in which pages show things, or say what to do first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from canvas_app.ui.common.buttons import LinkButton, PrimaryButton, SecondaryButton
from canvas_app.ui.common.labels import PlainLabel, QuietLabel, StrongLabel

Choice = tuple[str, Callable[[], object]]
"""What a button says and what it does."""


class Card(QFrame):
    """A surface with a one-pixel border and round corners; ``body`` is its vertical layout."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = 12, gap: int = 8) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(gap)

    def set_current(self, current: bool) -> None:
        """Draw the border in the accent while the card is the one worked in."""
        self.setProperty("current", current)
        self.style().polish(self)


class EmptyState(QWidget):
    """What a page says instead of nothing: a title, a sentence, and the ways to begin."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = StrongLabel("", self, wrap=True)
        self._text = QuietLabel("", self, wrap=True)
        self._foot = QuietLabel("", self, wrap=True)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        for part in (self._title, self._text):
            column.addWidget(part)
        column.addLayout(self._buttons)
        column.addWidget(self._foot)
        column.addStretch(3)
        for label in (self._title, self._text, self._foot):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)

    def say(
        self,
        text: str,
        *,
        title: str = "",
        primary: Choice | None = None,
        links: Sequence[Choice] = (),
        foot: str = "",
    ) -> None:
        """Show these words and buttons in place of the earlier ones."""
        for label, words in ((self._title, title), (self._text, text), (self._foot, foot)):
            label.setText(words)
            label.setVisible(bool(words))
        while self._buttons.count():
            item = self._buttons.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons.addStretch(1)
        for words, act in links:
            self._add(SecondaryButton(words, self), act)
        if primary is not None:
            self._add(PrimaryButton(primary[0], self), primary[1])
        self._buttons.addStretch(1)

    def _add(self, button: SecondaryButton | PrimaryButton, act: Callable[[], object]) -> None:
        button.clicked.connect(lambda: act())
        self._buttons.addWidget(button)


class Sentence(QWidget):
    """Words and link buttons in a row, as in "Needs a segment first. Go to segments"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = PlainLabel("", self, wrap=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self._label, 1)
        self._links: list[LinkButton] = []

    def say(self, text: str, links: Sequence[Choice] = ()) -> None:
        """Show ``text`` followed by ``links``."""
        self._label.setText(text)
        for link in self._links:
            link.hide()
            link.deleteLater()
        self._links = [LinkButton(words, self) for words, _ in links]
        for link, (_, act) in zip(self._links, links, strict=True):
            link.clicked.connect(lambda _checked=False, act=act: act())
            self._row.addWidget(link)
