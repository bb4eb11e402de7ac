"""Erasing somebody for good: the question before it, and the window about the backups after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from canvas_app.ui.common.text import fill, shortened, translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from canvas_app.services.clients.erasing import Erasure
    from canvas_app.ui.common.context import PageContext


_MOST = 120  # characters of a name


def ask_and_erase(context: PageContext, parent: QWidget, name: str, erase: Callable[[], Erasure]) -> bool:
    """Erase the client or contact person ``name`` after asking; tell whether it was done."""
    text = fill(
        translate(
            "Clients",
            "Everything about “%1” is removed from the file and its history. This cannot be undone. "
            "Then the program looks which backups, made before, still hold it.",
        ),
        "•••" if context.session.names_hidden else shortened(name, _MOST),
    )
    title, yes = translate("Clients", "Erase for good"), translate("Clients", "Erase")
    if not context.tools.dialogs.confirm(title, text, yes=yes, danger=True):
        return False
    erasure = context.edits.run(erase)
    if erasure is None:
        return False
    context.notifier.say(translate("Clients", "Erased."), "good")
    show_erased(context, parent, erasure)
    return True


def show_erased(context: PageContext, parent: QWidget, erasure: Erasure | None = None) -> None:
    """Look which backups still hold who was erased: just now, or ever."""
    from canvas_app.ui.clients.erased_window import ErasedWindow

    ErasedWindow(context, parent, erasure).open()
