"""How the window opens and makes workbooks; the real way is given by ``app.py``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook

ENDING = ".canvasbook"
Filters = list[tuple[str, str]]
"""Kinds of file: (words, patterns), for example ("Workbook", "*.canvasbook")."""


class Files(Protocol):
    """What can be done with files of workbooks; each raises WorkbookError with what a person needs."""

    def create(self, path: Path, business: str, lang: str, who: str) -> Workbook:
        """Make a new workbook with its first canvas and return it open."""

    def open(self, path: Path, who: str, *, read_only: bool = False) -> Workbook:
        """Open a workbook."""

    def example(self, path: Path, lang: str, who: str) -> Workbook:
        """Make the example at ``path`` and return it open."""

    def copy(self, path: Path, target: Path) -> None:
        """Copy the file at ``path``, which is not open here, to ``target``."""

    def engine(self) -> str:
        """Return the version of the library that keeps the files."""


def free_path(path: Path) -> Path:
    """Return ``path``, or the first of ``name 2``, ``name 3`` … that does not exist."""
    found, number = path, 2
    while found.exists():
        found = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return found
