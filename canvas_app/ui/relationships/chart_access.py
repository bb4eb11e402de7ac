"""Charts for screen readers: a list whose items are the places of the picture, read with their numbers."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QAccessibleObject
from PySide6.QtWidgets import QWidget

from canvas_app.charts.shown import Region
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.relationships.chart_view import ChartView


class ChartItem(QObject):
    """Stands for a place of a chart, so that Qt can hand out an interface for it."""

    def __init__(self, view: AccessibleChart, region: Region) -> None:
        super().__init__(view)
        self.view = view
        self.region = region


class AccessibleChart(ChartView):
    """A chart whose places are children for screen readers."""

    items: tuple[ChartItem, ...] = ()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.drawn.connect(self._take_places)
        self.walked.connect(self._speak)

    def _take_places(self) -> None:
        regions = self.regions()
        if [item.region for item in self.items] == list(regions):
            return
        old, self.items = self.items, tuple(ChartItem(self, region) for region in regions)
        for gone in old:
            gone.deleteLater()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.ObjectReorder))

    def _speak(self) -> None:
        """Tell a screen reader that another place is current."""
        region = self.current()
        if region is None or not QAccessible.isActive():
            return
        for item in self.items:
            if item.region is region or item.region == region:
                QAccessible.updateAccessibility(QAccessibleEvent(item, QAccessible.Event.Focus))
                return


class _ItemInterface(QAccessibleObject):
    def __init__(self, item: ChartItem) -> None:
        super().__init__(item)
        self._item = item

    def text(self, kind: QAccessible.Text) -> str:
        return self._item.region.words if kind == QAccessible.Text.Name else ""

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        view = self._item.view
        current = view.current() == self._item.region
        state.focusable = state.selectable = True
        state.selected = current
        state.focused = current and view.hasFocus()
        state.linked = bool(self._item.region.key)
        return state

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._item.view)

    def childCount(self) -> int:
        return 0

    def child(self, _index: int) -> QAccessibleInterface | None:  # type: ignore[override] # Qt takes None
        return None

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:  # type: ignore[override] # as above
        return None

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def rect(self) -> QRect:
        view = self._item.view
        rect = view.box_of(self._item.region).toRect()
        rect.moveTopLeft(view.mapToGlobal(rect.topLeft()))
        return rect


class _ChartInterface(QAccessibleObject):
    def __init__(self, view: AccessibleChart) -> None:
        super().__init__(view)
        self._view = view

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Name:
            return self._view.accessibleName()
        return self._view.accessibleDescription() if kind == QAccessible.Text.Description else ""

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = True
        state.focused = self._view.hasFocus()
        state.invisible = not self._view.isVisible()
        return state

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._view.parentWidget() or self._view.window())

    def childCount(self) -> int:
        return len(self._view.items)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override] # as above
        items = self._view.items
        return QAccessible.queryAccessibleInterface(items[index]) if 0 <= index < len(items) else None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override] # as above
        point = QPoint(x, y)
        faces = [self.child(index) for index in range(len(self._view.items))]
        hits = [face for face in faces if face is not None and face.rect().contains(point)]
        return hits[-1] if hits else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        item, items = child.object(), self._view.items
        return items.index(item) if isinstance(item, ChartItem) and item in items else -1

    def rect(self) -> QRect:
        rect = self._view.rect()
        rect.moveTopLeft(self._view.mapToGlobal(rect.topLeft()))
        return rect


class ChartFactory:
    """Hands Qt the interfaces of charts and their places, and keeps them as long as their objects live."""

    def __init__(self) -> None:
        self._kept: dict[int, QAccessibleInterface] = {}

    def __call__(self, _class_name: str, thing: QObject) -> QAccessibleInterface | None:
        """Return the interface of a chart or a place; None for everything else."""
        made: QAccessibleInterface
        if isinstance(thing, AccessibleChart):
            made = _ChartInterface(thing)
        elif isinstance(thing, ChartItem):
            made = _ItemInterface(thing)
        else:
            return None
        key = id(thing)
        self._kept[key] = made
        thing.destroyed.connect(lambda: self._kept.pop(key, None))
        return made


def install() -> None:
    """Make charts readable for screen readers; once per program."""
    if not _installed:
        factory = ChartFactory()
        _installed.append(factory)
        QAccessible.installFactory(factory)


_installed: list[ChartFactory] = []
# Qt keeps a bare pointer to the factory: it must live as long as the program.
