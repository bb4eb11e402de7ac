"""A list of the records of a kind: what narrows it, the form that enters one, what is done to them."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from canvas_app.domain.changes import Changes
from canvas_app.domain.record_kind import Kind
from canvas_app.domain.record_views import listing_of
from canvas_app.services import records
from canvas_app.services.record_actions import Action, actions_for
from canvas_app.services.records import Found, Sort
from canvas_app.storage.filters import RecordFilter
from canvas_app.ui.common.buttons import SecondaryButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.labels import QuietLabel
from canvas_app.ui.common.notice import Notice
from canvas_app.ui.common.records.filter_bar import RecordFilterBar
from canvas_app.ui.common.records.form import RecordForm
from canvas_app.ui.common.records.form_place import FormPlace
from canvas_app.ui.common.records.list_model import RecordListModel
from canvas_app.ui.common.records.list_table import RecordTable
from canvas_app.ui.common.records.quick_entry import QuickEntry
from canvas_app.ui.common.text import no_mnemonic, translate

_BRIEF = 12
"""Rows that a list in a narrow place is high at most."""


class RecordPanel(QWidget):
    """Lists the records of a kind, of all or of one owner; Insert adds, Enter opens, Delete deletes.

    ``form`` is that of the kind unless it has one of its own. Whoever owns the panel calls ``notice`` with
    the changes of each edit. ``brief``: in a narrow place that scrolls by itself; then all records are shown,
    without what narrows them. ``button``: whether a button opens the form for a new record. A kind with words
    for it (``quick`` of the catalogue) has a line that adds one.

    Attributes:
        wanted: by what the list is narrowed, ``at_first`` before a person narrowed it; ``sort`` its order.
        left: Esc in the table.

    """

    left = Signal()

    def __init__(
        self,
        host: PageContext,
        kind: Kind,
        *,
        origin: str = "",
        form: RecordForm | None = None,
        at_first: RecordFilter | None = None,
        brief: bool = False,
        button: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._host, self._kind, self._origin, self._brief = host, kind, origin, brief
        listing = listing_of(kind)
        self.at_first = self.wanted = at_first or RecordFilter(kind.name)
        self.sort = Sort(listing.sort, listing.descending)
        self.owner = 0
        self.add = SecondaryButton("", self)
        self._button = button
        self.add.setVisible(button)
        self.form = form or RecordForm(host, kind, origin=origin, parent=self)
        self._edited: int | None = None
        self.bar = RecordFilterBar(host, kind, self)
        self.model = RecordListModel(host, kind, self)
        if brief:  # whose records they are is seen around the list
            owner = kind.owner[0] if kind.owner is not None else ""
            self.model.show_columns([one.key for one in self.model.columns if one.key != owner])
        self.table = RecordTable(host.tools.theme, self.model, self)
        self.empty = QuietLabel("", self, wrap=True)
        self.quick = self._quick_entry()
        self._arrange()
        self._connect()
        self.retranslate()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(8)
        if self.quick is not None:
            column.addWidget(self.quick)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.form if self._brief else FormPlace(self._host.tools.theme, self.form, self))
        for part in (self.bar, self.empty):
            column.addWidget(part)
        column.addWidget(self.table, 1)

    def _connect(self) -> None:
        self.bar.wanted_changed.connect(self.narrow)
        self.form.left.connect(self._on_form_left)
        self.form.record_saved.connect(self._on_saved)
        self.add.clicked.connect(self.new)
        self.table.opened.connect(self.open)
        self.table.new_wanted.connect(self.new)
        self.table.delete_wanted.connect(self.delete)
        self.table.sort_wanted.connect(self.order)
        self.table.menu_wanted.connect(self._open_menu)
        self.table.columns_menu_wanted.connect(self._open_columns)
        self.table.left.connect(self.left)

    def _quick_entry(self) -> QuickEntry | None:
        if not self._host.texts.catalogue.extra(f"kind.{self._kind.name}", "quick", self._host.texts.lang):
            return None
        made = QuickEntry(self._host, self._kind, origin=self._origin, parent=self)
        made.record_saved.connect(self._on_saved)
        return made

    # what is shown

    def show_owner(self, owner: int) -> None:
        """List what belongs to this record alone; 0: to anybody."""
        self.owner = owner
        self.form.show_owner(owner)
        if self.quick is not None:
            self.quick.show_owner(owner)
        self.read()

    def narrow(self, wanted: RecordFilter) -> None:
        """Narrow the list by another filter."""
        self.wanted = wanted
        self.read()

    def order(self, sort: Sort) -> None:
        """List the records in another order."""
        self.sort = sort
        self.read()

    def notice(self, changes: Changes) -> None:
        """Read anew after changes of what is listed, or of what it names."""
        if changes.touch(self._kind.name, *(ref.kind for _, ref in self._kind.references())):
            self.read()

    def read(self) -> None:
        """Read the records anew; the current one stays current, else the one in its place is."""
        current, row = self.table.current_id(), self.table.currentIndex().row()
        found = self._find()
        self.model.show(found)
        self.table.show_sort(self.sort)
        if current is not None and not self.table.go_to(current):
            self.table.go_to_row(row)
        self.bar.show_filter(self.wanted)
        if self._brief:
            self.table.show_rows(_BRIEF)
        self._say_empty(not found.records)

    def _find(self) -> Found:
        wanted = self.wanted
        if self._kind.owner is not None and self.owner:
            wanted = wanted.with_chosen(self._kind.owner[0], (self.owner,))
        return records.find(self._host.session.workbook, wanted, self.sort)

    def _say_empty(self, empty: bool) -> None:
        catalogue, lang = self._host.texts.catalogue, self._host.texts.lang
        narrowed = self.wanted not in (self.at_first, RecordFilter(self._kind.name))
        none = translate("Records", "Nothing fits what is asked for.")
        self.empty.setText(none if narrowed else catalogue.extra(f"kind.{self._kind.name}", "empty", lang))
        self.empty.setVisible(empty)
        self.table.setVisible(not empty)
        self.bar.setVisible((not empty or narrowed) and not self._brief and self.form.isHidden())

    def focus_first(self) -> None:
        """Take the focus: to the list, or to where its first record is added."""
        (self._first_place if self.table.isHidden() else self.table).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _first_place(self) -> QWidget:
        return self.add if self.quick is None else self.quick.line

    # what can be done

    def new(self) -> None:
        """Open the form for a new record."""
        if self._host.edits.may_edit():
            self._edited = self.table.current_id()
            self._show_ways(on=False)
            self.form.new()

    def open(self, record_id: int) -> None:
        """Open the form with a record."""
        if self._host.edits.may_edit():
            self._edited = record_id
            self._show_ways(on=False)
            self.form.edit(records.get(self._host.session.workbook, self._kind, record_id))

    def delete(self, ids: list[int]) -> None:
        """Delete records, and offer to take that back."""
        host, call = self._host, partial(records.delete, self._host.session.workbook, self._kind, ids)
        changes = host.edits.run(partial(call, origin=self._origin))
        if changes is not None:
            text = host.texts.edit_done(changes.name, changes.params)
            host.notifier.notify(
                Notice(text, [host.notifier.undo_choice()], key="records-deleted", undoes=True)
            )

    def _show_ways(self, *, on: bool) -> None:
        """Show the other ways to add and to narrow, or leave their place to the form."""
        self.add.setVisible(on and self._button)
        if self.quick is not None:
            self.quick.setVisible(on)
        if on:
            self._say_empty(not self.model.found.records)
        else:
            self.bar.hide()

    def _on_saved(self, record_id: Any) -> None:
        self._edited = record_id

    def _on_form_left(self) -> None:
        self._show_ways(on=True)
        self.table.go_to(self._edited)
        self.focus_first()

    def possible(self) -> list[Action]:
        """Return what can be done with the selected records."""
        ids = set(self.table.selected_ids())
        return actions_for(self._kind, [one for one in self.model.found.records if one.id in ids])

    def act(self, action: Action) -> None:
        """Do something with the selected records it fits, and offer to take it back."""
        ids = set(self.table.selected_ids())
        fitting = [one.id for one in self.model.found.records if one.id in ids and action.fits(one)]
        host = self._host
        if fitting and host.edits.may_edit():
            changes = host.edits.run(partial(action.do, host.session.workbook, fitting, date.today()))
            if changes is not None and changes.size:
                host.notifier.say(host.texts.edit_done(changes.name, changes.params))

    def menu(self) -> QMenu:
        """Return the menu of what can be done with the selected records."""
        menu, ids = QMenu(self.table), self.table.selected_ids()
        catalogue, lang = self._host.texts.catalogue, self._host.texts.lang
        for one in self.possible():
            words = catalogue.text(f"action.{self._kind.name}.{one.key}", lang)
            menu.addAction(no_mnemonic(words), partial(self.act, one))
        if not menu.isEmpty():
            menu.addSeparator()
        if len(ids) == 1:
            menu.addAction(translate("Records", "Edit…"), partial(self.open, ids[0]))
        menu.addAction(translate("Records", "Delete"), partial(self.delete, ids))
        return menu

    def _open_menu(self, place: QPoint) -> None:
        _pop_up(self.menu(), place)

    def columns_menu(self) -> QMenu:
        """Return the menu of the columns: those shown are checked, and one is left at least."""
        menu, shown = QMenu(self.table), [one.key for one in self.model.columns]
        for name in listing_of(self._kind).columns:
            action = menu.addAction(no_mnemonic(self.model.heading(name)))
            action.setCheckable(True)
            action.setChecked(name in shown)
            action.setEnabled(shown != [name])
            action.toggled.connect(partial(self._show_column, name))
        return menu

    def _open_columns(self, place: QPoint) -> None:
        _pop_up(self.columns_menu(), place)

    def _show_column(self, name: str, on: bool) -> None:
        shown = {one.key for one in self.model.columns} - {name} | ({name} if on else set())
        self.model.show_columns([one for one in listing_of(self._kind).columns if one in shown])
        self.table.show_sort(self.sort)

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        catalogue, key = self._host.texts.catalogue, f"kind.{self._kind.name}"
        self.add.set_text(f"+ {catalogue.text(key, self._host.texts.lang)}")
        self.add.set_keys("Ins")
        self.table.setAccessibleName(catalogue.extra(key, "plural", self._host.texts.lang))
        if self.quick is not None:
            self.quick.retranslate()
        self.form.retranslate()
        self.bar.retranslate()
        self.model.retranslate()
        self._say_empty(not self.model.found.records)


def _pop_up(menu: QMenu, place: QPoint) -> None:
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)
