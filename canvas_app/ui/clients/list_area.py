"""The left part of the page: one row of filters or actions, the table or why it is empty, the count."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from canvas_app.services.clients.listing import ClientRow
from canvas_app.ui.clients.bars import FilterBar, ReasonBar, ReviewBar, SelectionBar
from canvas_app.ui.clients.pick_button import PickButton
from canvas_app.ui.clients.table_model import ClientTableModel
from canvas_app.ui.clients.table_view import ClientTable
from canvas_app.ui.common.buttons import LinkButton, TextButton
from canvas_app.ui.common.card import EmptyState
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.labels import QuietLabel
from canvas_app.ui.common.text import translate

FILTER, SELECTION, REVIEW, REASON = "filter", "selection", "review", "reason"
"""Which row stands above the table."""
_SIDE, _BESIDE = 16, 8
"""Px at both sides of the list, and between a bar and the drawer beside it."""


class ListArea(QWidget):
    """Filters, table, count.

    Attributes:
        crowded: the bar shown now has no room beside the drawer.

    """

    crowded = Signal()

    def __init__(
        self,
        context: PageContext,
        read: Callable[[Sequence[int]], list[ClientRow]],
        number: Callable[[int], int],
        tags: Callable[[], Sequence[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.model = ClientTableModel(read, number, self)
        self.table = ClientTable(context.tools.theme, self.model, self)
        self.filters = FilterBar(context, tags, self)
        self.selection = SelectionBar(context, self)
        self.review = ReviewBar(self)
        self.reason = ReasonBar(context, self)
        self.empty = EmptyState(self)
        self.count = QuietLabel("", self)
        self.archive_link = LinkButton("", self)
        self.model_button = PickButton("", self)
        self.bar = FILTER
        self._covered = 0
        self._bars: dict[str, QWidget] = {
            FILTER: self.filters,
            SELECTION: self.selection,
            REVIEW: self.review,
            REASON: self.reason,
        }
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self._arrange()

    def _arrange(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.count)
        foot.addWidget(self.archive_link)
        foot.addStretch(1)
        foot.addWidget(self.model_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 14, _SIDE, 8)
        column.setSpacing(10)
        self._tops = QVBoxLayout()
        for bar in self._bars.values():
            self._tops.addWidget(bar)
        column.addLayout(self._tops)
        column.addWidget(self.stack, 1)
        column.addLayout(foot)
        self.show_bar(FILTER)

    def show_bar(self, name: str) -> None:
        """Show one of the rows above the table."""
        self.bar = name
        for key, bar in self._bars.items():
            bar.setVisible(key == name)
        self.leave_free(self._covered)
        needed = {SELECTION: self.selection.narrowest, REASON: self.reason.narrowest}.get(name)
        if self._covered and needed and needed() > self.width() - self._covered - _SIDE - _BESIDE:
            self.crowded.emit()

    def leave_free(self, covered: int) -> None:
        """Keep the row above the table out of the ``covered`` px at the right, where the drawer lies.

        The table stays as it is under the drawer, but no button may be out of reach. The filters stay too
        where they need the whole width: Esc or × uncovers them, while a review is walked beside the card.
        """
        right = max(0, covered - _SIDE + _BESIDE) if covered else 0
        free = self.width() - 2 * _SIDE - right
        if self.bar == FILTER and self.filters.minimumSizeHint().width() > free:
            right = 0
        self._covered = covered
        self._tops.setContentsMargins(0, 0, right, 0)

    def show_table(self, on: bool) -> None:
        """Show the table, or why it is empty."""
        self.stack.setCurrentWidget(self.table if on else self.empty)

    def focus_rows(self) -> None:
        """Put the focus on the rows, on what the empty list offers, else into the search field."""
        offered = self.empty.findChildren(TextButton)
        shown = [button for button in offered if not button.isHidden()]
        target: QWidget = self.table
        if self.stack.currentWidget() is self.empty:
            target = shown[-1] if shown and not self.filters.search.text() else self.filters.search
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the window."""
        super().resizeEvent(event)
        self.leave_free(self._covered)
        self.filters.fit()

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        for part in (self.table, self.filters, self.selection, self.review, self.reason):
            part.retranslate()
        self.setAccessibleName(translate("Clients", "List of clients"))
