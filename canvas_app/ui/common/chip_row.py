"""Chips in one line, one of them on; those that do not fit stand in a menu at the end of the line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from canvas_app.ui.common.chips import Chip
from canvas_app.ui.common.text import no_mnemonic, translate

_GAP = 6


class ChipRow(QWidget):
    """A choice of one.

    Attributes:
        chosen: the key of the chip that a person pressed, or chose in the menu.

    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: dict[str, Chip] = {}
        self.current = ""
        self.more = Chip("", self)
        self.more.clicked.connect(self.open_menu)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_chips(self, entries: Sequence[tuple[str, str]]) -> None:
        """Show chips of (key, words) in place of the earlier ones."""
        for old in self.chips.values():
            old.hide()
            old.deleteLater()
        self.chips = {}
        for key, words in entries:
            chip = Chip("", self, checkable=True)
            chip.set_text(words)
            chip.clicked.connect(partial(self._press, key))
            self.chips[key] = chip
        self.more.set_text(translate("Common", "More") + " ▾")
        self.more.setAccessibleName(translate("Common", "More"))
        self.updateGeometry()
        self._place()

    def choose(self, key: str) -> None:
        """Have the chip of ``key`` on, in sight, and all others off; no signal."""
        self.current = key
        for one, chip in self.chips.items():
            chip.setChecked(one == key)
        self._place()

    def _press(self, key: str, _checked: bool = False) -> None:
        self.choose(key)
        self.chosen.emit(key)

    # the chips that do not fit

    def behind(self) -> list[str]:
        """Return the keys of the chips that stand in the menu."""
        return [key for key, chip in self.chips.items() if chip.isHidden()]

    def menu(self) -> QMenu:
        """Return the menu with the chips that do not fit."""
        menu = QMenu(self.more)
        for key in self.behind():
            menu.addAction(no_mnemonic(self.chips[key].accessibleName()), partial(self._press, key))
        return menu

    def open_menu(self) -> None:
        """Show the menu under its chip."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))

    def sizeHint(self) -> QSize:
        """Return one line of chips."""
        shown = [*self.chips.values(), self.more]
        return QSize(sum(chip.sizeHint().width() + _GAP for chip in shown), self.more.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return room for the menu alone."""
        return self.more.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many chips as fit now."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        widths = {key: chip.sizeHint().width() + _GAP for key, chip in self.chips.items()}
        fitting = self._fitting(widths)
        at = 0
        for key, chip in self.chips.items():
            chip.setVisible(key in fitting)
            if key in fitting:
                chip.setGeometry(at, 0, widths[key] - _GAP, chip.sizeHint().height())
                at += widths[key]
        self.more.setVisible(len(fitting) < len(widths))
        self.more.setGeometry(at, 0, self.more.sizeHint().width(), self.more.sizeHint().height())

    def _fitting(self, widths: dict[str, int]) -> set[str]:
        """Return the chips that fit, among them the one that is on."""
        room = self.width() + _GAP
        if sum(widths.values()) <= room:
            return set(widths)
        room -= self.more.sizeHint().width() + _GAP + widths.get(self.current, 0)
        fitting = {self.current} & set(widths)
        for key, width in widths.items():
            if key not in fitting:
                if width > room:
                    break
                room -= width
                fitting.add(key)
        return fitting
