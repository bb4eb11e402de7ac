"""The columns of the table: their names, the room each needs, and which go first where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from canvas_app.ui.common.text import translate


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table.

    Attributes:
        key: its name in ``services.clients.listing.COLUMNS``.
        least: px it needs at 100 % text size; ``share``: how it takes part in the room left over.
        rank: columns of a higher rank go first where the window is narrow; 0 never goes.

    """

    key: str
    least: int
    share: int
    rank: int
    right: bool = False


COLUMNS: Final = (
    Column("name", 148, 4, 0),
    Column("company", 100, 4, 7),
    Column("segment", 110, 3, 3),
    Column("stage", 136, 1, 1),
    Column("change", 126, 1, 4),
    Column("employee", 96, 3, 6),
    Column("contact", 92, 1, 5),
    Column("revenue", 118, 1, 2, right=True),
)


def column_name(key: str) -> str:
    """Return what stands above a column."""
    return {
        "name": translate("Clients", "Client"),
        "company": translate("Clients", "Company"),
        "segment": translate("Clients", "Segment"),
        "stage": translate("Clients", "Stage"),
        "change": translate("Clients", "Change"),
        "employee": translate("Clients", "Looked after by"),
        "contact": translate("Clients", "Last contact"),
        "revenue": translate("Clients", "Revenue, 12 mo"),
    }[key]


def fitted(width: int, scale: float, unused: Sequence[str] = ()) -> dict[str, int]:
    """Return the columns that fit into ``width`` px and the width of each, in their order.

    Args:
        width: room for all of them.
        scale: text size, 1.0 for 100 %.
        unused: columns that have nothing to show.

    """
    shown = [column for column in COLUMNS if column.key not in unused]
    while len(shown) > 1 and sum(column.least for column in shown) * scale > width:
        shown.remove(max(shown, key=lambda column: column.rank))
    spare = max(0.0, width - sum(column.least for column in shown) * scale)
    shares = sum(column.share for column in shown)
    widths = {column.key: int(column.least * scale + spare * column.share / shares) for column in shown}
    widths["name"] += max(0, width - sum(widths.values()))
    return widths
