"""A new client: a name is enough; whoever looks the same is named before anything is doubled."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from canvas_app.domain.clients.model import CLIENT_TYPES, Client
from canvas_app.services.clients import register
from canvas_app.ui.clients.details_tab import field_name
from canvas_app.ui.clients.form import Form
from canvas_app.ui.clients.origin import ORIGIN
from canvas_app.ui.clients.same_clients import SameClients
from canvas_app.ui.clients.table_model import Names
from canvas_app.ui.common.buttons import SecondaryButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.fields import Combo
from canvas_app.ui.common.labels import Heading
from canvas_app.ui.common.text import set_tip, translate

_LINES = ("company", "phone", "email", "city")
_PAUSE = 200  # ms after the last key


class NewClientForm(Form):
    """Name, type, segment, employee, telephone, e-mail.

    Attributes:
        added: the id of the new client; ``more``: whether the next one is to be added at once.
        client_wanted: one who looks the same is to be opened (id).

    """

    added = Signal(object, bool)
    client_wanted = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.title = Heading("", self)
        self.column.insertWidget(0, self.title)
        self.name = QLineEdit(self)
        self.type, self.segment, self.employee = Combo(self), Combo(self), Combo(self)
        self.lines = {name: QLineEdit(self) for name in _LINES}
        self.next_button = SecondaryButton("", self)
        self.next_button.clicked.connect(lambda: self._submit(more=True))
        self.buttons.removeWidget(self.cancel_button)
        self.buttons.addWidget(self.next_button)
        self.buttons.addWidget(self.cancel_button)
        self._same = SameClients(context, self)
        self._same.client_wanted.connect(self.client_wanted)
        self.column.insertWidget(2, self._same)
        self.add_field(partial(field_name, "name"), self.name)
        self.add_field(partial(field_name, "type"), self.type)
        self.add_field(lambda: translate("Clients", "Segment"), self.segment)
        self.add_field(lambda: translate("Clients", "Employee"), self.employee)
        for name, line in self.lines.items():
            self.add_field(partial(field_name, name), line)
        self.by_code["value.empty_name"] = self.name
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.look_for_same)
        for line in (self.name, self.lines["phone"], self.lines["email"]):
            line.textChanged.connect(lambda _text: self._timer.start())
        self._added = 0
        self._names = Names()

    def new(self, names: Names, name: str = "") -> None:
        """Open for a new client, perhaps with a name typed elsewhere."""
        self._names = names
        if not name and self.resumes("new"):
            self.name.setFocus()
            return
        self._begun_for = "new"
        self.offer()
        self._empty(name)
        self.open_form()

    def offer(self) -> None:
        """Offer types, segments and employees; what is chosen stays."""
        none, names = translate("Clients", "no segment"), self._names
        segments: list[tuple[object, str]] = [(None, none), *names.segments.items()]
        self.segment.fill(segments, self.segment.currentData())
        staff: list[tuple[object, str]] = [
            (None, translate("Clients", "not assigned")),
            *names.employees.items(),
        ]
        self.employee.fill(staff, self.employee.currentData())
        types: list[tuple[object, str]] = []
        types += [(one, self.context.text(f"client.type.{one}")) for one in CLIENT_TYPES]
        self.type.fill(types, self.type.currentData() or CLIENT_TYPES[0])

    def _empty(self, name: str = "") -> None:
        self.name.setText(name)
        for line in self.lines.values():
            line.clear()
        self.look_for_same()
        self.name.setFocus()

    def look_for_same(self) -> None:
        """Name the clients that share name, telephone or e-mail with what is typed."""
        self._timer.stop()
        typed = Client(
            0, self.name.text(), phone=self.lines["phone"].text(), email=self.lines["email"].text()
        )
        self._same.look_for(typed)

    def about(self) -> str:
        """Return what the form is about."""
        return translate("Clients", "New client")

    def save(self) -> Any:
        """Add the client."""
        values: dict[str, Any] = {name: line.text() for name, line in self.lines.items()}
        values |= {
            "type": self.type.currentData(),
            "segment_id": self.segment.currentData(),
            "employee_id": self.employee.currentData(),
        }
        added = register.add_client(
            self.context.workbook, self.name.text(), self.context.as_of, origin=ORIGIN, **values
        )
        self._added = added.id
        return added

    def submit(self) -> None:
        """Add and open the card."""
        self._submit(more=False)

    def _submit(self, *, more: bool) -> None:
        if not self.saved():
            return
        if more:
            self._empty()
            self.start()
        else:
            self.hide()
        self.added.emit(self._added, more)

    def submit_and_next(self) -> None:
        """Add and go on with the next one."""
        self._submit(more=True)

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        super().retranslate()
        self.title.setText(translate("Clients", "New client"))
        self.save_button.set_text(translate("Clients", "Add"))
        self.next_button.set_text(translate("Clients", "Add and next"))
        set_tip(
            self.next_button, translate("Clients", "Add this client and name the next one"), "Ctrl+Return"
        )
        if not self.isHidden():
            self.look_for_same()
