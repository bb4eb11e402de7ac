"""Opening the window; the only command that loads Qt, and only now."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

from canvas_app.cli.arguments import Given
from canvas_app.domain.errors import PersonError


def open_window(given: Given) -> int:
    """Open the window on a file, on the sample, or on the start page, and return its exit code.

    Raises:
        PersonError: ``window.no_display``, ``window.no_library``: this computer can show no window.

    """
    require_display()
    gc.disable()  # until the page is painted: what is made at start stays, and looking it through takes time
    from canvas_app.ui import fast_imports

    fast_imports.load()
    try:
        from canvas_app import app
    except ImportError as error:
        library = str(error).partition(":")[0]
        if ".so" not in library:
            raise
        raise PersonError("window.no_library", library=library) from None

    return app.run(given.file, smoke=given.smoke, sample=given.sample, language=given.lang or "")


def require_display() -> None:
    """Refuse to load Qt where no display is named: it would end the process by a signal."""
    if sys.platform != "linux" or any(map(os.environ.get, ("DISPLAY", "QT_QPA_PLATFORM"))):
        return
    named = any(map(os.environ.get, ("WAYLAND_DISPLAY", "WAYLAND_SOCKET")))
    folder = os.environ.get("XDG_RUNTIME_DIR")
    if not named and not (folder and Path(folder, "wayland-0").exists()):
        raise PersonError("window.no_display")
