"""The block's catalogue of kinds as chips: one click classes the selected note, or makes a note of a kind."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from canvas_app.domain.canvas.model import Note
from canvas_app.ui.canvas.kind_chip import KindChip
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.flow import FlowLayout
from canvas_app.ui.common.labels import SectionHeader, StrongLabel
from canvas_app.ui.common.text import fill, no_mnemonic, set_tip, translate


class KindsTab(QScrollArea):
    """Chips by group.

    Attributes:
        kind_chosen: the selected notes shall have this kind, or have it no longer; without one a note of it
            shall be made.
        left: back to the sheet.
        next_wanted: Enter, after a new note was left for its kinds: the next new note shall be begun.

    """

    kind_chosen = Signal(str)
    left = Signal()
    next_wanted = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = context.texts
        self._block = ""
        self._notes: list[Note] = []
        self.chips: dict[str, KindChip] = {}
        self._headings: dict[str, SectionHeader] = {}
        self._then_new = False
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._title = StrongLabel("", wrap=True)
        self._inside = QWidget(self)
        self._inside.setObjectName("inspectorInside")
        self.setWidget(self._inside)

    def show_block(self, block: str, notes: list[Note]) -> None:
        """Show the kinds of a block and which of them the selected notes have."""
        self._notes = notes
        if block != self._block:
            self._block = block
            self._build()
        self._fill()

    def _build(self) -> None:
        self._inside = QWidget(self)
        self._inside.setObjectName("inspectorInside")
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 8, 4, 12)
        column.setSpacing(6)
        self._title = StrongLabel("", self._inside, wrap=True)
        column.addWidget(self._title)
        self.chips, self._headings = {}, {}
        for group in self._texts.catalogue.kind_groups(self._block):
            heading = SectionHeader("", self._inside, wrap=True)
            column.addSpacing(6)
            column.addWidget(heading)
            self._headings[group.key] = heading
            flow = FlowLayout(gap=6)
            for kind in group.kinds:
                chip = KindChip(kind, self._inside, checkable=True)
                chip.clicked.connect(lambda _on=False, kind=kind: self._choose(kind))
                chip.entered.connect(self._on_enter)
                flow.addWidget(chip)
                self.chips[kind] = chip
            column.addLayout(flow)
        column.addStretch(1)
        self.setWidget(self._inside)
        self._name()

    def _name(self) -> None:
        lang = self._texts.lang
        for group in self._texts.catalogue.kind_groups(self._block) if self._block else ():
            self._headings[group.key].setText(group.title.of(lang))
            for kind in group.kinds:
                chip, whole = self.chips[kind], self._texts.text(kind)
                chip.set_text(self._texts.catalogue.short(kind, lang))
                chip.setAccessibleName(whole)
                hint = self._texts.hint(kind)
                set_tip(chip, hint if chip.text() == no_mnemonic(whole) else f"{whole}. {hint}")

    def _fill(self) -> None:
        if len(self._notes) == 1:
            name = self._notes[0].text.split("\n")[0]
            self._title.setText(fill(translate("Canvas", "For the note “%1”:"), name))
        elif self._notes:
            self._title.setText(translate("Canvas", "For %n notes:", None, len(self._notes)))
        else:
            self._title.setText(translate("Canvas", "New note of a kind:"))
        for kind, chip in self.chips.items():
            chip.setChecked(bool(self._notes) and all(kind in note.kinds for note in self._notes))

    def _choose(self, kind: str) -> None:
        self.kind_chosen.emit(kind)
        self._fill()

    def focus_first(self, *, then_new: bool = False) -> None:
        """Put the focus on the first chip that is on, else the first one.

        ``then_new``: the note was just begun, so Enter leads on to the next new one.
        """
        self._then_new = then_new
        chips = list(self.chips.values())
        if chips:
            next((chip for chip in chips if chip.isChecked()), chips[0]).setFocus(
                Qt.FocusReason.TabFocusReason
            )

    def _on_enter(self) -> None:
        """Enter leads back to the notes: to the next new one after one that was just begun."""
        if self._then_new:
            self._then_new = False
            self.next_wanted.emit()
        else:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the chips, Space switches one, Enter and Esc lead back to the sheet."""
        arrows = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        chips = list(self.chips.values())
        focused = next((place for place, chip in enumerate(chips) if chip.hasFocus()), None)
        step = arrows.get(Qt.Key(event.key())) if event.key() in arrows else None
        if step and focused is not None:
            target = chips[(focused + step) % len(chips)]
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            at = target.mapTo(self._inside, QPoint(0, 0))
            self.ensureVisible(at.x(), at.y(), 10, 60)
        elif event.key() == Qt.Key.Key_Escape:
            self._then_new = False
            self.left.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self._name()
        self._fill()
