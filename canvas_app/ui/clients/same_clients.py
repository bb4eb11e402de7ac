"""Who looks the same as a client that is being typed: named before anybody is doubled."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from canvas_app.domain.clients.model import Client
from canvas_app.services.clients import register
from canvas_app.ui.common.buttons import LinkButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.labels import QuietLabel
from canvas_app.ui.common.text import fill, translate

_NAMED = 3


class SameClients(QWidget):
    """Names a few of them, each a link; hidden when there are none.

    Attributes:
        client_wanted: one of them is to be opened (id).

    """

    client_wanted = Signal(object)

    def __init__(self, host: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.hide()

    def look_for(self, typed: Client) -> None:
        """Name the clients that share name, telephone or e-mail with what is typed."""
        found = register.possible_duplicates(self._host.session.workbook, typed)[:_NAMED]
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if found:
            self._column.addWidget(QuietLabel(translate("Clients", "There already:"), self))
        for client in found:
            link = LinkButton(fill(translate("Clients", "Open %1"), self._told(client)), self)
            link.clicked.connect(partial(self.client_wanted.emit, client.id))
            self._column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(found))

    def _told(self, client: Client) -> str:
        if self._host.session.names_hidden:
            return translate("Clients", "a client")
        return client.name if not client.company else f"{client.name}, {client.company}"
