"""The panel at the right: the card of one client, a form for a new one, or the employees."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from canvas_app.domain.kind_relations import on_card
from canvas_app.domain.kinds import KINDS
from canvas_app.services.clients.card import read_card
from canvas_app.ui.clients.card_head import CardHead
from canvas_app.ui.clients.deals_tab import DealsTab
from canvas_app.ui.clients.details_tab import DetailsTab
from canvas_app.ui.clients.employees_panel import EmployeesPanel
from canvas_app.ui.clients.entry_row import EntryRow
from canvas_app.ui.clients.facts_section import FactsSection
from canvas_app.ui.clients.new_client import NewClientForm
from canvas_app.ui.clients.owned_tab import OwnedTab
from canvas_app.ui.clients.people_tab import PeopleTab
from canvas_app.ui.clients.scores_section import ScoresSection
from canvas_app.ui.clients.section import Section, Shown
from canvas_app.ui.clients.stage_section import StageSection
from canvas_app.ui.clients.table_model import Names
from canvas_app.ui.clients.timeline_tab import TimelineTab
from canvas_app.ui.clients.words import ClientWords
from canvas_app.ui.common.buttons import IconButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.fields import TabStrip
from canvas_app.ui.common.labels import QuietLabel
from canvas_app.ui.common.text import translate

TIMELINE, DEALS, PEOPLE, DETAILS = "timeline", "deals", "people", "details"
CLIENT, NEW, STAFF, NOBODY = "client", "new", "staff", "nobody"
"""What the panel shows."""


class _Inside(QWidget):
    """What is scrolled; the × of the drawer stands in its corner, beside the first line."""

    def __init__(self, corner: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._corner = corner
        corner.setParent(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep × in the corner."""
        super().resizeEvent(event)
        self._corner.move(self.width() - self._corner.width() - 12, 12)
        self._corner.raise_()


