"""The line of the window's own in Customer Segments: which segments of the register the canvas lacks."""

from __future__ import annotations

from canvas_app.domain.canvas.layout import LIVE_SIZE, Type, Typesetter, height, place
from canvas_app.domain.canvas.measure import Measurer
from canvas_app.domain.canvas.sheet import Rect
from canvas_app.ui.canvas.reader import Reading
from canvas_app.ui.canvas.sheet_paint import QuietLine
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.text import translate

_STYLE, _LINK = Type(LIVE_SIZE, colour="quiet"), Type(LIVE_SIZE, colour="accent")
_DOT = " · "
_AROUND = 1.0
"""Millimetres above and below the words that take a click too."""


def quiet_words(context: PageContext, reading: Reading) -> str:
    """Return «Ещё 5 сегментов реестра не на канве · показать», empty when the canvas shows them all."""
    count = len(reading.records.off_canvas)
    if not count or context.session.workbook.read_only:
        return ""
    return translate("Canvas", "%n more segments of the register are not on the canvas · show", None, count)


def quiet_line(context: PageContext, reading: Reading, measurer: Measurer) -> QuietLine | None:
    """Return the line placed at the foot of Customer Segments, None where the notes leave no room for it.

    It has no place in the geometry, which is the paper's too. It is one line as live lines are, in fewer
    words where the column is too narrow for all of them, and ends in its link.
    """
    text = quiet_words(context, reading)
    box = reading.sheet.pages[0].block("cs")
    if not text or box is None:
        return None
    setter = Typesetter(measurer)
    shown = text if setter.width(text, _STYLE) <= box.body.w else _short(len(reading.records.off_canvas))
    said, _, link = shown.rpartition(_DOT)
    pieces = setter.pieces(said + _DOT.rstrip(), _STYLE, box.body.w)
    high = height(pieces, _STYLE)
    low = max((note.rect.bottom for note in box.notes), default=box.body.y)
    low = max([low, *(line.y for line in (*box.empty, *box.more))])
    top = box.body.bottom - high - _AROUND
    if top - _AROUND < low:
        return None
    rect = Rect(box.body.x, top - _AROUND, box.body.w, high + 2 * _AROUND)
    after = box.body.x + setter.width(said + _DOT, _STYLE)
    lines = place(pieces, _STYLE, box.body.x, top)
    return QuietLine(text, rect, lines + place(setter.pieces(link, _LINK, box.body.w), _LINK, after, top))


def _short(count: int) -> str:
    return translate("Canvas", "%n more in the register · show", None, count)
