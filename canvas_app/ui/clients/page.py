"""The clients page: the list, the card beside it, and what their signals do."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from canvas_app.domain.changes import Changes
from canvas_app.domain.kind_relations import read_by
from canvas_app.domain.record_kind import CLIENTS
from canvas_app.services import stages
from canvas_app.services.canvas import reads
from canvas_app.services.clients import people
from canvas_app.services.clients.listing import ClientFilter, ClientList, ClientRow, Sort
from canvas_app.ui.clients.card import NOBODY, ClientCard
from canvas_app.ui.clients.client_places import ClientPlaces
from canvas_app.ui.clients.commands import client_commands
from canvas_app.ui.clients.filters import FilterWords
from canvas_app.ui.clients.importing import Importing
from canvas_app.ui.clients.list_area import FILTER, SELECTION, ListArea
from canvas_app.ui.clients.review import Review
from canvas_app.ui.clients.table_model import Names
from canvas_app.ui.clients.views_menu import ViewsMenu
from canvas_app.ui.clients.words import ClientWords
from canvas_app.ui.common.actions import Command
from canvas_app.ui.common.beside import ScrollColumn
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.page import Hit, Page
from canvas_app.ui.common.side_place import SidePlace
from canvas_app.ui.common.stops import step
from canvas_app.ui.common.text import fill, translate

_SHOWN = read_by(CLIENTS)
_HITS = 8


class ClientsPage(ClientPlaces, Page):
    """Shows the register of the workbook."""

    key = "clients"
    icon = "clients"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        Page.__init__(self, context, parent)
        self.lister = ClientList(context.workbook)
        self.wanted, self.sort, self.crumb = ClientFilter(), Sort(), ""
        self.words = ClientWords(context, stages.default_model(context.workbook))
        self.names = Names()
        self._model_chosen = False
        self.area = ListArea(context, self._read, self.lister.number, self.tags, self)
        self.card = ClientCard(context, self.lister.number, self)
        self.importing = Importing(context, self.show_import, self.hide_import, self.imported, self)
        self.main = QStackedWidget(self)
        self.main.addWidget(self.area)
        self.import_area = ScrollColumn(self.importing.panel, self)
        self.main.addWidget(self.import_area)
        self.place = SidePlace(self, self.main, self.card, context.theme, self.area.leave_free)
        self.review = Review(self)
        self.views = ViewsMenu(self, self.area.filters.views)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        table, area, card = self.area.table, self.area, self.card
        table.current_changed.connect(self.show_client)
        table.count_changed.connect(self._on_count)
        table.opened.connect(self._on_opened)
        table.left.connect(self._on_table_left)
        table.typed.connect(self._on_typed)
        table.sort_wanted.connect(self._on_sort)
        table.column_menu_wanted.connect(self.open_column_menu)
        table.menu_wanted.connect(self.open_context_menu)
        area.filters.wanted_changed.connect(self.show_filter)
        area.crowded.connect(self.place.close)
        area.filters.rows_wanted.connect(area.focus_rows)
        area.filters.import_wanted.connect(self.importing.ask_file)
        area.filters.search.rows_pasted.connect(self.importing.paste)
        area.archive_link.clicked.connect(lambda: self.show_filter(ClientFilter(archived=True)))
        area.model_button.menu().aboutToShow.connect(self.fill_model_menu)
        self.connect_selection()
        card.left.connect(self.back_to_row)
        card.closed.connect(self.close_drawer)
        card.wanted.connect(lambda _mode: self.show_place())
        card.stage.model_wanted.connect(self.choose_model)
        card.stage.decided.connect(self.review.decided)
        card.new_form.added.connect(self.show_added)
        card.new_form.client_wanted.connect(self.open_client)
        card.staff.clients_wanted.connect(self.show_employee)
        self.connect_details()

    # what the shell asks

    def title(self) -> str:
        """Return the page's name."""
        return translate("Clients", "Clients")

    def commands(self) -> Sequence[Command]:
        """Return the page's commands."""
        return client_commands(self)

    def primary(self) -> str:
        """Return the command of the button at the right of the top bar."""
        return "clients.add"

    def panes(self) -> Sequence[QWidget]:
        """Return list and card."""
        return (self.main, self.card) if self.card.isVisible() else (self.main,)

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self.setAccessibleName(self.title())
        self.area.retranslate()
        self.card.retranslate()
        self.importing.panel.retranslate()

    def close_editors(self) -> None:
        """Keep what is being typed."""
        self.card.commit()

    def open_search(self) -> None:
        """Put the caret into the search field."""
        self.hide_import()
        self.area.show_bar(FILTER)
        self.area.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.area.filters.search.selectAll()

    def find_next(self, *, forward: bool = True) -> None:
        """Go to the next row found, or the one before."""
        row = self.area.table.currentIndex().row() + (1 if forward else -1)
        if 0 <= row < len(self.area.model.ids):
            self.area.table.go_to_row(row)

    def toggle_inspector(self) -> None:
        """Show or hide the card."""
        self.place.toggle()
        if not self.card.isVisible():
            self.area.focus_rows()

    @classmethod
    def search(cls, context: PageContext, text: str) -> Sequence[Hit]:
        """Return clients that fit ``text``."""
        if not text.strip():
            return ()
        lister = ClientList(context.workbook)
        model = stages.default_model(context.workbook)
        words = ClientWords(context, model)
        nobody: list[ClientRow] = []
        rows = context.figure(lambda: _hits(lister, text, model.key, context.as_of), nobody)
        return [
            Hit(
                words.client(row.name, lister.number(row.id)),
                " · ".join(part for part in (words.hidden(row.company), words.stage(row.shown)) if part),
                partial(context.go, "clients", client=row.id),
            )
            for row in rows
        ]

    # reading

    def _read(self, ids: Sequence[int]) -> list[ClientRow]:
        return self.lister.rows(ids, self.words.model.key, self.context.as_of)

    def said(self) -> FilterWords:
        """Return the words for filters."""
        return FilterWords(self.context, self.words, self.names)

    def refresh(self) -> None:
        """Read the register anew."""
        self.lister.forget()
        if not self._model_chosen:
            self.use_model(stages.default_model(self.context.workbook).key)
        else:
            self.use_model(self.words.model.key)
        self.show_list()

    def apply(self, changes: Changes) -> None:
        """Read anew what was changed; the current row and the selection stay."""
        if changes.touch(*_SHOWN):
            self.lister.forget(changes)
            if changes.touch("setting"):
                self.refresh()
            else:
                self.show_list()
            self.recount_offer()

    def use_model(self, key: str) -> None:
        """Show the stages of a model."""
        known = {model.key: model for model in stages.models(self.context.workbook)}
        model = known.get(key) or stages.default_model(self.context.workbook)
        if model is not self.words.model:
            self.wanted = replace(self.wanted, stages=())
        self.words = ClientWords(self.context, model)
        self.area.table.delegate.words = self.words

    def show_list(self, *, first: bool = False) -> None:
        """Find the clients of the filter and show them; ``first``: the first one becomes current."""
        workbook, table = self.context.workbook, self.area.table
        current, selected = table.current_id(), table.selected_ids() if table.selected_count() > 1 else []
        self.names = Names(
            {one.id: one.name for one in reads.segments(workbook)},
            {one.id: one.name for one in people.employees(workbook)},
            self._revenue() if self.context.names_hidden else {},
        )
        ids = self._find()
        moved = self.area.model.show(ids, self.words, self.names)
        table.show_sort(self.sort)
        if moved:
            self._keep_place(None if first else current, selected)
        self.area.filters.show_filter(self.wanted, self.crumb, self.said())
        self.show_count()
        self.card.show_client(table.current_id(), self.words, self.names)
        self.show_place()

    def _find(self) -> array[int]:
        """Return the clients of the filter; names alone while figures are not known to be sound."""
        wanted, sort, model, day = self.wanted, self.sort, self.words.model.key, self.context.as_of
        found = self.context.figure(lambda: self.lister.find(wanted, sort, model, day), None)
        self.area.model.pending = "" if found is not None else self.context.soundness.mark
        if found is not None:
            return found
        self.lister.forget()
        return self.lister.names() if wanted == ClientFilter() else array("q")

    def _revenue(self) -> dict[str, int]:
        return self.context.figure(lambda: self.lister.total_revenue(self.context.as_of), {})

    def _keep_place(self, current: int | None, selected: list[int]) -> None:
        table = self.area.table
        if selected:
            table.select_ids(selected, current)
        elif not table.go_to(current, tell=False) and self.area.model.ids:
            table.go_to_row(0, tell=False)
        self._on_count(table.selected_count())

    def show_filter(self, wanted: ClientFilter, *, keep_crumb: bool = False, first: bool = False) -> None:
        """Show the clients of another filter."""
        self.review.stop()
        self.wanted = wanted
        if not keep_crumb and wanted.ids is None and wanted.deals is None:
            self.crumb = ""
        self.area.filters.set_filter_search(wanted.search)
        self.show_list(first=first)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab walk list and card as they are shown, what was made just now too."""
        return step(self, self.panes(), forward=forward) or super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Dock the card or make it a drawer, by the window's width."""
        super().resizeEvent(event)
        self.place.arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the offer of this page away with it."""
        super().hideEvent(event)
        if not self.context.closed:
            self.put_offer_away()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the offer of this page back with it."""
        super().showEvent(event)
        self.bring_offer_back()

    def show_place(self) -> None:
        """Show the card's place only where there is something to show in it."""
        empty = not self.area.model.ids and self.card.mode == NOBODY
        self.place.want(not empty and self.main.currentWidget() is self.area)

    # what the table says

    def show_client(self, client_id: object) -> None:
        """Show the card of the client that is current now."""
        self.card.show_client(client_id if isinstance(client_id, int) else None, self.words, self.names)
        self.review.moved()

    def _on_count(self, count: int) -> None:
        several = count >= 2 and not self.review.active
        if several:
            self.area.selection.show_count(count, archived=self.wanted.archived)
            self.area.show_bar(SELECTION)
        elif self.area.bar == SELECTION:
            self.area.show_bar(FILTER)

    def _on_opened(self) -> None:
        if self.review.active:
            self.review.confirm()
            return
        self.card.show_card()
        self.place.show()
        self.card.focus_first()

    def _on_table_left(self) -> None:
        table = self.area.table
        if self.review.active:
            self.review.end()
        elif table.selected_count() > 1:
            table.go_to(table.current_id())
        elif self.place.drawer and self.place.shown:
            self.place.close()
        elif self.wanted.search:
            self.show_filter(replace(self.wanted, search=""))

    def _on_typed(self, text: str) -> None:
        if self.review.active:
            return
        search = self.area.filters.search
        self.area.show_bar(FILTER)
        search.setText(text)
        search.setFocus(Qt.FocusReason.OtherFocusReason)
        search.setCursorPosition(len(text))

    def _on_sort(self, column: str) -> None:
        self.sort_by(column, self.sort.column == column and not self.sort.descending)

    def show_count(self) -> None:
        """Show how many clients fit, of how many, and the archive if there is one."""
        pending = self.area.model.pending
        self.area.model_button.set_text(self.words.model_name())
        name = fill(translate("Clients", "Stage model: %1"), self.words.model_name())
        self.area.model_button.setAccessibleName(name)
        if pending:
            self.area.count.setText(pending)
            self.area.archive_link.hide()
            self.area.show_table(True)
            return
        found, total = len(self.area.model.ids), self.lister.total(archived=self.wanted.archived)
        number = self.context.formats.number(found)
        if found == total:
            text = self.context.sentence("n.clients", count=total)
        else:
            of = self.context.sentence("n.of_clients", count=total)
            text = fill(translate("Clients", "%1 of %2"), number, of)
        self.area.count.setText(text if total or found else "")
        away = self.lister.total(archived=True)
        self.area.archive_link.setVisible(bool(away) and not self.wanted.archived)
        archived = self.context.formats.number(away)
        self.area.archive_link.set_text(fill(translate("Clients", "In the archive: %1"), archived))
        self.area.show_table(bool(found))
        if not found:
            self.say_empty()


def _hits(lister: ClientList, text: str, model: str, day: date) -> list[ClientRow]:
    """Return the first clients that fit ``text``."""
    return lister.rows(lister.find(ClientFilter(search=text), Sort(), model, day)[:_HITS], model, day)
