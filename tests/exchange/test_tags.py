"""Any labels come back from the cell that lists them, and labels that people list come apart as ever."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_app.content import load_catalogue
from canvas_app.domain.clients.model import TAG_LIMIT
from canvas_app.domain.clients.values import clean_tags
from canvas_app.exchange.cells import Cells
from canvas_app.exchange.formulas import guarded, unguarded
from canvas_app.exchange.tags import joined, parted
from canvas_app.exchange.words import Words

CELLS = Cells(Words(load_catalogue()))
awkward = st.lists(st.text("ab;,|\"&=+-@'\n\r\t ", max_size=8) | st.text(max_size=12), max_size=6)


@given(awkward)
def test_what_an_export_writes_an_import_reads(labels: list[str]) -> None:
    tags = clean_tags(label[:TAG_LIMIT] for label in labels)
    assert CELLS.tags(unguarded(guarded(joined(tags)))) == tags


@pytest.mark.parametrize(
    "tags",
    [("A&B;",), ("A&B;", "x"), ("a,b", "c|d"), ('say "hi"',), ('"', '""'), ("=1;2",), ("'=1",), ("-", "+;")],
)
def test_signs_of_parting_quotes_and_formulas_stay(tags: tuple[str, ...]) -> None:
    assert CELLS.tags(unguarded(guarded(joined(tags)))) == tags


@pytest.mark.parametrize(
    ("cell", "labels"),
    [
        ("vip, new;old|x\ny", ["vip", "new", "old", "x", "y"]),
        ('5" pipe, "quoted, both", end', ['5" pipe', "quoted, both", "end"]),
        ('"open, x', ['"open', "x"]),
        ('"a"b, c', ['"a"b', "c"]),
    ],
)
def test_what_people_list(cell: str, labels: list[str]) -> None:
    assert [label.strip() for label in parted(cell) if label.strip()] == labels


def test_a_cell_of_nothing_but_signs_costs_no_more_than_its_length() -> None:
    for sign in (";", '"', '",', '"";', 'a"'):
        assert sum(len(label) + 1 for label in parted(sign * 20_000)) <= 20_000 * len(sign) + 2
