"""Contact persons that rows mention beside their client."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from canvas_app.domain.clients.model import Person
from canvas_app.domain.text import match_key
from canvas_app.services.imports.plan import Plan


class Persons:
    """The contact persons of each client by name, those of the workbook and those of this import."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._of: dict[int, dict[str, Person]] = defaultdict(dict)
        for person in plan.lookups.of(Person):
            self._of[person.client_id].setdefault(match_key(person.name), person)

    def note(self, client_id: int, name: str, role: str = "") -> bool:
        """Make sure that the client has a contact person of that name and role; tell whether that is news."""
        if not name:
            return False
        people = self._of[client_id]
        key = match_key(name)
        known = people.get(key)
        if known is not None and (not role or known.role == role):
            return False
        if known is None:
            people[key] = self._plan.put(Person(self._plan.new_id(), client_id, name, role))
        else:
            people[key] = self._plan.put(replace(known, role=role))
        return True

    def id_of(self, client_id: int, name: str) -> int:
        """Return the id of the client's contact person of that name, made if there is none."""
        self.note(client_id, name)
        return self._of[client_id][match_key(name)].id
