"""Reads of the Relationships page beyond the figures of the stages: names, the list of those at risk."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Listed:
    """A client of a list: who looks after it, where it stands."""

    client_id: int
    name: str
    employee: str
    stage: str
    confirmed: bool
    state: str


def names(workbook: Workbook, client_ids: Collection[int]) -> Mapping[int, str]:
    """Return the names of these clients."""
    return dict(_batches(workbook, "SELECT id, name FROM client WHERE id IN ({})", client_ids))


def numbers(workbook: Workbook, client_ids: Collection[int]) -> Mapping[int, int]:
    """Return the place of each of these clients in the register: its stand-in where names are hidden."""
    if not client_ids:
        return {}
    wanted = set(client_ids)
    ids = (row[0] for row in workbook.rows("SELECT id FROM client ORDER BY id"))
    return {client_id: place for place, client_id in enumerate(ids, 1) if client_id in wanted}


def listed(workbook: Workbook, model: str, client_ids: Collection[int]) -> list[Listed]:
    """Return these clients for a list; the table of stages must be as of the day looked at."""
    query = (
        "SELECT client.id, client.name, ifnull(employee.name, ''), client_stage.shown, "
        "client_stage.confirmed <> '', client_stage.state FROM client "
        "JOIN client_stage ON client_stage.client_id = client.id AND client_stage.model = ? "
        "LEFT JOIN employee ON employee.id = client.employee_id WHERE client.id IN ({})"
    )
    rows = _batches(workbook, query, client_ids, (model,))
    return [Listed(one, name, who, stage, bool(sure), state) for one, name, who, stage, sure, state in rows]


def first_record_day(workbook: Workbook, model: str = "") -> date | None:
    """Return the earliest day with a deal, a contact, an assessment or a confirmed stage of ``model``."""
    earliest = workbook.rows(
        "SELECT min(found) FROM (SELECT min(opened_on) AS found FROM deal "
        "UNION ALL SELECT min(won_on) FROM deal UNION ALL SELECT min(lost_on) FROM deal "
        "UNION ALL SELECT min(day) FROM interaction UNION ALL SELECT min(day) FROM assessment "
        "UNION ALL SELECT min(day) FROM stage WHERE model = ?)",
        (model,),
    )[0][0]
    with workbook.decoding("deal, interaction, assessment, stage"):
        return date.fromisoformat(earliest) if earliest else None


def _batches(
    workbook: Workbook, query: str, client_ids: Collection[int], params: tuple[Any, ...] = ()
) -> Iterator[tuple[Any, ...]]:
    wanted = sorted(client_ids)
    for start in range(0, len(wanted), _BATCH):
        batch = wanted[start : start + _BATCH]
        yield from workbook.rows(query.format(", ".join("?" * len(batch))), (*params, *batch))
