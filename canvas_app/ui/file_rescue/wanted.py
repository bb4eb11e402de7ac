"""What the window of backups asks of the program's window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

from canvas_app.domain.progress import Progress
from canvas_app.ui.common.context import Tools

Picture = Callable[[Path, int, Progress], QImage]
"""Draws the first canvas of a backup so many pixels wide; runs in the worker."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the window of backups is about and what it may do.

    Attributes:
        path: the file whose backups are shown; it may be missing.
        identity: of the workbook in it, when that is known.
        tools: language, theme, worker, dialogs.
        picture: draws a backup.
        restored: is told the file that a backup was restored to.
        sentence: says what went wrong.
        rescue: saves what can be read of the file; None where there is nothing to be read.

    """

    path: Path
    identity: str
    tools: Tools
    picture: Picture
    restored: Callable[[Path], object]
    sentence: Callable[[Exception], str]
    rescue: Callable[[], object] | None
