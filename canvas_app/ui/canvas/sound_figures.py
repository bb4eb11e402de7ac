"""The figures to questions as the window shows them: only those that are known to be sound."""

from __future__ import annotations

from functools import partial

from canvas_app.domain.canvas.model import Note
from canvas_app.services.canvas.board import Translator
from canvas_app.services.canvas.figure_parts import QuestionFigure
from canvas_app.services.canvas.figures import LiveFigures
from canvas_app.services.canvas.question_figures import QuestionFigures
from canvas_app.ui.common.context import PageContext


class SoundFigures(QuestionFigures):
    """Figures to questions; None also while what they are read from was not verified."""

    def __init__(
        self, context: PageContext, words: Translator, notes: tuple[Note, ...], live: LiveFigures
    ) -> None:
        super().__init__(
            context.session.workbook,
            words,
            context.session.as_of,
            notes=notes,
            live=live,
            hidden=context.session.names_hidden,
        )
        self._session = context.session
        self._waits = bool(live.pending)

    def of(self, question: str, segment_id: int | None = None) -> QuestionFigure | None:
        """Return the figure to a question, None where there is none, or none yet."""
        if self._waits:  # for what all of them build upon
            return None
        return self._session.figure(partial(super().of, question, segment_id), None)
