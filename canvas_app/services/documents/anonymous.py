"""Numbered stand-ins for the names of clients, contact persons and employees in a document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from canvas_app.content import Messages
from canvas_app.domain.clients.model import Client, Employee, Person
from canvas_app.domain.text import match_key
from canvas_app.storage.workbook import Workbook

_SHORTEST = 4
"""Letters from which a name inside running text is replaced; shorter ones are words of other meaning too."""


class Names:
    """The names a document says: as they are, or stand-ins numbered in the order of the register."""

    def __init__(self, workbook: Workbook, messages: Messages, lang: str, *, anonymous: bool) -> None:
        self.anonymous = anonymous
        self._messages = messages
        self._lang = lang
        self._records: Mapping[str, tuple[Client | Person | Employee, ...]] = {
            "client": workbook.all(Client),
            "person": workbook.all(Person),
            "employee": workbook.all(Employee),
        }

    @cached_property
    def _told(self) -> dict[str, dict[int, str]]:
        if not self.anonymous:
            return {kind: {one.id: one.name for one in found} for kind, found in self._records.items()}
        return {
            kind: {one.id: self._stand_in(kind, number) for number, one in enumerate(found, 1)}
            for kind, found in self._records.items()
        }

    def _stand_in(self, kind: str, number: int) -> str:
        return self._messages.say(f"doc.anonymous.{kind}", self._lang, number=number)

    def client(self, client_id: int) -> str:
        """Return what a client is called in the document."""
        return self._told["client"].get(client_id, "")

    def person(self, person_id: int | None) -> str:
        """Return what a contact person is called."""
        return self._told["person"].get(person_id or 0, "")

    def employee(self, employee_id: int | None) -> str:
        """Return what an employee is called."""
        return self._told["employee"].get(employee_id or 0, "")

    @cached_property
    def _by_key(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for kind, records in self._records.items():
            for one in records:
                names = (one.name, one.company) if isinstance(one, Client) else (one.name,)
                for name in names:
                    if len(name) >= _SHORTEST:
                        found.setdefault(match_key(name), self._told[kind][one.id])
        return found

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        names = sorted(self._by_key, key=len, reverse=True)
        if not names:
            return None
        joined = "|".join(re.escape(name).replace("е", "[её]") for name in names)
        return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)

    def free(self, text: str) -> str:
        """Return running text of the model with every name in it replaced, when the document is anonymous."""
        if not self.anonymous or self._pattern is None:
            return text
        return self._pattern.sub(lambda found: self._by_key.get(match_key(found[0]), "…"), text)

    def about_person(self, text: str) -> str:
        """Return free text about persons; an anonymous document leaves it out."""
        return "" if self.anonymous else text
