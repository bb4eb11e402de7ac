"""What happened with a client, gathered, newest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from canvas_app.content.stage_models import name_of
from canvas_app.documents.client_data import EventPart
from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.clients.model import Client
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.sales.model import Deal
from canvas_app.domain.stages.model import SCORES, Assessment, StageRecord
from canvas_app.domain.stages.stage_model import StageModel
from canvas_app.services import stages
from canvas_app.services.documents.source import Source
from canvas_app.storage.queries import documents as queries

_ORDER: Final = {name: place for place, name in enumerate(reversed(list(KINDS)))} | {Client.kind: -1}
"""Of one day: the end of the relationship is told first, then what may rest on what is told after it."""


def client_events(source: Source, client: Client, models: Mapping[str, StageModel]) -> tuple[EventPart, ...]:
    """Return everything up to the as-of day; an anonymous report tells no titles and no remarks."""
    found = [
        *_contacts(source, client),
        *_deals(source, client),
        *_assessments(source, client),
        *_decisions(source, client, models),
    ]
    if client.ended_on is not None:
        found.append((Client.kind, EventPart(client.ended_on, source.words.say("doc.client.event_ended"))))
    past = [one for one in found if one[1].on <= source.day]
    past.sort(key=lambda one: (-one[1].on.toordinal(), _ORDER[one[0]]))
    return tuple(event for _, event in past)


def _contacts(source: Source, client: Client) -> Iterator[tuple[str, EventPart]]:
    words, names = source.words, source.names
    for one in reversed(source.workbook.all(Interaction, client_id=client.id)):
        what = [words.short(f"int.{one.kind_key}")]
        if one.direction:
            what.append(words.say(f"doc.client.contact_{one.direction}"))
        if one.outcome:
            outcome = words.text(f"outcome.{one.outcome}").lower()
            what.append(words.say("doc.client.outcome", outcome=outcome))
        who = ", ".join(filter(None, (names.employee(one.employee_id), names.person(one.person_id))))
        text = names.about_person(one.summary)
        if one.kind_key == "complaint" and one.answered_on and one.answered_on <= source.day:
            answered = words.say("doc.client.answered", date=one.answered_on)
            text = f"{text}\n{answered}" if text else answered
        yield Interaction.kind, EventPart(one.on, " · ".join(what), text, who)


def _deals(source: Source, client: Client) -> Iterator[tuple[str, EventPart]]:
    """Yield what became of each deal, and its opening while nothing has."""
    sums = queries.amounts(source.workbook, client.id)
    for deal in reversed(source.workbook.all(Deal, client_id=client.id)):
        won, lost = (day if day and day <= source.day else None for day in (deal.won_on, deal.lost_on))
        for key, day in (("won", won), ("lost", lost)):
            if day is not None:
                yield Deal.kind, _deal(source, deal, key, sums)
        if won is None and lost is None and deal.opened_on is not None:
            yield Deal.kind, _deal(source, deal, "opened", sums)


def _deal(source: Source, deal: Deal, key: str, sums: Mapping[int, int]) -> EventPart:
    words = source.words
    on = {"won": deal.won_on, "lost": deal.lost_on, "opened": deal.opened_on}[key]
    assert on is not None
    title = source.names.about_person(deal.title)
    what = words.say(f"doc.client.event_{key}", title=title) if title else words.say(f"doc.client.deal_{key}")
    amount = sums.get(deal.id, 0)
    text = words.formats.money(amount, deal.currency) if amount else ""
    return EventPart(on, what, text, source.names.employee(deal.employee_id))


def _assessments(source: Source, client: Client) -> Iterator[tuple[str, EventPart]]:
    words = source.words
    for one in reversed(source.workbook.all(Assessment, client_id=client.id)):
        known = [(key, value) for key in SCORES if (value := one.score(key)) is not None]
        text = " · ".join(
            f"{words.short(f'score.{key}')} {words.formats.score(value)}" for key, value in known
        )
        what = words.say("doc.client.event_assessment")
        yield Assessment.kind, EventPart(one.on, what, text, words.text(f"score.source.{one.source}"))


def _decisions(
    source: Source, client: Client, models: Mapping[str, StageModel]
) -> Iterator[tuple[str, EventPart]]:
    words, names = source.words, source.names
    for entry in stages.history(source.workbook, client.id):
        record, model = entry.record, models.get(entry.record.model)
        if model is None or record.stage not in model.places:
            continue  # of a model that the workbook no longer has
        stage = name_of(model.stage(record.stage).name, words.catalogue, words.lang)
        named = name_of(model.name, words.catalogue, words.lang, short=True)
        what = words.say("doc.client.event_stage", model=named, stage=stage)
        sign = {"up": " ▲", "down": " ▼"}.get(entry.direction, "")
        text = names.about_person(record.reason)
        yield StageRecord.kind, EventPart(record.on, f"{what}{sign}", text, names.who(record.decided_by))
