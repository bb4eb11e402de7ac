"""The inspector's line on segments of the register that the canvas lacks, with the link that shows them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from canvas_app.ui.common.buttons import LinkButton
from canvas_app.ui.common.flow import FlowLayout
from canvas_app.ui.common.labels import QuietLabel


class OffCanvas(QWidget):
    """Says how many there are; the link goes to a line of its own where the inspector is narrow."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._said = QuietLabel("", self, wrap=True)
        self.show_them = LinkButton("", self)
        row = FlowLayout(self, gap=2)
        row.addWidget(self._said)
        row.addWidget(self.show_them)
        self.hide()

    def say(self, words: str) -> None:
        """Show «Ещё 5 сегментов реестра не на канве · показать», what follows the dot as the link."""
        said, _, link = words.rpartition(" · ")
        self._said.setText(said)
        self.show_them.set_text(link)
        self.show_them.setAccessibleName(words)
        self.setVisible(bool(words))
