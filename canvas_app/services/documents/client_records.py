"""Records that belong to a client: a section of its document for each kind, as the kind declares."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from canvas_app.documents.client_data import RecordColumn, RecordRow, RecordsPart
from canvas_app.domain.clients.model import Client
from canvas_app.domain.fields import (
    Amount,
    Choice,
    Clock,
    Currency,
    Day,
    Field,
    Json,
    Line,
    Place,
    Ref,
    Refs,
    Score,
    Switch,
    Text,
    Version,
    Whole,
    Words,
)
from canvas_app.domain.kind_relations import human, owned_directly
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.record_kind import Kind
from canvas_app.domain.record_table import Table, own_key
from canvas_app.services.documents.source import Source

_UNREADABLE: Final = (Json, Place, Version)
"""Fields that the program keeps for itself."""
_NUMBERS: Final = (Whole, Score)
_WIDE, _NARROW, _MIDDLE = 3.0, 1.4, 2.0


def client_records(source: Source, client_id: int) -> tuple[RecordsPart, ...]:
    """Return a section for each kind with records of the client, in the order in which kinds are declared.

    An anonymous report leaves out what is written freely and says the stand-ins of names.
    """
    found = (_section(source, KINDS[name], client_id) for name in owned_directly(Client.kind))
    return tuple(section for section in found if section is not None)


def reported_fields(kind: Kind) -> tuple[str, ...]:
    """Return the fields that a section of the client's document shows of a kind; none: it has no section."""
    if kind.reported is not None:
        return kind.reported
    owner = kind.owner[0] if kind.owner is not None else ""
    return tuple(
        name for name, field in kind.fields.items() if name != owner and not isinstance(field, _UNREADABLE)
    )


def heading_key(kind: Kind, name: str) -> str:
    """Return the catalogue's key of a field's name: that of the column which fills it in the kind's table."""
    table = kind.table or Table(kind.name)
    parts = {field: key for key, pair in table.moments.items() for field in pair}
    renamed = {field: key for key, field in table.fills.items()}
    key = parts.get(name) or renamed.get(name) or own_key(name, kind.fields[name])
    return f"field.{table.name}.{key}"


def _section(source: Source, kind: Kind, client_id: int) -> RecordsPart | None:
    """Return the section of a kind; None where there is nothing to show of it."""
    names = reported_fields(kind)
    if not names or kind.owner is None:
        return None
    records = _latest_first(kind, names, source.workbook.all(kind.record, **{kind.owner[0]: client_id}))
    say = _FieldWords(source, kind)
    shown = {name: [say.value(name, one) for one in records] for name in names}
    texts = [name for name in names if isinstance(kind.fields[name], Text)]
    columns = [name for name in names if name not in texts and any(shown[name])]
    if not columns:
        return None
    rows = tuple(
        RecordRow(
            tuple(shown[name][place] for name in columns),
            tuple(shown[name][place] for name in texts if shown[name][place]),
        )
        for place in range(len(records))
    )
    title = source.words.say(f"doc.records.{kind.name}")
    return RecordsPart(title, tuple(say.column(name) for name in columns), rows)


def _latest_first(kind: Kind, names: Sequence[str], records: Sequence[Any]) -> list[Any]:
    """Sort by the first day that is shown, the latest first and those without one last."""
    day = next((name for name in names if isinstance(kind.fields[name], Day)), None)
    if day is None:
        return list(records)
    return sorted(records, key=lambda one: getattr(one, day) or date.min, reverse=True)


class _FieldWords:
    """Says what the fields of one kind are called and what they hold."""

    def __init__(self, source: Source, kind: Kind) -> None:
        self._source, self._kind = source, kind
        currencies = (name for name, field in kind.fields.items() if isinstance(field, Currency))
        self._currency = next(currencies, None)

    def column(self, name: str) -> RecordColumn:
        """Return the column of a field."""
        field = self._kind.fields[name]
        heading = self._source.words.text(heading_key(self._kind, name))
        if isinstance(field, Line | Words | Refs):
            return RecordColumn(heading, _WIDE)
        middle = isinstance(field, Choice | Ref)
        return RecordColumn(heading, _MIDDLE if middle else _NARROW, right=isinstance(field, _NUMBERS))

    def value(self, name: str, record: Any) -> str:
        """Return what a field of a record holds as the document says it; nothing for an empty one."""
        value = getattr(record, name)
        if value is None or value == "":
            return ""
        words, names = self._source.words, self._source.names
        match self._kind.fields[name]:
            case Ref(kind=kind):
                return self._record(kind, value)
            case Refs(kind=kind):
                return ", ".join(filter(None, (self._record(kind, one) for one in value)))
            case Choice() as field:
                return words.text(f"{field.labels}.{value}") if field.labels else value
            case Words():
                return names.about_person(", ".join(value))
            case Line() | Text():
                return names.about_person(value)
            case Amount():
                currency = getattr(record, self._currency) if self._currency else self._source.currency
                return words.formats.money(value, currency)
            case field:
                return self._plain(field, value)

    def _plain(self, field: Field, value: Any) -> str:
        """Return a value that names nobody."""
        words = self._source.words
        match field:
            case Day():
                return words.formats.date(value)
            case Clock() | Currency():
                return str(value)
            case Switch():
                return words.say("doc.client.yes") if value else ""
            case Score():
                return words.formats.score(value)
            case Whole():
                return words.formats.number(value)
        raise TypeError(f"no words for a {type(field).__name__}")

    def _record(self, kind: str, record_id: int) -> str:
        """Return what a record that is named is called in the document."""
        names = self._source.names
        if kind in human():
            return names.somebody(kind, record_id)
        record = self._source.workbook.get(KINDS[kind].record, record_id)
        text = next((str(getattr(record, key)) for key in ("name", "title") if hasattr(record, key)), "")
        return names.about_person(text) if KINDS[kind].about_people else names.free(text)
