"""The people of a client: contact persons with their telephones and addresses."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from canvas_app.domain.clients.model import Person
from canvas_app.services.clients import erasing, people
from canvas_app.ui.clients.erasing import ask_and_erase
from canvas_app.ui.clients.form import Form
from canvas_app.ui.clients.origin import ORIGIN
from canvas_app.ui.clients.record_list import RecordList
from canvas_app.ui.clients.record_row import RecordRow
from canvas_app.ui.clients.section import Shown
from canvas_app.ui.common.buttons import SecondaryButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.text import translate


class PersonForm(Form):
    """A contact person, new or corrected."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._id: int | None = None
        self.name, self.role = QLineEdit(self), QLineEdit(self)
        self.phone, self.email = QLineEdit(self), QLineEdit(self)
        self.add_field(lambda: translate("Clients", "Name"), self.name)
        self.add_field(lambda: translate("Clients", "Position"), self.role)
        self.add_field(lambda: translate("Clients", "Phone"), self.phone)
        self.add_field(lambda: translate("Clients", "E-mail"), self.email)
        self.by_code["value.empty_name"] = self.name

    def edit(self, person: Person | None) -> None:
        """Open with the values of a person, empty for a new one."""
        if self.resumes((self.client_id, person.id if person else None)):
            return
        self._id = person.id if person else None
        for name in ("name", "role", "phone", "email"):
            getattr(self, name).setText(getattr(person, name) if person else "")
        self.open_form()

    def about(self) -> str:
        """Return what the form is about."""
        return translate("Clients", "Contact person")

    def save(self) -> Any:
        """Write the person."""
        values = {name: getattr(self, name).text() for name in ("name", "role", "phone", "email")}
        workbook = self.context.workbook
        if self._id is None:
            return people.add_person(workbook, self.owner, origin=ORIGIN, **values)
        return people.edit_person(workbook, self._id, origin=ORIGIN, **values)


class PeopleTab(RecordList):
    """A row a person."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.add = SecondaryButton("", self)
        self.add.clicked.connect(lambda: self.open_form(None))
        self.form = PersonForm(context, self)
        self.form.left.connect(self._on_form_left)
        self._edited: object = None
        self.column.insertWidget(0, self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.insertWidget(1, self.form)

    def begin(self) -> None:
        """Close the form of the client before."""
        super().begin()
        self.form.begin()
        self.add.show()

    def fill(self, shown: Shown) -> None:
        """Show the people of a card."""
        self.form.show_card(shown)
        rows = [(person.id, self._row(person, shown)) for person in shown.card.persons]
        self.show_rows(rows, translate("Clients", "No contact persons yet."), len(rows))

    def _row(self, person: Person, shown: Shown) -> RecordRow:
        hidden = shown.words.hidden
        rest = " · ".join(part for part in (person.role, hidden(person.phone), hidden(person.email)) if part)
        choices = [
            (translate("Clients", "Edit…"), partial(self.open_form, person)),
            (translate("Clients", "Delete"), partial(self._delete, person)),
            (translate("Clients", "Erase for good…"), partial(self._erase, person)),
        ]
        row = RecordRow(self.context.theme, "", hidden(person.name), rest, choices, self)
        row.opened.connect(partial(self.open_form, person))
        row.deleted.connect(partial(self._delete, person))
        return row

    def open_form(self, person: Person | None) -> None:
        """Open the form with a person, or for a new one."""
        if not self.context.may_edit():
            return
        self._edited = person.id if person else None
        self.add.hide()
        self.form.edit(person)

    def _delete(self, person: Person) -> None:
        workbook = self.context.workbook
        self.context.run_edit(lambda: people.delete_person(workbook, person.id, origin=ORIGIN))

    def _erase(self, person: Person) -> None:
        workbook = self.context.workbook
        call = partial(erasing.erase_person, workbook, person.id, origin=ORIGIN)
        ask_and_erase(self.context, self, person.name, call)

    def _on_form_left(self) -> None:
        self.add.show()
        (self.rows.get(self._edited) or self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self.add.set_text(translate("Clients", "+ Person"))
        self.form.retranslate()
