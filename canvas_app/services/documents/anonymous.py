"""Numbered stand-ins for the names of clients, contact persons and employees in a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from canvas_app.content import Messages
from canvas_app.domain.clients.model import Client, Employee, Person
from canvas_app.domain.kind_relations import human
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.text import match_key
from canvas_app.storage.workbook import Workbook

if TYPE_CHECKING:
    from canvas_app.services.documents.name_finder import NameFinder


class Names:
    """The names a document says: as they are, or stand-ins numbered in the order of the register."""

    def __init__(self, workbook: Workbook, messages: Messages, lang: str, *, anonymous: bool) -> None:
        self.anonymous = anonymous
        self._workbook = workbook
        self._messages = messages
        self._lang = lang

    @cached_property
    def _records(self) -> Mapping[str, tuple[Client | Person | Employee, ...]]:
        """Everybody, read when the first name is asked for: a canvas with names needs none of them."""
        read = self._workbook.all
        return {kind: read(KINDS[kind].record) for kind in human()}

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
        return self.somebody("client", client_id)

    def person(self, person_id: int | None) -> str:
        """Return what a contact person is called."""
        return self.somebody("person", person_id)

    def employee(self, employee_id: int | None) -> str:
        """Return what an employee is called."""
        return self.somebody("employee", employee_id)

    def somebody(self, kind: str, record_id: int | None) -> str:
        """Return what a record of one of the ``human`` kinds is called; nobody is called nothing."""
        return self._told[kind].get(record_id or 0, "")

    def who(self, name: str) -> str:
        """Return what somebody of ours who signed something is called: an employee's stand-in, or nobody."""
        if not self.anonymous:
            return name
        known = (one.id for one in self._records["employee"] if match_key(one.name) == match_key(name))
        return self.employee(next(known, None))

    @cached_property
    def _finder(self) -> NameFinder:
        from canvas_app.services.documents.name_finder import Named, NameFinder

        named = (Named(name, stand_in, person=human) for name, stand_in, human in self._named())
        phones = (one.phone for one in self._records["client"] if isinstance(one, Client) and one.phone)
        people = (one.phone for one in self._records["person"] if isinstance(one, Person) and one.phone)
        return NameFinder(named, (*phones, *people))

    def _named(self) -> Iterator[tuple[str, str, bool]]:
        """Yield each name with its stand-in and whether it is a person's."""
        for kind, records in self._records.items():
            for one in records:
                stand_in = self._told[kind][one.id]
                human = not isinstance(one, Client) or one.type == "person"
                yield one.name, stand_in, human
                if isinstance(one, Client):
                    yield from ((text, stand_in, False) for text in (one.company, one.code) if len(text) > 3)

    def free(self, text: str) -> str:
        """Return running text of the model; in an anonymous document without names and contact data."""
        return self._finder.replaced(text) if self.anonymous and text else text

    def about_person(self, text: str) -> str:
        """Return free text about persons and contact data; an anonymous document leaves them out."""
        return "" if self.anonymous else text
