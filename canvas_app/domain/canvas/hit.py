"""What lies under a point of a page, and where a note dropped there would go."""

from __future__ import annotations

from canvas_app.domain.canvas.sheet import BlockBox, NoteBox, Page, Rect

MARK = 0.7
"""Thickness of the mark that shows where a note would be put, in millimetres of A4."""


def block_at(page: Page, x: float, y: float) -> BlockBox | None:
    """Return the block under the point."""
    return next((block for block in page.blocks if block.rect.holds(x, y)), None)


def note_at(page: Page, x: float, y: float) -> NoteBox | None:
    """Return the note under the point."""
    return next((note for block in page.blocks for note in block.notes if note.rect.holds(x, y)), None)


def insertion_index(block: BlockBox, x: float, y: float) -> int:
    """Return the place in the block's order that a note dropped at the point takes.

    Notes lie in rows from left to right: the row whose gap or notes the point meets decides, then the middle
    of a note; in one column it is the note's height that has a middle.
    """
    for note in block.notes:
        rect = note.rect
        if block.columns == 1:
            if y < rect.y + rect.h / 2:
                return note.index
        elif y < rect.bottom and (y < rect.y or x < rect.x + rect.w / 2):
            return note.index
        elif y < rect.bottom and x < rect.right:
            return note.index + 1
    return block.notes[-1].index + 1 if block.notes else 0


def insertion_mark(block: BlockBox, index: int) -> Rect:
    """Return the thin bar that shows a note put at ``index``: above it, or before it in two columns."""
    before = next((note for note in block.notes if note.index >= index), None)
    body = block.body
    if before is None and not block.notes:
        return Rect(body.x, body.y - MARK, body.w, MARK)
    rect = before.rect if before else block.notes[-1].rect
    if block.columns == 1:
        return Rect(rect.x, (rect.y - 2 * MARK) if before else rect.bottom + MARK, rect.w, MARK)
    return Rect((rect.x - 1.5 * MARK) if before else rect.right + MARK / 2, rect.y, MARK, rect.h)
