"""The timeline of a client: interactions, deals, assessments and stages in one list, the newest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.sales.model import deal_status
from canvas_app.domain.stages.model import SCORES, Assessment
from canvas_app.services import stages
from canvas_app.services.clients.assessments import assessments
from canvas_app.services.clients.deals import DealView, deals
from canvas_app.services.stages import HistoryEntry
from canvas_app.storage.workbook import Workbook

_NO_CHANGES: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened.

    Exactly one of ``interaction``, ``deal``, ``assessment`` and ``stage`` is set; ``id`` is that record's.

    Attributes:
        status: for a deal what became of it on that day: ``opened``, ``won`` or ``lost``.
        changes: for an assessment, score to its rise or fall since the value before.

    """

    id: int
    on: date
    time: str = ""
    interaction: Interaction | None = None
    deal: DealView | None = None
    status: str = ""
    assessment: Assessment | None = None
    changes: Mapping[str, float] = field(default_factory=lambda: _NO_CHANGES)
    stage: HistoryEntry | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """What happened up to a day, the newest first; ``later`` counts what lies after it."""

    events: tuple[Event, ...]
    later: int = 0


def timeline(workbook: Workbook, client_id: int, day: date, model: str) -> Timeline:
    """Return what happened with a client up to ``day``; of the stages, those of ``model``."""
    found = [
        *_interactions(workbook, client_id),
        *_deals(workbook, client_id, day),
        *_assessments(workbook, client_id),
        *_stages(workbook, client_id, model),
    ]
    found.sort(key=lambda event: (event.on, event.time, event.id), reverse=True)
    past = tuple(event for event in found if event.on <= day)
    return Timeline(past, len(found) - len(past))


def _interactions(workbook: Workbook, client_id: int) -> Iterator[Event]:
    for one in workbook.all(Interaction, client_id=client_id):
        yield Event(one.id, one.on, one.time, interaction=one)


def _deals(workbook: Workbook, client_id: int, day: date) -> Iterator[Event]:
    """Yield one event a deal: when it was won or lost as of ``day``, otherwise when it was opened."""
    for view in deals(workbook, client_id, day):
        deal = view.deal
        closed = {"won": deal.won_on, "lost": deal.lost_on}.get(deal_status(deal, day))
        on = closed or deal.opened_on or deal.won_on or deal.lost_on
        if on is not None:
            yield Event(deal.id, on, deal=view, status=view.status if closed else "opened")


def _assessments(workbook: Workbook, client_id: int) -> Iterator[Event]:
    known: dict[str, float] = {}
    for one in reversed(assessments(workbook, client_id)):
        given = {key: value for key in SCORES if (value := one.score(key)) is not None}
        changes = {
            key: value - known[key] for key, value in given.items() if key in known and value != known[key]
        }
        known.update(given)
        yield Event(one.id, one.on, assessment=one, changes=MappingProxyType(changes))


def _stages(workbook: Workbook, client_id: int, model: str) -> Iterator[Event]:
    for entry in stages.history(workbook, client_id, model):
        yield Event(entry.record.id, entry.record.on, stage=entry)
