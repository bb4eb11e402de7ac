"""One guiding question in the inspector: a line while closed, figure, fields and actions while open."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from canvas_app.ui.canvas.answer_field import AnswerField
from canvas_app.ui.common.buttons import LinkButton
from canvas_app.ui.common.card import Card
from canvas_app.ui.common.flow import FlowLayout
from canvas_app.ui.common.labels import ElidedLabel, PlainLabel, QuietLabel, SmallLabel, StrongLabel
from canvas_app.ui.common.text import set_tip, translate

_MARKS = {"none": "○", "draft": "◐", "answered": "✓", "na": "–"}
_TRIM_ABOVE = 80


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One field of a question: for which segment (None: for all), its name, and what is answered."""

    segment_id: int | None
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """What a card shows of a question.

    Attributes:
        status: ``none``, ``draft``, ``answered`` or ``na``; ``status_name`` in words.
        summary: one line while closed: the beginning of the answer, or that notes answer it.
        figure: what the register says to it; ``insert``: the text that puts in.
        rows: the fields; ``split``: whether segments have rows of their own.

    """

    key: str
    text: str
    status: str
    status_name: str
    summary: str
    rows: tuple[AnswerRow, ...]
    split: bool
    figure: str = ""
    note_count: int = 0


class QuestionCard(Card):
    """Shows one question; opened, it takes answers.

    Attributes:
        opened: a closed card was clicked or entered.
        answered: a field holds something new (its segment or None, text).
        note_wanted: a note shall be made (text, segment or None).
        mark_wanted: F8 or Shift+F8 (``na`` or ``draft``).
        step_wanted: to the next (True) or previous question.
        figure_wanted: the records behind the figure shall open.
        left: Esc: back to the sheet.
        split_wanted: answer by segments.

    """

    opened = Signal()
    answered = Signal(object, str)
    note_wanted = Signal(str, object)
    mark_wanted = Signal(str)
    step_wanted = Signal(bool)
    figure_wanted = Signal()
    left = Signal()
    split_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=11, gap=4)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.view: QuestionView | None = None
        self.fields: list[AnswerField] = []
        self._open = False
        self._mark = StrongLabel("", self)
        self._mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._question = StrongLabel("", self, wrap=True)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._mark)
        head.addWidget(self._question, 1)
        self.body.addLayout(head)
        self._summary = ElidedLabel("", self)
        self._summary.setObjectName("quiet")
        self.body.addWidget(self._summary)
        self._inside: QWidget | None = None

    @property
    def is_open(self) -> bool:
        """Whether the card shows its fields."""
        return self._open

    def show_question(self, view: QuestionView) -> None:
        """Show a question as it stands now; open fields keep caret and what is being typed."""
        same = self.view is not None and [row.segment_id for row in self.view.rows] == [
            row.segment_id for row in view.rows
        ]
        self.view = view
        self._mark.setText(_MARKS[view.status])
        self._mark.setProperty("status", view.status)
        self._mark.style().polish(self._mark)
        self._question.setText(view.text)
        self._summary.setText(view.summary)
        self._summary.setVisible(bool(view.summary) and not self._open)
        spoken = ". ".join(part for part in (view.text, view.status_name, view.summary) if part)
        self.setAccessibleName(spoken)
        if self._open and not same:
            self._close_inside()
            self._build_inside()
        elif self._open:
            self._fill()

    def set_open(self, opened: bool) -> None:
        """Open the card's fields, or close them after committing what is typed."""
        if opened == self._open:
            return
        self._open = opened
        self.set_current(opened)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if opened else Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor if opened else Qt.CursorShape.PointingHandCursor)
        if opened:
            self._build_inside()
        else:
            self.commit()
            self._close_inside()
        if self.view is not None:
            self._summary.setVisible(bool(self.view.summary) and not opened)

    def commit(self) -> None:
        """Hand on whatever is typed and not in the file yet."""
        for field in self.fields:
            if field.changed:
                self._settle(field)

    def focus_field(self, segment_id: int | None = None) -> None:
        """Put the caret into the field of a segment, or the first one."""
        target = next((f for f in self.fields if f.segment_id == segment_id), None) or (
            self.fields[0] if self.fields else None
        )
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def insert_figure(self) -> None:
        """Put the register's figure into the field with the caret (F4)."""
        field = next((f for f in self.fields if f.hasFocus()), self.fields[0] if self.fields else None)
        if field is not None and self.view is not None and self.view.figure:
            field.insert(self.view.figure)
            field.setFocus()

    def _close_inside(self) -> None:
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = None
        self.fields = []

    def _build_inside(self) -> None:
        view = self.view
        assert view is not None
        self._inside = inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(6)
        if view.figure:
            column.addLayout(self._figure_row(view, inside))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for place, row in enumerate(view.rows):
            self._add_row(grid, place, row, labelled=len(view.rows) > 1, parent=inside)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        if view.note_count:
            words = translate("Canvas", "Answered by %n notes. Add words if you like.", None, view.note_count)
            column.addWidget(SmallLabel(words, inside, wrap=True))
        self._trimmer = QLineEdit(inside)
        self._trimmer.setAccessibleName(translate("Canvas", "Text of the note"))
        self._trimmer.hide()
        self._trimmer.returnPressed.connect(self._on_trimmed)
        column.addWidget(self._trimmer)
        column.addLayout(self._actions(view, inside))
        self.body.addWidget(inside)
        inside.show()

    def _figure_row(self, view: QuestionView, parent: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(QuietLabel(view.figure, parent, wrap=True))
        row = QHBoxLayout()
        insert = LinkButton(translate("Canvas", "Insert"), parent)
        set_tip(insert, translate("Canvas", "Put this figure into the answer"), "F4")
        insert.clicked.connect(self.insert_figure)
        show = LinkButton(translate("Canvas", "Show records"), parent)
        show.clicked.connect(self.figure_wanted)
        row.addWidget(insert)
        row.addWidget(show)
        row.addStretch(1)
        column.addLayout(row)
        return column

    def _add_row(
        self, grid: QGridLayout, place: int, row: AnswerRow, *, labelled: bool, parent: QWidget
    ) -> None:
        field = AnswerField(row.segment_id, parent)
        field.show_text(row.text)
        name = row.name if labelled else self.view.text if self.view else ""
        field.setAccessibleName(name)
        field.settled.connect(lambda field=field: self._settle(field))
        field.note_wanted.connect(lambda text, field=field: self._want_note(text, field))
        field.step_wanted.connect(self.step_wanted)
        field.ended.connect(self.left)
        if labelled:
            label = PlainLabel(row.name, parent, wrap=True)
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            label.setFixedWidth(round(label.fontMetrics().averageCharWidth() * 13))
            label.setBuddy(field)
            grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(field, place, 1)
        self.fields.append(field)

    def _actions(self, view: QuestionView, parent: QWidget) -> FlowLayout:
        row = FlowLayout(gap=2)
        note = LinkButton(translate("Canvas", "To a note"), parent, keys="Ctrl+Return")
        set_tip(note, translate("Canvas", "Make a note of the selected text or of this line"), "Ctrl+Return")
        note.clicked.connect(self._on_note_button)
        words = (
            translate("Canvas", "Applicable")
            if view.status == "na"
            else translate("Canvas", "Not applicable")
        )
        skip = LinkButton(words, parent, keys="F8")
        skip.clicked.connect(lambda: self.mark_wanted.emit("na"))
        row.addWidget(note)
        row.addWidget(skip)
        if not view.split:
            split = LinkButton(translate("Canvas", "By segment"), parent)
            set_tip(split, translate("Canvas", "Answer for each segment"))
            split.clicked.connect(self.split_wanted)
            row.addWidget(split)
        return row

    def _fill(self) -> None:
        assert self.view is not None
        texts = {row.segment_id: row.text for row in self.view.rows}
        for field in self.fields:
            field.show_text(texts.get(field.segment_id, ""))

    def _settle(self, field: AnswerField) -> None:
        if field.changed:
            self.answered.emit(field.segment_id, field.text())

    def _on_note_button(self) -> None:
        field = next((f for f in self.fields if f.chosen()), None)
        focused = next((f for f in self.fields if f.hasFocus() and f.chosen()), field)
        if focused is not None:
            self._want_note(focused.chosen(), focused)

    def _want_note(self, text: str, field: AnswerField) -> None:
        self.commit()
        if len(text) <= _TRIM_ABOVE:
            self.note_wanted.emit(text, field.segment_id)
            return
        self._trimmer.setProperty("segment", field.segment_id)
        self._trimmer.setText(" ".join(text.split()))
        self._trimmer.show()
        self._trimmer.setFocus()
        self._trimmer.selectAll()

    def _on_trimmed(self) -> None:
        if text := self._trimmer.text().strip():
            self.note_wanted.emit(text, self._trimmer.property("segment"))
        self._trimmer.hide()
        self.focus_field(self._trimmer.property("segment"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open a closed card."""
        if not self._open:
            self.opened.emit()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter or Space, walk by PgDn and PgUp, mark by F8, go back by Esc."""
        key, held = event.key(), event.modifiers()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not self._open:
            self.opened.emit()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.step_wanted.emit(key == Qt.Key.Key_PageDown)
        elif key == Qt.Key.Key_F8:
            self.mark_wanted.emit("draft" if held & Qt.KeyboardModifier.ShiftModifier else "na")
        elif key == Qt.Key.Key_F4 and self._open:
            self.insert_figure()
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
            self._close_inside()
            self._build_inside()
