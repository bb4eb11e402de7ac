"""Records that belong to a client: a section of its document for each kind, as the kind declares."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from canvas_app.content.field_words import FieldWords
from canvas_app.documents.client_data import RecordColumn, RecordRow, RecordsPart
from canvas_app.domain.clients.model import Client
from canvas_app.domain.fields import Choice, Day, Line, Ref, Refs, Score, Text, Whole, Words
from canvas_app.domain.kind_relations import human, owned_directly
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.record_kind import Kind
from canvas_app.domain.record_views import readable
from canvas_app.services.documents.source import Source

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
    return readable(kind) if kind.reported is None else kind.reported


def _section(source: Source, kind: Kind, client_id: int) -> RecordsPart | None:
    """Return the section of a kind; None where there is nothing to show of it."""
    names = reported_fields(kind)
    if not names or kind.owner is None:
        return None
    records = _latest_first(kind, names, source.workbook.all(kind.record, **{kind.owner[0]: client_id}))
    words = source.words
    say = FieldWords(kind, words.catalogue, words.lang, DocumentNames(source), lambda: source.currency)
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
    title = words.catalogue.extra(f"kind.{kind.name}", "plural", words.lang)
    return RecordsPart(title, tuple(_column(say, kind, name) for name in columns), rows)


def _latest_first(kind: Kind, names: Sequence[str], records: Sequence[Any]) -> list[Any]:
    """Sort by the first day that is shown, the latest first and those without one last."""
    day = next((name for name in names if isinstance(kind.fields[name], Day)), None)
    if day is None:
        return list(records)
    return sorted(records, key=lambda one: getattr(one, day) or date.min, reverse=True)


def _column(words: FieldWords, kind: Kind, name: str) -> RecordColumn:
    """Return the column of a field."""
    field, heading = kind.fields[name], words.label(name)
    if isinstance(field, Line | Words | Refs):
        return RecordColumn(heading, _WIDE)
    middle = isinstance(field, Choice | Ref)
    return RecordColumn(heading, _MIDDLE if middle else _NARROW, right=isinstance(field, _NUMBERS))


class DocumentNames:
    """Names as the document says them: as they are, or stand-ins."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def record(self, kind: str, record_id: int) -> str:
        """Return what a record is called in the document."""
        names = self._source.names
        if kind in human():
            return names.somebody(kind, record_id)
        record = self._source.workbook.get(KINDS[kind].record, record_id)
        text = str(getattr(record, KINDS[kind].called_by, ""))
        return names.about_person(text) if KINDS[kind].about_people else names.free(text)

    def about_person(self, text: str) -> str:
        """Return free text about persons; an anonymous document leaves it out."""
        return self._source.names.about_person(text)
