"""A field for an answer: prose that grows with its text, from which notes are made."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from canvas_app.domain.text import match_key
from canvas_app.ui.common.theme import Theme

_AROUND = 18
"""Border, padding and the document's margin, in pixels."""
_LINES = 8
"""Lines up to which the field grows; more scroll."""
_MARK = "→"
_MARK_ROOM = 18  # pixels


class AnswerField(QPlainTextEdit):
    """Edits the answer to one question for one segment or for all.

    Attributes:
        settled: the text shall be committed: typing has paused, or the focus left.
        note_wanted: Ctrl+Enter: a note of the selection or of the caret's line (text).
        step_wanted: PgDn (True) or PgUp (False): the next or previous question.
        ended: Esc.

    """

    settled = Signal()
    note_wanted = Signal(str)
    step_wanted = Signal(bool)
    ended = Signal()

    def __init__(self, theme: Theme, segment_id: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.segment_id = segment_id
        self._known = self._file = ""
        self._noted: frozenset[str] = frozenset()
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._on_text)

    def show_text(self, text: str) -> None:
        """Show what the file holds, unless the person is typing something else here."""
        news, self._file = text != self._file, text
        if self.hasFocus() and (self.changed or not news):
            return  # what was typed may be written there in another form: the caret stays
        self._known = text
        if text != self.toPlainText().rstrip():
            self.setPlainText(text)
            self.moveCursor(QTextCursor.MoveOperation.End)

    def show_noted(self, texts: Collection[str]) -> None:
        """Mark the lines of which there are notes with these texts."""
        noted = frozenset(key for text in texts if (key := match_key(text)))
        if noted != self._noted:
            self._noted = noted
            self.setViewportMargins(0, 0, _MARK_ROOM if noted else 0, 0)
            self.viewport().update()
            self.update()

    def _is_noted(self, block: QTextBlock) -> bool:
        line = match_key(block.text())
        return bool(line) and any(key == line or (" " in key and key in line) for key in self._noted)

    @property
    def changed(self) -> bool:
        """Whether something is typed that the file does not hold yet."""
        return self.toPlainText().rstrip() != self._known

    def text(self) -> str:
        """Return what is typed."""
        return self.toPlainText()

    def mark_known(self) -> None:
        """Remember that what is typed is in the file."""
        self._known = self.toPlainText().rstrip()

    def insert(self, text: str) -> None:
        """Put a text in at the caret."""
        cursor = self.textCursor()
        line = cursor.block().text()
        before = line[: min(cursor.selectionStart(), cursor.position()) - cursor.block().position()]
        after = line[cursor.positionInBlock() :]
        left = " " if before and not before[-1].isspace() else ""
        right = " " if after and not after[0].isspace() else ""
        self.insertPlainText(f"{left}{text}{right}")

    def chosen(self) -> str:
        """Return the selected text, or the line of the caret."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            return cursor.selectedText().replace("\u2029", "\n").strip()
        return cursor.block().text().strip()

    def sizeHint(self) -> QSize:
        """Return a height that holds the text, up to eight lines."""
        return QSize(120, self._height())

    def minimumSizeHint(self) -> QSize:
        """Return the height of the text: the field is never smaller."""
        return QSize(80, self._height())

    def _height(self) -> int:
        lines = max(1, min(_LINES, self._lines()))
        return lines * self.fontMetrics().lineSpacing() + _AROUND

    def _lines(self) -> int:
        return round(self.document().size().height())  # a plain document counts its height in lines

    def _on_text(self) -> None:
        scrolls = self._lines() > _LINES
        policies = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policies.ScrollBarAsNeeded if scrolls else policies.ScrollBarAlwaysOff
        )
        self.updateGeometry()
        if self._noted:
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width: lines break anew."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and an arrow beside each line that became a note."""
        super().paintEvent(event)
        if not self._noted:
            return
        painter = QPainter(self.viewport())
        painter.setPen(self._theme.colour("good"))
        painter.setFont(self.font())
        block = self.firstVisibleBlock()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if place.top() > self.viewport().height():
                break
            if self._is_noted(block):
                line = block.layout().lineAt(0)
                at = QRectF(self.viewport().width() - _MARK_ROOM, place.top(), _MARK_ROOM, line.height())
                painter.drawText(at, Qt.AlignmentFlag.AlignCenter, _MARK)
            block = block.next()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter makes a note, PgDn and PgUp walk the questions, Esc goes back to the sheet."""
        key, held = event.key(), event.modifiers()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held & Qt.KeyboardModifier.ControlModifier:
            if text := self.chosen():
                self.note_wanted.emit(text)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) and not held:
            self.step_wanted.emit(key == Qt.Key.Key_PageDown)
        elif key == Qt.Key.Key_Escape:
            self.ended.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit when the focus leaves."""
        super().focusOutEvent(event)
        if self.changed and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.settled.emit()
