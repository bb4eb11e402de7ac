"""What a table says is read back as the same value, whatever the column holds and in either language."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from canvas_app.content import load_catalogue
from canvas_app.domain.canvas.model import BLOCKS
from canvas_app.domain.fields import Choice, Score, Whole
from canvas_app.domain.kinds import KINDS
from canvas_app.exchange import cell_writer
from canvas_app.exchange.cell_writer import CellWriter
from canvas_app.exchange.cells import READERS, Cells
from canvas_app.exchange.fields import TableField
from canvas_app.exchange.numbers import StyleFinder, parse_number
from canvas_app.exchange.words import Words

LANGUAGES = ["ru", "en"]
CHOICES = [
    (kind.name, name)
    for kind in KINDS.values()
    for name, field in kind.fields.items()
    if isinstance(field, Choice)
]


@pytest.fixture(params=LANGUAGES)
def writer(request: pytest.FixtureRequest) -> CellWriter:
    return CellWriter(load_catalogue(), request.param)


def test_whatever_is_read_is_written() -> None:
    assert set(cell_writer._WRITERS) == set(READERS)


@pytest.mark.parametrize(("kind", "name"), CHOICES)
def test_every_key_of_a_field_is_found_by_what_a_cell_calls_it(
    writer: CellWriter, kind: str, name: str
) -> None:
    field = KINDS[kind].fields[name]
    assert isinstance(field, Choice)
    words = Words(load_catalogue())
    for key in filter(None, field.keys):
        assert words.find(field, writer.choice(field, key)) == key


def test_keys_are_called_by_their_names(writer: CellWriter) -> None:
    kinds = KINDS["interaction"].fields["kind_key"]
    assert isinstance(kinds, Choice)
    assert writer.choice(kinds, "call") in ("Телефонный звонок", "Phone call")
    assert writer.choice(Choice(("a", "")), "a") == "a"
    assert writer.choice(kinds, "") == ""


def test_every_kind_of_note_is_found_in_its_block(writer: CellWriter) -> None:
    catalogue, words = load_catalogue(), Words(load_catalogue())
    keys = [(block, key) for block in BLOCKS for group in catalogue.kind_groups(block) for key in group.kinds]
    for block, key in keys:
        cell = writer.note_kind(block, key)
        assert words.note_kind(block, cell) == key
        assert not any(sign in cell for sign in ",;|"), "several stand in one cell"
    assert any(writer.note_kind(block, key) != key for block, key in keys), "most have names"


@pytest.mark.parametrize("text", ["0", "-8.50", "1.234", "-1234.567", "1000", "0.0001", "1234567.8901"])
def test_a_number_can_be_one_number_only(writer: CellWriter, text: str) -> None:
    cell, finder = writer.number(Decimal(text)), StyleFinder()
    finder.see(cell)
    assert finder.found()[1] == "", "nobody has to be asked"
    assert parse_number(cell).value == Decimal(text)


@pytest.mark.parametrize(
    ("holds", "value", "written"),
    [
        ("amount", 1_234_5000, {"ru": "1234,50", "en": "1234.50"}),
        ("score", 4.0, {"ru": "4", "en": "4"}),
        ("score", 3.125, {"ru": "3,1250", "en": "3.1250"}),
        ("date", date(2026, 1, 5), {"ru": "2026-01-05", "en": "2026-01-05"}),
        ("moment", (date(2026, 1, 5), "09:30"), {"ru": "2026-01-05 09:30", "en": "2026-01-05 09:30"}),
        ("moment", (date(2026, 1, 5), ""), {"ru": "2026-01-05", "en": "2026-01-05"}),
        ("moment", (None, ""), {"ru": "", "en": ""}),
        ("yes_no", True, {"ru": "Да", "en": "Yes"}),
        ("yes_no", False, {"ru": "Нет", "en": "No"}),
        ("scale", "0-100", {"ru": "0–100", "en": "0–100"}),
        ("tags", ("a", "b, c"), {"ru": 'a, "b, c"', "en": 'a, "b, c"'}),
        ("line", None, {"ru": "", "en": ""}),
    ],
)
def test_cells(holds: str, value: object, written: dict[str, str]) -> None:
    declared = {"score": Score(0, 100), "whole": Whole(0, 9)}.get(holds)
    for lang, text in written.items():
        field = TableField("x", holds, "x", declared)
        cell = CellWriter(load_catalogue(), lang).cell(field, value)
        assert cell.casefold() == text.casefold()
        if cell and holds in ("scale", "yes_no", "tags"):
            assert READERS[holds](Cells(Words(load_catalogue()), declared), cell) == value
