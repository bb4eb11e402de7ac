"""What an import would do, for a person to look at: how the file is read, its first rows, its problems."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from canvas_app.services.clients.import_kind import KINDS
from canvas_app.services.imports import (
    DELIMITERS,
    ENCODINGS,
    Preview,
    field_name,
    first_problems,
    sentence,
    table_name,
)
from canvas_app.ui.clients.import_questions import ImportQuestions
from canvas_app.ui.clients.import_sample import SampleTable
from canvas_app.ui.clients.import_words import forecast_text, new_names_text
from canvas_app.ui.common.beside import Squeezed
from canvas_app.ui.common.buttons import LinkButton, PrimaryButton, SecondaryButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.fields import Combo
from canvas_app.ui.common.flow import FlowLayout
from canvas_app.ui.common.labels import ErrorLabel, Heading, PlainLabel, QuietLabel, SectionHeader
from canvas_app.ui.common.text import fill, translate

_LEAST_SAMPLE, _LEAST_PROBLEMS = 90, 40  # px; where there is no more room, the panel scrolls


class ImportPanel(Squeezed):
    """Shows a preview and takes the person's answers.

    Attributes:
        option_changed: (name, value) of an answer: kind, encoding, delimiter, header, dates, numbers,
            same_id, mapping (a dict), or ``column.<field>``.
        accepted: import it; ``left``: give it up; ``stopped``: stop the reading.
        rejected_wanted: save the rows that are left out.

    """

    option_changed = Signal(str, object)
    accepted = Signal()
    left = Signal()
    stopped = Signal()
    rejected_wanted = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._preview: Preview | None = None
        self._name = ""
        self._title = Heading("", self, wrap=True)
        self.kind, self.encoding = Combo(self), Combo(self)
        self.delimiter, self.header = Combo(self), Combo(self)
        self._labels: list[QuietLabel] = [QuietLabel("", self) for _ in range(4)]
        self.questions = ImportQuestions(context, self)
        self._error = ErrorLabel(self)
        self._map_told = SectionHeader("", self)
        self.sample = SampleTable(context, self)
        self.forecast = PlainLabel("", self, wrap=True)
        self._new_told = QuietLabel("", self, wrap=True)
        self._problems_told = SectionHeader("", self)
        self.problems = QListWidget(self)
        self.save_rejected = LinkButton("", self)
        self.progress = QProgressBar(self)
        self.stop = LinkButton("", self)
        self.accept_button, self.cancel = PrimaryButton("", self), SecondaryButton("", self)
        self._encoding_pair = QWidget(self)
        self._arrange()
        self._connect()
        self.show_busy(False)

    def _arrange(self) -> None:
        options = FlowLayout(gap=8)
        for label, field in zip(
            self._labels, (self.kind, self.encoding, self.delimiter, self.header), strict=True
        ):
            pair = self._encoding_pair if field is self.encoding else QWidget(self)
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 8, 0)
            row.setSpacing(6)
            row.addWidget(label)
            row.addWidget(field)
            options.addWidget(pair)
        self.problems.setWordWrap(True)
        for table, least in ((self.sample, _LEAST_SAMPLE), (self.problems, _LEAST_PROBLEMS)):
            table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
            table.setMinimumHeight(self._context.tools.theme.px(least))
        busy = QHBoxLayout()
        busy.addWidget(self.progress, 1)
        busy.addWidget(self.stop)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.accept_button)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addLayout(options)
        for part in (self.questions, self._error, self._map_told):
            column.addWidget(part)
        column.addWidget(self.sample, 3)
        for told in (self.forecast, self._new_told, self._problems_told):
            column.addWidget(told)
        column.addWidget(self.problems, 2)
        column.addWidget(self.save_rejected, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(busy)
        column.addLayout(buttons)
        column.addStretch()

    def _connect(self) -> None:
        for name in ("kind", "encoding", "delimiter", "header"):
            combo: Combo = getattr(self, name)
            combo.activated.connect(partial(self._on_option, name, combo))
        self.accept_button.clicked.connect(self.accepted)
        self.cancel.clicked.connect(self.left)
        self.stop.clicked.connect(self.stopped)
        self.save_rejected.clicked.connect(self.rejected_wanted)
        self.questions.answered.connect(self.option_changed)
        self.sample.mapping_changed.connect(lambda mapping: self.option_changed.emit("mapping", mapping))

    def _on_option(self, name: str, combo: Combo, _index: int) -> None:
        self.option_changed.emit(name, combo.currentData())

    # what is shown

    def begin(self, name: str, kind: str, *, pasted: bool) -> None:
        """Show that a file, or what was pasted, is being read."""
        self._preview = None
        self._name = "" if pasted else name
        self._say_title()
        self._encoding_pair.setVisible(not pasted)
        self.kind.fill(self._tables(), kind)
        self._error.say("")
        self._empty()

    def _tables(self) -> list[tuple[object, str]]:
        context = self._context
        return [(one, table_name(context.texts.catalogue, one, context.texts.lang)) for one in KINDS]

    def _say_title(self) -> None:
        text = fill(translate("Clients", "Import: %1"), self._name)
        self._title.setText(text if self._name else translate("Clients", "Import: pasted rows"))

    def title(self) -> str:
        """Return what is imported, in words."""
        return self._title.text()

    def _empty(self) -> None:
        self.sample.empty()
        self.problems.clear()
        self.questions.ask([])
        for label in (self.forecast, self._new_told, self._problems_told):
            label.setText("")
        self._problems_told.hide()
        self.problems.hide()
        self.save_rejected.hide()
        self.accept_button.setEnabled(False)

    def show_busy(self, busy: bool, done: int = 0, total: int = 0) -> None:
        """Show how far the reading is."""
        held = self._held()
        self.progress.setVisible(busy)
        self.stop.setVisible(busy)
        self._refocus(held)
        self.progress.setRange(0, 1000 if total else 0)
        if total:
            self.progress.setValue(done * 1000 // total)
        if busy:
            self.accept_button.setEnabled(False)

    def say(self, problem: str) -> None:
        """Say why the file cannot be read."""
        held = self._held()
        self._empty()
        self._refocus(held)
        self._error.say(problem)

    def _held(self) -> QWidget | None:
        """Return which part of the panel has the focus: the questions, the columns, or a field or button."""
        focused = self.window().focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            return None
        return next((part for part in (self.questions, self.sample) if part.isAncestorOf(focused)), focused)

    def _refocus(self, part: QWidget | None) -> None:
        """Put the focus where the course began if the part that held it lost it."""
        focused = self.window().focusWidget()
        if part is None or focused is part or (focused is not None and part.isAncestorOf(focused)):
            return
        self.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_preview(self, preview: Preview) -> None:
        """Show what the import would do."""
        self._preview = preview
        parsed = preview.parsed
        self._fill_options()
        self._error.say(self._missing(preview))
        held = self._held()
        self.questions.ask([*parsed.asked, *preview.choices])
        self.sample.show_rows(parsed)
        self._refocus(held)
        self._show_forecast(preview)
        self._show_problems(preview)
        found = preview.forecast
        self.accept_button.setEnabled(found is not None and bool(found.added or found.updated))

    def _fill_options(self) -> None:
        assert self._preview is not None
        parsed = self._preview.parsed
        known = [one for one in ENCODINGS if one != parsed.encoding]
        sure = "" if parsed.certain else translate("Clients", " (guessed)")
        encodings: list[tuple[object, str]] = [(parsed.encoding, parsed.encoding + sure)]
        self.encoding.fill([*encodings, *((one, one) for one in known)], parsed.encoding)
        signs = {
            ";": translate("Clients", "semicolon ;"),
            ",": translate("Clients", "comma ,"),
            "\t": translate("Clients", "tab"),
            "|": translate("Clients", "bar |"),
        }
        delimiters: list[tuple[object, str]] = [(one, signs.get(one, one)) for one in DELIMITERS]
        if parsed.delimiter not in DELIMITERS:
            delimiters.append((parsed.delimiter, translate("Clients", "one column")))
        self.delimiter.fill(delimiters, parsed.delimiter)
        yes, no = self._context.texts.text("cond.yes"), self._context.texts.text("cond.no")
        self.header.fill([("yes", yes), ("no", no)], "yes" if parsed.header_line else "no")

    def _missing(self, preview: Preview) -> str:
        parsed = preview.parsed
        if not parsed.missing:
            return ""
        groups = (" / ".join(self._field(parsed.kind, name) for name in group) for group in parsed.missing)
        return fill(
            translate("Clients", "A column is still missing for: %1. Choose it below."), ", ".join(groups)
        )

    def _field(self, kind: str, name: str) -> str:
        return field_name(self._context.texts.catalogue, kind, name, self._context.texts.lang)

    # what would happen

    def _show_forecast(self, preview: Preview) -> None:
        found = preview.forecast
        self.forecast.setText(forecast_text(self._context, preview))
        self.forecast.setVisible(found is not None or bool(preview.parsed.questions))
        told = new_names_text(self._context, found) if found is not None else ""
        self._new_told.setText(told)
        self._new_told.setVisible(bool(told))

    def _show_problems(self, preview: Preview) -> None:
        found = preview.problems
        self.problems.clear()
        listed, more = first_problems(found)
        for problem in listed:
            params = self._context.texts.hiding(f"error.{problem.code}", problem.params)
            shown = replace(problem, params=params)
            self.problems.addItem(sentence(shown, self._context.texts.messages, self._context.texts.lang))
        if more:
            self.problems.addItem(self._context.texts.sentence("n.more_rejected", count=more))
        done = preview.forecast
        if done is not None and 0 < done.refused < done.read:
            self.problems.addItem(
                self._context.texts.sentence("error.import.rest_ready", count=done.read - done.refused)
            )
        text = self._context.texts.sentence("n.problems", count=len(found))
        if len(found) > len(listed):
            first = self._context.texts.formats.number(len(listed))
            text = fill(translate("Clients", "%1, the first %2:"), text, first)
        self._problems_told.setText(text)
        lines = max(3, self.problems.count())
        self.problems.setMaximumHeight(lines * self.problems.fontMetrics().height() * 3 // 2)
        for part in (self._problems_told, self.problems):
            part.setVisible(bool(found))
        held = self._held()
        self.save_rejected.setVisible(any(problem.refused and problem.line for problem in found))
        self._refocus(held)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        names = (
            translate("Clients", "Rows are"),
            translate("Clients", "Encoding"),
            translate("Clients", "Separated by"),
            translate("Clients", "First row names the columns"),
        )
        for label, field, words in zip(
            self._labels, (self.kind, self.encoding, self.delimiter, self.header), names, strict=True
        ):
            label.setText(words)
            field.setAccessibleName(words)
        self._say_title()
        self._map_told.setText(translate("Clients", "What each column fills"))
        self.setAccessibleName(translate("Clients", "Import preview"))
        self.sample.setAccessibleName(translate("Clients", "First rows of the table"))
        self.problems.setAccessibleName(translate("Clients", "Problems"))
        self.progress.setAccessibleName(translate("Clients", "Reading"))
        self.stop.set_text(translate("Clients", "Stop"))
        self.save_rejected.set_text(translate("Clients", "Save the refused rows…"))
        self.accept_button.set_text(translate("Clients", "Import"))
        self.cancel.set_text(translate("Clients", "Cancel"))
        if self._preview is not None:
            self.kind.fill(self._tables(), self._preview.parsed.kind)
            self.show_preview(self._preview)
