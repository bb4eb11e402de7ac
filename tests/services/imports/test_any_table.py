"""Whatever a table holds: rows are counted in full, a second import adds nothing, undo restores the file."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from canvas_app.domain.clients.model import Client
from canvas_app.domain.errors import PersonError
from canvas_app.services import imports
from canvas_app.storage.workbook import Workbook
from tests.services.imports.helpers import TODAY, Importer, say_all

CELLS = {
    "id": ["", "1", "2", "3"],
    "name": ["", "Anna", "anna ", "Boris", "Ёлка", "Елка", "I\u200bT"],
    "company": ["", "Romashka", "Anna"],
    "contact": ["", "Olga", "Pyotr"],
    "segment": ["", "Cafe", "CAFE", "Hotels"],
    "phone": ["", "1", "+1", "2"],
    "city": ["", "Omsk", "Perm"],
    "tags": ["", "a", "b, a"],
    "notes": ["", "one", "two\nlines", "\0"],
    "mentions": ["", "2", "yes", "many"],
    "client": ["Anna", "Boris", "Nobody", ""],
    "client_id": ["", "A", "Z"],
    "title": ["", "t"],
    "stream": ["", "s", "S", "r"],
    "amount": ["", "1", "1,5", "1.00001", "x", "$2"],
    "currency": ["", "EUR", "?"],
    "won_on": ["", "2026-01-01", "2026-02-01", "31.02.2026"],
    "lost_on": ["", "2026-01-01"],
    "at": ["2026-01-01", "2026-01-01 10:00", ""],
    "kind": ["", "call", "Встреча", "?"],
    "person": ["", "Olga"],
    "on": ["2026-01-01", "2026-01-02", ""],
    "satisfaction": ["", "4", "5", "9"],
    "trust_company": ["", "3"],
    "model": ["", "kotler", "payne"],
    "stage": ["client", "repeat", "?", ""],
    "reason": ["", "so"],
    "block": ["", "vp", "cs", "rs", "?"],
    "text": ["", "Fast", "fast", "Cafe"],
}
COLUMNS = {
    "clients": ("id", "name", "company", "contact", "segment", "phone", "city", "tags", "notes", "mentions"),
    "deals": ("id", "client_id", "client", "title", "stream", "amount", "currency", "won_on", "lost_on"),
    "interactions": ("client", "at", "kind", "person"),
    "assessments": ("client", "on", "satisfaction", "trust_company"),
    "stages": ("client", "model", "stage", "on", "reason"),
    "notes": ("block", "text", "segment"),
}


@st.composite
def tables(draw: st.DrawFn, kind: str) -> str:
    columns = COLUMNS[kind]
    rows = draw(
        st.lists(st.tuples(*(st.sampled_from(CELLS[column]) for column in columns)), min_size=1, max_size=7)
    )
    quoted = (",".join(f'"{cell}"' for cell in row) for row in (columns, *rows))
    return "\n".join(quoted)


@pytest.mark.parametrize("kind", COLUMNS)
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
    max_examples=40,
    derandomize=True,
)
@given(data=st.data())
def test_any_table(kind: str, workbook: Workbook, load: Importer, data: st.DataObject) -> None:
    if not workbook.all(Client):  # the fixtures live as long as all examples of a kind
        load("id,name\nA,Anna\n,Boris\n")
    before, edits = workbook.digest(), workbook.generation
    text = data.draw(tables(kind))
    try:
        preview = imports.read_text(workbook, text, kind)
        result = imports.apply_import(workbook, preview, today=TODAY)
    except PersonError as error:
        assert error.code == "import.nothing"  # noqa: PT017 - the only one that may come
        return
    assert result.read == result.added + result.updated + result.skipped + result.joined
    assert preview.forecast is not None
    assert (preview.forecast.added, preview.forecast.problems) == (result.added, result.problems)
    say_all(result.problems)
    again = imports.apply_import(workbook, imports.read_text(workbook, text, kind), today=TODAY)
    # What the first import told apart may tell whom a refused row means, as if a person had mended it.
    assert again.added <= result.refused
    if not result.refused:
        assert (
            again.new_names("segment"),
            again.new_names("stream"),
            again.new_names("employee"),
            len(again.new_names("person")),
        ) == ((), (), (), 0)
    for _ in range(workbook.generation - edits):
        workbook.undo()
    assert workbook.digest() == before
