"""Where the inspector stands: docked in wide windows, a drawer over the sheet in narrow ones.

The place is there before the inspector is: the sheet is painted beside it, and does not move when it comes.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from canvas_app.ui.canvas.sheet_view import SheetView
from canvas_app.ui.common.buttons import IconButton
from canvas_app.ui.common.preferences import Preferences
from canvas_app.ui.common.theme import Theme

DOCKED_WIDE, DOCKED = 372, 320
"""Widths of the inspector at 100 % text size."""
NARROWEST, WIDEST = 300, 480
"""Between these the docked inspector of a wide window can be drawn."""
WIDE, NARROW = 1400, 1180
"""Window widths from which it is docked at 372 and at 320 px; below, it is a drawer of 320."""
_KEY = "inspector_width"
_GRIP = 5  # pixels
_STEP = 20
_AWAY = 6  # pixels between the button that shows the inspector and the page's corner


class InspectorPlace(QObject):
    """Lays sheet and inspector out on their page, by the window's width and the text size.

    It is a child of the page: the theme, which outlives pages, stops calling it when the page goes.

    Attributes:
        frame: the surface on which the inspector lies.
        opener: the button at the sheet's corner that shows the inspector while it is hidden.
        wanted: called when the inspector is to be seen and was not built yet.

    """

    def __init__(self, page: QWidget, view: SheetView, theme: Theme, preferences: Preferences) -> None:
        super().__init__(page)
        self._page, self._view, self._theme, self._preferences = page, view, theme, preferences
        self._open = False
        self._hidden = False
        self._before = (False, False)
        self._wide = max(NARROWEST, min(WIDEST, preferences.number(_KEY, DOCKED_WIDE)))
        self.frame = QFrame(page)
        self.frame.setObjectName("inspectorPlace")
        column = QVBoxLayout(self.frame)
        column.setContentsMargins(0, 0, 0, 0)
        self._row = QHBoxLayout(page)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(view, 1)
        self._row.addWidget(self.frame)
        self._grip = Grip(self, page)
        self.opener = IconButton(theme, "inspector", "", page, keys="F9")
        self.opener.setObjectName("inspectorOpener")
        self.opener.hide()
        self._inspector: QWidget | None = None
        self.wanted: Callable[[], object] = lambda: None
        self._keep = QTimer(page, singleShot=True, interval=800)
        self._keep.timeout.connect(lambda: preferences.keep(**{_KEY: self._wide}))
        theme.changed.connect(self.arrange)

    def take(self, inspector: QWidget) -> None:
        """Put the inspector into its place."""
        self._inspector = inspector
        layout = self.frame.layout()
        assert layout is not None
        layout.addWidget(inspector)
        inspector.show()
        self.arrange()

    @property
    def drawer(self) -> bool:
        """Whether the inspector is a drawer now."""
        return self._page.window().width() < self._theme.px(NARROW)

    @property
    def wide(self) -> bool:
        """Whether the window is wide enough for an inspector of the person's own width."""
        return self._page.window().width() >= self._theme.px(WIDE)

    @property
    def shown(self) -> bool:
        """Whether the inspector is to be seen."""
        return self._open if self.drawer else not self._hidden

    @property
    def width(self) -> int:
        """How wide the inspector is."""
        return self._theme.px(self._wide if self.wide else DOCKED)

    def show(self) -> None:
        """Bring the inspector into view."""
        if not self.shown:
            self._open, self._hidden = True, False
            self.arrange()

    def toggle(self) -> None:
        """Show or hide the inspector."""
        if self.drawer:
            self._open = not self._open
        else:
            self._hidden = not self._hidden
        self.arrange()

    def alone(self, *, alone: bool) -> None:
        """Hide the inspector while the sheet has the whole screen; afterwards it is as it was."""
        if alone:
            self._before = self._open, self._hidden
        self._open, self._hidden = (False, True) if alone else self._before
        self.arrange()

    @property
    def right(self) -> float:
        """Where on the screen the page ends."""
        return self._page.mapToGlobal(self._page.rect().topRight()).x() + 1

    def widen(self, width: float) -> None:
        """Draw the docked inspector of a wide window to a width in pixels; remembered on this computer."""
        if not self.wide:
            return
        wanted = round(width * 100 / self._theme.percent)
        self._wide = max(NARROWEST, min(WIDEST, wanted))
        self._keep.start()
        self.arrange()

    def step(self, *, wider: bool) -> None:
        """Widen or narrow the inspector by key."""
        self.widen(self.width + (_STEP if wider else -_STEP))

    def arrange(self) -> None:
        """Dock the inspector or make it a drawer; the sheet neither shrinks nor rescales for a drawer."""
        width, drawer = self.width, self.drawer
        docked = self._row.indexOf(self.frame) >= 0
        if self._inspector is not None:
            self._inspector.set_drawer(drawer, narrow=not self.wide)  # type: ignore[attr-defined] # Inspector
        self.frame.setFixedWidth(width)
        if drawer and docked:
            self._row.removeWidget(self.frame)
        elif not drawer and not docked:
            self._row.addWidget(self.frame)
        self.frame.setVisible(self.shown)
        if self.shown and self._inspector is None:
            self.wanted()
        self._view.set_covered(width if drawer and self._open else 0)
        self.opener.setVisible(not self.shown)
        self._grip.setVisible(self.wide and self.shown)
        page = self._page.rect()  # read last: showing something may lay the page out anew
        if drawer:
            self.frame.setGeometry(QRect(page.width() - width, 0, width, page.height()))
            self.frame.raise_()
            self.pan_beside()
        self.opener.move(page.width() - self.opener.width() - _AWAY, _AWAY)
        self.opener.raise_()
        self._grip.setGeometry(page.width() - width - _GRIP // 2, 0, _GRIP, page.height())
        self._grip.raise_()

    def pan_beside(self) -> None:
        """Pan so that the selected block is not under the drawer."""
        if not (self.drawer and self._open):
            return
        rect = self._view.block_rect(self._view.selection.block)
        hidden = rect.right() - (self._view.width() - self.frame.width())
        if hidden > 0:
            self._view.pan(-min(hidden + 8, max(0.0, rect.left() - 8)), 0)


class Grip(QWidget):
    """The edge by which the docked inspector is drawn wider or narrower."""

    def __init__(self, place: InspectorPlace, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        self.setCursor(Qt.CursorShape.SizeHorCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        self._place.widen(self._place.right - event.globalPosition().x())
        event.accept()
