"""The questions of the selected block: one open at a time, answered in place, per segment where asked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from canvas_app.content import Question
from canvas_app.domain.canvas.model import BLOCKS
from canvas_app.domain.text import TEXT_LIMIT
from canvas_app.services.canvas import answers as use
from canvas_app.services.canvas.question_figures import QuestionFigures
from canvas_app.services.canvas.records import CanvasRecords
from canvas_app.ui.canvas.origins import ANSWERING, ORIGIN
from canvas_app.ui.canvas.question_card import QuestionCard
from canvas_app.ui.canvas.question_view import question_view
from canvas_app.ui.canvas.quick_kinds import QuickKinds
from canvas_app.ui.common.beside import bring
from canvas_app.ui.common.buttons import LinkButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.labels import QuietLabel
from canvas_app.ui.common.notice import Notice
from canvas_app.ui.common.tab_order import order_tabs
from canvas_app.ui.common.text import fill, set_tip, translate


class QuestionsTab(QScrollArea):
    """Cards of a block's questions.

    Attributes:
        note_wanted: a note shall be made of an answer (text, question, segment or None).
        block_wanted: the walk leads to another block (its key, whether its last question shall open).
        next_wanted: the next block shall be gone on with (its key).
        figure_wanted: the records behind a question's figure shall open (QuestionFigure).
        kind_wanted: a note of a kind shall be made.
        left: Esc: back to the sheet.

    """

    note_wanted = Signal(str, str, object)
    block_wanted = Signal(str, bool)
    next_wanted = Signal(str)
    figure_wanted = Signal(object)
    kind_wanted = Signal(str)
    left = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.block = ""
        self.figures: Callable[[], QuestionFigures]
        self._records: CanvasRecords
        self._open_key: dict[str, str] = {}
        self._chosen: set[str] = set()
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
        self._next.clicked.connect(lambda: self.next_wanted.emit(self._following()))
        self.kinds = QuickKinds(context, self._inside)
        self.kinds.kind_wanted.connect(self.kind_wanted)
        self._column.addWidget(self._done)
        self._column.addWidget(self._next, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.kinds)
        self._column.addStretch(1)
        self.setWidget(self._inside)

    # what is shown

    def show_block(self, records: CanvasRecords, block: str) -> None:
        """Show the questions of a block as they stand now."""
        other = block != self.block or not self.cards or self._records.canvas.id != records.canvas.id
        if other:
            self.commit()
        self._records = records
        if other:
            self.block = block
            self._build()
        self._refresh()
        self._settle_open()
        self.kinds.show_block(records, block)
        self._order_stops()

    @property
    def open_question(self) -> str:
        """The key of the open question of this block, or empty."""
        return self._open_key.get(self.block, "")

    def _build(self) -> None:
        for card in self.cards.values():
            card.hide()
            card.deleteLater()
        self.cards = {}
        for place, question in enumerate(self._questions()):
            card = QuestionCard(self._context, self._inside)
            card.writable = not self._context.session.workbook.read_only
            self._connect(card, question.key)
            self._column.insertWidget(place, card)
            card.show()
            self.cards[question.key] = card

    def _refresh(self) -> None:
        figures = self.figures()
        for question in self._questions():
            split = question.key in self._split
            view = question_view(self._context, self._records, question, figures, split=split)
            self.cards[question.key].show_question(view)
        self._show_next()

    def _order_stops(self) -> None:
        stops = [stop for card in self.cards.values() for stop in card.stops]
        order_tabs([*stops, self._next, *self.kinds.chips])

    def _settle_open(self) -> None:
        """Open the question to go on with: the one a person opened, else the first without an answer.

        A question that notes have answered gives way to the next while nobody is writing in it.
        """
        here = self._open_key.get(self.block, "")
        states = self._records.states
        busy = self._inside.isAncestorOf(self.window().focusWidget() or self.window())
        keep = here in self.cards and (here in self._chosen or busy or not states[here].done)
        if not keep:
            keys = list(self.cards)
            here = next((key for key in keys if not states[key].done), here or keys[0])
            self._open_key[self.block] = here
        for key, card in self.cards.items():
            card.set_open(key == here)

    def _connect(self, card: QuestionCard, key: str) -> None:
        card.opened.connect(lambda: self.open(key))
        card.answered.connect(lambda segment, text: self._answer(key, segment, text))
        card.note_wanted.connect(lambda text, segment: self.note_wanted.emit(text, key, segment))
        card.mark_wanted.connect(lambda mark: self.mark(mark, key))
        card.step_wanted.connect(lambda forward: self.step(forward=forward))
        card.figure_wanted.connect(lambda: self._show_figure(key))
        card.insert_wanted.connect(lambda: self.insert_figure(key))
        card.split_wanted.connect(lambda: self._split_by_segment(key))
        card.segments_wanted.connect(lambda: self.next_wanted.emit("cs"))
        card.left.connect(self.left)

    def _questions(self) -> tuple[Question, ...]:
        return self._context.texts.catalogue.questions(self.block)

    def _show_next(self) -> None:
        finished = all(self._records.states[key].done for key in self.cards)
        name = self._context.texts.text(f"block.{self._following()}")
        self._done.setVisible(finished)
        self._done.setText(translate("Canvas", "Block done."))
        self._next.set_text(fill(translate("Canvas", "Next: %1"), name))
        set_tip(self._next, name, "Ctrl+PgDown")

    def _following(self) -> str:
        return BLOCKS[(BLOCKS.index(self.block) + 1) % len(BLOCKS)]

    # opening and walking

    def open(self, question: str, *, focus: bool = True, segment_id: int | None = None) -> None:
        """Open one question and close the others."""
        self._open_key[self.block] = question
        self._chosen.add(question)
        for key, card in self.cards.items():
            card.set_open(key == question)
        self._order_stops()
        card = self.cards[question]
        if focus:
            card.focus_field(segment_id)
        self._column.activate()
        self._bring(card)

    def _bring(self, card: QuestionCard) -> None:
        """Scroll to the question itself, and on to the field with the caret only if both cannot be seen."""
        bring(self, card)
        field = card.field_with_caret()
        if field is not None and field.hasFocus():
            bring(self, field)

    def open_end(self, *, last: bool) -> None:
        """Open the first or the last question of the block, as a walk does."""
        keys = list(self.cards)
        self.open(keys[-1 if last else 0])

    def step(self, *, forward: bool) -> None:
        """Go to the next or previous question, over the end into the neighbouring block."""
        keys = list(self.cards)
        place = keys.index(self.open_question) + (1 if forward else -1) if self.open_question in keys else 0
        if 0 <= place < len(keys):
            self.open(keys[place])
        else:
            step = 1 if forward else -1
            self.block_wanted.emit(BLOCKS[(BLOCKS.index(self.block) + step) % len(BLOCKS)], not forward)

    def first_unfilled(self, question: str) -> int | None:
        """Return the first segment without an answer to a question, None for the field for all."""
        card = self.cards.get(question)
        return card.view.unfilled() if card is not None and card.view is not None else None

    # answers

    def commit(self) -> None:
        """Hand on whatever is typed and not in the file yet."""
        for card in self.cards.values():
            card.commit()

    def _answer(self, key: str, segment_id: int | None, text: str) -> None:
        workbook, canvas_id = self._context.session.workbook, self._records.canvas.id
        group = f"answer-{canvas_id}-{key}-{segment_id}"
        card = self.cards[key]

        def write() -> bool:  # called again by "Try again"
            use.answer(workbook, canvas_id, key, segment_id, text, origin=ANSWERING, group=group)
            for field in card.fields:
                if field.segment_id == segment_id and field.text() == text:
                    field.mark_known()
            return True

        self._context.edits.run(write)
        left = len(text.rstrip()) - TEXT_LIMIT
        if left > 0:
            told = translate(
                "Canvas", "An answer takes %1 characters: %n characters were left out.", None, left
            )
            number = self._context.texts.formats.number(TEXT_LIMIT)
            self._context.notifier.notify(Notice(fill(told, number), kind="warning", seconds=0, key="cut"))

    def mark(self, mark: str, key: str = "") -> None:
        """Mark the open question (or ``key``) as not applicable or a draft; the same mark again clears it."""
        key = key or self.open_question
        card = self.cards.get(key)
        if card is None or card.view is None:
            return
        card.commit()
        wanted = "" if card.view.status == mark else mark
        canvas_id = self._records.canvas.id
        self._context.edits.run(
            lambda: use.mark_question(self._context.session.workbook, canvas_id, key, wanted, origin=ORIGIN)
        )

    def insert_figure(self, key: str = "") -> bool:
        """Put the register's figure into the field with the caret; False where there is none."""
        card = self.cards.get(key or self.open_question)
        field = card.field_with_caret() if card is not None else None
        if field is None or field.isReadOnly():
            return False
        figure = self.figures().of(key or self.open_question, field.segment_id)
        if figure is None:
            return False
        field.insert(figure.insert)
        field.setFocus()
        return True

    def _show_figure(self, key: str) -> None:
        figure = self.figures().of(key)
        if figure is not None:
            self.figure_wanted.emit(figure)

    def _split_by_segment(self, key: str) -> None:
        self.commit()
        self._split.add(key)
        self._refresh()
        self.open(key)
