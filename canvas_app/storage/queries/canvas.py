"""Reads of canvases: notes with shared names, answers, the register's figures per segment and stream."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from canvas_app.domain.canvas.model import Answer, Canvas, Note, Segment, Stream
from canvas_app.storage.prepared import statement
from canvas_app.storage.workbook import Workbook

_CLIENTS_BY_SEGMENT: Final = statement("canvas.clients_by_segment")
_REVENUE_BY_STREAM: Final = statement("canvas.revenue_by_stream")
_DEALS_OF_STREAM: Final = statement("canvas.deals_of_stream")


def canvases(workbook: Workbook) -> tuple[Canvas, ...]:
    """Return the canvases in their order."""
    return workbook.all(Canvas)


def segments(workbook: Workbook) -> tuple[Segment, ...]:
    """Return the register's segments in their order."""
    return workbook.all(Segment)


def streams(workbook: Workbook) -> tuple[Stream, ...]:
    """Return the register's revenue streams in their order."""
    return workbook.all(Stream)


def notes(workbook: Workbook, canvas_id: int, known: tuple[Segment, ...] | None = None) -> tuple[Note, ...]:
    """Return the notes of a canvas by position, those of segments and streams with their name and colour.

    ``known`` are the register's segments when they were read already.
    """
    return named(workbook, workbook.all(Note, canvas_id=canvas_id), known)


def named(
    workbook: Workbook, found: Iterable[Note], known: tuple[Segment, ...] | None = None
) -> tuple[Note, ...]:
    """Return notes with text and colour of the segment or stream that they show."""
    by_segment = {segment.id: segment for segment in (segments(workbook) if known is None else known)}
    by_stream = {stream.id: stream for stream in streams(workbook)}

    def whole(note: Note) -> Note:
        shown: Segment | Stream | None = None
        if note.segment_id is not None:
            shown = by_segment[note.segment_id]
        elif note.stream_id is not None:
            shown = by_stream[note.stream_id]
        return note if shown is None else replace(note, text=shown.name, colour=shown.colour)

    return tuple(whole(note) for note in found)


def answers(workbook: Workbook, canvas_id: int) -> tuple[Answer, ...]:
    """Return every answer of a canvas."""
    return workbook.all(Answer, canvas_id=canvas_id)


def clients_by_segment(workbook: Workbook) -> dict[int | None, int]:
    """Return how many clients that are not archived each segment has; None: without a segment."""
    return dict(workbook.read(_CLIENTS_BY_SEGMENT))


@dataclass(frozen=True, slots=True)
class StreamRevenue:
    """Won amount of one stream in one currency: ``amount`` in 1/10,000, ``lines`` deal lines behind it."""

    currency: str
    stream_id: int | None
    amount: int
    lines: int


def revenue_by_stream(workbook: Workbook, first: date | None, last: date) -> tuple[StreamRevenue, ...]:
    """Return the revenue of deals won from ``first`` (None: ever) to ``last``, by currency and stream."""
    rows = workbook.read(_REVENUE_BY_STREAM, first=first or date.min, last=last)
    return tuple(StreamRevenue(*row) for row in rows)


def deals_of_stream(
    workbook: Workbook, stream_id: int | None, first: date | None, last: date
) -> tuple[int, ...]:
    """Return the ids of the won deals behind a figure of ``revenue_by_stream``."""
    rows = workbook.read(_DEALS_OF_STREAM, stream=stream_id, first=first or date.min, last=last)
    return tuple(row[0] for row in rows)
