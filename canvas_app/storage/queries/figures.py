"""What the register says about the blocks of a canvas, each figure with the records behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from canvas_app.storage.queries.counts import IN_USE
from canvas_app.storage.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Move:
    """How many clients were confirmed on ``stage`` after ``previous`` within a period."""

    previous: str
    stage: str
    count: int


def shown_stages(workbook: Workbook, model: str, segment_id: int | None = None) -> dict[str, int]:
    """Return how many clients (of a segment) are shown on each stage of a model; archived ones have none."""
    if segment_id is None:
        return dict(
            workbook.rows("SELECT shown, count(*) FROM client_stage WHERE model = ? GROUP BY shown", (model,))
        )
    return dict(
        workbook.rows(
            "SELECT shown, count(*) FROM client_stage JOIN client ON client.id = client_id "
            "WHERE model = ? AND segment_id = ? GROUP BY shown",
            (model, segment_id),
        )
    )


def stages_by_segment(workbook: Workbook, model: str) -> dict[int | None, dict[str, int]]:
    """Return how many clients of each segment (None: of none) are shown on each stage of a model."""
    found: dict[int | None, dict[str, int]] = {}
    rows = workbook.rows(
        "SELECT client.segment_id, shown, count(*) FROM client_stage JOIN client ON client.id = client_id "
        "WHERE model = ? GROUP BY 1, 2",
        (model,),
    )
    for segment_id, stage, count in rows:
        found.setdefault(segment_id, {})[stage] = count
    return found


def clients_on(
    workbook: Workbook, model: str, stages: Sequence[str], segment_ids: Sequence[int]
) -> tuple[int, ...]:
    """Return the clients shown on one of these stages of a model (of these segments; none given: of all)."""
    where, params = _of_segments(segment_ids)
    marks = ", ".join("?" * len(stages))
    rows = workbook.rows(
        "SELECT client_id FROM client_stage JOIN client ON client.id = client_id "
        f"WHERE model = ? AND shown IN ({marks}){where} ORDER BY client_id",
        (model, *stages, *params),
    )
    return tuple(row[0] for row in rows)


def active_clients(workbook: Workbook, model: str, segment_ids: Sequence[int]) -> tuple[int, ...]:
    """Return the clients whose relationship is active (of these segments; none given: of all)."""
    where, params = _of_segments(segment_ids)
    rows = workbook.rows(
        "SELECT client_id FROM client_stage JOIN client ON client.id = client_id "
        f"WHERE model = ? AND state = 'active'{where} ORDER BY client_id",
        (model, *params),
    )
    return tuple(row[0] for row in rows)


def _of_segments(segment_ids: Sequence[int]) -> tuple[str, tuple[int, ...]]:
    """Return the condition that a client is of one of these segments, none for no segment, and its values."""
    marks = ", ".join("?" * len(segment_ids))
    return (f" AND segment_id IN ({marks})" if segment_ids else "", tuple(segment_ids))


def moves(workbook: Workbook, model: str, way_out: str, first: date, last: date) -> tuple[Move, ...]:
    """Return from which confirmed stage to which clients came between the days before ``first`` and ``last``.

    As in the matrix of moves: clients whose relationship ended have left, unless they were confirmed on the
    exit stage ``way_out``. ``client_stage`` must be as of ``last``.
    """
    rows = workbook.rows(
        "WITH moved AS (SELECT client_id, stage, row_number() OVER "
        "(PARTITION BY client_id ORDER BY day DESC, id DESC) AS latest "
        "FROM stage WHERE model = ?2 AND day BETWEEN ?1 AND ?3) "
        "SELECT (SELECT stage FROM stage WHERE client_id = now.client_id AND model = ?2 AND day < ?1 "
        "ORDER BY day DESC, id DESC LIMIT 1) AS previous, now.stage, count(*) FROM moved AS now "
        "JOIN client_stage AS place ON place.client_id = now.client_id AND place.model = ?2 "
        "WHERE latest = 1 AND previous IS NOT NULL AND (place.state <> 'ended' OR now.stage = ?4) "
        "GROUP BY 1, 2",
        (first.isoformat(), model, last.isoformat(), way_out),
    )
    return tuple(Move(*row) for row in rows)


def won_deals(workbook: Workbook, currency: str, first: date, last: date) -> int:
    """Return how many deals in ``currency``, of those with lines, were won in the period."""
    found: int = workbook.rows(
        f"SELECT count(*) FROM deal WHERE won_on BETWEEN ? AND ? AND currency = ? AND {IN_USE} "
        "AND EXISTS (SELECT 1 FROM deal_line WHERE deal_id = deal.id)",
        (first.isoformat(), last.isoformat(), currency),
    )[0][0]
    return found


@dataclass(frozen=True, slots=True)
class SegmentFigure:
    """A segment's clients and what they brought in one currency in a period (1/10,000)."""

    segment_id: int | None
    clients: int
    amount: int


