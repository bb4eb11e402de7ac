"""The questions of the selected block: one open at a time, answered in place, per segment where asked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from canvas_app.content import Question
from canvas_app.domain.canvas.model import BLOCKS, Answer
from canvas_app.domain.canvas.progress import QuestionState, question_state
from canvas_app.services.canvas import answers as use
from canvas_app.services.canvas import reads
from canvas_app.services.canvas.question_figures import QuestionFigure, QuestionFigures
from canvas_app.ui.canvas.question_card import AnswerRow, QuestionCard, QuestionView
from canvas_app.ui.common.buttons import LinkButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.labels import QuietLabel
from canvas_app.ui.common.text import set_tip, translate

ANSWERING = "canvas.answering"


class QuestionsTab(QScrollArea):
    """Cards of a block's questions.

    Attributes:
        note_wanted: a note shall be made of an answer (text, question, segment or None).
        block_wanted: the walk leads to another block (its key, whether its last question shall open).
        figure_wanted: the records behind a question's figure shall open (QuestionFigure).
        left: Esc: back to the sheet.

    """

    note_wanted = Signal(str, str, object)
    block_wanted = Signal(str, bool)
    figure_wanted = Signal(object)
    left = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.canvas_id = 0
        self.block = "cs"
        self.figures: Callable[[], QuestionFigures]
        self._open_key: dict[str, str] = {}
        self._split: set[str] = set()
        self.cards: dict[str, QuestionCard] = {}
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = QWidget(self)
        self._inside.setObjectName("inspectorInside")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 8, 4, 12)
        self._column.setSpacing(8)
        self._done = QuietLabel("", self._inside, wrap=True)
        self._next = LinkButton("", self._inside)
        self._next.clicked.connect(lambda: self.block_wanted.emit(self._following(), False))
        self._column.addWidget(self._done)
        self._column.addWidget(self._next, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self.setWidget(self._inside)

    def show_block(self, canvas_id: int, block: str) -> None:
        """Show the questions of a block as they stand now."""
        if (canvas_id, block) != (self.canvas_id, self.block) or not self.cards:
            self.commit()
            self.canvas_id, self.block = canvas_id, block
            self._build()
        self.refresh()

    @property
    def open_question(self) -> str:
        """The key of the open question of this block, or empty."""
        return self._open_key.get(self.block, "")

    def open(self, question: str, *, focus: bool = True, segment_id: int | None = None) -> None:
        """Open one question and close the others."""
        self._open_key[self.block] = question
        for key, card in self.cards.items():
            card.set_open(key == question)
        card = self.cards[question]
        if focus:
            card.focus_field(segment_id)
        self._column.activate()
        self.ensureWidgetVisible(card, 0, 24)

    def open_end(self, *, last: bool) -> None:
        """Open the first or the last question of the block, as a walk does."""
        keys = list(self.cards)
        self.open(keys[-1 if last else 0])

    def commit(self) -> None:
        """Hand on whatever is typed and not in the file yet."""
        for card in self.cards.values():
            card.commit()

    def refresh(self) -> None:
        """Read answers and statuses anew."""
        workbook = self._context.workbook
        answers = reads.answers(workbook, self.canvas_id)
        notes = reads.notes(workbook, self.canvas_id)
        names: dict[int | None, str] = {
            note.segment_id: note.text for note in notes if note.segment_id is not None
        }
        figures = self.figures()
        shown = [one for one in names if one is not None]
        done = 0
        for question in self._questions():
            state = question_state(question.key, question.per_segment, answers, notes, shown)
            done += state.done
            view = self._view(question, state, answers, names, figures.of(question.key))
            self.cards[question.key].show_question(view)
        self._show_next(done)

    def _build(self) -> None:
        for card in self.cards.values():
            card.hide()
            card.deleteLater()
        self.cards = {}
        for place, question in enumerate(self._questions()):
            card = QuestionCard(self._inside)
            self._connect(card, question.key)
            self._column.insertWidget(place, card)
            self.cards[question.key] = card
        self.refresh()
        questions = self._questions()
        target = self._open_key.get(self.block) or next(
            (q.key for q in questions if not self._done_already(q.key)), questions[0].key
        )
        self._open_key[self.block] = target
        self.cards[target].set_open(True)

    def _done_already(self, question: str) -> bool:
        view = self.cards[question].view
        return view is not None and view.status in ("answered", "na")

    def _connect(self, card: QuestionCard, key: str) -> None:
        card.opened.connect(lambda: self.open(key))
        card.answered.connect(lambda segment, text: self._answer(key, segment, text))
        card.note_wanted.connect(lambda text, segment: self.note_wanted.emit(text, key, segment))
        card.mark_wanted.connect(lambda mark: self.mark(mark, key))
        card.step_wanted.connect(lambda forward: self.step(forward=forward))
        card.figure_wanted.connect(lambda: self._show_figure(key))
        card.split_wanted.connect(lambda: self._split_by_segment(key))
        card.left.connect(self.left)

    def _questions(self) -> tuple[Question, ...]:
        return self._context.catalogue.questions(self.block)

    def _view(
        self,
        question: Question,
        state: QuestionState,
        answers: tuple[Answer, ...],
        names: dict[int | None, str],
        figure: QuestionFigure | None,
    ) -> QuestionView:
        own = {answer.segment_id: answer.text for answer in answers if answer.question == question.key}
        split = question.per_segment or question.key in self._split or any(own.get(one) for one in names)
        rows = [AnswerRow(None, translate("Canvas", "For all"), own.get(None, ""))]
        if split:
            rows += [AnswerRow(one, name, own.get(one, "")) for one, name in names.items()]
        summary = next((row.text for row in rows if row.text.strip()), "").strip().split("\n")[0]
        if not summary and state.notes:
            summary = translate("Canvas", "Answered by %n notes", None, state.notes)
        if split and question.per_segment and names and not state.for_all and state.filled:
            told = translate("Canvas", "%1 of %2 segments")
            told = told.replace("%1", str(len(state.filled))).replace("%2", str(len(names)))
            summary = f"{told} · {summary}" if summary else told
        return QuestionView(
            question.key,
            self._context.text(question.key),
            state.status,
            self._context.text(f"qstatus.{state.status}"),
            summary,
            tuple(rows),
            split,
            figure.text if figure else "",
            state.notes,
        )

    def _show_next(self, done: int) -> None:
        finished = done == len(self.cards)
        name = self._context.text(f"block.{self._following()}")
        self._done.setVisible(finished)
        self._done.setText(translate("Canvas", "Block done."))
        self._next.set_text(translate("Canvas", "Next: %1").replace("%1", name))
        set_tip(self._next, name, "Ctrl+PgDown")

    def _following(self) -> str:
        return BLOCKS[(BLOCKS.index(self.block) + 1) % len(BLOCKS)]

    def _answer(self, key: str, segment_id: int | None, text: str) -> None:
        workbook, canvas_id = self._context.workbook, self.canvas_id
        group = f"answer-{canvas_id}-{key}-{segment_id}"
        done = self._context.run_edit(
            lambda: use.answer(workbook, canvas_id, key, segment_id, text, origin=ANSWERING, group=group)
        )
        if done is not None:
            for field in self.cards[key].fields:
                if field.segment_id == segment_id:
                    field.mark_known()

    def mark(self, mark: str, key: str = "") -> None:
        """Mark the open question (or ``key``) as not applicable or a draft; the same mark again clears it."""
        key = key or self.open_question
        card = self.cards.get(key)
        if card is None or card.view is None:
            return
        card.commit()
        wanted = "" if card.view.status == mark else mark
        self._context.run_edit(
            lambda: use.mark_question(self._context.workbook, self.canvas_id, key, wanted, origin="canvas")
        )

    def step(self, *, forward: bool) -> None:
        """Go to the next or previous question, over the end into the neighbouring block."""
        keys = list(self.cards)
        place = keys.index(self.open_question) + (1 if forward else -1) if self.open_question in keys else 0
        if 0 <= place < len(keys):
            self.open(keys[place])
        else:
            step = 1 if forward else -1
            self.block_wanted.emit(BLOCKS[(BLOCKS.index(self.block) + step) % len(BLOCKS)], not forward)

    def _show_figure(self, key: str) -> None:
        figure = self.figures().of(key)
        if figure is not None:
            self.figure_wanted.emit(figure)

    def _split_by_segment(self, key: str) -> None:
        if not any(note.segment_id for note in reads.notes(self._context.workbook, self.canvas_id)):
            self._context.strip(
                translate("Canvas", "Name your segments first; then each can have its own answer."),
                [(translate("Canvas", "Go to segments"), lambda: self.block_wanted.emit("cs", False))],
                key="segments",
            )
            return
        self._split.add(key)
        self.refresh()
        self.open(key)
