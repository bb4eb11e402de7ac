"""The course of an import: a file or pasted rows, read beside the window, shown, then done in one step."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from canvas_app import paths
from canvas_app.domain.errors import PersonError
from canvas_app.domain.progress import Progress, Share
from canvas_app.services import imports
from canvas_app.services.clients.import_kind import likely_kind
from canvas_app.services.imports import ImportOptions, ImportResult, Preview
from canvas_app.ui.clients.import_panel import ImportPanel
from canvas_app.ui.clients.origin import ORIGIN
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.edit_runner import LONG
from canvas_app.ui.common.text import translate
from canvas_app.ui.common.worker import Job


class Importing(QObject):
    """One import at a time.

    Attributes:
        begun: its preview is to be shown; ``ended``: not any more, it was done or given up.
        done: the rows are in the file (the result).

    """

    begun = Signal()
    ended = Signal()
    done = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.panel = ImportPanel(context, parent)
        self._source: Path | str = ""
        self._kind, self._kind_chosen = "clients", False
        self._form: dict[str, str] = {}
        self._fields: dict[str, str] = {}
        self._answers: dict[str, str] = {}
        self._job: Job | None = None
        self.preview: Preview | None = None
        self.panel.option_changed.connect(self.answer)
        self.panel.accepted.connect(self.apply)
        self.panel.left.connect(self.leave)
        self.panel.stopped.connect(self.leave)
        self.panel.rejected_wanted.connect(self.save_rejected)

    # beginning

    def ask_file(self) -> None:
        """Ask for a file and show what importing it would do."""
        if not self._context.edits.may_edit():
            return
        filters = [
            (translate("Clients", "Tables"), "*.csv *.tsv *.txt"),
            (translate("Clients", "All files"), "*"),
        ]
        path = self._context.tools.dialogs.open_file(translate("Clients", "Import a table"), filters)
        if path is not None:
            self.begin(path)

    def paste(self) -> None:
        """Show what importing the rows of the clipboard would do."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.begin(text)
        else:
            self._context.notifier.say(translate("Clients", "There are no rows on the clipboard."))

    def begin(self, source: Path | str) -> None:
        """Read a file, or pasted text."""
        if not self._context.edits.may_edit():
            return
        self._source, self._kind, self._kind_chosen = source, "clients", False
        self._form, self._fields, self._answers = {}, {}, {}
        name = source.name if isinstance(source, Path) else ""
        self.panel.begin(name, self._kind, pasted=isinstance(source, str))
        self.begun.emit()
        self.panel.kind.setFocus(Qt.FocusReason.OtherFocusReason)
        self.read()

    @property
    def table(self) -> Path | None:
        """The file that is being imported: no export takes its place while it may be read again."""
        return self._source if isinstance(self._source, Path) and self.panel.isVisible() else None

    # reading

    def read(self) -> None:
        """Read with the answers given so far, beside the window."""
        self._stop()
        context, kind, guess = self._context, self._kind, not self._kind_chosen
        source, options, catalogue = self._source, self._options(), context.texts.catalogue
        lookups = imports.gather(context.session.workbook, kind)

        def job(progress: Progress) -> Any:
            reading = Share(progress, 0, imports.READ).report
            if isinstance(source, Path):
                parsed = imports.parse_file(source, kind, options, reading, catalogue)
            else:
                parsed = imports.parse_text(source, kind, options, catalogue, reading)
            likely = likely_kind(parsed.header, catalogue) if guess and parsed.header_line else kind
            if likely != kind:
                return likely
            planning = Share(progress, imports.READ, 100)
            return imports.preview_of(parsed, lookups, catalogue=catalogue, progress=planning)

        self.panel.show_busy(True)
        run = context.tools.worker.run
        self._job = run(job, self._on_read, failed=self._on_failed, progressed=self._on_progress)
        self._job.finished.connect(self._on_finished)

    def _on_read(self, found: Any) -> None:
        if isinstance(found, str):
            self._kind, self._kind_chosen = found, True
            self.panel.kind.choose(found)
            self.read()
            return
        self.preview = found
        self.panel.show_busy(False)
        self.panel.show_preview(found)

    def _on_failed(self, error: Exception) -> None:
        self.panel.show_busy(False)
        if isinstance(error, PersonError):
            self.panel.say(self._context.texts.sentence(f"error.{error.code}", **error.params))
        else:
            self._context.notifier.report(error)

    def _on_progress(self, done: int, total: int) -> None:
        if self._job is not None:
            self.panel.show_busy(True, done, total)

    def _on_finished(self) -> None:
        if self.sender() is self._job:  # and not one given up for it
            self._job = None
            self.panel.show_busy(False)
            self.panel.accept_button.setEnabled(self._ready())

    def _ready(self) -> bool:
        found = self.preview.forecast if self.preview is not None else None
        return found is not None and bool(found.added or found.updated)

    def _stop(self) -> None:
        job, self._job = self._job, None
        self.preview = None
        if job is not None:
            job.cancel()

    # answers

    def answer(self, name: str, value: Any) -> None:
        """Take an answer of the person and read again."""
        if name == "kind":
            self._kind, self._kind_chosen = str(value), True
            self._fields, self._answers = {}, {}
        elif name == "mapping":
            self._fields = dict(value)
        elif name.startswith("column."):
            self._fields[name.partition(".")[2]] = str(value)
        elif name in ("encoding", "delimiter"):
            self._form[name] = str(value)
        else:
            self._answers[name] = str(value)
        if name in ("delimiter", "header"):  # then the columns are others
            self._fields = {}
        self.read()

    def _options(self) -> ImportOptions:
        said = MappingProxyType({**self._fields, **self._answers})
        return ImportOptions(self._form.get("encoding", ""), self._form.get("delimiter", ""), mapping=said)

    # what is left out

    def save_rejected(self) -> None:
        """Ask where, and write the rows that would be left out there with the reasons, beside the window."""
        preview, context, source = self.preview, self._context, self._source
        if preview is None:
            return
        name = f"{Path(preview.parsed.name).stem} {translate('Clients', 'refused rows')}".strip()
        folder = source.parent if isinstance(source, Path) else paths.home()
        filters = [(translate("Clients", "Table"), "*.csv")]
        title = translate("Clients", "Save the refused rows")
        path = context.tools.dialogs.save_file(title, filters, folder / f"{name}.csv")
        if path is None:
            return
        messages, lang = context.texts.messages, context.texts.lang

        def job(progress: Progress) -> int:
            told = preview.parsed, preview.problems, messages, lang, progress.report
            return imports.write_rejected(path, source, *told)

        context.tools.worker.run(job, self._on_rejected_saved, failed=context.notifier.report, writes=True)

    def _on_rejected_saved(self, count: int) -> None:
        rows = self._context.texts.sentence("n.rejected_saved", count=count)
        self._context.notifier.say(rows, "good")

    # the end

    def apply(self) -> None:
        """Import the sound rows as one undo step."""
        preview = self.preview
        if preview is None:
            return
        call = partial(imports.apply_import, self._context.session.workbook, preview, origin=ORIGIN)
        found = preview.forecast
        if found is not None and found.added + found.updated > LONG:
            self._context.edits.run_long(
                self.panel.title(), lambda progress: call(progress=progress), self._on_applied
            )
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            result = self._context.edits.run(call)
        finally:
            QGuiApplication.restoreOverrideCursor()
        if result is not None:
            self._on_applied(result)

    def _on_applied(self, result: ImportResult) -> None:
        self.preview = None
        self.ended.emit()
        self.done.emit(result)

    def leave(self) -> None:
        """Give the import up; nothing was changed."""
        self._stop()
        self.panel.show_busy(False)
        self.ended.emit()
