"""Labels that show text as it is, and the few kinds of them that the style sheet knows by class."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from canvas_app.ui.common.text import breakable, set_tip, shortened


class PlainLabel(QLabel):
    """A label for any text, people's included: never markup, no links, no pictures.

    One that wraps breaks words, too, that are longer than a line (a name without spaces, an address), and is
    never wider for them. ``most`` is how many characters it shows: of more, the whole is its tooltip.
    """

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, wrap: bool = False, most: int = 0
    ) -> None:
        super().__init__(parent)
        self._whole, self._most = "", most
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show ``text``; a screen reader says it whole and without the places where it may break."""
        shown = shortened(text, self._most) if self._most else text
        if self._most:
            set_tip(self, text if shown != text else "")
        shown = breakable(shown) if self.wordWrap() else shown
        if self.accessibleName() in ("", self._whole):  # else somebody gave it a name of its own
            self.setAccessibleName(text if shown != text else "")
        self._whole = text
        super().setText(shown)

    def text(self) -> str:
        """Return the whole text."""
        return self._whole


class Heading(PlainLabel):
    """The title of a page or of a panel: 16 px, semibold."""


class SectionHeader(PlainLabel):
    """The quiet heading of a group of fields."""


class StrongLabel(PlainLabel):
    """A label in semibold."""


class QuietLabel(PlainLabel):
    """Secondary text."""


class SmallLabel(PlainLabel):
    """Secondary text of 11 px."""


class ErrorLabel(PlainLabel):
    """What is wrong with the field above it; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, wrap=True)
        self.hide()

    def say(self, text: str) -> None:
        """Show ``text``, or hide when it is empty."""
        self.setText(text)
        self.setVisible(bool(text))


class ElidedLabel(PlainLabel):
    """One line that ends in "…" where it does not fit; then the whole text is its tooltip."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(text, parent)
        self._mode = mode
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Return room for three letters: the rest can be elided."""
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance("MM…"), super().minimumSizeHint().height())

    def setText(self, text: str) -> None:
        """Show ``text``, as much as fits."""
        super().setText(text)
        self._offer_whole()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text as a tooltip when some of it is cut."""
        super().resizeEvent(event)
        self._offer_whole()

    def _offer_whole(self) -> None:
        cut = QFontMetrics(self.font()).horizontalAdvance(self.text()) > self.contentsRect().width()
        set_tip(self, self.text() if cut else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what fits."""
        painter = QPainter(self)
        room = self.contentsRect()
        text = QFontMetrics(self.font()).elidedText(self.text(), self._mode, room.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, int(self.alignment() | Qt.TextFlag.TextSingleLine), text)
