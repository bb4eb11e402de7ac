"""The sample's confirmed stages: what people decided over the last eight months."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.clients.model import Client
from canvas_app.domain.sales.model import Deal
from canvas_app.domain.stages.facts import facts_of
from canvas_app.domain.stages.model import Assessment, StageRecord
from canvas_app.domain.stages.rules import Suggestion, suggest
from canvas_app.domain.stages.stage_model import StageModel
from canvas_app.services.sample.book import Book
from canvas_app.services.sample.calendar import OLD, RECENT
from canvas_app.services.sample.cast import CLIENT, PARTNER, REPEAT, RUNGS, SUPPORTER, Guest

_FIRST_CONFIRMATIONS = 238
"""Days ago when people began to confirm stages."""
_SURELY_BEFORE = OLD - 4
_SHARES = {"dwyer": 0.26, "payne": 0.14, "factor": 0.2}
"""How many clients were also looked at in the other models."""


@dataclass(frozen=True, slots=True)
class Story:
    """A client with everything that the rules read of it."""

    guest: Guest
    client: Client
    deals: Sequence[Deal]
    interactions: Sequence[Interaction]
    assessments: Sequence[Assessment]


@dataclass(frozen=True, slots=True)
class _Decision:
    """A rung confirmed so many days ago; ``reason`` and ``against`` when it differs from the suggestion."""

    ago: int
    rung: int
    reason: str = ""
    against: int = 0


class Decisions:
    """Adds confirmed stages, in Kotler's model by the story and in the others as the rules said then."""

    def __init__(self, book: Book, models: Sequence[StageModel]) -> None:
        self._book = book
        self._models: Mapping[str, StageModel] = {model.key: model for model in models}

    def decide(self, story: Story) -> None:
        """Add the confirmed stages of one client, the oldest first within each model."""
        records: list[StageRecord] = []
        if story.guest.confirmed:
            for decision in self._kotler(story.guest):
                records.append(self._confirm(story, records, decision))
        for model, share in _SHARES.items():
            for ago in self._sessions(story.guest, model, share):
                records.append(self._agree(story, records, model, ago))

    def _confirm(self, story: Story, records: Sequence[StageRecord], decision: _Decision) -> StageRecord:
        """Add a decision about Kotler's ladder, with the confidence that the rules had that day."""
        on = self._session(story, decision.ago)
        said = self._suggest(story, records, "kotler", on)
        stage = RUNGS[decision.rung - 1]
        return self._record(
            story, "kotler", stage, on, RUNGS[(decision.against or decision.rung) - 1], said, decision.reason
        )

    def _agree(self, story: Story, records: Sequence[StageRecord], model: str, ago: int) -> StageRecord:
        """Add a confirmation of what the rules suggested that day."""
        on = self._session(story, ago)
        said = self._suggest(story, records, model, on)
        return self._record(story, model, said.stage, on, said.stage, said, "")

    def _session(self, story: Story, ago: int) -> date:
        """Return the working day of a decision; no client is looked at before it came."""
        assert story.client.created_on is not None
        return max(self._book.calendar.workday(ago), story.client.created_on)

    def _record(
        self,
        story: Story,
        model: str,
        stage: str,
        on: date,
        suggested: str,
        said: Suggestion,
        reason: str,
    ) -> StageRecord:
        book = self._book
        who = book.dice.pick(book.employees[:2]) if book.dice.chance(0.4) else None
        keeper = next(e for e in book.employees if e.id == story.client.employee_id)
        return book.add(
            StageRecord,
            client_id=story.client.id,
            model=model,
            stage=stage,
            on=on,
            suggested=suggested,
            reason=reason,
            decided_by=(who or keeper).name,
            confidence=said.confidence,
        )

    def _suggest(self, story: Story, records: Sequence[StageRecord], model: str, on: date) -> Suggestion:
        facts = facts_of(story.client, story.deals, story.interactions, story.assessments, records, on)
        return suggest(self._models[model], facts, facts.last_confirmed(model), ())

    def _kotler(self, guest: Guest) -> list[_Decision]:
        """Return the decisions of one client, the oldest first, ending on the rung it stands on."""
        if guest.part == "new":
            return [_Decision(self._book.dice.whole(1, max(1, guest.reach[guest.rung])), guest.rung)]
        peak = guest.rung + (guest.part == "down")
        path = self._climb(guest, min(peak, guest.top))
        chance = self._book.dice.chance
        last = path[-1].ago
        if guest.part == "down":
            path.append(self._down(guest))
        elif guest.part in ("ahead", "leap") and chance(0.25):
            ago = min(guest.reach[guest.facts] - 1, 40)
            path.append(_Decision(ago, guest.rung, self._pick("keep"), guest.facts))
        elif guest.active and guest.facts == guest.rung and last > 20 and chance(0.14):
            path.append(_Decision(self._book.dice.whole(4, min(RECENT, last - 12)), guest.rung))
        return path

    def _climb(self, guest: Guest, peak: int) -> list[_Decision]:
        """Return the way up to ``peak``: a first confirmation, then one after each milestone."""
        dice = self._book.dice
        oldest = min(_FIRST_CONFIRMATIONS, guest.reach[1] - 1)
        start = max(_SURELY_BEFORE, oldest - int(dice.skewed(0, 110)))
        if guest.ended:
            start = max(start, min(guest.ended + 2, oldest))
        reached = [rung for rung, ago in guest.reach.items() if ago >= start and rung <= peak]
        if guest.recent_rung <= guest.rung:
            reached = [rung for rung in reached if rung < guest.recent_rung]
        path = [_Decision(start, max(reached))]
        for rung in range(path[0].rung + 1, peak + 1):
            ago = self._soon_after(guest, rung)
            if ago >= path[-1].ago:
                path.pop()
            path.append(_Decision(ago, rung, self._why(rung)))
        return path

    def _soon_after(self, guest: Guest, rung: int) -> int:
        """Return the day on which people noticed that ``rung`` was reached."""
        ago = guest.reach[rung] - self._book.dice.whole(1, 18)
        return max(ago, 1) if rung >= guest.recent_rung else max(ago, _SURELY_BEFORE, guest.ended + 1)

    def _down(self, guest: Guest) -> _Decision:
        ago = guest.fall - self._book.dice.whole(2, 12)
        if guest.refunded:
            return _Decision(ago, guest.rung, self._pick("refund"), guest.facts)
        return _Decision(ago, guest.rung, self._pick(_fell(guest)))

    def _why(self, rung: int) -> str:
        if not self._book.dice.chance(0.5):
            return ""
        reasons = self._book.script.many("rose")
        return next((self._book.script.text(e) for e in reasons if e["stage"] == RUNGS[rung - 1]), "")

    def _pick(self, key: str) -> str:
        return self._book.dice.pick(self._book.script.texts(key))

    def _sessions(self, guest: Guest, model: str, share: float) -> list[int]:
        """Return the days on which a client was looked at in one of the other models."""
        dice = self._book.dice
        if model == "dwyer" and guest.part == "risk":
            return [guest.fall + dice.whole(3, 15)]
        if model == "dwyer" and guest.part == "lapsed" and guest.top >= REPEAT:
            lively = min(guest.deals[-1] - 2, dice.whole(200, _FIRST_CONFIRMATIONS))
            return [lively, dice.whole(2, 40)] if dice.chance(0.35) else [lively]
        if not dice.chance(share) or guest.reach[1] < OLD:
            return []
        first = dice.whole(max(OLD, guest.ended + 2), max(OLD, guest.ended + 2, min(guest.reach[1], 230)))
        second = dice.whole(2, RECENT)
        return [first, second] if dice.chance(0.55) and guest.active else [first]


def _fell(guest: Guest) -> str:
    """Return what took a rung away: the key of its reasons."""
    if guest.top == PARTNER:
        return "fell_involvement"
    return "fell_sole" if guest.facts == CLIENT and guest.top >= SUPPORTER else "fell_trust"
