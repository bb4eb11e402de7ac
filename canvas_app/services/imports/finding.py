"""Finds the records that rows name: by an id from elsewhere, by an id that an export made up, or by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from canvas_app.domain.clients.model import Client
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.own_codes import own_id
from canvas_app.domain.record_kind import Kind
from canvas_app.domain.text import match_key
from canvas_app.exchange.problems import RowRefusedError
from canvas_app.services.imports.plan import Plan, Row


class RecordFinder:
    """The records of one kind by id and by name."""

    def __init__(self, kind: Kind, records: Iterable[Any]) -> None:
        self.kind = kind
        self._has_code, self._called = "code" in kind.fields, kind.called_by
        self._by_code: dict[str, Any] = {}
        self._by_id: dict[int, Any] = {}
        self._by_name: dict[str, list[Any]] = defaultdict(list)
        for record in records:
            self._by_id[record.id] = record
            if self._has_code and record.code:
                self._by_code[record.code] = record
            if self._called:
                self._by_name[match_key(getattr(record, self._called))].append(record)

    def by_code(self, code: str, *, own: bool = True) -> Any | None:
        """Return the record of that id, or None; ``own``: an id that an export made up counts, too."""
        found = self._by_code.get(code)
        if found is None and own and (record_id := own_id(code, self.kind.name)) is not None:
            found = self._by_id.get(record_id)
        return found

    def named(self, name: str) -> list[Any]:
        """Return the records of that name; case, ё / е and outer spaces do not count."""
        return self._by_name.get(match_key(name), []) if name else []

    def without_code(self, records: list[Any]) -> list[Any]:
        """Return those of ``records`` that have no id from elsewhere."""
        return [one for one in records if not (self._has_code and one.code)]

    def refusal(self, reason: str, **params: object) -> RowRefusedError:
        """Return why a row is left out: what it names is ``missing``, ``unknown`` or one of ``several``."""
        about = "client" if self.kind.name == Client.kind else "record"
        return RowRefusedError(f"import.row.{about}_{reason}", **params)


class OwnerFinder:
    """Finds the record that a row's record belongs to, by the columns of its id and of its name."""

    def __init__(self, plan: Plan, kind: Kind) -> None:
        assert kind.owner is not None, "only what has an owner is asked for one"
        self.field, owner = kind.owner
        self._name_key = self.field.removesuffix("_id")
        self._records = RecordFinder(KINDS[owner], plan.lookups.records.get(owner, ()))
        self._found: dict[tuple[str, str], Any] = {}
        self._asked_by = self._name_key if self._name_key in plan.parsed.mapping else self.field

    def find(self, row: Row) -> Any:
        """Return the owner of the record of ``row``.

        Raises:
            RowRefusedError: none is named, none has that id or name, or several have the name.

        """
        asked = (row.get(self.field, ""), row.get(self._name_key, ""))
        known = self._found.get(asked)
        if known is None:
            known = self._found[asked] = self._search(*asked)
        return known

    def _search(self, code: str, name: str) -> Any:
        records = self._records
        if code and (found := records.by_code(code)) is not None:
            return found
        named = records.named(name)
        if code:  # an id that nobody has: only a record without one can be meant by the name
            named = records.without_code(named)
        if len(named) == 1:
            return named[0]
        if len(named) > 1:
            raise records.refusal("several", value=name, count=len(named), field=self._name_key)
        if name and not code and (found := records.by_code(name, own=False)) is not None:
            return found
        if not code and not name:
            raise records.refusal("missing", field=self._asked_by)
        field = self.field if code else self._name_key
        raise records.refusal("unknown", value=code or name, field=field)
