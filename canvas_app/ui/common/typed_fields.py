"""Text fields that are written while one types in them, and keep caret, selection and undo all the while."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from canvas_app.ui.common.typed import TypedText


class Kept:
    """What the file says for one field, and what is typed over it.

    Attributes:
        file: what the file says, in the file's own form ("a, b" for "a,b").
        base: the text of the field that stands for it.

    """

    def __init__(self, field: QWidget, text: Callable[[], str], put: Callable[[str], object]) -> None:
        self._field, self._text, self._put = field, text, put
        self.file = self.base = ""
        self._refused = self._writing = self._told = False

    @property
    def pending(self) -> bool:
        """Whether the field holds what the file does not."""
        return self._text() != self.base

    def show(self, text: str) -> None:
        """Show what the file says; neither what is being typed nor a refused text is replaced by it."""
        self._told = True
        news, self.file = text != self.file, text
        if self._writing and self._field.hasFocus():
            return  # our own text in the file's form: the caret stays where it is
        if self.pending and (self._field.hasFocus() or self._refused):
            self.base = text
        elif news or not self._field.hasFocus():
            self.take_back()

    def write(self, write: Callable[[str], object]) -> None:
        """Call ``write`` with the text if it is not in the file; it calls ``refuse`` when it cannot be."""
        if self.pending:
            text = self._text()
            self.base, self._refused, self._told, self._writing = text, False, False, True
            try:
                write(text)
            except BaseException:
                self.refuse()
                raise
            finally:
                self._writing = False
            if not self._told and not self._refused:
                self.file = text
        if not self._field.hasFocus() and not self._refused:
            self.take_back()

    def finish(self) -> None:
        """Show a text that was written in the file's own form: whoever pressed Enter is done with it."""
        if not self._refused and not self.pending:
            self.take_back()

    def refuse(self) -> None:
        """Take the text for not written: it stays, and the next commit tries again."""
        self.base, self._refused = self.file, True

    def take_back(self) -> None:
        """Show what the file says in place of whatever is typed."""
        self.base, self._refused = self.file, False
        if self._text() != self.file:
            self._put(self.file)

    def reset(self) -> None:
        """Let go of what was shown and typed."""
        self.file = ""
        self.take_back()


class CommitLine(QLineEdit):
    """A line of the workbook; Esc keeps what fits, and gives back what was there before what does not.

    Attributes:
        committed: (text, whether the field is left): a text that is to be written; who cannot, calls
            ``kept.refuse``.
        reverted: what did not fit was given up.

    """

    committed = Signal(str, bool)
    reverted = Signal()

    def __init__(self, typed: TypedText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kept = Kept(self, self.text, self.setText)
        typed.watch(self, lambda: self.kept.pending, lambda final: self.commit(final=final))
        self.editingFinished.connect(self._finish)

    def _finish(self) -> None:
        self.commit()
        self.kept.finish()

    def show_text(self, text: str) -> None:
        """Show what is in the file, unless it is just being typed over; of a long text the beginning."""
        self.kept.show(text)
        if not self.hasFocus():
            self.setCursorPosition(0)

    def commit(self, *, final: bool = True) -> None:
        """Write what was typed."""
        self.kept.write(lambda text: self.committed.emit(text, final))

    def reset(self) -> None:
        """Let go of what was shown and typed."""
        self.kept.reset()

    def mark(self, problem: str) -> None:
        """Draw the border in red while there is a problem."""
        self.setProperty("invalid", bool(problem))
        self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep on Esc, which then leads where it leads from there; what is refused is given back first."""
        if event.key() == Qt.Key.Key_Escape:
            self.commit()
            if self.kept.pending:
                self.kept.take_back()
                self.reverted.emit()
                event.accept()
            else:
                event.ignore()
            return
        super().keyPressEvent(event)


class CommitText(QPlainTextEdit):
    """Text of several lines of the workbook; Tab leads on, Enter breaks the line.

    Attributes:
        committed: as of ``CommitLine``.

    """

    committed = Signal(str, bool)

    def __init__(self, typed: TypedText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kept = Kept(self, self.toPlainText, self.setPlainText)
        self.setTabChangesFocus(True)
        typed.watch(self, lambda: self.kept.pending, lambda final: self.commit(final=final))

    def show_text(self, text: str) -> None:
        """Show what is in the file, unless it is just being typed over."""
        self.kept.show(text)

    def commit(self, *, final: bool = True) -> None:
        """Write what was typed."""
        self.kept.write(lambda text: self.committed.emit(text, final))

    def reset(self) -> None:
        """Let go of what was shown and typed."""
        self.kept.reset()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write what was typed, also when only a menu or another window takes the focus."""
        self.commit()
        super().focusOutEvent(event)
