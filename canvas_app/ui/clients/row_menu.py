"""The menu of the selected rows."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from canvas_app.ui.clients.client_actions import ClientActions
from canvas_app.ui.clients.selection_menus import SelectionMenus
from canvas_app.ui.clients.state import ClientsState
from canvas_app.ui.clients.table_view import ClientTable
from canvas_app.ui.common.text import translate


class RowMenu(QObject):
    """Opens on a right click or the menu key.

    Attributes:
        confirm_wanted, other_wanted: the suggested stage of one client, or another one, is to be chosen.
        reason_wanted: the suggested stages of several are to be confirmed.
        export_wanted: they are to be written as a table.

    """

    confirm_wanted = Signal()
    other_wanted = Signal()
    reason_wanted = Signal()
    export_wanted = Signal()

    def __init__(
        self, state: ClientsState, table: ClientTable, menus: SelectionMenus, actions: ClientActions
    ) -> None:
        super().__init__(table)
        self._state, self._table, self._menus, self._actions = state, table, menus, actions
        table.menu_wanted.connect(self._open)

    def _open(self, place: QPoint) -> None:
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add_stages(menu)
        menu.addSeparator()
        self._menus.fill_segments(menu.addMenu(translate("Clients", "Segment")))
        self._menus.fill_employees(menu.addMenu(translate("Clients", "Employee")))
        self._menus.fill_tags(menu.addMenu(translate("Clients", "Tags")))
        menu.addSeparator()
        if self._state.wanted.archived:
            menu.addAction(translate("Clients", "Out of the archive"), self._actions.restore)
        else:
            menu.addAction(translate("Clients", "To the archive"), self._actions.archive)
        menu.addAction(translate("Clients", "Delete"), self._actions.delete)
        menu.addAction(translate("Clients", "Export CSV…"), self.export_wanted.emit)
        menu.popup(place)

    def _add_stages(self, menu: QMenu) -> None:
        archived, several = self._state.wanted.archived, len(self._state.chosen()) > 1
        if not several:
            menu.addAction(translate("Clients", "Open card"), self._table.opened.emit)
        if not several and not archived:
            menu.addAction(translate("Clients", "Confirm suggested stage"), self.confirm_wanted.emit)
            menu.addAction(translate("Clients", "Choose another stage…"), self.other_wanted.emit)
        elif not archived:
            menu.addAction(translate("Clients", "Confirm stages…"), self.reason_wanted.emit)
