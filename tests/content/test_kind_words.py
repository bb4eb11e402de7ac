"""Every kind of record has the words that its declaration asks for, in both languages."""

from __future__ import annotations

import pytest

from canvas_app.content import load_catalogue, load_messages
from canvas_app.domain.fields import Choice
from canvas_app.domain.kind_relations import human, stood_in_for
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.record_table import word_key
from canvas_app.domain.record_views import form_fields, listing_of
from canvas_app.exchange.fields import FIELDS
from canvas_app.services.documents.client_records import reported_fields

WANTED = (
    *(f"rescue.kind.{name}" for name in KINDS),
    *(f"rescue.name.{name}" for name in sorted(stood_in_for())),
    *(f"doc.anonymous.{name}" for name in human()),
    *sorted({kind.counted for kind in KINDS.values()}),
    *(f"cmd.import.created.{name}" for name, kind in KINDS.items() if kind.made_by_name),
    *(f"cmd.import.new_names.{name}" for name, kind in KINDS.items() if kind.made_by_name),
    *(f"edit.import_{table}" for table in FIELDS),
)
SHOWN = [kind for kind in KINDS.values() if form_fields(kind)]
"""Kinds that are entered in forms and shown in lists."""


@pytest.mark.parametrize("key", WANTED)
def test_a_kind_has_its_words(key):
    assert load_messages().has(key)


def shown_fields():
    """Return every field that a form, a list or a section of the client's document shows, with its kind."""
    for kind in SHOWN:
        names = (*form_fields(kind), *listing_of(kind).columns, *listing_of(kind).filters)
        for name in dict.fromkeys((*names, *reported_fields(kind))):
            yield kind, name, kind.fields[name]


@pytest.mark.parametrize("kind", SHOWN, ids=lambda kind: kind.name)
def test_a_kind_that_has_a_form_is_called_something_and_its_edits_too(kind):
    entry = load_catalogue().entry(f"kind.{kind.name}")
    assert entry.extras.keys() >= {"plural", "new", "empty"}
    assert load_messages().has(f"error.not_found.{kind.name}")
    for done in ("add", "edit", "delete"):
        assert load_messages().has(f"edit.{kind.name}_{done}")
        assert load_messages().needs(f"edit.{kind.name}_{done}") <= {"name", "count"}


def test_what_a_form_a_list_or_a_document_shows_has_its_words():
    catalogue, missing = load_catalogue(), []
    for kind, name, field in shown_fields():
        keys = [word_key(kind, name)]
        if isinstance(field, Choice):
            assert field.labels, f"{kind.name}.{name} says nowhere what its choices are called"
            keys += [f"{field.labels}.{key}" for key in field.keys if key]
        missing += [key for key in keys if not catalogue.has(key)]
    assert not missing


@pytest.mark.parametrize("table", FIELDS)
def test_a_table_and_its_columns_have_their_words(table):
    catalogue = load_catalogue()
    assert catalogue.has(f"table.{table}")
    for field in FIELDS[table]:
        assert catalogue.has(f"field.{table}.{field.key}"), field.key
