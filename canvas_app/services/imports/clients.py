"""Clients from rows: an id finds its client again, a name does when nothing contradicts it; nothing is lost.

- A row with an id belongs to the client of that id. Nobody has it yet: to the one client of the same name
  that has no id, if its company, e-mail, phone, city and country do not say otherwise; else it is a new one.
- A row without an id belongs to the client of the same name, under the same condition.
- A second row of the file for a client of the file is joined to it when no cell contradicts the first; with
  the same id it is refused otherwise, without an id it becomes a client of its own, and that is said.
- An empty cell changes nothing; tags are added to those there are, remarks below those there are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import Any, Final

from canvas_app.domain.clients.model import Client
from canvas_app.domain.text import TEXT_LIMIT, match_key
from canvas_app.exchange.problems import RowRefusedError
from canvas_app.services.imports.persons import Persons
from canvas_app.services.imports.plan import Plan, Row

_PLAIN: Final = {
    "id": "code", "type": "type", "email": "email", "phone": "phone", "city": "city", "country": "country",
    "source": "source", "qualified": "qualified", "continuing": "continuing", "sole": "sole",
    "mentions": "mentions", "referrals": "referrals", "referrals_won": "referrals_won", "joint": "joint",
    "ended_on": "ended_on", "segment": "segment", "employee": "employee",
}  # fmt: skip
"""Fields that are taken as they are, to the client's fields."""
_TELLING: Final = ("company", "email", "phone", "city", "country")
"""What keeps two clients of one name apart."""


@dataclass(slots=True)
class _Wanted:
    """A row as the client it speaks of.

    Attributes:
        key: the match key of ``name``.
        values: the client's fields that the row gives, among them the names of segment and employee.
        new_type: what the client is if it is new and the row does not say.

    """

    line: int
    name: str
    key: str
    code: str
    values: dict[str, Any]
    new_type: str
    contact: str
    role: str
    remarks: str
    tags: tuple[str, ...]


@dataclass(slots=True)
class _Met:
    """A client that a row of this file has spoken of: on which line first, and what that came to."""

    line: int
    outcome: str
    key: str
    told: dict[str, Any]


def plan_clients(plan: Plan) -> None:
    """Plan the rows of a table of clients."""
    _ClientPlanner(plan).run()


