"""What is done to the selected clients, or to one: each call of a service is one step to undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from canvas_app.domain.changes import Changes
from canvas_app.domain.clients.bulk import BulkChange
from canvas_app.services.clients import erasing, register
from canvas_app.ui.clients.erasing import ask_and_erase, show_erased
from canvas_app.ui.clients.origin import ORIGIN
from canvas_app.ui.clients.state import ClientsState
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.notice import Notice
from canvas_app.ui.common.text import translate

_MANY = 50
"""A step that touches more clients than this is told in a strip with its undo."""


class ClientActions(QObject):
    """Edits clients and says what was done; ``window`` stands behind the windows that are opened.

    Attributes:
        rows_wanted: the focus is to return to the list.

    """

    rows_wanted = Signal()

    def __init__(self, context: PageContext, state: ClientsState, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._state, self._window = context, state, window

    # the selected clients

    def change(self, change: BulkChange) -> None:
        """Do one change to the selected clients."""
        workbook, ids = self._context.session.workbook, self._state.chosen()
        changes = self._context.edits.run(
            lambda: register.change_clients(workbook, ids, change, origin=ORIGIN)
        )
        if changes is not None and changes.size:
            self._tell(changes, loud=len(ids) > _MANY)

    def add_tag(self) -> None:
        """Ask for a tag and add it to the selected clients."""
        if not self._context.edits.may_edit():
            return
        tag = self._context.tools.dialogs.ask_text(
            translate("Clients", "Add a tag"), translate("Clients", "Tag"), yes=translate("Clients", "Add")
        )
        if tag is not None:
            self.change(BulkChange(add_tags=(tag,)))

    def archive(self) -> None:
        """Put the selected clients away."""
        self._put_away(self._state.chosen(), register.archive_clients)

    def restore(self) -> None:
        """Take the selected clients out of the archive."""
        self._put_away(self._state.chosen(), register.restore_clients)

    def delete(self) -> None:
        """Delete the selected clients with everything that belongs to them."""
        self._put_away(self._state.chosen(), register.delete_clients)

    # one client

    def archive_one(self, client_id: int) -> None:
        """Put a client away."""
        self._put_away([client_id], register.archive_clients)

    def restore_one(self, client_id: int) -> None:
        """Take a client out of the archive."""
        self._put_away([client_id], register.restore_clients)

    def delete_one(self, client_id: int) -> None:
        """Delete a client with everything that belongs to it."""
        self._put_away([client_id], register.delete_clients)

    def erase(self, client_id: int) -> None:
        """Erase a client for good, after asking."""
        workbook = self._context.session.workbook
        name = register.client_of(workbook, client_id).name
        if ask_and_erase(
            self._context,
            self._window,
            name,
            lambda: erasing.erase_client(workbook, client_id, origin=ORIGIN),
        ):
            self.rows_wanted.emit()

    def _put_away(self, ids: list[int], call: Callable[..., Changes]) -> None:
        """Do what takes clients out of the list; the row after them becomes current."""
        beside = self._state.listed.beside(ids)
        changes = self._context.edits.run(lambda: call(self._context.session.workbook, ids, origin=ORIGIN))
        if changes is None or not changes.size:
            return
        self._state.go_to(beside)
        self._tell(changes, loud=True)

    # who was erased or deleted before

    def look_for_erased(self) -> None:
        """Look which backups still hold somebody who was erased, now or earlier."""
        show_erased(self._context, self._window)

    def erase_deleted(self) -> None:
        """List the people who were deleted earlier, to erase them for good."""
        from canvas_app.ui.clients.deleted_window import DeletedWindow

        DeletedWindow(self._context, self._window).open()

    # what was done

    def tell(self, changes: Changes) -> None:
        """Say what was done in a strip, with its undo."""
        self._tell(changes, loud=True)

    def _tell(self, changes: Changes, *, loud: bool) -> None:
        text = self._context.texts.edit_done(changes.name, changes.params)
        if loud:
            self._context.notifier.notify(
                Notice(text, [self._context.notifier.undo_choice()], key="clients-done", undoes=True)
            )
        else:
            self._context.notifier.say(text, "good")
