"""One line that adds a record by its name: what, which day, Enter."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from canvas_app.domain.fields import Day
from canvas_app.domain.record_kind import Kind
from canvas_app.domain.record_views import form_fields
from canvas_app.services import records
from canvas_app.ui.common.attempt import Outcome, attempt
from canvas_app.ui.common.buttons import SecondaryButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.day_field import pick_day
from canvas_app.ui.common.labels import ErrorLabel
from canvas_app.ui.common.records.shown_names import words_of
from canvas_app.ui.common.text import fill, set_tip, translate


class QuickEntry(QWidget):
    """Adds a record with a name and, where its form has one, the first day; the rest is as in a new record.

    After Enter the line is empty again and keeps the focus. What is begun for one owner waits for the return
    to it, and is never added for another.

    Attributes:
        record_saved: a record was added (its id).
        line: its name is typed here.
        day: the button of its day; today until another one is picked.

    """

    record_saved = Signal(object)

    def __init__(
        self,
        host: PageContext,
        kind: Kind,
        *,
        origin: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._host, self._kind, self._origin = host, kind, origin
        self._owner = 0
        self._begun: dict[int, tuple[str, date | None]] = {}
        self._day_field = next((one for one in form_fields(kind) if isinstance(kind.fields[one], Day)), "")
        self._day: date | None = None
        self.line = QLineEdit(self)
        self.day = SecondaryButton("", self)
        self.day.setVisible(bool(self._day_field))
        self.day.clicked.connect(self._pick_day)
        self._error = ErrorLabel(self)
        self._draft = host.session.typed.draft(
            self, self._is_begun, self._save_begun, self.line.accessibleName
        )
        self.line.textChanged.connect(self._draft.touch)
        self.line.returnPressed.connect(self.save)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        row.addWidget(self.day)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._error)

    def show_owner(self, owner: int) -> None:
        """Add records of this owner from now on, 0: of nobody."""
        if owner == self._owner:
            return
        if self.line.text().strip():
            self._begun[self._owner] = (self.line.text(), self._day)
        self._owner = owner
        text, self._day = self._begun.pop(owner, ("", None))
        self.line.setText(text)
        self._error.say("")
        self._say_day()

    def _is_begun(self) -> bool:
        return bool(self.line.text().strip() or self._begun)

    def _save_begun(self) -> None:
        """Add what is typed, and what was begun for owners looked at before."""
        for owner, (text, day) in list(self._begun.items()):
            if self._add(owner, text, day).done:
                del self._begun[owner]
        self.save()

    def save(self) -> None:
        """Add the record, or say under the line what is wrong; an empty line adds nothing."""
        if not self.line.text().strip() or not self._host.edits.may_edit():
            return
        outcome = self._add(self._owner, self.line.text(), self._day)
        self._error.say(outcome.problem)
        if outcome.done:
            self.line.clear()
            self.record_saved.emit(outcome.value.id)

    def _add(self, owner: int, text: str, day: date | None) -> Outcome:
        values: dict[str, Any] = {self._kind.called_by: text}
        if self._kind.owner is not None and owner:
            values[self._kind.owner[0]] = owner
        if self._day_field:
            values[self._day_field] = day or date.today()
        workbook = self._host.session.workbook
        call = partial(records.save, workbook, self._kind, None, values, origin=self._origin)
        return attempt(self._host, call)

    def _pick_day(self) -> None:
        pick_day(self.day, self._day or date.today(), self.day.accessibleName(), self.choose_day)

    def choose_day(self, day: date) -> None:
        """Take records for this day from now on."""
        self._day = None if day == date.today() else day
        self._say_day()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_day(self) -> None:
        if not self._day_field:
            return
        day, formats = self._day or date.today(), self._host.texts.formats
        self.day.set_text(translate("Records", "today") if self._day is None else formats.day_month(day))
        label = words_of(self._host, self._kind).label(self._day_field)
        self.day.setAccessibleName(fill(translate("Records", "%1: %2"), label, formats.long_date(day)))
        set_tip(self.day, self.day.accessibleName())

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        catalogue, key, lang = self._host.texts.catalogue, f"kind.{self._kind.name}", self._host.texts.lang
        self.line.setAccessibleName(catalogue.extra(key, "new", lang))
        self.line.setPlaceholderText(catalogue.extra(key, "quick", lang))
        self._say_day()
