"""Deals from rows: rows that share an id are the lines of one deal, and must agree about the deal.

- A deal of an id that the workbook has is updated; its lines become those of the file.
- When a row of a deal is refused, the whole deal stays as it is or is left out: half of its lines would be a
  wrong sum.
- A row without an id is a deal of its own; one that equals a deal without an id is that deal.
- A line is an amount with its stream. An amount of nothing but a stream counts as 0, and that is said.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Final

from canvas_app.domain.clients.model import Client
from canvas_app.domain.errors import ValueRefusedError
from canvas_app.domain.kinds import clean
from canvas_app.domain.money import amount_from_decimal, require_countable
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.text import match_key
from canvas_app.exchange.fields import FIELDS, KIND_OF
from canvas_app.exchange.parsed import Parsed
from canvas_app.exchange.problems import RowRefusedError
from canvas_app.services.imports.finding import OwnerFinder, RecordFinder
from canvas_app.services.imports.plan import Plan, Row

_APART: Final = {"id", "client_id", "client", "stream", "amount", "currency", "employee"}
_PLAIN: Final = tuple(field.key for field in FIELDS["deals"] if field.key not in _APART)
"""Fields of a deal that are taken as they are."""
_SAID: Final = {"value.dates_order": "import.row.dates_order"}
"""Sentences that name the fields of a row, for those of the window."""
_Lines = list[tuple[int, int | None]]
"""Amount and stream of each line."""


@dataclass(slots=True)
class _Wanted:
    """Rows as the deal they speak of: the fields they give, the lines they make, and where each began."""

    code: str
    lines_of: list[int]
    told: dict[str, tuple[Any, int]]
    amounts: list[tuple[Any, str | None]]
    refused: bool = False


def plan_deals(plan: Plan) -> None:
    """Plan the rows of a table of deals.

    Raises:
        ValueRefusedError: ``value.amounts_large``: nothing could be summed any more.

    """
    _DealPlanner(plan).run(separate=plan.parsed.options.same_id == "separate")


def shared_id(parsed: Parsed) -> tuple[str, int] | None:
    """Return the first id that rows of different streams share, and by how many rows; None: there is none."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for _, row in parsed.values():
        if "id" in row:
            rows[row["id"]].append(row)
    for code, same in rows.items():
        if len({row.get("stream") for row in same}) > 1:
            return code, len(same)
    return None


