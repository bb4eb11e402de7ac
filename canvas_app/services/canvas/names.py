"""Segments and revenue streams: things of the workbook that notes show and the register counts by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from canvas_app.domain.canvas.model import Answer, Note, Segment, Stream
from canvas_app.domain.canvas.order import GAP
from canvas_app.domain.changes import Changes
from canvas_app.domain.clients.model import Client
from canvas_app.domain.errors import NotFoundError
from canvas_app.domain.sales.model import DealLine
from canvas_app.domain.text import clean_line, match_key
from canvas_app.services.canvas.links import relink, unlink
from canvas_app.services.handing_over import hand_over
from canvas_app.storage.edit import Edit
from canvas_app.storage.queries import canvas as reads
from canvas_app.storage.workbook import Workbook

N = TypeVar("N", bound=Segment | Stream)


def find(named: Iterable[N], name: str) -> N | None:
    """Return the first segment or stream of that name, case, ё / е and outer spaces ignored."""
    key = match_key(name)
    return next((one for one in named if match_key(one.name) == key), None)


class Naming(Generic[N]):
    """Finds segments or streams by name and makes those that are missing; inside one edit, read once."""

    def __init__(self, workbook: Workbook, edit: Edit, record: type[N]) -> None:
        known = workbook.all(record)
        self._edit, self._record = edit, record
        self._last = max((one.position for one in known), default=-GAP)
        self._known = {match_key(one.name): one for one in reversed(known)}  # of equal ones the first

    def find(self, name: str) -> N | None:
        """Return the one of that name, see ``find``."""
        return self._known.get(match_key(name))

    def find_or_make(self, name: str, colour: str) -> N:
        """Return the one of that name, made when there is none."""
        found = self.find(name)
        if found is None:
            self._last += GAP
            found = self._record(self._edit.new_id(), clean_line(name), colour, self._last)
            self._edit.put(found)
            self._known[match_key(name)] = found
        return found


def find_or_make(workbook: Workbook, edit: Edit, record: type[N], name: str, colour: str) -> N:
    """Return the segment or stream of that name, made inside ``edit`` when there is none."""
    return Naming(workbook, edit, record).find_or_make(name, colour)


@dataclass(frozen=True, slots=True)
class Use:
    """What depends on a segment or stream: clients or deal lines, notes that show or serve it, answers."""

    register: int = 0
    notes: int = 0
    served: int = 0
    answers: int = 0

    def __bool__(self) -> bool:
        """Return whether anything does."""
        return bool(self.register or self.notes or self.served or self.answers)


def use_of(workbook: Workbook, thing: Segment | Stream) -> Use:
    """Return what depends on a segment or stream of the workbook."""
    if isinstance(thing, Stream):
        lines = len(workbook.all(DealLine, stream_id=thing.id))
        return Use(lines, len(workbook.all(Note, stream_id=thing.id)))
    return Use(
        register=len(workbook.all(Client, segment_id=thing.id)),
        notes=len(workbook.all(Note, segment_id=thing.id)),
        served=sum(1 for note in workbook.all(Note) if thing.id in note.segments),
        answers=len(workbook.all(Answer, segment_id=thing.id)),
    )


def is_used(workbook: Workbook, thing: Segment | Stream, *, but_note: int | None = None) -> bool:
    """Return whether anything depends on a segment or stream, one note that shows it left aside."""
    use = use_of(workbook, thing)
    field = "segment_id" if isinstance(thing, Segment) else "stream_id"
    own = len([n for n in workbook.all(Note, **{field: thing.id}) if n.id == but_note])
    return bool(replace(use, notes=use.notes - own))


def off_canvas(workbook: Workbook, canvas_id: int) -> tuple[Segment, ...]:
    """Return the register's segments that the canvas shows no note of."""
    shown = {note.segment_id for note in workbook.all(Note, canvas_id=canvas_id, block="cs")}
    return tuple(segment for segment in reads.segments(workbook) if segment.id not in shown)


def show_segments(workbook: Workbook, canvas_id: int, *, origin: str = "") -> Changes:
    """Add a note for every segment of the register that the canvas does not show."""
    missing = off_canvas(workbook, canvas_id)
    last = max((note.position for note in workbook.all(Note, canvas_id=canvas_id, block="cs")), default=-GAP)
    with workbook.edit("edit.segments_show", origin=origin, count=len(missing)) as edit:
        edit.put_all(
            Note(edit.new_id(), canvas_id, "cs", last + GAP * number, segment_id=segment.id)
            for number, segment in enumerate(missing, 1)
        )
    return edit.changes


