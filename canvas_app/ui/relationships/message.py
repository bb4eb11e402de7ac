"""Words and links in the middle of a card that has nothing to draw."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from canvas_app.ui.common.buttons import LinkButton
from canvas_app.ui.common.card import Choice
from canvas_app.ui.common.flow import FlowLayout
from canvas_app.ui.common.labels import QuietLabel


class Message(QWidget):
    """A sentence with the ways out under it; the first of them takes the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QuietLabel("", self, wrap=True)
        self._links = QWidget(self)
        self._row = FlowLayout(self._links, gap=12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.addWidget(self.label)
        column.addWidget(self._links)
        column.addStretch(1)

    def say(self, text: str, links: Sequence[Choice] = ()) -> None:
        """Show ``text`` and ``links``."""
        self.label.setText(text)
        self._row.clear()
        for words, act in links:
            link = LinkButton(words, self._links)
            link.clicked.connect(lambda _checked=False, act=act: act())
            self._row.addWidget(link)
            link.show()
        self._links.setVisible(bool(links))
        if links:
            self.setFocusProxy(self.links()[0])

    def links(self) -> list[LinkButton]:
        """Return the ways out."""
        return [w for w in self._links.findChildren(LinkButton) if w.isVisibleTo(self._links)]
