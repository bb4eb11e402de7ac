"""Make ``resources/fonts`` from the upstream files of Inter; run by hand when the font is updated.

    python installer/make_fonts.py FOLDER_WITH_UPSTREAM_TTF resources/fonts

What is changed, and why: digits become tabular in the character map itself, so that the window, charts and
PDF show the same figures without asking for a feature; contextual alternates and stylistic sets go, since
Qt would apply them and reportlab cannot, and "->" must look the same on screen and on paper. The advance
widths go into ``widths.bin`` (layout: ``canvas_app/domain/canvas/measure.py``), which saves reading three
fonts at start.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SOURCES = {
    "Inter-Regular": "Inter_400Regular.ttf",
    "Inter-Medium": "Inter_500Medium.ttf",
    "Inter-SemiBold": "Inter_600SemiBold.ttf",
}
WEIGHTS = {"Inter-Regular": 400, "Inter-Medium": 500, "Inter-SemiBold": 600}
KEPT_FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl"]
KEPT_NAMES = list(range(26))


def tabular_digits(font: TTFont) -> dict[str, str]:
    """Return the glyph of each digit's tabular form, by the glyph of its usual form (feature ``tnum``)."""
    gsub = font["GSUB"].table
    forms: dict[str, str] = {}
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag != "tnum":
            continue
        for index in record.Feature.LookupListIndex:
            for table in gsub.LookupList.Lookup[index].SubTable:
                forms.update(getattr(table, "ExtSubTable", table).mapping)
    return forms


def bake(source: Path, target: Path) -> TTFont:
    """Write the font of ``source`` with tabular digits and few features to ``target`` and return it."""
    font = TTFont(source, recalcTimestamp=False)
    forms = tabular_digits(font)
    for table in font["cmap"].tables:
        for digit in "0123456789":
            glyph = table.cmap.get(ord(digit))
            if glyph is not None:
                table.cmap[ord(digit)] = forms.get(glyph, glyph)  # tables may share one map
    options = Options(
        layout_features=KEPT_FEATURES, name_IDs=KEPT_NAMES, name_languages=["*"], notdef_outline=True
    )
    options.recalc_timestamp = False
    options.glyph_names = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap().keys())
    subsetter.subset(font)
    font.save(target)
    return TTFont(target)


def widths(fonts: dict[int, TTFont]) -> bytes:
    """Return the width table: magic, counts, the code points, then per weight one width per code point."""
    points = sorted(set.intersection(*(set(font.getBestCmap()) for font in fonts.values())))
    out = bytearray(b"CAW1" + struct.pack("<HHI", len(fonts), fonts[400]["head"].unitsPerEm, len(points)))
    out += struct.pack(f"<{len(points)}I", *points)
    for weight, font in sorted(fonts.items()):
        cmap, metrics = font.getBestCmap(), font["hmtx"]
        advances = (metrics[cmap[point]][0] for point in points)
        out += struct.pack(f"<H{len(points)}H", weight, *advances)
    return bytes(out)


def main() -> None:
    """Bake the three weights and their width table."""
    upstream, target = map(Path, sys.argv[1:3])
    fonts = {}
    for name, source in SOURCES.items():
        found = next(upstream.rglob(source))
        fonts[WEIGHTS[name]] = bake(found, target / f"{name}.ttf")
    (target / "widths.bin").write_bytes(widths(fonts))


if __name__ == "__main__":
    main()
