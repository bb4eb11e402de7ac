"""What is selected on the sheet, and where the arrow keys lead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from canvas_app.domain.canvas.model import BLOCKS
from canvas_app.domain.canvas.sheet import Page


@dataclass(frozen=True, slots=True)
class Selection:
    """The current block, its current note if any, and all selected notes (the current one among them)."""

    block: str = "cs"
    note: int | None = None
    notes: frozenset[int] = frozenset()

    def with_note(self, block: str, note: int) -> Selection:
        """Return one note selected alone."""
        return Selection(block, note, frozenset((note,)))

    def with_block(self, block: str) -> Selection:
        """Return a block selected, without a note."""
        return Selection(block)

    def toggled(self, block: str, note: int) -> Selection:
        """Return ``note`` added to the selected ones, or taken out."""
        notes = self.notes ^ {note}
        current = note if note in notes else next(iter(notes), None)
        return Selection(block, current, notes)

    def extended(self, block: str, note: int, order: Sequence[int]) -> Selection:
        """Return every note of ``order`` between the current one and ``note`` selected."""
        if self.note not in order or note not in order:
            return self.toggled(block, note) if note not in self.notes else self
        first, last = sorted((order.index(self.note), order.index(note)))
        return Selection(block, note, self.notes | frozenset(order[first : last + 1]))

    def kept(self, there: Iterable[int]) -> Selection:
        """Return the selection without notes that are gone."""
        notes = self.notes & frozenset(there)
        return replace(self, note=self.note if self.note in notes else None, notes=notes)


def order_of(page: Page, block: str) -> list[int]:
    """Return the ids of a block's notes on the page, in order."""
    box = page.block(block)
    return [note.id for note in box.notes] if box else []


_STEP = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}


def step(page: Page, at: Selection, way: str) -> Selection:
    """Return where an arrow key leads: note to note, past the end to the next block in that direction."""
    box = page.block(at.block)
    if box is None:
        return at
    if at.note is not None:
        inside = _within(page, at, way)
        if inside is not None:
            return at.with_note(at.block, inside)
    elif way == "down" and box.notes:
        return at.with_note(at.block, box.notes[0].id)
    neighbour = neighbour_block(page, at, way)
    if neighbour is None:
        return at
    order = order_of(page, neighbour)
    if not order:
        return at.with_block(neighbour)
    if way in ("left", "right") and at.note is not None:
        return at.with_note(neighbour, _level(page, neighbour, at))
    return at.with_note(neighbour, order[-1] if way == "up" else order[0])


def _within(page: Page, at: Selection, way: str) -> int | None:
    box = page.block(at.block)
    assert box is not None
    current = next((note for note in box.notes if note.id == at.note), None)
    if current is None:
        return None
    dx, dy = _STEP[way]
    x, y = current.rect.x + current.rect.w / 2, current.rect.y + current.rect.h / 2
    best: tuple[float, int] | None = None
    for note in box.notes:
        across = note.rect.x + note.rect.w / 2 - x
        down = note.rect.y + note.rect.h / 2 - y
        along = across * dx + down * dy
        beside = abs(across * dy) + abs(down * dx)
        if along > 0.5 and (beside < note.rect.w / 2 or box.columns > 1):
            distance = along + 3 * beside
            if best is None or distance < best[0]:
                best = (distance, note.id)
    return best[1] if best else None


def _level(page: Page, block: str, at: Selection) -> int:
    """Return the note of ``block`` whose height is nearest to the current note's."""
    here = next(n for box in page.blocks if box.key == at.block for n in box.notes if n.id == at.note)
    there = page.block(block)
    assert there is not None
    middle = here.rect.y + here.rect.h / 2
    return min(there.notes, key=lambda note: abs(note.rect.y + note.rect.h / 2 - middle)).id


def neighbour_block(page: Page, at: Selection, way: str) -> str | None:
    """Return the block that lies beside the current one (at the height of the current note), or None."""
    box = page.block(at.block)
    if box is None:
        return None
    current = next((note for note in box.notes if note.id == at.note), None)
    rect = current.rect if current else box.rect
    dx, dy = _STEP[way]
    x = {1: box.rect.right + 1, -1: box.rect.x - 1}.get(dx, rect.x + min(rect.w, box.rect.w) / 2)
    y = {1: box.rect.bottom + 1, -1: box.rect.y - 1}.get(dy, rect.y + rect.h / 2)
    return next((other.key for other in page.blocks if other.rect.holds(x, y)), None)


def walk_block(block: str, forward: bool) -> str:
    """Return the next or previous block of the walk through the questions; round at the ends."""
    place = BLOCKS.index(block) + (1 if forward else -1)
    return BLOCKS[place % len(BLOCKS)]
