"""Takes the cells of a row apart: values by the record's fields, and the names of other records."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from canvas_app.domain.errors import ValueRefusedError
from canvas_app.domain.fields import Amount, Currency, Ref, Score
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.money import amount_from_decimal
from canvas_app.domain.record_table import columns
from canvas_app.exchange.fields import FIELDS, KIND_OF, TableField
from canvas_app.exchange.problems import RowRefusedError
from canvas_app.services.imports.finding import RecordFinder
from canvas_app.services.imports.plan import Plan, Row


def _score(key: str, field: Score, value: Decimal) -> float:
    if not field.low <= value <= field.high:
        shown, low, high = f"{value:f}", field.low, field.high
        raise RowRefusedError("import.row.score_range", value=shown, low=low, high=high, field=key)
    return float(value)


class RowReader:
    """Takes the cells of a row apart: values by the record's fields, and the names of other records."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.kind = KIND_OF[plan.parsed.kind]
        assert self.kind.table is not None, "a planner is asked for kinds that have a table"
        self._table = self.kind.table
        owner = self.kind.owner[0] if self.kind.owner is not None else ""
        mapped = [one for one in FIELDS[plan.parsed.kind] if one.key in plan.parsed.mapping]
        self._plain = [one for one in mapped if one.fills != owner or not owner]
        self._finders: dict[str, RecordFinder] = {}
        self.defaults: dict[str, Any] = dict(self._table.defaults)
        money = [name for name, one in self.kind.fields.items() if isinstance(one, Currency)]
        self._currency = money[0] if money else ""

    def key_of(self, name: str) -> str:
        """Return the key of the column that fills a field."""
        filled = {field: key for key, field in columns(self.kind, self._table).items()}
        moments = {field: key for key, pair in self._table.moments.items() for field in pair}
        return moments.get(name) or filled.get(name, name)

    def read(self, row: Row) -> tuple[dict[str, Any], dict[str, str]]:
        """Return the values of a row by field, cleaned, and the names of other records by field.

        Raises:
            RowRefusedError: a value is none for its field.

        """
        values: dict[str, Any] = {}
        named: dict[str, str] = {}
        for one in self._plain:
            if one.key not in row:
                continue
            value = row[one.key]
            if one.holds == "moment":
                day, time = self._table.moments[one.key]
                values |= {day: value.day, time: value.time}
            elif isinstance(one.declared, Ref):
                named[one.fills] = value
            else:
                values[one.fills] = self._value(one, value, values)
        return values, named

    def _value(self, one: TableField, value: Any, values: dict[str, Any]) -> Any:
        field = one.declared
        if isinstance(field, Amount):
            beside = value.currency or self.plan.parsed.currency
            if self._currency and beside:
                values.setdefault(self._currency, beside)
            value = amount_from_decimal(value.value)
        elif isinstance(field, Score):
            value = _score(one.key, field, value)
        try:
            return value if field is None else field.clean(value)
        except ValueRefusedError as error:
            raise RowRefusedError(error.code, **error.params, field=one.key) from None

    def ids(self, named: dict[str, str], owner_id: int | None) -> dict[str, int]:
        """Return the ids of the records that a row names, by field.

        Raises:
            RowRefusedError: there is no such record, and none is made from its name alone.

        """
        return {field: self._id_of(field, name, owner_id) for field, name in named.items()}

    def _id_of(self, field: str, name: str, owner_id: int | None) -> int:
        declared = self.kind.fields[field]
        assert isinstance(declared, Ref), "only such fields name other records"
        kind = KINDS[declared.kind]
        if kind.made_by_name:
            belongs = owner_id if kind.owner is not None else None
            return int(self.plan.named(kind.name).find_or_make(name, belongs).id)
        finder = self._finders.get(kind.name)
        if finder is None:
            records = self.plan.lookups.records.get(kind.name, ())
            finder = self._finders[kind.name] = RecordFinder(kind, records)
        found = finder.by_code(name)
        if found is not None:
            return int(found.id)
        alike = finder.named(name)
        if len(alike) != 1:
            reason = "several" if alike else "unknown"
            raise finder.refusal(reason, value=name, count=len(alike), field=self.key_of(field))
        return int(alike[0].id)
