"""The Activity page: what is overdue and due today, and the list of tasks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from canvas_app.domain.activity.tasks import WAITING, Task
from canvas_app.domain.changes import Changes
from canvas_app.domain.kinds import KINDS
from canvas_app.services import records, tasks
from canvas_app.storage.filters import RecordFilter
from canvas_app.storage.workbook import Workbook
from canvas_app.ui.common.actions import FOCUS, Command
from canvas_app.ui.common.buttons import LinkButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.flow import FlowLayout
from canvas_app.ui.common.page import Hit, Page
from canvas_app.ui.common.records.panel import RecordPanel
from canvas_app.ui.common.text import fill, translate

_KIND = KINDS[Task.kind]
_HITS = 8
OPEN = RecordFilter(Task.kind).with_chosen("status", WAITING)
"""What the list shows at first: what is still to be done."""


def overdue(day: date) -> RecordFilter:
    """Return the filter of tasks that were to be done before a day."""
    return OPEN.with_days("due_on", None, day - timedelta(days=1))


def due_on(day: date) -> RecordFilter:
    """Return the filter of tasks that are to be done on a day."""
    return OPEN.with_days("due_on", day, day)


class DueLine(QWidget):
    """How many tasks are overdue, due today and open at all; each number lists exactly those."""

    def __init__(self, context: PageContext, panel: RecordPanel, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.overdue, self.today, self.all = (LinkButton("", self) for _ in range(3))
        self.overdue.clicked.connect(lambda: panel.narrow(overdue(date.today())))
        self.today.clicked.connect(lambda: panel.narrow(due_on(date.today())))
        self.all.clicked.connect(lambda: panel.narrow(OPEN))
        row = FlowLayout(self, gap=16)
        for one in (self.overdue, self.today, self.all):
            row.addWidget(one)

    def read(self) -> None:
        """Count anew; "…" stands for figures of a file that is still being checked."""
        workbook = self._context.session.workbook
        counted = self._context.session.figure(partial(_counts, workbook), None)
        before, today, waiting = counted or ("…", "…", "…")
        said = (
            (self.overdue, translate("Activity", "Overdue: %1"), before),
            (self.today, translate("Activity", "Today: %1"), today),
            (self.all, translate("Activity", "To do: %1"), waiting),
        )
        for button, words, number in said:
            button.set_text(fill(words, str(number)))
            button.setAccessibleName(button.text())


def _counts(workbook: Workbook) -> tuple[int, int, int]:
    return (*tasks.due(workbook, date.today()), len(tasks.waiting_tasks(workbook)))


class ActivityPage(Page):
    """Lists tasks, at first those to be done; what can be done with the selected ones is in their menu."""

    key = "activity"
    icon = "activity"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.panel = RecordPanel(context, _KIND, origin=self.key, at_first=OPEN, button=False, parent=self)
        self.due = DueLine(context, self.panel, self)
        self.log = LinkButton("", self)
        self.log.clicked.connect(partial(context.navigator.go, "clients"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(self.due)
        column.addWidget(self.panel, 1)
        column.addWidget(self.log, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    # what the shell asks

    def title(self) -> str:
        """Return the page's name."""
        return translate("Activity", "Activity")

    def commands(self) -> Sequence[Command]:
        """Return the page's commands."""
        return [
            Command(
                "activity.new",
                lambda: translate("Activity", "+ Task"),
                self.panel.new,
                ("Insert",),
                "page",
                reach=FOCUS,
            ),
        ]

    def primary(self) -> str:
        """Return the command of the button at the right of the top bar."""
        return "activity.new"

    def panes(self) -> Sequence[QWidget]:
        """Return the line that adds a task, and the list."""
        return (self.panel,)

    def refresh(self) -> None:
        """Read the tasks anew."""
        self.due.read()
        self.panel.read()
        self.log.setVisible(self.panel.model.rowCount() == 0)

    def apply(self, changes: Changes) -> None:
        """Read anew when a task, or what it names, is another one now."""
        self.panel.notice(changes)
        if changes.touch(Task.kind):
            self.due.read()
        self.log.setVisible(self.panel.model.rowCount() == 0)

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self.setAccessibleName(self.title())
        self.panel.retranslate()
        self.due.read()
        self.log.set_text(translate("Activity", "Log a conversation"))

    # where the page is

    def activate(self, **state: object) -> None:
        """Show a task (``task``: its id), or go on where one was; take the focus."""
        task = state.get("task")
        if isinstance(task, int):
            self._show_task(task)
        self.panel.focus_first()

    def _show_task(self, task: int) -> None:
        if not self.panel.table.go_to(task):
            self.panel.narrow(RecordFilter(Task.kind))
            self.panel.table.go_to(task)

    def go_back_state(self) -> dict[str, object]:
        """Return the current task."""
        current = self.panel.table.current_id()
        return {} if current is None else {"task": current}

    def reveal(self, changes: Changes) -> None:
        """Show what an undo or redo changed."""
        workbook = self.context.session.workbook
        for task in sorted(changes.of(Task.kind)):
            if workbook.get(Task, task) is not None:  # an undone addition leaves nothing to show
                self._show_task(task)

    def open_search(self) -> None:
        """Go to the search field (Ctrl+F)."""
        self.panel.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @classmethod
    def search(cls, context: PageContext, text: str) -> Sequence[Hit]:
        """Return tasks that fit ``text``."""
        if not text.strip():
            return ()
        wanted = RecordFilter(Task.kind, search=text)
        nobody: list[Task] = []
        found = context.session.figure(
            lambda: list(records.find(context.session.workbook, wanted).records[:_HITS]), nobody
        )
        return [
            Hit(
                one.title,
                context.texts.formats.date(one.due_on) if one.due_on else "",
                partial(context.navigator.go, "activity", task=one.id),
            )
            for one in found
        ]
