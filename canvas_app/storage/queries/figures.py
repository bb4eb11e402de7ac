"""What the register says about the blocks of a canvas, each figure with the records behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from canvas_app.storage.prepared import statement
from canvas_app.storage.workbook import Workbook

_SHOWN_STAGES: Final = statement("figures.shown_stages")
_SHOWN_STAGES_OF_SEGMENT: Final = statement("figures.shown_stages_of_segment")
_STAGES_BY_SEGMENT: Final = statement("figures.stages_by_segment")
_CLIENTS_ON: Final = statement("figures.clients_on")
_CLIENTS_ON_OF_SEGMENTS: Final = statement("figures.clients_on_of_segments")
_ACTIVE_CLIENTS: Final = statement("figures.active_clients")
_ACTIVE_CLIENTS_OF_SEGMENTS: Final = statement("figures.active_clients_of_segments")
_MOVES: Final = statement("figures.moves")
_WON_DEALS: Final = statement("figures.won_deals")
_BY_SEGMENT: Final = statement("figures.by_segment")
_BEST_STREAMS: Final = statement("figures.best_streams")
_CLIENT_NUMBER: Final = statement("figures.client_number")
_BY_SOURCE: Final = statement("figures.by_source")
_BY_EMPLOYEE: Final = statement("figures.by_employee")
_FLAGGED: Final = statement("figures.flagged")
_REFERRERS: Final = statement("figures.referrers")
_CONTACTS_BY_KIND: Final = statement("figures.contacts_by_kind")
_CONTACTS_BY_KIND_OF_SEGMENTS: Final = statement("figures.contacts_by_kind_of_segments")


@dataclass(frozen=True, slots=True)
class Move:
    """How many clients were confirmed on ``stage`` after ``previous`` within a period."""

    previous: str
    stage: str
    count: int


def shown_stages(workbook: Workbook, model: str, segment_id: int | None = None) -> dict[str, int]:
    """Return how many clients (of a segment) are shown on each stage of a model; archived ones have none."""
    if segment_id is None:
        return dict(workbook.read(_SHOWN_STAGES, model=model))
    return dict(workbook.read(_SHOWN_STAGES_OF_SEGMENT, model=model, segment=segment_id))


def stages_by_segment(workbook: Workbook, model: str) -> dict[int | None, dict[str, int]]:
    """Return how many clients of each segment (None: of none) are shown on each stage of a model."""
    found: dict[int | None, dict[str, int]] = {}
    rows = workbook.read(_STAGES_BY_SEGMENT, model=model)
    for segment_id, stage, count in rows:
        found.setdefault(segment_id, {})[stage] = count
    return found


def clients_on(
    workbook: Workbook, model: str, stages: Sequence[str], segment_ids: Sequence[int]
) -> tuple[int, ...]:
    """Return the clients shown on one of these stages of a model (of these segments; none given: of all)."""
    given: dict[str, object] = {"model": model, "stages": stages}
    if segment_ids:
        rows = workbook.read(_CLIENTS_ON_OF_SEGMENTS, segments=segment_ids, **given)
    else:
        rows = workbook.read(_CLIENTS_ON, **given)
    return tuple(row[0] for row in rows)


def active_clients(workbook: Workbook, model: str, segment_ids: Sequence[int]) -> tuple[int, ...]:
    """Return the clients whose relationship is active (of these segments; none given: of all)."""
    if segment_ids:
        rows = workbook.read(_ACTIVE_CLIENTS_OF_SEGMENTS, model=model, segments=segment_ids)
    else:
        rows = workbook.read(_ACTIVE_CLIENTS, model=model)
    return tuple(row[0] for row in rows)


def moves(workbook: Workbook, model: str, way_out: str, first: date, last: date) -> tuple[Move, ...]:
    """Return from which confirmed stage to which clients came between the days before ``first`` and ``last``.

    As in the matrix of moves: clients whose relationship ended have left, unless they were confirmed on the
    exit stage ``way_out``. ``client_stage`` must be as of ``last``.
    """
    rows = workbook.read(_MOVES, model=model, way_out=way_out, first=first, last=last)
    return tuple(Move(*row) for row in rows)


def won_deals(workbook: Workbook, currency: str, first: date, last: date) -> int:
    """Return how many deals in ``currency``, of those with lines, were won in the period."""
    return int(workbook.read(_WON_DEALS, currency=currency, first=first, last=last)[0][0])


@dataclass(frozen=True, slots=True)
class SegmentFigure:
    """A segment's clients and what they brought in one currency in a period (1/10,000)."""

    segment_id: int | None
    clients: int
    amount: int


def by_segment(workbook: Workbook, currency: str, first: date, last: date) -> tuple[SegmentFigure, ...]:
    """Return clients and revenue per segment, the largest revenue first."""
    rows = workbook.read(_BY_SEGMENT, currency=currency, first=first, last=last)
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
    rows = workbook.read(_BEST_STREAMS, currency=currency, first=first, last=last)
    return tuple(BestStream(*row) for row in rows)


def client_number(workbook: Workbook, client_id: int) -> int:
    """Return a client's place in the order they came: its stand-in where names are hidden."""
    return int(workbook.read(_CLIENT_NUMBER, client=client_id)[0][0])


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
    rows = workbook.read(_BY_SOURCE, last=last)
    return tuple(Group(label, _ids(ids), won, lost) for label, ids, won, lost in rows if won or lost)


def by_employee(workbook: Workbook) -> tuple[Group, ...]:
    """Return the clients each employee looks after, the most first."""
    rows = workbook.read(_BY_EMPLOYEE)
    return tuple(Group(label, _ids(ids), count=count) for label, ids, count in rows)


def flagged(workbook: Workbook, flag: str) -> tuple[int, ...]:
    """Return the clients that carry a warning flag in any model."""
    rows = workbook.read(_FLAGGED, flag=flag)
    return tuple(row[0] for row in rows)


def referrers(workbook: Workbook) -> tuple[Group, ...]:
    """Return the clients that brought others, the most first; ``count`` is how many they brought."""
    rows = workbook.read(_REFERRERS)
    return tuple(Group(name, (one,), won=won, count=count) for name, one, count, won in rows)


def contacts_by_kind(
    workbook: Workbook, segment_ids: Sequence[int], first: date, last: date
) -> dict[str, int]:
    """Return interactions per kind in the period, of clients of these segments (none given: of all)."""
    if segment_ids:
        found = workbook.read(_CONTACTS_BY_KIND_OF_SEGMENTS, segments=segment_ids, first=first, last=last)
    else:
        found = workbook.read(_CONTACTS_BY_KIND, first=first, last=last)
    return dict(found)


def _ids(joined: str) -> tuple[int, ...]:
    return tuple(int(one) for one in joined.split(","))
