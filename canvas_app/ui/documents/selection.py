"""What a person has chosen on the page, before it becomes a request for the document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from canvas_app.services.documents.document_request import (
    ANSWERS,
    CANVAS,
    CLIENT,
    DIRECTOR,
    DOCUMENTS,
    FINDINGS,
    FULL,
    OF_STAGES,
    POSTER,
    QUESTIONNAIRE,
    DocumentRequest,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from canvas_app.domain.canvas.model import Canvas

CHOOSABLE = (DIRECTOR, FULL)
"""Documents whose parts can be chosen one by one."""


@dataclass(frozen=True, slots=True)
class DocumentSelection:
    """A document as it was chosen.

    Attributes:
        sections: the parts chosen instead of the document's own; empty: those.
        canvas, client: ids, 0 for the first canvas and for nobody yet.
        clients: for whom a questionnaire is; empty: for anybody.
        lang: the document's language; empty until the workbook's is known.
        segments, employees: of whom the clients are counted; empty: everybody.

    """

    document: str = POSTER
    sections: tuple[str, ...] = ()
    canvas: int = 0
    client: int = 0
    model: str = ""
    paper: str = "A4"
    lang: str = ""
    anonymous: bool = False
    figures: bool = True
    prompts: bool = True
    segments: tuple[int | None, ...] = ()
    employees: tuple[int | None, ...] = ()
    clients: tuple[int, ...] = ()

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts the document will have."""
        return self.sections or DOCUMENTS[self.document]

    @property
    def has_canvas(self) -> bool:
        """Whether a canvas is chosen for it."""
        return any(part in self.parts for part in (CANVAS, ANSWERS, FINDINGS))

    @property
    def has_sheet(self) -> bool:
        """Whether a canvas is printed as a sheet."""
        return CANVAS in self.parts

    @property
    def has_stages(self) -> bool:
        """Whether it counts stages of a model."""
        return self.document == CLIENT or any(part in OF_STAGES for part in self.parts)

    @property
    def filtered(self) -> bool:
        """Whether only some of the clients are counted."""
        return self.has_stages and self.document != CLIENT and bool(self.segments or self.employees)

    @property
    def complete(self) -> bool:
        """Whether everything it needs is chosen."""
        return self.document != CLIENT or bool(self.client)

    def request(self, canvases: Sequence[Canvas], day: date) -> DocumentRequest:
        """Return the request for it, as of ``day``."""
        there = any(canvas.id == self.canvas for canvas in canvases)
        return DocumentRequest(
            self.document,
            self.lang,
            day,
            paper=self.paper,
            canvas_id=self.canvas if there else None,
            client_id=self.client or None,
            model=self.model,
            anonymous=self.anonymous,
            sections=self.sections if self.document in CHOOSABLE else (),
            figures=self.figures,
            prompts=self.prompts,
            segments=self.segments if self.has_stages else (),
            employees=self.employees if self.has_stages else (),
            clients=self._asked() if self.document == QUESTIONNAIRE else (),
        )

    def _asked(self) -> tuple[int, ...]:
        """Return for whom a questionnaire is: those it was asked for, and the client chosen for a report."""
        chosen = (self.client,) if self.client and self.client not in self.clients else ()
        return (*self.clients, *chosen)
