"""What is asked before a workbook is closed: whatever would be lost by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from canvas_app.ui.common.text import fill, translate

if TYPE_CHECKING:
    from canvas_app.ui.main_window import MainWindow


def may_close(window: MainWindow) -> bool:
    """Commit what was typed; ask about what would be lost, and tell whether to go on.

    That is a file still being made, an edit that the file refused, a form that was begun.
    """
    window.commit_typed()
    context = window.context
    if context is None:
        return True
    if context.session.promised:
        text = translate("Shell", "“%1” is still being made. Closing now leaves it unwritten.")
        if not _sure(window, translate("Shell", "Not ready yet"), fill(text, context.session.promised)):
            return False
    if window.status_bar.failed:
        text = translate("Shell", "The last change is not in the file. Closing loses it.")
    elif drafts := context.session.typed.drafts():
        names = ", ".join(dict.fromkeys(draft.name() for draft in drafts))
        text = fill(translate("Shell", "What you began is not saved yet: %1. Closing loses it."), names)
    elif context.session.typed.pending:
        text = translate("Shell", "What you typed does not fit its field and is not saved. Closing loses it.")
    else:
        return True
    return _sure(window, translate("Shell", "Not saved"), text)


def _sure(window: MainWindow, title: str, text: str) -> bool:
    return window.tools.dialogs.confirm(title, text, yes=translate("Shell", "Close anyway"), danger=True)
