"""Where the panel at the right of a page stands: docked in wide windows, a drawer in narrow ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QHBoxLayout, QWidget

from canvas_app.ui.common.theme import Theme

DOCKED_WIDE, DOCKED = 372, 320
"""Widths of the panel at 100 % text size."""
WIDE, NARROW = 1400, 1180
"""Window widths from which it is docked at 372 and at 320 px; below, it is a drawer of 320."""


class SidePanel(Protocol):
    """What a panel is told about its place."""

    def set_drawer(self, drawer: bool, *, narrow: bool) -> None:
        """Show the × of a drawer; ``narrow``: the panel has 320 px."""


class SidePlace(QObject):
    """Lays a page's main part and its panel out, by the window's width and the text size.

    It is a child of the page: the theme, which outlives pages, stops calling it when the page goes.
    """

    def __init__(
        self,
        page: QWidget,
        main: QWidget,
        panel: QWidget,
        theme: Theme,
        covers: Callable[[int], object] | None = None,
    ) -> None:
        """``covers`` is told how many px at the right of the main part lie under the drawer."""
        super().__init__(page)
        self._page, self._panel, self._theme = page, panel, theme
        self._covers = covers
        self._open = False
        self._hidden = False
        self._wanted = True
        self._row = QHBoxLayout(page)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(main, 1)
        self._row.addWidget(panel)
        theme.changed.connect(self.arrange)

    @property
    def drawer(self) -> bool:
        """Whether the panel is a drawer now."""
        return self._page.window().width() < self._theme.px(NARROW)

    @property
    def shown(self) -> bool:
        """Whether the panel is to be seen."""
        return self._wanted and (self._open if self.drawer else not self._hidden)

    def want(self, wanted: bool) -> None:
        """Say whether there is anything to show in the panel at all."""
        if wanted != self._wanted:
            self._wanted = wanted
            self.arrange()

    def show(self) -> None:
        """Bring the panel into view."""
        self._open, self._hidden = True, False
        self.arrange()

    def close(self) -> None:
        """Close the drawer; a docked panel stays."""
        self._open = False
        self.arrange()

    def toggle(self) -> None:
        """Show or hide the panel."""
        if self.drawer:
            self._open = not self._open
        else:
            self._hidden = not self._hidden
        self.arrange()

    def arrange(self) -> None:
        """Dock the panel or make it a drawer, which covers the main part and does not shrink it."""
        wide = self._page.window().width() >= self._theme.px(WIDE)
        width = self._theme.px(DOCKED_WIDE if wide else DOCKED)
        drawer, docked = self.drawer, self._row.indexOf(self._panel) >= 0
        cast(SidePanel, self._panel).set_drawer(drawer, narrow=not wide)
        self._panel.setFixedWidth(width)
        if drawer and docked:
            self._row.removeWidget(self._panel)
        elif not drawer and not docked:
            self._row.addWidget(self._panel)
        self._panel.setVisible(self.shown)
        if drawer:
            page = self._page.rect()
            self._panel.setGeometry(QRect(page.width() - width, 0, width, page.height()))
            self._panel.raise_()
        if self._covers is not None:
            self._covers(width if drawer and self.shown else 0)
