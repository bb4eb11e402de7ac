"""Which workbook a damaged file is, read without SQLite."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from canvas_app.storage.rescue import shapes
from canvas_app.storage.sqlite.pages import btree
from canvas_app.storage.sqlite.pages.source import PageSource

_IDENTITY: Final = re.compile(r"[0-9a-f]{32}")


def identity_on_pages(path: Path) -> str:
    """Return the identity of the workbook in a file, not open here; empty when none is where it should be."""
    try:
        with PageSource(path) as source:
            for layout in shapes.layouts():
                for node in btree.walk(source, layout.roots["meta"]):
                    for cell in btree.Reading(source).cells(node):
                        values = cell.record.values if cell.record is not None else ()
                        if values[:1] == ("workbook",) and _IDENTITY.fullmatch(str(values[-1])):
                            return str(values[-1])
    except OSError:
        pass
    return ""
