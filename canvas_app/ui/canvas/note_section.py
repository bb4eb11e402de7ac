"""What is known of the selected note, above the tabs: colour, kinds, certainty, segments, its question."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from canvas_app.domain.canvas.model import COLOURS, Note, Segment
from canvas_app.ui.common.buttons import LinkButton, MenuButton
from canvas_app.ui.common.chips import Chip
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.labels import ElidedLabel, SmallLabel
from canvas_app.ui.common.text import no_mnemonic, set_tip, translate
from canvas_app.ui.common.theme import Theme


class Swatch(QAbstractButton):
    """A round button of one note colour."""

    def __init__(self, theme: Theme, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colour = colour
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the size of the swatch."""
        return QSize(self._theme.px(22), self._theme.px(22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground and edge; a ring when it is the note's colour or has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = self.rect().adjusted(3, 3, -3, -3)
        painter.setPen(self._theme.note_edge(self._colour))
        painter.setBrush(self._theme.note_fill(self._colour))
        painter.drawEllipse(rect)
        if self.isChecked() or self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._theme.colour("focus" if self.hasFocus() else "text"))
            painter.drawEllipse(self.rect().adjusted(0, 0, -1, -1))


class SwatchRow(QWidget):
    """Six colours to choose from.

    Attributes:
        chosen: a colour was chosen.

    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        self._swatches = {colour: Swatch(theme, colour, self) for colour in COLOURS}
        for colour, swatch in self._swatches.items():
            self._group.addButton(swatch)
            swatch.clicked.connect(lambda _on=False, colour=colour: self.chosen.emit(colour))
            row.addWidget(swatch)
        row.addStretch(1)

    def show_colour(self, colour: str | None) -> None:
        """Mark a colour as the one in use; None: several."""
        self._group.setExclusive(False)
        for name, swatch in self._swatches.items():
            swatch.setChecked(name == colour)
        self._group.setExclusive(True)

    def retranslate(self) -> None:
        """Name the colours."""
        for number, (colour, swatch) in enumerate(self._swatches.items(), 1):
            name = colour_name(colour)
            swatch.setAccessibleName(name)
            set_tip(swatch, name, f"Alt+{number}")


def colour_name(colour: str) -> str:
    """Return a colour of notes in words."""
    return {
        "yellow": translate("Canvas", "Yellow"),
        "blue": translate("Canvas", "Blue"),
        "green": translate("Canvas", "Green"),
        "pink": translate("Canvas", "Pink"),
        "violet": translate("Canvas", "Violet"),
        "grey": translate("Canvas", "Grey"),
    }[colour]


class NoteSection(QWidget):
    """Shows and changes the selected notes.

    Attributes:
        colour_chosen, certainty_chosen: for all selected notes.
        segments_chosen: ids of the segments they serve.
        question_wanted: the question the note came from shall open.

    """

    colour_chosen = Signal(str)
    certainty_chosen = Signal(str)
    segments_chosen = Signal(object)
    question_wanted = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._notes: list[Note] = []
        self._segments: tuple[Segment, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(4)
        self._title = ElidedLabel("", self)
        self._title.setObjectName("strong")
        self._swatches = SwatchRow(context.theme, self)
        self._swatches.chosen.connect(self.colour_chosen)
        column.addWidget(self._title)
        column.addWidget(self._swatches)
        column.addLayout(self._build_certainty())
        row = QHBoxLayout()
        self._links = MenuButton("", self)
        self._links.menu().aboutToShow.connect(self._fill_segments)
        row.addWidget(self._links)
        row.addStretch(1)
        column.addLayout(row)
        self._question = LinkButton("", self)
        self._question.clicked.connect(lambda: self.question_wanted.emit(self._notes[0].question))
        self._from = SmallLabel("", self)
        column.addWidget(self._from)
        column.addWidget(self._question, 0, Qt.AlignmentFlag.AlignLeft)

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

    def show_notes(self, notes: list[Note], segments: tuple[Segment, ...]) -> None:
        """Show the selected notes; hidden when there is none."""
        self._notes, self._segments = notes, segments
        self.setVisible(bool(notes))
        if not notes:
            return
        one = notes[0] if len(notes) == 1 else None
        self._title.setText(
            translate("Canvas", "Note “%1”").replace("%1", one.text.split("\n")[0])
            if one
            else translate("Canvas", "%n notes", None, len(notes))
        )
        colours = {note.colour for note in notes}
        self._swatches.show_colour(colours.pop() if len(colours) == 1 else None)
        certainties = {note.certainty for note in notes}
        for key, chip in self._certainty.items():
            chip.setChecked(certainties == {key})
        self._show_links()
        asked = one.question if one and self._context.catalogue.has(one.question) else ""
        self._from.setVisible(bool(asked))
        self._question.setVisible(bool(asked))
        if asked:
            self._from.setText(translate("Canvas", "Answers the question"))
            text = self._context.text(asked)
            shown = self.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, max(120, self.width() - 24)
            )
            self._question.set_text(shown)
            self._question.setAccessibleName(text)

    def _show_links(self) -> None:
        linkable = bool(self._segments) and all(note.segment_id is None for note in self._notes)
        self._links.setVisible(linkable)
        names = {segment.id: segment.name for segment in self._segments}
        linked = {one for note in self._notes for one in note.segments if one in names}
        told = ", ".join(names[one] for one in names if one in linked) or translate("Canvas", "none")
        text = translate("Canvas", "Segments: %1").replace("%1", told)
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(120, self.width() - 60))
        self._links.set_text(shown)
        self._links.setAccessibleName(text)

    def open_links(self) -> None:
        """Open the list of segments to link to (Ctrl+L)."""
        if self._links.isVisible():
            self._links.showMenu()

    def _fill_segments(self) -> None:
        menu: QMenu = self._links.menu()
        menu.clear()
        for segment in self._segments:
            action = menu.addAction(no_mnemonic(segment.name))
            action.setCheckable(True)
            action.setChecked(all(segment.id in note.segments for note in self._notes))
            action.triggered.connect(lambda on, segment=segment: self._toggle_segment(segment.id, on))

    def _toggle_segment(self, segment_id: int, on: bool) -> None:
        first = self._notes[0].segments
        kept = tuple(one for one in first if one != segment_id)
        self.segments_chosen.emit((*kept, segment_id) if on else kept)

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self._swatches.retranslate()
        for number, (key, chip) in enumerate(self._certainty.items(), 7):
            chip.set_text(self._context.text(f"certainty.{key}"))
            set_tip(chip, self._context.text(f"certainty.{key}"), f"Alt+{number}")
        self.show_notes(self._notes, self._segments)


__all__ = ["NoteSection", "SwatchRow", "colour_name"]
