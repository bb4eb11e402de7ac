"""Where relationships shall lead their clients: the target stage of a note, and how many have reached it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from canvas_app.domain.canvas.model import Note
from canvas_app.domain.stages.ladder import stages_from
from canvas_app.domain.stages.stage_model import Stage, StageModel
from canvas_app.storage import stage_cache
from canvas_app.storage.queries import figures
from canvas_app.storage.workbook import Workbook


class Standing:
    """How many clients of each segment stand on which stage, read once for each model that is asked for.

    The stages must have been worked out as of the day looked at (``stage_cache.ensure``).
    """

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._read: dict[str, Mapping[int | None, Mapping[str, int]]] = {}

    def of(self, model: StageModel) -> Mapping[int | None, Mapping[str, int]]:
        """Return segment (None: clients without one) to stage to clients."""
        if model.key not in self._read:
            self._read[model.key] = figures.stages_by_segment(self._workbook, model.key)
        return self._read[model.key]

    def aims(self, notes: Iterable[Note]) -> Iterator[tuple[Note, StageModel, Stage]]:
        """Yield the notes with a target that a stage model still knows."""
        for note in notes:
            if note.target and (aim := stage_aimed_at(self._workbook, note.target)) is not None:
                yield note, *aim


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a relationship has led its clients.

    Attributes:
        model, stage: its target.
        clients: how many of its clients stand on the target stage or above; ``of``: of how many.

    """

    model: StageModel
    stage: Stage
    clients: int
    of: int


def target_of(model: StageModel, stage: Stage) -> str:
    """Return a stage as a note keeps it."""
    return f"{model.key}.{stage.key}"


def stage_aimed_at(workbook: Workbook, target: str) -> tuple[StageModel, Stage] | None:
    """Return model and stage of a note's target; None without one, or when its model has gone."""
    key, _, stage = target.partition(".")
    model = next((one for one in stage_cache.stage_models(workbook) if one.key == key), None)
    if model is None or not stages_from(model, stage):
        return None
    return model, model.stage(stage)


def reached(standing: Standing, notes: Iterable[Note], segment_id: int | None = None) -> dict[int, Reached]:
    """Return for each note with a target how many clients of its segments have reached it.

    A note that names no segment is for all clients. With ``segment_id`` that segment's clients alone are
    counted, and notes that do not serve it are left out.
    """
    found = {}
    for note, model, stage in standing.aims(one for one in notes if serves(one, segment_id)):
        by_segment, asked = standing.of(model), asked_segments(note, segment_id)
        counts = [by_segment.get(one, {}) for one in asked] if asked else list(by_segment.values())
        above = sum(count.get(key, 0) for count in counts for key in stages_from(model, stage.key))
        found[note.id] = Reached(model, stage, above, sum(sum(count.values()) for count in counts))
    return found


def serves(note: Note, segment_id: int | None) -> bool:
    """Return whether a note is for a segment's clients (None: for any); one that names none is for all."""
    return segment_id is None or not note.segments or segment_id in note.segments


def asked_segments(note: Note, segment_id: int | None) -> tuple[int, ...]:
    """Return the segments whose clients are counted for a note; none: everybody."""
    return note.segments if segment_id is None else (segment_id,)
