"""Telling Qt what a workbook is by its name, so that no file dialog opens one to find out.

Qt's own file dialog reads every file whose ending it does not know, the open workbook too, and closing it
there takes SQLite's lock away. What Qt knows of kinds of file it also reads from resources of the process:
nothing is installed, and no other program sees it.
"""

from __future__ import annotations

from PySide6.QtCore import QResource

from canvas_app import paths


def register() -> bool:
    """Register the kind of file before Qt looks at the first one; tell whether that worked."""
    return bool(QResource.registerResource(str(paths.resources() / "mime" / "canvasbook.rcc")))
