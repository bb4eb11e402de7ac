"""Keeping the open file safe beside the work: a check soon after opening, backups, what to be told of it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from canvas_app.domain.errors import PersonError, WorkbookError, trace_without_messages
from canvas_app.domain.progress import Progress
from canvas_app.ui.common.notice import Notice
from canvas_app.ui.common.on_copy import OnCopy
from canvas_app.ui.common.text import translate
from canvas_app.ui.outside import Outside
from canvas_app.ui.workbook_controller import EXAMPLE

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook
    from canvas_app.ui.common.context import PageContext
    from canvas_app.ui.main_window import MainWindow
    from canvas_app.ui.single_instance import Listener

VERIFY_AFTER = 100  # ms: the page is painted; its figures follow
CHECK_AFTER = 2_000  # ms: the page is there and the person has begun
BACKUP_EVERY = 30 * 60 * 1_000  # ms
NOTICE_KEY = "keeping"
"""The message about what is wrong with the open file."""

_log = logging.getLogger(__name__)


class FileMaintenance(QObject):
    """Checks and backs up what ``window`` has open, in its worker."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._context: PageContext | None = None
        self._told = self._renewing = self._offered = False
        self._check = QTimer(self, singleShot=True, interval=CHECK_AFTER)
        self._check.timeout.connect(self.check)
        self._check.timeout.connect(self._listen)
        self._check.timeout.connect(self.offer_begun)
        self._check.timeout.connect(self.tidy)
        self._verify = QTimer(self, singleShot=True, interval=VERIFY_AFTER)
        self._verify.timeout.connect(self.verify)
        self._listener: Listener | None = None
        self.outside = Outside(window)
        self._backup = QTimer(self, interval=BACKUP_EVERY)
        self._backup.timeout.connect(self.back_up)

    def begin(self, context: PageContext) -> None:
        """Tell what a person should know of the file, and look after it from now on."""
        self._context, self._told, self._renewing, self._offered = context, False, False, False
        for code in context.session.workbook.notices:
            if code != "file.read_only":  # that has a banner of its own
                context.notifier.notify(Notice(context.texts.sentence(f"error.{code}"), seconds=20, key=code))
        context.session.soundness.failed.connect(lambda error: self._on_unsound(context, error))
        self._verify.start()
        self._check.start()
        self._backup.start()
        self.outside.begin(context.session.workbook)

    def _listen(self) -> None:
        """Let other windows of this person find this one; not on the way to the first picture."""
        if self._context is None or self._context.session.workbook.read_only or self._listener is not None:
            return
        from canvas_app.ui.single_instance import Listener

        self._listener = Listener(self._come_forward, self)
        self._listener.listen(self._context.session.workbook.path)

    def offer_begun(self) -> None:
        """Tell once of what was begun and not written when the program was ended."""
        if self._context is not None and not self._offered and not self._context.session.workbook.lent:
            from canvas_app.ui.begun import offer_begun

            self._offered = True
            offer_begun(self._context, self._window)

    def verify(self) -> None:
        """Let the worker verify what figures are read from; those that are shown wait for it."""
        context = self._context
        if context is None:
            return
        if context.session.workbook.lent:
            self._verify.start()
            return
        context.session.soundness.begin()

    def check(self) -> None:
        """Compare the content with what the edits made it; damage is told, with the way to the backups."""
        context = self._context
        if context is None:
            return
        if context.session.workbook.lent:
            self._check.start()
            return
        self._aside(context, verify_copy, lambda error: self._on_unsound(context, error))

    def tidy(self) -> None:
        """Let the worker remove what killed programs left, beside the open file and among what is kept."""
        from canvas_app.services import files

        opened = () if self._context is None else (self._context.session.workbook.path,)

        def sweep(_progress: Progress) -> None:
            from canvas_app.ui import single_instance

            files.sweep_leftovers(*opened)
            single_instance.sweep()

        self._window.tools.worker.run(sweep, _nothing)

    def back_up(self) -> None:
        """Write a backup when there were edits since the last one."""
        from canvas_app.services import files

        context = self._context
        if context is None or context.session.workbook.lent:
            return  # the next time is soon enough
        if files.backup_due(context.session.workbook):
            self._aside(context, _back_up, self._not_kept, writes=True)

    def end(self) -> None:
        """Write a last backup before the file is closed; a disk that refuses does not keep it open."""
        from canvas_app.services import files

        self._verify.stop()
        self._check.stop()
        self._backup.stop()
        self.outside.end()
        if self._listener is not None:
            self._listener.stop()
            self._listener = None
        context, self._context = self._context, None
        if context is None:
            return
        if context.session.kept_begun:
            from canvas_app.ui.begun import let_go

            let_go(context)
        try:
            if files.backup_due(context.session.workbook):
                files.back_up(context.session.workbook)
        except (PersonError, OSError) as error:
            _log.warning("no backup at closing: %s", trace_without_messages(error))

    def _come_forward(self) -> None:
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        QApplication.alert(window)

    def _aside(
        self,
        context: PageContext,
        work: Callable[[Workbook, Progress], object],
        failed: Callable[[Exception], object],
        *,
        writes: bool = False,
    ) -> None:
        """Let the worker do ``work`` on a copy of the open file; of one closed by then nothing is told."""
        try:
            job = OnCopy(context.session.workbook.snapshot(), work)
        except (PersonError, OSError) as error:
            self._not_kept(error)
            return

        def tell(error: Exception) -> None:
            if context is self._context:
                failed(error)

        handed = self._window.tools.worker.run(job, _nothing, failed=tell, writes=writes)
        handed.finished.connect(job.give_up)

    def on_unsound(self, error: Exception) -> None:
        """Put the open file right if that can be done, or say what is wrong with it."""
        if self._context is not None:
            self._on_unsound(self._context, error)

    def _on_unsound(self, context: PageContext, error: Exception) -> None:
        if context is not self._context:
            return
        if not isinstance(error, PersonError) or error.code != "file.stages_differ":
            self._damaged(context.session.workbook, error)
        elif context.session.workbook.damage is not None:
            return  # what was told of the file is worse
        elif context.session.workbook.lent or self._renewing:
            self._check.start()  # the job that has it may put it right
        elif context.session.workbook.read_only:
            self._say_stages_differ(context, error)
        else:
            self._renew_stages(context)

    def _say_stages_differ(self, context: PageContext, error: PersonError) -> None:
        """Say so of a file that is only read; in a copy they are worked out anew."""
        way = translate("Shell", "Work in a copy…"), self._window.controller.work_in_copy
        text = context.texts.sentence("error.file.stages_differ_here", **error.params)
        again = partial(self._say_stages_differ, context, error)
        context.notifier.notify(Notice(text, [way], "bad", seconds=0, key=NOTICE_KEY, again=again))

    def _renew_stages(self, context: PageContext) -> None:
        """Put right what can be worked out from the records; very many clients take a while."""
        from canvas_app.services import files

        text = translate("Shell", "Working out the suggested stages anew…")
        edit = context.edits.run_long(
            text,
            lambda progress: files.renew_stages(context.session.workbook, progress),
            lambda _result: self._on_renewed(context),
        )
        if edit is not None:  # it may wait for the worker, whose other look finds the same
            self._renewing = True
            edit.ended.connect(self._on_renewal_ended)
            edit.stopped.connect(partial(self._say_not_renewed, context))

    def _on_renewal_ended(self) -> None:
        self._renewing = False

    def _say_not_renewed(self, context: PageContext) -> None:
        """Offer to go on with what the person stopped: without it some figures stay "—"."""
        if context is not self._context:
            return
        text = translate(
            "Shell",
            "The suggested stages were not worked out anew, so the figures that need them are not shown.",
        )
        way = translate("Shell", "Work them out now"), partial(self._renew_again, context)
        again = partial(self._say_not_renewed, context)
        context.notifier.notify(Notice(text, [way], "warning", seconds=0, key=NOTICE_KEY, again=again))

    def _renew_again(self, context: PageContext) -> None:
        if context is self._context and not context.session.workbook.lent:
            self._renew_stages(context)

    def _on_renewed(self, context: PageContext) -> None:
        context.session.soundness.begin()  # of what was made anew; pages that wait for it are told
        self._check.start()  # of the rest: the look that found this ended there
        context.session.as_of_changed.emit()  # every page reads its figures anew
        self._say_renewed(context)

    def _say_renewed(self, context: PageContext) -> None:
        text = translate(
            "Shell",
            "The suggested stages kept in the file were not what the rules say of its records. They were "
            "worked out anew; nothing else was changed.",
        )
        again = partial(self._say_renewed, context)
        context.notifier.notify(Notice(text, kind="warning", seconds=20, key=NOTICE_KEY, again=again))

    def tell_damage(self, error: Exception) -> bool:
        """Say that the open file is damaged if that is what ``error`` tells; return whether it is."""
        context = self._context
        if context is None or not isinstance(error, WorkbookError) or error.code != "file.damaged":
            return False
        if error.params.get("path") != str(context.session.workbook.path):
            return False  # of another file: a backup, for example
        self._damaged(context.session.workbook, error)
        return True

    def _damaged(self, workbook: Workbook, error: Exception) -> None:
        """Say what is wrong with the file and what helps; nothing is written into it from now on."""
        if isinstance(error, WorkbookError) and error.code == "file.damaged":
            new, context = workbook.damage is None or not self._told, self._context
            if not new and self._window.notifications.shows(NOTICE_KEY):
                return  # somebody may be reading it, or have been told when it was checked
            workbook.mark_damaged(error)
            _log.warning("damaged: %s", error.params.get("said", error.params.get("detail")))
            self._told = True
            self._window.status_bar.read_only()
            self._window.withdraw(EXAMPLE)  # it says that anything may be changed
            self._window.shell_state.actions()
            if new and context is not None:
                context.session.as_of_changed.emit()  # pages show that nothing can be changed, and no figures
        self._say_damaged(workbook, error)

    def _say_damaged(self, workbook: Workbook, error: Exception) -> None:
        opening = self._window.controller
        ways = opening.ways_out(error, workbook.path, identity_of(workbook))
        again = partial(self._say_damaged, workbook, error)
        self._window.notify(
            Notice(opening.sentence(error), ways, "bad", seconds=0, key=NOTICE_KEY, again=again)
        )

    def _not_kept(self, error: Exception) -> None:
        self._window.notify(
            Notice(self._window.controller.sentence(error), (), "warning", seconds=20, key=NOTICE_KEY)
        )


def identity_of(workbook: Workbook) -> str:
    """Return what the workbook says it is; empty when the damage is just there, or a job has it."""
    try:
        return workbook.meta("workbook")
    except PersonError:
        return ""


def verify_copy(copy: Workbook, progress: Progress) -> None:
    """Check all of a copy, for the worker; raises what ``files.verify_workbook`` does."""
    from canvas_app.services import files

    files.verify_workbook(copy, progress)


def _back_up(copy: Workbook, _progress: Progress) -> None:
    from canvas_app.services import files

    files.back_up(copy)


def _nothing(_result: object) -> None:
    """All is well: nobody needs to be told."""
