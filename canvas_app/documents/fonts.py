"""The documents' type: Inter embedded from the resources, a substitute for what it lacks, nothing else.

No font of the PDF standard set is ever named, since viewers would supply their own for it. A character that
no font draws shows as an empty box and stays in the text that can be selected.
"""

from __future__ import annotations

import importlib.util
import itertools
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

from canvas_app import paths

REGULAR, MEDIUM, SEMIBOLD = "Inter", "Inter-Medium", "Inter-SemiBold"
BY_WEIGHT = {400: REGULAR, 500: MEDIUM, 600: SEMIBOLD}
_FILES = {REGULAR: "Inter-Regular.ttf", MEDIUM: "Inter-Medium.ttf", SEMIBOLD: "Inter-SemiBold.ttf"}
_SUBSTITUTE = "DejaVu"
_SUBSTITUTE_FILE = "mpl-data/fonts/ttf/DejaVuSans.ttf"  # comes with matplotlib; Bitstream Vera licence

_ASTRAL = re.compile(rb"<(1?[0-9A-F]{5})>")


class Face(TTFont):
    """A font that keeps characters beyond the basic plane readable for whoever copies the text."""

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - the name reportlab calls
        """Write the font; its table of characters gets pairs of surrogates where five digits stand."""
        before = set(doc.idToObject)
        super().addObjects(doc)
        for key in doc.idToObject.keys() - before:
            if key.startswith("toUnicodeCMap:"):
                stream: Any = doc.idToObject[key]
                text = stream.content if isinstance(stream.content, bytes) else stream.content.encode("ascii")
                stream.content = _ASTRAL.sub(_surrogates, text)

    def knows(self, char: str) -> bool:
        """Say whether the font has a glyph for ``char``."""
        return ord(char) in self.face.charToGlyph

    def draw_as_box(self, char: str) -> None:
        """Let ``char`` be drawn by the glyph for missing characters, so that the text still holds it."""
        self.face.charToGlyph[ord(char)] = 0
        self.face.charWidths[ord(char)] = self.face.defaultWidth


def _surrogates(match: re.Match[bytes]) -> bytes:
    pair = chr(int(match[1], 16)).encode("utf-16-be")
    return b"<" + pair.hex().upper().encode() + b">"


@cache
def _settled() -> None:
    """Shut what reportlab would fetch or guess; once per process."""
    rl_config.trustedHosts = []
    rl_config.trustedSchemes = []
    rl_config.useA85 = 0  # a fifth smaller; nobody mails PDF as seven-bit text


@cache
def face(name: str) -> Face:
    """Return the font ``name``, read and made known to reportlab when it is first asked for.

    Reading one takes 6 ms, and a sheet uses two of three.
    """
    _settled()
    read = Face(name, str(paths.resources() / "fonts" / _FILES[name]))
    pdfmetrics.registerFont(read)
    return read


@cache
def _substitute() -> Face | None:
    """Return the font that draws what Inter lacks, when it is there."""
    spec = importlib.util.find_spec("matplotlib")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / _SUBSTITUTE_FILE
        if path.is_file():
            face = Face(_SUBSTITUTE, str(path))
            pdfmetrics.registerFont(face)
            return face
    return None


def runs(text: str, name: str) -> list[tuple[str, str]]:
    """Return ``text`` in parts with the font to draw each, starting from the font ``name``.

    Invisible characters that no font has are left out: they would show as boxes.
    """
    known = face(name).face.charToGlyph
    if all(map(known.__contains__, map(ord, text))):
        return [(name, text)]
    pairs = [(_drawn_by(char, name), char) for char in text]
    grouped = itertools.groupby((pair for pair in pairs if pair[0]), key=lambda pair: pair[0])
    return [(font, "".join(char for _, char in part)) for font, part in grouped]


@cache
def _drawn_by(char: str, name: str) -> str:
    """Return the font that draws ``char``, or nothing for an invisible one."""
    if face(name).knows(char):
        return name
    if unicodedata.category(char) in ("Cf", "Cc", "Cs", "Mn", "Me") and unicodedata.combining(char) == 0:
        return ""
    other = _substitute()
    if other is not None and other.knows(char):
        return _SUBSTITUTE
    face(name).draw_as_box(char)
    return name


def width(text: str, name: str, size: float) -> float:
    """Return the width of ``text`` in points as it will be drawn."""
    return sum(pdfmetrics.stringWidth(part, font, size) for font, part in runs(text, name))
