"""The columns of the register's table and their names."""

from __future__ import annotations

from typing import Final

from canvas_app.services.clients import listing
from canvas_app.ui.common.columns import Column
from canvas_app.ui.common.text import translate

_WIDTHS: Final = {
    one.key: one
    for one in (
        Column("name", 180, 240, 4, 0),
        Column("company", 100, 200, 4, 7, guest=True),
        Column("segment", 120, 180, 3, 3),
        Column("stage", 200, 200, 1, 1),
        Column("change", 160, 160, 1, 4),
        Column("employee", 104, 170, 3, 6),
        Column("contact", 130, 130, 1, 5),
        Column("revenue", 180, 180, 1, 2, right=True),
    )
}
"""A stage, a move, a day and an amount are not worth showing cut; names are."""
COLUMNS: Final = tuple(_WIDTHS[key] for key in listing.COLUMNS)
"""The columns as they stand."""


def column_name(key: str) -> str:
    """Return what a column is called."""
    return {
        "name": translate("Clients", "Client"),
        "company": translate("Clients", "Company"),
        "segment": translate("Clients", "Segment"),
        "stage": translate("Clients", "Stage"),
        "change": translate("Clients", "Change"),
        "employee": translate("Clients", "Looked after by"),
        "contact": translate("Clients", "Last interaction"),
        "revenue": translate("Clients", "Revenue, 12 mo"),
    }[key]


def heading(key: str) -> str:
    """Return what stands above a column: its name, or a shorter one where the name is too long for dates."""
    return translate("Clients", "Interaction") if key == "contact" else column_name(key)
