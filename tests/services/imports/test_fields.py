"""Every field that a table can have is taken by the planner of its kind: nothing is read and then lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from canvas_app.domain.clients.model import Client
from canvas_app.domain.fields import Choice
from canvas_app.exchange.fields import FIELDS, KINDS, TableField
from canvas_app.services.imports.plan import Plan
from tests.services.imports.helpers import Importer

CELLS = {
    "line": "x", "text": "x", "tags": "x", "yes_no": "yes", "count": "1", "whole": "50", "amount": "5",
    "score": "4", "currency": "EUR", "moment": "2026-01-05 10:00", "date": "2026-01-05", "scale": "1-5",
}  # fmt: skip
"""A cell of each sort; where a planner knows only certain names, they are in NAMED."""
NAMED = {
    "client_id": "",
    "client": "Anna",
    "notes.kind": "",
    "model": "kotler",
    "stage": "client",
    "lost_on": "",
}


def cell_of(field: TableField) -> str:
    return field.declared.keys[-1] if isinstance(field.declared, Choice) else CELLS[field.holds]


class Watched(dict[str, Any]):
    """A row that notes which fields are asked of it."""

    asked: set[str]

    def __contains__(self, key: object) -> bool:
        self.asked.add(str(key))
        return super().__contains__(key)

    def __getitem__(self, key: str) -> Any:
        self.asked.add(key)
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        self.asked.add(key)
        return super().get(key, default)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_taken(load: Importer, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with load.workbook.edit("edit.client_add", name="Anna") as edit:
        edit.put(Client(edit.new_id(), "Anna"))
    asked: set[str] = set()
    rows = Plan.rows

    def watched(plan: Plan) -> Iterator[tuple[int, Any]]:
        for line, row in rows(plan):
            made = Watched(row)
            made.asked = asked
            yield line, made

    monkeypatch.setattr(Plan, "rows", watched)
    cells = {
        field.key: NAMED.get(f"{kind}.{field.key}", NAMED.get(field.key, cell_of(field)))
        for field in FIELDS[kind]
    }
    result = load("\n".join(",".join(f'"{one}"' for one in line) for line in (cells, cells.values())), kind)
    assert (result.added, result.skipped) == (1, 0), result.problems
    assert {field.key for field in FIELDS[kind]} <= asked
