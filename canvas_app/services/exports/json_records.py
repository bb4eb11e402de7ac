"""Records as JSON, an object for each with the fields that its kind declares."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from canvas_app import __version__
from canvas_app.domain.fields import Amount, Day, Field, Json
from canvas_app.domain.kind_relations import goes_with, owned_directly
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.money import amount_to_text
from canvas_app.domain.record_kind import Kind
from canvas_app.exchange.fields import KIND_OF
from canvas_app.services.exports.whose import Whose, records_of
from canvas_app.services.writing import write_file
from canvas_app.storage.workbook import Workbook


def export_json(
    workbook: Workbook,
    path: Path,
    tables: Collection[str] = (),
    *,
    whose: Whose | None = None,
    source: Path | None = None,
) -> int:
    """Write records to a JSON file; return how many they are.

    An object with ``program``, ``version`` and ``records``: by the name of each kind a list of its records,
    each an object with its ``id`` and every field that its kind declares. Other records are named by their
    ids; days are ``YYYY-MM-DD``, amounts decimal strings, nothing is null.

    Args:
        workbook: the open workbook.
        path: the new file.
        tables: names of tables: only the records of these, and those that go with them and have no table;
            empty: every kind.
        whose: only the records that go with the chosen ones, and those that they name; None: all.
        source: a table that is being imported, and is not replaced.

    Raises:
        PersonError: the file cannot be written.

    """
    kinds = _kinds(tables)
    found = {kind.name: records_of(workbook, kind, whose) for kind in kinds}
    if whose is not None:
        found = _with_named(found, whose)
    write_file(path, _writing(found), source=source)
    return sum(map(len, found.values()))


def _kinds(tables: Collection[str]) -> list[Kind]:
    named = {KIND_OF[table].name for table in tables} or set(KINDS)
    for name in tuple(named):
        named |= {one for one in owned_directly(name) if KINDS[one].table is None}
    return [kind for kind in KINDS.values() if kind.name in named]


def _with_named(found: dict[str, tuple[Any, ...]], whose: Whose) -> dict[str, tuple[Any, ...]]:
    """Keep of the kinds that go with nobody only the records that the others name."""
    theirs = {name: one for name, one in found.items() if goes_with(name, whose.kind)}
    named: dict[str, set[int]] = {}
    for kind, records in theirs.items():
        for field, ref in KINDS[kind].references():
            named.setdefault(ref.kind, set()).update(getattr(one, field) or 0 for one in records)
    return {
        name: records if name in theirs else tuple(one for one in records if one.id in named.get(name, ()))
        for name, records in found.items()
    }


def as_object(record: Any) -> dict[str, Any]:
    """Return a record as it stands in the file."""
    fields = KINDS[record.kind].fields.items()
    return {"id": record.id} | {name: _value(field, getattr(record, name)) for name, field in fields}


def _value(field: Field, value: Any) -> Any:
    if value is None:
        return None
    match field:
        case Amount():
            return amount_to_text(value)
        case Day():
            return value.isoformat()
        case Json():
            return json.loads(value) if value else None
        case _:
            return list(value) if isinstance(value, tuple) else value


def _writing(found: dict[str, tuple[Any, ...]]) -> Callable[[BinaryIO], None]:
    def write(file: BinaryIO) -> None:
        for piece in _pieces(found):
            file.write(piece.encode("utf-8"))

    return write


def _pieces(found: dict[str, tuple[Any, ...]]) -> Iterator[str]:
    """Yield the text of the file: a record a line, so that few are in memory and a difference can be read."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    yield f'{{\n"program": "Canvas App",\n"version": {encode(__version__)},\n"records": {{'
    for place, (kind, records) in enumerate(found.items()):
        yield f"{',' if place else ''}\n{encode(kind)}: ["
        for number, record in enumerate(records):
            yield f"{',' if number else ''}\n{encode(as_object(record))}"
        yield "\n]" if records else "]"
    yield "\n}\n}\n"
