"""Two canvases side by side: what is on one only, on both, and what stands elsewhere."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from canvas_app.domain.canvas.model import BLOCKS, Note
from canvas_app.domain.text import match_key
from canvas_app.storage.queries import canvas as reads
from canvas_app.storage.workbook import Workbook


@dataclass(frozen=True, slots=True)
class BlockDifference:
    """What of one block differs.

    Attributes:
        first, second: notes that only the one or the other canvas has.
        moved: notes of the second canvas that the first has in another block, with that block.
        both: how many are on both.

    """

    block: str
    first: tuple[Note, ...]
    second: tuple[Note, ...]
    moved: tuple[tuple[Note, str], ...]
    both: int

    @property
    def same(self) -> bool:
        """Whether the block is the same on both canvases."""
        return not (self.first or self.second or self.moved)


def compare(workbook: Workbook, first_id: int, second_id: int) -> tuple[BlockDifference, ...]:
    """Return what differs between two canvases, block by block in the order of the walk.

    Notes are the same that show the same segment or stream, or that have the same text, case and outer
    spaces ignored; a text that stands twice must stand twice on the other canvas too.
    """
    first = list(reads.notes(workbook, first_id))
    second = list(reads.notes(workbook, second_id))
    both: dict[str, int] = dict.fromkeys(BLOCKS, 0)
    moved: dict[str, list[tuple[Note, str]]] = {block: [] for block in BLOCKS}
    for note in tuple(second):
        twin = next((one for one in first if one.block == note.block and _key(one) == _key(note)), None)
        if twin is not None:
            both[note.block] += 1
            first.remove(twin)
            second.remove(note)
    for note in tuple(second):
        twin = next((one for one in first if match_key(one.text) == match_key(note.text)), None)
        if twin is not None:
            moved[note.block].append((note, twin.block))
            first.remove(twin)
            second.remove(note)
    return tuple(
        BlockDifference(
            block,
            tuple(note for note in first if note.block == block),
            tuple(note for note in second if note.block == block),
            tuple(moved[block]),
            both[block],
        )
        for block in BLOCKS
    )


def _key(note: Note) -> Hashable:
    if note.segment_id is not None:
        return ("segment", note.segment_id)
    return ("stream", note.stream_id) if note.stream_id is not None else match_key(note.text)
