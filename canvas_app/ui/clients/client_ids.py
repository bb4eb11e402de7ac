"""Clients in an order: which one stands in a row, and in which row one stands."""

from __future__ import annotations

from array import array
from collections.abc import Iterable


class ClientIds:
    """The ids of the clients of a list, in its order; it never changes."""

    def __init__(self, ids: array[int] | None = None) -> None:
        self.ids = array("q") if ids is None else ids

    def id_at(self, row: int) -> int | None:
        """Return the client of a row, None outside."""
        return self.ids[row] if 0 <= row < len(self.ids) else None

    def row_of(self, client_id: int | None) -> int:
        """Return the row of a client, -1 when it is not in the list."""
        try:
            return -1 if client_id is None else self.ids.index(client_id)
        except ValueError:
            return -1

    def rows_of(self, client_ids: Iterable[int]) -> list[int]:
        """Return the rows of those of many clients that are in the list, from the top, in one walk."""
        wanted = set(client_ids)
        return [row for row, one in enumerate(self.ids) if one in wanted]

    def beside(self, client_ids: Iterable[int]) -> int | None:
        """Return the client after the last of these, else the one before the first, None for neither."""
        rows = self.rows_of(client_ids)
        after = self.id_at(max(rows, default=-1) + 1)
        return after if after is not None else self.id_at(min(rows, default=0) - 1)
