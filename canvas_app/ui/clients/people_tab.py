"""The people of a client: contact persons with their telephones and addresses."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from canvas_app.domain.clients.model import Person
from canvas_app.domain.kinds import KINDS
from canvas_app.services import records
from canvas_app.services.clients import erasing
from canvas_app.ui.clients.erasing import ask_and_erase
from canvas_app.ui.clients.origin import ORIGIN
from canvas_app.ui.clients.record_list import RecordList
from canvas_app.ui.clients.record_row import RecordRow
from canvas_app.ui.clients.section import Shown
from canvas_app.ui.common.buttons import SecondaryButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.records.form import RecordForm
from canvas_app.ui.common.text import translate

_PERSON: Final = KINDS["person"]


class PeopleTab(RecordList):
    """A row a person."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.add = SecondaryButton("", self)
        self.add.clicked.connect(lambda: self.open_form(None))
        self.form = RecordForm(context, _PERSON, origin=ORIGIN, parent=self)
        self.form.left.connect(self._on_form_left)
        self._edited: object = None
        self.column.insertWidget(0, self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.insertWidget(1, self.form)

    def begin(self) -> None:
        """Show the first people of another client."""
        super().begin()
        self.add.show()

    def fill(self, shown: Shown) -> None:
        """Show the people of a card."""
        self.form.show_owner(self.client_id)
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
        row = RecordRow(self.context.tools.theme, "", hidden(person.name), rest, choices, self)
        row.opened.connect(partial(self.open_form, person))
        row.deleted.connect(partial(self._delete, person))
        return row

    def open_form(self, person: Person | None) -> None:
        """Open the form with a person, or for a new one."""
        if not self.context.edits.may_edit():
            return
        self._edited = person.id if person else None
        self.add.hide()
        if person is None:
            self.form.new()
        else:
            self.form.edit(person)

    def _delete(self, person: Person) -> None:
        call = partial(records.delete, self.context.session.workbook, _PERSON, [person.id], origin=ORIGIN)
        self.context.edits.run(call)

    def _erase(self, person: Person) -> None:
        workbook = self.context.session.workbook
        call = partial(erasing.erase_person, workbook, person.id, origin=ORIGIN)
        ask_and_erase(self.context, self, person.name, call)

    def _on_form_left(self) -> None:
        self.add.show()
        (self.rows.get(self._edited) or self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self.add.set_text(translate("Clients", "+ Person"))
        self.form.retranslate()
