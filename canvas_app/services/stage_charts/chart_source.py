"""What a chart is made from: an overview of the stages, the words, the clients' names and income."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final

from canvas_app.charts.data import Head, StageName
from canvas_app.content.stage_models import name_of
from canvas_app.domain.stages.stage_model import Stage, StageModel
from canvas_app.services.canvas.board import Translator
from canvas_app.services.stages import Overview

_BASES: Final = {
    "shown": "doc.basis_confirmed",
    "confirmed": "doc.basis_confirmed_only",
    "suggested": "doc.basis_suggested",
}


@dataclass(frozen=True, slots=True)
class ChartSource:
    """Everything charts are made from.

    Attributes:
        overview: the figures; ``words``: the language.
        name: what a client is called: its name, or a stand-in.
        currency: the workbook's; ``sums``: client to its income of 12 months in it.
        income: whether charts show that income instead of clients.
        hidden: amounts are shown as shares.
        first_record: the day of the first record that nobody decided on; months before it in which nobody
            was confirmed show nothing but an empty register.

    """

    overview: Overview
    words: Translator
    name: Callable[[int], str] = str
    currency: str = ""
    sums: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}))
    income: bool = False
    hidden: bool = False
    first_record: date | None = None

    @property
    def model(self) -> StageModel:
        """Return the stage model."""
        return self.overview.model

    def stage(self, stage: Stage, model: StageModel | None = None) -> StageName:
        """Return how charts call a stage."""
        catalogue, lang = self.words.catalogue, self.words.lang
        place = (model or self.model).places[stage.key]
        return StageName(
            name_of(stage.name, catalogue, lang),
            name_of(stage.name, catalogue, lang, short=True),
            None if stage.exit else place + 1,
        )

    def model_name(self) -> str:
        """Return the short name of the model."""
        return name_of(self.model.name, self.words.catalogue, self.words.lang, short=True)

    def period(self) -> str:
        """Return first and last day of the period of moves."""
        asked = self.overview.request
        return self.words.say("doc.period", **self.words.formats.period(asked.begin, asked.day))

    def head(
        self,
        title: str,
        note: str,
        n: int,
        *,
        period: bool = False,
        money: bool = False,
        every: bool = False,
        basis: str = "",
        more: str = "",
    ) -> Head:
        """Return what stands around a chart: the foot says n of N, period or day, basis and model.

        A chart of ``every`` model names none of them; one that always counts by the same ``basis`` names it.
        """
        words, overview = self.words, self.overview
        params: dict[str, object] = {
            "n": n,
            "total": overview.of,
            "basis": words.say(_BASES[basis or overview.request.basis]),
            "model": words.say("doc.basis_models") if every else self.model_name(),
        }
        if period:
            foot = words.say("doc.basis", period=self.period(), **params)
        else:
            foot = words.say("doc.basis_day", date=overview.request.day, **params)
        income = words.say("chart.note.values") if money and self.income else ""
        parts = [
            income,
            foot,
            more,
            words.say("doc.thresholds_changed") if overview.thresholds_changed else "",
        ]
        return Head(title, note, " · ".join(part for part in parts if part))
