"""What is selected on the sheet, and where the arrow keys lead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from canvas_app.domain.canvas.model import BLOCKS
from canvas_app.domain.canvas.sheet import BlockBox, NoteBox, Page, Sheet


@dataclass(frozen=True, slots=True)
class Selection:
    """The current block, its current note if any, and all selected notes (the current one among them).

    Attributes:
        anchor: the note from which Shift extends.

    """

    block: str = "cs"
    note: int | None = None
    notes: frozenset[int] = frozenset()
    anchor: int | None = field(default=None, compare=False)

    def with_note(self, block: str, note: int) -> Selection:
        """Return one note selected alone."""
        return Selection(block, note, frozenset((note,)), note)

    def with_block(self, block: str) -> Selection:
        """Return a block selected, without a note."""
        return Selection(block)

    def toggled(self, block: str, note: int) -> Selection:
        """Return ``note`` added to the selected ones, or taken out."""
        notes = self.notes ^ {note}
        current = note if note in notes else next(iter(notes), None)
        return Selection(block, current, notes, current)

    def extended(self, block: str, note: int, order: Sequence[int]) -> Selection:
        """Return the notes of ``order`` from the anchor to ``note`` selected, beside those of other blocks.

        Where the anchor is in another block, ``note`` is added and becomes the anchor.
        """
        anchor = self.anchor if self.anchor is not None else self.note
        if anchor not in order or note not in order:
            return Selection(block, note, self.notes | {note}, note)
        first, last = sorted((order.index(anchor), order.index(note)))
        others = self.notes - frozenset(order)
        return Selection(block, note, others | frozenset(order[first : last + 1]), anchor)

    def kept(self, there: Iterable[int]) -> Selection:
        """Return the selection without notes that are gone."""
        notes = self.notes & frozenset(there)
        return replace(
            self,
            note=self.note if self.note in notes else None,
            notes=notes,
            anchor=self.anchor if self.anchor in notes else None,
        )


def order_of(sheet: Sheet, block: str) -> list[int]:
    """Return the ids of a block's notes in order, over all pages."""
    found: dict[int, None] = {}
    for page in sheet.pages:
        for box in parts_of(page, block):
            found.update(dict.fromkeys(note.id for note in box.notes))
    return list(found)


def parts_of(page: Page, block: str) -> list[BlockBox]:
    """Return the parts of a block on a page; a further page may have several, in columns."""
    return [box for box in page.blocks if box.key == block]


def page_of(sheet: Sheet, note: int | None) -> Page:
    """Return the page on which a note begins; the first one for none."""
    for page in sheet.pages:
        if any(one.id == note for box in page.blocks for one in box.notes):
            return page
    return sheet.pages[0]


_STEP = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}


def step(sheet: Sheet, at: Selection, way: str) -> Selection:
    """Return where an arrow key leads: note to note, past the end to the next block in that direction.

    A block that goes on on a further page is walked through to its last note there.
    """
    page = page_of(sheet, at.note)
    if at.note is None:
        order = order_of(sheet, at.block)
        return at.with_note(at.block, order[0]) if way == "down" and order else _beside(page, at, way)
    inside = _within(page, at, way)
    if inside is None and way in ("up", "down"):
        inside = _over_the_end(sheet, at, way)
    if inside is not None:
        return at.with_note(at.block, inside)
    return _beside(page, at, way) if page.number == 1 else _on_further_page(page, at, way)


def _within(page: Page, at: Selection, way: str) -> int | None:
    """Return the nearest note of the same block in a direction, on the same page."""
    boxes = parts_of(page, at.block)
    notes = [note for box in boxes for note in box.notes]
    current = next((note for note in notes if note.id == at.note), None)
    if current is None:
        return None
    dx, dy = _STEP[way]
    x, y = _middle(current)
    best: tuple[float, int] | None = None
    wide = any(box.columns > 1 for box in boxes)
    for note in notes:
        across, down = _middle(note)
        along = (across - x) * dx + (down - y) * dy
        beside = abs((across - x) * dy) + abs((down - y) * dx)
        if note.id != at.note and along > 0.5 and (beside < note.rect.w / 2 or wide):
            distance = along + 3 * beside
            if best is None or distance < best[0]:
                best = (distance, note.id)
    return best[1] if best else None


def _over_the_end(sheet: Sheet, at: Selection, way: str) -> int | None:
    """Return the next or previous note of the block where it stands in another column or on another page."""
    order = order_of(sheet, at.block)
    assert at.note is not None
    place = order.index(at.note) + (1 if way == "down" else -1)
    if not 0 <= place < len(order):
        return None
    here, there = page_of(sheet, at.note), page_of(sheet, order[place])
    if here is there and here.number == 1:
        return None
    return order[place]


def _on_further_page(page: Page, at: Selection, way: str) -> Selection:
    """Return the nearest note of any block on a further page in a direction."""
    places = [(box.key, note) for box in page.blocks for note in box.notes]
    current = next(note for _, note in places if note.id == at.note)
    dx, dy = _STEP[way]
    x, y = _middle(current)
    best: tuple[float, str, int] | None = None
    for key, note in places:
        across, down = _middle(note)
        along = (across - x) * dx + (down - y) * dy
        beside = abs((across - x) * dy) + abs((down - y) * dx)
        if along > 0.5 and (best is None or along + 3 * beside < best[0]):
            best = (along + 3 * beside, key, note.id)
    return at.with_note(best[1], best[2]) if best else at


def _beside(page: Page, at: Selection, way: str) -> Selection:
    """Return the block (its nearest note) that lies beside the current one on the first page."""
    neighbour = neighbour_block(page, at, way)
    box = page.block(neighbour) if neighbour else None
    if box is None:
        return at
    if not box.notes:
        return at.with_block(box.key)
    if way in ("left", "right") and at.note is not None:
        return at.with_note(box.key, _level(page, box, at))
    return at.with_note(box.key, box.notes[-1 if way == "up" else 0].id)


def _level(page: Page, there: BlockBox, at: Selection) -> int:
    """Return the note of a block whose height is nearest to the current note's."""
    here = next(n for box in parts_of(page, at.block) for n in box.notes if n.id == at.note)
    _, y = _middle(here)
    return min(there.notes, key=lambda note: abs(_middle(note)[1] - y)).id


def _middle(note: NoteBox) -> tuple[float, float]:
    return note.rect.x + note.rect.w / 2, note.rect.y + note.rect.h / 2


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
