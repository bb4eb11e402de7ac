"""A document to choose, as a card: its drawing, its name, and for whom it is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget

from canvas_app.ui.common.labels import PlainLabel, SmallLabel, StrongLabel
from canvas_app.ui.common.theme import Theme


class PresetCard(QPushButton):
    """One of several cards; the chosen one is checked."""

    def __init__(self, theme: Theme, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icon_name = theme, icon
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._drawing = QLabel(self)
        self._name, self._about = StrongLabel("", self), SmallLabel("", self, wrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 8, 10, 8)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.addWidget(self._drawing, 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._name, 0, 1)
        grid.addWidget(self._about, 1, 1)
        grid.setColumnStretch(1, 1)
        for part in (self._drawing, self._name, self._about):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.toggled.connect(self._draw)
        theme.changed.connect(self._draw)
        self._draw()

    def set_words(self, name: str, about: str) -> None:
        """Show a name and a line under it; both are said aloud."""
        self._name.setText(name)
        self._about.setText(about)
        self.setAccessibleName(name)
        self.setAccessibleDescription(about)
        self.updateGeometry()

    def labels(self) -> tuple[PlainLabel, PlainLabel]:
        """Return name and line."""
        return self._name, self._about

    def _draw(self) -> None:
        role = "accent" if self.isChecked() else "quiet"
        self._drawing.setPixmap(self._theme.icon(self._icon_name, role, 20).pixmap(self._theme.px(20)))

    def hasHeightForWidth(self) -> bool:
        """Return that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height in which the line under the name finds room."""
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else 0

    def sizeHint(self) -> QSize:
        """Return the room of name and line."""
        layout = self.layout()
        return layout.totalSizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least width; the height follows from it."""
        return QSize(self._theme.px(160), self._theme.px(40))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter as with Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.isChecked():
            self.click()
            return
        super().keyPressEvent(event)
