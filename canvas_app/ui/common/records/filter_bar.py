"""The row above a list of records: what is searched for, by what it is narrowed, and how to narrow it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from canvas_app.domain.fields import Choice, Day, Ref, Switch, Words
from canvas_app.domain.record_kind import Kind
from canvas_app.domain.record_views import listing_of
from canvas_app.services import records
from canvas_app.storage.filters import Chosen, RecordFilter
from canvas_app.storage.queries.records import called
from canvas_app.ui.common.chips import Chip
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.fields import SearchField
from canvas_app.ui.common.flow import FlowLayout
from canvas_app.ui.common.records.editor_types import is_searched_for
from canvas_app.ui.common.records.shown_names import ShownNames, words_of
from canvas_app.ui.common.text import fill, no_mnemonic, set_tip, translate

_WEEK = timedelta(days=6)
Values = list[tuple[Chosen, str]]


class FilterWords:
    """Says the parts of a filter of one kind, and what each may be, in the language of the moment."""

    def __init__(self, host: PageContext, kind: Kind) -> None:
        self._host, self._kind = host, kind
        self._words = words_of(host, kind)

    def part(self, name: str) -> str:
        """Return what a part of the filter is called."""
        return self._words.label(name)

    def values(self, name: str, wanted: RecordFilter) -> Values:
        """Return what a field may be narrowed to; of very many records only those chosen already."""
        words, field = self._words, self._kind.fields[name]
        nothing: Values = [(None, words.nothing(name))] if self._kind.may_lack(name) else []
        match field:
            case Choice():
                return [(key, words.choice(field, key) or words.nothing(name)) for key in field.keys]
            case Switch():
                return [(True, words.switch(True)), (False, words.switch(False)), *nothing]
            case Ref():
                return [*self._records(field, wanted.chosen(name)), *nothing]
            case Words():
                return [
                    (word, word) for word in records.words_used(self._host.session.workbook, self._kind, name)
                ]
        return []

    def _records(self, field: Ref, chosen: tuple[Chosen, ...]) -> Values:
        workbook = self._host.session.workbook
        shown = ShownNames(self._host)
        if is_searched_for(field):
            known = called(workbook, field.kind, [one for one in chosen if isinstance(one, int)])
        else:
            known = dict(records.choosable(workbook, field.kind))
        return [(one, shown.of_kind(field.kind, name)) for one, name in known.items()]

    def chips(self, wanted: RecordFilter) -> list[tuple[str, RecordFilter]]:
        """Return what each chip says, and the filter without it."""
        found: list[tuple[str, RecordFilter]] = []
        for name, chosen in wanted.among:
            said = dict(self.values(name, wanted))
            text = ", ".join(said.get(one, str(one)) for one in chosen)
            found.append((self._named(name, text), wanted.with_chosen(name, ())))
        for name, first, last in wanted.days:
            formats = self._host.texts.formats
            ends = tuple(formats.date(day) if day else "…" for day in (first, last))
            text = ends[0] if first == last else fill(translate("Records", "%1 – %2"), *ends)
            found.append((self._named(name, text), wanted.with_days(name, None, None)))
        return found

    def _named(self, name: str, text: str) -> str:
        return fill(translate("Records", "%1: %2"), self.part(name), text)

    def spans(self, name: str, wanted: RecordFilter) -> list[tuple[str, RecordFilter]]:
        """Return the spans of days that are offered for a field, each with the filter that asks for it."""
        day = self._host.session.as_of
        ends = (
            (translate("Records", "Before today"), None, day - timedelta(days=1)),
            (translate("Records", "Today"), day, day),
            (translate("Records", "These 7 days"), day, day + _WEEK),
            (translate("Records", "From today on"), day, None),
        )
        return [(text, wanted.with_days(name, first, last)) for text, first, last in ends]


class RecordFilterBar(QWidget):
    """A search field, a chip for each part of the filter, and a menu that adds to it.

    Attributes:
        wanted: the filter shown.
        wanted_changed: another filter is wanted.

    """

    wanted_changed = Signal(object)

    def __init__(self, host: PageContext, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host, self._kind = host, kind
        self.wanted = RecordFilter(kind.name)
        self.search = SearchField(host.tools.theme, self)
        self.search.setFixedWidth(host.tools.theme.px(220))
        self.search.settled.connect(self._on_search)
        self._place = QWidget(self)
        self._flow = FlowLayout(self._place, gap=6)
        self.chips: list[Chip] = []
        self.add = Chip("", self._place)
        self.add.clicked.connect(self._open_menu)
        self.add.setVisible(bool(listing_of(kind).filters))
        self._flow.addWidget(self.add)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.search)
        row.addWidget(self._place, 1)
        host.tools.theme.changed.connect(self._level)
        self._level()

    def _level(self) -> None:
        """Let the chips stand level with the taller search field."""
        above = (self.search.sizeHint().height() - self.add.sizeHint().height()) // 2
        self._flow.setContentsMargins(0, max(0, above), 0, 0)

    def show_filter(self, wanted: RecordFilter) -> None:
        """Show a filter as chips; what is being typed into the search field stays."""
        self.wanted = wanted
        for old in self.chips:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._flow.removeWidget(self.add)
        self.chips = []
        for text, without in FilterWords(self._host, self._kind).chips(wanted):
            chip = Chip(text, self._place, removable=True)
            set_tip(chip, text)
            chip.removed.connect(partial(self.wanted_changed.emit, without))
            self.chips.append(chip)
            self._flow.addWidget(chip)
            chip.show()
        self._flow.addWidget(self.add)

    def _on_search(self, text: str) -> None:
        if text.strip() != self.wanted.search:
            self.wanted_changed.emit(replace(self.wanted, search=text.strip()))

    def menu(self) -> QMenu:
        """Return the menu of everything by which the list can be narrowed."""
        menu, said = QMenu(self.add), FilterWords(self._host, self._kind)
        for name in listing_of(self._kind).filters:
            if isinstance(self._kind.fields[name], Day):
                part = menu.addMenu(no_mnemonic(said.part(name)))
                for text, wanted in said.spans(name, self.wanted):
                    part.addAction(no_mnemonic(text), partial(self.wanted_changed.emit, wanted))
            elif values := said.values(name, self.wanted):
                self._add_values(menu.addMenu(no_mnemonic(said.part(name))), name, values)
        return menu

    def _add_values(self, menu: QMenu, name: str, values: Values) -> None:
        chosen = self.wanted.chosen(name)
        for value, text in values:
            action = menu.addAction(no_mnemonic(text))
            action.setCheckable(True)
            action.setChecked(value in chosen)
            action.toggled.connect(partial(self._toggle, name, value))

    def _toggle(self, name: str, value: Chosen, on: bool) -> None:
        kept = tuple(one for one in self.wanted.chosen(name) if one != value)
        self.wanted_changed.emit(self.wanted.with_chosen(name, (*kept, value) if on else kept))

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height() + 2)))

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self.search.set_words(translate("Records", "Search"))
        self.add.set_text(translate("Records", "+ Filter"))
        self.show_filter(self.wanted)
