"""The first rows of a table to be imported, above each column the field that it fills."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from canvas_app.services.imports import FIELDS, Parsed, field_name
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.fields import Combo, shrinkable
from canvas_app.ui.common.text import fill, translate

_ROWS: Final = 20
_LEAST, _MOST, _CHOICE, _LINE = 110, 280, 34, 26
_BESIDE = 50  # px of a choice beside its words: frame, edges and the mark that it opens


class SampleTable(QTableWidget):
    """Shows what a file holds and takes which column fills which field.

    Attributes:
        mapping_changed: the column of each field as ``#3``, empty for a field that none fills.

    """

    mapping_changed = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._kind = "clients"
        self.combos: list[Combo] = []
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().setMinimumSectionSize(1)
        context.tools.theme.changed.connect(self._fit)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )

    def empty(self) -> None:
        """Show nothing."""
        self.setRowCount(0)
        self.setColumnCount(0)
        self.combos = []

    def show_rows(self, parsed: Parsed) -> None:
        """Show the first rows of a table."""
        rows = parsed.sample[:_ROWS]
        focused = next((place for place, combo in enumerate(self.combos) if combo.hasFocus()), -1)
        self._kind = parsed.kind
        self.clear()
        self.setColumnCount(len(parsed.header))
        self.setRowCount(len(rows) + 1)
        self.setHorizontalHeaderLabels(list(parsed.header))
        self.combos = []
        for column, header in enumerate(parsed.header):
            self._add_choice(column, header, parsed)
            for line, (_, cells) in enumerate(rows, 1):
                text = cells[column] if column < len(cells) else ""
                self.setItem(line, column, QTableWidgetItem(" ".join(text.split())[:200]))
        self._fit()
        if 0 <= focused < len(self.combos):
            self.combos[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        """Give each column the width of its choice and its values, the rows the height of the text."""
        px, metrics = self._context.tools.theme.px, QFontMetrics(self._context.tools.theme.font())
        for column, combo in enumerate(self.combos):
            cells = (self.item(line, column) for line in range(1, self.rowCount()))
            texts = [item.text() for item in cells if item is not None]
            wide = max((metrics.horizontalAdvance(text) + px(26) for text in texts), default=0)
            wide = max(wide, metrics.horizontalAdvance(combo.currentText()) + px(_BESIDE))
            self.setColumnWidth(column, max(px(_LEAST), min(wide, px(_MOST))))
        for row in range(self.rowCount()):
            self.setRowHeight(row, px(_LINE if row else _CHOICE))
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        self.setMaximumHeight(self.horizontalHeader().sizeHint().height() + rows + px(16))

    def _add_choice(self, column: int, header: str, parsed: Parsed) -> None:
        by_column = {place: name for name, place in parsed.mapping.items()}
        context = self._context
        name = partial(field_name, context.texts.catalogue, parsed.kind, lang=context.texts.lang)
        fields: list[tuple[object, str]] = [(None, translate("Clients", "not imported"))]
        fields += [(one.key, name(one.key)) for one in FIELDS[parsed.kind]]
        combo = Combo(self)
        shrinkable(combo)  # one that adjusts itself to its words would leave its cell
        combo.fill(fields, by_column.get(column))
        combo.setAccessibleName(fill(translate("Clients", "Column “%1” fills"), header))
        combo.activated.connect(partial(self._on_choice, column))
        self.combos.append(combo)
        self.setCellWidget(0, column, combo)

    def _on_choice(self, column: int, _index: int) -> None:
        """Fill a field from another column; a field has one column at most."""
        chosen = self.combos[column].currentData()
        for place, combo in enumerate(self.combos):
            if place != column and chosen is not None and combo.currentData() == chosen:
                combo.choose(None)
        self._fit()
        self.mapping_changed.emit(self.mapping())

    def mapping(self) -> dict[str, str]:
        """Return the column of each field as ``#3``, empty for a field that none fills."""
        found = {field.key: "" for field in FIELDS[self._kind]}
        for place, combo in enumerate(self.combos):
            name: Any = combo.currentData()
            if name is not None:
                found[name] = f"#{place + 1}"
        return found
