"""Reads everything the charts of relationships need; a copy of the workbook on another thread serves too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from canvas_app.charts.data import SHARES_FROM
from canvas_app.domain.canvas.model import Segment
from canvas_app.domain.clients.model import Employee
from canvas_app.domain.stages.months import days_before, year_before
from canvas_app.domain.stages.movement import Movement, movement
from canvas_app.domain.stages.stage_model import StageModel
from canvas_app.services import stages
from canvas_app.services.counted import counted_currency
from canvas_app.services.stages import Overview, Request
from canvas_app.storage.queries import relationships as queries
from canvas_app.storage.queries import stages as stage_queries
from canvas_app.storage.workbook import Workbook


@dataclass(frozen=True, slots=True)
class StageFigures:
    """What was read.

    Attributes:
        overview: the figures; without months, factors, income and models when only a glance was asked for.
        before: the moves of the period before, of the same length.
        names: clients' names, of a handful of clients only; ``numbers``: their places in the register.
        currency, sums: income of 12 months per client in the workbook's currency.
        first_record: day of the first deal, contact or score.

    """

    overview: Overview
    before: Movement
    names: Mapping[int, str]
    numbers: Mapping[int, int]
    currency: str
    sums: Mapping[int, int]
    first_record: date | None


def read(workbook: Workbook, request: Request, *, whole: bool = True) -> StageFigures:
    """Return the figures of ``request``: everything, or what shows at once.

    Raises:
        NotFoundError: the workbook has no such model.

    """
    overview = (stages.overview if whole else stages.glance)(workbook, request)
    currency = counted_currency(workbook, request.day)
    first = year_before(request.day)
    sums = {
        client_id: amount
        for client_id, code, amount in stage_queries.income(workbook, request.scope, first, request.day)
        if code == currency
    }
    few = overview.sentence.total if overview.number < SHARES_FROM else ()
    return StageFigures(
        overview,
        previous_moves(workbook, request),
        queries.names(workbook, few),
        queries.numbers(workbook, few),
        currency,
        sums,
        queries.first_record_day(workbook),
    )


def previous_moves(workbook: Workbook, request: Request) -> Movement:
    """Return the moves of the period before, of the same length."""
    length = (request.day - request.begin).days + 1
    last = days_before(request.begin, 1)
    first = days_before(last, length - 1)
    scope = request.scope
    return movement(
        stages.model_of(workbook, request.model),
        stage_queries.histories(workbook, request.model, scope, last),
        first,
        last,
        stage_queries.ended(workbook, scope, days_before(first, 1)),
        stage_queries.ended(workbook, scope, last),
    )


@dataclass(frozen=True, slots=True)
class Choices:
    """What the page can be narrowed to."""

    models: tuple[StageModel, ...]
    segments: tuple[Segment, ...]
    employees: tuple[Employee, ...]


def choices(workbook: Workbook) -> Choices:
    """Return the stage models, segments and employees of a workbook."""
    return Choices(stages.models(workbook), workbook.all(Segment), workbook.all(Employee))


def clients_in_use(workbook: Workbook) -> int:
    """Return how many clients are not archived."""
    return stage_queries.all_clients(workbook)


def first_day(workbook: Workbook, model: str) -> date | None:
    """Return the day of the first record that stages rest on, confirmed stages among them."""
    return queries.first_record_day(workbook, model)
