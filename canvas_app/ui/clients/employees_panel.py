"""Our employees: named, renamed, and what becomes of their clients when one goes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from canvas_app.services.clients import people
from canvas_app.services.clients.people import EmployeeLoad
from canvas_app.ui.clients.origin import ORIGIN
from canvas_app.ui.clients.pick_button import PickButton
from canvas_app.ui.common.attempt import attempt
from canvas_app.ui.common.buttons import IconButton, LinkButton, SecondaryButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.flow import FlowLayout
from canvas_app.ui.common.labels import ErrorLabel, Heading, QuietLabel, SmallLabel
from canvas_app.ui.common.text import fill, no_mnemonic, set_tip, translate
from canvas_app.ui.common.typed_fields import CommitLine


class EmployeesPanel(QWidget):
    """A line an employee: the name to change, how many clients, and handing over.

    Attributes:
        left: Esc or ×.
        clients_wanted: the clients of an employee are to be shown (id).

    """

    left = Signal()
    clients_wanted = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._title = Heading("", self)
        self._close = IconButton(context.tools.theme, "close", "", self, side=24)
        self._close.clicked.connect(self.left)
        self._told = QuietLabel("", self, wrap=True)
        self._new = QLineEdit(self)
        self._new.returnPressed.connect(self.add)
        draft = context.session.typed.draft(
            self._new, lambda: bool(self._new.text().strip()), self.add, self._new.accessibleName
        )
        self._new.textChanged.connect(draft.touch)
        self._add = SecondaryButton("", self)
        self._add.clicked.connect(self.add)
        self._error = ErrorLabel(self)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.lines: dict[int, CommitLine] = {}
        self.goes: dict[int, PickButton] = {}
        self.counts: dict[int, LinkButton] = {}
        self._lang = context.texts.lang
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._new, 1)
        row.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._told)
        column.addLayout(row)
        column.addWidget(self._error)
        column.addLayout(self._rows)
        column.addStretch(1)

    def refresh(self) -> None:
        """Show the employees as they are in the file; a line that is typed in stays where it is."""
        loads = people.employee_loads(self._context.session.workbook)
        self._told.setVisible(not loads)
        typed = any(line.hasFocus() or line.kept.pending for line in self.lines.values())
        same = {load.employee.id for load in loads} == set(
            self.lines
        ) and self._lang == self._context.texts.lang
        if typed and same:
            for load in loads:
                self._name(load)
            return
        focused = next((one for one, line in self.lines.items() if line.hasFocus()), None)
        self._lang = self._context.texts.lang
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.lines, self.goes, self.counts = {}, {}, {}
        for load in sorted(loads, key=lambda one: one.employee.name.casefold()):
            self._rows.addWidget(self._row(load))
            self._name(load)
        if focused in self.lines:
            self.lines[focused].setFocus()

    def _name(self, load: EmployeeLoad) -> None:
        """Show the name of an employee, and say it of what stands beside it."""
        employee, hidden = load.employee, self._context.session.names_hidden
        line, go, shown = self.lines[employee.id], self.goes[employee.id], self.counts[employee.id]
        name = "•••" if hidden else employee.name
        line.show_text(name)
        line.setReadOnly(hidden)
        line.setAccessibleName(fill(translate("Clients", "Employee: %1"), name))
        go.setAccessibleName(fill(translate("Clients", "%1 leaves: clients go to…"), name))
        set_tip(go, go.accessibleName())
        counts = self._context.texts.sentence("n.clients", count=load.clients)
        shown.set_text(counts)
        shown.setAccessibleName(fill(translate("Clients", "%1: %2"), name, counts))

    def _row(self, load: EmployeeLoad) -> QWidget:
        employee = load.employee
        inside = QWidget(self)
        line, error = CommitLine(self._context.session.typed, inside), ErrorLabel(inside)
        line.committed.connect(partial(self._rename, employee.id, line, error))
        line.reverted.connect(partial(self._say, line, error, ""))
        go = PickButton(translate("Clients", "Hand over"), inside)
        go.menu().aboutToShow.connect(partial(self._fill_heirs, employee.id))
        shown = LinkButton("", inside)
        shown.clicked.connect(partial(self.clients_wanted.emit, employee.id))
        self.lines[employee.id], self.goes[employee.id], self.counts[employee.id] = line, go, shown
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(line, 1)
        row.addWidget(go)
        below = FlowLayout(gap=6)
        below.addWidget(shown)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(error)
        column.addLayout(below)
        if load.deals or load.interactions:
            deals = self._context.texts.sentence("n.deals", count=load.deals)
            talks = self._context.texts.sentence("n.interactions", count=load.interactions)
            below.addWidget(SmallLabel(f"{deals} · {talks}", inside))
        return inside

    def _fill_heirs(self, employee_id: int) -> None:
        menu = self.goes[employee_id].menu()
        menu.clear()
        for one in people.employees(self._context.session.workbook):
            if one.id != employee_id:
                words = fill(translate("Clients", "Hand over to %1"), one.name)
                menu.addAction(no_mnemonic(words), partial(self._delete, employee_id, one.id))
        menu.addAction(translate("Clients", "Hand over to nobody"), partial(self._delete, employee_id, None))

    # editing

    def add(self) -> None:
        """Add the employee whose name is typed."""
        workbook, name = self._context.session.workbook, self._new.text()
        outcome = attempt(self._context, lambda: people.add_employee(workbook, name, origin=ORIGIN))
        self._error.say(outcome.problem)
        if outcome.done:
            self._new.clear()
        self._new.setFocus()

    def _rename(self, employee_id: int, line: CommitLine, error: ErrorLabel, name: str, final: bool) -> None:
        workbook = self._context.session.workbook
        outcome = attempt(
            self._context, lambda: people.rename_employee(workbook, employee_id, name, origin=ORIGIN)
        )
        if not outcome.done:
            line.kept.refuse()
        if outcome.done or final:
            self._say(line, error, outcome.problem)

    @staticmethod
    def _say(line: CommitLine, error: ErrorLabel, problem: str) -> None:
        error.say(problem)
        line.mark(problem)

    def _delete(self, employee_id: int, to: int | None) -> None:
        workbook = self._context.session.workbook
        changes = self._context.edits.run(
            lambda: people.delete_employee(workbook, employee_id, to=to, origin=ORIGIN)
        )
        if changes is not None:
            self._context.notifier.say(self._context.texts.edit_done(changes.name, changes.params))
            self._new.setFocus()

    def commit(self) -> None:
        """Keep what is being typed."""
        for line in list(self.lines.values()):
            line.commit()

    def focus_new(self) -> None:
        """Put the caret where a new employee is named."""
        self._new.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self._title.setText(translate("Clients", "Employees"))
        self._close.set_name(translate("Clients", "Close"))
        self._told.setText(translate("Clients", "Nobody is named yet. Who looks after your clients?"))
        self._new.setPlaceholderText(translate("Clients", "Name of an employee"))
        self._new.setAccessibleName(translate("Clients", "Name of a new employee"))
        self._add.set_text(translate("Clients", "Add"))
