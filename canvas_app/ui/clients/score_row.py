"""One score: its name, a bar, its value; digits, a click or Delete change it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from canvas_app.ui.common.theme import Theme

_HEIGHT, _BAR, _TRACK, _NARROW_TRACK, _VALUE = 24, 8, 84, 46, 86
_WIDE = 310  # px of a row from which the track is long
_LOWEST, _HIGHEST = 1, 5
_DIGITS = {Qt.Key(int(Qt.Key.Key_0) + digit): digit for digit in range(_LOWEST, _HIGHEST + 1)}


class ScoreRow(QWidget):
    """Shows a score of 1–5 or that there is none.

    Attributes:
        value_wanted: a score 1–5, or None to take it away.
        step_wanted: the next (1) or previous (−1) row.

    """

    value_wanted = Signal(object)
    step_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label, self._text, self._change = "", "", ""
        self._value: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.updateGeometry)

    def show_score(self, label: str, value: float | None, text: str, change: str, aloud: str) -> None:
        """Show a score: ``text`` is its value in words of the language, ``change`` «▲ 0,5» or empty."""
        self._label, self._value, self._text, self._change = label, value, text, change
        self.setAccessibleName(aloud)
        self.update()

    def sizeHint(self) -> QSize:
        """Return one line."""
        return QSize(self._theme.px(280), self._theme.px(_HEIGHT))

    # keys and the pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits 1–5, Delete, and arrows."""
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in _DIGITS:
            self.value_wanted.emit(_DIGITS[key])
        elif plain and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.value_wanted.emit(None)
        elif plain and key in steps:
            self.step_wanted.emit(steps[key])
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Give the score that the place on the track stands for."""
        track = self._track()
        place = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and track.adjusted(-4, 0, 4, 0).contains(place):
            share = (place.x() - track.left()) / max(1, track.width())
            self.value_wanted.emit(max(_LOWEST, min(_HIGHEST, 1 + int(share * _HIGHEST))))
        super().mousePressEvent(event)

    def _track(self) -> QRect:
        theme = self._theme
        wide = self.width() >= theme.px(_WIDE)
        width, value = theme.px(_TRACK if wide else _NARROW_TRACK), theme.px(_VALUE)
        return QRect(self.width() - value - width, 0, width, self.height())

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint label, bar and value."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, track = self._theme, self._track()
        metrics = QFontMetrics(self.font())
        room = QRect(2, 0, track.left() - theme.px(8), self.height())
        painter.setPen(theme.colour("text"))
        shown = metrics.elidedText(self._label, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
        self._paint_bar(painter, track)
        beside = QRect(
            track.right() + theme.px(8), 0, self.width() - track.right() - theme.px(8), self.height()
        )
        self._paint_value(painter, beside, metrics)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.8, 0.8, -0.8, -0.8), 4, 4)

    def _paint_bar(self, painter: QPainter, track: QRect) -> None:
        theme = self._theme
        high = theme.px(_BAR)
        bar = QRectF(track.left(), (self.height() - high) / 2, track.width(), high)
        if self._value is None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("control_border"), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), high / 2, high / 2)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("track"))
        painter.drawRoundedRect(bar, high / 2, high / 2)
        painter.setBrush(theme.stage(4))
        share = max(0.0, min(1.0, self._value / _HIGHEST))
        painter.drawRoundedRect(QRectF(bar.left(), bar.top(), bar.width() * share, high), high / 2, high / 2)

    def _paint_value(self, painter: QPainter, room: QRect, metrics: QFontMetrics) -> None:
        theme = self._theme
        painter.setPen(theme.colour("text" if self._value is not None else "quiet"))
        shown = metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
        if self._change:
            painter.setPen(theme.colour("up" if self._change[0] == "▲" else "down"))
            painter.drawText(
                room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), self._change
            )
