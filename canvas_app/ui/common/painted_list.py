"""What is painted, for screen readers: the picture is a list whose items are its places."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QAccessibleObject
from PySide6.QtWidgets import QWidget


class PaintedItem(QObject):
    """Stands for a place of a picture, so that Qt can hand out an interface for it; a child of its view."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.view = view

    def words(self) -> str:
        """Return what is read of it."""
        raise NotImplementedError

    def box(self) -> QRect:
        """Return where it is in what its picture is painted on."""
        raise NotImplementedError

    def mark(self, state: QAccessible.State) -> None:
        """Say in ``state`` whether it is selected and whether it has the focus."""
        raise NotImplementedError


class PaintedList:
    """Mixed into a widget whose painted places are children for screen readers."""

    @property
    def items(self) -> Sequence[PaintedItem]:
        """What there is in the picture, in reading order; of items on top of each other the last is hit."""
        raise NotImplementedError

    def ground(self) -> QWidget:
        """Return what the picture is painted on."""
        raise NotImplementedError


def speak(item: PaintedItem) -> None:
    """Tell a screen reader that this item is current."""
    QAccessible.updateAccessibility(QAccessibleEvent(item, QAccessible.Event.Focus))


def speak_reordered(view: QWidget) -> None:
    """Tell a screen reader that there are other items now."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(view, QAccessible.Event.ObjectReorder))


class _ItemInterface(QAccessibleObject):
    def __init__(self, item: PaintedItem) -> None:
        super().__init__(item)
        self._item = item

    def text(self, kind: QAccessible.Text) -> str:
        return self._item.words() if kind == QAccessible.Text.Name else ""

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = state.selectable = True
        self._item.mark(state)
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
        view, rect = self._item.view, self._item.box()
        assert isinstance(view, PaintedList)
        rect.moveTopLeft(view.ground().mapToGlobal(rect.topLeft()))
        return rect


class _ListInterface(QAccessibleObject):
    def __init__(self, view: QWidget, painted: PaintedList) -> None:
        super().__init__(view)
        self._view, self._painted = view, painted

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
        return len(self._painted.items)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override] # as above
        items = self._painted.items
        return QAccessible.queryAccessibleInterface(items[index]) if 0 <= index < len(items) else None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override] # as above
        point = QPoint(x, y)
        faces = [self.child(index) for index in range(self.childCount())]
        hits = [face for face in faces if face is not None and face.rect().contains(point)]
        return hits[-1] if hits else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        item, items = child.object(), self._painted.items
        return items.index(item) if isinstance(item, PaintedItem) and item in items else -1

    def rect(self) -> QRect:
        rect = self._view.rect()
        rect.moveTopLeft(self._view.mapToGlobal(rect.topLeft()))
        return rect


class _Factory:
    """Hands Qt the interfaces of pictures and their items, and keeps them alive as long as their objects."""

    def __init__(self) -> None:
        self._kept: dict[int, QAccessibleInterface] = {}

    def __call__(self, _class_name: str, thing: QObject) -> QAccessibleInterface | None:
        """Return the interface of a picture or an item; None for everything else."""
        made: QAccessibleInterface
        if isinstance(thing, PaintedItem):
            made = _ItemInterface(thing)
        elif isinstance(thing, PaintedList) and isinstance(thing, QWidget):
            made = _ListInterface(thing, thing)
        else:
            return None
        key = id(thing)
        self._kept[key] = made
        thing.destroyed.connect(lambda: self._kept.pop(key, None))
        return made


def install() -> None:
    """Make pictures readable for screen readers; once per program."""
    if not _installed:
        factory = _Factory()
        _installed.append(factory)
        QAccessible.installFactory(factory)


_installed: list[_Factory] = []
# Qt keeps a bare pointer to the factory: it must live as long as the program.
