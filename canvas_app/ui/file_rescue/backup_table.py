"""The table of backups: rows stand at once, what is in each follows as the worker has read it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from canvas_app.content import Formats
from canvas_app.ui.common.text import translate

if TYPE_CHECKING:
    from canvas_app.services.backup_list import BackupSeen, Found

_DAY, _SIZE, _CLIENTS, _NOTES, _STATE = range(5)
_WAITING = "…"
_MANY, _SOME = 99_999, 999  # clients and notes for which there is room before they are counted
_AROUND = 24  # px left free in a column, as the style has it, with a little more
_NUMBERS = (_SIZE, _CLIENTS, _NOTES)


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class BackupTable(QTableWidget):
    """One row a backup, the newest first."""

    _needed = 0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 5, parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_found(self, found: Sequence[Found], seen: Sequence[BackupSeen | None], lang: str) -> None:
        """Show these backups; what was not looked into yet is «…»."""
        self.setAccessibleName(translate("FileRescue", "Backups"))
        self.setHorizontalHeaderLabels(
            [
                translate("FileRescue", "Made"),
                translate("FileRescue", "Size"),
                translate("FileRescue", "Clients"),
                translate("FileRescue", "Notes"),
                translate("FileRescue", "State"),
            ]
        )
        self.setRowCount(len(found))
        formats = Formats(lang)
        for row, (one, look) in enumerate(zip(found, seen, strict=True)):
            made, size = _made_and_size(one)
            texts = ["" if made is None else formats.moment(made, date.today()), formats.size(size)]
            for place, text in enumerate((*texts, *_looked(look, formats))):
                item = QTableWidgetItem(text)
                if place in _NUMBERS:
                    item.setTextAlignment(_RIGHT)
                self.setItem(row, place, item)
        self._fit(formats)

    def needed(self) -> int:
        """Return the width in which every column is seen whole."""
        return self._needed + 2 * self.frameWidth()

    def _fit(self, formats: Formats) -> None:
        """Give each column room for what it will hold: nothing moves when that is known."""
        awaited = {
            _CLIENTS: [formats.number(_MANY)],
            _NOTES: [formats.number(_SOME)],
            _STATE: [translate("FileRescue", "damaged"), translate("FileRescue", "sound")],
        }
        self._needed = 0
        for place in range(self.columnCount()):
            header = self.horizontalHeaderItem(place)
            if header is not None and place in _NUMBERS:
                header.setTextAlignment(_RIGHT)
            items = [header, *(self.item(row, place) for row in range(self.rowCount()))]
            texts = [*(item.text() for item in items if item is not None), *awaited.get(place, [])]
            width = max(self.fontMetrics().horizontalAdvance(text) for text in texts) + _AROUND
            self.setColumnWidth(place, width)
            self._needed += width

    def show_seen(self, row: int, look: BackupSeen, lang: str) -> None:
        """Fill in what was found in a backup."""
        for place, text in enumerate(_looked(look, Formats(lang)), _CLIENTS):
            if (item := self.item(row, place)) is not None:
                item.setText(text)


def _made_and_size(one: Found) -> tuple[datetime | None, int]:
    try:
        return datetime.fromtimestamp(one.backup.made), one.backup.size
    except OSError:  # thinned a moment ago
        return None, 0


def _looked(look: BackupSeen | None, formats: Formats) -> tuple[str, str, str]:
    if look is None:
        return _WAITING, _WAITING, _WAITING
    if look.contents is None:
        return "—", "—", translate("FileRescue", "damaged")
    held = look.contents
    return formats.number(held.clients), formats.number(held.notes), translate("FileRescue", "sound")
