"""What an import has to know of the workbook: frozen records gathered first, so that any thread can think."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.canvas.model import Canvas, Note, Segment, Stream
from canvas_app.domain.clients.model import Client, Employee, Person
from canvas_app.domain.record import Record
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.stages.model import Assessment, StageRecord
from canvas_app.domain.stages.stage_model import StageModel
from canvas_app.storage.stage_cache import stage_models
from canvas_app.storage.workbook import Workbook

R = TypeVar("R", bound=Record)

_NEEDED: Final[Mapping[str, tuple[type[Any], ...]]] = {
    "clients": (Client, Person, Employee),
    "deals": (Client, Employee, Deal, DealLine),
    "interactions": (Client, Person, Employee, Interaction),
    "assessments": (Client, Assessment),
    "stages": (Client, StageRecord),
    "notes": (),
}
"""Records that each kind of import compares its rows with, beside canvas, notes, segments and streams."""


@dataclass(frozen=True, slots=True)
class Lookups:
    """Records of the workbook by their kind, its first canvas, currency and stage models, and its state."""

    records: Mapping[str, tuple[Any, ...]]
    canvas: Canvas | None
    currency: str
    models: tuple[StageModel, ...]
    state: tuple[str, int]

    def of(self, record: type[R]) -> tuple[R, ...]:
        """Return the records of one kind; empty for a kind that this import does not need."""
        return self.records.get(record.kind, ())


def gather(workbook: Workbook, kind: str) -> Lookups:
    """Return what an import of ``kind`` compares its rows with, as the workbook stands now."""
    canvases = workbook.all(Canvas)
    needed: tuple[type[Any], ...] = (*_NEEDED[kind], Segment, Stream)
    records: dict[str, tuple[Any, ...]] = {record.kind: workbook.all(record) for record in needed}
    if canvases:
        records[Note.kind] = workbook.all(Note, canvas_id=canvases[0].id)
    currency = workbook.setting("currency", "USD")
    canvas = canvases[0] if canvases else None
    return Lookups(records, canvas, currency, stage_models(workbook), state_of(workbook))


def state_of(workbook: Workbook) -> tuple[str, int]:
    """Return which workbook this is and how many edits it has seen: as long as it stays, lookups hold."""
    return workbook.meta("workbook"), workbook.generation
