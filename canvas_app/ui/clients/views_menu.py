"""Saved views of the list: a filter and an order under a name, one click away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from canvas_app.services.clients.listing import ClientFilter, Sort
from canvas_app.services.clients.saved_views import SavedView, delete_view, save_view, saved_views
from canvas_app.ui.clients.origin import ORIGIN
from canvas_app.ui.common.buttons import MenuButton
from canvas_app.ui.common.text import fill, no_mnemonic, translate

if TYPE_CHECKING:
    from canvas_app.ui.clients.page import ClientsPage


class ViewsMenu:
    """Fills the menu of the «Views» button when it opens."""

    def __init__(self, page: ClientsPage, button: MenuButton) -> None:
        self._page, self._button = page, button
        button.menu().aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Offer everything, the saved views, saving what is shown, and deleting."""
        page, menu = self._page, self._button.menu()
        menu.clear()
        found = saved_views(page.context.workbook)
        menu.addAction(
            translate("Clients", "All clients"), partial(page.show_view, ClientFilter(), Sort(), "")
        )
        for view in found:
            show = partial(page.show_view, view.wanted, view.sort, view.model)
            menu.addAction(no_mnemonic(view.name), show)
        menu.addSeparator()
        menu.addAction(translate("Clients", "Save this view…"), self.save)
        if found:
            away = menu.addMenu(translate("Clients", "Delete a view"))
            for view in found:
                away.addAction(no_mnemonic(view.name), partial(self.delete, view.name))

    def save(self) -> None:
        """Ask for a name and keep the view that is shown."""
        page = self._page
        if not page.context.may_edit():
            return
        name = page.context.dialogs.ask_text(
            translate("Clients", "Save this view"),
            translate("Clients", "Name of the view"),
            yes=translate("Clients", "Save"),
        )
        if name is None:
            return
        view = SavedView(name, page.wanted, page.sort, page.words.model.key)
        workbook = page.context.workbook
        if page.context.run_edit(lambda: save_view(workbook, view, origin=ORIGIN)) is not None:
            page.context.say(fill(translate("Clients", "View saved: %1"), name), "good")

    def delete(self, name: str) -> None:
        """Forget a view."""
        workbook = self._page.context.workbook
        if self._page.context.run_edit(lambda: delete_view(workbook, name, origin=ORIGIN)) is not None:
            self._page.context.say(fill(translate("Clients", "View deleted: %1"), name))
