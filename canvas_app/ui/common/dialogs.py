"""The few windows that interrupt: the system's file dialogs, one line of text, a grave question.

They come to pages as an object, so that tests give answers instead of patching Qt.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from canvas_app.ui.common.files import Filters
from canvas_app.ui.common.text import Language

if TYPE_CHECKING:
    from canvas_app.ui.common.save_dialog import SaveDialog


class Dialogs(Protocol):
    """What can be asked of a person in a window of its own; None means they changed their mind."""

    def open_file(self, title: str, filters: Filters, folder: Path | None = None) -> Path | None:
        """Ask for a file that exists."""

    def save_file(
        self, title: str, filters: Filters, suggested: Path, *, replaces: bool = True
    ) -> Path | None:
        """Ask where to write, and before a file is replaced; its name has an ending of these kinds.

        ``replaces`` False: whoever writes there replaces nothing, or asks by itself.
        """

    def save_as(self, title: str, filters: Filters, suggested: Path) -> tuple[Path, int] | None:
        """Ask where to write and as which of these kinds of file: its place among them."""

    def folder(self, title: str, folder: Path | None = None) -> Path | None:
        """Ask for a folder."""

    def ask_text(self, title: str, label: str, value: str = "", *, yes: str = "") -> str | None:
        """Ask for one line; it is returned trimmed and never empty."""

    def confirm(self, title: str, text: str, *, yes: str, danger: bool = False) -> bool:
        """Ask a question of consequence; ``yes`` is the button that does it, Cancel is the default."""


class WindowDialogs:
    """The real ones, above the window that is active; ``language``: of their words."""

    def __init__(self, language: Language | None = None) -> None:
        self._language = language or Language()

    @property
    def _parent(self) -> QWidget | None:
        found = QApplication.activeWindow()
        return found if found is not None and found.isVisible() else None  # a dialog that is going

    def open_file(self, title: str, filters: Filters, folder: Path | None = None) -> Path | None:
        """Ask for a file that exists, in the system's own dialog."""
        from canvas_app.ui.common.save_dialog import joined

        name, _ = QFileDialog.getOpenFileName(self._parent, title, str(folder or ""), joined(filters))
        return Path(name) if name else None

    def save_file(
        self, title: str, filters: Filters, suggested: Path, *, replaces: bool = True
    ) -> Path | None:
        """Ask where to write, in the system's own dialog; the question before a file is replaced is ours."""
        return self._saving(title, filters).where(suggested, replaces=replaces)

    def save_as(self, title: str, filters: Filters, suggested: Path) -> tuple[Path, int] | None:
        """Ask as ``save_file`` does, and say which kind of file was chosen."""
        asked = self._saving(title, filters)
        path = asked.where(suggested, replaces=True)
        return None if path is None else (path, asked.kind)

    def _saving(self, title: str, filters: Filters) -> SaveDialog:
        from canvas_app.ui.common.save_dialog import SaveDialog

        def ask(title: str, text: str, yes: str) -> bool:
            return self.confirm(title, text, yes=yes, danger=True)

        return SaveDialog(self._parent, title, filters, self._language.code, ask)

    def folder(self, title: str, folder: Path | None = None) -> Path | None:
        """Ask for a folder, in the system's own dialog."""
        name = QFileDialog.getExistingDirectory(self._parent, title, str(folder or ""))
        return Path(name) if name else None

    def ask_text(self, title: str, label: str, value: str = "", *, yes: str = "") -> str | None:
        """Ask for one line in a small window."""
        from canvas_app.ui.common.question import ask_text

        return ask_text(self._parent, title, label, value, yes)

    def confirm(self, title: str, text: str, *, yes: str, danger: bool = False) -> bool:
        """Ask in a small window."""
        from canvas_app.ui.common.question import confirm

        return confirm(self._parent, title, text, yes, danger=danger)
