"""What can be done with clients: the part of the page that calls the services."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from canvas_app import paths
from canvas_app.domain.changes import Changes
from canvas_app.domain.clients.bulk import BulkChange
from canvas_app.domain.errors import PersonError
from canvas_app.services import stages
from canvas_app.services.clients import erasing, listing, register
from canvas_app.services.clients.listing import ClientFilter, Sort
from canvas_app.ui.clients.erasing import ask_and_erase, show_erased
from canvas_app.ui.clients.list_area import FILTER, REASON
from canvas_app.ui.clients.origin import ORIGIN
from canvas_app.ui.common.card import Choice
from canvas_app.ui.common.text import fill, shortened, translate

if TYPE_CHECKING:
    from canvas_app.services.clients.listing import ClientList
    from canvas_app.ui.clients.card import ClientCard
    from canvas_app.ui.clients.importing import Importing
    from canvas_app.ui.clients.list_area import ListArea
    from canvas_app.ui.clients.review import Review
    from canvas_app.ui.clients.table_model import Names
    from canvas_app.ui.clients.words import ClientWords
    from canvas_app.ui.common.context import PageContext
    from canvas_app.ui.common.side_place import SidePlace

_MOST = 60  # characters of what was searched
_MANY = 50
"""A step that touches more clients than this is told in a strip with its undo."""


class ClientActions:
    """Mixed into the clients page, which has what is named here."""

    context: PageContext
    lister: ClientList
    area: ListArea
    card: ClientCard
    review: Review
    place: SidePlace
    importing: Importing
    words: ClientWords
    names: Names
    wanted: ClientFilter
    sort: Sort
    crumb: str
    _model_chosen: bool

    show_filter: Callable[..., None]
    show_list: Callable[..., None]
    use_model: Callable[[str], None]
    hide_import: Callable[[], None]

    # whom it is about

    def chosen(self) -> list[int]:
        """Return the selected clients, else the current one."""
        ids = self.area.table.selected_ids()
        current = self.area.table.current_id()
        return ids or ([current] if current is not None else [])

    def tags(self) -> Sequence[str]:
        """Return every tag in use."""
        return listing.tags(self.context.workbook)

    def clients_of(self, changes: Changes) -> list[int]:
        """Return the clients that changes are about."""
        return listing.clients_of(self.context.workbook, changes)

    # what is shown

    def show_view(self, wanted: ClientFilter, sort: Sort, model: str) -> None:
        """Show a saved view."""
        self.sort = sort
        if model:
            self._model_chosen = True
            self.use_model(model)
        self.show_filter(wanted, first=True)
        self.area.focus_rows()

    def sort_by(self, column: str, descending: bool) -> None:
        """Sort the list; the current client stays current."""
        self.sort = Sort(column, descending)
        self.show_list()
        row = self.area.model.row_of(self.area.table.current_id())
        if row >= 0:
            self.area.table.scrollTo(self.area.model.index(row, 0))

    def choose_model(self, key: str) -> None:
        """Show another stage model in list and card."""
        self._model_chosen = True
        self.use_model(key)
        self.show_list()

    def say_empty(self) -> None:
        """Say why the list is empty and what to do."""
        empty, wanted = self.area.empty, self.wanted
        everybody = self.lister.total()
        clear: Choice = (translate("Clients", "Clear"), lambda: self.show_filter(ClientFilter()))
        if not everybody and wanted == ClientFilter():
            text = translate(
                "Clients",
                "No clients yet. Paste rows from a spreadsheet (Ctrl+V), import a CSV or add the first one.",
            )
            empty.say(
                text,
                links=[
                    (translate("Clients", "Import…"), self.area.filters.import_wanted.emit),
                    (translate("Clients", "+ Client"), self.add_client),
                ],
                foot=translate("Clients", "Three are enough to see how it works."),
            )
            return
        of = self.context.sentence("n.of_clients", count=everybody)
        if wanted.search:
            searched = shortened(wanted.search, _MOST)
            text = fill(translate("Clients", "Nobody matches “%1” among %2."), searched, of)
            add = fill(translate("Clients", "Add “%1”"), searched)
            empty.say(
                text,
                links=[
                    (translate("Clients", "Clear filters"), lambda: self.show_filter(ClientFilter())),
                    (add, lambda: self.add_client(wanted.search)),
                ],
            )
        elif wanted.archived:
            empty.say(translate("Clients", "The archive is empty."), links=[clear])
        else:
            text = fill(translate("Clients", "Nobody of %1 fits the filter."), of)
            empty.say(text, links=[clear])

    # edits

    def add_client(self, name: str = "") -> None:
        """Show the form for a new client."""
        if not self.context.may_edit():
            return
        self.hide_import()
        self.card.new_client(name)
        self.place.show()
        self.card.focus_first()

    def bulk(self, change: BulkChange) -> None:
        """Do one change to the selected clients."""
        self._change(self.chosen(), change)

    def _change(self, ids: list[int], change: BulkChange) -> None:
        workbook = self.context.workbook
        changes = self.context.run_edit(lambda: register.change_clients(workbook, ids, change, origin=ORIGIN))
        if changes is not None and changes.size:
            self.tell(changes, loud=len(ids) > _MANY)

    def add_tag(self) -> None:
        """Ask for a tag and add it to the selected clients."""
        if not self.context.may_edit():
            return
        tag = self.context.dialogs.ask_text(
            translate("Clients", "Add a tag"), translate("Clients", "Tag"), yes=translate("Clients", "Add")
        )
        if tag is not None:
            self.bulk(BulkChange(add_tags=(tag,)))

    def archive(self, ids: list[int] | None = None) -> None:
        """Put clients away."""
        self._put_away(ids, register.archive_clients)

    def restore_clients(self, ids: list[int] | None = None) -> None:
        """Take clients out of the archive."""
        self._put_away(ids, register.restore_clients)

    def delete(self, ids: list[int] | None = None) -> None:
        """Delete clients with everything that belongs to them."""
        self._put_away(ids, register.delete_clients)

    def _put_away(self, ids: list[int] | bool | None, call: Callable[..., Changes]) -> None:
        """Do what takes clients out of the list; the row after them becomes current."""
        chosen = ids if isinstance(ids, list) else self.chosen()
        table, model = self.area.table, self.area.model
        rows = model.rows_of(chosen)
        after = list(model.ids[max(rows, default=-1) + 1 :][:1])
        before = list(model.ids[: min(rows, default=0)][-1:])
        changes = self.context.run_edit(lambda: call(self.context.workbook, chosen, origin=ORIGIN))
        if changes is None or not changes.size:
            return
        if after or before:
            table.go_to((after or before)[0])
        self.tell(changes, loud=True)

    def erase(self) -> None:
        """Erase the client of the card for good, after asking."""
        client_id, workbook = self.card.client_id, self.context.workbook
        if client_id is None:
            return
        name = register.client_of(workbook, client_id).name
        if ask_and_erase(
            self.context,
            self.area,
            name,
            lambda: erasing.erase_client(workbook, client_id, origin=ORIGIN),
        ):
            self.area.focus_rows()

    def look_for_erased(self) -> None:
        """Look which backups still hold somebody who was erased, now or earlier."""
        show_erased(self.context, self.area)

    def erase_deleted(self) -> None:
        """List the people who were deleted earlier, to erase them for good."""
        from canvas_app.ui.clients.deleted_window import DeletedWindow

        DeletedWindow(self.context, self.area).open()

    def tell(self, changes: Changes, *, loud: bool) -> None:
        """Say what was done; what is large or takes something away with its undo."""
        text = self.context.edit_done(changes.name, changes.params)
        if loud:
            self.context.strip(text, [self.context.undo_choice()], key="clients-done", undoes=True)
        else:
            self.context.say(text, "good")

    # stages

    def confirm_stage(self) -> None:
        """Confirm the suggested stage of the current client, or of all selected ones."""
        chosen = self.chosen()
        if len(chosen) > 1:
            self.ask_reason(chosen)
        elif chosen:
            self.card.show_client(chosen[0], self.words, self.names)
            self.card.stage.confirm()

    def choose_other(self) -> None:
        """Choose another stage for the current client."""
        if self.area.table.current_id() is None:
            return
        self.card.show_card()
        self.card.show_client(self.area.table.current_id(), self.words, self.names)
        self.place.show()
        self.card.stage.choose_other()

    def ask_reason(self, ids: list[int]) -> None:
        """Ask for the one reason of many confirmations."""
        if not self.context.may_edit():
            return
        self._to_confirm = ids
        self.area.show_bar(REASON)
        self.area.reason.ask(len(ids))

    def _confirm_all(self, reason: str) -> None:
        workbook, model, day = self.context.workbook, self.words.model.key, self.context.as_of
        ids = self._to_confirm
        changes: Any = self.context.run_edit(
            lambda: stages.confirm_all(workbook, ids, model, day, reason=reason, origin=ORIGIN)
        )
        if changes is None:
            return
        self._leave_reason()
        self.context.unstrip("suggested")
        if changes.size:
            self.tell(changes, loud=True)
        else:
            self.context.say(translate("Clients", "These stages are confirmed already."))

    def _leave_reason(self) -> None:
        self.area.show_bar(FILTER)
        self.area.table.count_changed.emit(self.area.table.selected_count())
        self.area.focus_rows()

    def start_review(self, ids: list[int] | None = None) -> None:
        """Walk through the clients whose stage is only suggested."""
        model, day = self.words.model.key, self.context.as_of
        found = listing.unconfirmed(self.context.workbook, model, day)
        wanted = set(ids) if ids is not None else None
        self.review.start([one for one in found if wanted is None or one in wanted])

    # documents and tables

    def export(self, *_: object) -> None:
        """Write the selected clients, or all that are found, as a table."""
        from canvas_app.services.clients.export import export_clients

        self.context.typed.settle()
        ids = self.area.table.selected_ids()
        if len(ids) < 2:
            ids = list(self.area.model.ids)
        suggested = paths.home() / translate("Clients", "Clients.csv")
        filters = [(translate("Clients", "Table"), "*.csv")]
        path = self.context.dialogs.save_file(translate("Clients", "Export clients"), filters, suggested)
        if path is None:
            return
        context = self.context
        try:
            with context.workbook.only_sound():
                count = export_clients(
                    context.workbook,
                    ids,
                    path,
                    context.catalogue,
                    context.lang,
                    source=self.importing.table,
                )
        except (PersonError, OSError) as error:
            context.report(error)
            return
        rows = context.sentence("n.clients", count=count)
        context.say(fill(translate("Clients", "Exported: %1"), rows), "good")

    def open_document(self, *, printing: bool = False) -> None:
        """Open the document of this page, the card of the current client, and print it if asked for."""
        client = self.area.table.current_id()
        state: dict[str, object] = {"preset": "full"} if client is None else {"client": client}
        self.context.go("documents", printing=printing, **state)
