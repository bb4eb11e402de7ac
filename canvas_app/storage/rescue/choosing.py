"""From all that was found to the records that are saved: rows, history and digest together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from canvas_app.domain.ids import IdSource
from canvas_app.storage.records import TABLES
from canvas_app.storage.rescue.history import History, State, readable
from canvas_app.storage.rescue.mending import Kept, Mended, mend
from canvas_app.storage.rescue.reading import LIVE, Found, Salvage
from canvas_app.storage.rescue.report import KindReport, RescueReport
from canvas_app.storage.rescue.values import Built, build, field_values
from canvas_app.storage.sqlite.digest import MODULUS, record_text, text_hash
from canvas_app.storage.sqlite.pages.source import PageSource

UNNAMED: Final = "unnamed"
"""Beside kinds of record, a key of the names that a rescue is given."""


@dataclass(slots=True)
class Chosen:
    """What is to be saved of one reading of the file.

    Attributes:
        kept: the records.
        report: what was saved and what was not.
        history: the journal.

    """

    kept: Kept
    report: RescueReport
    history: History

    @property
    def worth(self) -> tuple[bool, int, int]:
        """Return what the better of two readings has more of."""
        whole = sum(kind.whole for kind in self.report.kinds)
        return self.report.exact, whole, self.report.saved


def choose(
    source: PageSource,
    found: Salvage,
    language: str,
    names_by_language: Mapping[str, Mapping[str, str]],
    new_id: IdSource,
) -> Chosen:
    """Return what is to be saved of ``found``.

    ``names_by_language``: what stand-ins are called, by kind and UNNAMED; ``language`` if the file says none.
    """
    language = next((said for said in _languages(found) if said in names_by_language), language)
    names = names_by_language[language]
    history = History(source, found)
    exact = _digest(found) == found.meta.get("digest")
    states = {} if exact else readable(history)
    kept, doubtful, mended, lost = _records(found, states, names)
    outcome = mend(kept, names, new_id)
    kinds = _kinds(found, kept, outcome, doubtful, mended, lost)
    if not exact and (exact := _digest_of(kept) == found.meta.get("digest")):
        kinds = tuple(map(_borne_out, kinds))
    report = RescueReport(
        healthy=False,
        exact=exact,
        kinds=kinds,
        history=history.outcome,
        pages=found.pages,
        missing=len(found.missing),
        language=language,
    )
    return Chosen(kept, report, history)


def _languages(found: Salvage) -> Iterator[Any]:
    """Yield the language of the workbook as its settings say it."""
    for row in found.rows.get("setting", {}).values():
        _, key, value = row.values
        if key == "language":
            yield value


def _digest(found: Salvage) -> str:
    """Return the content digest of the rows as they were found."""
    total = 0
    for kind, rows in found.rows.items():
        for row in rows.values():
            if row.spoilt or row.place != LIVE:
                return ""
            total += text_hash(record_text(kind, row.values))  # type: ignore[arg-type] # no blob is among them
    return str(total % MODULUS)


def _digest_of(kept: Kept) -> str:
    """Return the digest of a file with these records."""
    total = 0
    for kind, records in kept.items():
        rows = (TABLES[kind].row(built.record) for built in records.values())
        total += sum(text_hash(record_text(kind, row)) for row in rows)
    return str(total % MODULUS)


def _borne_out(kind: KindReport) -> KindReport:
    """Return what is said of a kind when the digest proves that every value is right after all."""
    return KindReport(kind.kind, whole=kind.saved, mended=kind.mended + kind.altered)


_Ids = dict[str, set[int]]


def _records(
    found: Salvage, states: Mapping[tuple[str, int], State], names: Mapping[str, str]
) -> tuple[Kept, _Ids, _Ids, _Ids]:
    """Return the records, and per kind the ids of the doubtful ones, of those put right, of those lost."""
    kept: Kept = {kind: {} for kind in TABLES}
    doubtful: _Ids = {kind: set() for kind in TABLES}
    mended: _Ids = {kind: set() for kind in TABLES}
    lost: _Ids = {kind: set() for kind in TABLES}
    for kind in TABLES:
        rows = found.rows.get(kind, {})
        ids = rows.keys() | {record_id for of, record_id in states if of == kind}
        for record_id in sorted(ids):
            row, state = rows.get(record_id), states.get((kind, record_id), _UNKNOWN)
            if state is None:
                continue  # the history says that it was deleted
            built, repaired = _built(kind, record_id, row, state, names[UNNAMED])
            if built is None:
                lost[kind].add(record_id)
                continue
            kept[kind][record_id] = built
            if repaired:
                mended[kind].add(record_id)
            elif row is not None and row.place != LIVE:
                doubtful[kind].add(record_id)
    return kept, doubtful, mended, lost


_UNKNOWN: Final[dict[str, Any]] = {}


def _built(
    kind: str, record_id: int, row: Found | None, state: Mapping[str, Any], unnamed: str
) -> tuple[Built | None, bool]:
    """Return the record, and whether the history put it right."""
    values = field_values(kind, row.shape.columns, row.values) if row is not None else {"id": record_id}
    spoilt = frozenset(
        name
        for name, value in _by_name(kind, row, row.spoilt if row is not None else frozenset()).items()
        if value
    )
    said = {name: value for name, value in state.items() if name in TABLES[kind].field_names}
    repaired = bool(said) and (
        bool(spoilt & said.keys()) or any(values.get(name, _UNKNOWN) != value for name, value in said.items())
    )
    return build(kind, {**values, **said, "id": record_id}, spoilt - said.keys(), unnamed), repaired


def _by_name(kind: str, row: Found | None, places: frozenset[int]) -> dict[str, Any]:
    if row is None:
        return {}
    return field_values(kind, row.shape.columns, tuple(place in places for place in range(len(row.values))))


def _kinds(
    found: Salvage, kept: Kept, outcome: Mended, doubtful: _Ids, mended: _Ids, lost: _Ids
) -> tuple[KindReport, ...]:
    told = []
    for kind in TABLES:
        records = kept.get(kind, {})
        stand_ins = outcome.stand_ins.get(kind, 0)
        altered = sum(bool(built.altered) for built in records.values()) - stand_ins
        saved = {record_id for record_id, built in records.items() if "id" not in built.altered}
        known = found.expected.get(kind, set()) | found.unread.get(kind, set()) | lost[kind]
        gone = len(known - saved) + len({one for one in records if one not in saved and one not in known})
        report = KindReport(
            kind,
            whole=len(saved) - altered,
            altered=altered,
            lost=gone + outcome.doubled.get(kind, 0),
            stand_ins=stand_ins,
            doubtful=len(doubtful[kind] & saved),
            mended=len(mended[kind] & saved),
        )
        if any((report.saved, report.lost, report.stand_ins)):
            told.append(report)
    return tuple(told)
