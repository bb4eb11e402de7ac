"""Everything a canvas holds, read once: for the sheet, the inspector and what is read aloud."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from canvas_app.content import Catalogue, Question
from canvas_app.domain.canvas.model import BLOCKS, Answer, Canvas, Note, Segment
from canvas_app.domain.canvas.progress import QuestionState, question_states
from canvas_app.domain.errors import NotFoundError
from canvas_app.domain.text import match_key
from canvas_app.storage.queries import canvas as reads
from canvas_app.storage.workbook import Workbook


@dataclass(frozen=True)
class CanvasRecords:
    """A canvas as it stood when it was read.

    Attributes:
        notes: by position, those of segments and streams with their name and colour.
        answers: every answer of the canvas.
        segments: all of the register, in their order.
        questions: the guiding questions by block, in the order of the walk.

    """

    canvas: Canvas
    notes: tuple[Note, ...]
    answers: tuple[Answer, ...]
    segments: tuple[Segment, ...]
    questions: Mapping[str, tuple[Question, ...]]

    @cached_property
    def by_block(self) -> dict[str, tuple[Note, ...]]:
        """The notes of each block in order."""
        found: dict[str, list[Note]] = {block: [] for block in BLOCKS}
        for note in self.notes:
            found[note.block].append(note)
        return {block: tuple(notes) for block, notes in found.items()}

    @cached_property
    def shown_segments(self) -> tuple[Note, ...]:
        """The notes of Customer Segments, one for each segment that the canvas shows."""
        return tuple(note for note in self.by_block["cs"] if note.segment_id is not None)

    @cached_property
    def off_canvas(self) -> tuple[Segment, ...]:
        """The register's segments that the canvas shows no note of."""
        shown = {note.segment_id for note in self.shown_segments}
        return tuple(segment for segment in self.segments if segment.id not in shown)

    @cached_property
    def states(self) -> dict[str, QuestionState]:
        """The state of every question by key, in the order of the walk."""
        asked = [(one.key, one.per_segment) for block in BLOCKS for one in self.questions[block]]
        shown = [note.segment_id for note in self.shown_segments if note.segment_id is not None]
        return question_states(asked, self.answers, self.notes, shown)

    @cached_property
    def progress(self) -> dict[str, tuple[int, int]]:
        """How many questions of each block are answered, and how many there are."""
        return {
            block: (sum(self.states[one.key].done for one in asked), len(asked))
            for block, asked in self.questions.items()
        }

    def note(self, note_id: int | None) -> Note | None:
        """Return a note of the canvas."""
        return next((note for note in self.notes if note.id == note_id), None)

    def segment_name(self, segment_id: int) -> str:
        """Return a segment's name, empty when there is none."""
        return next((one.name for one in self.segments if one.id == segment_id), "")


def find_canvas(workbook: Workbook, canvas_id: int) -> Canvas:
    """Return a canvas by id.

    Raises:
        NotFoundError: it is gone.

    """
    canvas = workbook.get(Canvas, canvas_id)
    if canvas is None:
        raise NotFoundError("not_found.canvas")
    return canvas


def canvas_named(workbook: Workbook, name: str) -> Canvas:
    """Return the canvas of that name, or the first one when ``name`` is empty.

    Raises:
        NotFoundError: no canvas is called so.

    """
    canvases = reads.canvases(workbook)
    if not name and canvases:
        return canvases[0]
    for canvas in canvases:
        if match_key(canvas.name) == match_key(name):
            return canvas
    raise NotFoundError("not_found.canvas_named", name=name, names=", ".join(one.name for one in canvases))


def read_canvas(workbook: Workbook, canvas_id: int, catalogue: Catalogue) -> CanvasRecords:
    """Read a canvas.

    Raises:
        NotFoundError: it is gone.

    """
    canvas = find_canvas(workbook, canvas_id)
    segments = reads.segments(workbook)
    return CanvasRecords(
        canvas,
        reads.notes(workbook, canvas_id, segments),
        reads.answers(workbook, canvas_id),
        segments,
        {block: catalogue.questions(block) for block in BLOCKS},
    )
