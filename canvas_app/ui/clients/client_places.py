"""Where the clients page is: what it was asked for, returning to places, cards, forms, an import."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from canvas_app.domain.changes import Changes
from canvas_app.services.clients import listing, register
from canvas_app.services.clients.listing import ClientFilter
from canvas_app.ui.clients.card import DETAILS, NEW
from canvas_app.ui.clients.client_menus import ClientMenus
from canvas_app.ui.common.card import Choice
from canvas_app.ui.common.strip import Strip
from canvas_app.ui.common.text import fill, translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from canvas_app.services.imports import ImportResult
    from canvas_app.ui.clients.importing import Importing
    from canvas_app.ui.common.beside import ScrollColumn

_SELECTED = 2_000
"""A larger selection is not remembered for the way back."""
_SUGGESTED = "suggested"


class ClientPlaces(ClientMenus):
    """Mixed into the clients page."""

    _offers = False
    """Whether the suggested stages were on offer when the page was left."""

    main: QStackedWidget
    import_area: ScrollColumn
    importing: Importing
    window: Callable[[], QWidget]
    show_place: Callable[[], None]
    show_client: Callable[[object], None]

    def activate(self, **state: object) -> None:
        """Show what was asked for: a client, some clients, a filter, a review, an import; take the focus."""
        run, model = state.get("run"), state.get("model")
        if isinstance(model, str):
            self.use_model(model)
        wanted = self._asked(state)
        if wanted is not None:
            crumb = state.get("crumb")
            self.crumb = crumb if isinstance(crumb, str) else ""
            self.hide_import()
            self.show_filter(wanted, keep_crumb=True, first=True)
        client = state.get("client")
        if isinstance(client, int):
            self.open_client(client)
        elif run == "import":
            self.importing.ask_file()
        elif run == "add":
            self.add_client()
        elif run == "review":
            ids = _ids(state.get("ids"))
            self.start_review(None if ids is None else list(ids))
        else:
            self.area.focus_rows()

    def _asked(self, state: dict[str, object]) -> ClientFilter | None:
        """Return the filter that a state asks for, None for none."""
        ids, deals = _ids(state.get("ids")), _ids(state.get("deals"))
        if ids is not None or deals is not None:
            return ClientFilter(ids=ids, deals=deals)
        if "segment" in state:
            segment = state["segment"]
            return ClientFilter(segments=(segment if isinstance(segment, int) else None,))
        if isinstance(state.get("stage"), str):
            return ClientFilter(stages=(str(state["stage"]),))
        return None

    def go_back_state(self) -> dict[str, object]:
        """Return filter, order, selection and place in the list."""
        return {
            "view": (self.wanted, self.sort, self.words.model.key, self.crumb),
            "selected": self.area.table.selected_ids()
            if self.area.table.selected_count() < _SELECTED
            else [],
            "current": self.area.table.current_id(),
            "top": self.area.table.verticalScrollBar().value(),
        }

    def restore(self, state: dict[str, object]) -> None:
        """Return to a place that ``go_back_state`` gave."""
        view: Any = state.get("view")
        if view is None:
            self.activate(**state)
            return
        wanted, sort, model, self.crumb = view
        self.sort = sort
        self.use_model(model)
        self.show_filter(wanted, keep_crumb=True)
        selected, current, top = state.get("selected"), state.get("current"), state.get("top")
        table = self.area.table
        if isinstance(selected, list) and isinstance(current, int | None):
            table.select_ids(selected, current)
            self.show_client(current)
        if isinstance(top, int):
            table.verticalScrollBar().setValue(top)
        self.area.focus_rows()

    def reveal(self, changes: Changes) -> None:
        """Show and select what an undo or redo changed."""
        model = self.area.model
        there = [model.ids[row] for row in model.rows_of(self.clients_of(changes))]
        if not there:
            return
        if len(there) == 1:
            self.area.table.go_to(there[0])
        else:
            self.area.table.select_ids(there, there[0])
        if not self.card.isAncestorOf(self.window().focusWidget() or self.window()):
            self.area.focus_rows()

    # places

    def back_to_row(self) -> None:
        """Return from the card to its row."""
        if self.place.drawer:
            self.place.close()
        self.area.focus_rows()

    def close_drawer(self) -> None:
        """Close the card, or the form in its place, by its ×."""
        self.card.commit()
        if self.card.mode == NEW:
            self.card.show_card()
        self.back_to_row()

    def open_client(self, client_id: object) -> None:
        """Show the card of a client, in the list if it fits the filter, else among all."""
        if not isinstance(client_id, int):
            return
        self.hide_import()
        if self.area.model.row_of(client_id) < 0:
            self.show_filter(ClientFilter())
            if self.area.model.row_of(client_id) < 0:
                self.show_filter(ClientFilter(ids=(client_id,)))
        self.card.show_card()
        self.area.table.go_to(client_id)
        self.place.show()
        self.area.focus_rows()

    def show_added(self, client_id: object, more: bool) -> None:
        """Show a client just added; with ``more`` the form goes on with the next one."""
        if not isinstance(client_id, int):
            return
        row = self.area.model.row_of(client_id)
        if more:
            self.context.say(translate("Clients", "Added. Next one?"), "good")
            return
        name = register.client_of(self.context.workbook, client_id).name
        self.context.say(self.context.edit_done("edit.client_add", {"name": name}), "good")
        if row < 0:
            self.show_filter(ClientFilter())
        self.card.show_card()
        self.area.table.go_to(client_id)
        self.card.entry.focus_line()  # who goes on typing tells of the client, and decides nothing
        self._tell_of_the_sheet(client_id)

    def _tell_of_the_sheet(self, client_id: int) -> None:
        """Say once, with the first client, that the segment's note counts clients from now on."""
        row = next(iter(self.lister.rows([client_id], self.words.model.key, self.context.as_of)), None)
        segment = self.names.segments.get(row.segment_id or 0) if row is not None else None
        if segment is None or self.lister.total() != 1:
            return
        text = fill(translate("Clients", "The note “%1” counts clients now."), segment)
        show: Choice = (translate("Clients", "Show"), lambda: self.context.go("canvas", block="cs"))
        self.context.strip(text, [show], key="first-client")

    def show_employee(self, employee_id: object) -> None:
        """Show the clients of an employee."""
        if isinstance(employee_id, int):
            self.card.show_card()
            self.show_filter(ClientFilter(employees=(employee_id,)), first=True)
            self.area.focus_rows()

    def show_import(self) -> None:
        """Show the preview of an import in place of the list."""
        self.main.setCurrentWidget(self.import_area)
        self.show_place()

    def hide_import(self) -> None:
        """Show the list again."""
        held = self.importing.panel.isAncestorOf(self.window().focusWidget() or self.window())
        self.main.setCurrentWidget(self.area)
        self.show_place()
        if held:
            self.area.focus_rows()

    def open_employees(self) -> None:
        """Show our employees beside the list."""
        self.card.show_employees()
        self.place.show()
        self.card.focus_first()

    def edit_fields(self) -> None:
        """Put the caret into the name of the current client."""
        if self.area.table.current_id() is None:
            return
        self.card.show_card()
        self.card.choose(DETAILS)
        self.place.show()
        self.card.details.focus_field("name")

    # after an import

    def imported(self, result: ImportResult) -> None:
        """Say what an import did, lead to its clients, and offer to confirm what is suggested now."""
        ids = self.clients_of(result.changes)
        said = self.context.sentence(
            "cmd.import.done",
            read=result.read,
            added=result.added,
            updated=result.updated,
            skipped=result.skipped,
        )
        choices: list[Choice] = []
        if ids:
            shown = self.context.sentence("n.of_clients", count=len(ids))
            words = fill(translate("Clients", "Show %1"), shown)
            choices.append((words, lambda: self._show_imported(ids)))
        kind = "warning" if result.refused else "good"
        undoes = bool(result.changes.size)
        if undoes:
            choices.append(self.context.undo_choice())
        self.context.strip(said, choices, kind, seconds=20, key="imported", undoes=undoes)
        self.offer_decisions()
        self.area.focus_rows()
        self._focus_strip(said)

    def _show_imported(self, ids: list[int]) -> None:
        self.crumb = translate("Clients", "Imported")
        self.show_filter(ClientFilter(ids=tuple(ids)), keep_crumb=True, first=True)
        self.area.focus_rows()

    def _focus_strip(self, text: str) -> None:
        for strip in self.window().findChildren(Strip):
            if strip.text == text and strip.buttons:
                strip.buttons[0].setFocus()

    def offer_decisions(self) -> None:
        """Offer to confirm the stages that are only suggested, all at once or one by one."""
        text = self._offer_text()
        if text is None:
            self.context.unstrip(_SUGGESTED)
            return
        choices: list[Choice] = [
            (translate("Clients", "Confirm all"), lambda: self.ask_reason(self._undecided())),
            (translate("Clients", "Review one by one"), lambda: self.start_review(self._undecided())),
        ]
        self.context.strip(text, choices, seconds=0, key=_SUGGESTED, again=self.offer_decisions)

    def put_offer_away(self) -> None:
        """Take the offer along: its buttons work on this page, and other pages have offers of their own."""
        self._offers = self.context.unstrip(_SUGGESTED)

    def bring_offer_back(self) -> None:
        """Offer again, with the number of now, what was on offer when the page was left."""
        if self._offers:
            self.offer_decisions()

    def recount_offer(self) -> None:
        """Keep the number in the offer right while one after another is decided; at none it goes."""
        self.context.restrip(_SUGGESTED, self._offer_text)

    def _undecided(self) -> list[int]:
        return listing.unconfirmed(self.context.workbook, self.words.model.key, self.context.as_of)

    def _offer_text(self) -> str | None:
        """Return what the offer says, None when nobody's stage is only suggested."""
        found = self._undecided()
        if not found:
            return None
        of = self.context.sentence("n.of_clients", count=len(found))
        return fill(translate("Clients", "Stages are suggested for %1"), of)


def _ids(value: object) -> tuple[int, ...] | None:
    if not isinstance(value, list | tuple | set | frozenset):
        return None
    return tuple(one for one in value if isinstance(one, int))
