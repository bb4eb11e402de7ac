"""Stages at the ends of months: confirmed ones from the history, the others worked out again for that day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Protocol

from canvas_app.domain.stages.bulk import Suggester
from canvas_app.domain.stages.ladder import Ladder, Month
from canvas_app.domain.stages.months import month_ends
from canvas_app.domain.stages.movement import Histories, Ids, stage_on
from canvas_app.domain.stages.rules import stage_until
from canvas_app.domain.stages.stage_model import StageModel
from canvas_app.services.stages.settings import thresholds
from canvas_app.storage.queries import stages as queries
from canvas_app.storage.stage_evidence import Evidence, evidence
from canvas_app.storage.workbook import Workbook

_Lists = dict[str, list[int]]


class Asked(Protocol):
    """What the series takes from a request."""

    @property
    def day(self) -> date:
        """The as-of day, end of the last month shown."""

    @property
    def basis(self) -> str:
        """``shown``, ``confirmed`` or ``suggested``."""


def month_series(
    workbook: Workbook,
    model: StageModel,
    client_ids: Sequence[int],
    histories: Histories,
    today: Ladder,
    asked: Asked,
    count: int,
) -> tuple[Month, ...]:
    """Return the stages of the clients at the ends of ``count`` months, the last one as ``today`` has it.

    Without a confirmed stage at the end of a month, a client counts in it as ``first_known`` says. One that
    came only after the as-of day counts in every month, as it does in the last: else the list would seem to
    have grown in that month.
    """
    *ends, _ = month_ends(asked.day, count)
    solid: dict[date, _Lists] = {end: defaultdict(list) for end in ends}
    open_ends: dict[int, list[date]] = {}
    for client_id in client_ids:
        marks = [mark for mark in histories.get(client_id, ()) if mark.stage in model.places]
        left = []
        for end in ends:
            stage = None if asked.basis == "suggested" else stage_on(marks, end)
            if stage is not None:
                solid[end][stage].append(client_id)
            else:
                left.append(end)
        if left and asked.basis != "confirmed":
            open_ends[client_id] = left
    hatched = _worked_out(workbook, model, open_ends, asked.day)
    months = [Month(end, _frozen(solid[end]), _frozen(hatched.get(end, {}))) for end in ends]
    return (*months, _as_of_today(asked.day, today))


def _worked_out(
    workbook: Workbook, model: StageModel, open_ends: Mapping[int, Sequence[date]], day: date
) -> dict[date, _Lists]:
    suggester = Suggester((model,), thresholds(workbook))
    found: dict[date, _Lists] = defaultdict(lambda: defaultdict(list))
    imports = frozenset(queries.import_days(workbook))
    for one in evidence(workbook, open_ends):
        known = first_known(one, imports)
        later = known is not None and known > day
        ends = [end for end in open_ends[one.client.id] if known is None or later or known <= end]
        for end, stage in _stages(suggester, model, one, ends):
            found[end][stage].append(one.client.id)
    return found


def first_known(one: Evidence, imports: Collection[date] = ()) -> date | None:
    """Return since when a client is there: the day it came into the register, or of an earlier record.

    None: it was always there, as far as anybody knows. So is one that came on a day of ``imports`` without an
    earlier record: a list that is brought in does not begin on that day. Confirmed stages have no say, so
    that no decision changes the months before it.
    """
    came = one.client.created_on
    if came is None:
        return None
    days = [day for deal in one.deals for day in deal if day is not None]
    days += [record.on for records in (one.contacts, one.assessments) for record in records]
    first = min(days, default=came)
    if first < came:
        return first
    return None if came in imports else came


def _stages(
    suggester: Suggester, model: StageModel, one: Evidence, ends: Iterable[date]
) -> Iterable[tuple[date, str]]:
    """Yield the suggested stage at each of the ``ends``, judged anew only when it may have changed."""
    stage = ""
    holds_until: date | None = date.min
    for end in ends:
        if holds_until is not None and end > holds_until:
            facts = one.facts(end, suggester.thresholds)
            stage, holds_until = suggester.stage(model, facts), stage_until(model, facts)
        yield end, stage


def _as_of_today(day: date, today: Ladder) -> Month:
    return Month(
        day,
        MappingProxyType({rung.stage.key: rung.confirmed for rung in today.rungs if rung.confirmed}),
        MappingProxyType({rung.stage.key: rung.suggested for rung in today.rungs if rung.suggested}),
    )


def _frozen(lists: Mapping[str, list[int]]) -> Mapping[str, Ids]:
    return MappingProxyType({stage: tuple(sorted(ids)) for stage, ids in lists.items()})
