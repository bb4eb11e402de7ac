"""Every kind of record has the words that its declaration asks for, in both languages."""

from __future__ import annotations

import pytest

from canvas_app.content import load_catalogue, load_messages
from canvas_app.domain.clients.model import Client
from canvas_app.domain.fields import Choice
from canvas_app.domain.kind_relations import human, owned_directly, stood_in_for
from canvas_app.domain.kinds import KINDS
from canvas_app.exchange.fields import FIELDS
from canvas_app.services.documents.client_records import heading_key, reported_fields

WANTED = (
    *(f"rescue.kind.{name}" for name in KINDS),
    *(f"rescue.name.{name}" for name in sorted(stood_in_for())),
    *(f"doc.anonymous.{name}" for name in human()),
    *sorted({kind.counted for kind in KINDS.values()}),
    *(f"doc.records.{name}" for name in owned_directly(Client.kind) if reported_fields(KINDS[name])),
    *(f"cmd.import.created.{name}" for name, kind in KINDS.items() if kind.made_by_name),
    *(f"cmd.import.new_names.{name}" for name, kind in KINDS.items() if kind.made_by_name),
    *(f"edit.import_{table}" for table in FIELDS),
)


@pytest.mark.parametrize("key", WANTED)
def test_a_kind_has_its_words(key):
    assert load_messages().has(key)


def in_the_document():
    """Return the kinds that have a section in the client's document, each with the fields it shows."""
    kinds = (KINDS[name] for name in owned_directly(Client.kind))
    return [(kind, name, kind.fields[name]) for kind in kinds for name in reported_fields(kind)]


def test_what_a_section_of_the_clients_document_shows_has_its_words():
    catalogue, missing = load_catalogue(), []
    for kind, name, field in in_the_document():
        keys = [heading_key(kind, name)]
        if isinstance(field, Choice):
            keys += [f"{field.labels}.{key}" for key in field.keys if key]
        missing += [key for key in keys if not catalogue.has(key)]
    assert not missing


@pytest.mark.parametrize("table", FIELDS)
def test_a_table_and_its_columns_have_their_words(table):
    catalogue = load_catalogue()
    assert catalogue.has(f"table.{table}")
    for field in FIELDS[table]:
        assert catalogue.has(f"field.{table}.{field.key}"), field.key
