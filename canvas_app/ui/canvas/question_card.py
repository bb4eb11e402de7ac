"""One guiding question in the inspector: a line while closed; opened, what ``question_fields`` shows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from canvas_app.ui.canvas.answer_field import AnswerField
from canvas_app.ui.canvas.question_fields import QuestionFields
from canvas_app.ui.canvas.question_view import QuestionView
from canvas_app.ui.common.card import Card
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.labels import ElidedLabel, SmallLabel, StrongLabel

_PASSED_ON = (
    "answered", "note_wanted", "mark_wanted", "step_wanted", "figure_wanted", "insert_wanted", "split_wanted",
    "segments_wanted",
)  # fmt: skip
_MARKS = {"none": "○", "draft": "◐", "answered": "✓", "na": "–"}


class QuestionCard(Card):
    """Shows one question; opened, it takes answers.

    Attributes:
        opened: a closed card was clicked or entered.
        answered: a field holds something new (its segment or None, text).
        note_wanted: a note shall be made (text, segment or None).
        mark_wanted: F8 or Shift+F8 (``na`` or ``draft``).
        step_wanted: to the next (True) or previous question.
        figure_wanted: the records behind the figure shall open.
        insert_wanted: the figure shall be put into the field with the caret.
        left: Esc: back to the sheet.
        split_wanted: answer by segments; ``segments_wanted``: name segments first.

    """

    opened = Signal()
    answered = Signal(object, str)
    note_wanted = Signal(str, object)
    mark_wanted = Signal(str)
    step_wanted = Signal(bool)
    figure_wanted = Signal()
    insert_wanted = Signal()
    left = Signal()
    split_wanted = Signal()
    segments_wanted = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=11, gap=4)
        self._context = context
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.view: QuestionView | None = None
        self.writable = True
        self._open = False
        self._mark = StrongLabel("", self)
        self._mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._question = StrongLabel("", self, wrap=True)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._mark)
        head.addWidget(self._question, 1)
        self.body.addLayout(head)
        self._dots = SmallLabel("", self, wrap=True)
        self._dots.hide()
        self.body.addWidget(self._dots)
        self._summary = ElidedLabel("", self)
        self._summary.setObjectName("quiet")
        self.body.addWidget(self._summary)
        self.inside: QuestionFields | None = None

    @property
    def fields(self) -> list[AnswerField]:
        """The fields of an open card."""
        return self.inside.fields if self.inside is not None else []

    @property
    def stops(self) -> list[QWidget]:
        """What Tab goes through: the card while it is closed, its fields and links while it is open."""
        return [self, *(self.inside.stops if self.inside is not None else ())]

    def show_question(self, view: QuestionView) -> None:
        """Show a question as it stands now; open fields keep caret and what is being typed."""
        if view == self.view:
            return
        before, self.view = self.view, view
        self._mark.setText(_MARKS[view.status])
        if self._mark.property("status") != view.status:
            self._mark.setProperty("status", view.status)
            self._mark.style().polish(self._mark)
        self._question.setText(view.text)
        progress = "  ".join(part for part in (view.dots, view.told) if part)
        self._dots.setText(progress)
        self._dots.setVisible(bool(progress))
        self._summary.setText(view.summary)
        self._summary.setVisible(bool(view.summary) and not self._open)
        spoken = ". ".join(part for part in (view.text, view.status_name, view.told, view.summary) if part)
        self.setAccessibleName(spoken)
        if self.inside is None:
            return
        if before is None or _shape(before) != _shape(view):
            self.rebuild()
        else:
            self.inside.show_question(view)

    def set_open(self, opened: bool) -> None:
        """Open the card's fields, or close them after committing what is typed."""
        if opened == self._open:
            return
        self._open = opened
        self.set_current(opened)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if opened else Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor if opened else Qt.CursorShape.PointingHandCursor)
        if opened:
            self._build()
        else:
            self.commit()
            self._take_down()
        if self.view is not None:
            self._summary.setVisible(bool(self.view.summary) and not opened)

    def commit(self) -> None:
        """Hand on whatever is typed and not in the file yet."""
        if self.inside is not None:
            self.inside.commit()

    def focus_field(self, segment_id: int | None = None) -> None:
        """Put the caret into the field of a segment, or the first one."""
        if self.inside is not None:
            self.inside.focus_field(segment_id)

    def field_with_caret(self) -> AnswerField | None:
        """Return the field with the caret, else the first one; None while the card is closed."""
        return next((field for field in self.fields if field.hasFocus()), next(iter(self.fields), None))

    def _build(self) -> None:
        assert self.view is not None
        self.inside = QuestionFields(self._context, self.view, writable=self.writable, parent=self)
        for name in (*_PASSED_ON, "left"):
            getattr(self.inside, name).connect(getattr(self, name))
        self.body.addWidget(self.inside)
        self.inside.show()

    def _take_down(self) -> None:
        if self.inside is not None:
            self.inside.hide()
            self.inside.deleteLater()
        self.inside = None

    def rebuild(self) -> None:
        """Build the fields anew, for other rows or another language; caret and typed text stay."""
        if self.inside is None:
            return
        kept = self.inside.caret()
        self._take_down()
        self._build()
        if self.inside is not None and kept is not None:
            self.inside.put_caret(kept)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open a closed card."""
        if not self._open and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter or Space, walk by PgDn and PgUp, go back by Esc."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not self._open:
            self.opened.emit()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.step_wanted.emit(key == Qt.Key.Key_PageDown)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Build the words of an open card anew in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._open:
            self.commit()
            self.view, view = None, self.view
            if view is not None:
                self.show_question(view)


def _shape(view: QuestionView) -> tuple[object, ...]:
    """Return what of a question decides which fields and links there are."""
    return (
        [(row.segment_id, row.name) for row in view.rows],
        view.text,
        view.split,
        view.splits,
        view.unnamed,
        bool(view.figure),
    )
