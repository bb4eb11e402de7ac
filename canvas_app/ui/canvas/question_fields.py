"""The inside of an open question: the register's figure, a field for all or one a segment, links."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from canvas_app.domain.text import match_key
from canvas_app.ui.canvas.answer_field import AnswerField
from canvas_app.ui.canvas.question_view import AnswerRow, QuestionView
from canvas_app.ui.common.buttons import LinkButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.flow import FlowLayout
from canvas_app.ui.common.labels import PlainLabel, QuietLabel, SmallLabel
from canvas_app.ui.common.text import set_tip, translate

_TRIM_ABOVE = 80
"""Characters above which a line is shortened before it becomes a note."""
_MOST = 60  # characters of a name
_NAME_LETTERS = 13
"""Letters of a segment's name that stand in one line beside its field."""
_FILTER_ABOVE = 6
"""Segments above which those without an answer come first, with a field to find one."""


@dataclass(frozen=True, slots=True)
class Caret:
    """Where the caret is: in the field of a segment (or for all), and at which character."""

    segment_id: int | None
    position: int


class QuestionFields(QWidget):
    """Fields and links of one question; its signals are those of its card."""

    answered = Signal(object, str)
    note_wanted = Signal(str, object)
    mark_wanted = Signal(str)
    step_wanted = Signal(bool)
    figure_wanted = Signal()
    insert_wanted = Signal()
    left = Signal()
    split_wanted = Signal()
    segments_wanted = Signal()

    def __init__(
        self, context: PageContext, view: QuestionView, *, writable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._tools = context.session, context.tools
        self._view, self._writable = view, writable
        self.fields: list[AnswerField] = []
        self._labels: dict[int | None, PlainLabel] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, 0)
        self._column.setSpacing(6)
        if view.figure:
            self._column.addLayout(self._figure_row(view))
        self._build_rows(view)
        if view.unnamed:
            self._column.addLayout(self._unnamed_row())
        self._made = SmallLabel("", self, wrap=True)
        self._column.addWidget(self._made)
        self.trimmer = Trimmer(self)
        self.trimmer.done.connect(self._on_trimmed)
        self.trimmer.left.connect(self.focus_field)
        self._column.addWidget(self.trimmer)
        self._column.addLayout(self._actions(view))
        self._say(view)

    @property
    def stops(self) -> list[QWidget]:
        """What Tab goes through, from top to bottom: everything here is made in that order."""
        parts = [child for child in self.children() if isinstance(child, QWidget)]
        return [part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus]

    # building

    def _figure_row(self, view: QuestionView) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        self._figure = QuietLabel(view.figure, self, wrap=True)
        column.addWidget(self._figure)
        row = FlowLayout(gap=2)
        insert = LinkButton(translate("Canvas", "Insert"), self, keys="F4")
        set_tip(insert, translate("Canvas", "Put this figure into the answer"), "F4")
        insert.clicked.connect(self.insert_wanted)
        insert.setEnabled(self._writable)
        show = LinkButton(translate("Canvas", "Show records"), self)
        show.clicked.connect(self.figure_wanted)
        row.addWidget(insert)
        row.addWidget(show)
        column.addLayout(row)
        return column

    def _build_rows(self, view: QuestionView) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        rows = list(view.rows)
        many = len(rows) - 1 > _FILTER_ABOVE
        if many:  # a stable order: rows do not move while they are being filled
            rows = [rows[0], *sorted(rows[1:], key=lambda row: bool(row.text.strip()))]
            self._filter = QLineEdit(self)
            self._filter.setPlaceholderText(translate("Canvas", "Find a segment"))
            self._filter.setAccessibleName(translate("Canvas", "Find a segment"))
            self._filter.setClearButtonEnabled(True)
            self._filter.textChanged.connect(self._on_filter)
            grid.addWidget(self._filter, 1, 0, 1, 2)
        for place, row in enumerate(rows):
            self._add_row(grid, place if place == 0 or not many else place + 1, row, labelled=len(rows) > 1)
        self._column.addLayout(grid)

    def _add_row(self, grid: QGridLayout, place: int, row: AnswerRow, *, labelled: bool) -> None:
        field = AnswerField(self._tools.theme, row.segment_id, self)
        self._session.typed.watch(field, lambda: field.changed, lambda _final: self._settle(field))
        field.setReadOnly(not self._writable)
        field.show_text(row.text)
        field.show_noted(row.noted)
        field.setAccessibleName(f"{row.name}. {self._view.text}" if labelled else self._view.text)
        field.settled.connect(lambda: self._settle(field))
        field.note_wanted.connect(lambda text: self._want_note(text, field))
        field.step_wanted.connect(self.step_wanted)
        field.ended.connect(self.left)
        if labelled:
            label = RowName(row.name, self)
            label.setBuddy(field)
            grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignVCenter)
            self._labels[row.segment_id] = label
        grid.addWidget(field, place, 1)
        self.fields.append(field)

    def _unnamed_row(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        words = translate("Canvas", "Name your segments first; then each can have its own answer.")
        column.addWidget(SmallLabel(words, self, wrap=True))
        row = QHBoxLayout()
        link = LinkButton(translate("Canvas", "Go to segments"), self)
        link.clicked.connect(self.segments_wanted)
        row.addWidget(link)
        row.addStretch(1)
        column.addLayout(row)
        return column

    def _actions(self, view: QuestionView) -> FlowLayout:
        row = FlowLayout(gap=2)
        note = LinkButton(translate("Canvas", "To a note"), self, keys="Ctrl+Return")
        set_tip(note, translate("Canvas", "Make a note of the selected text or of this line"), "Ctrl+Return")
        note.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the caret where it is
        note.clicked.connect(self._on_note_button)
        self._skip = LinkButton("", self, keys="F8")
        self._skip.clicked.connect(lambda: self.mark_wanted.emit("na"))
        row.addWidget(note)
        row.addWidget(self._skip)
        if view.splits:
            split = LinkButton(translate("Canvas", "Answer by segment"), self)
            set_tip(split, translate("Canvas", "Answer for each segment"))
            split.clicked.connect(self.split_wanted)
            row.addWidget(split)
        return row

    # what is shown and typed

    def _say(self, view: QuestionView) -> None:
        if view.figure:
            self._figure.setText(view.figure)
        words = translate("Canvas", "Answered by %n notes. Add words if you like.", None, view.note_count)
        self._made.setText(words)
        self._made.setVisible(view.note_count > 0)
        self._skip.set_text(
            translate("Canvas", "Applicable")
            if view.status == "na"
            else translate("Canvas", "Not applicable")
        )

    def show_question(self, view: QuestionView) -> None:
        """Show other answers in the same fields; what is being typed stays."""
        self._view = view
        self._say(view)
        rows = {row.segment_id: row for row in view.rows}
        for field in self.fields:
            row = rows.get(field.segment_id)
            if row is not None:
                field.show_text(row.text)
                field.show_noted(row.noted)

    def commit(self) -> None:
        """Hand on whatever is typed and not in the file yet."""
        for field in self.fields:
            self._settle(field)

    def _settle(self, field: AnswerField) -> None:
        if field.changed:
            self.answered.emit(field.segment_id, field.text())

    def focus_field(self, segment_id: object = None) -> None:
        """Put the caret into the field of a segment, or the first one."""
        target = next((f for f in self.fields if f.segment_id == segment_id), None) or self.fields[0]
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def caret(self) -> Caret | None:
        """Return where the caret is, None when it is elsewhere."""
        field = next((f for f in self.fields if f.hasFocus()), None)
        return Caret(field.segment_id, field.textCursor().position()) if field is not None else None

    def put_caret(self, caret: Caret) -> None:
        """Put the caret where it was before the fields were built anew."""
        field = next((f for f in self.fields if f.segment_id == caret.segment_id), None)
        if field is not None:
            cursor = field.textCursor()
            cursor.setPosition(min(caret.position, len(field.toPlainText())))
            field.setTextCursor(cursor)
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_filter(self, text: str) -> None:
        key = match_key(text)
        for field in self.fields:
            label = self._labels.get(field.segment_id)
            shown = (
                field.segment_id is None or not key or (label is not None and key in match_key(label.text()))
            )
            field.setVisible(shown)
            if label is not None:
                label.setVisible(shown)

    # notes of answers

    def _on_note_button(self) -> None:
        focused = next((f for f in self.fields if f.hasFocus() and f.chosen()), None)
        field = focused or next((f for f in self.fields if f.chosen()), None)
        if field is not None:
            self._want_note(field.chosen(), field)

    def _want_note(self, text: str, field: AnswerField) -> None:
        self.commit()
        if len(text) <= _TRIM_ABOVE:
            self.note_wanted.emit(text, field.segment_id)
        else:
            self.trimmer.open(" ".join(text.split()), field.segment_id)

    def _on_trimmed(self, text: str, segment_id: object) -> None:
        self.note_wanted.emit(text, segment_id)
        self.focus_field(segment_id)


class RowName(PlainLabel):
    """The name of a field's segment, of one width for all, which follows the text size."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent, wrap=True, most=_MOST)
        self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(round(self.fontMetrics().averageCharWidth() * _NAME_LETTERS))

    def changeEvent(self, event: QEvent) -> None:
        """Take another width with another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()


class Trimmer(QLineEdit):
    """Shortens a long line before it becomes a note: Enter makes the note, Esc leads back.

    Attributes:
        done: the note's text, and the segment of the field it came from.
        left: back to that field (its segment).

    """

    done = Signal(str, object)
    left = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._segment: int | None = None
        self.setAccessibleName(translate("Canvas", "Text of the note"))
        self.setToolTip(translate("Canvas", "Shorten it for the note: Enter makes it, Esc leads back"))
        self.returnPressed.connect(self._on_return)
        self.hide()

    def open(self, text: str, segment_id: int | None) -> None:
        """Show the line to be shortened."""
        self._segment = segment_id
        self.setText(text)
        self.show()
        self.setFocus()
        self.setCursorPosition(len(text))

    def _on_return(self) -> None:
        text = self.text().strip()
        self.hide()
        if text:
            self.done.emit(text, self._segment)
        else:
            self.left.emit(self._segment)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit(self._segment)
            event.accept()
            return
        super().keyPressEvent(event)
