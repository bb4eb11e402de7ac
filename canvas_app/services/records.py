"""Records of any kind as their declaration says: listed, filtered, sorted, saved, deleted.

A kind with rules of its own, such as the lines of a deal, has services of its own beside this.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Final, NamedTuple

from canvas_app.domain.changes import Changes
from canvas_app.domain.clients.model import Client
from canvas_app.domain.errors import NotFoundError, ValueRefusedError
from canvas_app.domain.fields import Choice, Line, Place, Ref, Refs, Text
from canvas_app.domain.kind_relations import owned_by, owners
from canvas_app.domain.kinds import KINDS, clean
from canvas_app.domain.record import Record
from canvas_app.domain.record_kind import Kind
from canvas_app.domain.text import match_key
from canvas_app.storage.edit import Edit
from canvas_app.storage.filters import ClientFilter, RecordFilter
from canvas_app.storage.queries import clients, records
from canvas_app.storage.workbook import Workbook

OFFERED: Final = 50
"""Records that are offered at most while the name of one is typed."""
_FEW: Final = 500  # clients whose names are read and sorted sooner than the order of all is


class Sort(NamedTuple):
    """By which field a list is sorted; what holds nothing there stands at the end either way."""

    field: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """Records of one kind in the order of a list; ``names``: of those that they name, by kind and id."""

    records: tuple[Any, ...]
    names: Mapping[str, Mapping[int, str]]


class Saved(NamedTuple):
    """The id of the record that was saved, and what changed."""

    id: int
    changes: Changes


# reading


def find(workbook: Workbook, wanted: RecordFilter, sort: Sort | None = None) -> Found:
    """Return the records that fit a filter, in order, with the names of those they refer to."""
    kind = KINDS[wanted.kind]
    found = records.fitting(workbook, wanted)
    names = names_of(workbook, kind, found)
    if words := match_key(wanted.search).split():
        found = tuple(one for one in found if _holds(kind, one, names, words))
    return Found(found if sort is None else _sorted(kind, found, names, sort), names)


def names_of(workbook: Workbook, kind: Kind, found: Iterable[Any]) -> dict[str, dict[int, str]]:
    """Return what those are called that these records name: by their kind, then by id."""
    ids: dict[str, set[int]] = {}
    for one in found:
        for name, field in kind.fields.items():
            if isinstance(field, Ref) and (named := getattr(one, name)):
                ids.setdefault(field.kind, set()).add(named)
            elif isinstance(field, Refs):
                ids.setdefault(field.kind, set()).update(getattr(one, name))
    return {named: records.called(workbook, named, some) for named, some in ids.items()}


def _holds(kind: Kind, record: Any, names: Mapping[str, Mapping[int, str]], words: Collection[str]) -> bool:
    """Tell whether every word occurs in what is written in a record or in the names of whom it names."""
    texts = [str(getattr(record, name)) for name, one in kind.fields.items() if isinstance(one, Line | Text)]
    for name, ref in kind.references():
        texts.append(names.get(ref.kind, {}).get(getattr(record, name) or 0, ""))
    text = match_key(" ".join(texts))
    return all(word in text for word in words)


def _sorted(
    kind: Kind, found: tuple[Any, ...], names: Mapping[str, Mapping[int, str]], sort: Sort
) -> tuple[Any, ...]:
    keys = {one.id: _sort_key(kind, one, names, sort.field) for one in found}
    known = [one for one in found if keys[one.id] is not None]
    known.sort(key=lambda one: keys[one.id], reverse=sort.descending)
    return (*known, *(one for one in found if keys[one.id] is None))


def _sort_key(kind: Kind, record: Any, names: Mapping[str, Mapping[int, str]], name: str) -> Any:
    """Return by what a record is sorted; None: it holds nothing there."""
    value = getattr(record, name)
    if value is None or value in ("", ()):
        return None
    match kind.fields[name]:
        case Ref(kind=named):
            return match_key(names.get(named, {}).get(value, "")) or None
        case Choice(keys=keys):
            return keys.index(value)
    if isinstance(value, tuple):
        return match_key(", ".join(map(str, value)))
    return match_key(value) if isinstance(value, str) else value


def words_used(workbook: Workbook, kind: Kind, name: str) -> tuple[str, ...]:
    """Return every text that stands in a field of several, by the alphabet."""
    used = {word for one in workbook.all(kind.record) for word in getattr(one, name)}
    return tuple(sorted(used, key=match_key))


def get(workbook: Workbook, kind: Kind, record_id: int) -> Any:
    """Return a record (NotFoundError when it is gone)."""
    found = workbook.get(kind.record, record_id)
    if found is None:
        raise NotFoundError(f"not_found.{kind.name}", id=record_id)
    return found


def choosable(workbook: Workbook, kind: str, owner_id: int = 0) -> list[tuple[int, str]]:
    """Return id and name of every record of a kind, by name unless they were put in an order.

    Where the kind has an owner: of this one's, in the order in which they were entered.
    """
    declared = KINDS[kind]
    belongs = {} if declared.owner is None else {declared.owner[0]: owner_id}
    found = workbook.all(declared.record, **belongs)
    named = [(one.id, str(getattr(one, declared.called_by))) for one in found]
    if belongs or any(isinstance(one, Place) for one in declared.fields.values()):
        return named
    return sorted(named, key=lambda one: (match_key(one[1]), one[0]))


def offered(workbook: Workbook, kind: str, typed: str) -> list[tuple[int, str]]:
    """Return id and name of the first records that what is typed may mean, by name.

    Clients are found as the register finds them, those put away left out.
    """
    if kind == Client.kind:
        return _offered_clients(workbook, typed)
    found = find(workbook, RecordFilter(kind, search=typed), Sort(KINDS[kind].called_by)).records
    return [(one.id, str(getattr(one, KINDS[kind].called_by))) for one in found[:OFFERED]]


def _offered_clients(workbook: Workbook, typed: str) -> list[tuple[int, str]]:
    fitting, away = clients.matching(workbook, ClientFilter(search=typed), ""), clients.archived(workbook)
    if fitting is None or len(fitting - away) > _FEW:
        order = (one for one in clients.name_order(workbook) if one not in away)
        ids = list(islice((one for one in order if fitting is None or one in fitting), OFFERED))
        names = records.called(workbook, Client.kind, ids)
        return [(one, names[one]) for one in ids]
    names = records.called(workbook, Client.kind, fitting - away)
    return sorted(names.items(), key=lambda one: (match_key(one[1]), one[0]))[:OFFERED]


def named(workbook: Workbook, kind: str, name: str) -> list[tuple[int, str]]:
    """Return id and name of the records that are called just so; case and ё / е do not count."""
    key = match_key(name)
    return [one for one in offered(workbook, kind, name) if match_key(one[1]) == key]


# writing


def save(
    workbook: Workbook,
    kind: Kind,
    record_id: int | None,
    values: Mapping[str, Any],
    *,
    origin: str = "",
    group: str = "",
) -> Saved:
    """Write a record as one edit: a new one (``record_id`` None), or fields of one that there is.

    Raises:
        NotFoundError: the record, or one that it names, is gone.
        ValueRefusedError: a value does not fit; ``field`` says which.

    """
    for name, value in values.items():
        if value is None and not kind.may_lack(name):
            raise ValueRefusedError("value.missing").about(name)
    known = None if record_id is None else get(workbook, kind, record_id)
    made = kind.record(workbook.ids(), **values) if known is None else replace(known, **values)
    record = clean(made)
    _refuse_gone(workbook, kind, record)
    _refuse_taken(workbook, kind, record)
    done = "add" if known is None else "edit"
    name = name_of(workbook, kind, record)
    with workbook.edit(f"edit.{kind.name}_{done}", origin=origin, group=group, name=name) as edit:
        edit.put(record)
    return Saved(record.id, edit.changes)


def name_of(workbook: Workbook, kind: Kind, record: Any) -> str:
    """Return what a record is called, else what the one is called that it belongs to."""
    own = str(getattr(record, kind.called_by, ""))
    if own or kind.owner is None:
        return own
    field, owner = kind.owner
    names = records.called(workbook, owner, filter(None, [getattr(record, field)]))
    return next(iter(names.values()), "")


def _refuse_gone(workbook: Workbook, kind: Kind, record: Any) -> None:
    for name, ref in kind.references():
        named = getattr(record, name)
        if named is not None and workbook.get(KINDS[ref.kind].record, named) is None:
            raise NotFoundError(f"not_found.{ref.kind}", id=named)


def _refuse_taken(workbook: Workbook, kind: Kind, record: Any) -> None:
    for index in kind.indexes:
        if not index.unique or not index.filled:
            continue
        value = getattr(record, index.filled)
        others = workbook.all(kind.record, **{index.filled: value}) if value else ()
        if any(other.id != record.id for other in others):
            raise ValueRefusedError("value.taken", value=value).about(index.filled)


def delete(workbook: Workbook, kind: Kind, ids: Iterable[int], *, origin: str = "") -> Changes:
    """Delete records with everything that belongs to them, as one edit; undo brings all of it back.

    Who only names one of them stays and names nobody. Those that are gone already are left out.
    """
    found = records.of_ids(workbook, kind.name, set(ids))
    name = name_of(workbook, kind, found[0]) if found else ""
    with workbook.edit(f"edit.{kind.name}_delete", origin=origin, count=len(found), name=name) as edit:
        remove(workbook, edit, kind, [one.id for one in found])
    return edit.changes


def remove(workbook: Workbook, edit: Edit, kind: Kind, ids: Iterable[int]) -> None:
    """Delete records with everything that belongs to them; who only names one of them names nobody."""
    gone = belongings(workbook, kind, ids)
    leaving = {one for _, some in gone for one in some}
    for named, some in gone:
        _name_nobody(workbook, edit, KINDS[named.kind], some, leaving)
    for named, some in gone:
        edit.delete_all(named, some)


def _name_nobody(
    workbook: Workbook, edit: Edit, kind: Kind, ids: Collection[int], leaving: Collection[int]
) -> None:
    """Let who names one of these records, but is not owned by it and does not leave, name nobody."""
    changed: dict[int, Any] = {}
    for other in KINDS.values():
        for name, ref in other.references():
            if ref.kind != kind.name or ref.owns or not ids:
                continue
            for one in records.naming(workbook, other.name, name, ids):
                if one.id not in leaving:
                    changed[one.id] = replace(changed.get(one.id, one), **{name: None})
    edit.put_all(changed.values())


def belongings(workbook: Workbook, kind: Kind, ids: Iterable[int]) -> list[tuple[type[Record], list[int]]]:
    """Return these records and all that belong to them by kind, children before parents."""
    owned = owned_by(kind.name)
    found: dict[str, list[int]] = {kind.name: list(ids)}
    for name in reversed(owned):
        field, owner = next(iter(owners(name)))
        record = KINDS[name].record
        found[name] = [one.id for parent in found[owner] for one in workbook.all(record, **{field: parent})]
    return [(KINDS[name].record, found[name]) for name in (*owned, kind.name)]
