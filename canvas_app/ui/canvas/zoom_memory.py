"""Which zoom each canvas had on each display: remembered on this computer, not in the workbook."""

from __future__ import annotations

from PySide6.QtGui import QScreen

from canvas_app.ui.common.preferences import Preferences

_KEY = "sheet_zooms"
_MOST = 60
"""Canvases and displays remembered; the oldest go."""


class ZoomMemory:
    """Keeps lines of «canvas|display|zoom», the newest first."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def recall(self, canvas_id: int, screen: QScreen | None) -> str:
        """Return the zoom of a canvas on a display as ``ZoomArea.begin`` takes it, empty when unknown."""
        start = _start(canvas_id, screen)
        found = (line for line in self._preferences.texts(_KEY) if line.startswith(start))
        zoom = next(found, start)[len(start) :]
        return zoom if zoom == "whole" or _is_number(zoom) else ""

    def keep(self, canvas_id: int, screen: QScreen | None, zoom: str) -> None:
        """Remember the zoom of a canvas on a display."""
        start = _start(canvas_id, screen)
        known = self._preferences.texts(_KEY)
        if not zoom or f"{start}{zoom}" in known:
            return
        others = [line for line in known if not line.startswith(start)]
        self._preferences.keep(**{_KEY: [f"{start}{zoom}", *others][:_MOST]})


def _start(canvas_id: int, screen: QScreen | None) -> str:
    size = screen.size() if screen is not None else None
    name = (
        f"{screen.name()} {size.width()}x{size.height()}" if screen is not None and size is not None else ""
    )
    return f"{canvas_id}|{name.replace('|', ' ')}|"


def _is_number(text: str) -> bool:
    try:
        return 0 < float(text) < 100
    except ValueError:
        return False
