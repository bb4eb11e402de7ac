"""The sheet for screen readers: a list whose items are the blocks and notes that are painted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QAccessibleObject
from PySide6.QtWidgets import QWidget

from canvas_app.ui.canvas.sheet_view import SheetView
from canvas_app.ui.common.theme import Theme


@dataclass(frozen=True, slots=True)
class SpokenItem:
    """One thing on the sheet: a block (``note`` None) or a note, and what is read of it."""

    block: str
    note: int | None
    text: str


class SheetItem(QObject):
    """Stands for a block or a note, so that Qt can hand out an interface for it."""

    def __init__(self, view: AccessibleSheet, item: SpokenItem) -> None:
        super().__init__(view)
        self.view = view
        self.item = item


class AccessibleSheet(SheetView):
    """A sheet whose painted things are children for screen readers.

    They are worked out when somebody asks: nobody pays for them who does not listen.

    Attributes:
        spoken: gives what is read of every block and note, in reading order.

    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.spoken: Callable[[], list[SpokenItem]] = list
        self._items: dict[tuple[str, int | None], SheetItem] = {}
        self._stale = True

    @property
    def items(self) -> tuple[SheetItem, ...]:
        """What there is on the sheet, in reading order; a thing that stays keeps its item."""
        if self._stale:
            self._stale = False
            known, self._items = self._items, {}
            for spoken in self.spoken():
                key = (spoken.block, spoken.note)
                item = known.pop(key, None) or SheetItem(self, spoken)
                item.item = spoken
                self._items[key] = item
            for gone in known.values():
                gone.deleteLater()
        return tuple(self._items.values())

    def forget_spoken(self) -> None:
        """Work out anew what is read when it is next asked for: the sheet is another one."""
        self._stale = True
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.ObjectReorder))

    def speak_current(self) -> None:
        """Tell a screen reader that another block or note is current."""
        if not QAccessible.isActive():
            return
        for item in self.items:
            if (item.item.block, item.item.note) == (self.selection.block, self.selection.note):
                QAccessible.updateAccessibility(QAccessibleEvent(item, QAccessible.Event.Focus))
                return


class _ItemInterface(QAccessibleObject):
    def __init__(self, item: SheetItem) -> None:
        super().__init__(item)
        self._item = item

    def text(self, kind: QAccessible.Text) -> str:
        return self._item.item.text if kind == QAccessible.Text.Name else ""

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = state.selectable = True
        view, item = self._item.view, self._item.item
        chosen = item.note in view.selection.notes if item.note is not None else False
        state.selected = chosen
        current = (item.block, item.note) == (view.selection.block, view.selection.note)
        state.focused = current and view.hasFocus()
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
        view, item = self._item.view, self._item.item
        shown = view.rect_of(item.note) if item.note is not None else view.block_rect(item.block)
        rect = shown.toRect()
        rect.moveTopLeft(view.viewport().mapToGlobal(rect.topLeft()))
        return rect


class _SheetInterface(QAccessibleObject):
    def __init__(self, view: AccessibleSheet) -> None:
        super().__init__(view)
        self._view = view

    def text(self, kind: QAccessible.Text) -> str:
        return self._view.accessibleName() if kind == QAccessible.Text.Name else ""

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = True
        state.focused = self._view.hasFocus()
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
        return hits[-1] if hits else None  # notes come after their block

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        item = child.object()
        return (
            self._view.items.index(item) if isinstance(item, SheetItem) and item in self._view.items else -1
        )

    def rect(self) -> QRect:
        rect = self._view.rect()
        rect.moveTopLeft(self._view.mapToGlobal(rect.topLeft()))
        return rect


class SheetFactory:
    """Hands Qt the interfaces of sheets and their items, and keeps them alive as long as their objects."""

    def __init__(self) -> None:
        self._kept: dict[int, QAccessibleInterface] = {}

    def __call__(self, _class_name: str, thing: QObject) -> QAccessibleInterface | None:
        """Return the interface of a sheet or an item; None for everything else."""
        made: QAccessibleInterface
        if isinstance(thing, AccessibleSheet):
            made = _SheetInterface(thing)
        elif isinstance(thing, SheetItem):
            made = _ItemInterface(thing)
        else:
            return None
        key = id(thing)
        self._kept[key] = made
        thing.destroyed.connect(lambda: self._kept.pop(key, None))
        return made


def install() -> None:
    """Make sheets readable for screen readers; once per program."""
    if not _installed:
        factory = SheetFactory()
        _installed.append(factory)
        QAccessible.installFactory(factory)


_installed: list[SheetFactory] = []
# Qt keeps a bare pointer to the factory: it must live as long as the program.
