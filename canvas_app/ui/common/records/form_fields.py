"""The fields of a form under each other, each with its label and with what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from canvas_app.ui.common.fields import mark
from canvas_app.ui.common.labels import ErrorLabel, QuietLabel

Words = Callable[[], str]


class FormFields(QObject):
    """Lays the fields of ``form`` out; one problem is said at a time.

    Attributes:
        form: what they stand in.
        errors: what is wrong with each field; ``error`` says what is wrong with none in particular.
        wrong: the field that is marked, or that the value being read stands in.

    """

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self.form = form
        self._labels: list[tuple[QuietLabel, Words, QWidget]] = []
        self.errors: dict[QWidget, ErrorLabel] = {}
        self.error = ErrorLabel(form)
        self.wrong: QWidget | None = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)

    def add_into(self, column: QVBoxLayout) -> None:
        """Add fields and problem to the column of the form."""
        column.addLayout(self._grid)
        column.addWidget(self.error)

    def add(self, words: Words, field: QWidget) -> None:
        """Add a field with its label."""
        label = QuietLabel("", self.form)
        row = self._grid.rowCount()
        one_line = isinstance(field, QLineEdit | QComboBox)
        side = Qt.AlignmentFlag.AlignVCenter if one_line else Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(label, row, 0, side)
        self._grid.addWidget(field, row, 1)
        self.errors[field] = ErrorLabel(self.form)
        self._grid.addWidget(self.errors[field], row + 1, 1)
        self._labels.append((label, words, field))

    def add_beside(self, fields: Sequence[tuple[Words, QWidget]]) -> None:
        """Add fields side by side, each with its label before it and its problem under the row."""
        (words, first), *others = fields
        self.add(words, first)
        if not others:
            return
        row = self._grid.rowCount() - 2
        beside = QHBoxLayout()
        beside.setSpacing(8)
        self._grid.removeWidget(first)
        beside.addWidget(first, 1)
        for say, field in others:
            label = QuietLabel("", self.form)
            beside.addWidget(label)
            beside.addWidget(field, 1)
            self.errors[field] = ErrorLabel(self.form)
            self._grid.addWidget(self.errors[field], self._grid.rowCount(), 1)
            self._labels.append((label, say, field))
        self._grid.addLayout(beside, row, 1)

    def show(self, field: QWidget, on: bool) -> None:
        """Show or hide a field with its label."""
        for label, _, widget in self._labels:
            if widget is field:
                label.setVisible(on)
                field.setVisible(on)

    def focus_first(self) -> None:
        """Put the focus on the first field that is shown."""
        first = next((field for _, _, field in self._labels if not field.isHidden()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, problem: str, field: QWidget | None) -> None:
        """Say what is wrong under its field, and put the caret there."""
        if field is None:
            self.error.say(problem)
            return
        self.wrong = field
        mark(field, wrong=True)
        row = next(one for one in self.errors if one is field or one.isAncestorOf(field))
        self.errors[row].say(problem)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, partial(self._bring_into_view, self.errors[row]))  # once it has its place

    def _bring_into_view(self, error: QWidget) -> None:
        around: QWidget | None = self.form
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None and error.isVisible():
            around.ensureWidgetVisible(error, 0, 8)

    def say_nothing(self) -> None:
        """Take back what was said."""
        wrong, self.wrong = self.wrong, None
        if wrong is not None and isValid(wrong):
            mark(wrong, wrong=False)
        for error in (self.error, *self.errors.values()):
            error.say("")

    def retranslate(self) -> None:
        """Name the fields in the language of the moment."""
        for label, words, field in self._labels:
            label.setText(words())
            field.setAccessibleName(words())
        self.say_nothing()
