"""A new client: a name is enough; whoever looks the same is named before anything is doubled."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from canvas_app.domain.clients.model import Client
from canvas_app.domain.kinds import KINDS
from canvas_app.services.clients import register
from canvas_app.ui.clients.origin import ORIGIN
from canvas_app.ui.clients.same_clients import SameClients
from canvas_app.ui.common.buttons import SecondaryButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.labels import Heading
from canvas_app.ui.common.records.form import RecordForm
from canvas_app.ui.common.text import set_tip, translate

_TELLING: Final = ("name", "phone", "email")
"""Fields by which one who looks the same is found."""
_PAUSE: Final = 200  # ms after the last key


class NewClientForm(RecordForm):
    """The form of a client, with the way on to the next one.

    Attributes:
        added: the id of the new client; ``more``: whether the next one is to be added at once.
        client_wanted: one who looks the same is to be opened (id).

    """

    added = Signal(object, bool)
    client_wanted = Signal(object)

    def __init__(self, host: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(host, KINDS["client"], origin=ORIGIN, parent=parent)
        self.title = Heading("", self)
        self.column.insertWidget(0, self.title)
        self.next_button = SecondaryButton("", self)
        self.next_button.clicked.connect(lambda: self._submit(more=True))
        self.buttons.removeWidget(self.cancel_button)
        self.buttons.addWidget(self.next_button)
        self.buttons.addWidget(self.cancel_button)
        self._same = SameClients(host, self)
        self._same.client_wanted.connect(self.client_wanted)
        self.column.insertWidget(2, self._same)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.look_for_same)
        for name in _TELLING:
            self.editors[name].changed.connect(self._timer.start)
        self.record_saved.connect(self._keep_id)
        self._added = 0

    def _keep_id(self, client_id: int) -> None:
        self._added = client_id

    def begin_client(self, name: str = "") -> None:
        """Open for a new client, perhaps with a name typed elsewhere; what was chosen last stays chosen."""
        if not name and self.resumes("new"):
            self.widget("name").setFocus()
            return
        self.begun.open_for("new")
        self.offer()
        self._empty(name)
        self.open_form()

    def _empty(self, name: str = "") -> None:
        for field, editor in self.editors.by_name.items():
            if isinstance(editor.widget, QLineEdit):
                editor.show_value(name if field == "name" else "")
        self.look_for_same()
        self.widget("name").setFocus()

    def look_for_same(self) -> None:
        """Name the clients that share name, telephone or e-mail with what is typed."""
        self._timer.stop()
        typed = {name: self.editors[name].value() for name in _TELLING}
        self._same.look_for(Client(0, **typed))

    def about(self) -> str:
        """Return what the form is about."""
        return self.host.texts.catalogue.extra("kind.client", "new", self.host.texts.lang)

    def save(self) -> Any:
        """Add the client."""
        values = self.editors.values()
        name = values.pop("name")
        added = register.add_client(
            self.host.session.workbook, name, self.host.session.as_of, origin=ORIGIN, **values
        )
        return added.id

    def submit(self) -> None:
        """Add and open the card."""
        self._submit(more=False)

    def _submit(self, *, more: bool) -> None:
        if not self.saved():
            return
        if more:
            self.begun.open_for("new")
            self._empty()
            self.begun.start()
        else:
            self.hide()
        self.added.emit(self._added, more)

    def submit_and_next(self) -> None:
        """Add and go on with the next one."""
        self._submit(more=True)

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        super().retranslate()
        self.title.setText(self.about())
        self.save_button.set_text(translate("Clients", "Add"))
        self.next_button.set_text(translate("Clients", "Add and next"))
        set_tip(
            self.next_button, translate("Clients", "Add this client and name the next one"), "Ctrl+Return"
        )
        if not self.isHidden():
            self.look_for_same()
