"""Notes of the canvas from rows; one of the same block and text is that note and gains what it lacks."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, TypeVar

from canvas_app.domain.canvas.model import Note, Segment, Stream
from canvas_app.domain.errors import PersonError
from canvas_app.domain.text import clean_line, match_key
from canvas_app.exchange.problems import RowRefusedError
from canvas_app.services.imports.named import Named
from canvas_app.services.imports.plan import Plan, Row

N = TypeVar("N", Segment, Stream)

_LIST = re.compile(r"\s*[,;|]\s*")
_SEGMENTS = re.compile(r"\s*[;|]\s*")  # a segment's name may hold a comma
_TEXT_LIMIT = 10_000


def plan_notes(plan: Plan) -> None:
    """Plan the rows of a table of notes.

    Raises:
        PersonError: the workbook has no canvas.

    """
    if plan.lookups.canvas is None:
        raise PersonError("import.no_canvas")
    _NotePlanner(plan).run()


class _NotePlanner:
    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        segments = {one.id: one.name for one in plan.lookups.of(Segment)}
        streams = {one.id: one.name for one in plan.lookups.of(Stream)}
        self.there: dict[tuple[str, str], Note] = {}
        self.made: set[int] = set()
        for note in plan.lookups.of(Note):
            text = segments.get(note.segment_id or 0) or streams.get(note.stream_id or 0) or note.text
            self.there.setdefault((note.block, match_key(text)), note)

    def run(self) -> None:
        """Plan every row."""
        for line, row in self.plan.rows():
            try:
                self._take(row)
            except RowRefusedError as refused:
                self.plan.refuse(line, refused)

    def _take(self, row: Row) -> None:
        text = row.get("text", "")
        if not text:
            raise RowRefusedError("import.row.text_missing", field="text")
        if len(text) > _TEXT_LIMIT:
            raise RowRefusedError("import.row.long", value=f"{text[:59]}…", limit=_TEXT_LIMIT, field="text")
        block, kinds = self._block_and_kinds(row)
        key = (block, match_key(text))
        known = self.there.get(key)
        if known is None:
            self.there[key] = self._add(block, text, kinds, row)
            self.made.add(self.there[key].id)
            self.plan.added += 1
            return
        note = replace(known, kinds=_joined(known.kinds, kinds), segments=self._segments(known, row))
        self.there[key] = note
        if known.id in self.made:
            self.plan.joined += 1
        elif note == known:
            self.plan.skipped += 1
            return
        else:
            self.made.add(note.id)
            self.plan.updated += 1
        self.plan.put(note)

    def _block_and_kinds(self, row: Row) -> tuple[str, tuple[str, ...]]:
        """Return block and kinds; a kind that only one block has needs no block beside it."""
        block: str = row.get("block", "")
        kinds: list[str] = []
        text: str = row.get("kind", "")
        whole = self.plan.words.note_kind(block, text)
        for name in (text,) if whole else filter(None, _LIST.split(text)):
            kind = self.plan.words.note_kind(block, name)
            if not kind:
                code = "kind" if block else "word"
                raise RowRefusedError(f"import.row.{code}", value=name, block=block, field="kind")
            kinds.append(kind)
        if not block and len(blocks := {kind.partition(".")[0] for kind in kinds}) == 1:
            block = blocks.pop()
        if not block:
            raise RowRefusedError("import.row.value_missing", field="block")
        return block, _joined((), tuple(kinds))

    def _add(self, block: str, text: str, kinds: tuple[str, ...], row: Row) -> Note:
        values: dict[str, Any] = {"kinds": kinds}
        if block == "cs":
            values["segment_id"] = self._coloured(self.plan.segments, text, row)
        elif block == "rs":
            values["stream_id"] = self._coloured(self.plan.streams, text, row)
        else:
            values |= {"text": text, "colour": row.get("colour", "yellow")}
        if block != "cs":
            values["segments"] = self._named_segments(row)
        return self.plan.add_note(block, **values)

    def _coloured(self, names: Named[N], text: str, row: Row) -> int:
        """Return the id of a segment or stream; a new one takes the colour of the row."""
        name = clean_line(text)
        new = names.find(name) is None
        one = names.find_or_make(name)
        if new and "colour" in row:
            self.plan.put(replace(one, colour=row["colour"]))
        return one.id

    def _segments(self, known: Note, row: Row) -> tuple[int, ...]:
        return known.segments if known.block == "cs" else _joined(known.segments, self._named_segments(row))

    def _named_segments(self, row: Row) -> tuple[int, ...]:
        text: str = row.get("segment", "")
        whole = self.plan.segments.find(text)
        names = [text] if whole is not None else _SEGMENTS.split(text)
        return tuple(dict.fromkeys(self.plan.segments.find_or_make(name).id for name in names if name))


def _joined(known: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys((*known, *new)))
