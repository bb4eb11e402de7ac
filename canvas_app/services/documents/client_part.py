"""The report on one client, gathered: card, facts, scores, every model with its reasons, advice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from canvas_app.content.rule_numbers import with_numbers
from canvas_app.content.stage_models import condition_text, name_of
from canvas_app.documents.client_data import (
    ClientReport,
    ConditionPart,
    Labelled,
    ModelPart,
    ScorePart,
)
from canvas_app.domain.clients.model import Person
from canvas_app.domain.stages.model import SCORES
from canvas_app.domain.stages.rules import Check
from canvas_app.domain.stages.stage_model import SCORED, StageModel
from canvas_app.domain.text import lowered
from canvas_app.services import stages
from canvas_app.services.documents.client_charts import client_path, client_profile
from canvas_app.services.documents.client_events import client_events
from canvas_app.services.documents.client_records import client_records
from canvas_app.services.documents.source import Source
from canvas_app.services.stages import Explanation, HistoryEntry

_ADVICE = 8
"""Pieces of advice a page holds."""
_FACTS = {"mentions": "word"}
"""Fields of a client whose fact has another key."""


def client_report(source: Source) -> ClientReport:
    """Return everything about the client that the request names.

    Raises:
        NotFoundError: there is no such client.

    """
    return _Client(source).report()


class _Client:
    """One client with its explanations, read once."""

    def __init__(self, source: Source) -> None:
        self._source, self._words, self._names = source, source.words, source.names
        self._client = source.client
        self._models = {model.key: model for model in stages.models(source.workbook)}
        self._explained = stages.explain_all(source.workbook, self._client.id, source.day)
        self._facts = self._explained[0].facts

    def report(self) -> ClientReport:
        """Return the report."""
        source, client = self._source, self._client
        return ClientReport(
            source.cover(self._words.text("pdf.client")),
            self._names.client(client.id),
            self._words.text(f"state.{self._facts.state}"),
            tuple(self._card()),
            tuple(self._known()),
            tuple(map(self._score, SCORES)),
            tuple(map(self._model, self._explained)),
            tuple(self._flags()),
            tuple(self._advice())[:_ADVICE],
            client_events(source, client, self._models),
            client_records(source, client.id),
            client_profile(source, client, self._facts),
            client_path(source, client),
            low_score=any(
                check.condition == "s_not_low" and check.result == "no" for check in self._checks()
            ),
        )

    def _checks(self) -> Iterator[Check]:
        for explained in self._explained:
            yield from explained.checks

    # the card

    def _card(self) -> Iterator[Labelled]:
        """Yield what is known of the client; an anonymous report keeps what many clients share."""
        client, words, names = self._client, self._words, self._names
        yield self._field("type", words.text(f"client.type.{client.type}"))
        yield self._field("segment", self._source.segment_name(client.segment_id))
        yield self._field("employee", names.employee(client.employee_id))
        for field in ("company", "email", "phone", "city", "country", "source"):
            yield self._field(field, names.about_person(getattr(client, field)))
        yield self._field("tags", names.about_person(", ".join(client.tags)))
        people = self._source.workbook.all(Person, client_id=client.id)
        told = [self._person(person) for person in people]
        yield Labelled(words.say("doc.client.people"), names.about_person("\n".join(told)))
        yield self._field("notes", names.about_person(client.remarks))
        if client.created_on:
            yield Labelled(words.say("doc.client.created"), words.formats.date(client.created_on))

    @staticmethod
    def _person(person: Person) -> str:
        return ", ".join(filter(None, (person.name, person.role, person.phone, person.email)))

    def _field(self, name: str, value: str) -> Labelled:
        return Labelled(self._words.text(f"field.clients.{name}"), value)

    def _known(self) -> Iterator[Labelled]:
        """Yield the facts that the rules read; what is not there is left out."""
        facts, words = self._facts, self._words
        number, date = words.formats.number, words.formats.date
        counted = {
            "deals_won": facts.won,
            "deals_open": facts.open,
            "contacts": facts.two_way,
        }
        for key, value in counted.items():
            yield Labelled(words.say(f"doc.client.{key}"), number(value))
        for key, day in (("last_deal", facts.last_won), ("last_contact", facts.last_contact)):
            yield Labelled(words.say(f"doc.column.{key}"), date(day) if day else "")
        if facts.gap is not None:
            yield Labelled(words.say("doc.client.gap"), words.say("n.days", count=round(facts.gap)))
        switches = {"qualified": facts.qualified, "continuing": facts.continuing, "sole": facts.sole}
        for key, on in switches.items():
            yield Labelled(self._fact(key), words.say("doc.client.yes") if on else "")
        counters = {
            "word": facts.word,
            "referrals": facts.ref,
            "referrals_won": facts.refwon,
            "joint": facts.joint,
        }
        for key, count in counters.items():
            yield Labelled(self._fact(key), number(count) if count else "")
        if facts.ended and self._client.ended_on:
            yield Labelled(words.short("fact.ended"), date(self._client.ended_on))

    def _fact(self, key: str) -> str:
        return with_numbers(self._words.text(f"fact.{key}"), lambda: self._facts.thresholds, self._words.lang)

    def _score(self, key: str) -> ScorePart:
        label, known = self._words.short(f"score.{key}"), self._facts.scores.get(key)
        if known is None:
            return ScorePart(label)
        return ScorePart(label, known.value, known.on, self._words.text(f"score.source.{known.source}"))

    # the models

    def _stage(self, model: StageModel, stage: str) -> str:
        return name_of(model.stage(stage).name, self._words.catalogue, self._words.lang) if stage else ""

    def _model(self, explained: Explanation) -> ModelPart:
        model, said = self._models[explained.model], explained.suggestion
        decision = self._decision(explained)
        return ModelPart(
            name_of(model.name, self._words.catalogue, self._words.lang),
            self._stage(model, said.stage),
            self._stage(model, explained.confirmed or ""),
            explained.since,
            self._names.who(decision.record.decided_by) if decision else "",
            self._names.about_person(decision.record.reason) if decision else "",
            self._words.text(f"conf.{said.confidence}"),
            tuple(self._words.text(f"sub.{sub}") for sub in said.subs),
            self._conditions(said.checks, said.stage),
            self._stage(model, said.next_stage),
            self._conditions(said.checks, said.next_stage),
            name_of(model.name, self._words.catalogue, self._words.lang, short=True),
            tuple(self._words.text(f"why.{fact}") for fact in explained.supporting),
        )

    def _decision(self, explained: Explanation) -> HistoryEntry | None:
        """Return the decision that stands as of the day."""
        entries = stages.history(self._source.workbook, explained.client_id, explained.model)
        return next((entry for entry in entries if entry.record.on <= explained.day), None)

    def _conditions(self, checks: Sequence[Check], stage: str) -> tuple[ConditionPart, ...]:
        return tuple(self._condition(check) for check in checks if check.stage == stage)

    def _condition(self, check: Check) -> ConditionPart:
        text = condition_text(check.condition, check.required, self._words.catalogue, self._words.lang)
        required, actual = (self._value(check.condition, value) for value in (check.required, check.actual))
        return ConditionPart(text, required, actual, check.result, check.group)

    def _value(self, condition: str, value: float | bool | None) -> str:
        if value is None:
            return "—"
        if isinstance(value, bool):
            return self._words.say("doc.client.yes" if value else "doc.client.no")
        formats = self._words.formats
        return formats.score(float(value)) if condition in SCORED else formats.number(value)

    # what to do

    def _flags(self) -> Iterator[str]:
        """Yield the warnings, each once whatever the model; days of silence counted."""
        keys = dict.fromkeys(key for explained in self._explained for key in explained.suggestion.flags)
        days = self._explained[0].silent_days or 0
        for key in keys:
            yield self._words.catalogue.fill(f"flag.{key}", self._words.lang, days)

    def _advice(self) -> Iterator[str]:
        """Yield what raises the client in the model asked for, then what to find out."""
        explained = next(one for one in self._explained if one.model == self._source.model.key)
        keys = dict.fromkeys(key for gap in explained.gaps for key in gap.advice)
        yield from map(self._words.text, keys)
        asked = dict.fromkeys(score for gap in explained.gaps for score in gap.missing.asks)
        if asked:
            names = [self._words.text(f"score.{score}") for score in asked]
            yield self._words.say("doc.client.ask", names=", ".join(names))
        fields = dict.fromkeys(field for gap in explained.gaps for field in gap.fields)
        if fields:
            facts = [self._fact(_FACTS.get(field, field)) for field in fields]
            stage = self._stage(self._source.model, explained.suggestion.next_stage)
            needed = "; ".join(map(lowered, facts))
            yield self._words.say("doc.client.need", stage=stage, names=needed)
