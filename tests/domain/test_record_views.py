"""Forms and lists as kinds declare them, or as they follow from the fields."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

import pytest

from canvas_app.domain.fields import Choice, Day, Line, Place, Ref, Refs, Text
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.record_kind import Kind, Listing
from canvas_app.domain.record_table import required
from canvas_app.domain.record_views import editable, form_fields, form_rows, listing_of

ALL = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)


@dataclass(frozen=True)
class Plan:
    kind: ClassVar[str] = "plan"
    id: int
    client_id: int
    name: str
    on: date | None = None
    sort: str = "a"
    segments: tuple[int, ...] = ()
    text: str = ""
    position: int = 0


FIELDS = {
    "client_id": Ref("client", owns=True), "name": Line(required=True), "on": Day(),
    "sort": Choice(("a", "b")), "segments": Refs("segment"), "text": Text(), "position": Place(),
}  # fmt: skip


def test_a_kind_that_says_nothing_has_what_its_fields_suggest():
    kind = Kind(Plan, FIELDS)
    assert form_rows(kind) == (("name",), ("on",), ("sort",), ("text",))
    columns = ("name", "on", "sort", "segments")
    assert listing_of(kind) == Listing(columns, sort="on", descending=True, filters=("on", "sort"))
    assert (kind.may_lack("on"), kind.may_lack("name")) == (True, False)


def test_a_kind_says_its_rows_and_columns():
    listing = Listing(("name",), sort="name")
    kind = Kind(Plan, FIELDS, form=("name", ("on", "sort")), listing=listing)
    assert form_rows(kind) == (("name",), ("on", "sort"))
    assert form_fields(kind) == ("name", "on", "sort")
    assert listing_of(kind) is listing
    assert form_fields(Kind(Plan, FIELDS, form=())) == ()


@ALL
def test_forms_and_lists_name_fields_that_there_are_each_once(kind):
    form, listing = form_fields(kind), listing_of(kind)
    assert all(editable(kind.fields[name]) for name in form)
    for names in (form, listing.columns, listing.filters):
        assert len(set(names)) == len(names)
        assert set(names) <= set(kind.fields)
    assert set(listing.extra) <= set(listing.columns)
    assert listing.sort in listing.columns


@ALL
def test_a_form_asks_for_all_that_a_record_needs(kind):
    owner = kind.owner[0] if kind.owner is not None else ""
    if form_fields(kind):
        assert set(required(kind)) - {owner} <= set(form_fields(kind))


@ALL
def test_whoever_only_names_a_record_can_do_without_it(kind):
    assert all(ref.owns or kind.may_lack(name) for name, ref in kind.references())
