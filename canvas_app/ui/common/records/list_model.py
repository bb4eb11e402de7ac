"""Records of a kind as a model for a table: a column for each field that the kind lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from canvas_app.content.field_words import FieldWords
from canvas_app.domain.fields import Amount, Choice, Field, Line, Score, Text, Whole, Words
from canvas_app.domain.record_kind import Kind
from canvas_app.domain.record_views import listing_of
from canvas_app.services.records import Found
from canvas_app.ui.common.columns import Column
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.records.shown_names import words_of
from canvas_app.ui.common.text import fill, plain_tip, translate

Index = QModelIndex | QPersistentModelIndex
_NUMBERS = (Whole, Score, Amount)
_NOTHING: Mapping[str, Mapping[int, str]] = {}
RECORD = Qt.ItemDataRole.UserRole
"""Role under which an index gives its record."""


def column_of(name: str, field: Field, rank: int) -> Column:
    """Return the column of a field; those of a higher rank go first where there is no room."""
    if isinstance(field, Line | Words | Text):
        return Column(name, 120, 320, 4, rank)
    if isinstance(field, _NUMBERS):
        return Column(name, 60, 160, 1, rank, right=True)
    return Column(name, 90, 180 if isinstance(field, Choice) else 200, 2, rank)


class RecordListModel(QAbstractTableModel):
    """Shows records; ``columns`` are those shown now, in their order."""

    def __init__(self, host: PageContext, kind: Kind, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._host, self._kind = host, kind
        listing = listing_of(kind)
        shown = [name for name in listing.columns if name not in listing.extra]
        self.columns: tuple[Column, ...] = ()
        self.found = Found((), _NOTHING)
        self._words: FieldWords = words_of(host, kind)
        self.show_columns(shown)

    def show_columns(self, names: list[str]) -> None:
        """Have columns for these fields; the first one stays wherever there is no room."""
        self.beginResetModel()
        fields = self._kind.fields
        self.columns = tuple(column_of(name, fields[name], rank) for rank, name in enumerate(names))
        self.endResetModel()

    def show(self, found: Found) -> None:
        """Show records in place of those before."""
        self.beginResetModel()
        self.found = found
        self._words = words_of(self._host, self._kind, found.names)
        self.endResetModel()

    def retranslate(self) -> None:
        """Say headings and values in the language of the moment."""
        self.show(self.found)

    def id_at(self, row: int) -> int | None:
        """Return the record of a row, None outside."""
        records = self.found.records
        return records[row].id if 0 <= row < len(records) else None

    def row_of(self, record_id: int | None) -> int:
        """Return the row of a record, -1 when it is not shown."""
        return next((row for row, one in enumerate(self.found.records) if one.id == record_id), -1)

    def text(self, row: int, name: str) -> str:
        """Return what the cell of a field shows; of several lines the first."""
        return self._words.value(name, self.found.records[row]).partition("\n")[0]

    def heading(self, name: str) -> str:
        """Return what stands above a column."""
        return self._words.label(name)

    # Qt

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many records are shown."""
        return 0 if parent is not None and parent.isValid() else len(self.found.records)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the name of a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.heading(self.columns[section].key)
        return self._side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows and what a screen reader says of it."""
        if not index.isValid():
            return None
        if role == RECORD:
            return self.found.records[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        name = self.columns[index.column()].key
        text = self.text(index.row(), name)
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(text) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            titled = name == self._kind.called_by or not text
            return text if titled else fill(translate("Records", "%1: %2"), self.heading(name), text)
        return None

    def _side(self, section: int) -> Qt.AlignmentFlag:
        right = self.columns[section].right
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
