"""Everything the stage rules read of clients, in batches: a hundred thousand clients take a few seconds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from canvas_app.domain.stages.facts import Facts, facts_of
from canvas_app.domain.stages.model import Assessment
from canvas_app.domain.stages.thresholds import Thresholds
from canvas_app.storage.prepared import Statement, statement
from canvas_app.storage.sqlite.record_sql import portions

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook

T = TypeVar("T")

_CLIENTS: Final = statement("stage_evidence.clients")
_DEALS: Final = statement("stage_evidence.deals")
_CONTACTS: Final = statement("stage_evidence.contacts")
_ASSESSMENTS: Final = statement("stage_evidence.assessments")
_DECISIONS: Final = statement("stage_evidence.decisions")


class ClientRow(NamedTuple):
    """What is read of a client; see ``domain.clients.model.Client``."""

    id: int
    name: str
    archived: bool
    qualified: bool
    continuing: bool
    sole: bool
    ended_on: date | None
    reopened_on: date | None
    mentions: int
    referrals: int
    referrals_won: int
    joint: int
    created_on: date | None = None


class DealRow(NamedTuple):
    """The dates of a deal."""

    opened_on: date | None
    won_on: date | None
    lost_on: date | None


class ContactRow(NamedTuple):
    """What is read of an interaction."""

    on: date
    kind_key: str
    direction: str
    two_way: bool | None
    answered_on: date | None


class DecisionRow(NamedTuple):
    """What is read of a confirmed stage."""

    id: int
    model: str
    stage: str
    on: date


class Evidence(NamedTuple):
    """Everything that the rules read of one client."""

    client: ClientRow
    deals: Sequence[DealRow]
    contacts: Sequence[ContactRow]
    assessments: Sequence[Assessment]
    decisions: Sequence[DecisionRow]

    def facts(self, day: date, thresholds: Thresholds) -> Facts:
        """Return what is known of the client as of ``day``."""
        return facts_of(
            self.client, self.deals, self.contacts, self.assessments, self.decisions, day, thresholds
        )


def evidence(workbook: Workbook, client_ids: Iterable[int]) -> Iterator[Evidence]:
    """Yield what is read of each of these clients that exists, archived ones too."""
    for some in portions(list(client_ids)):
        yield from _batch(workbook, some)


def _batch(workbook: Workbook, ids: Sequence[int]) -> Iterator[Evidence]:
    deals = _grouped(workbook, "deal", _DEALS, ids, _deal)
    contacts = _grouped(workbook, "interaction", _CONTACTS, ids, _contact)
    assessments = _grouped(workbook, "assessment", _ASSESSMENTS, ids, _assessment)
    decisions = _grouped(workbook, "stage", _DECISIONS, ids, _decision)
    for row in workbook.read(_CLIENTS, clients=ids):
        one, name, *switches = row[:6]
        with workbook.decoding(f"client {one}"):
            ended, reopened, created = map(_date, (row[6], row[7], row[12]))
        yield Evidence(
            ClientRow._make((one, name, *map(bool, switches), ended, reopened, *row[8:12], created)),
            deals.get(one, ()),
            contacts.get(one, ()),
            assessments.get(one, ()),
            decisions.get(one, ()),
        )


def _grouped(
    workbook: Workbook, table: str, reading: Statement, ids: Sequence[int], made: Callable[[Any], T]
) -> dict[int, list[T]]:
    found: dict[int, list[T]] = defaultdict(list)
    rows = workbook.read(reading, clients=ids)
    with workbook.decoding(table):
        for row in rows:
            found[row[0]].append(made(row))
    return found


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _deal(row: Sequence[Any]) -> DealRow:
    return DealRow(_date(row[1]), _date(row[2]), _date(row[3]))


def _contact(row: Sequence[Any]) -> ContactRow:
    _, on, kind, direction, two_way, answered_on = row
    marked = None if two_way is None else bool(two_way)
    return ContactRow(date.fromisoformat(on), kind, direction, marked, _date(answered_on))


def _assessment(row: Sequence[Any]) -> Assessment:
    client_id, record_id, on, *rest = row
    return Assessment(record_id, client_id, date.fromisoformat(on), *rest)


def _decision(row: Sequence[Any]) -> DecisionRow:
    _, record_id, model, stage, on = row
    return DecisionRow(record_id, model, stage, date.fromisoformat(on))
