"""What the register can answer by itself: figures beside the guiding questions (domain catalogue, 3.10)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from canvas_app.domain.canvas.model import Note
from canvas_app.services.canvas.board import Translator
from canvas_app.services.canvas.figure_parts import Maker, QuestionFigure, Source
from canvas_app.services.canvas.figures import LiveFigures, live_figures
from canvas_app.storage.workbook import Workbook


class QuestionFigures:
    """The figures of the questions that the register can answer as of a day; each is read when asked for.

    ``notes`` are those of the canvas: what its relationships aim at and cost is measured by the register.
    """

    def __init__(
        self,
        workbook: Workbook,
        words: Translator,
        day: date,
        *,
        notes: Iterable[Note] = (),
        live: LiveFigures | None = None,
        hidden: bool = False,
    ) -> None:
        relationships = tuple(note for note in notes if note.block == "cr")
        live = live or live_figures(workbook, day)
        self._source = Source(workbook, words, day, live, relationships, hidden)
        self._found: dict[tuple[str, int | None], QuestionFigure | None] = {}

    def of(self, question: str, segment_id: int | None = None) -> QuestionFigure | None:
        """Return the figure to a question, None where the register has nothing to say.

        With a segment it is of that segment's clients alone, where the question asks for each segment.
        """
        makers = self._makers()
        if question not in makers:
            return None
        by_segment = question in self._split()
        key = (question, segment_id if by_segment else None)
        if key not in self._found:
            self._found[key] = makers[question](self._source, key[1])
        return self._found[key]

    def of_block(self, block: str) -> list[QuestionFigure]:
        """Return the figures to a block's questions."""
        keys = [key for key in self._makers() if key.startswith(f"{block}.")]
        return [figure for key in keys if (figure := self.of(key)) is not None]

    def has(self, question: str) -> bool:
        """Return whether the register could have something to say to a question."""
        return question in self._makers()

    @staticmethod
    def _makers() -> Mapping[str, Maker]:
        from canvas_app.services.canvas.figure_makers import MAKERS  # late: not before the first paint

        return MAKERS

    @staticmethod
    def _split() -> frozenset[str]:
        from canvas_app.services.canvas.figure_makers import BY_SEGMENT

        return BY_SEGMENT
