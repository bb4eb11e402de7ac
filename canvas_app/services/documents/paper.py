"""From how far a canvas is read on a paper, and which paper a wall asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from canvas_app.domain.canvas.sheet import paper_for, reads_from
from canvas_app.services.documents.canvas_sheet import canvas_sheet
from canvas_app.services.documents.document_request import DocumentRequest
from canvas_app.services.documents.source import Source
from canvas_app.storage.workbook import Workbook

WALL: Final = 140
"""Centimetres from which people stand before a poster."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a canvas reads on the paper asked for.

    Attributes:
        points: its smallest text there.
        distance: centimetres from which that is read with ease.
        wall: the paper to take for a wall; empty when the one asked for does already.

    """

    points: float
    distance: int
    wall: str = ""


def reading_of(workbook: Workbook, request: DocumentRequest) -> Reading:
    """Return how the canvas of a request reads on its paper.

    Raises:
        NotFoundError: the workbook has no such canvas.

    """
    sheet = canvas_sheet(Source(workbook, request))
    points = sheet.smallest_on(request.paper)
    distance = reads_from(points)
    return Reading(points, distance, "" if distance >= WALL else paper_for(sheet, WALL))
