"""A deal: what its kind declares, and its lines of amount and stream."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from canvas_app.domain.errors import PersonError, ValueRefusedError
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.record_views import form_fields
from canvas_app.domain.sales.model import Deal
from canvas_app.services.clients import deals
from canvas_app.services.clients.deals import DealView, Line
from canvas_app.ui.clients.deal_lines import DealLines, line_of
from canvas_app.ui.clients.origin import ORIGIN
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.records.form import RecordForm
from canvas_app.ui.common.text import translate


class DealForm(RecordForm):
    """Adds a deal to the client shown, or changes one."""

    def __init__(self, host: PageContext, parent: QWidget | None = None) -> None:
        self._lines: list[tuple[int | None, int | None]] = []
        self._wrong: QWidget | None = None
        super().__init__(host, KINDS["deal"], origin=ORIGIN, parent=parent)

    def add_fields(self) -> None:
        """Add the fields of a deal with its lines after the title."""
        title, *others = form_fields(self.kind)
        self.lines_box = DealLines(self.host, self)
        self.lines_box.amount_made.connect(self.watch)
        self.lines_box.changed.connect(self.begun.touch)
        self.editors.add_row(title)
        self.fields.add(lambda: translate("Clients", "Amount and stream"), self.lines_box)
        for name in others:
            self.editors.add_row(name)

    def begin_deal(self, employee_id: int | None) -> None:
        """Open for a new deal of an employee, opened on the day looked at."""
        self._lines = [(None, None)]
        currency = self.host.session.workbook.setting("currency")
        self.new(currency=currency, opened_on=self.host.session.as_of, employee_id=employee_id)

    def edit_deal(self, view: DealView) -> None:
        """Open with the values of a deal."""
        self._lines = [(line.amount, line.stream_id) for line in view.lines] or [(None, None)]
        self.edit(view.deal)

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show the fields and the lines of a deal."""
        super().show_values(values)
        self.lines_box.show_lines(self._lines)

    def save(self) -> Any:
        """Write deal and lines; a currency that is written beside an amount is that of the deal."""
        self._wrong = None
        read = [self._read_line(line) for line in self.lines_box.filled()]
        values, lines = self.editors.values(), [line for line, _ in read]
        written = {currency for _, currency in read if currency}
        if len(written) == 1:
            values["currency"] = written.pop()
        workbook = self.host.session.workbook
        if isinstance(self.record, Deal):
            deals.edit_deal(workbook, self.record.id, lines, origin=ORIGIN, **values)
            return self.record.id
        return deals.add_deal(workbook, self.owner, lines, origin=ORIGIN, **values).id

    def _read_line(self, line: Any) -> tuple[Line, str]:
        try:
            return line_of(line, self.lang)
        except ValueRefusedError:
            self._wrong = line.amount
            raise

    def field_of(self, error: PersonError) -> QWidget | None:
        """Return the field of what was refused."""
        if error.code == "value.amounts_large":
            return self.lines_box.lines[0].amount
        return self._wrong or super().field_of(error)

    def offer(self) -> None:
        """Name lines and employees anew."""
        super().offer()
        self.lines_box.name_lines()

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        super().retranslate()
        self.lines_box.retranslate()
