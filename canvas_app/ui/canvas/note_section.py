"""What is known of the selected note, above the tabs: colour, certainty, links, target, its question."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from canvas_app.domain.canvas.model import Note, Segment
from canvas_app.ui.canvas.relationship_fields import RelationshipFields
from canvas_app.ui.canvas.swatches import SwatchRow
from canvas_app.ui.common.buttons import IconButton, LinkButton, MenuButton
from canvas_app.ui.common.chips import Chip
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.labels import ElidedLabel, SmallLabel
from canvas_app.ui.common.text import fill, set_tip, translate


class NoteSection(QWidget):
    """Shows and changes the selected notes.

    Attributes:
        colour_chosen, certainty_chosen: for all selected notes.
        question_wanted: the question the note came from shall open.
        legend_wanted: the names of the colours shall open; ``kinds_wanted``: the tab of the kinds.
        fill_links: fills the menu of what the notes can be linked with.

    """

    colour_chosen = Signal(str)
    certainty_chosen = Signal(str)
    question_wanted = Signal(str)
    legend_wanted = Signal()
    kinds_wanted = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = context.texts
        self._notes: list[Note] = []
        self._told = self._classed = self._asked = ""
        self.fill_links: Callable[[QMenu], None]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 6)
        column.setSpacing(3)
        self._title = ElidedLabel("", self)
        self._title.setObjectName("strong")
        self.swatches = SwatchRow(context, self)
        self.swatches.chosen.connect(self.colour_chosen)
        self._new = SmallLabel("", self)
        self.swatches.row.insertWidget(0, self._new)
        self._legend = IconButton(context.tools.theme, "edit", "", self, side=24)
        self._legend.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._legend.clicked.connect(self.legend_wanted)
        self.swatches.row.insertWidget(self.swatches.row.count() - 1, self._legend)
        column.addWidget(self._title)
        column.addWidget(self.swatches)
        column.addLayout(self._build_certainty())
        self.kinds = LinkButton("", self)
        self.kinds.clicked.connect(self.kinds_wanted)
        self.links = MenuButton("", self)
        self.links.menu().aboutToShow.connect(self._fill_links)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.links)
        row.addWidget(self.kinds)
        row.addStretch(1)
        column.addLayout(row)
        self.relationship = RelationshipFields(context, self)
        column.addWidget(self.relationship)
        self.question = LinkButton("", self)
        self.question.clicked.connect(lambda: self.question_wanted.emit(self._asked))
        column.addWidget(self.question, 0, Qt.AlignmentFlag.AlignLeft)

    def _build_certainty(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self._certainty = {
            key: Chip("", self, checkable=True) for key in ("hypothesis", "partly", "confirmed")
        }
        for key, chip in self._certainty.items():
            chip.clicked.connect(lambda on=False, key=key: self.certainty_chosen.emit(key if on else ""))
            row.addWidget(chip)
        row.addStretch(1)
        return row

    def show_notes(self, notes: list[Note], segments: tuple[Segment, ...], linked: list[Note]) -> None:
        """Show the selected notes and what they are linked with; without one only the colour of new ones."""
        self._notes = notes
        for chip in self._certainty.values():
            chip.setVisible(bool(notes))
        one = notes[0] if len(notes) == 1 else None
        self._title.setVisible(bool(notes))
        self._new.setVisible(not notes)
        self._title.setText(
            fill(translate("Canvas", "Note “%1”"), one.text.split("\n")[0])
            if one
            else translate("Canvas", "%n notes", None, len(notes))
        )
        certainties = {note.certainty for note in notes}
        for key, chip in self._certainty.items():
            chip.setChecked(certainties == {key})
        self._show_links(segments, linked)
        self.relationship.show_notes(notes)
        self._show_question()

    def show_current(self, colour: str) -> None:
        """Mark the colour of the selected notes, else the one that new notes take."""
        colours = {note.colour for note in self._notes} or {colour}
        self.swatches.show_colour(colours.pop() if len(colours) == 1 else None)

    def _show_links(self, segments: tuple[Segment, ...], linked: list[Note]) -> None:
        for part in (self.links, self.kinds):
            part.setVisible(bool(self._notes))
        none = translate("Canvas", "none")
        wanted = {one for note in self._notes for one in note.segments}
        names = [segment.name for segment in segments if segment.id in wanted]
        names += [note.text.split("\n")[0] for note in linked]
        self._told = fill(translate("Canvas", "Links: %1"), ", ".join(names) or none)
        known = self._texts.catalogue.has
        kinds = dict.fromkeys(kind for note in self._notes for kind in note.kinds if known(kind))
        short = [self._texts.catalogue.short(kind, self._texts.lang) for kind in kinds]
        self._classed = fill(translate("Canvas", "Kinds: %1"), ", ".join(short) or none)

    def _show_question(self) -> None:
        one = self._notes[0] if len(self._notes) == 1 else None
        asked = one.question if one and self._texts.catalogue.has(one.question) else ""
        self._asked = asked
        self.question.setVisible(bool(asked))
        self._fit()

    def _fit(self) -> None:
        """Cut what does not fit into one line; screen readers are given the whole."""
        metrics, room = self.fontMetrics(), max(120, self.width() - 24)
        right = Qt.TextElideMode.ElideRight
        half = room // 2 - 24
        spare = max(0, half - metrics.horizontalAdvance(self._classed))
        self.links.set_text(metrics.elidedText(self._told, right, half - 12 + spare))
        self.links.setAccessibleName(self._told)
        set_tip(self.links, self._told, "Ctrl+L")
        left = max(half, room - metrics.horizontalAdvance(self.links.text()) - 60)
        self.kinds.set_text(metrics.elidedText(self._classed, right, left))
        self.kinds.setAccessibleName(self._classed)
        set_tip(self.kinds, self._classed)
        if self._asked:
            whole = fill(translate("Canvas", "Answers: %1"), self._texts.text(self._asked))
            self.question.set_text(metrics.elidedText(whole, right, room))
            self.question.setAccessibleName(whole)
            set_tip(self.question, whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the lines anew."""
        super().resizeEvent(event)
        self._fit()

    def _fill_links(self) -> None:
        menu: QMenu = self.links.menu()
        menu.clear()
        self.fill_links(menu)

    def retranslate(self) -> None:
        """Set every text in the language of the moment; what is shown follows with the next selection."""
        self.swatches.retranslate()
        self.relationship.retranslate()
        self._new.setText(translate("Canvas", "Colour of new notes"))
        self._legend.set_name(translate("Canvas", "Name the colours"))
        for number, (key, chip) in enumerate(self._certainty.items(), 7):
            chip.set_text(self._texts.catalogue.short(f"certainty.{key}", self._texts.lang))
            chip.setAccessibleName(self._texts.text(f"certainty.{key}"))
            set_tip(chip, self._texts.text(f"certainty.{key}"), f"Alt+{number}")
