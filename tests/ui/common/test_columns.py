"""Columns take the width of what stands in them; empty ones and guests give way first."""

from __future__ import annotations

from canvas_app.ui.common.columns import Column, fitted

COLUMNS = (
    Column("name", 100, 200, 4, 0),
    Column("company", 60, 150, 4, 3, guest=True),
    Column("segment", 60, 120, 2, 1),
    Column("amount", 90, 90, 1, 2, right=True),
)
WANTED = {"name": 160, "company": 140, "segment": 80, "amount": 70}


def test_with_room_for_all_nothing_is_cut():
    widths = fitted(COLUMNS, 700, 1.0, WANTED)
    assert list(widths) == [column.key for column in COLUMNS]
    assert all(widths[key] >= WANTED[key] for key in WANTED)
    assert sum(widths.values()) == 700


def test_a_guest_is_cut_and_goes_before_names_are_cut():
    some = fitted(COLUMNS, 160 + 80 + 70 + 60, 1.0, WANTED)
    assert some == {"name": 160, "company": 60, "segment": 80, "amount": 70}
    less = fitted(COLUMNS, 160 + 80 + 70 + 59, 1.0, WANTED)
    assert "company" not in less
    assert less["name"] >= 160


def test_empty_columns_go_before_everything_else():
    widths = fitted(COLUMNS, 360, 1.0, WANTED, empty={"segment"})
    assert list(widths) == ["name", "company", "amount"]
    assert "segment" in fitted(COLUMNS, 700, 1.0, WANTED, empty={"segment"})


def test_where_little_is_left_columns_go_by_rank_and_the_first_stays():
    shown = [list(fitted(COLUMNS, width, 1.0, WANTED)) for width in (260, 229, 159, 20)]
    assert shown == [["name", "segment", "amount"], ["name", "segment"], ["name"], ["name"]]


def test_the_column_that_lacks_least_is_whole_first():
    widths = fitted(COLUMNS, 100 + 80 + 70 + 20, 1.0, WANTED)
    assert widths == {"name": 120, "segment": 80, "amount": 70}


def test_a_single_long_value_does_not_take_the_table():
    assert fitted(COLUMNS, 520, 1.0, WANTED | {"name": 900})["name"] < 300
