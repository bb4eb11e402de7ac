"""Some kinds of the block under its questions: one click makes a note of a kind."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from canvas_app.services.canvas.records import CanvasRecords
from canvas_app.ui.canvas.kind_chip import KindChip
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.flow import FlowLayout
from canvas_app.ui.common.labels import SectionHeader
from canvas_app.ui.common.text import set_tip, translate

_MOST = 4


class QuickKinds(QWidget):
    """Chips of the first kinds that no note of the block has; the Kinds tab shows them all.

    Attributes:
        kind_wanted: a note of this kind shall be made.

    """

    kind_wanted = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._texts = context.session, context.texts
        self._shown: tuple[str, ...] = ()
        self.chips: list[KindChip] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        self._heading = SectionHeader("", self, wrap=True)
        self._flow = FlowLayout(gap=6)
        column.addWidget(self._heading)
        column.addLayout(self._flow)

    def show_block(self, records: CanvasRecords, block: str) -> None:
        """Show kinds of a block that its notes do not have yet."""
        used = {kind for note in records.by_block[block] for kind in note.kinds}
        groups = self._texts.catalogue.kind_groups(block)
        kinds = [kind for group in groups for kind in group.kinds if kind not in used][:_MOST]
        writable = not self._session.workbook.read_only
        self.setVisible(bool(kinds) and writable)
        shown = (self._texts.lang, *kinds)
        if shown == self._shown:
            return
        self._shown = shown
        self._heading.setText(translate("Canvas", "New note of a kind:"))
        self._flow.clear()
        self.chips = [self._chip(kind) for kind in kinds]

    def _chip(self, kind: str) -> KindChip:
        chip = KindChip(kind, self)
        chip.set_text(self._texts.catalogue.short(kind, self._texts.lang))
        set_tip(chip, self._texts.hint(kind))
        chip.clicked.connect(lambda: self.kind_wanted.emit(kind))
        chip.entered.connect(lambda: self.kind_wanted.emit(kind))
        self._flow.addWidget(chip)
        chip.show()
        return chip
