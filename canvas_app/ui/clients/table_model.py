"""The register as a model for a table: ids are there at once, rows are read a window at a time."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer

from canvas_app.content.formats import money_places
from canvas_app.domain.progress import PENDING
from canvas_app.services.clients.listing import ClientRow
from canvas_app.ui.clients.client_ids import ClientIds
from canvas_app.ui.clients.columns import COLUMNS, column_name, heading
from canvas_app.ui.clients.words import ClientWords
from canvas_app.ui.common.text import fill, plain_tip, translate

WINDOW = 200
"""Rows that are read at once."""
_WINDOWS = 24
_SAMPLE = 70
ROW = Qt.ItemDataRole.UserRole
"""Role under which an index gives its ClientRow."""
_FIGURES = ("stage", "change", "contact", "revenue")  # columns; the others hold what was typed
_NONE: Mapping[int, str] = MappingProxyType({})
_NO_TOTALS: Mapping[str, int] = MappingProxyType({})
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Names:
    """What rows refer to by id, and the revenue that shares are of."""

    segments: Mapping[int, str] = field(default_factory=lambda: _NONE)
    employees: Mapping[int, str] = field(default_factory=lambda: _NONE)
    revenue: Mapping[str, int] = field(default_factory=lambda: _NO_TOTALS)


class ClientTableModel(QAbstractTableModel):
    """Shows clients by their ids.

    ``read`` gives the rows of some ids, ``number`` the stand-in of a client whose name is hidden.

    Attributes:
        pending: what stands in place of figures that are not known to be sound, empty when they are.

    """

    def __init__(
        self,
        read: Callable[[Sequence[int]], list[ClientRow]],
        number: Callable[[int], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._read, self._number = read, number
        self.pending = ""
        self._shown = ClientIds()
        self._words: ClientWords | None = None
        self._names = Names()
        self._windows: OrderedDict[int, dict[int, ClientRow]] = OrderedDict()
        self._to_come: dict[int, ClientRow] = {}
        self._places: dict[str, int] = {}

    # what is shown

    @property
    def ids(self) -> array[int]:
        """The clients shown, in order."""
        return self._shown.ids

    def show(self, found: ClientIds, words: ClientWords, names: Names) -> bool:
        """Show these clients; return whether the rows are others than before (then selection is lost)."""
        self._words, self._names = words, names
        self._windows.clear()
        self._to_come.clear()
        self._places.clear()
        if found.ids == self.ids:
            if self.ids:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self.ids) - 1, len(COLUMNS) - 1))
            return False
        self.beginResetModel()
        self._shown = found
        self.endResetModel()
        return True

    def retranslate(self) -> None:
        """Say the headers in the language of the moment."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def id_at(self, row: int) -> int | None:
        """Return the client of a row, None outside."""
        return self._shown.id_at(row)

    def row_of(self, client_id: int | None) -> int:
        """Return the row of a client, -1 when it is not shown."""
        return self._shown.row_of(client_id)

    def rows_of(self, client_ids: Iterable[int]) -> list[int]:
        """Return the rows of those of many clients that are shown, from the top."""
        return self._shown.rows_of(client_ids)

    def client(self, row: int) -> ClientRow | None:
        """Return what a row shows, None outside and for a client that is gone."""
        client_id = self.id_at(row)
        return None if client_id is None else self._window(row // WINDOW).get(client_id)

    def sample(self) -> list[ClientRow]:
        """Return rows from the beginning, the middle and the end: enough to know how wide things are."""
        if self._words is None:
            return []
        last = (len(self.ids) - 1) // WINDOW
        windows = [self._window(number) for number in sorted({0, last // 2, last}) if self.ids]
        return [row for window in windows for row in list(window.values())[:_SAMPLE]]

    def _window(self, number: int) -> dict[int, ClientRow]:
        if number in self._windows:
            self._windows.move_to_end(number)
            return self._windows[number]
        ids = self.ids[number * WINDOW : (number + 1) * WINDOW]
        found = self._read(ids)
        window = {row.id: _without_figures(row) if self.pending else row for row in found}
        if self.pending == PENDING:
            self._to_come |= {row.id: row for row in found[:_SAMPLE]}
        self._fit_money(window.values())
        self._windows[number] = window
        if len(self._windows) > _WINDOWS:
            self._windows.popitem(last=False)
        return window

    def _fit_money(self, rows: Iterable[ClientRow]) -> None:
        """Write amounts under each other with as many decimals as one of those read so far needs."""
        by_currency: dict[str, list[int]] = {}
        for row in rows:
            for currency, amount in row.revenue:
                by_currency.setdefault(currency, []).append(amount)
        found = {currency: money_places(amounts) for currency, amounts in by_currency.items()}
        more = {one: places for one, places in found.items() if places > self._places.get(one, 0)}
        if more and self._windows:
            QTimer.singleShot(0, self, self._say_revenue)  # not from inside a reading view
        self._places |= more

    def _say_revenue(self) -> None:
        if self.ids:
            column = [one.key for one in COLUMNS].index("revenue")
            self.dataChanged.emit(self.index(0, column), self.index(len(self.ids) - 1, column))

    # Qt

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many clients are shown."""
        return 0 if parent is not None and parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are, hidden ones too."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the name of a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return heading(COLUMNS[section].key)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return column_name(COLUMNS[section].key)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if COLUMNS[section].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows and what a screen reader says of it."""
        row = self.client(index.row()) if index.isValid() else None
        if row is None or self._words is None:
            return None
        key = COLUMNS[index.column()].key
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, key)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.aloud(row, key)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.aloud(row, key)) or None
        return row if role == ROW else None

    def text(self, row: ClientRow, key: str) -> str:
        """Return what the cell of a column shows."""
        words = self._words
        assert words is not None
        if key == "name":
            return words.client(row.name, self._number(row.id))
        if key == "company":
            return words.hidden(row.company)
        if key == "segment":
            return self._names.segments.get(row.segment_id or 0, "")
        if key == "employee":
            return words.hidden(self._names.employees.get(row.employee_id or 0, ""))
        if self.pending and key in _FIGURES:
            return self.pending
        return self._figure(row, key, words, self._places)

    def _figure(self, row: ClientRow, key: str, words: ClientWords, places: Mapping[str, int]) -> str:
        if key == "stage":
            return words.stage(row.shown) if row.shown else translate("Clients", "archived")
        if key == "change":
            return words.move(row)
        if key == "contact":
            return words.day(row.last_contact)
        revenue = dict(row.revenue)
        return words.money(revenue, self._names.revenue, {one: places.get(one, 0) for one in revenue})

    def measured(self, row: ClientRow, key: str) -> str:
        """Return by what text a column is measured: where a figure is to come, by what will stand there.

        So no column jumps when the figures come. What cannot even be written takes the room of its mark.
        """
        whole = self._to_come.get(row.id) if key in _FIGURES and self.pending else None
        if whole is None or self._words is None:
            return self.text(row, key)
        try:
            return self._figure(whole, key, self._words, self._places_to_come())
        except (LookupError, ValueError, TypeError, ArithmeticError, AttributeError):  # not verified yet
            return self.pending

    def _places_to_come(self) -> dict[str, int]:
        amounts: dict[str, list[int]] = {}
        for row in self._to_come.values():
            for currency, amount in row.revenue:
                amounts.setdefault(currency, []).append(amount)
        return {currency: money_places(found) for currency, found in amounts.items()}

    def aloud(self, row: ClientRow, key: str) -> str:
        """Return what a screen reader says of a cell, with its column where the value alone is not enough."""
        words = self._words
        assert words is not None
        text = self.text(row, key)
        if self.pending and key in _FIGURES:
            return translate("Clients", "not known yet")
        if key == "stage" and row.shown:
            return f"{text}, {words.decided(row)}"
        if key == "change":
            return words.move_aloud(row.move)
        if key in ("name", "company") or not text:
            return text
        return fill(translate("Clients", "%1: %2"), column_name(key), text)


def _without_figures(row: ClientRow) -> ClientRow:
    """Return only what was typed of a client."""
    return replace(
        row,
        shown="",
        suggested="",
        confirmed="",
        state="",
        since=None,
        move=None,
        last_contact=None,
        revenue=(),
    )
