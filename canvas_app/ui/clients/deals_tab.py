"""The deals of a client: open ones first, won and lost with a key press, corrected in a form."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from canvas_app.content.formats import money_places
from canvas_app.services.clients import deals
from canvas_app.services.clients.deals import DealView
from canvas_app.ui.clients.deal_form import DealForm
from canvas_app.ui.clients.origin import ORIGIN
from canvas_app.ui.clients.record_list import RecordList
from canvas_app.ui.clients.record_row import Choice, RecordRow
from canvas_app.ui.clients.section import Shown
from canvas_app.ui.common.buttons import SecondaryButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.text import fill, translate


class DealsTab(RecordList):
    """A row a deal."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.add = SecondaryButton("", self)
        self.add.clicked.connect(self.new_deal)
        self.form = DealForm(context, self)
        self.form.left.connect(self._on_form_left)
        self._edited: object = None
        self._places: dict[str, int] = {}
        self.column.insertWidget(0, self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.insertWidget(1, self.form)

    def begin(self) -> None:
        """Show the first deals of another client."""
        super().begin()
        self.add.show()

    def fill(self, shown: Shown) -> None:
        """Show the deals of a card."""
        self.form.show_owner(self.client_id)
        found = shown.card.deals
        by_currency: dict[str, list[int]] = {}
        for view in found:
            by_currency.setdefault(view.deal.currency, []).append(view.amount)
        self._places = {currency: money_places(amounts) for currency, amounts in by_currency.items()}
        rows = [(view.deal.id, self._row(view, shown)) for view in found[: self.shown_of(found)]]
        self.show_rows(rows, translate("Clients", "No deals with this client yet."), len(found))

    def _row(self, view: DealView, shown: Shown) -> RecordRow:
        deal, words = view.deal, shown.words
        status = {
            "won": translate("Clients", "won"),
            "lost": translate("Clients", "lost"),
            "open": translate("Clients", "open"),
            "none": translate("Clients", "not begun"),
        }[view.status]
        title = deal.title or ", ".join(view.streams) or translate("Clients", "Deal")
        text = f"{title} · {words.amount(view.amount, deal.currency, self._places[deal.currency])}"
        streams = ", ".join(view.streams) if deal.title else ""
        likely = ""
        if view.status == "open" and deal.probability is not None:
            likely = self.context.texts.formats.percent(deal.probability / 100)
        rest = " · ".join(part for part in (status, streams, likely) if part)
        row = RecordRow(self.context.tools.theme, words.day(view.day), text, rest, self._choices(view), self)
        row.opened.connect(partial(self.edit_deal, view))
        row.deleted.connect(partial(self._delete, view))
        return row

    def _choices(self, view: DealView) -> list[Choice]:
        found: list[Choice] = []
        day = self.context.texts.formats.date(self.context.session.as_of)
        if view.status != "won":
            found.append((fill(translate("Clients", "Won on %1"), day), partial(self._win, view)))
        if view.status != "lost":
            found.append((fill(translate("Clients", "Lost on %1"), day), partial(self._lose, view)))
        if view.status in ("won", "lost"):
            found.append((translate("Clients", "Take up again"), partial(self._reopen, view)))
        found.append((translate("Clients", "Edit…"), partial(self.edit_deal, view)))
        found.append((translate("Clients", "Delete"), partial(self._delete, view)))
        return found

    # what can be done

    def new_deal(self) -> None:
        """Open the form for a new deal."""
        if not self.context.edits.may_edit() or self.shown is None:
            return
        self._edited = None
        self.add.hide()
        self.form.begin_deal(self.shown.card.client.employee_id)

    def edit_deal(self, view: DealView) -> None:
        """Open the form with a deal."""
        if not self.context.edits.may_edit():
            return
        self._edited = view.deal.id
        self.add.hide()
        self.form.edit_deal(view)

    def open_deal(self, deal_id: object) -> None:
        """Open the form with the deal of an id."""
        for view in self.shown.card.deals if self.shown else ():
            if view.deal.id == deal_id:
                self.edit_deal(view)

    def _win(self, view: DealView) -> None:
        workbook, day = self.context.session.workbook, self.context.session.as_of
        self._do(partial(deals.win_deal, workbook, view.deal.id, day, origin=ORIGIN))

    def _lose(self, view: DealView) -> None:
        workbook, day = self.context.session.workbook, self.context.session.as_of
        self._do(partial(deals.lose_deal, workbook, view.deal.id, day, origin=ORIGIN))

    def _reopen(self, view: DealView) -> None:
        self._do(partial(deals.reopen_deal, self.context.session.workbook, view.deal.id, origin=ORIGIN))

    def _delete(self, view: DealView) -> None:
        self._do(partial(deals.delete_deals, self.context.session.workbook, (view.deal.id,), origin=ORIGIN))

    def _do(self, call: Callable[[], object]) -> None:
        outcome = self.attempt(call)
        if outcome.problem:
            self.context.notifier.say(outcome.problem, "warning")

    def _on_form_left(self) -> None:
        self.add.show()
        target = self.rows.get(self._edited) or self.add
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self.add.set_text(translate("Clients", "+ Deal"))
        self.form.retranslate()
