"""One open workbook and what is true of it while it is open: the day, hidden names, what is typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from canvas_app.domain.errors import UnverifiedError
from canvas_app.ui.common.soundness import Soundness
from canvas_app.ui.common.typed import TypedText

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook
    from canvas_app.ui.common.worker import Worker

T = TypeVar("T")


class Session(QObject):
    """One per open workbook.

    Attributes:
        as_of_changed: the day the figures are as of is another one now.
        names_hidden_changed: clients' names are to be hidden on the screen (``names_hidden``), or shown.
        workbook: the open file; pages call services with it. ``closed``: not any more.
        soundness: what of the file is known to be sound, and what stands in place of other figures.
        kept_begun: under what the forms begun were kept when the session asked for it; empty when it did not.
        promised: name of a file that the person asked for and that is still being made.
        typed: what is typed and not in the file yet: every field that edits the workbook is watched by it.

    """

    as_of_changed = Signal()
    names_hidden_changed = Signal()

    def __init__(self, workbook: Workbook, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workbook = workbook
        self._as_of: date | None = None
        self._today = date.today()
        self.soundness = Soundness(workbook, worker, self)
        self.soundness.changed.connect(self.as_of_changed)
        self.names_hidden = False
        self.closed = False
        self.promised = self.kept_begun = ""
        self.typed = TypedText(workbook, self)

    @property
    def as_of(self) -> date:
        """The day the figures are as of; today unless the person chose another."""
        return self._as_of or date.today()

    def set_as_of(self, day: date | None) -> None:
        """Show the figures as of ``day`` (None: today)."""
        before = self.as_of
        self._as_of = None if day == date.today() else day
        if self.as_of != before:
            self.as_of_changed.emit()

    def notice_day(self) -> None:
        """Notice that another day has come since the figures were read (the window is returned to)."""
        today, self._today = self._today, date.today()
        if self._as_of is None and today != self._today:
            self.as_of_changed.emit()

    def hide_names(self, hidden: bool) -> None:
        """Hide clients' names on the screen, or show them."""
        if hidden != self.names_hidden:
            self.names_hidden = hidden
            self.names_hidden_changed.emit()

    def figure(self, read: Callable[[], T], pending: T) -> T:
        """Return what ``read`` reads of the workbook, or ``pending`` while that is not known to be sound.

        Every page reads its figures through this; which tables they need is seen from what is read. Once
        more of the file was verified, pages are told as of another day, and read anew.
        """
        try:
            with self.workbook.only_sound():
                return read()
        except UnverifiedError:
            self.soundness.waited = True
            return pending
