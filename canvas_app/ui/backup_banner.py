"""A backup that was opened where it lies: it says what it is, and the way to work with what is in it."""

from __future__ import annotations

import os
from datetime import date, datetime
from typing import TYPE_CHECKING

from canvas_app.domain.errors import PersonError, WorkbookError
from canvas_app.ui.common.files import ENDING, free_path
from canvas_app.ui.common.text import fill, translate

if TYPE_CHECKING:
    from pathlib import Path

    from canvas_app.storage.workbook import Workbook
    from canvas_app.ui.common.card import Choice
    from canvas_app.ui.main_window import MainWindow


def words(workbook: Workbook, language: str) -> str:
    """Return whose backup is shown, and of when: older ones go by themselves, so nobody may edit them."""
    from canvas_app.content import Formats

    made = datetime.fromtimestamp(workbook.path.stat().st_mtime)
    text = translate("Shell", "This is a backup of “%1”, %2. It is only shown; restore it to work with it.")
    return fill(text, workbook.setting("business"), Formats(language).moment(made, date.today()))


def way(window: MainWindow) -> Choice:
    """Return the button that restores the backup that is shown."""
    return translate("Shell", "Restore as a copy…"), lambda: restore_as_copy(window)


def restore_as_copy(window: MainWindow) -> None:
    """Ask where, write the workbook of the backup that is shown there and open it."""
    from canvas_app.services import files

    context = window.context
    if context is None:
        return
    backup = context.session.workbook.path
    title = translate("Shell", "Restore as a copy")
    target = window.tools.dialogs.save_file(
        title, window.controller.filters(), _suggested(window, backup), replaces=False
    )
    if target is None:
        return
    if os.path.lexists(target):
        context.notifier.report(WorkbookError("file.exists", name=target.name, folder=str(target.parent)))
        return
    window.close_workbook(start=False)
    try:
        files.restore_backup(backup, target)
    except (PersonError, OSError) as error:
        window.controller.open(backup)  # it is shown again, and why it could not be restored
        if window.context is not None:
            window.context.notifier.report(error)
        return
    window.controller.open(target)


def _suggested(window: MainWindow, backup: Path) -> Path:
    """Return a free name beside the workbook that was backed up, or where workbooks usually are."""
    from canvas_app.services import files

    stem, lay = files.backed_up(backup)
    folder = lay.parent if lay is not None and lay.parent.is_dir() else window.controller.folder()
    return free_path(folder / f"{fill(translate('Shell', '%1 (restored)'), stem)}{ENDING}")
