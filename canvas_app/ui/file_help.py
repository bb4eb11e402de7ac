"""What helps with a file: its backups, a check, a backup now, saving what can be read of a damaged one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from canvas_app.domain.errors import PersonError
from canvas_app.domain.progress import Progress
from canvas_app.ui.common.files import ENDING, free_path
from canvas_app.ui.common.notice import Notice
from canvas_app.ui.common.on_copy import OnCopy
from canvas_app.ui.common.text import fill, translate
from canvas_app.ui.file_maintenance import NOTICE_KEY as KEEPING
from canvas_app.ui.file_maintenance import identity_of, verify_copy

if TYPE_CHECKING:
    from canvas_app.services.rescuing import RescueReport
    from canvas_app.storage.workbook import Workbook
    from canvas_app.ui.common.card import Choice
    from canvas_app.ui.common.worker import Job
    from canvas_app.ui.main_window import MainWindow

_NOTICE_KEY = "file-help"
_TO_BE_READ = ("file.damaged", "file.unknown_object", "file.not_workbook", "file.foreign")
"""Errors of files of which something may still be read."""
_LOST = (*_TO_BE_READ, "file.missing", "file.empty", "file.overwritten", "file.changed", "file.gone")
"""Errors after which a backup may help."""


class FileHelp(QObject):
    """Does this for ``window``; what takes a while is the worker's, with a Stop."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._tools = window.tools
        self.result: Any = None

    # what messages about a file offer

    def ways(self, code: str, path: Path, identity: str = "") -> list[Choice]:
        """Return what helps after the error ``code`` of the file at ``path``, as buttons."""
        if code not in _LOST:
            return []
        from canvas_app.services import backup_list

        found: list[Choice] = []
        if backup_list.backups_for(path, identity):
            found.append((translate("Shell", "Backups…"), partial(self.open_backups, path, identity)))
        if self._may_be_read(code, path):
            words = translate("Shell", "Save what can be read…")
            found.append((words, partial(self.rescue, path)))
        return found

    def _may_be_read(self, code: str, path: Path) -> bool:
        try:
            has_content = path.is_file() and path.stat().st_size > 0
        except (OSError, ValueError):
            return False
        return has_content and code in _TO_BE_READ and path.suffix.casefold() == ENDING

    # backups

    def open_backups(self, path: Path | None = None, identity: str = "") -> None:
        """Show the backups of the file at ``path``: by default of the open one, or of one asked for."""
        workbook = self._open_workbook()
        if path is None and workbook is not None:
            path, identity = workbook.path, identity_of(workbook)
        if path is None:
            title = translate("Shell", "Backups of which file?")
            path = self._tools.dialogs.open_file(title, self._window.controller.filters(), None)
        if path is not None:
            self._show_backups(path, identity)

    def _show_backups(self, path: Path, identity: str) -> None:
        from canvas_app.ui.backup_picture import backup_picture
        from canvas_app.ui.file_rescue.backups_window import BackupsWindow
        from canvas_app.ui.file_rescue.wanted import Wanted

        rescue = partial(self.rescue, path) if self._may_be_read(_TO_BE_READ[0], path) else None
        wanted = Wanted(
            path,
            identity,
            self._tools,
            backup_picture,
            self._restored,
            self._window.controller.sentence,
            rescue,
        )
        self._window.dialog_opener.show_beside(BackupsWindow(wanted, self._window))

    def _restored(self, target: Path) -> None:
        if self._window.controller.open(target):
            text = fill(translate("Shell", "Restored as a new file: %1"), str(target))
            self._window.notify(Notice(text, (), "good", seconds=20, key=_NOTICE_KEY))

    # check and back up

    def check(self) -> None:
        """Check the open file, or one asked for, with a Stop; say what was found and when."""
        workbook = self._open_workbook()
        if workbook is not None:
            if (
                not self._window.maintenance.outside.tell()
            ):  # else a copy of what is on screen would be checked
                self._check_open(workbook)
            return
        title = translate("Shell", "Check which file?")
        path = self._tools.dialogs.open_file(title, self._window.controller.filters(), None)
        if path is not None:
            self._wait(
                translate("Shell", "Checking the file…"),
                partial(_check_closed, path),
                lambda _result: self._say_sound(path),
                partial(self._say_damaged, path, ""),
            )

    def _check_open(self, workbook: Workbook) -> None:
        path, identity = workbook.path, identity_of(workbook)
        self._on_copy(
            workbook,
            translate("Shell", "Checking the file…"),
            verify_copy,
            lambda _result: self._say_sound(path),
            partial(self._on_unsound, path, identity),
        )

    def _on_unsound(self, path: Path, identity: str, error: Exception) -> None:
        """Say what is wrong with the open file; its stages are put right where it can be written."""
        self._window.maintenance.on_unsound(error)
        if not isinstance(error, PersonError) or error.code != "file.stages_differ":
            self._say_damaged(path, identity, error)

    def _say_sound(self, path: Path, at: datetime | None = None) -> None:
        at = at or datetime.now()
        text = fill(translate("Shell", "Checked %1: “%2” is sound."), self._moment(at), path.name)
        self._window.notify(
            Notice(text, (), "good", seconds=20, key=_NOTICE_KEY, again=partial(self._say_sound, path, at))
        )

    def _say_damaged(self, path: Path, identity: str, error: Exception, at: datetime | None = None) -> None:
        opening, at = self._window.controller, at or datetime.now()
        code = error.code if isinstance(error, PersonError) else ""
        text = fill(translate("Shell", "Checked %1. %2"), self._moment(at), opening.sentence(error))
        again = partial(self._say_damaged, path, identity, error, at)
        self._window.notify(
            Notice(text, self.ways(code, path, identity), "bad", seconds=0, key=KEEPING, again=again)
        )

    def back_up(self) -> None:
        """Make a backup of the open file now; say where and when."""
        from canvas_app.services import files

        workbook = self._open_workbook()
        if workbook is None:
            return
        self._on_copy(
            workbook,
            translate("Shell", "Making a backup…"),
            lambda copy, _progress: files.back_up(copy).path,
            self._say_backed_up,
            lambda error: self._window.notify(
                Notice(self._window.controller.sentence(error), (), "bad", seconds=0, key=_NOTICE_KEY)
            ),
            writes=True,
        )

    def _say_backed_up(self, path: Path) -> None:
        text = fill(translate("Shell", "Backup made %1: %2"), self._moment(datetime.now()), str(path))
        ways: list[Choice] = [(translate("Shell", "Backups…"), self.open_backups)]
        self._window.notify(Notice(text, ways, "good", seconds=20, key=_NOTICE_KEY))

    # saving what can be read

    def rescue(self, path: Path | None = None) -> None:
        """Save what can be read of a damaged file in a new one, open that, and show the report."""
        workbook = self._open_workbook()
        path = path or (workbook.path if workbook is not None else None)
        if path is None:
            title = translate("Shell", "Save what can be read of which file?")
            path = self._tools.dialogs.open_file(title, self._window.controller.filters(), None)
        if path is None:
            return
        name = fill(translate("Shell", "%1 (saved from damage)"), path.stem)
        title = translate("Shell", "Save what can be read")
        target = self._tools.dialogs.save_file(
            title,
            self._window.controller.filters(),
            free_path(path.with_name(f"{name}{ENDING}")),
            replaces=False,
        )
        if target is not None and self._let_go(path):
            self._rescue(path, target)

    def _let_go(self, path: Path) -> bool:
        """Close the file if it is open: what is read past SQLite must not be open in it."""
        workbook = self._open_workbook()
        if workbook is None or workbook.path != path.resolve():
            return True
        if not self._window.controller.may_close():
            return False
        self._window.close_workbook()
        return True

    def _rescue(self, path: Path, target: Path) -> None:
        from canvas_app.services import rescuing

        lang, who = self._tools.language.code, self._tools.preferences.who()
        self._wait(
            translate("Shell", "Saving what can be read…"),
            lambda progress: rescuing.rescue_file(path, target, lang, who=who, progress=progress),
            lambda report: self._rescued(report, path, target),
            lambda error: self._say(path, error),
            writes=True,
        )

    def _rescued(self, report: RescueReport, path: Path, target: Path) -> None:
        from canvas_app.services import rescuing
        from canvas_app.ui.file_rescue.report_window import ReportWindow

        if not self._window.controller.open(target):
            return
        lines = list(rescuing.lines(report, path, target, self._tools.messages, self._tools.language.code))
        self._window.dialog_opener.show_beside(ReportWindow(self._tools.theme, lines, self._window))

    def _say(self, path: Path, error: Exception) -> None:
        code = error.code if isinstance(error, PersonError) else ""
        self._window.controller.tell(self._window.controller.sentence(error), self.ways(code, path))

    # waiting

    def _on_copy(
        self,
        workbook: Workbook,
        text: str,
        work: Callable[[Workbook, Progress], Any],
        done: Callable[[Any], object],
        failed: Callable[[Exception], object],
        *,
        writes: bool = False,
    ) -> None:
        """Let the worker do ``work`` on a copy of the open file, with what was typed in it."""
        self._window.commit_typed()
        try:
            job = OnCopy(workbook.snapshot(), work)
        except (PersonError, OSError) as error:
            failed(error)
            return
        self._wait(text, job, done, failed, writes=writes).finished.connect(job.give_up)

    def _wait(
        self,
        text: str,
        work: Callable[[Progress], Any],
        done: Callable[[Any], object],
        failed: Callable[[Exception], object],
        *,
        writes: bool = False,
    ) -> Job:
        """Let the worker do ``work`` while a small window shows how far it is and can stop it."""
        from canvas_app.ui.common.long_edit import Waiting

        shown = Waiting(text, self._window)
        shown.setWindowModality(Qt.WindowModality.ApplicationModal)

        def end(call: Callable[[Any], object], value: Any) -> None:
            shown.hide()
            call(value)

        job = self._tools.worker.run(
            work,
            lambda result: end(done, result),
            failed=lambda error: end(failed, error),
            progressed=shown.show_progress,
            writes=writes,
        )
        shown.stopped.connect(job.cancel)
        job.cancelled.connect(lambda: self._window.say(translate("Shell", "Stopped.")))
        job.finished.connect(shown.hide)
        job.finished.connect(shown.deleteLater)
        shown.show()
        return job

    def _open_workbook(self) -> Workbook | None:
        context = self._window.context
        return context.session.workbook if context is not None else None

    def _moment(self, at: datetime) -> str:
        from canvas_app.content import Formats

        return Formats(self._tools.language.code).moment(at, date.today())


def _check_closed(path: Path, progress: Progress) -> None:
    from canvas_app.services import files

    with files.open_workbook(path, read_only=True) as workbook:
        files.verify_workbook(workbook, progress)