class ClientCard(QFrame):
    """One panel, one thing at a time.

    Attributes:
        left: Esc: back to the row.
        closed: the drawer's × was pressed.
        wanted: what is to be shown in the panel changed (one of CLIENT, NEW, STAFF, NOBODY).

    """

    left = Signal()
    closed = Signal()
    wanted = Signal(str)

    def __init__(
        self, context: PageContext, number: Callable[[int], int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self._context, self._number = context, number
        self._words: ClientWords | None = None
        self._names = Names()
        self._narrow = False
        self.client_id: int | None = None
        self.mode = NOBODY
        self.head, self.stage = CardHead(context, self), StageSection(context, self)
        self.entry, self.facts = EntryRow(context, self), FactsSection(context, self)
        self.scores = ScoresSection(context, self)
        self.tabs = TabStrip("", self)
        self.timeline, self.deals = TimelineTab(context, self), DealsTab(context, self)
        self.people, self.details = PeopleTab(context, self), DetailsTab(context, self)
        self.new_form = NewClientForm(context, self)
        self.staff = EmployeesPanel(context, self)
        self._nobody = QuietLabel("", self, wrap=True)
        self._close = IconButton(context.tools.theme, "close", "", self, side=24)
        self._pages: dict[str, Section] = {
            TIMELINE: self.timeline,
            DEALS: self.deals,
            PEOPLE: self.people,
            **{name: OwnedTab(context, KINDS[name], self) for name in on_card()},
            DETAILS: self.details,
        }
        self._arrange()
        self._connect()

    @property
    def sections(self) -> tuple[Section, ...]:
        """The parts of the card from top to bottom."""
        return (self.head, self.stage, self.entry, self.facts, self.scores, *self._pages.values())

    def _arrange(self) -> None:
        self._inside = _Inside(self._close, self)
        self._inside.setObjectName("cardInside")
        self._client_box = QWidget(self._inside)
        box = QVBoxLayout(self._client_box)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(14)
        for part in (self.head, self.stage, self.entry, self.facts, self.scores):
            box.addWidget(part)
        pages = QVBoxLayout()
        pages.setSpacing(0)
        pages.addWidget(self.tabs)
        for page in self._pages.values():
            pages.addWidget(page)
        box.addLayout(pages)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(16, 14, 12, 16)
        for widget in (self._nobody, self._client_box, self.new_form, self.staff):
            column.addWidget(widget)
        column.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self._show_mode(NOBODY)

    def _connect(self) -> None:
        self._close.clicked.connect(self.closed)
        self.tabs.chosen.connect(self._on_tab)
        self.timeline.deal_wanted.connect(self._open_deal)
        self.head.employees_wanted.connect(self.show_employees)
        self.head.employee_new_wanted.connect(self._name_employee)
        self.staff.left.connect(self._leave_other)
        self.new_form.left.connect(self._leave_other)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    # what is shown

    def show_client(self, client_id: int | None, words: ClientWords, names: Names) -> None:
        """Show the card of a client, or nothing."""
        if client_id != self.client_id:
            self.commit()
        self._words, self._names = words, names
        self.client_id = client_id
        if self.mode in (CLIENT, NOBODY):
            self._show_mode(CLIENT if client_id is not None else NOBODY)
        self.refresh()

    def refresh(self) -> None:
        """Read the client shown anew."""
        if self.mode == STAFF:
            self.staff.refresh()
        if self.client_id is None or self._words is None:
            return
        context = self._context
        reading = partial(
            read_card, context.session.workbook, self.client_id, self._words.model.key, context.session.as_of
        )
        found = context.session.figure(lambda: (reading(),), None)
        self._wait(waits=found is None)
        if found is None:
            return
        card = found[0]
        if card is None:
            self.client_id = None
            if self.mode == CLIENT:
                self._show_mode(NOBODY)
            return
        shown = Shown(card, self._words, self._names, self._number(self.client_id))
        for section in self.sections:
            section.show_card(shown)
        self._name_tabs(shown)

    def _wait(self, *, waits: bool) -> None:
        """Show, in place of the client, that what is known of it is still being checked."""
        if self.mode == CLIENT:
            self._client_box.setVisible(not waits)
            self._nobody.setVisible(waits)
        words = (
            self._context.session.soundness.words()
            if waits
            else translate("Clients", "Choose a client in the list.")
        )
        self._nobody.setText(words)

    def use(self, words: ClientWords, names: Names) -> None:
        """Take the words and names for what is shown from now on."""
        self._words, self._names = words, names

    def new_client(self, name: str = "") -> None:
        """Show the form for a new client."""
        self._show_mode(NEW)
        self.new_form.begin_client(name)

    def show_employees(self) -> None:
        """Show our employees."""
        self._show_mode(STAFF)
        self.staff.refresh()
        self.staff.focus_new()

    def _name_employee(self) -> None:
        self.show_employees()

    def show_card(self) -> None:
        """Show the card again in place of a form."""
        self._show_mode(CLIENT if self.client_id is not None else NOBODY)

    def _leave_other(self) -> None:
        if self.mode in (NEW, STAFF):
            self.show_card()
            self.left.emit()

    def _show_mode(self, mode: str) -> None:
        self.mode = mode
        self._nobody.setVisible(mode == NOBODY)
        self._client_box.setVisible(mode == CLIENT)
        self.staff.setVisible(mode == STAFF)
        if mode != NEW:
            self.new_form.hide_kept()
        self.wanted.emit(mode)

    # tabs

    def _name_tabs(self, shown: Shown) -> None:
        owned = {name: tab for name, tab in self._pages.items() if isinstance(tab, OwnedTab)}
        tabs = [
            (TIMELINE, translate("Clients", "Timeline"), 0),
            (DEALS, translate("Clients", "Deals"), len(shown.card.deals)),
            (PEOPLE, translate("Clients", "People"), len(shown.card.persons)),
            *((name, tab.title(), tab.count) for name, tab in owned.items()),
            (DETAILS, translate("Clients", "Details"), 0),
        ]
        if not self.tabs.count():
            self.tabs.set_tabs([(key, words) for key, words, _ in tabs])
        for key, words, count in tabs:
            counted = f"{words}\u00a0{count}" if count and not self._narrow else words
            self.tabs.set_words(key, counted, words)
        self._on_tab(self.tabs.current())

    def _on_tab(self, key: str) -> None:
        for name, page in self._pages.items():
            page.setVisible(name == key)

    def choose(self, tab: str) -> None:
        """Show a tab."""
        self.tabs.choose(tab)
        self._on_tab(tab)

    def _open_deal(self, deal_id: object) -> None:
        self.choose(DEALS)
        self.deals.open_deal(deal_id)

    # focus

    def set_drawer(self, drawer: bool, *, narrow: bool) -> None:
        """Show the × of a drawer; at 320 px tabs lose their counts."""
        shown = drawer and self.mode != STAFF
        self._close.setVisible(shown)
        self.head.leave_free(self._close.width() if shown else 0)
        if narrow != self._narrow:
            self._narrow = narrow
            if self.stage.shown is not None:
                self._name_tabs(self.stage.shown)

    def focus_first(self) -> None:
        """Put the focus where work goes on: the decision if one is due, else the row for an entry."""
        if self.mode == NEW:
            self.new_form.widget("name").setFocus()
        elif self.mode == STAFF:
            self.staff.focus_new()
        elif self.mode == CLIENT and self.stage.box.isVisible():
            self.stage.confirm_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.mode == CLIENT:
            self.entry.focus_line()

    def commit(self) -> None:
        """Keep what is being typed."""
        self.details.commit()
        self.staff.commit()

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._inside.isAncestorOf(new):
            self._scroll.ensureWidgetVisible(new, 0, 24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the row from anything that does not take it."""
        if event.key() == Qt.Key.Key_Escape:
            self.commit()
            self.left.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self.setAccessibleName(translate("Clients", "Card of the client"))
        self.tabs.setAccessibleName(translate("Clients", "What to show of the client"))
        self._close.set_name(translate("Clients", "Close"))
        self._nobody.setText(translate("Clients", "Choose a client in the list."))
        for section in self.sections:
            section.retranslate()
        self.new_form.retranslate()
        self.staff.retranslate()
