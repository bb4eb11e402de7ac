"""Settings of the open workbook: each change is an edit, so Ctrl+Z takes it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from canvas_app.content.stage_models import name_of
from canvas_app.domain.changes import Changes
from canvas_app.domain.stages.thresholds import DEFAULTS, Thresholds
from canvas_app.services import book_settings, stages
from canvas_app.services.typed import typed_number
from canvas_app.ui.common.attempt import attempt
from canvas_app.ui.common.fields import Combo, shrinkable
from canvas_app.ui.common.labels import ErrorLabel, PlainLabel, QuietLabel, SectionHeader
from canvas_app.ui.common.text import translate
from canvas_app.ui.common.typed_fields import CommitLine

if TYPE_CHECKING:
    from canvas_app.ui.common.context import PageContext


class WorkbookSettings(QWidget):
    """Business, currency, the stage model shown first and the thresholds of the stage rules."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._head, self._rules = SectionHeader("", self), SectionHeader("", self)
        self._note = QuietLabel("", self, wrap=True)
        self._error = ErrorLabel(self)
        self.business, self.currency = (
            CommitLine(context.session.typed, self),
            CommitLine(context.session.typed, self),
        )
        self.currency.setMaxLength(3)
        self.model = Combo(self)
        shrinkable(self.model)
        self.numbers = {name: CommitLine(context.session.typed, self) for name in Thresholds.NAMES}
        self._labels: dict[CommitLine | Combo, PlainLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addLayout(self._grid([self.business, self.currency, self.model], (2, 3)))
        column.addWidget(self._error)
        column.addWidget(self._rules)
        column.addLayout(self._grid(list(self.numbers.values()), (4, 1)))
        column.addWidget(self._note)
        for field in self._labels:
            field.setEnabled(not context.session.workbook.read_only)
        self._connect()
        self.retranslate()

    def _grid(self, fields: Sequence[CommitLine | Combo], shares: tuple[int, int]) -> QGridLayout:
        """Return names beside fields, the width shared between them like that at any text size."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        for column, share in enumerate(shares):
            grid.setColumnStretch(column, share)
        for row, field in enumerate(fields):
            label = PlainLabel("", self, wrap=True)
            label.setBuddy(field)
            self._labels[field] = label
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        return grid

    def _connect(self) -> None:
        workbook = self._context.session.workbook
        self._write(self.business, lambda text: book_settings.set_business(workbook, text))
        self._write(self.currency, lambda text: book_settings.set_currency(workbook, text))
        self.model.activated.connect(
            lambda: self._context.edits.run(
                lambda: stages.set_default_model(workbook, self.model.currentData())
            )
        )
        for name, field in self.numbers.items():
            self._write(field, partial(self._keep_number, name))

    def _write(self, field: CommitLine, keep: Callable[[str], Changes]) -> None:
        """Have what is typed into a field written by ``keep``."""
        field.committed.connect(lambda text, final: self._keep(field, partial(keep, text), final=final))
        field.reverted.connect(lambda: self._say(field, ""))

    def _keep_number(self, name: str, text: str) -> Changes:
        whole = isinstance(getattr(DEFAULTS, name), int)
        number = typed_number(text, self._context.texts.lang, whole=whole)
        return stages.set_thresholds(self._context.session.workbook, {name: number})

    def _keep(self, field: CommitLine, keep: Callable[[], Changes], *, final: bool) -> None:
        """Write what was typed; what is refused stays in the field, with the reason once it is left."""
        outcome = attempt(self._context, keep)
        if not outcome.done:
            field.kept.refuse()
        if outcome.done or final:
            self._say(field, outcome.problem)
        if outcome.done:
            self._fill()

    def _say(self, field: CommitLine, problem: str) -> None:
        self._error.say(problem)
        field.mark(problem)

    def _fill(self) -> None:
        workbook = self._context.session.workbook
        self.business.show_text(workbook.setting("business"))
        self.currency.show_text(workbook.setting("currency"))
        values, readable = stages.thresholds(workbook), stages.thresholds_readable(workbook)
        for name, field in self.numbers.items():
            number = self._context.texts.formats.number(getattr(values, name))
            # What cannot be read is not shown as if the file said it: any number typed sets all anew.
            field.show_text(number if readable else "")
            field.setPlaceholderText("" if readable else number)
        names = [
            (model.key, name_of(model.name, self._context.texts.catalogue, self._context.texts.lang))
            for model in stages.models(workbook)
        ]
        self.model.fill([*names], stages.default_model(workbook).key)
        if not readable:
            self._error.say(self._context.texts.sentence("error.thresholds.text"))

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self._head.setText(translate("Settings", "This workbook"))
        self._rules.setText(translate("Settings", "Thresholds of the stage rules"))
        self._note.setText(
            translate("Settings", "The rules compare with these numbers; reports say when they were changed.")
        )
        words: dict[CommitLine | Combo, str] = {
            self.business: translate("Settings", "Business"),
            self.currency: translate("Settings", "Currency (code)"),
            self.model: translate("Settings", "Stage model shown first"),
        }
        for name, field in self.numbers.items():
            words[field] = self._context.texts.text(f"set.{name}")
        for part, text in words.items():
            self._labels[part].setText(text)
            part.setAccessibleName(text)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Change the words when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
