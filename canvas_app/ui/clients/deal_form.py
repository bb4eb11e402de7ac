"""A deal: title, lines of amount and stream, currency, days, probability; new or corrected."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from canvas_app.domain.errors import PersonError, ValueRefusedError
from canvas_app.services.clients import deals
from canvas_app.services.clients.deals import DealView
from canvas_app.services.typed import typed_count
from canvas_app.ui.clients.deal_lines import DealLines, line_of
from canvas_app.ui.clients.form import Form
from canvas_app.ui.clients.origin import ORIGIN
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.day_field import DayField
from canvas_app.ui.common.fields import Combo
from canvas_app.ui.common.text import translate


class DealForm(Form):
    """Adds a deal to the client shown, or changes one."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._deal: DealView | None = None
        self.title = QLineEdit(self)
        self.lines_box = DealLines(context, self)
        self.lines_box.amount_made.connect(self.watch)
        self.lines_box.changed.connect(self.draft.touch)
        self.currency, self.probability = QLineEdit(self), QLineEdit(self)
        self.opened, self.expected = DayField(context, self), DayField(context, self)
        self.won, self.lost = DayField(context, self), DayField(context, self)
        self.employee = Combo(self)
        self.add_field(lambda: translate("Clients", "Title"), self.title)
        self.add_field(lambda: translate("Clients", "Amount and stream"), self.lines_box)
        self.add_field(lambda: translate("Clients", "Currency"), self.currency)
        self.add_field(lambda: translate("Clients", "Opened on"), self.opened)
        self.add_field(lambda: translate("Clients", "Expected on"), self.expected)
        self.add_field(lambda: translate("Clients", "Probability, %"), self.probability)
        self.add_field(lambda: translate("Clients", "Won on"), self.won)
        self.add_field(lambda: translate("Clients", "Lost on"), self.lost)
        self.add_field(lambda: translate("Clients", "Employee"), self.employee)
        self.by_code = {
            "value.currency": self.currency,
            "value.probability": self.probability,
            "value.won_and_lost": self.lost,
        }

    # opening

    def new(self) -> None:
        """Open for a new deal, opened on the day looked at."""
        if self.shown is None or self.resumes((self.client_id, None)):
            return
        self._deal = None
        for field in (self.title, self.probability):
            field.clear()
        self.currency.setText(self.context.workbook.setting("currency"))
        self.opened.show_day(self.context.as_of)
        for day in (self.expected, self.won, self.lost):
            day.show_day(None)
        self._fill_employee(self.shown.card.client.employee_id)
        self.lines_box.show_lines([(None, None)])
        self.open_form()

    def edit(self, view: DealView) -> None:
        """Open with the values of a deal."""
        if self.resumes((self.client_id, view.deal.id)):
            return
        self._deal, deal = view, view.deal
        self.title.setText(deal.title)
        self.currency.setText(deal.currency)
        self.probability.setText("" if deal.probability is None else str(deal.probability))
        for field, day in (
            (self.opened, deal.opened_on),
            (self.expected, deal.expected_on),
            (self.won, deal.won_on),
            (self.lost, deal.lost_on),
        ):
            field.show_day(day)
        self._fill_employee(deal.employee_id)
        self.lines_box.show_lines([(line.amount, line.stream_id) for line in view.lines] or [(None, None)])
        self.open_form()

    def _fill_employee(self, current: int | None) -> None:
        assert self.shown is not None
        hidden = self.shown.words.hidden
        staff: list[tuple[object, str]] = [(None, translate("Clients", "nobody"))]
        staff += [(one, hidden(name)) for one, name in self.shown.names.employees.items()]
        self.employee.fill(staff, current)

    # saving

    def about(self) -> str:
        """Return what the form is about."""
        return translate("Clients", "Deal")

    def save(self) -> Any:
        """Write deal and lines."""
        filled = self.lines_box.filled()
        read = [self.read(line.amount, partial(line_of, line, self.lang)) for line in filled]
        currencies = {currency for _, currency in read if currency}
        values = {
            "title": self.title.text(),
            "currency": currencies.pop() if len(currencies) == 1 else self.currency.text(),
            "opened_on": self.read(self.opened, self.opened.day),
            "expected_on": self.read(self.expected, self.expected.day),
            "probability": self.read(self.probability, self._probability),
            "won_on": self.read(self.won, self.won.day),
            "lost_on": self.read(self.lost, self.lost.day),
            "employee_id": self.employee.currentData(),
        }
        lines = [line for line, _ in read]
        workbook = self.context.workbook
        if self._deal is None:
            return deals.add_deal(workbook, self.owner, lines, origin=ORIGIN, **values)
        return deals.edit_deal(workbook, self._deal.deal.id, lines, origin=ORIGIN, **values)

    def field_of(self, error: PersonError) -> QWidget | None:
        """Return the field of what the service refused."""
        if error.code == "value.dates_order":
            return self.won if self.won.text() else self.lost
        return (
            self.lines_box.lines[0].amount if error.code == "value.amounts_large" else super().field_of(error)
        )

    def _probability(self) -> int | None:
        text = self.probability.text().strip().rstrip("%").strip()
        if not text:
            return None
        try:
            return typed_count(text)
        except ValueRefusedError:
            raise ValueRefusedError("value.probability", value=text) from None

    def offer(self) -> None:
        """Name lines and employees anew."""
        self._fill_employee(self.employee.currentData())
        self.lines_box.name_lines()

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        super().retranslate()
        self.lines_box.retranslate()
