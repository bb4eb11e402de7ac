"""Reads about relationship stages: who stands where, confirmed histories, scores and income behind them.

Functions that read ``client_stage`` expect ``stage_cache.ensure`` to have been called for their day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from canvas_app.domain.stages.ladder import Standing
from canvas_app.domain.stages.model import Assessment, StageRecord
from canvas_app.domain.stages.movement import Mark
from canvas_app.domain.stages.scores import latest_scores, values_of
from canvas_app.domain.text import search_key
from canvas_app.storage.filters import Scope
from canvas_app.storage.journal import local
from canvas_app.storage.narrowing import narrowed
from canvas_app.storage.prepared import statement
from canvas_app.storage.records import TABLES

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook

_ROWS: Final = statement("stages.rows")
_ROW_OF: Final = statement("stages.row_of")
_COUNTS: Final = statement("stages.counts")
_HISTORIES: Final = statement("stages.histories")
_HISTORIES_SINCE: Final = statement("stages.histories_since")
_ENDED: Final = statement("stages.ended")
_LAST_RECORD_DAY: Final = statement("stages.last_record_day")
_FIRST_CONFIRMATION: Final = statement("stages.first_confirmation")
_IMPORTS: Final = statement("stages.imports")
_CURRENT_VALUES: Final = statement("stages.current_values")
_CURRENT_VALUES_OF_SEGMENT: Final = statement("stages.current_values_of_segment")
_INCOME: Final = statement("stages.income")
_SALES: Final = statement("stages.sales")
_DECISIONS: Final = statement("stages.decisions")
_REASONS: Final = statement("stages.reasons")
_BY_ID: Final = statement("stages.by_id")
_BY_CODE: Final = statement("stages.by_code")
_BY_NAME: Final = statement("stages.by_name")
_ALL_CLIENTS: Final = statement("counts.clients")


class StageRow(NamedTuple):
    """One row of the derived table."""

    client_id: int
    model: str
    suggested: str
    confirmed: str
    state: str
    confidence: str
    flags: str
    holding: str

    @property
    def standing(self) -> Standing:
        """Where the client stands."""
        return Standing(self.client_id, self.suggested, self.confirmed or None, self.state)


def stage_rows(workbook: Workbook, model: str, scope: Scope) -> list[StageRow]:
    """Return the rows of ``model`` for the clients of ``scope``, by client."""
    rows = workbook.read(narrowed(_ROWS, scope), model=model)
    return [StageRow(*row) for row in rows]


def row_of(workbook: Workbook, client_id: int, model: str) -> StageRow | None:
    """Return the row of one client, None when it is archived or not there."""
    rows = workbook.read(_ROW_OF, client=client_id, model=model)
    return StageRow(*rows[0]) if rows else None


def counts(workbook: Workbook) -> list[tuple[str, str, str, int]]:
    """Return (model, suggested, confirmed or empty, clients) over all clients that are not archived."""
    rows = workbook.read(_COUNTS)
    return [tuple(row) for row in rows]


def all_clients(workbook: Workbook) -> int:
    """Return how many clients are not archived."""
    return int(workbook.read(_ALL_CLIENTS)[0][0])


def histories(
    workbook: Workbook, model: str, scope: Scope, last: date, decided_since: date | None = None
) -> dict[int, list[Mark]]:
    """Return the confirmed stages of each client up to ``last``, by date and then as entered.

    With ``decided_since`` only of those clients about whom something was decided from that day on.
    """
    given: dict[str, object] = {"model": model, "last": last}
    if decided_since is None:
        rows = workbook.read(narrowed(_HISTORIES, scope), **given)
    else:
        rows = workbook.read(narrowed(_HISTORIES_SINCE, scope), since=decided_since, **given)
    found: dict[int, list[Mark]] = defaultdict(list)
    with workbook.decoding("stage"):
        for client_id, on, record_id, stage in rows:
            found[client_id].append(Mark(date.fromisoformat(on), record_id, stage))
    return found


def ended(workbook: Workbook, scope: Scope, day: date) -> frozenset[int]:
    """Return the clients whose relationship was ended as of ``day``."""
    rows = workbook.read(narrowed(_ENDED, scope), day=day)
    return frozenset(row[0] for row in rows)


def last_record_day(workbook: Workbook, day: date) -> date | None:
    """Return the latest day up to ``day`` on which anything happened: deals, interactions, assessments."""
    latest = workbook.read(_LAST_RECORD_DAY, day=day)[0][0]
    with workbook.decoding("deal, interaction, assessment"):
        return date.fromisoformat(latest) if latest else None


def first_confirmation(workbook: Workbook, model: str) -> date | None:
    """Return the day of the first confirmed stage of ``model``."""
    first = workbook.read(_FIRST_CONFIRMATION, model=model)[0][0]
    with workbook.decoding("stage"):
        return date.fromisoformat(first) if first else None


def import_days(workbook: Workbook) -> tuple[date, ...]:
    """Return the local days on which anything was imported, ascending."""
    rows = workbook.read(_IMPORTS)
    return tuple(sorted({local(row[0]).date() for row in rows}))


def current_values(workbook: Workbook, scope: Scope, day: date) -> dict[int, dict[str, float]]:
    """Return the known scores of each client as of ``day`` on 1–5, with T, I and the parts of involvement."""
    return _values(workbook, workbook.read(narrowed(_CURRENT_VALUES, scope), day=day))


def values_of_segment(workbook: Workbook, segment_id: int | None, day: date) -> dict[int, dict[str, float]]:
    """Return the known scores of the clients of a segment, as ``current_values`` does."""
    return _values(workbook, workbook.read(_CURRENT_VALUES_OF_SEGMENT, segment=segment_id, day=day))


def _values(workbook: Workbook, rows: list[Any]) -> dict[int, dict[str, float]]:
    given: dict[int, list[Assessment]] = defaultdict(list)
    with workbook.decoding("assessment"):
        for client_id, record_id, on, *rest in rows:
            given[client_id].append(Assessment(record_id, client_id, date.fromisoformat(on), *rest))
    return {client_id: values_of(latest_scores(found)[0]) for client_id, found in given.items()}


def income(workbook: Workbook, scope: Scope, first: date, last: date) -> list[tuple[int, str, int]]:
    """Return (client, currency, amount in 1/10,000) of the deals won from ``first`` to ``last``."""
    rows = workbook.read(narrowed(_INCOME, scope), first=first, last=last)
    return [tuple(row) for row in rows]


class Sale(NamedTuple):
    """A line of a won deal of one client."""

    won_on: date
    currency: str
    amount: int
    stream_id: int | None


def sales(workbook: Workbook, client_id: int, last: date) -> list[Sale]:
    """Return the lines of a client's deals won up to ``last``."""
    rows = workbook.read(_SALES, client=client_id, last=last)
    with workbook.decoding("deal"):
        return [Sale(date.fromisoformat(row[0]), *row[1:]) for row in rows]


def decisions(workbook: Workbook, client_id: int) -> tuple[StageRecord, ...]:
    """Return every confirmed stage of a client, by date and then as entered."""
    table = TABLES["stage"]
    rows = workbook.read(_DECISIONS, client=client_id)
    return tuple(table.load(row) for row in rows)


def last_reasons(
    workbook: Workbook, model: str, client_ids: Collection[int], first: date, last: date
) -> Mapping[int, str]:
    """Return the reason given with each client's last confirmation of the period, where one was given."""
    found = dict(workbook.read(_REASONS, model=model, first=first, last=last, clients=sorted(client_ids)))
    return {client_id: reason for client_id, reason in found.items() if reason}


def clients_named(workbook: Workbook, text: str) -> list[int]:
    """Return the clients that ``text`` names: by id, else by the id they have elsewhere, else by name."""
    if text.isascii() and text.isdecimal() and len(text) < 20 and int(text) < 1 << 63:
        found = workbook.read(_BY_ID, client=int(text))
        if found:
            return [row[0] for row in found]
    found = workbook.read(_BY_CODE, code=text) or workbook.read(_BY_NAME, key=search_key(text))
    return [row[0] for row in found]
