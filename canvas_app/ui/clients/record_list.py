"""The lists of the card's tabs: rows made anew after each change, the focus staying where it was."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from canvas_app.ui.clients.record_row import RecordRow
from canvas_app.ui.clients.section import Section
from canvas_app.ui.common.buttons import LinkButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.labels import QuietLabel
from canvas_app.ui.common.text import translate

AT_FIRST = 30
"""Rows that are shown before «more» is pressed."""


class RecordList(Section):
    """Rows of records by key; ``told`` stands in their place when there are none."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 6, 0, 0)
        self.column.setSpacing(2)
        self.told = QuietLabel("", self, wrap=True)
        self.rows: dict[object, RecordRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.more = LinkButton("", self)
        self.more.clicked.connect(self._show_more)
        self._limit = AT_FIRST
        self.column.addWidget(self.told)
        self.column.addLayout(self._list)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def begin(self) -> None:
        """Show the first rows of another client."""
        self._limit = AT_FIRST

    def show_rows(self, rows: Iterable[tuple[object, RecordRow]], empty: str, total: int) -> None:
        """Show rows in place of those before; ``total`` counts those that are not shown too."""
        focused = next((key for key, row in self.rows.items() if row.hasFocus()), None)
        place = list(self.rows).index(focused) if focused is not None else -1
        for old in self.rows.values():
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = dict(rows)
        for place_now, row in enumerate(self.rows.values()):
            row.step_wanted.connect(lambda step, at=place_now: self._step(at + step))
            self._list.addWidget(row)
        self.told.setText(empty)
        self.told.setVisible(bool(empty) and not self.rows)
        left = total - len(self.rows)
        self.more.setVisible(left > 0)
        self.more.set_text(translate("Clients", "Show %n more", None, max(left, 0)))
        if focused is not None:
            self._focus(focused, place)

    def shown_of(self, records: tuple[object, ...]) -> int:
        """Return how many of ``records`` are to be shown now."""
        return min(self._limit, len(records))

    def _focus(self, key: object, place: int) -> None:
        rows = list(self.rows.values())
        target = self.rows.get(key) or (rows[min(place, len(rows) - 1)] if rows else None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, place: int) -> None:
        rows = list(self.rows.values())
        if 0 <= place < len(rows):
            rows[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_more(self) -> None:
        self._limit += 5 * AT_FIRST
        if self.shown is not None:
            self.fill(self.shown)
