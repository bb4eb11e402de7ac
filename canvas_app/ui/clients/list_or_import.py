"""The main part of the page: the list, or the preview of an import in its place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from canvas_app.ui.clients.list_area import ListArea
from canvas_app.ui.common.beside import ScrollColumn


class ListOrImport(QStackedWidget):
    """Shows one of the two.

    Attributes:
        switched: another one is shown now (whether it is the list).

    """

    switched = Signal(bool)

    def __init__(self, area: ListArea, panel: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.area, self._panel = area, panel
        self.import_area = ScrollColumn(panel, self)
        self.addWidget(area)
        self.addWidget(self.import_area)

    def show_import(self) -> None:
        """Show the preview of an import in place of the list."""
        self.setCurrentWidget(self.import_area)
        self.switched.emit(False)

    def show_list(self) -> None:
        """Show the list again; the focus goes to it from the preview."""
        held = self._panel.isAncestorOf(self.window().focusWidget() or self.window())
        self.setCurrentWidget(self.area)
        self.switched.emit(True)
        if held:
            self.area.focus_rows()
