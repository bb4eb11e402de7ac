"""Clients from rows: an id finds its client again, a name does when nothing contradicts it; nothing is lost.

- A row with an id belongs to the client of that id, also of one that an export made up. Nobody has it yet: to
  the one client of the same name that has no id, if its company, e-mail, phone, city and country do not say
  otherwise; else it is a new one.
- A row without an id belongs to the client of the same name, under the same condition.
- A second row of the file for a client of the file is joined to it when no cell contradicts the first; with
  the same id it is refused otherwise, without an id it becomes a client of its own, and that is said.
- An empty cell changes nothing; tags are added to those there are, remarks below those there are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, Final

from canvas_app.domain.clients.model import Client
from canvas_app.domain.clients.values import clean_tags
from canvas_app.domain.own_codes import own_id
from canvas_app.domain.text import TEXT_LIMIT, match_key
from canvas_app.exchange.problems import RowRefusedError
from canvas_app.services.imports.client_rows import PLAIN, ClientRow, alike, client_row
from canvas_app.services.imports.persons import Persons
from canvas_app.services.imports.plan import Plan

_TELLING: Final = ("company", "email", "phone", "city", "country")
"""What keeps two clients of one name apart."""


@dataclass(slots=True)
class _Met:
    """A client that a row of this file has spoken of.

    Attributes:
        line: on which line first.
        outcome: what that came to.
        key: match key of the name it was given.
        told: what rows have said of it; None for a new client, which says it itself.
        type: which type they said it has, or empty: that of a new client may be a guess.

    """

    line: int
    outcome: str
    key: str
    told: dict[str, Any] | None
    type: str


def plan_clients(plan: Plan) -> None:
    """Plan the rows of a table of clients."""
    _ClientPlanner(plan).run()


class _ClientPlanner:
    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.persons = Persons(plan)
        self.plain = [pair for pair in PLAIN.items() if pair[0] in plan.parsed.mapping]
        self.clients: dict[int, Client] = {}
        self.by_code: dict[str, int] = {}
        self.by_name: dict[str, list[int]] = defaultdict(list)
        self.met: dict[int, _Met] = {}
        for client in plan.lookups.of(Client):
            self._remember(client, match_key(client.name))

    def run(self) -> None:
        """Plan every row."""
        times = self._times()
        for line, row in self.plan.rows():
            try:
                wanted = client_row(line, row, self.plain)
                self._take(wanted, alone=times[wanted.key] < 2)
            except RowRefusedError as refused:
                self.plan.refuse(line, refused)

    def _times(self) -> Counter[str]:
        """Return how often the file has each name that a client without an id has; empty if none has."""
        names = {match_key(client.name) for client in self.clients.values() if not client.code}
        times: Counter[str] = Counter()
        for line, row in self.plan.rows() if names else ():
            with suppress(RowRefusedError):
                key = client_row(line, row, self.plain).key
                times[key] += key in names
        return times

    def _take(self, wanted: ClientRow, *, alone: bool) -> None:
        found = self._own(wanted) or self._find(wanted, alone=alone)
        if found is None:
            self._add(wanted)
        elif found.id in self.met:
            self._join(wanted, found)
        else:
            self._update(wanted, found)

    def _own(self, wanted: ClientRow) -> Client | None:
        """Return the client whom an export gave an id of its own, which does not become its code."""
        own = None if wanted.code in self.by_code else own_id(wanted.code)
        found = self.clients.get(own) if own is not None else None
        if found is not None:
            wanted.values.pop("code", None)
        return found

    def _find(self, wanted: ClientRow, *, alone: bool) -> Client | None:
        if wanted.code in self.by_code:
            return self.clients[self.by_code[wanted.code]]
        named = [self.clients[one] for one in self.by_name.get(wanted.key, ())]
        fitting = [client for client in named if self._fits(wanted, client, alone=alone)]
        if len(fitting) == 1:
            return fitting[0]
        if fitting and not wanted.code:
            for client in fitting:
                if client.id not in self.met and self._is_old_news(wanted, client):
                    return client
            raise RowRefusedError(
                "import.row.client_several", value=wanted.name, count=len(fitting), field="name"
            )
        other = next((client for client in named if self._is_doubtful(wanted, client)), None)
        if other is not None:
            self.plan.remark(wanted.line, "import.row.duplicate", name=other.name)
        return None

    def _is_doubtful(self, wanted: ClientRow, client: Client) -> bool:
        """Tell whether the row may mean that client of the same name; not if the file has an id for each."""
        told_apart = wanted.code and client.code and wanted.name == client.name
        return not (told_apart and client.id in self.met)

    def _fits(self, wanted: ClientRow, client: Client, *, alone: bool) -> bool:
        """Tell whether a client of the same name may be the one that the row speaks of."""
        met = self.met.get(client.id)
        if wanted.code and (client.code or met is not None or not alone):
            return False
        if met is not None and self._contradicts(wanted, client, met):
            return False
        return not any(
            name in wanted.values
            and getattr(client, name)
            and not alike(name, wanted.values[name], getattr(client, name))
            for name in _TELLING
        )

    def _add(self, wanted: ClientRow) -> None:
        client = Client(
            self.plan.new_id(),
            wanted.name,
            remarks=wanted.remarks,
            tags=wanted.tags,
            **{"type": wanted.new_type, "created_on": self.plan.today, **self._settled(wanted)},
        )
        self.plan.put(client)
        self._remember(client, wanted.key)
        self._meet(wanted, client, "added")
        self.persons.note(client.id, wanted.contact, wanted.role)
        self.plan.added += 1

    def _update(self, wanted: ClientRow, client: Client) -> None:
        changed = self._changed(wanted, client)
        person = self.persons.note(client.id, wanted.contact, wanted.role)
        if changed != client:
            self._write(changed, client, wanted.key)
        outcome = "updated" if changed != client or person else "skipped"
        self._meet(wanted, changed, outcome)
        self._count(outcome)

    def _join(self, wanted: ClientRow, client: Client) -> None:
        """Add what a further row says to a client of the file."""
        met = self.met[client.id]
        if wanted.key != met.key or self._contradicts(wanted, client, met):
            raise RowRefusedError("import.row.id_twice", value=wanted.code, first=met.line, field="id")
        changed = self._changed(wanted, client)
        person = self.persons.note(client.id, wanted.contact, wanted.role)
        if changed != client:
            self._write(changed, client, wanted.key)
        if met.outcome == "skipped" and (changed != client or person):
            met.outcome = "updated"
            self.plan.skipped -= 1
            self.plan.updated += 1
        met.type = wanted.values.get("type", met.type)
        if met.told is not None:
            met.told.update(wanted.values)
        self.plan.joined += 1
        self.plan.remark(wanted.line, "import.row.joined", first=met.line)

    def _contradicts(self, wanted: ClientRow, client: Client, met: _Met) -> bool:
        """Tell whether the row gives a field another value than earlier rows did."""
        told = {**self._told(client), "type": met.type} if met.told is None else met.told
        return any(
            told.get(name) and not alike(name, value, told[name]) for name, value in wanted.values.items()
        )

    def _told(self, client: Client) -> dict[str, Any]:
        """Return what a client says of itself, in the fields of rows."""
        told = {name: getattr(client, name) for name in PLAIN.values() if hasattr(client, name)}
        for name, names in (("segment", self.plan.segments), ("employee", self.plan.employees)):
            found = names.by_id(getattr(client, f"{name}_id"))
            told[name] = found.name if found is not None else ""
        return {**told, "company": client.company}

    def _is_old_news(self, wanted: ClientRow, client: Client) -> bool:
        """Tell whether a client of the register has everything that the row says."""
        told = self._told(client)
        return (
            all(told[name] and alike(name, value, told[name]) for name, value in wanted.values.items())
            and clean_tags((*client.tags, *wanted.tags)) == client.tags
            and wanted.remarks in client.remarks
        )

    def _changed(self, wanted: ClientRow, client: Client) -> Client:
        tags = clean_tags((*client.tags, *wanted.tags)) if wanted.tags else client.tags
        remarks = client.remarks
        if wanted.remarks and wanted.remarks not in remarks:
            remarks = f"{remarks}\n{wanted.remarks}".strip() if remarks else wanted.remarks
            if len(remarks) > TEXT_LIMIT:
                shortened = f"{wanted.remarks[:59]}…"
                raise RowRefusedError(
                    "import.row.notes_full", value=shortened, limit=TEXT_LIMIT, field="notes"
                )
        name = client.name if match_key(client.name) == wanted.key else wanted.name
        return replace(client, name=name, tags=tags, remarks=remarks, **self._settled(wanted))

    def _settled(self, wanted: ClientRow) -> dict[str, Any]:
        """Return the row's values with the ids of segment and employee, made now if nobody had the names."""
        values = dict(wanted.values)
        for name, find in (("segment", self.plan.segment_id), ("employee", self.plan.employee_id)):
            if name in values:
                values[f"{name}_id"] = find(values)
                del values[name]
        return values

    def _write(self, changed: Client, before: Client, key: str) -> None:
        self.plan.put(changed)
        self.clients[changed.id] = changed
        if changed.code:
            self.by_code[changed.code] = changed.id
        if match_key(before.name) != key:
            self.by_name[match_key(before.name)].remove(changed.id)
            self.by_name[key].append(changed.id)

    def _remember(self, client: Client, key: str) -> None:
        self.clients[client.id] = client
        self.by_name[key].append(client.id)
        if client.code:
            self.by_code[client.code] = client.id

    def _meet(self, wanted: ClientRow, client: Client, outcome: str) -> None:
        told = None if outcome == "added" else wanted.values
        self.met[client.id] = _Met(wanted.line, outcome, wanted.key, told, wanted.values.get("type", ""))

    def _count(self, outcome: str) -> None:
        setattr(self.plan, outcome, getattr(self.plan, outcome) + 1)
