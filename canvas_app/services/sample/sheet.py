"""The sample's canvases: segments, streams, notes and answers."""

from __future__ import annotations

from canvas_app.domain.canvas.model import Answer, Canvas, Note, Segment, Stream
from canvas_app.services.sample.book import Book
from canvas_app.services.sample.script import Entry

_FIRST_CANVAS = "as_is"
_FOR_EVERYONE = "grey"


def draw_canvases(book: Book) -> None:
    """Add segments, streams, and the canvases with their notes and answers."""
    script = book.script
    for position, entry in enumerate(script.many("segment")):
        made = book.add(Segment, name=script.text(entry), colour=entry["colour"], position=position)
        book.segments[entry["key"]] = made.id
    for position, entry in enumerate(script.many("stream")):
        stream = book.add(Stream, name=script.text(entry), colour=entry["colour"], position=position)
        book.streams[entry["key"]] = stream.id
    for position, entry in enumerate(script.many("canvas")):
        canvas = book.add(Canvas, name=script.text(entry), position=position)
        _notes(book, canvas.id, entry["key"])
        _answers(book, canvas.id, entry["key"])


def _of_canvas(book: Book, key: str, canvas: str) -> list[Entry]:
    return [entry for entry in book.script.many(key) if entry.get("canvas", _FIRST_CANVAS) == canvas]


def _notes(book: Book, canvas_id: int, canvas: str) -> None:
    """Add a canvas's notes; a link names a note by its key, wherever it stands."""
    entries = _of_canvas(book, "note", canvas)
    ids = [book.new_id() for _ in entries]
    by_key = {entry.get("key", ""): note_id for entry, note_id in zip(entries, ids, strict=True)}
    for position, (entry, note_id) in enumerate(zip(entries, ids, strict=True)):
        links = tuple(by_key[key] for key in entry.get("links", ()))
        book.keep(_note(book, entry, note_id, canvas_id, position, links))


def _note(
    book: Book, entry: Entry, note_id: int, canvas_id: int, position: int, links: tuple[int, ...]
) -> Note:
    segment, stream = entry.get("segment"), entry.get("stream")
    serves = () if segment else entry.get("segments", ())
    return Note(
        note_id,
        canvas_id,
        entry["block"],
        position,
        text=book.script.text(entry),
        colour=_colour(book, segment or next(iter(serves), ""), stream),
        kinds=tuple(entry.get("kinds", ())),
        certainty=entry.get("certainty", ""),
        question=entry.get("question", ""),
        segment_id=book.segments[segment] if segment else None,
        stream_id=book.streams[stream] if stream else None,
        segments=tuple(book.segments[key] for key in serves),
        links=links,
        target=entry.get("target", ""),
        monthly_cost=book.script.cost(entry),
    )


def _colour(book: Book, segment: str, stream: str | None) -> str:
    """Return the colour of the note's stream or first segment: on this sheet colour means segment."""
    for key, listed in ((stream, "stream"), (segment, "segment")):
        for entry in book.script.many(listed):
            if key and entry["key"] == key:
                colour: str = entry["colour"]
                return colour
    return _FOR_EVERYONE


def _answers(book: Book, canvas_id: int, canvas: str) -> None:
    for entry in _of_canvas(book, "answer", canvas):
        segment = entry.get("segment")
        book.add(
            Answer,
            canvas_id=canvas_id,
            question=entry["question"],
            segment_id=book.segments[segment] if segment else None,
            text=book.script.text(entry),
            mark=entry.get("mark", ""),
        )
