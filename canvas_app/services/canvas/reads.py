"""What pages read of canvases; the queries behind are storage's."""

from canvas_app.storage.queries.canvas import answers, canvases, clients_by_segment, notes, segments, streams

__all__ = ["answers", "canvases", "clients_by_segment", "notes", "segments", "streams"]
