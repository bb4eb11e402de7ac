"""Painting a laid-out sheet in the window: what the geometry placed, in the theme's colours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from canvas_app.domain.canvas.sheet import POINT, BlockBox, Line, NoteBox, Page, Rect, Rule, Swatch
from canvas_app.ui.canvas.lens import Lens
from canvas_app.ui.canvas.selection import Selection
from canvas_app.ui.common.theme import Theme

_RADIUS = 0.9  # millimetres: 4 px at the usual zoom
_DPI = 96.0
_SPARE = 0.5  # pixels by which painted words may be wider than the geometry measured them


@dataclass(frozen=True, slots=True)
class Marks:
    """What is painted on top of the sheet.

    Attributes:
        hovered: the note under the pointer.
        flashing: notes that were just made or changed.
        dragged: notes being dragged, painted faint in their place.
        insertion: where they would go, on the page of that index.
        band: the rubber band, in viewport pixels.
        editing: the note whose editor is open: its own text is not painted.
        found: notes that a search found; ``linked``: notes linked to the current one.
        quiet: a line of the window's own in Customer Segments, with its place.

    """

    selection: Selection = field(default_factory=Selection)
    focused: bool = False
    hovered: int | None = None
    flashing: frozenset[int] = frozenset()
    dragged: frozenset[int] = frozenset()
    insertion: Rect | None = None
    insertion_page: int = 0
    target: str = ""
    band: QRectF | None = None
    editing: int | None = None
    live_hovered: str = ""
    found: frozenset[int] = frozenset()
    linked: frozenset[int] = frozenset()
    quiet: QuietLine | None = None


@dataclass(frozen=True, slots=True)
class QuietLine:
    """A line that only the window shows, to be clicked at ``rect``: ``text`` whole, ``lines`` as painted."""

    text: str
    rect: Rect
    lines: tuple[Line, ...]


QUIET = "quiet"
"""What ``live_hovered`` says while the pointer is on the quiet line; else it is the key of a block."""


class SheetPaint:
    """Paints one page of a sheet through a lens."""

    def __init__(self, painter: QPainter, lens: Lens, theme: Theme, marks: Marks, dpi: float = _DPI) -> None:
        self._painter = painter
        self._lens = lens
        self._theme = theme
        self._marks = marks
        self._dpi = dpi
        self._fonts: dict[tuple[float, int], tuple[QFont, QFontMetricsF]] = {}

    def page(self, page: Page, paper: Rect) -> None:
        """Paint a whole page on its paper."""
        self._painter.fillRect(self._lens.rect(paper), self._theme.colour("sheet"))
        for block in page.blocks:
            self._block(block)
        self._rules(page.rules)
        for block in page.blocks:
            self._live(block)
        self._current_block(page)
        for swatch in page.swatches:
            self._swatch(swatch)
        self._lines(page.foot)
        if self._marks.quiet is not None and page.number == 1:
            self._quiet(self._marks.quiet)
        if self._marks.insertion is not None and page.number == self._marks.insertion_page + 1:
            self._painter.fillRect(self._lens.rect(self._marks.insertion), self._theme.colour("accent"))
        if self._marks.band is not None and page.number == 1:
            accent = self._theme.colour("accent")
            self._painter.setPen(QPen(accent, 1))
            self._painter.setBrush(QColor(accent.red(), accent.green(), accent.blue(), 28))
            self._painter.drawRect(self._marks.band)

    def _block(self, block: BlockBox) -> None:
        self._lines(block.heading)
        if block.counter:
            self._lines((block.counter,))
        writing = self._marks.editing == -1 and self._marks.selection.block == block.key
        self._lines(block.more if writing else (*block.empty, *block.more))
        for note in block.notes:
            self.note(note)

    def note(self, note: NoteBox, opacity: float = 1.0) -> None:
        """Paint one note: ground, edge, text, and how it is selected."""
        if note.id == self._marks.editing:
            return
        painter, rect = self._painter, self._lens.rect(note.rect)
        faint = note.id in self._marks.dragged and opacity == 1.0
        painter.setOpacity(0.35 if faint else opacity)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.note_fill(note.colour))
        radius = _RADIUS * self._lens.scale
        painter.drawRoundedRect(rect, radius, radius)
        self._edge(note, rect)
        self._lines((*note.lines, *note.second), on_note=True)
        painter.setOpacity(1.0)
        if note.id in self._marks.flashing or note.id in self._marks.selection.notes:
            self._outline(rect, radius, current=note.id == self._marks.selection.note)
        elif note.id in self._marks.found or note.id in self._marks.linked:
            role = "warning" if note.id in self._marks.found else "accent"
            style = Qt.PenStyle.SolidLine if note.id in self._marks.found else Qt.PenStyle.DashLine
            painter.setPen(QPen(self._theme.colour(role), 1.5, style))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), radius + 1, radius + 1)
        elif note.id == self._marks.hovered:
            painter.setPen(QPen(self._theme.note_edge(note.colour), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _outline(self, rect: QRectF, radius: float, *, current: bool) -> None:
        width = 2.0 if current and self._marks.focused else 1.5
        self._painter.setPen(QPen(self._theme.colour("accent"), width))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), radius + 1, radius + 1)

    def _edge(self, note: NoteBox, rect: QRectF) -> None:
        width = note.bar * self._lens.scale
        x = rect.left() + width / 2
        inset = min(1.5, rect.height() / 8)
        self._dashes(QLineF(x, rect.top() + inset, x, rect.bottom() - inset), width, note.colour, note.edge)

    def _dashes(self, line: QLineF, width: float, colour: str, edge: str) -> None:
        pen = QPen(self._theme.note_edge(colour), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if edge == "dashed":
            pen.setDashPattern([2.2, 1.1])
        elif edge == "dotted":
            pen.setDashPattern([0.9, 0.9])
        self._painter.setPen(pen)
        self._painter.drawLine(line)

    def _live(self, block: BlockBox) -> None:
        if block.live_rect is None:
            return
        hovered = self._marks.live_hovered == block.key
        if hovered:
            self._painter.fillRect(self._lens.rect(block.live_rect), self._theme.colour("accent_surface"))
        self._lines(block.live, colour="accent")

    def _quiet(self, quiet: QuietLine) -> None:
        hovered = self._marks.live_hovered == QUIET
        if hovered:
            self._painter.fillRect(self._lens.rect(quiet.rect), self._theme.colour("accent_surface"))
        self._lines(quiet.lines, colour="accent" if hovered else "")

    def _current_block(self, page: Page) -> None:
        for key, width in ((self._marks.target, 2.0), (self._marks.selection.block, 2.0)):
            box = page.block(key) if key else None
            if box is None or page.number > 1:
                continue
            shown = width if self._marks.focused or key == self._marks.target else 1.0
            self._painter.setPen(QPen(self._theme.colour("accent"), shown))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            half = shown / 2
            self._painter.drawRect(self._lens.rect(box.rect).adjusted(half, half, -half, -half))
            return

    def _rules(self, rules: Iterable[Rule]) -> None:
        for rule in rules:
            role = "sheet_line" if rule.colour == "text" else "border"
            width = max(1.0, rule.width * POINT * self._lens.scale)
            self._painter.setPen(QPen(self._theme.colour(role), width))
            self._painter.drawLine(
                QLineF(self._lens.point(rule.x1, rule.y1), self._lens.point(rule.x2, rule.y2))
            )

    def _swatch(self, swatch: Swatch) -> None:
        rect = self._lens.rect(swatch.rect)
        if swatch.edge:
            middle = rect.center().y()
            line = QLineF(rect.left(), middle, rect.right(), middle)
            self._dashes(line, rect.height(), swatch.colour, swatch.edge)
            return
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._theme.note_edge(swatch.colour))
        self._painter.drawRoundedRect(rect, 2, 2)

    def _lines(self, lines: Iterable[Line], *, on_note: bool = False, colour: str = "") -> None:
        for line in lines:
            role = colour or line.colour
            ink = self._theme.note_text(role) if on_note else self._theme.colour(role)
            self._painter.setPen(ink)
            font, metrics = self._font(line.size, line.weight)
            at, width = self._lens.point(line.x, line.y), metrics.horizontalAdvance(line.text)
            room = line.width * self._lens.scale
            if width > room + _SPARE and len(line.text) > 1:
                font = squeezed(font, (room - width) / len(line.text))
                width = room
            if line.right:
                at = QPointF(at.x() - width, at.y())
            self._painter.setFont(font)
            self._painter.drawText(at, line.text)

    def _font(self, size: float, weight: int) -> tuple[QFont, QFontMetricsF]:
        key = (size, weight)
        found = self._fonts.get(key)
        if found is None:
            font = sheet_font(self._theme, size * POINT * self._lens.scale, weight, self._dpi)
            found = self._fonts[key] = (font, QFontMetricsF(font))
        return found


def squeezed(font: QFont, by: float) -> QFont:
    """Return a font whose letters stand ``by`` pixels (negative) from where they would.

    Very small letters are painted a little wider than they are measured; a line keeps its place.
    """
    closer = QFont(font)
    closer.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, by)
    return closer


def sheet_font(theme: Theme, pixels: float, weight: int, dpi: float = _DPI) -> QFont:
    """Return the font for text of ``pixels`` height on the sheet, in fractions of a pixel."""
    font = theme.font(weight=weight)
    font.setPointSizeF(max(1.0, pixels * 72 / dpi))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)  # else widths jump by whole pixels
    return font
