"""Reads about relationship stages: who stands where, confirmed histories, scores and income behind them.

Functions that read ``client_stage`` expect ``stage_cache.ensure`` to have been called for their day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from canvas_app.domain.stages.ladder import Standing
from canvas_app.domain.stages.model import Assessment, StageRecord
from canvas_app.domain.stages.movement import Mark
from canvas_app.domain.stages.scores import latest_scores, values_of
from canvas_app.domain.text import search_key
from canvas_app.storage.journal import local
from canvas_app.storage.records import TABLES

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Scope:
    """Which clients are looked at; archived ones never are.

    Attributes:
        segments, employees: ids, None among them for clients without one; empty: any.

    """

    segments: tuple[int | None, ...] = ()
    employees: tuple[int | None, ...] = ()

    def where(self) -> tuple[str, list[object]]:
        """Return the condition on ``client`` and its parameters."""
        conditions, params = ["client.archived = 0"], list[object]()
        for column, ids in (("segment_id", self.segments), ("employee_id", self.employees)):
            if ids:
                marks = ", ".join("?" for one in ids if one is not None)
                empty = f" OR client.{column} IS NULL" if None in ids else ""
                conditions.append(f"(client.{column} IN ({marks}){empty})")
                params += [one for one in ids if one is not None]
        return " AND ".join(conditions), params


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
    where, params = scope.where()
    rows = workbook.rows(
        "SELECT client_id, model, suggested, confirmed, state, confidence, flags, holding FROM client_stage "
        f"JOIN client ON client.id = client_id WHERE model = ? AND {where} ORDER BY client_id",
        [model, *params],
    )
    return [StageRow(*row) for row in rows]


def row_of(workbook: Workbook, client_id: int, model: str) -> StageRow | None:
    """Return the row of one client, None when it is archived or not there."""
    rows = workbook.rows(
        "SELECT client_id, model, suggested, confirmed, state, confidence, flags, holding FROM client_stage "
        "WHERE client_id = ? AND model = ?",
        (client_id, model),
    )
    return StageRow(*rows[0]) if rows else None


def counts(workbook: Workbook) -> list[tuple[str, str, str, int]]:
    """Return (model, suggested, confirmed or empty, clients) over all clients that are not archived."""
    rows = workbook.rows("SELECT model, suggested, confirmed, count(*) FROM client_stage GROUP BY 1, 2, 3")
    return [tuple(row) for row in rows]


def all_clients(workbook: Workbook) -> int:
    """Return how many clients are not archived."""
    return int(workbook.rows("SELECT count(*) FROM client WHERE archived = 0")[0][0])


def histories(
    workbook: Workbook, model: str, scope: Scope, last: date, decided_since: date | None = None
) -> dict[int, list[Mark]]:
    """Return the confirmed stages of each client up to ``last``, by date and then as entered.

    With ``decided_since`` only of those clients about whom something was decided from that day on.
    """
    where, params = scope.where()
    if decided_since is not None:
        where += (
            " AND stage.client_id IN (SELECT client_id FROM stage WHERE model = ? AND day BETWEEN ? AND ?)"
        )
        params += [model, decided_since.isoformat(), last.isoformat()]
    rows = workbook.rows(
        "SELECT stage.client_id, stage.day, stage.id, stage.stage FROM stage JOIN client "
        f"ON client.id = stage.client_id WHERE stage.model = ? AND stage.day <= ? AND {where} "
        "ORDER BY stage.client_id, stage.day, stage.id",
        [model, last.isoformat(), *params],
    )
    found: dict[int, list[Mark]] = defaultdict(list)
    with workbook.decoding("stage"):
        for client_id, on, record_id, stage in rows:
            found[client_id].append(Mark(date.fromisoformat(on), record_id, stage))
    return found


def ended(workbook: Workbook, scope: Scope, day: date) -> frozenset[int]:
    """Return the clients whose relationship was ended as of ``day``."""
    where, params = scope.where()
    rows = workbook.rows(
        f"SELECT id FROM client WHERE {where} AND ended_on <= ? "
        "AND NOT (ended_on < ifnull(reopened_on, '') AND reopened_on <= ?)",
        [*params, day.isoformat(), day.isoformat()],
    )
    return frozenset(row[0] for row in rows)


def last_record_day(workbook: Workbook, day: date) -> date | None:
    """Return the latest day up to ``day`` on which anything happened: deals, interactions, assessments."""
    latest = workbook.rows(
        "SELECT max(found) FROM (SELECT max(won_on) AS found FROM deal WHERE won_on <= ?1 "
        "UNION ALL SELECT max(lost_on) FROM deal WHERE lost_on <= ?1 "
        "UNION ALL SELECT max(opened_on) FROM deal WHERE opened_on <= ?1 "
        "UNION ALL SELECT max(day) FROM interaction WHERE day <= ?1 "
        "UNION ALL SELECT max(day) FROM assessment WHERE day <= ?1)",
        (day.isoformat(),),
    )[0][0]
    with workbook.decoding("deal, interaction, assessment"):
        return date.fromisoformat(latest) if latest else None


def first_confirmation(workbook: Workbook, model: str) -> date | None:
    """Return the day of the first confirmed stage of ``model``."""
    first = workbook.rows("SELECT min(day) FROM stage WHERE model = ?", (model,))[0][0]
    with workbook.decoding("stage"):
        return date.fromisoformat(first) if first else None


def import_days(workbook: Workbook) -> tuple[date, ...]:
    """Return the local days on which anything was imported, ascending."""
    rows = workbook.rows("SELECT at FROM journal WHERE action = 'do' AND name LIKE 'edit.import%'")
    return tuple(sorted({local(row[0]).date() for row in rows}))


def current_values(workbook: Workbook, scope: Scope, day: date) -> dict[int, dict[str, float]]:
    """Return the known scores of each client as of ``day`` on 1–5, with T, I and the parts of involvement."""
    where, params = scope.where()
    rows = workbook.rows(
        "SELECT client_id, assessment.id, day, assessment.source, scale, s, te, tc, ee, re, ec, rc "
        f"FROM assessment JOIN client ON client.id = client_id WHERE day <= ? AND {where}",
        [day.isoformat(), *params],
    )
    given: dict[int, list[Assessment]] = defaultdict(list)
    with workbook.decoding("assessment"):
        for client_id, record_id, on, *rest in rows:
            given[client_id].append(Assessment(record_id, client_id, date.fromisoformat(on), *rest))
    return {client_id: values_of(latest_scores(found)[0]) for client_id, found in given.items()}


def income(workbook: Workbook, scope: Scope, first: date, last: date) -> list[tuple[int, str, int]]:
    """Return (client, currency, amount in 1/10,000) of the deals won from ``first`` to ``last``."""
    where, params = scope.where()
    rows = workbook.rows(
        "SELECT deal.client_id, deal.currency, sum(deal_line.amount) FROM deal "
        "JOIN deal_line ON deal_line.deal_id = deal.id JOIN client ON client.id = deal.client_id "
        f"WHERE deal.won_on BETWEEN ? AND ? AND {where} GROUP BY deal.client_id, deal.currency",
        [first.isoformat(), last.isoformat(), *params],
    )
    return [tuple(row) for row in rows]


class Sale(NamedTuple):
    """A line of a won deal of one client."""

    won_on: date
    currency: str
    amount: int
    stream_id: int | None


def sales(workbook: Workbook, client_id: int, last: date) -> list[Sale]:
    """Return the lines of a client's deals won up to ``last``."""
    rows = workbook.rows(
        "SELECT won_on, currency, amount, stream_id FROM deal JOIN deal_line ON deal_line.deal_id = deal.id "
        "WHERE client_id = ? AND won_on <= ?",
        (client_id, last.isoformat()),
    )
    with workbook.decoding("deal"):
        return [Sale(date.fromisoformat(row[0]), *row[1:]) for row in rows]


