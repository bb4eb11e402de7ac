"""A form for the records of a kind: labelled fields, each with what is wrong under it, Save, Cancel.

Esc closes it and throws nothing away: what was typed is there when the form is opened for the same again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from canvas_app.domain.errors import PersonError
from canvas_app.domain.record_kind import Kind
from canvas_app.domain.record_views import form_rows
from canvas_app.services import records
from canvas_app.storage.queries.records import called
from canvas_app.ui.common.attempt import attempt
from canvas_app.ui.common.buttons import PrimaryButton, SecondaryButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.field_texts import FieldTexts, texts_in
from canvas_app.ui.common.flow import FlowLayout
from canvas_app.ui.common.records.begun_text import BegunText
from canvas_app.ui.common.records.editor_set import EditorSet
from canvas_app.ui.common.records.form_fields import FormFields
from canvas_app.ui.common.records.form_keys import FormKeys
from canvas_app.ui.common.text import translate


class RecordForm(QWidget):
    """Enters a record of a kind or changes one, field by field as the kind declares.

    What a kind does otherwise, a subclass says: fields of its own (``add_fields``), another way to write.

    Attributes:
        left: the form was saved, put aside or given up, and is closed.
        record_saved: a record was written (its id).
        editors: the editor of each field.
        owner: the record for which it was begun: it is saved for this one; 0: none.
        record: the one that is changed, None for a new one.
        lang: the language it was opened in: numbers in it are written and read by its rules to the end,
            since 1,234 is a fraction in Russian and thousands in English.

    """

    left = Signal()
    record_saved = Signal(object)

    def __init__(
        self, host: PageContext, kind: Kind, *, origin: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.host, self.kind, self.origin = host, kind, origin
        self.record: Any = None
        self.owner = self.shown_owner = 0
        self.lang = host.texts.lang
        self.fields = FormFields(self)
        self.editors = EditorSet(host, kind, self.fields, self.watch)
        self.errors, self.error = self.fields.errors, self.fields.error
        self.begun = BegunText(self, host, self.saved, self.about, self._texts)
        self.editors.changed.connect(self.begun.touch)
        self.keys = FormKeys(self)
        self.keys.save_wanted.connect(self.submit)
        self.keys.next_wanted.connect(self.submit_and_next)
        self.keys.aside_wanted.connect(self.put_aside)
        self.add_fields()
        self.save_button, self.cancel_button = PrimaryButton("", self), SecondaryButton("", self)
        self.save_button.clicked.connect(self.submit)
        self.cancel_button.clicked.connect(self.leave)
        self.buttons = FlowLayout(gap=6)
        self.buttons.addWidget(self.save_button)
        self.buttons.addWidget(self.cancel_button)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 4, 0, 8)
        self.column.setSpacing(8)
        self.fields.add_into(self.column)
        self.column.addLayout(self.buttons)
        self.hide()

    # fields

    def add_fields(self) -> None:
        """Add the rows of fields that the kind declares."""
        for row in form_rows(self.kind):
            self.editors.add_row(*row)

    def widget(self, name: str) -> Any:
        """Return what a field is typed or chosen in."""
        return self.editors[name].widget

    def watch(self, line: QLineEdit) -> None:
        """Take a line for one of the form's fields, as to its keys and as to what is begun."""
        line.textChanged.connect(self.begun.touch)
        self.keys.watch(line)

    # opening, and what was begun

    def show_owner(self, owner: int) -> None:
        """Belong to what is shown around the form; another one closes it, and keeps what was typed."""
        other, self.shown_owner = owner != self.shown_owner, owner
        if other:
            self.hide_kept()

    def hide_kept(self) -> None:
        """Close without saving, and keep what was typed: something else is shown in the form's place."""
        if not self.isHidden():
            self.begun.keep()
            self.hide()

    def new(self, **values: Any) -> None:
        """Open for a new record, with these values where they are not those of every new one."""
        if not self.resumes((self.shown_owner, None)):
            self.record = None
            self.show_values(self.kind.defaults() | self._belonging() | values)
            self.open_form()

    def edit(self, record: Any) -> None:
        """Open with the values of a record."""
        owner = (getattr(record, self.kind.owner[0]) or 0) if self.kind.owner is not None else 0
        if not self.resumes((owner, record.id)):
            self.record, self.owner = record, owner
            self.show_values({name: getattr(record, name) for name in self.kind.fields})
            self.open_form()

    def _belonging(self) -> dict[str, Any]:
        """Return which field names the owner of a new record; one chosen in the form itself comes after."""
        return {self.kind.owner[0]: self.owner} if self.kind.owner is not None and self.owner else {}

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show the values of a record in the fields."""
        if self.kind.owner is not None:
            self.editors.show_owner(self.kind.owner[1], self.owner)
        self.lang = self.host.texts.lang
        self.editors.show_values(values)

    def resumes(self, thing: object) -> bool:
        """Open again with what was begun for ``thing`` and not saved; tell whether there was anything."""
        if not self.begun.open_for(thing):
            self.owner = self.shown_owner
            return False
        if self.isHidden():
            self.host.notifier.say(translate("Records", "Here is what was begun. Cancel forgets it."))
            self.offer()
            self.show()
            self.fields.focus_first()
        return True

    def open_form(self) -> None:
        """Show the form; the focus goes to its first field."""
        self.fields.say_nothing()
        self.begun.start()
        self.show()
        self.fields.focus_first()

    def about(self) -> str:
        """Return what the form is about, for the question whether what was begun in it may be lost."""
        return self.host.texts.catalogue.text(f"kind.{self.kind.name}", self.host.texts.lang)

    def _texts(self) -> FieldTexts:
        """Return what was begun, with the name of the owner before it."""
        if self.kind.owner is None or not self.owner:
            return texts_in(self)
        kind = self.kind.owner[1]
        label = self.host.texts.catalogue.text(f"kind.{kind}", self.host.texts.lang)
        names = called(self.host.session.workbook, kind, [self.owner]).values()
        return [*((label, name) for name in names), *texts_in(self)]

    # saving

    def save(self) -> Any:
        """Write the record, and return its id (PersonError when something does not fit)."""
        values = self.editors.values()
        if self.record is None:
            values = self._belonging() | values
        known = None if self.record is None else self.record.id
        return records.save(self.host.session.workbook, self.kind, known, values, origin=self.origin).id

    def field_of(self, error: PersonError) -> QWidget | None:
        """Return the field that an error is about, None for none in particular."""
        return self.editors.widget_of(getattr(error, "field", ""))

    def saved(self) -> bool:
        """Save, or say under its field what is wrong and put the caret there; tell whether it was saved."""
        self.fields.say_nothing()
        outcome = attempt(self.host, self.save)
        if outcome.done:
            self.begun.forget()
            self.record_saved.emit(outcome.value)
        elif outcome.error is not None:
            self.fields.say(outcome.problem, self.field_of(outcome.error))
        return outcome.done

    def submit(self) -> None:
        """Save and close, or say what is wrong."""
        if self.saved():
            self.leave()

    def submit_and_next(self) -> None:
        """Save on Ctrl+Enter; a form that can go on with the next record does."""
        self.submit()

    def leave(self) -> None:
        """Close the form and forget what was typed."""
        self.begun.forget()
        self._close()

    def put_aside(self) -> None:
        """Close the form and keep what was typed."""
        self.begun.keep()
        self._close()

    def _close(self) -> None:
        self.hide()
        self.left.emit()

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self.save_button.set_text(translate("Records", "Save"))
        self.cancel_button.set_text(translate("Records", "Cancel"))
        self.fields.retranslate()
        if not self.isHidden():
            self.offer()

    def offer(self) -> None:
        """Offer the choices of an open form anew, in the language of the moment; what is chosen stays."""
        self.editors.retranslate()
