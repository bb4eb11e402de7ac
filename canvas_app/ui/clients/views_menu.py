"""Saved views of the list: a filter and an order under a name, one click away."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from canvas_app.services.clients.listing import ClientFilter, Sort
from canvas_app.services.clients.saved_views import SavedView, delete_view, save_view, saved_views
from canvas_app.ui.clients.origin import ORIGIN
from canvas_app.ui.clients.state import ClientsState
from canvas_app.ui.common.buttons import MenuButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.text import fill, no_mnemonic, translate


class ViewsMenu(QObject):
    """Fills the menu of the «Views» button when it opens.

    Attributes:
        shown: a view is shown in the list.

    """

    shown = Signal()

    def __init__(self, context: PageContext, state: ClientsState, button: MenuButton) -> None:
        super().__init__(button)
        self._context, self._state, self._button = context, state, button
        button.menu().aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Offer everything, the saved views, saving what is shown, and deleting."""
        menu = self._button.menu()
        menu.clear()
        found = saved_views(self._context.session.workbook)
        everybody = partial(self._show, ClientFilter(), Sort(), "")
        menu.addAction(translate("Clients", "All clients"), everybody)
        for view in found:
            menu.addAction(no_mnemonic(view.name), partial(self._show, view.wanted, view.sort, view.model))
        menu.addSeparator()
        menu.addAction(translate("Clients", "Save this view…"), self.save)
        if found:
            away = menu.addMenu(translate("Clients", "Delete a view"))
            for view in found:
                away.addAction(no_mnemonic(view.name), partial(self.delete, view.name))

    def _show(self, wanted: ClientFilter, sort: Sort, model: str) -> None:
        self._state.show_view(wanted, sort, model)
        self.shown.emit()

    def save(self) -> None:
        """Ask for a name and keep the view that is shown."""
        context, state = self._context, self._state
        if not context.edits.may_edit():
            return
        name = context.tools.dialogs.ask_text(
            translate("Clients", "Save this view"),
            translate("Clients", "Name of the view"),
            yes=translate("Clients", "Save"),
        )
        if name is None:
            return
        view = SavedView(name, state.wanted, state.sort, state.words.model.key)
        if context.edits.run(lambda: save_view(context.session.workbook, view, origin=ORIGIN)) is not None:
            context.notifier.say(fill(translate("Clients", "View saved: %1"), name), "good")

    def delete(self, name: str) -> None:
        """Forget a view."""
        workbook = self._context.session.workbook
        if self._context.edits.run(lambda: delete_view(workbook, name, origin=ORIGIN)) is not None:
            self._context.notifier.say(fill(translate("Clients", "View deleted: %1"), name))
