"""Where the inspector stands: docked in wide windows, a drawer over the sheet in narrow ones."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QHBoxLayout, QWidget

from canvas_app.ui.canvas.inspector import Inspector
from canvas_app.ui.canvas.sheet_view import SheetView
from canvas_app.ui.common.theme import Theme

DOCKED_WIDE, DOCKED = 372, 320
"""Widths of the inspector at 100 % text size."""
WIDE, NARROW = 1400, 1180
"""Window widths from which it is docked at 372 and at 320 px; below, it is a drawer of 320."""


class InspectorPlace:
    """Lays sheet and inspector out on their page, by the window's width and the text size."""

    def __init__(self, page: QWidget, view: SheetView, inspector: Inspector, theme: Theme) -> None:
        self._page, self._view, self._inspector, self._theme = page, view, inspector, theme
        self._open = False
        self._hidden = False
        self._row = QHBoxLayout(page)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(view, 1)
        self._row.addWidget(inspector)
        theme.changed.connect(self.arrange)

    @property
    def drawer(self) -> bool:
        """Whether the inspector is a drawer now."""
        return self._page.window().width() < self._theme.px(NARROW)

    def show(self) -> None:
        """Bring the inspector into view."""
        self._open, self._hidden = True, False
        self.arrange()

    def toggle(self) -> None:
        """Show or hide the inspector."""
        if self.drawer:
            self._open = not self._open
        else:
            self._hidden = not self._hidden
        self.arrange()

    def arrange(self) -> None:
        """Dock the inspector or make it a drawer; the sheet neither shrinks nor rescales for a drawer."""
        wide = self._page.window().width() >= self._theme.px(WIDE)
        width = self._theme.px(DOCKED_WIDE if wide else DOCKED)
        drawer, docked = self.drawer, self._row.indexOf(self._inspector) >= 0
        self._inspector.set_drawer(drawer, narrow=not wide)
        self._inspector.setFixedWidth(width)
        if drawer and docked:
            self._row.removeWidget(self._inspector)
        elif not drawer and not docked:
            self._row.addWidget(self._inspector)
        self._inspector.setVisible(self._open if drawer else not self._hidden)
        self._view.set_covered(width if drawer and self._open else 0)
        if drawer:
            page = self._page.rect()
            self._inspector.setGeometry(QRect(page.width() - width, 0, width, page.height()))
            self._inspector.raise_()
            self.pan_beside()

    def pan_beside(self) -> None:
        """Pan so that the selected block is not under the drawer."""
        if not (self.drawer and self._open):
            return
        rect = self._view.block_rect(self._view.selection.block)
        hidden = rect.right() - (self._view.width() - self._inspector.width())
        if hidden > 0:
            self._view.pan(-min(hidden + 8, max(0.0, rect.left() - 8)), 0)
