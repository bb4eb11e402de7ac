"""Clients of the tests, built from records as the register holds them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import Any

from canvas_app.content.stage_models import load_stage_models
from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.clients.model import Client
from canvas_app.domain.sales.model import Deal
from canvas_app.domain.stages.facts import Facts, facts_of
from canvas_app.domain.stages.model import SCORES, Assessment, StageRecord
from canvas_app.domain.stages.rules import Suggestion, suggest
from canvas_app.domain.stages.thresholds import DEFAULTS

DAY = date(2026, 11, 23)
MODELS = {model.key: model for model in load_stage_models()}
ORDER = ("dwyer", "payne", "kotler", "factor")

_ids = count(1)


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def client(**fields: Any) -> Client:
    return Client(next(_ids), "Client", **fields)


def deal(**fields: Any) -> Deal:
    return Deal(next(_ids), 1, **fields)


def won(*days_ago: int) -> list[Deal]:
    return [deal(won_on=ago(days)) for days in days_ago]


def contact(days_ago: int = 10, kind: str = "call", **fields: Any) -> Interaction:
    return Interaction(next(_ids), 1, ago(days_ago), kind, **fields)


def assessment(days_ago: int = 5, source: str = "client", **scores: float) -> Assessment:
    named = {key.lower(): value for key, value in scores.items() if key in SCORES}
    return Assessment(next(_ids), 1, ago(days_ago), source, **named)


def record(model: str, stage: str, days_ago: int = 30) -> StageRecord:
    return StageRecord(next(_ids), 1, model, stage, ago(days_ago))


def facts(
    who: Client | None = None,
    deals: Any = (),
    contacts: Any = (),
    assessments: Any = (),
    records: Any = (),
    day: date = DAY,
    thresholds: Any = DEFAULTS,
) -> Facts:
    return facts_of(who or client(), deals, contacts, assessments, records, day, thresholds)


def suggested(found: Facts, model: str) -> Suggestion:
    return suggest(MODELS[model], found, found.last_confirmed(model))


def stages(found: Facts) -> tuple[str, ...]:
    return tuple(suggested(found, model).stage for model in ORDER)
