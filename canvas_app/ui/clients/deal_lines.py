"""The lines of a deal: an amount and the stream that it belongs to, each."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from canvas_app.domain.text import match_key
from canvas_app.services.canvas import reads
from canvas_app.services.clients.deals import Line
from canvas_app.services.typed import typed_amount
from canvas_app.ui.common.buttons import IconButton, LinkButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.fields import Combo, shrinkable
from canvas_app.ui.common.text import translate


@dataclass(slots=True)
class LineFields:
    """The widgets of one line of the deal."""

    inside: QWidget
    amount: QLineEdit
    stream: Combo
    remove: IconButton


class DealLines(QWidget):
    """As many lines as the deal has, at least one, and a button for one more.

    Attributes:
        amount_made: a field for an amount was made.
        changed: a stream was chosen, or a line was removed.

    """

    amount_made = Signal(QLineEdit)
    changed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._texts, self._tools = context.session, context.texts, context.tools
        self.lines: list[LineFields] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.more = LinkButton("", self)
        self.more.clicked.connect(lambda: self.add_line(focus=True))
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_lines(self, values: list[tuple[int | None, int | None]]) -> None:
        """Show these amounts with the ids of their streams."""
        for line in self.lines:
            line.inside.hide()
            line.inside.deleteLater()
        self.lines = []
        for amount, stream_id in values:
            line = self.add_line()
            if amount is not None:
                line.amount.setText(self._texts.formats.money(amount))
            line.stream.setCurrentIndex(max(0, line.stream.findData(stream_id)))
            _show_beginning(line)

    def add_line(self, *, focus: bool = False) -> LineFields:
        """Add an empty line."""
        inside = QWidget(self)
        amount, stream = QLineEdit(inside), Combo(inside)
        remove = IconButton(self._tools.theme, "close", "", inside, side=24)
        stream.setEditable(True)
        stream.addItem("", None)
        for one in reads.streams(self._session.workbook):
            stream.addItem(one.name, one.id)
        shrinkable(stream)
        self.amount_made.emit(amount)
        stream.currentTextChanged.connect(self.changed)
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(amount, 1)
        row.addWidget(stream, 1)
        row.addWidget(remove)
        line = LineFields(inside, amount, stream, remove)
        _name_line(line)
        _show_beginning(line)
        remove.clicked.connect(lambda: self._remove(line))
        self.lines.append(line)
        self._column.insertWidget(self._column.count() - 1, inside)
        inside.show()
        self._show_removes()
        if focus:
            amount.setFocus()
        return line

    def _remove(self, line: LineFields) -> None:
        self.lines.remove(line)
        self.changed.emit()
        line.inside.hide()
        line.inside.deleteLater()
        self._show_removes()
        self.lines[-1].amount.setFocus()

    def _show_removes(self) -> None:
        for line in self.lines:
            line.remove.setVisible(len(self.lines) > 1)

    def filled(self) -> list[LineFields]:
        """Return the lines with an amount; the first one where none has any."""
        return [line for line in self.lines if line.amount.text().strip()] or self.lines[:1]

    def name_lines(self) -> None:
        """Name the fields in the language of the moment."""
        for line in self.lines:
            _name_line(line)

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self.more.set_text(translate("Clients", "+ Line"))


def line_of(line: LineFields, lang: str) -> tuple[Line, str]:
    """Return what a line says and the currency written in it (ValueRefusedError for a wrong amount)."""
    amount, currency = typed_amount(line.amount.text(), lang)
    text = line.stream.currentText()
    index = line.stream.findText(text)
    if index < 0:
        index = next((i for i in range(line.stream.count()) if _same(line.stream.itemText(i), text)), -1)
    stream_id = line.stream.itemData(index) if index >= 0 else None
    return Line(amount, stream_id, "" if index >= 0 else text), currency


def _show_beginning(line: LineFields) -> None:
    """Show the beginning of a stream's name that does not fit."""
    if (typed := line.stream.lineEdit()) is not None:
        typed.setCursorPosition(0)


def _name_line(line: LineFields) -> None:
    line.amount.setPlaceholderText(translate("Clients", "amount"))
    line.amount.setAccessibleName(translate("Clients", "Amount"))
    line.stream.setAccessibleName(translate("Clients", "Revenue stream"))
    line.stream.setItemText(0, translate("Clients", "no stream"))
    line.remove.set_name(translate("Clients", "Remove line"))


def _same(one: str, other: str) -> bool:
    return match_key(one) == match_key(other)
