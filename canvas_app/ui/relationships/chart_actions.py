"""Copying, saving and turning a chart: one whose menu was opened, or the current one by a command."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QApplication

from canvas_app import paths
from canvas_app.domain.progress import Progress
from canvas_app.services.stage_charts.files import KINDS, save_chart
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.text import fill, translate
from canvas_app.ui.relationships.chart_card import ChartCard


class ChartActions(QObject):
    """Does what the menus of charts and the commands of the page offer."""

    def __init__(self, context: PageContext, cards: Sequence[ChartCard], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._texts, self._notifier, self._tools = (
            context.session,
            context.texts,
            context.notifier,
            context.tools,
        )
        self._cards = cards
        for card in cards:
            card.copy_wanted.connect(lambda card=card: self.copy(card))
            card.save_wanted.connect(lambda card=card: self.save(card))

    # the current chart

    def current(self) -> ChartCard | None:
        """Return the card that has the focus, else the first that can be seen."""
        shown = [card for card in self._cards if card.isVisible() and card.chart is not None]
        focused = [card for card in shown if card.view.hasFocus() or card.numbers.hasFocus()]
        return next(iter([*focused, *shown]), None)

    def save_current(self) -> None:
        """Save the current chart as a file."""
        self._with_current(self.save)

    def toggle_current(self) -> None:
        """Show the current chart as a table, or the table as a chart."""
        self._with_current(ChartCard.toggle_table)

    def copy_current(self) -> None:
        """Copy the current chart."""
        self._with_current(self.copy)

    def _with_current(self, act: Callable[[ChartCard], object]) -> None:
        card = self.current()
        if card is not None:
            act(card)

    # a chart

    def copy(self, card: ChartCard) -> None:
        """Put the picture and the table of a chart on the clipboard."""
        if card.chart is None:
            return
        content = QMimeData()
        content.setText(card.numbers.numbers.table.as_text())
        if not card.view.image.isNull():
            content.setImageData(card.view.image)
        QApplication.clipboard().setMimeData(content)
        self._notifier.say(translate("Relationships", "Picture and table copied."))

    def save(self, card: ChartCard) -> None:
        """Ask where to, and write a chart as PNG, SVG or PDF."""
        chart = card.chart
        if chart is None:
            return
        filters = [(kind.upper(), f"*.{kind}") for kind in KINDS]
        suggested = paths.documents() / self._file_name(chart.data.head.title)
        title = translate("Relationships", "Save chart")
        path = self._tools.dialogs.save_file(title, filters, suggested)
        if path is None:
            return
        data, lang = chart.data, self._texts.lang

        def write(_progress: Progress) -> str:
            save_chart(data, lang, path)
            return path.name

        self._tools.worker.run(write, self._on_saved, failed=self._notifier.report, writes=True)

    def _file_name(self, title: str) -> str:
        """Return a name that every system accepts: whose chart, which one, of which day."""
        business, day = (
            self._session.workbook.setting("business"),
            self._session.as_of.isoformat(),
        )
        name = " — ".join(part for part in (business, title, day) if part)
        safe = "".join("_" if char in '<>:"/\\|?*' or ord(char) < 32 else char for char in name)
        return f"{safe[:120]}.png"

    def _on_saved(self, name: str) -> None:
        self._notifier.say(fill(translate("Relationships", "Chart saved: %1"), name), "good")
