"""Opening the window; the only command that loads Qt, and only now."""

from __future__ import annotations

from canvas_app.cli.arguments import Given


def open_window(given: Given) -> int:
    """Open the window on a file, on the sample, or on the start page, and return its exit code."""
    from canvas_app import app

    return app.run(given.file, smoke=given.smoke, sample=given.sample, language=given.lang or "")
