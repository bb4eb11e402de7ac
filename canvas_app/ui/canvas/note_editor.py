"""The editor of a note, lying on the sheet where the note is or will be."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from canvas_app.ui.common.text import translate
from canvas_app.ui.common.theme import Theme

SOFT_LIMIT = 280
"""Characters a note should stay within; nothing is refused above."""
_COUNT_FROM = 200
_SMALLEST = 13  # pixels, whatever the zoom
_PAD = 8
_NARROWEST = 140


class NoteEditor(QPlainTextEdit):
    """Edits one text; what its keys mean is told by signals, the text is never thrown away by them.

    Attributes:
        kept: Enter: keep the text and go on (new note) or end (existing note).
        ended: Esc: keep the text and end.
        to_kinds: Tab: keep the text and go to the note's kinds.
        settled: the window was left: commit, and stay open.
        left: the focus went elsewhere.
        pasted: several lines were pasted (the text).
        moved: the editor grew or stands elsewhere.

    """

    kept = Signal()
    ended = Signal()
    to_kinds = Signal()
    settled = Signal()
    left = Signal()
    pasted = Signal(str)
    moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._place = QRectF()
        self._limits = QRectF()
        self.setObjectName("noteEditor")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(False)
        self.textChanged.connect(self._on_text)
        self.hide()

    def open(self, place: QRectF, limits: QRectF, text: str, pixels: float) -> None:
        """Show the editor at ``place`` (viewport pixels), inside ``limits``, with ``text`` to go on with."""
        self._place, self._limits = place, limits
        self._set_size(pixels)
        self.setPlainText(text)
        self.moveCursor(self.textCursor().MoveOperation.End)
        self.show()
        self.raise_()
        self._fit()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_words(self, name: str, prompt: str) -> None:
        """Set the name that is read aloud and what the empty editor asks."""
        self.setAccessibleName(name)
        self.setPlaceholderText(prompt)
        self._fit()

    def _set_size(self, pixels: float) -> None:
        font = self._theme.font()
        font.setPixelSize(max(self._theme.px(_SMALLEST), round(pixels)))
        if font.pixelSize() != self.font().pixelSize():
            self.setFont(font)

    def move_to(self, place: QRectF, limits: QRectF, pixels: float) -> None:
        """Follow the sheet: zoom and scroll move the editor with the note, and its letters grow along."""
        self._place, self._limits = place, limits
        self._set_size(pixels)
        self._fit()

    def text(self) -> str:
        """Return what is typed."""
        return self.toPlainText()

    def sizeHint(self) -> QSize:
        """Return the size that holds the text."""
        return QSize(round(self._width()), self._text_height())

    def _width(self) -> float:
        return max(self._place.width(), float(self._theme.px(_NARROWEST)))

    def _text_height(self) -> int:
        document = self.document()
        document.setTextWidth(max(40.0, self._width() - 2 * _PAD))
        lines = max(1, round(document.size().height()))  # a plain document counts its height in lines
        text = lines * self.fontMetrics().lineSpacing()
        return max(text, 0 if self.text() else self._prompt_height()) + 2 * _PAD

    def _prompt_height(self) -> int:
        flags = Qt.TextFlag.TextWordWrap
        width = round(self._width() - 3 * _PAD)
        return self.fontMetrics().boundingRect(0, 0, width, 10_000, flags, self.placeholderText()).height()

    def _fit(self) -> None:
        width = min(self._width(), self._limits.width())
        wanted = max(float(self._text_height()), min(self._place.height(), 60.0))
        height = min(wanted, self._limits.height())
        scrolls = (
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if wanted > height else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.setVerticalScrollBarPolicy(scrolls)
        x = min(self._place.left(), max(self._limits.left(), self._limits.right() - width))
        y = min(self._place.top(), max(self._limits.top(), self._limits.bottom() - height))
        place = QRectF(max(x, self._limits.left()), max(y, self._limits.top()), width, height).toRect()
        if place != self.geometry():
            self.setGeometry(place)
            self.moved.emit()

    def _on_text(self) -> None:
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

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the editor from the commands of the sheet."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_whole(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Shift+Enter breaks the line, Tab keeps and goes to the kinds, Esc keeps and ends."""
        key, held = event.key(), event.modifiers()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held & ~Qt.KeyboardModifier.KeypadModifier:
            self.kept.emit()
        elif key == Qt.Key.Key_Tab and not held:
            self.to_kinds.emit()
        elif key == Qt.Key.Key_Escape:
            self.ended.emit()
        elif _is_whole(event):
            self.insertPlainText(QGuiApplication.clipboard().text().strip())
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Hand a list of several lines, or a row of a table, on; put anything else in as plain text."""
        text = source.text()
        if len([line for line in text.splitlines() if line.strip()]) > 1 or "\t" in text.strip():
            self.pasted.emit(text)
        elif text:
            self.insertPlainText(text.strip("\r\n"))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the focus left; when only the window was left, commit and stay open."""
        super().focusOutEvent(event)
        reason = event.reason()
        if reason == Qt.FocusReason.ActiveWindowFocusReason:
            self.settled.emit()
        elif reason != Qt.FocusReason.PopupFocusReason:
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


def _is_whole(event: QKeyEvent) -> bool:
    """Return whether a key pastes as one note."""
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_V and event.modifiers() & both == both
