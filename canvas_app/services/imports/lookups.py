"""What an import has to know of the workbook: frozen records gathered first, so that any thread can think."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from canvas_app.domain.canvas.model import Canvas, Note
from canvas_app.domain.record import Record
from canvas_app.domain.stages.stage_model import StageModel
from canvas_app.storage.stage_cache import stage_models
from canvas_app.storage.workbook import Workbook

R = TypeVar("R", bound=Record)


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


def gather_records(workbook: Workbook, needed: Iterable[type[Any]]) -> Lookups:
    """Return the records of these kinds, as the workbook stands now; of notes those of the first canvas."""
    canvases = workbook.all(Canvas)
    canvas = canvases[0] if canvases else None
    records: dict[str, tuple[Any, ...]] = {one.kind: workbook.all(one) for one in needed if one is not Note}
    if canvas is not None:
        records[Note.kind] = workbook.all(Note, canvas_id=canvas.id)
    currency = workbook.setting("currency", "USD")
    return Lookups(records, canvas, currency, stage_models(workbook), state_of(workbook))


def state_of(workbook: Workbook) -> tuple[str, int]:
    """Return which workbook this is and how many edits it has seen: as long as it stays, lookups hold."""
    return workbook.meta("workbook"), workbook.generation
