"""Rows of a kind of record that has no rules of its own: made, found again, changed, as its kind declares.

What tells a record again is the id that it has elsewhere; where its kind has none, its name beside its
owner's; where it has no name either, everything about it, and equal rows of one file are as many records.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from canvas_app.domain.errors import ValueRefusedError
from canvas_app.domain.record_table import required
from canvas_app.domain.text import match_key
from canvas_app.exchange.fields import KIND_OF
from canvas_app.exchange.problems import RowRefusedError
from canvas_app.services.imports.finding import OwnerFinder, RecordFinder
from canvas_app.services.imports.plan import Plan, Row
from canvas_app.services.imports.row_reader import RowReader


def plan_records(plan: Plan) -> None:
    """Plan the rows of a table of records that follow no rules but those declared."""
    each_row(plan, RecordPlanner(plan).take)


def each_row(plan: Plan, take: Callable[[int, Row], None]) -> None:
    """Hand every row to ``take``; one that it refuses is left out."""
    for line, row in plan.rows():
        try:
            take(line, row)
        except RowRefusedError as refused:
            plan.refuse(line, refused)


class RecordPlanner:
    """Plans the rows of one kind."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.kind = KIND_OF[plan.parsed.kind]
        self._reader = RowReader(plan)
        self._owners = OwnerFinder(plan, self.kind) if self.kind.owner is not None else None
        records = plan.lookups.of(self.kind.record)
        self._has_code = "code" in self.kind.fields
        self._by_code = RecordFinder(self.kind, records)
        self._coded: dict[str, Any] = {}
        self._by_name = None if self._has_code or not self.kind.made_by_name else ByName(self.kind, records)
        loose = (one for one in records if not (self._has_code and one.code))
        self._left = Counter(map(content, loose))
        self._met: dict[int, int] = {}

    def take(self, line: int, row: Row) -> None:
        """Plan one row.

        Raises:
            RowRefusedError: it does not fit, and why.

        """
        belongs = {} if self._owners is None else {self._owners.field: self._owners.find(row).id}
        values, named = self._reader.read(row)
        values |= belongs
        code = values.get("code", "")
        known = self._again(line, code, values)
        if known is None:
            self._add(line, code, values, named)
        else:
            self._change(line, code, known, values, named)

    def _again(self, line: int, code: str, values: dict[str, Any]) -> Any | None:
        """Return the record that the row speaks of by id or name; None: it has neither, or is new."""
        if self._by_name is not None:
            return self._by_name.find(values, self._met, lambda name: self.plan.remark(
                line, "import.row.duplicate", name=name
            ))  # fmt: skip
        if not code:
            return None
        known = self._coded.get(code) or self._by_code.by_code(code)
        if known is not None and known.code != code:
            del values["code"]  # an id that an export made up
        return known

    def _add(self, line: int, code: str, values: dict[str, Any], named: dict[str, str]) -> None:
        missing = next((one for one in required(self.kind) if one not in values and one not in named), "")
        if missing:
            raise RowRefusedError("import.row.value_missing", field=self._reader.key_of(missing))
        record = self._fitting(
            self.kind.record(self.plan.new_id(), **{**self._reader.defaults, **values}), named
        )
        if not code and self._by_name is None and self._left[same := content(record)]:
            self._left[same] -= 1
            self.plan.skipped += 1
            return
        self._write(line, record)
        self.plan.added += 1

    def _change(
        self, line: int, code: str, known: Any, values: dict[str, Any], named: dict[str, str]
    ) -> None:
        """Give a record what the row says; a second row of it may only say the same."""
        field = self._owners.field if self._owners is not None else ""
        if field and getattr(known, field) != values[field]:
            raise RowRefusedError("import.row.id_elsewhere", value=code, field="id")
        record = self._fitting(replace(known, **values), named)
        first = self._met.get(known.id)
        if first is not None:
            if record != known:
                raise RowRefusedError("import.row.id_twice", value=code, first=first, field="id")
            self.plan.joined += 1
            self.plan.remark(line, "import.row.joined", first=first)
        elif record == known:
            self._met[known.id] = line
            self.plan.skipped += 1
        else:
            self._write(line, record)
            self.plan.updated += 1

    def _write(self, line: int, record: Any) -> None:
        self._met[record.id] = line
        self.plan.put(record)
        if self._has_code and record.code:
            self._coded[record.code] = record
        if self._by_name is not None:
            self._by_name.remember(record)

    def _fitting(self, record: Any, named: dict[str, str]) -> Any:
        """Return the record as its kind's rule wants it, with the ids of those whom it names.

        They are made last where nobody has the name: a row that is refused makes nobody.
        """
        if self.kind.rule is not None:
            try:
                record = self.kind.rule(record)
            except ValueRefusedError as error:
                raise RowRefusedError(error.code, **error.params) from None
        if not named:
            return record
        owner_id = getattr(record, self._owners.field) if self._owners is not None else None
        return replace(record, **self._reader.ids(named, owner_id))


class ByName:
    """Records that are told again by their name, beside their owner's."""

    def __init__(self, kind: Any, records: Any) -> None:
        self._owner = kind.owner[0] if kind.owner is not None else ""
        self._known: dict[tuple[int | None, str], dict[int, Any]] = defaultdict(dict)
        for record in records:
            self.remember(record)

    def remember(self, record: Any) -> None:
        """Know a record, in place of an earlier one of its id."""
        owner_id = getattr(record, self._owner) if self._owner else None
        self._known[owner_id, match_key(record.name)][record.id] = record

    def find(self, values: dict[str, Any], met: dict[int, int], doubt: Callable[[str], None]) -> Any | None:
        """Return the record that a row means; None: it is a new one, and ``doubt`` hears of whom it may be.

        Raises:
            RowRefusedError: it may be several.

        """
        if "name" not in values:
            raise RowRefusedError("import.row.name_missing", field="name")
        found = [*self._known.get((values.get(self._owner), match_key(values["name"])), {}).values()]
        alike = [one for one in found if all(getattr(one, name) == value for name, value in values.items())]
        new = [one for one in found if one.id not in met]
        if alike:
            return next((one for one in alike if one.id not in met), alike[0])
        if len(new) > 1:
            raise RowRefusedError(
                "import.row.record_several", value=values["name"], count=len(new), field="name"
            )
        if not new and found:
            doubt(found[0].name)
        return new[0] if new else None


def content(record: Any) -> tuple[Any, ...]:
    """Return everything of a record but its ids."""
    return tuple(getattr(record, one.name) for one in fields(record) if one.name not in ("id", "code"))
