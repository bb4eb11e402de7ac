"""Rows of tables that say more than the fields of one record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from canvas_app.domain.canvas.model import Note, Segment, Stream
from canvas_app.domain.fields import Choice
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.exchange.cell_writer import CellWriter
from canvas_app.exchange.fields import KIND_OF, TableField
from canvas_app.services.exports.record_names import RecordNames
from canvas_app.services.exports.rows import RecordRows, Row
from canvas_app.storage.workbook import Workbook


class Source(NamedTuple):
    """What rows are made of: the workbook, what its records are called, and what writes cells."""

    workbook: Workbook
    names: RecordNames
    writer: CellWriter


class OwnRows(NamedTuple):
    """Rows that follow rules of their own.

    Attributes:
        columns: those that the rules fill.
        rows: says the rows of records.

    """

    columns: tuple[str, ...]
    rows: Callable[[Source, RecordRows, Iterable[Any]], Iterator[Row]]


_AMOUNT: Final = TableField("amount", "amount")


def _deal_rows(source: Source, rows: RecordRows, deals: Iterable[Deal]) -> Iterator[Row]:
    """Yield a row for each line of a deal, those of one deal together; a single row for a deal without."""
    lines: dict[int, list[DealLine]] = defaultdict(list)
    for line in source.workbook.all(DealLine):
        lines[line.deal_id].append(line)
    for deal in deals:
        row = rows.row(deal)
        for line in lines[deal.id]:
            stream = source.names.reference(Stream.kind, line.stream_id)
            yield {**row, "stream": stream, "amount": source.writer.cell(_AMOUNT, line.amount)}
        if not lines[deal.id]:
            yield row


def _note_rows(source: Source, rows: RecordRows, notes: Iterable[Note]) -> Iterator[Row]:
    """Yield a row for each note; one that shows a segment or a stream says its name and colour."""
    segments = {one.id: one for one in source.workbook.all(Segment)}
    streams = {one.id: one for one in source.workbook.all(Stream)}
    colours = KIND_OF["notes"].fields["colour"]
    assert isinstance(colours, Choice), "a colour is one of a few"
    for note in notes:
        shared = segments.get(note.segment_id or 0) or streams.get(note.stream_id or 0)
        yield {
            **rows.row(note),
            "text": shared.name if shared is not None else note.text,
            "kind": ", ".join(source.writer.note_kind(note.block, key) for key in note.kinds),
            "colour": source.writer.choice(colours, shared.colour if shared is not None else note.colour),
            "segment": "; ".join(segments[one].name for one in note.segments if one in segments),
        }


OWN: Final[Mapping[str, OwnRows]] = {
    Deal.kind: OwnRows(("stream", "amount"), _deal_rows),
    Note.kind: OwnRows(("text", "kind", "colour", "segment"), _note_rows),
}
"""Kinds whose rows follow rules of their own."""
