"""Saving a copy of the open workbook, with its history or without, also over another workbook."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from canvas_app.domain.errors import PersonError
from canvas_app.ui.common.files import free_path
from canvas_app.ui.common.notice import Notice
from canvas_app.ui.common.text import fill, translate

if TYPE_CHECKING:
    from canvas_app.services.files import Standing
    from canvas_app.ui.common.card import Choice
    from canvas_app.ui.common.context import PageContext
    from canvas_app.ui.main_window import MainWindow


def left_out() -> str:
    """Return what a copy without history leaves out, as a sentence."""
    return translate(
        "Shell",
        "A copy without history holds what you see now and nothing of what was deleted or changed before: "
        "good for handing on. Undo does not go back in it.",
    )


class Copying:
    """Asks where, asks before another workbook is replaced, writes the copy and says where all of it is."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def save(self, *, history: bool = True) -> None:
        """Ask where, and write a copy of the workbook there."""
        context = self._window.context
        if context is None:
            return
        self._window.commit_typed()
        path = context.session.workbook.path
        title = translate("Shell", "Save a copy")
        suggested = path
        if not history:
            title = translate("Shell", "Save a copy without history")
            name = fill(translate("Shell", "%1 (without history)"), path.stem)
            suggested = path.with_name(f"{name}{path.suffix}")
        filters = self._window.controller.filters()
        dialogs = self._window.tools.dialogs
        target = dialogs.save_file(title, filters, free_path(suggested), replaces=False)
        if target is not None:
            self._write(context, target, history=history)

    def _write(self, context: PageContext, target: Path, *, history: bool) -> None:
        from canvas_app.services import files

        try:
            standing = files.look_at_target(context.session.workbook, target)
            if standing is not None and not self._agreed(context, standing):
                return
            kept = files.copy_workbook(context.session.workbook, target, history=history, agreed=standing)
        except (PersonError, OSError) as error:
            context.notifier.report(error)
            return
        self._say(target, kept, history=history)

    def _agreed(self, context: PageContext, standing: Standing) -> bool:
        """Ask whether the file may go, named by what is in it, of which day, and where it will be kept."""
        moment = context.texts.formats.moment(datetime.fromtimestamp(standing.changed_ns / 1e9), date.today())
        if standing.business:
            text = translate(
                "Shell",
                "“%1” in %2 is the workbook of “%3”, last changed %4. The copy takes its place; that "
                "workbook is kept among its backups.",
            )
            text = fill(text, standing.path.name, str(standing.path.parent), standing.business, moment)
        else:
            text = translate(
                "Shell",
                "There is a file “%1” in %2, last changed %3, that cannot be opened as a workbook. The copy "
                "takes its place; that file is kept beside it.",
            )
            text = fill(text, standing.path.name, str(standing.path.parent), moment)
        title, yes = translate("Shell", "Replace the file?"), translate("Shell", "Replace")
        return self._window.tools.dialogs.confirm(title, text, yes=yes, danger=True)

    def _say(self, target: Path, kept: Path | None, *, history: bool) -> None:
        words = translate("Shell", "Copy saved: %1") if history else _plain()
        if self._window.status_bar.unsaved:
            words = translate("Shell", "Copy saved without the last change, which is still on screen: %1")
        text = fill(words, str(target))
        if kept is not None:
            text = f"{text}. {fill(translate('Shell', 'What was there before is here: %1'), str(kept))}"
        reveal = self._window.controller.reveal
        show: Choice = (translate("Shell", "Show in folder"), lambda: reveal(target.parent))
        self._window.notify(Notice(text, [show], "good"))


def _plain() -> str:
    return translate("Shell", "Copy without history saved: %1")
