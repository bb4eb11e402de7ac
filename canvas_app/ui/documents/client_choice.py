"""Choosing the client of a report: type a part of the name, take one of those found."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from canvas_app.services.documents.choices import client_choices, client_name
from canvas_app.ui.common.chips import Chip
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.fields import SearchField
from canvas_app.ui.common.labels import SmallLabel
from canvas_app.ui.common.text import fill, translate

_ID = Qt.ItemDataRole.UserRole


class ClientChoice(QWidget):
    """A search field with what it found under it, then a chip with the one chosen.

    Attributes:
        chosen: id of the client, 0 when the choice was taken back.

    """

    chosen = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = context.session
        self.client, self._name = 0, ""
        self.field = SearchField(context.tools.theme, self)
        self.results = QListWidget(self)
        self._nobody = SmallLabel("", self, wrap=True)
        self.chip = Chip("", self, removable=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.field, self.results, self._nobody):
            column.addWidget(part)
        column.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignLeft)
        self.field.settled.connect(self._search)
        self.field.installEventFilter(self)
        self.results.itemActivated.connect(self._take)
        self.results.itemClicked.connect(self._take)
        self.chip.removed.connect(lambda: self._choose(0))
        self.results.hide()
        self._nobody.hide()
        self.retranslate()

    def show_client(self, client: int) -> None:
        """Show a client as chosen (0: nobody), without a signal."""
        self.client = client
        self.refresh()

    def refresh(self) -> None:
        """Read the name of the one chosen anew; one that is gone is nobody."""
        self._name = client_name(self._session.workbook, self.client) if self.client else ""
        self.client = self.client if self._name else 0
        self._show()
        self._search(self.field.text())

    def _show(self) -> None:
        hidden = self._session.names_hidden
        self.chip.set_text(translate("Documents", "Client is chosen") if hidden else self._name)
        self.chip.setVisible(bool(self.client))
        self.field.setVisible(not self.client)

    def focus_first(self) -> None:
        """Take the caret."""
        (self.chip if self.client else self.field).setFocus()

    def _search(self, text: str) -> None:
        self.results.clear()
        shown = bool(text.strip()) and not self.client and not self._session.names_hidden
        results = client_choices(self._session.workbook, text) if shown else ()
        for client, name in results:
            item = QListWidgetItem(name)
            item.setData(_ID, client)
            self.results.addItem(item)
        if results:
            self.results.setCurrentRow(0)
            height = sum(max(20, self.results.sizeHintForRow(row)) for row in range(len(results)))
            self.results.setFixedHeight(height + 4)
        self.results.setVisible(bool(results))
        self._nobody.setVisible(shown and not results)
        self._nobody.setText(fill(translate("Documents", "Nobody is called “%1”."), text.strip()))

    def _take(self, item: QListWidgetItem) -> None:
        self._choose(int(item.data(_ID)))

    def _choose(self, client: int) -> None:
        self.field.clear()
        self.show_client(client)
        self.focus_first()
        self.chosen.emit(client)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk what was found with the arrows, take it with Enter, while the caret stays in the field."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.results.count():
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = max(0, min(self.results.count() - 1, self.results.currentRow() + step))
                self.results.setCurrentRow(row)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._search(self.field.text())
                item = self.results.currentItem()
                if item is not None:
                    self._take(item)
                return True
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self.field.set_words(translate("Documents", "Client: name, e-mail, telephone…"))
        self.results.setAccessibleName(translate("Documents", "Clients found"))
        self._show()
