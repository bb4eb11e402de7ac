"""What the window does for its pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from canvas_app.ui.common.notice import Notice


class Shell(Protocol):
    """What the window does for its pages."""

    def go(self, page: str, state: dict[str, object]) -> None:
        """Open a page at a place."""

    def say(self, text: str, kind: str) -> None:
        """Show the last message in the status bar and announce it."""

    def notify(self, notice: Notice) -> None:
        """Show a message under the top bar."""

    def withdraw(self, key: str) -> bool:
        """Take that message away; tell whether it was there."""

    def reword(self, key: str, words: Callable[[], str | None]) -> None:
        """Say a message that is shown with the figures of the moment."""

    def take_back(self, step: int) -> None:
        """Undo this step if it is the one that undo would take back now."""

    def failed(self, error: Exception, again: Callable[[], object] | None) -> None:
        """Say that something was not done, and why."""

    def saved(self) -> None:
        """Show that everything is in the file."""

    def hold(self, held: bool) -> None:
        """Leave the pages as they are while a long edit has the workbook, or let them go on."""
