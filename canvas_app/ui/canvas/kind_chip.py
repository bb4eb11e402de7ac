"""A chip of a kind: a click switches it or makes a note, and it can be dragged onto the sheet."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from canvas_app.ui.canvas.sheet_drag import KIND_MIME
from canvas_app.ui.common.chips import Chip


class KindChip(Chip):
    """Stands for one kind of the catalogue.

    Attributes:
        kind: its key.
        entered: Enter was pressed on it: back to the notes.

    """

    entered = Signal()

    def __init__(self, kind: str, parent: QWidget | None = None, *, checkable: bool = False) -> None:
        super().__init__("", parent, checkable=checkable)
        self.kind = kind
        self._pressed: QPoint | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the tab; Space presses the chip, as of any button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag would begin."""
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = event.position().toPoint() if left else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin a drag once the pointer went far enough."""
        at = event.position().toPoint()
        if self._pressed is None or (at - self._pressed).manhattanLength() < QApplication.startDragDistance():
            super().mouseMoveEvent(event)
            return
        self._pressed = None
        self.setDown(False)
        drag = QDrag(self)
        drag.setMimeData(self.mime())
        drag.setPixmap(self.grab())
        drag.exec(Qt.DropAction.CopyAction)

    def mime(self) -> QMimeData:
        """Return what a drag carries: the kind's key, and its name for other programs."""
        data = QMimeData()
        data.setData(KIND_MIME, self.kind.encode())
        data.setText(self.accessibleName())
        return data
