"""The menus of the clients page: of the selection, of a row, of a column, of the stage model."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from canvas_app.content.stage_models import name_of
from canvas_app.domain.clients.bulk import BulkChange
from canvas_app.services import stages
from canvas_app.ui.clients.card_head import choices_into
from canvas_app.ui.clients.client_actions import ClientActions
from canvas_app.ui.clients.filters import FilterWords, column_menu
from canvas_app.ui.common.text import no_mnemonic, translate

if TYPE_CHECKING:
    from canvas_app.ui.clients.table_model import Names


class ClientMenus(ClientActions):
    """Mixed into the clients page."""

    names: Names
    said: Callable[[], FilterWords]

    # connecting

    def connect_selection(self) -> None:
        """Have the buttons of the selection bar do what they say."""
        bar, reason = self.area.selection, self.area.reason
        bar.left.connect(lambda: self.area.table.go_to(self.area.table.current_id()))
        bar.segment.menu().aboutToShow.connect(lambda: self.fill_segments(bar.segment.menu()))
        bar.employee.menu().aboutToShow.connect(lambda: self.fill_employees(bar.employee.menu()))
        bar.tags.menu().aboutToShow.connect(lambda: self.fill_tags(bar.tags.menu()))
        bar.confirm.clicked.connect(lambda: self.ask_reason(self.chosen()))
        bar.archive.clicked.connect(self.archive)
        bar.restore.clicked.connect(self.restore_clients)
        bar.export.clicked.connect(self.export)
        reason.given.connect(self._confirm_all)
        reason.left.connect(self._leave_reason)

    def connect_details(self) -> None:
        """Have the links of the card's details do what they say."""
        details = self.card.details
        details.archive_wanted.connect(partial(self._of_card, self.archive))
        details.restore_wanted.connect(partial(self._of_card, self.restore_clients))
        details.delete_wanted.connect(partial(self._of_card, self.delete))
        details.erase_wanted.connect(self.erase)

    def _of_card(self, act: Callable[[list[int]], object]) -> None:
        if self.card.client_id is not None:
            act([self.card.client_id])

    # menus

    def fill_segments(self, menu: QMenu) -> None:
        """Offer the segments for the selected clients."""
        none = translate("Clients", "no segment")
        choices_into(
            menu,
            list(self.names.segments.items()),
            -1,
            none,
            lambda one: self.bulk(BulkChange(segment_id=one)),
        )

    def fill_employees(self, menu: QMenu) -> None:
        """Offer the employees for the selected clients."""
        nobody = translate("Clients", "nobody")
        choices_into(
            menu,
            list(self.names.employees.items()),
            -1,
            nobody,
            lambda one: self.bulk(BulkChange(employee_id=one)),
        )

    def fill_tags(self, menu: QMenu) -> None:
        """Offer adding and taking away tags."""
        menu.clear()
        menu.addAction(translate("Clients", "Add a tag…"), self.add_tag)
        tags = self.tags()
        if tags:
            add = menu.addMenu(translate("Clients", "Add"))
            drop = menu.addMenu(translate("Clients", "Take away"))
            for tag in tags:
                add.addAction(no_mnemonic(tag), partial(self.bulk, BulkChange(add_tags=(tag,))))
                drop.addAction(no_mnemonic(tag), partial(self.bulk, BulkChange(drop_tags=(tag,))))

    def fill_model_menu(self) -> None:
        """Offer the stage models."""
        menu = self.area.model_button.menu()
        menu.clear()
        for model in stages.models(self.context.workbook):
            words = name_of(model.name, self.context.catalogue, self.context.lang)
            action = menu.addAction(no_mnemonic(words), partial(self.choose_model, model.key))
            action.setCheckable(True)
            action.setChecked(model.key == self.words.model.key)

    def open_column_menu(self, column: str, place: QPoint) -> None:
        """Open the menu of a column: sorting and its filter."""
        menu = self._menu()
        sort = partial(self.sort_by, column)
        column_menu(menu, column, self.said(), self.wanted, sort, self.show_filter)
        menu.popup(place)

    def open_context_menu(self, place: QPoint) -> None:
        """Open the menu of the selected rows."""
        menu = self._menu()
        archived = self.wanted.archived
        several = len(self.chosen()) > 1
        if not several:
            menu.addAction(translate("Clients", "Open card"), self.area.table.opened.emit)
        if not several and not archived:
            menu.addAction(translate("Clients", "Confirm suggested stage"), self.confirm_stage)
            menu.addAction(translate("Clients", "Choose another stage…"), self.choose_other)
        elif not archived:
            menu.addAction(translate("Clients", "Confirm stages…"), lambda: self.ask_reason(self.chosen()))
        menu.addSeparator()
        self.fill_segments(menu.addMenu(translate("Clients", "Segment")))
        self.fill_employees(menu.addMenu(translate("Clients", "Employee")))
        self.fill_tags(menu.addMenu(translate("Clients", "Tags")))
        menu.addSeparator()
        if archived:
            menu.addAction(translate("Clients", "Out of the archive"), self.restore_clients)
        else:
            menu.addAction(translate("Clients", "To the archive"), self.archive)
        menu.addAction(translate("Clients", "Delete"), self.delete)
        menu.addAction(translate("Clients", "Export CSV…"), self.export)
        menu.popup(place)

    def _menu(self) -> QMenu:
        menu = QMenu(self.area)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu
