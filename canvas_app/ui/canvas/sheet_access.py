"""The sheet for screen readers: a list whose items are the blocks and notes that are painted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from canvas_app.ui.canvas.sheet_view import SheetView
from canvas_app.ui.common.painted_list import PaintedItem, PaintedList, speak, speak_reordered
from canvas_app.ui.common.theme import Theme


@dataclass(frozen=True, slots=True)
class SpokenItem:
    """One thing on the sheet: a block (``note`` None) or a note, and what is read of it."""

    block: str
    note: int | None
    text: str


class SheetItem(PaintedItem):
    """Stands for a block or a note."""

    view: AccessibleSheet

    def __init__(self, view: AccessibleSheet, item: SpokenItem) -> None:
        super().__init__(view)
        self.item = item

    def words(self) -> str:
        """Return what is read of it."""
        return self.item.text

    def box(self) -> QRect:
        """Return where it is on the screen's sheet."""
        note, view = self.item.note, self.view
        return (view.rect_of(note) if note is not None else view.block_rect(self.item.block)).toRect()

    def mark(self, state: QAccessible.State) -> None:
        """Say whether it is selected, and current."""
        chosen, item = self.view.selection, self.item
        state.selected = item.note is not None and item.note in chosen.notes
        state.focused = (item.block, item.note) == (chosen.block, chosen.note) and self.view.hasFocus()


class AccessibleSheet(PaintedList, SheetView):
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

    def ground(self) -> QWidget:
        """Return what the sheet is painted on."""
        return self.viewport()

    def forget_spoken(self) -> None:
        """Work out anew what is read when it is next asked for: the sheet is another one."""
        self._stale = True
        speak_reordered(self)

    def speak_current(self) -> None:
        """Tell a screen reader that another block or note is current."""
        if not QAccessible.isActive():
            return
        for item in self.items:
            if (item.item.block, item.item.note) == (self.selection.block, self.selection.note):
                speak(item)
                return
