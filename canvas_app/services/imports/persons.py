"""Contact persons that rows of clients mention, with what they are there."""

from __future__ import annotations

from dataclasses import replace

from canvas_app.domain.clients.model import Person
from canvas_app.services.imports.named import Named
from canvas_app.services.imports.plan import Plan


class Persons:
    """The contact persons of each client by name, those of the workbook and those of this import."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._named: Named[Person] = plan.named(Person.kind)

    def note(self, client_id: int, name: str, role: str = "") -> bool:
        """Make sure that the client has a contact person of that name and role; tell whether that is news."""
        if not name:
            return False
        known = self._named.find(name, client_id)
        if known is not None and (not role or known.role == role):
            return False
        person = self._named.find_or_make(name, client_id)
        if role:
            self._named.change(self._plan.put(replace(person, role=role)), client_id)
        return True