class _DealPlanner:
    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.clients = OwnerFinder(plan, KIND_OF[plan.parsed.kind])
        self.names = {client.id: client.name for client in plan.lookups.of(Client)}
        self.lines: dict[int, list[DealLine]] = defaultdict(list)
        for line in plan.lookups.of(DealLine):
            self.lines[line.deal_id].append(line)
        deals = plan.lookups.of(Deal)
        self.known = RecordFinder(KIND_OF[plan.parsed.kind], deals)
        self.without_code = Counter(
            _content(deal, _pairs(self.lines[deal.id])) for deal in deals if not deal.code
        )

    def run(self, *, separate: bool) -> None:
        """Plan every row."""
        wanted: dict[str, _Wanted] = {}
        for line, row in self.plan.rows():
            code = row.get("id", "")
            if separate and code in wanted:
                code = next(f"{code}/{n}" for n in range(2, 1 << 31) if f"{code}/{n}" not in wanted)
            key = code or f"\0{line}"  # no id has a NUL
            deal = wanted.setdefault(key, _Wanted(code, [], {}, []))
            try:
                self._tell(deal, line, row)
            except RowRefusedError as refused:
                deal.refused = True
                self.plan.refuse(line, refused)
        self._note_unreadable(wanted)
        for deal in wanted.values():
            self._take(deal)
        self._require_countable()

    def _require_countable(self) -> None:
        lines = {line.id: line for line in (*self.plan.lookups.of(DealLine), *self.plan.written(DealLine))}
        for gone in self.plan.deleted[DealLine]:
            lines.pop(gone, None)
        require_countable(sum(abs(line.amount) for line in lines.values()))

    def _note_unreadable(self, wanted: dict[str, _Wanted]) -> None:
        """Mark the deals of which a row could not even be read, as far as its id can be told."""
        for code in self.plan.parsed.refused_ids & wanted.keys():
            wanted[code].refused = True

    def _tell(self, deal: _Wanted, line: int, row: Row) -> None:
        """Add a row to the deal it speaks of."""
        told = {name: row[name] for name in _PLAIN if name in row}
        told["client_id"] = self.clients.find(row).id
        told["currency"] = self._currency(row)
        if "employee" in row:
            told["employee"] = row["employee"]
        if "won_on" in row and "lost_on" in row:
            raise RowRefusedError("import.row.won_and_lost", field="lost_on")
        for name, value in told.items():
            if value != "" and name in deal.told and not _same(deal.told[name][0], value):
                raise self._disagreement(deal, name, value)
        if not _one_end(deal.told, told):
            raise RowRefusedError("import.row.won_and_lost", field="lost_on")
        for name, value in told.items():
            if value != "":
                deal.told.setdefault(name, (value, line))
        deal.lines_of.append(line)
        if "amount" in row or "stream" in row:
            if "amount" not in row:
                self.plan.remark(line, "import.row.amount_zero")
            amount = amount_from_decimal(row["amount"].value) if "amount" in row else 0
            deal.amounts.append((amount, row.get("stream")))

    def _currency(self, row: Row) -> str:
        """Return the currency that a row gives, or empty."""
        beside = row["amount"].currency if "amount" in row else ""
        given: str = row.get("currency", "")
        if given and beside and given != beside:
            raise RowRefusedError(
                "import.row.currency_mixed", id=row.get("id", ""), first=given, second=beside, field="amount"
            )
        return given or beside or self.plan.parsed.currency

    def _disagreement(self, deal: _Wanted, name: str, value: Any) -> RowRefusedError:
        other, first = deal.told[name]
        field = name
        if name == "client_id":
            value, other = self.names[value], self.names[other]
            field = "client_id" if self.plan.parsed.column("client_id") else "client"
        return RowRefusedError(
            "import.row.deal_differs", id=deal.code, value=value, other=other, first=first, field=field
        )

    def _take(self, wanted: _Wanted) -> None:
        if not wanted.lines_of:
            return
        known = self.known.by_code(wanted.code) if wanted.code else None
        try:
            if known is None:
                self._add(wanted)
            else:
                self._update(wanted, known)
        except RowRefusedError as refused:
            for line in wanted.lines_of:
                self.plan.refuse(line, refused)

    def _add(self, wanted: _Wanted) -> None:
        if wanted.refused:
            raise RowRefusedError("import.row.deal_left_out", id=wanted.code, field="id")
        values = {"currency": self.plan.lookups.currency, **self._values(wanted)}
        deal = self._fitting(Deal(self.plan.new_id(), code=wanted.code, **values), wanted)
        lines = self._lines(wanted)
        if not wanted.code:
            content = _content(deal, lines)
            if self.without_code[content]:
                self.without_code[content] -= 1
                self.plan.skipped += len(wanted.lines_of)
                return
        self.plan.put(deal)
        for place, (amount, stream) in enumerate(lines):
            self.plan.put(DealLine(self.plan.new_id(), deal.id, amount, stream, place))
        self.plan.added += 1
        self.plan.joined += len(wanted.lines_of) - 1

    def _update(self, wanted: _Wanted, known: Deal) -> None:
        if wanted.refused:
            raise RowRefusedError("import.row.deal_held", id=wanted.code, field="id")
        client_id, _ = wanted.told["client_id"]
        if client_id != known.client_id:
            raise RowRefusedError(
                "import.row.id_other", value=wanted.code, name=self.names[known.client_id], field="id"
            )
        values = self._values(wanted)
        if "won_on" in values:
            values["lost_on"] = None  # an end that the file knows takes the place of the other one
        elif "lost_on" in values:
            values["won_on"] = None
        deal = self._fitting(replace(known, **values), wanted)
        changed = self._write_lines(wanted, known) if wanted.amounts else False
        if deal != known:
            self.plan.put(deal)
        if deal == known and not changed:
            self.plan.skipped += len(wanted.lines_of)
            return
        self.plan.updated += 1
        self.plan.joined += len(wanted.lines_of) - 1

    def _values(self, wanted: _Wanted) -> dict[str, Any]:
        return {name: value for name, (value, _) in wanted.told.items() if name != "employee"}

    def _fitting(self, deal: Deal, wanted: _Wanted) -> Deal:
        """Return the deal as the window would take it, with its employee, made now if nobody had the name."""
        try:
            deal = clean(deal)
        except ValueRefusedError as error:
            field = "lost_on" if deal.won_on is None else "won_on"
            raise RowRefusedError(_SAID.get(error.code, error.code), **error.params, field=field) from None
        if "employee" in wanted.told:
            name, _ = wanted.told["employee"]
            deal = replace(deal, employee_id=self.plan.employee_id({"employee": name}))
        return deal

    def _lines(self, wanted: _Wanted) -> _Lines:
        find = self.plan.streams.find_or_make
        return [(amount, None if name is None else find(name).id) for amount, name in wanted.amounts]

    def _write_lines(self, wanted: _Wanted, known: Deal) -> bool:
        """Make the deal's lines those of the file, equal ones keeping their records; tell if they differ."""
        left = list(self.lines[known.id])
        lines = self._lines(wanted)
        if _sorted(_pairs(left)) == _sorted(lines):
            return False
        records: list[DealLine | None] = []
        for pair in lines:
            same = next((line for line in left if (line.amount, line.stream_id) == pair), None)
            if same is not None:
                left.remove(same)
            records.append(same)
        for place, (pair, record) in enumerate(zip(lines, records, strict=True)):
            one = record or (left.pop(0) if left else None)
            line_id = one.id if one is not None else self.plan.new_id()
            self.plan.put(DealLine(line_id, known.id, *pair, place))
        for line in left:
            self.plan.delete(DealLine, line.id)
        return True


def _one_end(before: dict[str, tuple[Any, int]], told: dict[str, Any]) -> bool:
    """Tell whether the rows of a deal know at most one end of it."""
    return not (("won_on" in told and "lost_on" in before) or ("lost_on" in told and "won_on" in before))


def _same(one: Any, two: Any) -> bool:
    """Tell whether two rows say the same of a deal; in names, case does not count."""
    if isinstance(one, str):
        return match_key(one) == match_key(two)
    return bool(one == two)


def _pairs(lines: Iterable[DealLine]) -> _Lines:
    return [(line.amount, line.stream_id) for line in lines]


def _sorted(lines: Iterable[tuple[int, int | None]]) -> _Lines:
    return sorted(lines, key=lambda line: (line[0], line[1] or 0))


def _content(deal: Deal, lines: Sequence[tuple[int, int | None]]) -> tuple[Any, ...]:
    """Return what makes a deal without an id the same as another."""
    own = tuple(getattr(deal, field.name) for field in fields(deal) if field.name not in ("id", "code"))
    return (*own, tuple(_sorted(lines)))
