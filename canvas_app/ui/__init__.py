"""The window: one folder per page, ``common`` for what several pages use, the shell beside them."""

from canvas_app.ui import overrides

overrides.install()
