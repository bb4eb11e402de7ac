"""A deal: title, lines of amount and stream, currency, days, probability; new or corrected."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from canvas_app.domain.errors import PersonError, ValueRefusedError
from canvas_app.domain.text import match_key
from canvas_app.services.canvas import reads
from canvas_app.services.clients import deals
from canvas_app.services.clients.deals import DealView, Line
from canvas_app.services.typed import typed_amount, typed_count
from canvas_app.ui.clients.fields import DayField
from canvas_app.ui.clients.form import Form
from canvas_app.ui.clients.origin import ORIGIN
from canvas_app.ui.common.buttons import IconButton, LinkButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.fields import Combo, shrinkable
from canvas_app.ui.common.text import translate


@dataclass(slots=True)
class _LineFields:
    """The widgets of one line of the deal."""

    inside: QWidget
    amount: QLineEdit
    stream: Combo
    remove: IconButton


class DealForm(Form):
    """Adds a deal to the client shown, or changes one."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._deal: DealView | None = None
        self.title = QLineEdit(self)
        self._lines_box = QWidget(self)
        self._lines_column = QVBoxLayout(self._lines_box)
        self._lines_column.setContentsMargins(0, 0, 0, 0)
        self._lines_column.setSpacing(4)
        self.lines: list[_LineFields] = []
        self.more = LinkButton("", self._lines_box)
        self.more.clicked.connect(lambda: self.add_line(focus=True))
        self._lines_column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.currency, self.probability = QLineEdit(self), QLineEdit(self)
        self.opened, self.expected = DayField(context, self), DayField(context, self)
        self.won, self.lost = DayField(context, self), DayField(context, self)
        self.employee = Combo(self)
        self.add_field(lambda: translate("Clients", "Title"), self.title)
        self.add_field(lambda: translate("Clients", "Amount and stream"), self._lines_box)
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
        self._show_lines([(None, None)])
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
        self._show_lines([(line.amount, line.stream_id) for line in view.lines] or [(None, None)])
        self.open_form()

    def _fill_employee(self, current: int | None) -> None:
        assert self.shown is not None
        hidden = self.shown.words.hidden
        staff: list[tuple[object, str]] = [(None, translate("Clients", "nobody"))]
        staff += [(one, hidden(name)) for one, name in self.shown.names.employees.items()]
        self.employee.fill(staff, current)

    # lines

    def _show_lines(self, values: list[tuple[int | None, int | None]]) -> None:
        for line in self.lines:
            line.inside.hide()
            line.inside.deleteLater()
        self.lines = []
        for amount, stream_id in values:
            line = self.add_line()
            if amount is not None:
                line.amount.setText(self.context.formats.money(amount))
            line.stream.setCurrentIndex(max(0, line.stream.findData(stream_id)))
            self._show_beginning(line)

    def add_line(self, *, focus: bool = False) -> _LineFields:
        """Add an empty line."""
        inside = QWidget(self._lines_box)
        amount, stream = QLineEdit(inside), Combo(inside)
        remove = IconButton(self.context.theme, "close", "", inside, side=24)
        stream.setEditable(True)
        stream.addItem("", None)
        for one in reads.streams(self.context.workbook):
            stream.addItem(one.name, one.id)
        shrinkable(stream)
        self.watch(amount)
        stream.currentTextChanged.connect(self.draft.touch)
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(amount, 1)
        row.addWidget(stream, 1)
        row.addWidget(remove)
        line = _LineFields(inside, amount, stream, remove)
        self._name_line(line)
        self._show_beginning(line)
        remove.clicked.connect(lambda: self._remove(line))
        self.lines.append(line)
        self._lines_column.insertWidget(self._lines_column.count() - 1, inside)
        inside.show()
        self._name_removes()
        if focus:
            amount.setFocus()
        return line

    @staticmethod
    def _show_beginning(line: _LineFields) -> None:
        """Show the beginning of a stream's name that does not fit."""
        if (typed := line.stream.lineEdit()) is not None:
            typed.setCursorPosition(0)

    def _name_line(self, line: _LineFields) -> None:
        line.amount.setPlaceholderText(translate("Clients", "amount"))
        line.amount.setAccessibleName(translate("Clients", "Amount"))
        line.stream.setAccessibleName(translate("Clients", "Revenue stream"))
        line.stream.setItemText(0, translate("Clients", "no stream"))
        line.remove.set_name(translate("Clients", "Remove line"))

    def _remove(self, line: _LineFields) -> None:
        self.lines.remove(line)
        self.draft.touch()
        line.inside.hide()
        line.inside.deleteLater()
        self._name_removes()
        self.lines[-1].amount.setFocus()

    def _name_removes(self) -> None:
        for line in self.lines:
            line.remove.setVisible(len(self.lines) > 1)

    def _line(self, line: _LineFields) -> tuple[Line, str]:
        """Return what a line says and the currency written in it."""
        amount, currency = typed_amount(line.amount.text(), self.lang)
        text = line.stream.currentText()
        index = line.stream.findText(text)
        if index < 0:
            index = next((i for i in range(line.stream.count()) if _same(line.stream.itemText(i), text)), -1)
        stream_id = line.stream.itemData(index) if index >= 0 else None
        return Line(amount, stream_id, "" if index >= 0 else text), currency

    # saving

    def about(self) -> str:
        """Return what the form is about."""
        return translate("Clients", "Deal")

    def save(self) -> Any:
        """Write deal and lines."""
        filled = [line for line in self.lines if line.amount.text().strip()] or self.lines[:1]
        read = [self.read(line.amount, partial(self._line, line)) for line in filled]
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
        return self.lines[0].amount if error.code == "value.amounts_large" else super().field_of(error)

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
        for line in self.lines:
            self._name_line(line)

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        super().retranslate()
        self.more.set_text(translate("Clients", "+ Line"))


def _same(one: str, other: str) -> bool:
    return match_key(one) == match_key(other)
