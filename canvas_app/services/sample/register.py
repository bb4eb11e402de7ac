"""The sample's clients, contact persons and employees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from canvas_app.domain.clients.model import Client, Employee, Person
from canvas_app.services.sample.book import Book
from canvas_app.services.sample.cast import FIRST, PROSPECT, Guest
from canvas_app.services.sample.names import Names
from canvas_app.services.sample.talk import suits

_QUALIFIED = {1: 0.0, PROSPECT: 0.2, FIRST: 0.45}
"""How often need and fit are known to be there, by rung; the last holds for those above."""
_MAIN_SHARE = 0.78
"""How often a client is looked after by one of those who lead its segment."""


def hire(book: Book, names: Names) -> None:
    """Add our employees."""
    for entry in book.script.many("employee"):
        name = book.script.text(entry)
        names.reserve(name)
        role = entry[f"role_{book.script.lang}"]
        book.employees.append(book.add(Employee, name=name, role=role))


def enrol(book: Book, names: Names, guests: Sequence[Guest]) -> list[Client]:
    """Add a client for every guest, in the order in which they came, and return them in that order."""
    companies: dict[str, list[str]] = {}
    named = [names.company(guest.segment) if guest.company else names.person() for guest in guests]
    for guest, name in zip(guests, named, strict=True):
        if guest.company:
            companies.setdefault(guest.segment, []).append(name)
    return [_client(book, names, guest, name, companies) for guest, name in zip(guests, named, strict=True)]


def introduce(book: Book, names: Names, guest: Guest, client: Client) -> list[Person]:
    """Add the contact persons of a company."""
    roles = book.dice.shuffled([book.script.text(e) for e in book.script.many("role") if suits(e, guest)])
    people = []
    for role in roles[: book.dice.weighted(((1, 45), (2, 38), (3, 17)))]:
        name = names.person()
        people.append(
            book.add(
                Person,
                client_id=client.id,
                name=name,
                role=role,
                email=names.email(name) if book.dice.chance(0.85) else "",
                phone=names.phone() if book.dice.chance(0.6) else "",
            )
        )
    return people


def _client(
    book: Book, names: Names, guest: Guest, name: str, companies: Mapping[str, Sequence[str]]
) -> Client:
    dice, script = book.dice, book.script
    employer = guest.segment == "offices" and not guest.company
    sources = [(script.text(entry), float(entry["weight"])) for entry in script.many("source")]
    return book.add(
        Client,
        name=name,
        type="company" if guest.company else "person",
        company=dice.pick(companies["offices"]) if employer else "",
        segment_id=book.segments[guest.segment],
        employee_id=_keeper(book, guest).id,
        email=names.email(name) if dice.chance(0.9 if guest.company else 0.72) else "",
        phone=names.phone() if dice.chance(0.7) else "",
        city=script.line("city") if guest.company or dice.chance(0.5) else "",
        source=dice.weighted(sources),
        tags=_tags(book, guest),
        remarks=_remarks(book, guest),
        created_on=book.calendar.business(guest.reach[1], guest.segment),
        qualified=guest.silent or dice.chance(_QUALIFIED[min(guest.facts, FIRST)]),
        continuing=guest.continuing,
        sole=guest.sole,
        mentions=guest.counted.get("mentions", 0),
        referrals=guest.counted.get("referrals", 0),
        referrals_won=guest.counted.get("referrals_won", 0),
        ended_on=book.calendar.business(guest.ended, guest.segment) if guest.ended else None,
    )


def _keeper(book: Book, guest: Guest) -> Employee:
    """Return the employee who looks after the guest."""
    leads = [
        employee
        for employee, entry in zip(book.employees, book.script.many("employee"), strict=True)
        if guest.segment in entry["lead"]
    ]
    return book.dice.pick(leads if book.dice.chance(_MAIN_SHARE) else book.employees)


def _tags(book: Book, guest: Guest) -> tuple[str, ...]:
    count = book.dice.weighted(((0, 64), (1, 26), (2, 10)))
    return tuple(book.dice.shuffled(book.script.texts("company_tag" if guest.company else "tag"))[:count])


def _remarks(book: Book, guest: Guest) -> str:
    if guest.ended:
        bought = bool(guest.deals)
        reasons = [e for e in book.script.many("ended") if suits(e, guest) and (bought or e.get("early"))]
        return book.script.text(book.dice.pick(reasons))
    if not book.dice.chance(0.14):
        return ""
    return book.dice.pick(book.script.texts("company_remark" if guest.company else "remark"))
