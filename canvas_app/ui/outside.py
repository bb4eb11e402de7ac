"""Saying at once what another program did to the open file, before a person types into the window."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from canvas_app.domain.errors import PersonError, WorkbookError
from canvas_app.ui.common.notice import Notice
from canvas_app.ui.common.text import translate
from canvas_app.ui.workbook_controller import EXAMPLE

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook
    from canvas_app.ui.common.card import Choice
    from canvas_app.ui.main_window import MainWindow

LOOK_EVERY = 3_000  # ms
_NOTICE_KEY = "outside"


class Outside(QObject):
    """Looks at the open file of ``window`` every few seconds, and whenever the window is returned to."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._workbook: Workbook | None = None
        self._identity = ""
        self._said = ""
        self._timer = QTimer(self, interval=LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.applicationStateChanged.connect(self._on_state)

    def begin(self, workbook: Workbook) -> None:
        """Watch over the file of ``workbook`` until ``end``."""
        self._workbook, self._said, self._identity = workbook, "", ""
        if workbook.read_only:
            return
        with suppress(PersonError):  # of a damaged file others tell
            self._identity = workbook.meta("workbook")  # whose backups are its own, while the file says so
        self._timer.start()

    def end(self) -> None:
        """Watch no more."""
        self._timer.stop()
        self._workbook = None

    def look(self) -> None:
        """Look now; say what happened, or take the message away when the file is back."""
        workbook = self._workbook
        if workbook is None or workbook.lent:
            return
        found = workbook.look_outside()
        code = found.code if found is not None else ""
        if code == self._said:
            return
        self._said = code
        if found is None:
            self._window.withdraw(_NOTICE_KEY)
            if self._window.status_bar.missing:
                self._window.status_bar.saved()
        else:
            self._say(workbook, found)

    def tell(self) -> bool:
        """Say again what happened to the file, if something did; return whether."""
        self._said = ""
        self.look()
        return bool(self._said)

    def _on_state(self, _state: object) -> None:
        self.look()

    def _say(self, workbook: Workbook, error: WorkbookError) -> None:
        self._window.withdraw(EXAMPLE)  # it says that anything may be changed
        if workbook.outside is not None:  # for good: "Saved" would be of another file
            self._window.status_bar.read_only()
            self._window.shell_state.actions()
        elif error.code == "file.gone":
            self._window.status_bar.gone()
        opening = self._window.controller
        ways: list[Choice] = [(translate("Shell", "Save a copy…"), opening.save_copy)]
        ways += self._window.dialog_opener.file_help.ways(error.code, workbook.path, self._identity)
        text = opening.sentence(error)
        self._window.notify(
            Notice(text, ways, "bad", seconds=0, key=_NOTICE_KEY, again=lambda: self._say(workbook, error))
        )
