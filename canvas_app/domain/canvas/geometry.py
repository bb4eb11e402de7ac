"""Where everything on a canvas's sheet stands, in millimetres; painted by window and paper alike.

The nine blocks lie in the classic arrangement; notes flow in their order, in one column, in two in the lower
blocks. The notes of a sheet have one text size, the largest of ``SIZES`` at which every block holds its notes
without breaking a word that would stand whole in a smaller size. Two blocks of one column share its height
when one of them needs more than half; what does not fit at the smallest size goes on on further pages. Text
is never cut.
"""

from __future__ import annotations

from canvas_app.domain.canvas.blocks import (
    STACKED,
    Borders,
    Rest,
    Slot,
    fill,
    holds,
    overflow,
    set_notes,
    slot,
    spare,
)
from canvas_app.domain.canvas.board import Board
from canvas_app.domain.canvas.continuation import Flow, column_rules
from canvas_app.domain.canvas.layout import (
    EPS,
    RULE_HAIR,
    RULE_INNER,
    RULE_OUTER,
    SIZES,
    WHOLE_WORDS,
    Typesetter,
)
from canvas_app.domain.canvas.measure import Measurer
from canvas_app.domain.canvas.notes import NoteType, SetNote, breaks_word
from canvas_app.domain.canvas.sheet import BlockBox, Page, Rect, Rule, Sheet
from canvas_app.domain.canvas.surround import Surround, surround

_WIDEST_NUMBER = "999"
_GIVING = frozenset((*STACKED, *STACKED.values()))
_MOST_MOVED = 20.0
"""Millimetres by which stacked blocks differ from their equal shares: the arrangement stays the known one."""


def lay_out(board: Board, measurer: Measurer, *, counters: bool = False) -> Sheet:
    """Return ``board`` laid out on an A4 sheet in landscape (``sheet.fit`` takes it to any paper).

    With ``counters`` each block counts its questions beside its name; notes keep their size and lines.
    """
    setter = Typesetter(measurer)
    around = surround(board, setter)
    slots = [slot(block, around.frame, setter, counters) for block in board.blocks]
    size, notes = _choose(slots, setter)
    style = NoteType.of(size)
    if borders := _borders(slots, notes, style):
        slots = [slot(block, around.frame, setter, counters, borders) for block in board.blocks]
    if all(holds(place, held, style) for place, held in zip(slots, notes, strict=True)):
        boxes = [fill(place, held, style) for place, held in zip(slots, notes, strict=True)]
        return _sheet(style, [_page(1, around, tuple(boxes))])
    return _flowing(board, setter, counters, style)


def _choose(slots: list[Slot], setter: Typesetter) -> tuple[float, list[list[SetNote]]]:
    """Return the text size of the sheet and its notes set in it."""
    for size in SIZES:
        if size > WHOLE_WORDS and any(
            breaks_word(setter, size, note, place.note_width) for place in slots for note in place.block.notes
        ):
            continue
        style = NoteType.of(size)
        notes: list[list[SetNote]] = []
        for place in slots:
            notes.append(set_notes(place, setter, style))
            if size != SIZES[-1] and not holds(place, notes[-1], style) and place.block.key not in _GIVING:
                break
        else:
            if _borders(slots, notes, style) is not None:
                break
    return size, notes


def _borders(slots: list[Slot], notes: list[list[SetNote]], style: NoteType) -> Borders | None:
    """Return how stacked blocks share their height so that both hold their notes, None when they cannot."""
    left = {place.block.key: spare(place, held, style) for place, held in zip(slots, notes, strict=True)}
    moved: dict[str, float] = {}
    for upper, lower in STACKED.items():
        if left[upper] < -EPS or left[lower] < -EPS:
            down = -left[upper] if left[upper] < 0 else left[lower]
            if left[upper] + left[lower] < -EPS or abs(down) > _MOST_MOVED:
                return None
            moved[upper] = moved[lower] = down
    return moved


def _flowing(board: Board, setter: Typesetter, counters: bool, style: NoteType) -> Sheet:
    """Return a sheet of several pages, each saying which it is."""
    words = board.words
    widest = words.sheet.format(page=_WIDEST_NUMBER, pages=_WIDEST_NUMBER)
    frame = surround(board, setter, widest).frame
    slots = [slot(block, frame, setter, counters) for block in board.blocks]
    flow = Flow(frame, style, setter, words.continued)
    boxes: list[BlockBox] = []
    for place in slots:
        notes = set_notes(place, setter, style)
        if holds(place, notes, style):
            boxes.append(fill(place, notes, style))
            continue
        reserve = words.more.format(count=_WIDEST_NUMBER, page=_WIDEST_NUMBER)
        rest = overflow(place, notes, reserve, setter, style)
        boxes.append(_continued(rest, flow.add(rest) + 2, board, setter))
    pages = [tuple(boxes), *map(tuple, flow.pages)]
    return _sheet(style, [_numbered(board, setter, frame, at, pages) for at in range(len(pages))])


def _continued(rest: Rest, page: int, board: Board, setter: Typesetter) -> BlockBox:
    """Return a block that says on which page it goes on."""
    count = len(rest.notes)
    return rest.box_with(board.words.more.format(count=count, page=page), setter)


def _numbered(
    board: Board, setter: Typesetter, frame: Rect, index: int, pages: list[tuple[BlockBox, ...]]
) -> Page:
    """Return page ``index`` with its number in the foot; the frame is the one all pages share."""
    text = board.words.sheet.format(page=index + 1, pages=len(pages))
    around = surround(board, setter, text)
    shared = Surround(frame, around.head, around.foot, around.swatches)
    return _page(index + 1, shared, pages[index])


def _page(number: int, around: Surround, blocks: tuple[BlockBox, ...]) -> Page:
    """Return a page of blocks; the first has the grid, further ones have columns."""
    frame = around.frame
    if number == 1:
        lives = [box.live_rect for box in blocks if box.live_rect]
        hairs = [Rule(rect.x, rect.y, rect.right, rect.y, RULE_HAIR, "border") for rect in lives]
        rules = [*hairs, *_grid(blocks, frame), *_outline(frame, RULE_OUTER)]
    else:
        rules = [*column_rules(frame), *_outline(frame, RULE_OUTER)]
    return Page(number, frame, around.head, around.foot, around.swatches, tuple(rules), blocks)


def _outline(rect: Rect, width: float) -> list[Rule]:
    """Return the four sides of ``rect``."""
    return [
        Rule(rect.x, rect.y, rect.right, rect.y, width),
        Rule(rect.right, rect.y, rect.right, rect.bottom, width),
        Rule(rect.right, rect.bottom, rect.x, rect.bottom, width),
        Rule(rect.x, rect.bottom, rect.x, rect.y, width),
    ]


def _grid(blocks: tuple[BlockBox, ...], frame: Rect) -> list[Rule]:
    """Return the lines between blocks: each block's left and upper side where it is not the frame's."""
    rules = []
    for rect in (box.rect for box in blocks):
        if rect.x > frame.x + 0.01:
            rules.append(Rule(rect.x, rect.y, rect.x, rect.bottom, RULE_INNER))
        if rect.y > frame.y + 0.01:
            rules.append(Rule(rect.x, rect.y, rect.right, rect.y, RULE_INNER))
    return rules


def _sheet(style: NoteType, pages: list[Page]) -> Sheet:
    """Return the sheet with its smallest text found."""
    smallest = min((line.size for page in pages for line in page.inner_lines()), default=style.text.size)
    return Sheet(style.text.size, style.second.size, smallest, tuple(pages))
