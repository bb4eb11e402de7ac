"""One row for what just happened: kind, day, words, Enter."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from canvas_app.domain.activity.model import INTERACTION_KINDS
from canvas_app.services.clients import interactions
from canvas_app.ui.clients.origin import ORIGIN
from canvas_app.ui.clients.pick_button import PickButton
from canvas_app.ui.clients.section import Section, Shown
from canvas_app.ui.common.buttons import SecondaryButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.day_field import pick_day
from canvas_app.ui.common.field_texts import FieldTexts
from canvas_app.ui.common.labels import ErrorLabel
from canvas_app.ui.common.text import fill, set_tip, translate

_KEPT = "clients.entry_kind"


class EntryLine(QLineEdit):
    """The words of an entry; Ctrl+Enter keeps them too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Ctrl+Enter for Enter."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.returnPressed.emit()
            event.accept()
            return
        super().keyPressEvent(event)


class EntryRow(Section):
    """Adds interactions; after Enter the row is empty again and keeps the focus."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._kind = "call"
        self._day: date | None = None
        self._of = 0
        self._begun: dict[int, tuple[str, date | None]] = {}
        self.kind = PickButton("", self)
        self.kind.menu().aboutToShow.connect(self._fill_kinds)
        self.day = SecondaryButton("", self)
        self.day.clicked.connect(self._pick_day)
        self.line = EntryLine(self)
        self.line.returnPressed.connect(self.save)
        about = self.line.accessibleName
        draft = context.session.typed.draft(self, self._is_begun, self.save_begun, about, self._texts)
        self.line.textChanged.connect(draft.touch)
        self._error = ErrorLabel(self)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.kind)
        row.addWidget(self.day)
        row.addWidget(self.line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._error)

    def begin(self) -> None:
        """Keep the kind; day and words begun for the client before wait for the return to this client."""
        if self.line.text().strip():
            self._begun[self._of] = (self.line.text(), self._day)
        self._of = self.client_id
        text, self._day = self._begun.pop(self._of, ("", None))
        self.line.setText(text)
        self._error.say("")

    def fill(self, _shown: Shown) -> None:
        """Show kind and day."""
        kept = self.context.tools.preferences.text(_KEPT, self._kind)
        self._kind = kept if kept in INTERACTION_KINDS else "call"
        self._name()

    def _name(self) -> None:
        words = self.context.texts.catalogue.short(f"int.{self._kind}", self.context.texts.lang)
        self.kind.set_text(words)
        self.kind.setAccessibleName(fill(translate("Clients", "Kind of interaction: %1"), words))
        day = self._day or self.context.session.as_of
        today = translate("Clients", "today")
        shown = today if day == date.today() else self.context.texts.formats.day_month(day)
        self.day.set_text(shown)
        name = fill(
            translate("Clients", "Day of the interaction: %1"), self.context.texts.formats.long_date(day)
        )
        self.day.setAccessibleName(name)
        set_tip(self.day, name)

    def _fill_kinds(self) -> None:
        menu = self.kind.menu()
        menu.clear()
        for kind in INTERACTION_KINDS:
            action = menu.addAction(self.context.texts.text(f"int.{kind}").replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(kind == self._kind)
            action.triggered.connect(partial(self.choose_kind, kind))

    def choose_kind(self, kind: str, _checked: bool = False) -> None:
        """Take entries for this kind from now on."""
        self._kind = kind
        self.context.tools.preferences.keep(**{_KEPT: kind})
        self._name()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pick_day(self) -> None:
        pick_day(
            self.day, self._day or self.context.session.as_of, self.day.accessibleName(), self.choose_day
        )

    def choose_day(self, day: date) -> None:
        """Take entries for this day from now on."""
        self._day = day
        self._name()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_begun(self) -> bool:
        return bool(self.line.text().strip() or self._begun)

    def _texts(self) -> FieldTexts:
        begun = self._begun | ({self._of: (self.line.text(), self._day)} if self.line.text().strip() else {})
        texts: FieldTexts = []
        for client_id, (text, day) in begun.items():
            on = self.context.texts.formats.date(day or self.context.session.as_of)
            texts += self.texts_for(client_id, [(self.line.accessibleName(), f"{on}: {text}")])
        return texts

    def save_begun(self) -> None:
        """Add what is typed, and what was begun for clients looked at before."""
        workbook, kind = self.context.session.workbook, self._kind
        for client_id, (text, day) in list(self._begun.items()):
            on = day or self.context.session.as_of
            outcome = self.attempt(
                partial(interactions.add_interaction, workbook, client_id, on, kind, text, origin=ORIGIN)
            )
            if outcome.done:
                del self._begun[client_id]
        if self.line.text().strip():
            self.save()

    def save(self) -> None:
        """Add the entry."""
        if self.shown is None:
            return
        workbook, client_id = self.context.session.workbook, self.client_id
        day, text = self._day or self.context.session.as_of, self.line.text()
        outcome = self.attempt(
            lambda: interactions.add_interaction(workbook, client_id, day, self._kind, text, origin=ORIGIN)
        )
        self._error.say(outcome.problem)
        if outcome.done:
            self.line.clear()
            words = self.context.texts.text(f"int.{self._kind}")
            self.context.notifier.say(fill(translate("Clients", "Noted: %1"), words), "good")

    def focus_line(self) -> None:
        """Put the caret into the row."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self.line.setPlaceholderText(translate("Clients", "what happened…"))
        self.line.setAccessibleName(translate("Clients", "What happened"))
        set_tip(self.line, translate("Clients", "Enter notes it"), "Insert")
        self._name()