class _ClientPlanner:
    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.persons = Persons(plan)
        self.plain = [pair for pair in _PLAIN.items() if pair[0] in plan.parsed.mapping]
        self.clients: dict[int, Client] = {}
        self.by_code: dict[str, int] = {}
        self.by_name: dict[str, list[int]] = defaultdict(list)
        self.met: dict[int, _Met] = {}
        for client in plan.lookups.of(Client):
            self._remember(client, match_key(client.name))

    def run(self) -> None:
        """Plan every row."""
        wanted = []
        for line, row in self.plan.rows():
            try:
                wanted.append(self._wanted(line, row))
            except RowRefusedError as refused:
                self.plan.refuse(line, refused)
        times = Counter(one.key for one in wanted)
        for one in wanted:
            try:
                self._take(one, alone=times[one.key] == 1)
            except RowRefusedError as refused:
                self.plan.refuse(one.line, refused)

    def _wanted(self, line: int, row: Row) -> _Wanted:
        """Return the client that a row speaks of; a company without a name is named by the company."""
        name, company, contact = row.get("name", ""), row.get("company", ""), row.get("contact", "")
        values = {ours: row[theirs] for theirs, ours in self.plain if theirs in row}
        new_type = "company"
        if not name and company:
            name, company = company, ""
        elif not name:
            if not contact:
                raise RowRefusedError("import.row.name_missing", field="name")
            name, contact, new_type = contact, "", "person"
        key = match_key(name)
        if company and match_key(company) != key:
            values["company"], new_type = company, "person"
        code, role = row.get("id", ""), row.get("role", "")
        remarks, tags = row.get("notes", ""), row.get("tags", ())
        return _Wanted(line, name, key, code, values, new_type, contact, role, remarks, tags)

    def _take(self, wanted: _Wanted, *, alone: bool) -> None:
        found = self._find(wanted, alone=alone)
        if found is None:
            self._add(wanted)
        elif found.id in self.met:
            self._join(wanted, found)
        else:
            self._update(wanted, found)

    def _find(self, wanted: _Wanted, *, alone: bool) -> Client | None:
        if wanted.code in self.by_code:
            return self.clients[self.by_code[wanted.code]]
        named = [self.clients[one] for one in self.by_name.get(wanted.key, ())]
        fitting = [client for client in named if self._fits(wanted, client, alone=alone)]
        if len(fitting) == 1:
            return fitting[0]
        if fitting and not wanted.code:
            for client in fitting:
                if client.id not in self.met and self._changed(wanted, client) == client:
                    return client
            raise RowRefusedError(
                "import.row.client_several", value=wanted.name, count=len(fitting), field="name"
            )
        other = next((client for client in named if self._is_doubtful(wanted, client)), None)
        if other is not None:
            self.plan.remark(wanted.line, "import.row.duplicate", name=other.name)
        return None

    def _is_doubtful(self, wanted: _Wanted, client: Client) -> bool:
        """Tell whether the row may mean that client of the same name; not if the file has an id for each."""
        told_apart = wanted.code and client.code and wanted.name == client.name
        return not (told_apart and client.id in self.met)

    def _fits(self, wanted: _Wanted, client: Client, *, alone: bool) -> bool:
        """Tell whether a client of the same name may be the one that the row speaks of."""
        if wanted.code and (client.code or not alone):
            return False
        if client.id in self.met and _contradiction(wanted.values, self.met[client.id].told):
            return False
        return not any(
            name in wanted.values and getattr(client, name) and _differ(name, wanted.values[name], client)
            for name in _TELLING
        )

    def _add(self, wanted: _Wanted) -> None:
        client = Client(
            self.plan.new_id(),
            wanted.name,
            remarks=wanted.remarks,
            tags=wanted.tags,
            created_on=self.plan.today,
            **{"type": wanted.new_type, **self._settled(wanted)},
        )
        self.plan.put(client)
        self._remember(client, wanted.key)
        self._meet(wanted, client, "added")
        self.persons.note(client.id, wanted.contact, wanted.role)
        self.plan.added += 1

    def _update(self, wanted: _Wanted, client: Client) -> None:
        changed = self._changed(wanted, client)
        person = self.persons.note(client.id, wanted.contact, wanted.role)
        if changed != client:
            self._write(changed, client, wanted.key)
        outcome = "updated" if changed != client or person else "skipped"
        self._meet(wanted, changed, outcome)
        self._count(outcome)

    def _join(self, wanted: _Wanted, client: Client) -> None:
        """Add what a further row says to a client of the file."""
        met = self.met[client.id]
        if wanted.key != met.key or _contradiction(wanted.values, met.told):
            raise RowRefusedError("import.row.id_twice", value=wanted.code, first=met.line, field="id")
        changed = self._changed(wanted, client)
        person = self.persons.note(client.id, wanted.contact, wanted.role)
        if changed != client:
            self._write(changed, client, wanted.key)
        if met.outcome == "skipped" and (changed != client or person):
            met.outcome = "updated"
            self.plan.skipped -= 1
            self.plan.updated += 1
        met.told.update(wanted.values)
        self.plan.joined += 1
        self.plan.remark(wanted.line, "import.row.joined", first=met.line)

    def _changed(self, wanted: _Wanted, client: Client) -> Client:
        tags = (*client.tags, *(tag for tag in wanted.tags if tag not in client.tags))
        remarks = client.remarks
        if wanted.remarks and wanted.remarks not in remarks:
            remarks = f"{remarks}\n{wanted.remarks}".strip() if remarks else wanted.remarks
            if len(remarks) > TEXT_LIMIT:
                self.plan.remark(wanted.line, "import.row.cut", limit=TEXT_LIMIT)
        name = client.name if match_key(client.name) == wanted.key else wanted.name
        return replace(client, name=name, tags=tags, remarks=remarks[:TEXT_LIMIT], **self._settled(wanted))

    def _settled(self, wanted: _Wanted) -> dict[str, Any]:
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
            self.by_name[key].append(changed.id)

    def _remember(self, client: Client, key: str) -> None:
        self.clients[client.id] = client
        self.by_name[key].append(client.id)
        if client.code:
            self.by_code[client.code] = client.id

    def _meet(self, wanted: _Wanted, client: Client, outcome: str) -> None:
        self.met[client.id] = _Met(wanted.line, outcome, wanted.key, wanted.values)

    def _count(self, outcome: str) -> None:
        setattr(self.plan, outcome, getattr(self.plan, outcome) + 1)


def _contradiction(told: dict[str, Any], before: dict[str, Any]) -> bool:
    """Tell whether two rows give one field two values."""
    return any(
        name in before and _key(name, value) != _key(name, before[name]) for name, value in told.items()
    )


def _differ(name: str, value: str, client: Client) -> bool:
    return bool(_key(name, value) != _key(name, getattr(client, name)))


def _key(name: str, value: Any) -> Any:
    if name == "phone":
        return "".join(character for character in value if character.isdigit()) or match_key(value)
    return match_key(value) if isinstance(value, str) else value
