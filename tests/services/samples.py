"""Samples built once for the tests, looked at by kind and by client."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.clients.model import Client
from canvas_app.domain.record import Record
from canvas_app.domain.sales.model import Deal
from canvas_app.domain.stages.facts import Facts, facts_of
from canvas_app.domain.stages.model import Assessment, StageRecord
from canvas_app.services.sample import build_sample

DAY = date(2026, 11, 23)
DAYS = (DAY, date(2024, 2, 29), date(2025, 8, 3), date(2027, 1, 1))
LANGUAGES = ("ru", "en")


@dataclass(frozen=True)
class Sample:
    """A built sample, by kind and by client."""

    lang: str
    day: date
    records: tuple[Record, ...]

    def of(self, kind: type[Any]) -> list[Any]:
        return [record for record in self.records if isinstance(record, kind)]

    def by_client(self, kind: type[Any]) -> dict[int, list[Any]]:
        found: dict[int, list[Any]] = defaultdict(list)
        for record in self.of(kind):
            found[record.client_id].append(record)
        return found

    def facts(self) -> dict[int, Facts]:
        deals, talks = self.by_client(Deal), self.by_client(Interaction)
        scores, decisions = self.by_client(Assessment), self.by_client(StageRecord)
        return {
            c.id: facts_of(c, deals[c.id], talks[c.id], scores[c.id], decisions[c.id], self.day)
            for c in self.of(Client)
        }


@cache
def built(lang: str, day: date = DAY) -> Sample:
    return Sample(lang, day, build_sample(lang, day))
