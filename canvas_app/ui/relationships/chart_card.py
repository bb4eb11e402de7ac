"""A card with a chart: title and legend, the picture or its table, the foot, a menu to copy and save it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QWidget

from canvas_app.charts import description
from canvas_app.charts.tables import table
from canvas_app.services.stage_charts import BuiltChart, Target
from canvas_app.ui.common.buttons import IconButton, LinkButton
from canvas_app.ui.common.card import Card, Choice
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.labels import ElidedLabel, PlainLabel, StrongLabel
from canvas_app.ui.common.text import fill, no_mnemonic, translate
from canvas_app.ui.relationships.chart_access import AccessibleChart
from canvas_app.ui.relationships.chart_table import ChartTable
from canvas_app.ui.relationships.chart_view import chart_style
from canvas_app.ui.relationships.message import Message

PICTURE, TABLE, MESSAGE = range(3)


class ChartLegend(ElidedLabel):
    """What the marks of a chart mean, in small quiet letters at the right of the title."""


class ChartFoot(PlainLabel):
    """What a chart rests on, under it."""


class FootLink(LinkButton):
    """What can be done about a chart, beside its foot."""


class ChartCard(Card):
    """Shows one chart.

    Attributes:
        opened: a place was opened: a ``Target`` with its clients, its key, the chart's subject.
        copy_wanted, save_wanted: picture and table are to be copied, or the chart saved as a file.

    """

    opened = Signal(object, str, str)
    copy_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, context: PageContext, subject: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=12, gap=4)
        self.context, self.subject = context, subject
        self._chart: BuiltChart | None = None
        self.title = StrongLabel("", self)
        self.note = ChartLegend("", self)
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.more = IconButton(context.tools.theme, "more", "", self, side=24)
        self.view = AccessibleChart(context, self)
        self.numbers = ChartTable(context.tools.theme, self)
        self.message = Message(self)
        self.foot = ChartFoot("", self, wrap=True)
        self.links = QHBoxLayout()
        self._build()
        self.retranslate()

    def _build(self) -> None:
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.title)
        self.head.addWidget(self.note, 1)
        self.head.addWidget(self.more)
        self.stack = QStackedWidget(self)
        for part in (self.view, self.numbers, self.message):
            self.stack.addWidget(part)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.foot, 1)
        foot.addLayout(self.links)
        self.body.addLayout(self.head)
        self.body.addWidget(self.stack, 1)
        self.body.addLayout(foot)
        self.more.clicked.connect(self._open_below)
        self.view.menu_wanted.connect(self.open_menu)
        self.view.table_wanted.connect(self.toggle_table)
        self.numbers.chart_wanted.connect(self.toggle_table)
        for part in (self.view, self.numbers):
            part.chosen.connect(self.open_key)
            part.copy_wanted.connect(self.copy_wanted)

    def retranslate(self) -> None:
        """Set the words that do not depend on the chart."""
        self.more.set_name(translate("Relationships", "Table, copy, save"))

    def add_control(self, widget: QWidget) -> None:
        """Put a control of this chart before the menu."""
        self.head.insertWidget(self.head.count() - 1, widget)

    # what is shown

    @property
    def chart(self) -> BuiltChart | None:
        """The chart shown, None while there is a message instead."""
        return self._chart

    def show_chart(self, chart: BuiltChart, least: float) -> None:
        """Show a chart that needs at least ``least`` pixels of height."""
        self._chart = chart
        head, style = chart.data.head, chart_style(self.context)
        self.title.setText(head.title)
        self.note.setText(head.note)
        self.foot.setText(head.foot)
        self.view.setMinimumHeight(round(least))
        self.view.setAccessibleName(head.title)
        self.view.setAccessibleDescription(description.sentence(chart.data, style))
        self.numbers.setAccessibleName(fill(translate("Relationships", "%1, table"), head.title))
        self.numbers.show_table(table(chart.data, style))
        self.view.show_chart(chart)
        if self.stack.currentIndex() == MESSAGE:
            self.stack.setCurrentIndex(PICTURE)
        self.more.show()
        self.show_links(())

    def show_message(self, title: str, text: str, links: Sequence[Choice] = ()) -> None:
        """Say why there is no chart, and what to do."""
        focused = self.view.hasFocus() or self.numbers.hasFocus()
        self._chart = None
        self.title.setText(title)
        self.note.setText("")
        self.foot.setText("")
        self.show_links(())
        self.view.setMinimumHeight(0)
        self.view.show_chart(None)
        self.message.say(text, links)
        self.stack.setCurrentIndex(MESSAGE)
        self.more.hide()
        if focused:
            self.message.setFocus()

    def show_links(self, links: Sequence[Choice]) -> None:
        """Show what can be done about the chart beside its foot."""
        while self.links.count():
            item = self.links.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for words, act in links:
            link = FootLink(words, self)
            link.clicked.connect(partial(_do, act))
            self.links.addWidget(link)

    @property
    def shows_table(self) -> bool:
        """Whether the table is shown instead of the picture."""
        return self.stack.currentIndex() == TABLE

    def toggle_table(self) -> None:
        """Change between picture and table; the focus goes along."""
        if self._chart is None:
            return
        self.stack.setCurrentIndex(PICTURE if self.shows_table else TABLE)
        self.focus()

    def focus(self) -> None:
        """Focus what is shown."""
        part = self.stack.currentWidget()
        if part is not None:
            part.setFocus(Qt.FocusReason.TabFocusReason)

    def open_key(self, key: str) -> None:
        """Open the clients behind a place."""
        target = self._chart.targets.get(key) if self._chart is not None else None
        if isinstance(target, Target):
            self.opened.emit(target, key, self.subject)

    # menu

    def _open_below(self) -> None:
        self.open_menu(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def open_menu(self, at: QPoint) -> None:
        """Offer what can be done with the chart."""
        if self._chart is None:
            return
        menu = self.menu()
        menu.exec(at)
        menu.deleteLater()

    def menu(self) -> QMenu:
        """Return the chart's menu."""
        menu = QMenu(self)
        as_table = translate("Relationships", "Show as a table")
        table_words = translate("Relationships", "Show the chart") if self.shows_table else as_table
        for words, act, keys in (
            (table_words, self.toggle_table, "Space"),
            (translate("Relationships", "Copy picture and table"), self.copy_wanted.emit, "Ctrl+C"),
            (translate("Relationships", "Save chart…"), self.save_wanted.emit, ""),
        ):
            action = menu.addAction(f"{no_mnemonic(words)}\t{keys}" if keys else no_mnemonic(words))
            action.triggered.connect(partial(_do, act))
        return menu


def _do(act: object, _checked: bool = False) -> None:
    if callable(act):
        act()
