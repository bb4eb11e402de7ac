"""A sentence whose numbers are links: words wrap like text, each number is a button in the tab order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from canvas_app.ui.common.buttons import LinkButton
from canvas_app.ui.common.text import set_tip
from canvas_app.ui.common.theme import Theme

_SIZE = 15
_LINE = 1.5


@dataclass(frozen=True, slots=True)
class Link:
    """A number that opens something; ``name`` is what a screen reader says of it, ``tip`` what it counts."""

    key: str
    text: str
    name: str
    tip: str = ""


Piece = str | Link


class SentenceLink(LinkButton):
    """A number of the sentence, written on the baseline of its line."""

    baseline = 0.0

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what shows hover and focus, and the number where the words around it stand."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setPen(self.palette().color(self.palette().ColorRole.ButtonText))
        painter.drawText(QPointF(1, self.baseline), self.text())

    def sizeHint(self) -> QSize:
        """Return the size of the text alone: it stands within a line."""
        metrics = QFontMetricsF(self.font())
        return QSize(round(metrics.horizontalAdvance(self.text())) + 2, round(metrics.height()))


class NumberSentence(QWidget):
    """Shows a sentence.

    Attributes:
        chosen: the key of the number that was pressed.

    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pieces: tuple[Piece, ...] = ()
        self._links: list[SentenceLink] = []
        self._words: list[tuple[QPointF, str]] = []
        # Not fixed in height: a layout would hold it to the lines of the width before.
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._restyle)

    def say(self, pieces: Sequence[Piece]) -> None:
        """Show ``pieces`` one after the other; a link that had the focus keeps it."""
        if tuple(pieces) == self._pieces:
            return
        focused = next((i for i, link in enumerate(self._links) if link.hasFocus()), -1)
        self._pieces = tuple(pieces)
        for old in self._links:
            old.hide()
            old.deleteLater()
        self._links = [self._link(piece) for piece in pieces if isinstance(piece, Link)]
        self.setAccessibleName(self.text())
        self._place()
        self.updateGeometry()
        if 0 <= focused < len(self._links):
            self._links[focused].setFocus()

    def text(self) -> str:
        """Return the sentence as it is read."""
        return "".join(piece if isinstance(piece, str) else piece.text for piece in self._pieces)

    def links(self) -> list[SentenceLink]:
        """Return the numbers in their order."""
        return list(self._links)

    def keys(self) -> list[str]:
        """Return what the numbers open, in their order."""
        return [piece.key for piece in self._pieces if isinstance(piece, Link)]

    def focus_key(self, key: str) -> None:
        """Focus the number that opens ``key``, where there is one."""
        keys = self.keys()
        if key in keys:
            self._links[keys.index(key)].setFocus()

    def hasHeightForWidth(self) -> bool:
        """Return that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at ``width``."""
        return self._flow(width)[2]

    def sizeHint(self) -> QSize:
        """Return the room of the sentence at its width now."""
        return QSize(self.width(), self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        """Return one line: the width is given by the page."""
        return QSize(100, round(self._height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words between the links."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setFont(self._font())
        for at, text in self._words:
            painter.drawText(at, text)

    def _link(self, piece: Link) -> SentenceLink:
        link = SentenceLink(piece.text, self)
        link.setAccessibleName(piece.name)
        link.setAccessibleDescription(piece.tip)
        set_tip(link, piece.tip)
        link.setFont(self._font(600))
        link.clicked.connect(lambda: self.chosen.emit(piece.key))
        link.show()
        return link

    def _font(self, weight: int = 400) -> QFont:
        return self._theme.font(_SIZE, weight)

    def _height(self) -> float:
        return QFontMetricsF(self._font()).height() * _LINE / 1.2

    def _restyle(self) -> None:
        for link in self._links:
            link.setFont(self._font(600))
        self._place()
        self.updateGeometry()
        self.update()

    def _place(self) -> None:
        words, boxes, _height = self._flow(max(self.width(), 1))
        self._words = words
        plain = QFontMetricsF(self._font())
        for link, box in zip(self._links, boxes, strict=True):
            link.baseline = (self._height() - plain.height()) / 2 + plain.ascent()
            link.setGeometry(box)
        self.update()

    def _flow(self, width: int) -> tuple[list[tuple[QPointF, str]], list[QRect], int]:
        """Break the pieces into lines; return the words with their places, the links' boxes, the height."""
        plain, strong = QFontMetricsF(self._font()), QFontMetricsF(self._font(600))
        space, line = plain.horizontalAdvance(" "), self._height()
        x, top = 0.0, 0.0
        words: list[tuple[QPointF, str]] = []
        boxes: list[QRect] = []
        for chunk, spaced in _chunks(self._pieces):
            parts = [(strong if isinstance(p, Link) else plain, p) for p in chunk]
            wide = sum(m.horizontalAdvance(p if isinstance(p, str) else p.text) for m, p in parts)
            x += space if spaced and x else 0
            if x and x + wide > width:
                x, top = 0.0, top + line
            base = top + (line - plain.height()) / 2 + plain.ascent()
            for metrics, part in parts:
                text = part if isinstance(part, str) else part.text
                advance = metrics.horizontalAdvance(text)
                if isinstance(part, str):
                    words.append((QPointF(x, base), text))
                else:
                    boxes.append(QRect(round(x) - 1, round(top), round(advance) + 3, round(line)))
                x += advance
        return words, boxes, round(top + line)


def _chunks(pieces: Sequence[Piece]) -> list[tuple[list[Piece], bool]]:
    """Split at spaces: each chunk stays on one line; the flag says whether a space stands before it."""
    chunks: list[tuple[list[Piece], bool]] = []
    spaced = True
    for piece in pieces:
        parts: list[Piece] = [piece] if isinstance(piece, Link) else list(piece.split(" "))
        for place, part in enumerate(parts):
            if place:
                spaced = True
            if part == "":
                continue
            if spaced or not chunks:
                chunks.append(([part], spaced))
            else:
                chunks[-1][0].append(part)
            spaced = False
    return chunks
