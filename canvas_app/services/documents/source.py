"""What a document is gathered from: a workbook, what is wanted of it, and words; each part is read once.

What only some documents need is imported when it is asked for: a canvas is written by a command that lasts a
quarter of a second, and the rules of stages alone would add a fifth to it.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from canvas_app.content import load_catalogue, load_messages
from canvas_app.content.stage_models import name_of
from canvas_app.domain.canvas.model import Canvas, Note, Segment
from canvas_app.domain.clients.model import Client
from canvas_app.domain.errors import NotFoundError
from canvas_app.domain.progress import NoProgress, Progress
from canvas_app.domain.stages.stage_model import Stage, StageModel
from canvas_app.services.canvas import reads
from canvas_app.services.canvas.board import Translator
from canvas_app.services.canvas.figures import LiveFigures, live_figures
from canvas_app.services.canvas.records import canvas_named, find_canvas
from canvas_app.services.counted import counted_currency
from canvas_app.services.documents.anonymous import Names
from canvas_app.services.documents.document_request import CANVAS, CLIENT, DocumentRequest
from canvas_app.storage.workbook import Workbook

if TYPE_CHECKING:
    from canvas_app.documents.data import Cover
    from canvas_app.services.stages import Overview


class Source:
    """Reads of one document; everything it returns is in the document's language and says its names."""

    def __init__(
        self, workbook: Workbook, request: DocumentRequest, progress: Progress | None = None
    ) -> None:
        self.workbook = workbook
        self.request = request
        self.words = Translator(load_catalogue(), load_messages(), request.lang)
        self.names = Names(workbook, self.words.messages, request.lang, anonymous=request.anonymous)
        self.progress = progress or NoProgress()
        self._introduced = request.document != CLIENT and CANVAS in request.parts  # the sheet says it

    @property
    def day(self) -> date:
        """The as-of day."""
        return self.request.day

    @cached_property
    def business(self) -> str:
        """Whose model it is."""
        return self.workbook.setting("business")

    @cached_property
    def currency(self) -> str:
        """The currency of the figures."""
        return counted_currency(self.workbook, self.day)

    @cached_property
    def author(self) -> tuple[str, ...]:
        """Who made it and how to reach them, line by line; nobody in an anonymous document."""
        text = self.names.about_person(self.workbook.setting("author"))
        return tuple(line for line in text.splitlines() if line)

    def cover(self, title: str) -> Cover:
        """Return the head of a part called ``title``; who made the document is said at its beginning only."""
        from canvas_app.documents.data import Cover

        author, self._introduced = () if self._introduced else self.author, True
        return Cover(self.business, title, self.day, author, self.names.anonymous)

    # the canvas

    @cached_property
    def canvas(self) -> Canvas:
        """The canvas asked for, or the first (NotFoundError when there is none)."""
        wanted = self.request.canvas_id
        return canvas_named(self.workbook, "") if wanted is None else find_canvas(self.workbook, wanted)

    @property
    def client(self) -> Client:
        """The client asked for (NotFoundError when there is none of that id, or nobody is asked for)."""
        found = self.workbook.get(Client, self.request.client_id or 0)
        if found is None:
            raise NotFoundError("not_found.client", id=self.request.client_id or 0)
        return found

    @cached_property
    def canvas_name(self) -> str:
        """What the canvas is called in the document."""
        return self.names.free(self.canvas.name)

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The notes of the canvas as they are written."""
        return reads.notes(self.workbook, self.canvas.id)

    @cached_property
    def segments(self) -> dict[int, Segment]:
        """Every segment by id."""
        return {segment.id: segment for segment in reads.segments(self.workbook)}

    def segment_name(self, segment_id: int | None) -> str:
        """Return what a segment is called in the document; empty for none."""
        found = self.segments.get(segment_id or 0)
        return self.names.free(found.name) if found else ""

    @cached_property
    def live(self) -> LiveFigures:
        """The figures of the sheet, nothing when they are not wanted."""
        return live_figures(self.workbook, self.day) if self.request.figures else LiveFigures()

    # stages

    @cached_property
    def model(self) -> StageModel:
        """The stage model asked for, or the workbook's."""
        from canvas_app.services import stages

        if self.request.model:
            return stages.model_of(self.workbook, self.request.model)
        return stages.default_model(self.workbook)

    @cached_property
    def overview(self) -> Overview:
        """Everything about the stages of the model."""
        from canvas_app.services import stages

        wanted = self.request
        return stages.overview(
            self.workbook,
            stages.Request(
                self.model.key,
                self.day,
                first=wanted.first,
                basis=wanted.basis,
                segments=wanted.segments,
                employees=wanted.employees,
            ),
        )

    @cached_property
    def model_name(self) -> str:
        """What the model is called."""
        return name_of(self.model.name, self.words.catalogue, self.words.lang)

    @cached_property
    def model_short(self) -> str:
        """What it is called where there is little room."""
        return name_of(self.model.name, self.words.catalogue, self.words.lang, short=True)

    def stage_name(self, stage: Stage | str, *, short: bool = False) -> str:
        """Return what a stage of the model is called."""
        found = self.model.stage(stage) if isinstance(stage, str) else stage
        return name_of(found.name, self.words.catalogue, self.words.lang, short=short)
