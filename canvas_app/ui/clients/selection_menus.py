"""The menus of what can be changed of the selected clients: segment, employee, tags."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from canvas_app.domain.clients.bulk import BulkChange
from canvas_app.ui.clients.bars import SelectionBar
from canvas_app.ui.clients.card_head import choices_into
from canvas_app.ui.clients.client_actions import ClientActions
from canvas_app.ui.clients.state import ClientsState
from canvas_app.ui.common.text import no_mnemonic, translate


class SelectionMenus(QObject):
    """Fills the menus of the selection bar when they open; a row's menu has the same parts."""

    def __init__(self, state: ClientsState, bar: SelectionBar, actions: ClientActions) -> None:
        super().__init__(bar)
        self._state, self._actions = state, actions
        for button, fill in (
            (bar.segment, self.fill_segments),
            (bar.employee, self.fill_employees),
            (bar.tags, self.fill_tags),
        ):
            button.menu().aboutToShow.connect(partial(fill, button.menu()))
        bar.archive.clicked.connect(actions.archive)
        bar.restore.clicked.connect(actions.restore)

    def fill_segments(self, menu: QMenu) -> None:
        """Offer the segments for the selected clients."""
        choices_into(
            menu,
            list(self._state.names.segments.items()),
            -1,
            translate("Clients", "no segment"),
            lambda one: self._actions.change(BulkChange(segment_id=one)),
        )

    def fill_employees(self, menu: QMenu) -> None:
        """Offer the employees for the selected clients."""
        choices_into(
            menu,
            list(self._state.names.employees.items()),
            -1,
            translate("Clients", "nobody"),
            lambda one: self._actions.change(BulkChange(employee_id=one)),
        )

    def fill_tags(self, menu: QMenu) -> None:
        """Offer adding and taking away tags."""
        menu.clear()
        menu.addAction(translate("Clients", "Add a tag…"), self._actions.add_tag)
        tags = self._state.tags()
        if tags:
            add = menu.addMenu(translate("Clients", "Add"))
            drop = menu.addMenu(translate("Clients", "Take away"))
            change = self._actions.change
            for tag in tags:
                add.addAction(no_mnemonic(tag), partial(change, BulkChange(add_tags=(tag,))))
                drop.addAction(no_mnemonic(tag), partial(change, BulkChange(drop_tags=(tag,))))
