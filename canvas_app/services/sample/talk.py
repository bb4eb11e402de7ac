"""The sample's interactions: what was said and done between clients and us."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.clients.model import Client, Person
from canvas_app.services.sample.book import Book
from canvas_app.services.sample.cast import FIRST, PROSPECT, REPEAT, Guest
from canvas_app.services.sample.script import Entry

_USUAL = (0, 0, 1.5, 1.6, 2.6, 4.2, 5.2, 7.0, 11.0)
"""Mean number of everyday contacts by rung, besides the first one."""
_IN_TOUCH = 85
_UNANSWERED = 6
"""Every so many complaints is still open."""
_OFTEN = {
    "message": 30.0, "call": 24.0, "email": 14.0, "meeting": 9.0, "event": 8.0, "service": 7.0,
    "feedback": 5.0, "video": 3.0, "other": 1.0,
}  # fmt: skip
"""How often each kind of contact happens."""


@dataclass(frozen=True, slots=True)
class _Event:
    """What is to happen: an entry of the script, its kind, days ago; answered: days until a complaint was."""

    ago: int
    entry: Entry
    kind: str
    answered: int | None = None


class Talk:
    """Adds interactions: what suits the client, and little of it twice."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._complaints = 0

    def hold(self, guest: Guest, client: Client, people: Sequence[Person]) -> list[Interaction]:
        """Add the interactions with a client, the oldest first, and return them."""
        self._said: set[str] = set()
        events = [*self._before_contact(guest), *self._milestones(guest)]
        if guest.facts >= PROSPECT and not guest.silent:
            events += self._everyday(guest)
            events += self._complaints_of(guest)
        events.sort(key=lambda event: -event.ago)
        return [self._interaction(guest, client, people, event) for event in events]

    def _entry(self, guest: Guest, mark: str, ago: int) -> Entry:
        """Return what may be said ``ago`` days ago: ``cold``, ``first`` or ``everyday``."""
        bought = ago < guest.reach.get(FIRST, 0)
        fitting = [
            entry
            for entry in self._book.script.many("talk")
            if _mark(entry) == mark
            and suits(entry, guest)
            and (bought or mark != "everyday" or entry.get("early", False))
        ]
        fresh = [entry for entry in fitting if entry["en"] not in self._said] or fitting
        kinds = sorted({entry["kind"] for entry in fresh})
        kind = self._book.dice.weighted([(kind, _OFTEN[kind]) for kind in kinds])
        entry = self._book.dice.pick([entry for entry in fresh if entry["kind"] == kind])
        self._said.add(entry["en"])
        return entry

    def _before_contact(self, guest: Guest) -> list[_Event]:
        """Return what we sent before the client took part in anything."""
        dice, created = self._book.dice, guest.reach[1]
        until = 1 if guest.silent else guest.reach.get(PROSPECT, 1)
        count = dice.whole(1, 3) if until == 1 else dice.whole(0, 1)
        days = [dice.whole(until, created) for _ in range(count)]
        if until == 1 and days and dice.chance(0.7):
            days[0] = dice.whole(2, min(created, _IN_TOUCH))
        entries = [self._entry(guest, "cold", ago) for ago in days]
        return [_Event(ago, entry, entry["kind"]) for ago, entry in zip(days, entries, strict=True)]

    def _milestones(self, guest: Guest) -> list[_Event]:
        """Return the first contact and the days on which a rung was reached by word or by joint work."""
        script, dice = self._book.script, self._book.dice
        events = []
        if guest.facts >= PROSPECT and not guest.silent:
            first = self._entry(guest, "first", guest.reach[PROSPECT])
            events.append(_Event(guest.reach[PROSPECT], first, first["kind"]))
        for kind, days in (("recommendation", guest.mentions), ("joint", guest.joints)):
            events += [_Event(ago, dice.pick(script.many(kind)), kind) for ago in days]
        return events

    def _everyday(self, guest: Guest) -> list[_Event]:
        dice = self._book.dice
        newest, oldest = guest.ended + 1, guest.reach[PROSPECT]
        days = [dice.whole(newest, oldest) for _ in range(round(_USUAL[guest.facts] * dice.within(0.4, 1.6)))]
        if guest.active and dice.chance(0.86):
            days.append(dice.whole(1, min(oldest, _IN_TOUCH)))
        entries = [self._entry(guest, "everyday", ago) for ago in days]
        return [_Event(ago, entry, entry["kind"]) for ago, entry in zip(days, entries, strict=True)]

    def _complaints_of(self, guest: Guest) -> list[_Event]:
        """Return a complaint where something went wrong, and now and then elsewhere; a few stay open."""
        dice = self._book.dice
        if guest.fall:
            ago = guest.fall + dice.whole(1, 8)
        elif guest.facts >= REPEAT and dice.chance(0.06):
            ago = dice.whole(guest.ended + 1, guest.reach[REPEAT])
        else:
            return []
        self._complaints += 1
        answered: int | None = min(ago, dice.whole(0, 6))
        if guest.active and self._complaints % _UNANSWERED == 0:
            answered, ago = None, dice.whole(3, 40) if not guest.fall else ago
        return [_Event(ago, dice.pick(self._book.script.many("complaint")), "complaint", answered)]

    def _interaction(
        self, guest: Guest, client: Client, people: Sequence[Person], event: _Event
    ) -> Interaction:
        book, entry = self._book, event.entry
        on = book.calendar.business(event.ago, guest.segment)
        ours = client.employee_id if book.dice.chance(0.8) else book.dice.pick(book.employees).id
        spoken = people and event.kind not in ("other", "event") and entry.get("reached", True)
        return book.add(
            Interaction,
            client_id=client.id,
            on=on,
            kind_key=event.kind,
            time=self._time(event),
            direction=entry.get("way", "in" if event.kind in ("complaint", "recommendation") else ""),
            two_way=None if entry.get("reached", True) else False,
            outcome=self._outcome(event),
            employee_id=ours,
            person_id=book.dice.pick(people).id if spoken else None,
            summary=book.script.text(entry),
            answered_on=None if event.answered is None else on + timedelta(days=event.answered),
        )

    def _time(self, event: _Event) -> str:
        dice = self._book.dice
        hour = dice.whole(18, 20) if event.kind == "event" else dice.whole(8, 18)
        return f"{hour:02d}:{dice.whole(0, 11) * 5:02d}" if dice.chance(0.8) else ""

    def _outcome(self, event: _Event) -> str:
        if event.kind == "complaint":
            return "negative"
        if event.kind in ("recommendation", "joint"):
            return "positive"
        known: str = event.entry.get("outcome", "")
        written = event.kind in ("email", "message") and event.entry.get("way") == "out"
        if known or written or event.entry.get("cold") or not event.entry.get("reached", True):
            return known
        return self._book.dice.weighted((("", 45), ("positive", 38), ("neutral", 17)))


def suits(entry: Entry, guest: Guest) -> bool:
    """Tell whether an entry of the script suits the guest: a company or a person, of its segment."""
    kind = "company" if guest.company else "person"
    return entry.get("for", kind) == kind and guest.segment in entry.get("segments", (guest.segment,))


def _mark(entry: Entry) -> str:
    return next((mark for mark in ("cold", "first") if entry.get(mark)), "everyday")
