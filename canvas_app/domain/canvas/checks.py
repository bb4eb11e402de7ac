"""Consistency checks of a canvas: what its notes leave open, and where they and the register disagree.

Source: domain catalogue, 3.11; the texts are the catalogue's ``chk.*``. What the catalogue leaves to us is
said beside each rule. A check that has no data to judge by says nothing: an empty register is no finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from canvas_app.domain.canvas.model import BLOCKS, Note

CODES: Final = (
    "rs_one_client", "rs_unplanned", "rs_plan_fact", "segment_no_vp", "segment_no_rs", "segment_no_cr",
    "segment_no_clients", "cr_dedicated_load", "block_empty", "only_hypotheses", "cr_no_motive",
    "rs_no_price", "kr_no_use", "ka_no_kind", "questions_open",
)  # fmt: skip
"""Every check, the most important first: money, then what the model lacks, then what is merely not said."""

DEDICATED_MOST: Final = 50
"""Clients with a dedicated manager that one employee can look after; ours, the catalogue gives no number."""

_NOTHING: Mapping[int | None, int] = {}


@dataclass(frozen=True, slots=True)
class Register:
    """What the register says to a canvas, over the twelve months up to a day where it is about deals.

    Attributes:
        clients: segment to its clients; None: without a segment.
        earning: streams that won deals brought something in; None among them for lines without a stream.
        income: what all won deals of the workbook's currency brought; ``largest``: the client that brought
            most of it.
        loads: (employee, segment) to the clients that the employee looks after there.

    """

    clients: Mapping[int | None, int] = field(default_factory=lambda: _NOTHING)
    earning: frozenset[int | None] = frozenset()
    income: int = 0
    largest: int = 0
    loads: Mapping[tuple[int, int | None], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """What one check found.

    Attributes:
        code: one of CODES; ``chk.`` before it is the key of its text.
        block: the block it is about.
        note: id of the note it is about, None when it is about the block.
        name: what ``{0}`` of the text names; empty where that is the block itself.
        numbers: what ``{1}`` and ``{2}`` say.

    """

    code: str
    block: str
    note: int | None = None
    name: str = ""
    numbers: tuple[int, ...] = ()


def check_canvas(
    notes: Sequence[Note], progress: Mapping[str, tuple[int, int]], register: Register
) -> tuple[Found, ...]:
    """Return what the checks find in a canvas, in the walk of the blocks, the most important first in each.

    Args:
        notes: its notes with the names of segments and streams filled in.
        progress: block to its answered questions and all of them.
        register: what the register says.

    """
    by_block: dict[str, list[Note]] = {block: [] for block in BLOCKS}
    for note in notes:
        by_block[note.block].append(note)
    found = [
        *_segments(by_block, register),
        *_relationships(by_block["cr"], register),
        *_streams(by_block["rs"], register),
        *_resources(by_block["kr"], notes),
        *_without("ka_no_kind", by_block["ka"], "ka.kind."),
        *_blocks(by_block, progress),
    ]
    return tuple(sorted(found, key=lambda one: (BLOCKS.index(one.block), CODES.index(one.code))))


def _serves(note: Note, segment: int | None) -> bool:
    """Tell whether a note serves a segment: linked to it, or linked to none and so meant for everyone."""
    return not note.segments or segment in note.segments


def _has(note: Note, kinds: str) -> bool:
    return any(kind.startswith(kinds) for kind in note.kinds)


def _segments(by_block: Mapping[str, Sequence[Note]], register: Register) -> Iterator[Found]:
    """Check what each segment gets; a block without any note says that once, by ``block_empty``."""
    typed = [note for note in by_block["cr"] if _has(note, "cr.type.")]
    wanted = (
        ("segment_no_vp", by_block["vp"], by_block["vp"]),
        ("segment_no_rs", by_block["rs"], by_block["rs"]),
        ("segment_no_cr", by_block["cr"], typed),
    )
    for note in by_block["cs"]:
        for code, block, candidates in wanted:
            if block and not any(_serves(one, note.segment_id) for one in candidates):
                yield Found(code, "cs", note.id, note.text)
        if any(register.clients.values()) and not register.clients.get(note.segment_id):
            yield Found("segment_no_clients", "cs", note.id, note.text)


def _without(code: str, notes: Iterable[Note], kinds: str) -> Iterator[Found]:
    """Yield the notes that have none of these kinds."""
    for note in notes:
        if not _has(note, kinds):
            yield Found(code, note.block, note.id, note.text)


def _relationships(notes: Sequence[Note], register: Register) -> Iterator[Found]:
    yield from _without("cr_no_motive", notes, "cr.motive.")
    dedicated = [note for note in notes if "cr.type.dedicated" in note.kinds]
    loads: dict[int, int] = {}
    for (employee, segment), clients in register.loads.items():
        if any(_serves(note, segment) for note in dedicated):
            loads[employee] = loads.get(employee, 0) + clients
    if max(loads.values(), default=0) > DEDICATED_MOST:
        yield Found("cr_dedicated_load", "cr", dedicated[0].id, dedicated[0].text, (DEDICATED_MOST,))


def _streams(notes: Sequence[Note], register: Register) -> Iterator[Found]:
    yield from _without("rs_no_price", notes, "rs.price.")
    shown = {note.stream_id for note in notes}
    if register.earning:
        for note in notes:
            if note.stream_id not in register.earning:
                yield Found("rs_plan_fact", "rs", note.id, note.text)
        if notes and any(stream is None or stream not in shown for stream in register.earning):
            yield Found("rs_unplanned", "rs")
    if sum(register.clients.values()) > 1 and 2 * register.largest > register.income > 0:
        yield Found("rs_one_client", "rs")


def _resources(resources: Iterable[Note], notes: Iterable[Note]) -> Iterator[Found]:
    """Yield the resources that no link joins to another block; links count in both directions."""
    block_of = {note.id: note.block for note in notes}
    joined: set[int] = set()
    for note in notes:
        for other in note.links:
            if block_of.get(other, note.block) != note.block:
                joined |= {note.id, other}
    for note in resources:
        if note.id not in joined and not note.segments:
            yield Found("kr_no_use", "kr", note.id, note.text)


def _blocks(
    by_block: Mapping[str, Sequence[Note]], progress: Mapping[str, tuple[int, int]]
) -> Iterator[Found]:
    """Check each block as a whole; open questions of one that nobody has begun go without saying."""
    for block, notes in by_block.items():
        answered, total = progress.get(block, (0, 0))
        if not notes:
            yield Found("block_empty", block)
        elif all(note.certainty == "hypothesis" for note in notes):
            yield Found("only_hypotheses", block)
        if answered < total and (notes or answered):
            yield Found("questions_open", block, numbers=(total - answered, total))