def decisions(workbook: Workbook, client_id: int) -> tuple[StageRecord, ...]:
    """Return every confirmed stage of a client, by date and then as entered."""
    table = TABLES["stage"]
    rows = workbook.rows(f"{table.select} WHERE client_id = ? ORDER BY day, id", (client_id,))
    return tuple(table.load(row) for row in rows)


def last_reasons(
    workbook: Workbook, model: str, client_ids: Collection[int], first: date, last: date
) -> Mapping[int, str]:
    """Return the reason given with each client's last confirmation of the period, where one was given."""
    found: dict[int, str] = {}
    wanted = sorted(client_ids)
    for start in range(0, len(wanted), _BATCH):
        batch = wanted[start : start + _BATCH]
        rows = workbook.rows(
            "SELECT client_id, reason FROM stage WHERE model = ? AND day BETWEEN ? AND ? "
            f"AND client_id IN ({', '.join('?' * len(batch))}) ORDER BY day, id",
            [model, first.isoformat(), last.isoformat(), *batch],
        )
        found.update(rows)
    return {client_id: reason for client_id, reason in found.items() if reason}


def clients_named(workbook: Workbook, text: str) -> list[int]:
    """Return the clients that ``text`` names: by id, else by the id they have elsewhere, else by name."""
    if text.isascii() and text.isdecimal() and len(text) < 20 and int(text) < 1 << 63:
        found = workbook.rows("SELECT id FROM client WHERE id = ?", (int(text),))
        if found:
            return [row[0] for row in found]
    found = workbook.rows("SELECT id FROM client WHERE code <> '' AND code = ?", (text,))
    found = found or workbook.rows(
        "SELECT client_id FROM client_key WHERE key = ? ORDER BY client_id", (search_key(text),)
    )
    return [row[0] for row in found]
