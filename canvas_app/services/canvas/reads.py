"""What pages read of canvases; the queries behind are storage's."""

from canvas_app.services.canvas.records import CanvasRecords, canvas_named, read_canvas
from canvas_app.storage.queries.canvas import answers, canvases, clients_by_segment, notes, segments, streams

__all__ = [
    "CanvasRecords",
    "answers",
    "canvas_named",
    "canvases",
    "clients_by_segment",
    "notes",
    "read_canvas",
    "segments",
    "streams",
]
