"""What the start page asks of the window."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from canvas_app.ui.common.files import Filters


class Appearance(Protocol):
    """Changes how the window looks."""

    def use_language(self, code: str) -> None:
        """Speak ``code`` from now on."""

    def use_text(self, percent: int) -> None:
        """Set the text size."""


class WorkbookController(Protocol):
    """Opens and makes workbooks; what is refused is said on the start page."""

    @property
    def appearance(self) -> Appearance:
        """What changes language and text size."""

    def filters(self) -> Filters:
        """Return the kinds of file that can be opened."""

    def folder(self) -> Path:
        """Return the folder for new workbooks."""

    def create(self, path: Path, business: str, page: str = "", **state: object) -> bool:
        """Make a new workbook and show it; tell whether it worked."""

    def open(self, path: Path) -> bool:
        """Open a workbook and show it; tell whether it worked."""

    def ask_open(self) -> None:
        """Ask for a file and open it."""

    def backups(self) -> None:
        """Show the backups of a file that is asked for."""

    def example(self) -> bool:
        """Make the example and show it."""
