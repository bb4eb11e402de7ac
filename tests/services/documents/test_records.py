"""Sections of the client's document that follow from the declaration of a kind."""

from __future__ import annotations

import inspect
from datetime import date
from types import SimpleNamespace

import pytest

from canvas_app.content import load_catalogue
from canvas_app.content.field_words import FieldWords
from canvas_app.domain import fields
from canvas_app.domain.clients.model import Client
from canvas_app.domain.fields import Amount, Choice, Currency, Day, Field, Line, Ref, Refs, Score, Whole
from canvas_app.domain.kind_relations import owned_directly
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.record_kind import Kind
from canvas_app.services.documents.client_records import DocumentNames, reported_fields
from canvas_app.services.documents.document_request import DocumentRequest
from canvas_app.services.documents.source import Source
from tests.services.document_books import DAY

SAMPLES = {
    "Amount": (Amount(), 12_500_0000, "₽12,500", "₽12,500"),
    "Choice": (Choice(("company",), "client.type"), "company", "Company", "Company"),
    "Clock": (fields.Clock(), "09:30", "09:30", "09:30"),
    "Count": (fields.Count(9), 2, "2", "2"),
    "Currency": (Currency(), "EUR", "EUR", "EUR"),
    "Day": (Day(), date(2026, 11, 3), "3 Nov 2026", "3 Nov 2026"),
    "Line": (Line(), "Sweet", "Sweet", ""),
    "Phone": (fields.Phone(), "8 912", "8 912", ""),
    "Ref": (Ref("employee"), 1, "Анна Ким", "Employee 1"),
    "Refs": (Refs("segment"), (1,), "Офисы", "Офисы"),
    "Score": (Score(1, 5), 4.5, "4.5", "4.5"),
    "Switch": (fields.Switch(), True, "yes", "yes"),
    "Text": (fields.Text(), "Sweet", "Sweet", ""),
    "Whole": (Whole(0, 9), 0, "0", "0"),
    "Words": (fields.Words(), ("a", "b"), "a, b", ""),
}
"""Of each type of field: one, a value, what a document with names says of it, and one without."""


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("anonymous", [False, True])
def test_every_type_of_field_has_its_words(small, name, anonymous):
    field, value, named, unnamed = SAMPLES[name]
    source = Source(small, DocumentRequest("client", "en", DAY, client_id=103, anonymous=anonymous))
    kind = Kind(SimpleNamespace(kind="made_up", __dataclass_fields__={}), {"it": field})
    words = FieldWords(kind, load_catalogue(), "en", DocumentNames(source), lambda: source.currency)
    shown = words.value("it", SimpleNamespace(it=value))
    assert shown.replace("\xa0", " ") == (unnamed if anonymous else named)


def test_no_type_of_field_is_forgotten():
    types = {
        name
        for name, one in inspect.getmembers(fields, inspect.isclass)
        if issubclass(one, Field) and one is not Field and not name.startswith("_") and not one.own
    }
    assert types == {*SAMPLES}


def test_a_kind_that_says_nothing_shows_every_field_but_its_owner():
    kind = Kind(
        SimpleNamespace(kind="made_up"),
        {"client_id": Ref("client", owns=True), "name": Line(), "position": fields.Place(), "on": Day()},
    )
    assert reported_fields(kind) == ("name", "on")


def test_what_the_document_tells_elsewhere_has_no_section():
    assert [name for name in owned_directly(Client.kind) if reported_fields(KINDS[name])] == ["task"]
