"""What the records of the register may hold: text cleaned, counters and choices checked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from canvas_app.domain.clients.model import CLIENT_TYPES, Client, Employee, Person
from canvas_app.domain.errors import ValueRefusedError
from canvas_app.domain.text import clean_line, clean_text, match_key

COUNT_LIMIT = 1_000_000
"""The most that a counter of the card may say."""
COUNTERS = ("mentions", "referrals", "referrals_won", "joint")
SWITCHES = ("qualified", "continuing", "sole")
TAG_LIMIT = 60
"""Characters of a tag."""


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return tags cleaned, each once whatever its case, in the order given."""
    found: dict[str, str] = {}
    for tag in tags:
        text = clean_line(tag, TAG_LIMIT)
        if text:
            found.setdefault(match_key(text), text)
    return tuple(found.values())


def clean_client(client: Client) -> Client:
    """Return ``client`` fit to be stored.

    Raises:
        ValueRefusedError: ``value.empty_name``, ``value.choice`` (the type) or ``value.count``.

    """
    name = _named(client.name)
    if client.type not in CLIENT_TYPES:
        raise ValueRefusedError("value.choice", value=client.type, names=", ".join(CLIENT_TYPES))
    for field in COUNTERS:
        count: int = getattr(client, field)
        if not 0 <= count <= COUNT_LIMIT:
            raise ValueRefusedError("value.count", value=str(count))
    return replace(
        client,
        name=name,
        code=clean_line(client.code),
        company=clean_line(client.company),
        email=clean_line(client.email),
        phone=clean_line(client.phone),
        city=clean_line(client.city),
        country=clean_line(client.country),
        source=clean_line(client.source),
        tags=clean_tags(client.tags),
        remarks=clean_text(client.remarks).strip(),
    )


def clean_person(person: Person) -> Person:
    """Return ``person`` fit to be stored (ValueRefusedError ``value.empty_name``)."""
    return replace(
        person,
        name=_named(person.name),
        role=clean_line(person.role),
        email=clean_line(person.email),
        phone=clean_line(person.phone),
    )


def clean_employee(employee: Employee) -> Employee:
    """Return ``employee`` fit to be stored (ValueRefusedError ``value.empty_name``)."""
    return replace(employee, name=_named(employee.name), role=clean_line(employee.role))


def _named(name: str) -> str:
    name = clean_line(name)
    if not match_key(name):  # also for signs that show nothing
        raise ValueRefusedError("value.empty_name")
    return name
