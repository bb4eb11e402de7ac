"""Recent workbooks: hidden while another display is connected, or when the person hid them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from canvas_app.ui.common.buttons import LinkButton
from canvas_app.ui.common.labels import ElidedLabel, QuietLabel, SectionHeader
from canvas_app.ui.common.text import fill, set_tip, translate

if TYPE_CHECKING:
    from canvas_app.ui.common.context import Tools
    from canvas_app.ui.start.wanted import WorkbookController

SHOWN = 5


class Recent(QWidget):
    """The list of recent workbooks, or the line that says where it is."""

    def __init__(self, tools: Tools, opening: WorkbookController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools, self._controller = tools, opening
        self._shown_once = False
        self._head, self._toggle = SectionHeader("", self), LinkButton("", self)
        self._rows = QWidget(self)
        QVBoxLayout(self._rows).setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self._head)
        head.addWidget(self._toggle)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self._rows)
        self._toggle.clicked.connect(self._switch)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._on_screens)
            app.screenRemoved.connect(self._on_screens)

    @property
    def hidden(self) -> bool:
        """Tell whether the names are not to be seen now."""
        preferences = self._tools.preferences
        if preferences.flag("recent_hidden", False):
            return True
        projected = len(QGuiApplication.screens()) > 1 and preferences.flag(
            "recent_hidden_on_projector", True
        )
        return projected and not self._shown_once

    def refresh(self) -> None:
        """Show the files opened last, or that they are hidden, or that there are none."""
        files, hidden = self._tools.preferences.recent()[:SHOWN], self.hidden
        layout = self._rows.layout()
        while layout is not None and layout.count():
            item = layout.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not hidden:
            for file in files:
                self._add(self._row(file))
            if not files:
                self._add(QuietLabel(translate("Start", "Your workbooks will appear here."), self._rows))
        self._rows.setVisible(not hidden)
        self._toggle.setVisible(bool(files))
        self._say_head()

    def _add(self, widget: QWidget) -> None:
        layout = self._rows.layout()
        if layout is not None:
            layout.addWidget(widget)

    def _row(self, file: Path) -> QWidget:
        row = QWidget(self._rows)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        if file.exists():
            button = LinkButton(file.stem, row)
            button.clicked.connect(lambda: self._controller.open(file))
            set_tip(button, str(file))
            line.addWidget(button)
            line.addWidget(ElidedLabel(str(file.parent), row), 1)
            return row
        gone = ElidedLabel(fill(translate("Start", "File not found: %1"), str(file)), row)
        line.addWidget(gone, 1)
        for words, act in (
            (translate("Start", "Locate…"), self._controller.ask_open),
            (translate("Start", "Remove from list"), lambda: self._forget(file)),
        ):
            link = LinkButton(words, row)
            link.setAccessibleName(f"{words} {file.name}")
            link.clicked.connect(lambda _checked=False, act=act: act())
            line.addWidget(link)
        return row

    def _forget(self, file: Path) -> None:
        self._tools.preferences.forget(file)
        self.refresh()

    def _switch(self) -> None:
        if self.hidden:
            self._shown_once = True
            self._tools.preferences.keep(recent_hidden=False)
        else:
            self._shown_once = False
            self._tools.preferences.keep(recent_hidden=True)
        self.refresh()

    def _on_screens(self) -> None:
        self._shown_once = False
        self.refresh()

    def retranslate(self) -> None:
        """Set the words in the language of the moment, those of the rows as well."""
        self.refresh()

    def _say_head(self) -> None:
        hidden = self.hidden
        self._head.setText(
            translate("Start", "Recent files are hidden.") if hidden else translate("Start", "Recent")
        )
        self._toggle.set_text(translate("Start", "Show") if hidden else translate("Start", "Hide"))
        name = translate("Start", "Show recent files") if hidden else translate("Start", "Hide recent files")
        self._toggle.setAccessibleName(name)
