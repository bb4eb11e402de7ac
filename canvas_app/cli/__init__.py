"""The command line: open the window, or run one command without it.

Nothing here imports Qt; only opening the window does, through ``canvas_app.app``.
"""

from canvas_app.cli.main import main

__all__ = ["main"]
