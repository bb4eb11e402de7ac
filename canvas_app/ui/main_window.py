"""The window: a shell that receives its pages and passes what people ask to the right part."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from canvas_app.domain.changes import Changes
from canvas_app.domain.errors import WorkbookError
from canvas_app.ui.appearance import Appearance
from canvas_app.ui.common.context import PageContext, Tools, page_context
from canvas_app.ui.common.files import Files
from canvas_app.ui.common.notice import Notice
from canvas_app.ui.common.notification import NotificationArea
from canvas_app.ui.common.text import translate
from canvas_app.ui.dialog_opener import DialogOpener
from canvas_app.ui.file_maintenance import FileMaintenance
from canvas_app.ui.pages import PageEntry
from canvas_app.ui.rail import Rail
from canvas_app.ui.shell_state import ShellState
from canvas_app.ui.status_bar import StatusBar
from canvas_app.ui.top_bar import TopBar
from canvas_app.ui.undo import FieldKeys, UndoControl
from canvas_app.ui.window_commands import window_commands
from canvas_app.ui.workbook_controller import BANNER, WorkbookController
from canvas_app.ui.workspace import Workspace

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook
    from canvas_app.ui.common.card import Choice
    from canvas_app.ui.common.keys import LayoutKeys
    from canvas_app.ui.common.page import Page
    from canvas_app.ui.start.page import StartPage

MIN_SIZE = (1000, 560)
WIDE = 1400
"""From this width on the rail shows words."""


class MainWindow(QMainWindow):
    """The one window: start page or the pages of the open workbook, with what stands around them.

    Attributes:
        painted: the window was painted for the first time; heavy imports begin only now.

    """

    painted = Signal()

    def __init__(self, tools: Tools, files: Files, entries: Sequence[PageEntry]) -> None:
        super().__init__()
        self.tools, self.files = tools, files
        self.entries = [entry for entry in entries if entry.exists()]
        self.context: PageContext | None = None
        self.workspace: Workspace | None = None
        self.undo_control: UndoControl | None = None
        self._start: StartPage | None = None
        self._was_painted = False
        self._held = False
        self.layout_keys: LayoutKeys | None = None
        self.appearance, self.controller, self.dialog_opener = (
            Appearance(self),
            WorkbookController(self),
            DialogOpener(self),
        )
        self.maintenance = FileMaintenance(self)
        self._build()
        self.shell_state = ShellState(self)
        self.tools.actions.add(window_commands(self), self)
        self._connect()
        self.retranslate()
        self.shell_state.frame()

    # building

    def _build(self) -> None:
        theme = self.tools.theme
        self.setMinimumSize(*MIN_SIZE)
        central = QWidget()
        # Made in the order in which Tab visits them.
        self.top_bar, self.rail = TopBar(theme, central), Rail(theme, central)
        self.notifications, self.stack = NotificationArea(theme, central), QStackedWidget(central)
        self.status_bar = StatusBar(theme, central)
        central.setObjectName("background")
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        inner = QVBoxLayout()
        inner.setSpacing(0)
        inner.addWidget(self.notifications)
        inner.addWidget(self.stack, 1)
        row.addWidget(self.rail)
        row.addLayout(inner, 1)
        column.addWidget(self.top_bar)
        column.addLayout(row, 1)
        column.addWidget(self.status_bar)
        self.setCentralWidget(central)

    def _connect(self) -> None:
        bar, status = self.top_bar, self.status_bar
        bar.menu_wanted.connect(self.dialog_opener.open_menu)
        bar.undo_wanted.connect(self.undo)
        bar.redo_wanted.connect(self.redo)
        bar.palette_wanted.connect(self.dialog_opener.open_palette)
        bar.primary_wanted.connect(self._run_primary)
        self.rail.chosen.connect(lambda key: self.go(key, {}))
        status.state_wanted.connect(self.dialog_opener.open_file_state)
        status.zoom_wanted.connect(lambda: self.appearance.zoom("toggle"))
        status.language_wanted.connect(self.appearance.switch_language)
        status.day_chosen.connect(self._choose_day)
        self.notifications.home = self._focus_page
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._field_keys = FieldKeys(self.undo, self.redo, app, self)

    def expect_workbook(self) -> None:
        """Show rail and top bar already: a workbook is about to be opened into this frame."""
        self.rail.show()
        self.top_bar.show()

    # the open workbook

    def show_workbook(self, workbook: Workbook, page: str = "", **state: object) -> None:
        """Show an open workbook, closing the one before."""
        self.close_workbook(start=False)
        self.context = page_context(workbook, self.tools, self, self)
        self.context.session.as_of_changed.connect(self.shell_state.day)
        for renew in (self.shell_state.actions, self.notifications.retranslate):  # they may name clients
            self.context.session.names_hidden_changed.connect(renew)
        self.workspace = Workspace(self.context, self.entries)
        self.workspace.page_changed.connect(self.status_bar.forget)
        self.workspace.page_changed.connect(self.shell_state.page)
        self.workspace.trail_changed.connect(self.shell_state.actions)
        self.undo_control = UndoControl(self.context, self.workspace.close_editors, self._reveal, self)
        workbook.subscribe(self._on_changes)
        self.stack.addWidget(self.workspace)
        self.stack.setCurrentWidget(self.workspace)
        self.shell_state.open(self.context)
        self.status_bar.follow(self.context)
        self.shell_state.business()
        if self.entries:
            self.workspace.go(page or self.entries[0].key, state)
        self.maintenance.begin(self.context)

    def close_workbook(self, *, start: bool = True) -> None:
        """Close the open workbook, committing text being typed; the start page follows.

        Who closes it for a person asks ``controller.may_close`` first.
        """
        if self.context is None or self.workspace is None:
            return
        self.dialog_opener.close_all()
        self.workspace.end()
        self.maintenance.end()
        self.shell_state.close()
        self.context.session.closed = True
        self.top_bar.set_header(None)
        self.stack.removeWidget(self.workspace)
        self.workspace.deleteLater()
        self.notifications.clear()
        self.context.session.workbook.close()
        self.context.session.deleteLater()
        self.context = self.workspace = self.undo_control = None
        self.shell_state.frame()
        if start:
            self.show_start()

    def show_start(self) -> None:
        """Show the start page; an open workbook stays open behind it, and Alt+← or the rail lead back."""
        if self.context is not None:
            self.commit_typed()
            if self.isFullScreen():
                self.appearance.toggle_full_screen()
        if self._start is None:
            from canvas_app.ui.start.page import StartPage

            self._start = StartPage(self.tools, self.controller)
            self.stack.addWidget(self._start)
        self.stack.setCurrentWidget(self._start)
        self.shell_state.frame()  # rail and top bar stood already when a workbook was expected
        self.shell_state.page()
        self._start.activate()

    @property
    def start_page(self) -> StartPage | None:
        """The start page when it is shown."""
        return self._start if self._start is not None and self.stack.currentWidget() is self._start else None

    @property
    def page(self) -> Page | None:
        """The page that is seen: none on the start page, even when a workbook is open behind it."""
        shown = self.stack.currentWidget()
        return shown.page if isinstance(shown, Workspace) else None

    # what pages ask (see common.shell.Shell)

    def go(self, page: str, state: dict[str, object]) -> None:
        """Open a page at a place."""
        if self.workspace is not None:
            self.stack.setCurrentWidget(self.workspace)
            self.workspace.go(page, state)

    def say(self, text: str, kind: str = "info") -> None:
        """Show the last message in the status bar; what is bad stays as a strip."""
        self.status_bar.say(text)
        if kind == "bad":
            self.notifications.add(Notice(text, kind=kind, seconds=0))

    def notify(self, notice: Notice) -> None:
        """Show a message under the top bar."""
        self.notifications.add(notice, self._undo_group() if notice.undoes else None)

    def withdraw(self, key: str) -> bool:
        """Take a message away; tell whether it was there."""
        return self.notifications.remove(key)

    def reword(self, key: str, words: Callable[[], str | None]) -> None:
        """Say a message that is shown with the figures of the moment."""
        self.notifications.reword(key, words)

    def failed(self, error: Exception, again: Callable[[], object] | None) -> None:
        """Say that something was not done and why; an edit that the file refused is "Not saved"."""
        if self.maintenance.tell_damage(error):
            return
        buttons: list[Choice] = []
        writable = self.context is None or not self.context.session.workbook.read_only
        refused = writable and again is not None and isinstance(error, WorkbookError | OSError)
        if refused and again is not None:
            self.status_bar.not_saved()
            buttons = [
                (translate("Shell", "Try again"), again),
                (translate("Shell", "Save a copy…"), self.controller.save_copy),
            ]
        barred = isinstance(error, WorkbookError) and error.code in ("file.read_only", "file.backup")
        if barred:  # the banner says so already: this one takes its place
            buttons = [self.controller.way_to_edit()]
        key = "not-saved" if refused else BANNER if barred else "refused"
        text = self.controller.not_saved(error) if refused else self.controller.sentence(error)
        seconds = 0 if refused or barred else 20
        self.notify(
            Notice(text, buttons, "bad", seconds=seconds, key=key, again=lambda: self.failed(error, again))
        )

    def saved(self) -> None:
        """Show that everything is in the file."""
        self.notifications.remove("not-saved")
        if self.context is not None and not self.context.session.workbook.read_only:
            self.status_bar.saved()

    def hold(self, held: bool) -> None:
        """Leave the pages as they are while a long edit has the workbook, or let them go on."""
        self._held = held
        if self.workspace is not None:
            self.workspace.setUpdatesEnabled(not held)

    # what changed

    def _on_changes(self, changes: Changes) -> None:
        self.saved()
        self.status_bar.forget()  # it told of an earlier step; who did this one may tell of it now
        self.shell_state.actions()
        self.notifications.keep_step(self._undo_group)
        if changes.touch("setting"):
            self.shell_state.business()

    def _focus_page(self) -> None:
        if self.page is not None:
            self.page.activate()

    def _run_primary(self) -> None:
        if self.page is not None and self.page.primary():
            self.tools.actions.run(self.page.primary())

    def _choose_day(self, day: object) -> None:
        if self.context is not None:
            self.context.session.set_as_of(day)  # type: ignore[arg-type]  # a signal carries an object

    # undo and moving about

    def undo(self) -> None:
        """Undo (Ctrl+Z); not behind the start page, where nobody would see what."""
        if self.undo_control is not None and self.page is not None:
            self.undo_control.undo()

    def redo(self) -> None:
        """Redo (Ctrl+Y)."""
        if self.undo_control is not None and self.page is not None:
            self.undo_control.redo()

    def take_back(self, step: int) -> None:
        """Undo the step that a message offers to undo."""
        if self.undo_control is not None:
            self.undo_control.take_back(step)

    def _undo_group(self) -> int | None:
        step = self.context.session.workbook.undo_step() if self.context is not None else None
        return step.group if step is not None else None

    def _reveal(self, changes: Changes) -> None:
        if self.workspace is not None:
            self._back_from_start()
            self.workspace.reveal(changes)

    def back(self) -> None:
        """Go back (Alt+←)."""
        if self.workspace is not None and not self._back_from_start():
            self.workspace.back()

    def _back_from_start(self) -> bool:
        """Return from the start page to the page that was left for it; tell whether there was one."""
        if self.start_page is None or self.workspace is None:
            return False
        self.go(self.workspace.key, {})
        return True

    def forward(self) -> None:
        """Go forward (Alt+→)."""
        if self.workspace is not None:
            self.workspace.forward()

    def on_page(self, ask: str, **values: object) -> None:
        """Pass what a key asks to the page shown, if there is one."""
        if self.page is not None:
            getattr(self.page, ask)(**values)

    def show_bars(self, on: bool) -> None:
        """Show what stands around the page, or the page alone (full screen)."""
        for part in (self.top_bar, self.rail, self.status_bar):
            part.setVisible(on and (self.context is not None or part is self.status_bar))

    # words and Qt

    def retranslate(self) -> None:
        """Set every text of the shell in the language of the moment."""
        self.tools.actions.retranslate()
        self.top_bar.retranslate()
        self.status_bar.retranslate(self.tools.language.code)
        self.shell_state.all()

    def changeEvent(self, event: QEvent) -> None:
        """Change the words when the language changes; keep typed text when the window is left."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.notifications.retranslate()
            self.dialog_opener.retranslate()
            self.status_bar.say("")  # the last message was said in other words
        elif event.type() == QEvent.Type.ActivationChange and not self._held:
            if not self.isActiveWindow():
                self.commit_typed()
            elif self.context is not None:
                self.context.session.notice_day()

    def commit_typed(self) -> None:
        """Keep text that is being typed on the page shown."""
        if self.workspace is not None:
            self.workspace.close_editors()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit rail and search field to the width."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Fit rail, search field and palette to the width and the text size."""
        self.rail.set_labels(self.width() >= self.tools.theme.px(WIDE))
        self.top_bar.set_width(self.width())
        self.dialog_opener.on_resize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the window is on the screen for the first time."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was typed, close the file, remember the window's place."""
        if not self.controller.may_close():
            event.ignore()
            return
        self.appearance.remember_place()
        self.hide()  # what is being written is finished first, and nobody needs to look on
        self.tools.worker.stop()
        self.close_workbook(start=False)
        self.tools.worker.stop()
        super().closeEvent(event)
