"""Opening the window; the only command that loads Qt, and only now."""

from __future__ import annotations

import gc

from canvas_app.cli.arguments import Given


def open_window(given: Given) -> int:
    """Open the window on a file, on the sample, or on the start page, and return its exit code."""
    gc.disable()  # until the page is painted: what is made at start stays, and looking it through takes time
    from canvas_app.ui import fast_imports

    fast_imports.load()
    from canvas_app import app

    return app.run(given.file, smoke=given.smoke, sample=given.sample, language=given.lang or "")
