"""A line of the card's lists: a day, words, a quiet rest; Enter opens it, a menu says what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from canvas_app.ui.common.labels import PlainLabel, QuietLabel, StrongLabel
from canvas_app.ui.common.text import no_mnemonic
from canvas_app.ui.common.theme import Theme

Choice = tuple[str, Callable[[], object]]
"""What a menu entry says and does."""


_LEAD = 50


class RecordRow(QFrame):
    """One record.

    Attributes:
        opened: Enter, F2 or a double click.
        deleted: Delete.
        step_wanted: the next (1) or previous (−1) row.

    """

    opened = Signal()
    deleted = Signal()
    step_wanted = Signal(int)

    def __init__(
        self,
        theme: Theme,
        lead: str,
        text: str,
        rest: str = "",
        choices: Sequence[Choice] = (),
        parent: QWidget | None = None,
        *,
        mark: str = "",
    ) -> None:
        super().__init__(parent)
        self._theme, self._choices, self._mark = theme, choices, mark
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        said = [part for part in (lead, text, rest) if part]
        self.setAccessibleName(", ".join(said))
        self.lead, self.text, self.rest = StrongLabel(lead, self), PlainLabel(text, self, wrap=True), rest
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.text)
        if rest:
            words.addWidget(QuietLabel(rest, self, wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(18) if mark else 8, 4, 8, 4)
        row.setSpacing(8)
        if lead:
            self.lead.setMinimumWidth(theme.px(_LEAD))
            row.addWidget(self.lead, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, delete, walk."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit()
        elif key == Qt.Key.Key_Delete:
            self.deleted.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step_wanted.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open."""
        self.opened.emit()
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show what can be done."""
        if not self._choices:
            return
        menu = self.menu()
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        menu.popup(self.mapToGlobal(QPoint(8, self.height())) if keyboard else event.globalPos())

    def menu(self) -> QMenu:
        """Return a menu of what can be done."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, act in self._choices:
            menu.addAction(no_mnemonic(words), act)
        return menu

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dot of a timeline, and the mark of the focus."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        if self._mark:
            x, y = theme.px(6), theme.px(13)
            painter.setPen(QPen(theme.colour("border"), 2))
            painter.drawLine(x, 0, x, self.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(self._mark))
            radius = theme.px(4)
            painter.drawEllipse(QPoint(x, y), radius, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 1.6))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.8, 0.8, -0.8, -0.8), 4, 4)
