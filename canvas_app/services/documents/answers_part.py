"""The canvas with its answers, gathered: what is on each block, what was asked, said and left open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from canvas_app.documents.data import Answer, AnswersReport, BlockPart, NotePart, QuestionPart
from canvas_app.domain.canvas.model import BLOCKS, Note
from canvas_app.domain.canvas.model import Answer as Given
from canvas_app.domain.canvas.progress import QuestionState
from canvas_app.services.canvas import reads
from canvas_app.services.canvas.answers import question_states
from canvas_app.services.canvas.board import live_line, reached_by, second_line
from canvas_app.services.canvas.figure_parts import QuestionFigure
from canvas_app.services.canvas.question_figures import QuestionFigures
from canvas_app.services.documents.checks import canvas_checks, check_text
from canvas_app.services.documents.source import Source
from canvas_app.services.stages.views import FEW

_BY_EMPLOYEE, _BY_CLIENT, _BY_SOURCE = "kr.q.cr", "kp.q.who", "ch.q.best"
_TOLD = 4


def answers_report(source: Source) -> AnswersReport:
    """Return the canvas with answers.

    Raises:
        NotFoundError: the workbook has no such canvas.

    """
    gathered = _Gathered(source)
    return AnswersReport(
        source.cover(source.words.text("pdf.canvas_full")),
        source.canvas_name,
        tuple(gathered.block(block) for block in BLOCKS),
        source.words.text("canvas.credit"),
    )


class _Gathered:
    """What all blocks are made from, read once."""

    def __init__(self, source: Source) -> None:
        self._source, self._words, self._names = source, source.words, source.names
        workbook, canvas = source.workbook, source.canvas.id
        self._states: dict[str, QuestionState] = question_states(workbook, canvas, source.words.catalogue)
        self._figures = QuestionFigures(workbook, source.words, source.day, notes=source.notes)
        self._reached = reached_by(source.live, source.notes)
        self._answers: dict[str, list[Given]] = defaultdict(list)
        for answer in reads.answers(workbook, canvas):
            if answer.text.strip():
                self._answers[answer.question].append(answer)
        self._checks: dict[str, list[str]] = defaultdict(list)
        for found in canvas_checks(workbook, canvas, source.day, source.words.catalogue):
            said = check_text(found, source.words, self._names.free(found.name))
            self._checks[found.block].append(said)

    def block(self, block: str) -> BlockPart:
        """Return one block."""
        words, source = self._words, self._source
        return BlockPart(
            words.text(f"block.{block}"),
            words.catalogue.hint(f"block.{block}", words.lang),
            live_line(words, block, source.live, source.day, full=True),
            tuple(self._note(note) for note in source.notes if note.block == block),
            tuple(self._question(question.key) for question in words.catalogue.questions(block)),
            tuple(self._checks[block]),
        )

    def _note(self, note: Note) -> NotePart:
        return NotePart(
            self._names.free(note.text),
            second_line(self._words, note, self._source.live, self._reached.get(note.id)),
            note.certainty,
            tuple(filter(None, map(self._source.segment_name, note.segments))),
        )

    def _question(self, key: str) -> QuestionPart:
        figure = self._figures.of(key) if self._source.request.figures else None
        return QuestionPart(
            self._words.text(key),
            self._states[key].status,
            tuple(self._in_order(self._answers[key])),
            tuple(self._names.free(note.text) for note in self._source.notes if note.question == key),
            self._figure(figure) if figure else "",
        )

    def _in_order(self, answers: Iterable[Given]) -> list[Answer]:
        """Return answers: the one for all, then those for segments in the order of their notes."""
        places = {note.segment_id: place for place, note in enumerate(self._source.notes, 1)}
        places[None] = 0
        ordered = sorted(answers, key=lambda answer: places.get(answer.segment_id, len(places) + 1))
        return [
            Answer(self._names.free(answer.text), self._source.segment_name(answer.segment_id))
            for answer in ordered
        ]

    def _figure(self, figure: QuestionFigure) -> str:
        """Return the register's figure; without names, and without sources that few clients share."""
        names, say = self._names, self._words.say
        if not names.anonymous:
            return figure.text
        rows = figure.rows[:_TOLD]
        if figure.question == _BY_CLIENT:
            said = [f"{names.client(row.clients[0])} — {row.value}" for row in rows]
            return say("canvas.figure_referrers", parts=", ".join(said))
        if figure.question == _BY_EMPLOYEE:
            flag = self._words.text("flag.key_person")
            said = [f"{names.who(row.label)} — {row.value}" for row in rows if row.label != flag]
            return say("canvas.figure_employees", parts=", ".join(said))
        if figure.question == _BY_SOURCE:
            shared = [row for row in figure.rows if len(row.clients) >= FEW][:_TOLD]
            said = [f"{names.free(row.label)} — {row.value}" for row in shared]
            return say("canvas.figure_sources", parts=", ".join(said)) if said else ""
        return names.free(figure.text)
