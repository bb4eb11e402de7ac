"""The ways to tell a person something: in the status bar, or in a message under the top bar."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from canvas_app.ui.common.text import translate

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook
    from canvas_app.ui.common.card import Choice
    from canvas_app.ui.common.notice import Notice
    from canvas_app.ui.common.shell import Shell


class Notifier:
    """Tells a person what was done and what was not."""

    def __init__(self, workbook: Workbook, shell: Shell) -> None:
        self._workbook, self._shell = workbook, shell

    def say(self, text: str, kind: str = "info") -> None:
        """Show ``text`` in the middle of the status bar and announce it (info, good, warning, bad)."""
        self._shell.say(text, kind)

    def notify(self, notice: Notice) -> None:
        """Show a message under the top bar."""
        self._shell.notify(notice)

    def undo_choice(self) -> Choice:
        """Return the button of a notice that takes back the step done just now, and never another one."""
        step = self._workbook.undo_step()
        group = step.group if step is not None else 0
        return translate("Common", "Undo"), lambda: self._shell.take_back(group)

    def withdraw(self, key: str) -> bool:
        """Take away the message that was shown with ``key``; tell whether it was there."""
        return self._shell.withdraw(key)

    def reword(self, key: str, words: Callable[[], str | None]) -> None:
        """Say the message of ``key`` with the figures of the moment; no words take it away.

        Nothing when it is not shown.
        """
        self._shell.reword(key, words)

    def report(self, error: Exception) -> None:
        """Say why something that is no edit (an export, a read) was not done."""
        self._shell.failed(error, None)
