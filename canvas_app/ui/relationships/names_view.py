"""Fewer than five clients: their names by stage, no chart."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from canvas_app.charts.data import LadderData
from canvas_app.services.stage_charts import BuiltChart
from canvas_app.ui.common.buttons import LinkButton
from canvas_app.ui.common.card import Card
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.flow import FlowLayout
from canvas_app.ui.common.labels import PlainLabel, SmallLabel, StrongLabel
from canvas_app.ui.common.text import translate

_LOWER = 2
"""Pixels that letters stand lower in a button, for its frame, than in a label."""


class NamesView(QWidget):
    """Shows each client by name on its stage.

    Attributes:
        client_chosen: the id of the client whose name was pressed.

    """

    client_chosen = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._card = Card(self)
        self._title = StrongLabel("", self._card)
        self._rows = QWidget(self._card)
        self._foot = SmallLabel("", self._card, wrap=True)
        for part in (self._title, self._rows, self._foot):
            self._card.body.addWidget(part)
        column.addWidget(self._card)
        column.addStretch(1)

    def show_names(self, ladder: BuiltChart) -> None:
        """Show the clients of ``ladder``, the highest stage first."""
        data = ladder.data
        assert isinstance(data, LadderData)
        self._title.setText(data.head.title)
        self._foot.setText(data.head.foot)
        old, self._rows = self._rows, QWidget(self._card)
        self._card.body.replaceWidget(old, self._rows)
        old.hide()
        old.deleteLater()
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        for place, row in enumerate(reversed([row for row in data.rows if row.dots])):
            label = PlainLabel(row.stage.spoken, self._rows)
            label.setContentsMargins(0, _LOWER, 0, 0)
            names = QWidget(self._rows)
            flow = FlowLayout(names, gap=8)
            for dot in row.dots:
                flow.addWidget(self._name(dot.name, dot.key, ladder, names, confirmed=dot.confirmed))
            grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(names, place, 1)
        self._rows.show()

    def names(self) -> list[LinkButton]:
        """Return the names in their order."""
        return self._rows.findChildren(LinkButton)

    def _name(
        self, name: str, key: str, ladder: BuiltChart, parent: QWidget, *, confirmed: bool
    ) -> LinkButton:
        suggested = translate("Relationships", "suggested")
        link = LinkButton(name if confirmed else f"{name} ({suggested})", parent)
        client = ladder.targets[key].clients[0]
        link.clicked.connect(lambda: self.client_chosen.emit(client))
        return link
