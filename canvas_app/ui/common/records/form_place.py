"""Where a form stands above a list: it scrolls in a low window, and is no wider than is good to read."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QWidget

from canvas_app.ui.common.theme import Theme


class FormPlace(QScrollArea):
    """As high as the form in it, or as there is room; hidden with it."""

    WIDEST = 760  # px at 100 % text size

    def __init__(self, theme: Theme, form: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._form = theme, form
        theme.changed.connect(self._limit)
        self._limit()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        hidden = form.isHidden()
        self.setWidget(form)  # which shows it
        form.setHidden(hidden)
        self.setHidden(hidden)
        form.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show and hide with the form, and be as high as it."""
        if watched is self._form:
            if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
                self.setVisible(not self._form.isHidden())
            elif event.type() == QEvent.Type.LayoutRequest:
                self.updateGeometry()
        return super().eventFilter(watched, event)

    def _limit(self) -> None:
        self._form.setMaximumWidth(self._theme.px(self.WIDEST))

    def sizeHint(self) -> QSize:
        """Return the form's."""
        return self._form.sizeHint()

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._form.isAncestorOf(new):
            self.ensureWidgetVisible(new, 0, 24)
