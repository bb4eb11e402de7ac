"""What can be asked for: documents, the presets by reader, the parts they are made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

CANVAS, FINDINGS, ANSWERS = "canvas", "findings", "answers"
LADDER, MOVES, MONTHS, FACTORS = "ladder", "moves", "months", "factors"
INCOME, CLIENTS, METHOD = "income", "clients", "method"
SECTIONS: Final = (
    CANVAS, FINDINGS, ANSWERS, LADDER, MOVES, MONTHS, FACTORS, INCOME, CLIENTS, METHOD,
)  # fmt: skip
"""Parts of a document in the order they stand in it."""
OF_STAGES: Final = (LADDER, MOVES, MONTHS, FACTORS, INCOME, CLIENTS, METHOD)
"""Parts that need clients and a stage model."""

POSTER, DIRECTOR, FULL = "poster", "director", "full"
PRESETS: Final = {
    POSTER: (CANVAS,),
    DIRECTOR: (CANVAS, FINDINGS, LADDER, MOVES, INCOME, CLIENTS, METHOD),
    FULL: SECTIONS,
}
"""Documents by reader: what hangs on a wall, what a director reads, everything for work."""

CLIENT, QUESTIONNAIRE = "client", "questionnaire"
DOCUMENTS: Final = {
    "canvas": (CANVAS,),
    "answers": (ANSWERS,),
    "stages": OF_STAGES,
    CLIENT: (),
    QUESTIONNAIRE: (),
    **PRESETS,
}
"""Every document by its key, with the parts it has; report on a client and questionnaire have their own."""
BRIEF: Final = ("canvas", POSTER, DIRECTOR)
"""Documents for readers who do not want to be told how many pages there are (interface decisions, 8)."""


@dataclass(frozen=True, slots=True)
class DocumentRequest:
    """A document of a workbook.

    Attributes:
        document: one of DOCUMENTS.
        lang: its language, apart from the window's.
        day: the as-of day of its figures.
        canvas_id: the canvas; None: the first.
        client_id: the client whom a report is about.
        clients: ids, for the questionnaire: a page each; empty: one page for anybody.
        model: key of the stage model, empty for the workbook's.
        anonymous: names replaced by stand-ins, contact data and free text about persons left out.
        sections: the parts wanted instead of the document's own; empty: those.
        figures: whether the register's figures stand on the canvas.
        prompts: whether an empty block of the canvas prints its question, or nothing.
        first: first day of the period of moves; None: the last 90 days.
        basis: which stage counts: ``shown``, ``confirmed`` or ``suggested``.
        segments, employees: ids of those whose clients are counted, None among them for clients without.

    """

    document: str
    lang: str
    day: date
    paper: str = "A4"
    canvas_id: int | None = None
    client_id: int | None = None
    model: str = ""
    anonymous: bool = False
    sections: tuple[str, ...] = ()
    figures: bool = True
    prompts: bool = True
    first: date | None = None
    basis: str = "shown"
    segments: tuple[int | None, ...] = field(default=())
    employees: tuple[int | None, ...] = field(default=())
    clients: tuple[int, ...] = ()

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the document, in their order."""
        wanted = self.sections or DOCUMENTS[self.document]
        return tuple(section for section in SECTIONS if section in wanted)
