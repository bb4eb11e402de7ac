"""The way from one page to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from canvas_app.ui.common.shell import Shell


class Navigator:
    """Opens pages for those who show links to them."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    def go(self, page: str, **state: object) -> None:
        """Open ``page`` and hand it ``state``; Alt+← comes back to the place left."""
        self._shell.go(page, state)
