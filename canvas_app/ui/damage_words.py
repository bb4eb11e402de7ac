"""What is said of a damaged file beside the damage: which backups it has."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from canvas_app import paths
from canvas_app.domain.errors import PersonError

if TYPE_CHECKING:
    from canvas_app.content import Messages
    from canvas_app.ui.common.context import PageContext


def with_backups(
    said: str, error: PersonError, context: PageContext | None, messages: Messages, lang: str
) -> str:
    """Return a sentence about a file; of a damaged one with which backups it has."""
    if error.code != "file.damaged":
        return said
    return f"{said} {_backups_told(error, context, messages, lang)}".strip()


def _backups_told(error: PersonError, context: PageContext | None, messages: Messages, lang: str) -> str:
    """Return which backups a damaged file has; empty for a backup, and where the file is not known."""
    from canvas_app.services import backup_list

    path, identity = Path(str(error.params.get("path", ""))), ""
    if not path.is_absolute() or path.is_relative_to(paths.backups()):
        return ""
    if context is not None and context.session.workbook.path == path:
        with suppress(PersonError):  # the damage may be just there
            identity = context.session.workbook.meta("workbook")
    count = len(backup_list.backups_for(path, identity))
    if count:
        return messages.say("error.file.damaged_backups", lang, count=count)
    return messages.say("error.file.damaged_alone", lang)
