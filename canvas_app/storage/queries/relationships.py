"""Reads of the Relationships page beyond the figures of the stages: names, the list of those at risk."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from canvas_app.storage.prepared import statement

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook

_NAMES: Final = statement("relationships.names")
_LISTED: Final = statement("relationships.listed")
_FIRST_RECORD_DAY: Final = statement("relationships.first_record_day")
_ALL_IDS: Final = statement("client_records.all_ids")


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
    return dict(workbook.read(_NAMES, clients=sorted(client_ids)))


def numbers(workbook: Workbook, client_ids: Collection[int]) -> Mapping[int, int]:
    """Return the place of each of these clients in the register: its stand-in where names are hidden."""
    if not client_ids:
        return {}
    wanted = set(client_ids)
    ids = (row[0] for row in workbook.read(_ALL_IDS))
    return {client_id: place for place, client_id in enumerate(ids, 1) if client_id in wanted}


def listed(workbook: Workbook, model: str, client_ids: Collection[int]) -> list[Listed]:
    """Return these clients for a list, by id; the table of stages must be as of the day looked at."""
    rows = workbook.read(_LISTED, model=model, clients=sorted(client_ids))
    return [Listed(one, name, who, stage, bool(sure), state) for one, name, who, stage, sure, state in rows]


def first_record_day(workbook: Workbook, model: str = "") -> date | None:
    """Return the earliest day with a deal, a contact, an assessment or a confirmed stage of ``model``."""
    earliest = workbook.read(_FIRST_RECORD_DAY, model=model)[0][0]
    with workbook.decoding("deal, interaction, assessment, stage"):
        return date.fromisoformat(earliest) if earliest else None
