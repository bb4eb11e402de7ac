"""A chart as a file of its own: PNG, or SVG and PDF as vectors with the fonts inside."""

from __future__ import annotations

import base64
import io
import re
from collections import defaultdict
from typing import Any, Final

from canvas_app.charts.data import ChartData
from canvas_app.charts.figures import draw
from canvas_app.charts.library import FAMILIES, Figure, FontProperties, Text, font_files
from canvas_app.charts.style import ChartStyle

KINDS: Final = ("png", "svg", "pdf")
"""Kinds of file, by ending."""
_DOTS = 192
"""Dots per inch of a picture: sharp on a slide and in print up to a third of a page."""


def chart_file(data: ChartData, style: ChartStyle, kind: str, width: float, height: float = 0) -> bytes:
    """Return the file of a chart with its title, note and foot, ``width`` points wide.

    Raises:
        ValueError: no such kind of file.

    """
    if kind not in KINDS:
        raise ValueError(f"no such kind of picture: {kind!r}")
    figure = draw(data, style.headed_for_file(), width, height).figure
    out = io.BytesIO()
    # without a date the same chart gives the same bytes
    dateless: dict[str, dict[str, Any]] = {
        "png": {"Title": data.head.title},
        "svg": {"Title": data.head.title, "Date": None},
        "pdf": {"Title": data.head.title, "CreationDate": None},
    }
    figure.savefig(out, format=kind, dpi=_DOTS if kind == "png" else 72, metadata=dateless[kind])
    return _with_fonts(out.getvalue(), figure) if kind == "svg" else out.getvalue()


def _with_fonts(svg: bytes, figure: Figure) -> bytes:
    """Return an SVG with the letters it uses, since whoever opens it may not have the fonts."""
    faces = "".join(
        f"@font-face{{font-family:'{family}';font-weight:{weight};"
        f"src:url(data:font/ttf;base64,{base64.b64encode(part).decode('ascii')}) format('truetype')}}"
        for family, weight, part in _used_fonts(figure)
    )
    style = f'<style type="text/css">{faces}</style>'.encode()
    return re.sub(rb"(<defs>)", lambda found: found[1] + style, svg, count=1)


def _used_fonts(figure: Figure) -> list[tuple[str, int, bytes]]:
    """Return family, weight and subset of each font that the texts of ``figure`` use."""
    used: dict[int, set[str]] = defaultdict(set)
    for text in figure.findobj(Text):
        if isinstance(text, Text):
            used[int(text.get_fontproperties().get_weight())] |= set(text.get_text())
    found = []
    for weight, chars in sorted(used.items()):
        files = font_files(FontProperties(family=list(FAMILIES), weight=weight))
        for family, file in zip(FAMILIES, files, strict=True):
            part, chars = _subset(file, chars)
            if part:
                found.append((family, weight, part))
    return found


def _subset(file: str, chars: set[str]) -> tuple[bytes, set[str]]:
    """Return the part of a font for those of ``chars`` it has, and the characters left for the next font."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    font = TTFont(file, lazy=True, recalcTimestamp=False)
    known = {char for char in chars if ord(char) in font.getBestCmap()}
    if not known:
        return b"", chars
    options = subset.Options(
        layout_features=["kern", "mark", "mkmk", "ccmp"], hinting=False, notdef_outline=True
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[ord(char) for char in known])
    cutter.subset(font)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue(), chars - known
