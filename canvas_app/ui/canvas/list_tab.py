"""The notes of the block as a real list: the same as the sheet, for those who read by ear or by key."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from canvas_app.domain.canvas.board import BoardBlock
from canvas_app.ui.common.text import translate


class ListTab(QListWidget):
    """One line a note.

    Attributes:
        note_chosen: a note is current (id).
        edit_wanted: Enter or F2 on a note (id); ``delete_wanted``: Delete.
        left: Esc: back to the sheet.

    """

    note_chosen = Signal(object)
    edit_wanted = Signal(object)
    delete_wanted = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self._shown: object = None
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSpacing(1)
        self.currentItemChanged.connect(self._on_current)
        self.itemActivated.connect(lambda item: self.edit_wanted.emit(item.data(Qt.ItemDataRole.UserRole)))

    def show_block(self, block: BoardBlock, current: int | None, spoken: dict[int, str]) -> None:
        """Show the notes of a block; ``spoken`` is what is read aloud of each."""
        shown = (block, current, tuple(spoken.get(note.id, "") for note in block.notes))
        if shown == self._shown:
            return
        self._shown = shown
        self._filling = True
        self.clear()
        for note in block.notes:
            text = f"{note.text}\n{note.second}" if note.second else note.text
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, note.id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken.get(note.id, note.text))
            self.addItem(item)
            if note.id == current:
                self.setCurrentItem(item)
        self._filling = False

    def retranslate(self) -> None:
        """Name the list."""
        self.setAccessibleName(translate("Canvas", "Notes of the block"))

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(280, 300)

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None and not self._filling:
            self.note_chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 edits, Delete deletes, Esc leads back."""
        item = self.currentItem()
        note = item.data(Qt.ItemDataRole.UserRole) if item else None
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_F2 and note is not None:
            self.edit_wanted.emit(note)
        elif event.key() == Qt.Key.Key_Delete and note is not None:
            self.delete_wanted.emit(note)
        else:
            super().keyPressEvent(event)
            return
        event.accept()
