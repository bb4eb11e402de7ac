"""Which pages stand on the rail: some come with their first record, or when they are opened under "More"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from canvas_app.storage.queries.records import has_any
from canvas_app.ui.common.text import translate
from canvas_app.ui.pages import PageEntry
from canvas_app.ui.rail import Rail, RailItem

if TYPE_CHECKING:
    from canvas_app.domain.changes import Changes
    from canvas_app.storage.workbook import Workbook


class RailPages(QObject):
    """Fills ``rail`` with the pages of the open workbook.

    A page that came onto the rail stays there until the workbook is closed: nothing moves away under the
    pointer because a record was deleted.
    """

    def __init__(self, rail: Rail, entries: Sequence[PageEntry]) -> None:
        super().__init__(rail)
        self._rail, self._entries = rail, entries
        self._workbook: Workbook | None = None
        self._shown: set[str] = set()

    def open(self, workbook: Workbook) -> None:
        """Show the pages that an open workbook has something for."""
        self._workbook = workbook
        workbook.subscribe(self._notice)
        self._shown = {one.key for one in self._entries if not one.appears_with}
        self._shown |= {one.key for one in self._entries if self._has_records(one)}
        self.retranslate()

    def visit(self, key: str) -> None:
        """Keep a page on the rail that is opened."""
        self._show([key])

    def _notice(self, changes: Changes) -> None:
        """Show the pages that got their first record."""
        self._show(
            one.key
            for one in self._entries
            if one.key not in self._shown and changes.touch(one.appears_with) and self._has_records(one)
        )

    def retranslate(self) -> None:
        """Say the pages in the language of the moment."""
        here: list[RailItem] = []
        more: list[RailItem] = []
        for entry in self._entries:
            item = RailItem(entry.key, entry.icon, entry.words(), entry.keys)
            (more if entry.appears_with and entry.key not in self._shown else here).append(item)
        self._rail.set_items(here, translate("Shell", "Pages"))
        self._rail.set_more(more, translate("Shell", "More"))

    def _has_records(self, entry: PageEntry) -> bool:
        if not entry.appears_with or self._workbook is None:
            return False
        return has_any(self._workbook, entry.appears_with)

    def _show(self, keys: Iterable[str]) -> None:
        before = len(self._shown)
        self._shown.update(keys)
        if len(self._shown) != before:
            self.retranslate()