def delete_segment(
    workbook: Workbook, segment_id: int, *, clients_to: int | None = None, origin: str = ""
) -> Changes:
    """Delete a segment with its notes and answers; its clients go to ``clients_to`` or have none.

    Raises:
        NotFoundError: there is no such segment.

    """
    segment = workbook.get(Segment, segment_id)
    if segment is None:
        raise NotFoundError("not_found.segment")
    with workbook.edit("edit.segment_delete", origin=origin, name=segment.name) as edit:
        edit.delete_all(Answer, (answer.id for answer in workbook.all(Answer, segment_id=segment_id)))
        _delete_notes(workbook, edit, [note.id for note in workbook.all(Note, segment_id=segment_id)])
        hand_over(workbook, edit, Segment.kind, segment_id, clients_to, listed=False)
        edit.delete(Segment, segment_id)
    return edit.changes


def _delete_notes(workbook: Workbook, edit: Edit, ids: list[int]) -> None:
    unlink(workbook, edit, ids)
    edit.delete_all(Note, ids)


def delete_stream(
    workbook: Workbook, stream_id: int, *, lines_to: int | None = None, origin: str = ""
) -> Changes:
    """Delete a revenue stream with its notes; its deal lines go to ``lines_to`` or have none.

    Raises:
        NotFoundError: there is no such stream.

    """
    stream = workbook.get(Stream, stream_id)
    if stream is None:
        raise NotFoundError("not_found.stream")
    with workbook.edit("edit.stream_delete", origin=origin, name=stream.name) as edit:
        _delete_notes(workbook, edit, [note.id for note in workbook.all(Note, stream_id=stream_id)])
        hand_over(workbook, edit, Stream.kind, stream_id, lines_to, listed=False)
        edit.delete(Stream, stream_id)
    return edit.changes


def merge_segments(workbook: Workbook, segment_id: int, into: int, *, origin: str = "") -> Changes:
    """Make two segments one: clients, notes and linked notes of ``segment_id`` go to ``into``.

    A canvas that shows both keeps one note; answers for ``segment_id`` are added to those for ``into``.

    Raises:
        NotFoundError: one of them does not exist.

    """
    gone, kept = workbook.get(Segment, segment_id), workbook.get(Segment, into)
    if gone is None or kept is None or segment_id == into:
        raise NotFoundError("not_found.segment")
    with workbook.edit("edit.segment_merge", origin=origin, name=gone.name, into=kept.name) as edit:
        _merge_shown(workbook, edit, "segment_id", segment_id, into)
        _merge_answers(workbook, edit, segment_id, into)
        hand_over(workbook, edit, Segment.kind, segment_id, into)
        edit.delete(Segment, segment_id)
    return edit.changes


def merge_streams(workbook: Workbook, stream_id: int, into: int, *, origin: str = "") -> Changes:
    """Make two revenue streams one: deal lines and notes of ``stream_id`` go to ``into``.

    Raises:
        NotFoundError: one of them does not exist.

    """
    gone, kept = workbook.get(Stream, stream_id), workbook.get(Stream, into)
    if gone is None or kept is None or stream_id == into:
        raise NotFoundError("not_found.stream")
    with workbook.edit("edit.stream_merge", origin=origin, name=gone.name, into=kept.name) as edit:
        _merge_shown(workbook, edit, "stream_id", stream_id, into)
        hand_over(workbook, edit, Stream.kind, stream_id, into)
        edit.delete(Stream, stream_id)
    return edit.changes


def _merge_shown(workbook: Workbook, edit: Edit, field: str, gone: int, kept: int) -> None:
    """Let the notes of one thing show another; a canvas that shows both keeps one note."""
    shown = {note.canvas_id: note.id for note in workbook.all(Note, **{field: kept})}
    for note in workbook.all(Note, **{field: gone}):
        other = workbook.get(Note, shown.get(note.canvas_id, 0))
        if other is None:
            edit.put(
                replace(note, segment_id=kept) if field == "segment_id" else replace(note, stream_id=kept)
            )
        else:
            relink(workbook, edit, note, other)
            edit.delete(Note, note.id)


def _merge_answers(workbook: Workbook, edit: Edit, gone: int, kept: int) -> None:
    there = {(one.canvas_id, one.question): one for one in workbook.all(Answer, segment_id=kept)}
    for answer in workbook.all(Answer, segment_id=gone):
        other = there.get((answer.canvas_id, answer.question))
        edit.delete(Answer, answer.id)
        text = "\n".join(part for part in (other.text if other else "", answer.text) if part)
        target = other or replace(answer, segment_id=kept, id=edit.new_id())
        edit.put(replace(target, text=text))
