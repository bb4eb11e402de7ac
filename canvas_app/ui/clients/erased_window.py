"""The small window after an erasing: which backups still hold the person, rewriting them, the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from canvas_app import paths
from canvas_app.domain.errors import PersonError
from canvas_app.domain.progress import Progress
from canvas_app.services.clients import erasing
from canvas_app.services.clients.erasing import Erasure, Found
from canvas_app.services.clients.erasing_report import Telling, save_report
from canvas_app.ui.common.buttons import LinkButton, PrimaryButton, SecondaryButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.flow import FlowLayout
from canvas_app.ui.common.labels import ErrorLabel, PlainLabel, QuietLabel
from canvas_app.ui.common.text import fill, shortened, translate
from canvas_app.ui.common.worker import Job

_NAMED = 5  # failures that are named here; the report names all
_WIDTH = 460
_MOST = 120  # characters of a name


class ErasedWindow(QDialog):
    """Looks through the backups as soon as it is shown, and offers what is to be done about them.

    ``erasure`` is what was erased a moment ago; without it, everybody ever erased from the workbook is meant.
    """

    def __init__(self, context: PageContext, parent: QWidget | None, erasure: Erasure | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Clients", "Erased for good"))
        self._context = context
        self._erasures: Sequence[Erasure] = (
            [erasure] if erasure is not None else erasing.erasures(context.session.workbook)
        )
        self._search = erasing.search_for(context.session.workbook, context.tools.preferences.recent())
        self._telling = Telling(context.texts.messages, context.texts.formats)
        self._job: Job | None = None
        self.found: Found | None = None
        self.told = PlainLabel(self._what(erasure), self, wrap=True)
        self.state = PlainLabel("", self, wrap=True)
        self.failures = ErrorLabel(self)
        self.progress = QProgressBar(self)
        self.stop = LinkButton(translate("Clients", "Cancel"), self)
        self.rewrite = PrimaryButton(translate("Clients", "Rewrite without them"), self)
        self.save = SecondaryButton(translate("Clients", "Save report…"), self)
        self.leave = SecondaryButton(translate("Clients", "Close"), self)
        self.rewrite.clicked.connect(self._on_rewrite)
        self.stop.clicked.connect(self._on_stop)
        self.save.clicked.connect(self._on_save)
        self.leave.clicked.connect(self.accept)
        self._arrange()
        self._look()

    def _arrange(self) -> None:
        self.progress.setTextVisible(False)
        busy, buttons = QHBoxLayout(), FlowLayout(gap=8)
        busy.addWidget(self.progress, 1)
        busy.addWidget(self.stop)
        for button in (self.rewrite, self.save, self.leave):
            buttons.addWidget(button)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        for label in (self.told, self.state, self.failures):
            column.addWidget(label)
        column.addLayout(busy)
        self.limits = QuietLabel(self._telling.say("erased.limits"), self, wrap=True)
        column.addWidget(self.limits)
        column.addLayout(buttons)
        column.addStretch(1)
        self.setMinimumWidth(self._context.tools.theme.px(_WIDTH))

    def _what(self, erasure: Erasure | None) -> str:
        if not self._erasures:
            return translate("Clients", "Nobody has been erased from this workbook.")
        if erasure is None:
            return translate(
                "Clients", "Somebody was erased from this workbook earlier; the history keeps no names."
            )
        if len(erasure.names) > 1:
            return fill(
                translate("Clients", "Erased from the history of the workbook: %1 people."),
                self._context.texts.formats.number(len(erasure.names)),
            )
        name = "•••" if self._context.session.names_hidden else shortened(erasure.names[0], _MOST)
        return fill(translate("Clients", "“%1” is erased from the workbook and its history."), name)

    # the jobs

    def _look(self) -> None:
        search = self._search
        self._begin(
            translate("Clients", "Looking through the backups…"),
            lambda progress: erasing.look(search, progress),
        )

    def _on_rewrite(self) -> None:
        search, found = self._search, self.found
        if found is not None:
            self._begin(
                translate("Clients", "Rewriting the backups…"),
                lambda progress: erasing.rewrite(search, found, progress),
            )

    def _begin(self, words: str, work: Callable[[Progress], Found]) -> None:
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(words)
        self.state.setText(words)
        self.failures.say("")
        self._show_busy(busy=True)
        run = self._context.tools.worker.run
        job = run(work, self._on_found, failed=self._on_failed, progressed=self._on_progress)
        job.cancelled.connect(self._on_cancelled)
        self._job = job

    def _on_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _on_found(self, found: Any) -> None:
        """Show how it is with the backups now."""
        self._job, self.found = None, found
        self.state.setText("\n".join(self._telling.of_backups(found)))
        failures = self._telling.failures(found)
        more = len(failures) - _NAMED
        rest = [self._telling.say("erased.more", count=more)] if more > 0 else []
        self.failures.say("\n".join([*failures[:_NAMED], *rest]))
        self._show_busy(busy=False)
        (self.rewrite if found.holding or found.copies else self.leave).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self.state.setText(self._telling.say("erased.not_looked"))
        self.failures.say(_sentence(self._telling, error))
        self._show_busy(busy=False)

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_cancelled(self) -> None:
        """Say how far it came: of what was being rewritten by looking anew."""
        self._job = None
        if self.found is None:
            self.state.setText(self._telling.say("erased.not_looked"))
            self._show_busy(busy=False)
        else:
            self.found = None
            self._look()

    def _show_busy(self, *, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.stop.setVisible(busy)
        self.limits.setVisible(not busy and self.found is not None)  # it says what was looked through
        self.save.setEnabled(not busy and bool(self._erasures))
        self.rewrite.setVisible(not busy and self.found is not None and _to_do(self.found))
        width = max(self.width() if self.isVisible() else 0, self.minimumWidth())
        self.resize(width, self._column.totalHeightForWidth(width))

    def done(self, result: int) -> None:
        """Close; a job under way is given up, which leaves no backup half-written."""
        self._on_stop()
        super().done(result)

    # the report

    def _on_save(self) -> None:
        context = self._context
        suggested = paths.home() / translate("Clients", "Report on erasing.txt")
        filters = [(translate("Clients", "Text"), "*.txt")]
        path = context.tools.dialogs.save_file(translate("Clients", "Save report"), filters, suggested)
        if path is None:
            return
        text = self._telling.report(self._erasures, self._search, self.found, datetime.now())
        try:
            save_report(path, text)
        except PersonError as error:
            self.failures.say(_sentence(self._telling, error))
            return
        context.notifier.say(fill(translate("Clients", "Report saved: %1"), str(path)), "good")


def _to_do(found: Found) -> bool:
    """Tell whether somebody is left somewhere where they can be erased."""
    return bool(found.holding or found.copies)


def _sentence(telling: Telling, error: Exception) -> str:
    if isinstance(error, PersonError):
        return telling.say(f"error.{error.code}", **error.params)
    return str(error)
