"""Charts for screen readers: a list whose items are the places of the picture, read with their numbers."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from canvas_app.charts.picture import Region
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.painted_list import PaintedItem, PaintedList, speak, speak_reordered
from canvas_app.ui.relationships.chart_view import ChartView


class ChartItem(PaintedItem):
    """Stands for a place of a chart."""

    def __init__(self, view: AccessibleChart, region: Region) -> None:
        super().__init__(view)
        self._chart, self.region = view, region

    def words(self) -> str:
        """Return what is read of it."""
        return self.region.words

    def box(self) -> QRect:
        """Return where it is in the chart."""
        return self._chart.box_of(self.region).toRect()

    def mark(self, state: QAccessible.State) -> None:
        """Say whether it is current, and whether it opens clients."""
        state.selected = self._chart.current() == self.region
        state.focused = state.selected and self._chart.hasFocus()
        state.linked = bool(self.region.key)


class ChartItems(QObject):
    """The items of a chart, made anew when other places are drawn, and said aloud as they become current."""

    def __init__(self, view: AccessibleChart) -> None:
        super().__init__(view)
        self._view = view
        self.all: tuple[ChartItem, ...] = ()
        view.drawn.connect(self._take_places)
        view.walked.connect(self._speak)

    def _take_places(self) -> None:
        regions = self._view.regions()
        if [item.region for item in self.all] == list(regions):
            return
        old, self.all = self.all, tuple(ChartItem(self._view, region) for region in regions)
        for gone in old:
            gone.deleteLater()
        speak_reordered(self._view)

    def _speak(self) -> None:
        """Tell a screen reader that another place is current."""
        region = self._view.current()
        if region is None or not QAccessible.isActive():
            return
        for item in self.all:
            if item.region == region:
                speak(item)
                return


class AccessibleChart(PaintedList, ChartView):
    """A chart whose places are children for screen readers."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._items = ChartItems(self)

    @property
    def items(self) -> tuple[ChartItem, ...]:
        """The places of the picture as it was drawn last."""
        return self._items.all

    def ground(self) -> QWidget:
        """Return what the chart is painted on."""
        return self
