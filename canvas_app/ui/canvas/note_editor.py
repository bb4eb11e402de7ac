"""The editor of a note, lying on the sheet where the note is or will be."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from canvas_app.ui.common.text import translate
from canvas_app.ui.common.theme import Theme

SOFT_LIMIT = 280
"""Characters a note should stay within; nothing is refused above."""
_COUNT_FROM = 200
_IDLE = 500  # milliseconds
_SMALLEST = 13  # pixels, whatever the zoom
_PAD = 8


class NoteEditor(QPlainTextEdit):
    """Edits one text; what its keys mean is told by signals, the text is never thrown away by them.

    Attributes:
        kept: Enter: keep the text and go on (new note) or end (existing note).
        ended: Esc: keep the text and end.
        to_kinds: Tab: keep the text and go to the note's kinds.
        settled: nothing was typed for half a second.
        left: the focus went elsewhere.
        pasted: several lines were pasted (the text).

    """

    kept = Signal()
    ended = Signal()
    to_kinds = Signal()
    settled = Signal()
    left = Signal()
    pasted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._place = QRectF()
        self._limits = QRectF()
        self._idle = QTimer(self, singleShot=True, interval=_IDLE)
        self._idle.timeout.connect(self.settled)
        self.setObjectName("noteEditor")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(False)
        self.textChanged.connect(self._on_text)
        self.hide()

    def open(self, place: QRectF, limits: QRectF, text: str, name: str, prompt: str, pixels: float) -> None:
        """Show the editor at ``place`` (viewport pixels), inside ``limits``, with ``text`` to go on with."""
        self._place, self._limits = place, limits
        self.setAccessibleName(name)
        self.setPlaceholderText(prompt)
        font = self._theme.font()
        font.setPixelSize(max(self._theme.px(_SMALLEST), round(pixels)))
        self.setFont(font)
        self.setPlainText(text)
        self.moveCursor(self.textCursor().MoveOperation.End)
        self._idle.stop()
        self.show()
        self.raise_()
        self._fit()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def replace_text(self, text: str) -> None:
        """Put another text in, as after a paste that became notes."""
        self.setPlainText(text)
        self.moveCursor(self.textCursor().MoveOperation.End)

    def move_to(self, place: QRectF, limits: QRectF) -> None:
        """Follow the sheet: zoom and scroll move the editor with the note."""
        self._place, self._limits = place, limits
        self._fit()

    def text(self) -> str:
        """Return what is typed."""
        return self.toPlainText()

    def sizeHint(self) -> QSize:
        """Return the size that holds the text."""
        return QSize(round(self._place.width()), self._text_height())

    def _text_height(self) -> int:
        document = self.document()
        document.setTextWidth(max(40.0, self._place.width() - 2 * _PAD))
        lines = max(1, round(document.size().height()))  # a plain document counts its height in lines
        prompt = self.fontMetrics().boundingRect(
            0,
            0,
            round(self._place.width() - 3 * _PAD),
            10_000,
            Qt.TextFlag.TextWordWrap,
            self.placeholderText(),
        )
        text = lines * self.fontMetrics().lineSpacing()
        return max(text, 0 if self.text() else prompt.height()) + 2 * _PAD

    def _fit(self) -> None:
        width = max(self._place.width(), 120.0)
        height = max(float(self._text_height()), min(self._place.height(), 60.0))
        x = min(self._place.left(), max(self._limits.left(), self._limits.right() - width))
        y = min(self._place.top(), max(self._limits.top(), self._limits.bottom() - height))
        self.setGeometry(QRectF(x, y, width, height).toRect())

    def _on_text(self) -> None:
        self._idle.start()
        self._fit()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and a quiet counter from 200 characters on."""
        super().paintEvent(event)
        count = len(self.text())
        if count >= _COUNT_FROM:
            painter = QPainter(self.viewport())
            painter.setPen(self._theme.colour("warning" if count > SOFT_LIMIT else "quiet"))
            painter.setFont(self._theme.font(11))
            corner = self.viewport().rect().adjusted(0, 0, -4, -2)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
            painter.drawText(corner, flags, f"{count} / {SOFT_LIMIT}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Shift+Enter breaks the line, Tab keeps and goes to the kinds, Esc keeps and ends."""
        key, held = event.key(), event.modifiers()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held & ~Qt.KeyboardModifier.KeypadModifier:
            self.kept.emit()
        elif key == Qt.Key.Key_Tab and not held:
            self.to_kinds.emit()
        elif key == Qt.Key.Key_Escape:
            self.ended.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def insertFromMimeData(self, source: object) -> None:
        """Hand a list of several lines on; put anything else in as plain text."""
        text = source.text() if hasattr(source, "text") else ""
        if len([line for line in text.splitlines() if line.strip()]) > 1:
            self.pasted.emit(text)
        elif text:
            self.insertPlainText(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the focus left, unless a menu or another window only covers it."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow changes of look while open."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            self._fit()

    def hint(self, *, new: bool) -> str:
        """Return what the keys do, for the line under the editor."""
        if new:
            return translate("Canvas", "Enter: another note · Esc: done")
        return translate("Canvas", "Enter: done · Shift+Enter: new line")

    def bottom_left(self) -> QPointF:
        """Return the place of the line under the editor."""
        return QPointF(self.geometry().bottomLeft())