def by_segment(workbook: Workbook, currency: str, first: date, last: date) -> tuple[SegmentFigure, ...]:
    """Return clients and revenue per segment, the largest revenue first."""
    rows = workbook.rows(
        "WITH money AS (SELECT client_id, sum(amount) AS amount FROM deal JOIN deal_line "
        "ON deal_line.deal_id = deal.id WHERE won_on BETWEEN ? AND ? AND currency = ? GROUP BY client_id) "
        "SELECT segment_id, count(*), ifnull(sum(money.amount), 0) FROM client "
        "LEFT JOIN money ON money.client_id = client.id WHERE archived = 0 "
        "GROUP BY segment_id ORDER BY 3 DESC",
        (first.isoformat(), last.isoformat(), currency),
    )
    return tuple(SegmentFigure(*row) for row in rows)


@dataclass(frozen=True, slots=True)
class BestStream:
    """The stream that brings a segment most: its amount and lines, and the segment's ``whole`` amount."""

    segment_id: int | None
    stream_id: int | None
    amount: int
    whole: int
    lines: int


def best_streams(workbook: Workbook, currency: str, first: date, last: date) -> tuple[BestStream, ...]:
    """Return for each segment its best stream in one currency and period, the largest segment first.

    ``lines`` counts the deal lines of the whole segment.
    """
    rows = workbook.rows(
        "WITH sold AS (SELECT client.segment_id AS segment, stream_id, sum(amount) AS amount, "
        "count(*) AS lines FROM deal JOIN deal_line ON deal_line.deal_id = deal.id "
        "JOIN client ON client.id = deal.client_id WHERE won_on BETWEEN ? AND ? AND currency = ? "
        "AND archived = 0 GROUP BY 1, 2), ranked AS (SELECT *, row_number() OVER "
        "(PARTITION BY segment ORDER BY amount DESC, stream_id) AS place, "
        "sum(amount) OVER (PARTITION BY segment) AS whole, "
        "sum(lines) OVER (PARTITION BY segment) AS all_lines FROM sold) "
        "SELECT segment, stream_id, amount, whole, all_lines FROM ranked WHERE place = 1 "
        "ORDER BY whole DESC",
        (first.isoformat(), last.isoformat(), currency),
    )
    return tuple(BestStream(*row) for row in rows)


def client_number(workbook: Workbook, client_id: int) -> int:
    """Return a client's place in the order they came: its stand-in where names are hidden."""
    return int(workbook.rows("SELECT count(*) FROM client WHERE id <= ?", (client_id,))[0][0])


@dataclass(frozen=True, slots=True)
class Group:
    """A label with the clients behind it; ``won`` and ``lost`` count deals where that is asked."""

    label: str
    clients: tuple[int, ...]
    won: int = 0
    lost: int = 0
    count: int = 0


def by_source(workbook: Workbook, last: date) -> tuple[Group, ...]:
    """Return won and lost deals by where the client came from, the best first."""
    rows = workbook.rows(
        "SELECT source, group_concat(DISTINCT client.id), sum(won_on IS NOT NULL AND won_on <= ?1), "
        "sum(lost_on IS NOT NULL AND lost_on <= ?1) FROM client JOIN deal ON deal.client_id = client.id "
        "WHERE archived = 0 AND source <> '' GROUP BY source ORDER BY 3 DESC, 1",
        (last.isoformat(),),
    )
    return tuple(Group(label, _ids(ids), won, lost) for label, ids, won, lost in rows if won or lost)


def by_employee(workbook: Workbook) -> tuple[Group, ...]:
    """Return the clients each employee looks after, the most first."""
    rows = workbook.rows(
        "SELECT employee.name, group_concat(client.id), count(*) FROM client "
        "JOIN employee ON employee.id = employee_id WHERE archived = 0 "
        "GROUP BY employee.id ORDER BY 3 DESC, 1"
    )
    return tuple(Group(label, _ids(ids), count=count) for label, ids, count in rows)


def flagged(workbook: Workbook, flag: str) -> tuple[int, ...]:
    """Return the clients that carry a warning flag in any model."""
    rows = workbook.rows(
        "SELECT DISTINCT client_id FROM client_stage JOIN client ON client.id = client_id "
        "WHERE archived = 0 AND ' ' || flags || ' ' LIKE '% ' || ? || ' %'",
        (flag,),
    )
    return tuple(row[0] for row in rows)


def referrers(workbook: Workbook) -> tuple[Group, ...]:
    """Return the clients that brought others, the most first; ``count`` is how many they brought."""
    rows = workbook.rows(
        "SELECT name, id, referrals, referrals_won FROM client WHERE archived = 0 AND referrals > 0 "
        "ORDER BY referrals DESC, name LIMIT 200"
    )
    return tuple(Group(name, (one,), won=won, count=count) for name, one, count, won in rows)


def contacts_by_kind(
    workbook: Workbook, segment_ids: Sequence[int], first: date, last: date
) -> dict[str, int]:
    """Return interactions per kind in the period, of clients of these segments (none given: of all)."""
    where, params = _of_segments(segment_ids)
    rows = workbook.rows(
        "SELECT kind_key, count(*) FROM interaction JOIN client ON client.id = client_id "
        f"WHERE archived = 0 AND day BETWEEN ? AND ?{where} GROUP BY kind_key ORDER BY 2 DESC",
        (first.isoformat(), last.isoformat(), *params),
    )
    return dict(rows)


def _ids(joined: str) -> tuple[int, ...]:
    return tuple(int(one) for one in joined.split(","))
