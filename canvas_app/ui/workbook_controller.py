"""Opening, making, copying and closing workbooks, and what is said when a file refuses."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from canvas_app import paths
from canvas_app.domain.errors import PersonError, WorkbookError
from canvas_app.ui.closing import may_close
from canvas_app.ui.common.files import ENDING, free_path
from canvas_app.ui.common.notice import Notice
from canvas_app.ui.common.text import fill, translate
from canvas_app.ui.damage_words import with_backups

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook
    from canvas_app.ui.appearance import Appearance
    from canvas_app.ui.common.card import Choice
    from canvas_app.ui.common.files import Filters
    from canvas_app.ui.main_window import MainWindow

BANNER, EXAMPLE, _REFUSED, _COPY = "file", "example", "refused", "copy"
_EXAMPLES = "examples"


class WorkbookController:
    """Opens workbooks for ``window`` and says what stands in the way.

    Attributes:
        refusal: why the last file that did not open did not.

    """

    def __init__(self, window: MainWindow) -> None:
        self.refusal = ""
        self._window = window
        self._tools = window.tools

    @property
    def appearance(self) -> Appearance:
        """What changes language and text size, for the start page."""
        return self._window.appearance

    # words

    def sentence(self, error: Exception) -> str:
        """Return what went wrong as one sentence in the language of the window."""
        messages, context = self._tools.messages, self._window.context
        if isinstance(error, PersonError) and messages.has(key := f"error.{error.code}"):
            params = error.params if context is None else context.texts.hiding(key, error.params)
            said = messages.say(key, self._tools.language.code, **params)
            return with_backups(said, error, context, messages, self._tools.language.code)
        if isinstance(error, OSError):
            reason = error.strerror or str(error)
            return fill(translate("Shell", "This did not work: %1"), reason)
        return str(error)

    def not_saved(self, error: Exception) -> str:
        """Return why the last edit is not in the file; what was typed is on screen all the same."""
        if isinstance(error, PersonError) and error.code == "file.full":
            folder = str(error.params["folder"])
            disk = Path(folder).drive or folder
            return self._tools.messages.say("error.file.full_screen", self._tools.language.code, disk=disk)
        return self.sentence(error)

    def filters(self) -> Filters:
        """Return the kinds of file that can be opened."""
        return [(translate("Shell", "Workbooks"), f"*{ENDING}"), (translate("Shell", "All files"), "*")]

    def folder(self) -> Path:
        """Return the folder for new workbooks: the last one chosen, else one in the documents."""
        kept = self._tools.preferences.text("folder")
        return Path(kept) if kept else paths.documents() / translate("Shell", "Canvas")

    # ways to a workbook

    def ask_new(self) -> None:
        """Go to the start page with the caret in the name field (Ctrl+N)."""
        self._window.show_start()

    def ask_open(self) -> None:
        """Ask for a file and open it (Ctrl+O)."""
        title = translate("Shell", "Open a workbook")
        path = self._tools.dialogs.open_file(title, self.filters(), self._start_folder())
        if path is not None:
            self.open(path)

    def create(self, path: Path, business: str, page: str = "", **state: object) -> bool:
        """Make a new workbook and show it; tell whether it worked."""
        lang, who = self._tools.language.code, self._tools.preferences.who()

        def make() -> Workbook:
            path.parent.mkdir(parents=True, exist_ok=True)
            return self._window.files.create(path, business, lang, who)

        return self._show(path, make, page, state)

    def backups(self) -> None:
        """Ask for a file and show its backups."""
        self._window.dialog_opener.open_backups()

    def example(self) -> bool:
        """Make the example beside other workbooks, under a free name, and show it."""
        lang, who = self._tools.language.code, self._tools.preferences.who()
        name = translate("Shell", "Corner Coffee (example)")
        path = free_path(self.folder() / f"{name}{ENDING}")

        def make() -> Workbook:
            path.parent.mkdir(parents=True, exist_ok=True)
            return self._window.files.example(path, lang, who)

        known = self._tools.preferences.texts(_EXAMPLES)
        self._tools.preferences.keep(**{_EXAMPLES: [*known[-9:], str(path)]})
        return self._show(path, make)

    def sample(self) -> bool:
        """Open the example made earlier, or make it once, and show it (``dev.py run`` without a file)."""
        name = translate("Shell", "Corner Coffee (example)")
        path = self.folder() / f"{name}{ENDING}"
        return self.open(path) if path.exists() else self.example()

    def open(self, path: Path, *, read_only: bool = False) -> bool:
        """Open a workbook and show it; tell whether it worked."""
        if self._window.start_page is not None and self._is_open(path) and not read_only:
            self._window.back()  # it is open behind the start page
            return True
        who = self._tools.preferences.who()
        return self._show(path, lambda: self._window.files.open(path, who, read_only=read_only))

    def _is_open(self, path: Path) -> bool:
        context = self._window.context
        return context is not None and context.session.workbook.path == path.resolve()

    def open_copy(self, path: Path, target: Path | None = None) -> bool:
        """Copy a file that cannot be opened here, beside it unless told where, and open the copy."""
        target = target or free_path(path)
        try:
            self._window.files.copy(path, target)
        except (PersonError, OSError) as error:
            self._refused(path, error)
            return False
        opened = self.open(target)
        if opened:
            self._say_copy(target)
        return opened

    def _say_copy(self, path: Path) -> None:
        """Say that this is the copy, and where it lies: it looks like the original in every other way."""
        text = fill(translate("Shell", "You are working in a copy: %1"), str(path))
        show: Choice = (translate("Shell", "Show in folder"), lambda: self.reveal(path.parent))
        self._window.notify(
            Notice(text, [show], "info", seconds=0, key=_COPY, again=lambda: self._say_copy(path))
        )

    def work_in_copy(self) -> None:
        """Open a copy of the read-only workbook that is shown."""
        context = self._window.context
        if context is None:
            return
        path = context.session.workbook.path
        title = translate("Shell", "Work in a copy")
        suggested = free_path(self.folder() / path.name)
        target = self._tools.dialogs.save_file(title, self.filters(), suggested, replaces=False)
        if target is not None and os.path.lexists(target):
            context.notifier.report(WorkbookError("file.exists", name=target.name, folder=str(target.parent)))
        elif target is not None:
            self._window.close_workbook(start=False)
            self.open_copy(path, target)

    def _show(
        self,
        path: Path,
        make: Callable[[], Workbook],
        page: str = "",
        state: dict[str, object] | None = None,
    ) -> bool:
        """Make or open a workbook and show it; what is shown now stays when the other refuses."""
        window = self._window
        if not self.may_close():
            return False
        if self._is_open(path):
            window.close_workbook(start=False)  # to open it anew, its lock must be let go first
        try:
            workbook = make()
        except (PersonError, OSError) as error:
            self._refused(path, error)
            return False
        if not (workbook.read_only and _is_backup(workbook)):  # only looked at, in a folder of the program's
            self._tools.preferences.remember(workbook.path)
        try:
            window.show_workbook(workbook, page, **(state or {}))
        except Exception as error:
            if (damage := _damage_behind(error, workbook)) is None:
                raise
            window.close_workbook(start=False)
            self._refused(path, damage)
            return False
        self._banner(workbook)
        return True

    # what stands in the way

    def _refused(self, path: Path, error: Exception) -> None:
        text, ways = self.sentence(_known_by_name(error, path)), self.ways_out(error, path)
        self.refusal = text
        self.tell(text, ways, lambda: self._refused(path, error))

    def tell(self, text: str, ways: Sequence[Choice], again: Callable[[], object] | None = None) -> None:
        """Say what went wrong with a file and what helps: over the open workbook, else on the start page."""
        if self._window.context is not None:
            self._window.notify(Notice(text, ways, "bad", seconds=0, key=_REFUSED, again=again))
            return
        self._window.show_start()
        start = self._window.start_page
        if start is not None:
            start.say(text, ways)

    def ways_out(self, error: Exception, path: Path, identity: str = "") -> list[Choice]:
        """Return what a person can do about a file that is not opened, as buttons.

        ``identity`` of the workbook in it, when that is known: it tells which backups are its own.
        """
        code = error.code if isinstance(error, PersonError) else ""
        again: Choice = (translate("Shell", "Try again"), lambda: self.open(path))
        if code == "file.locked":
            copy: Choice = (translate("Shell", "Open a copy"), lambda: self.open_copy(path))
            there: Choice = (translate("Shell", "Go to it"), lambda: self._go_there(path, error))
            return [there, copy, again]
        help_ = self._window.dialog_opener.file_help.ways(code, path, identity)
        if code == "file.missing":
            locate: Choice = (translate("Shell", "Locate…"), self.ask_open)
            forget: Choice = (translate("Shell", "Remove from list"), lambda: self._forget(path))
            return [*help_, locate, *([forget] if path in self._tools.preferences.recent() else [])]
        another: Choice = (translate("Shell", "Open another…"), self.ask_open)
        if code in ("file.damaged", "file.unknown_object", "file.foreign", "file.not_workbook"):
            return help_ or [another]
        return [*help_, another if code == "file.newer" else again]

    def _go_there(self, path: Path, error: Exception) -> None:
        """Call the other window forward; it may be another person's, then the message stays."""
        from canvas_app.ui.single_instance import call_forward

        if not call_forward(path):
            self._refused(path, error)

    def _forget(self, path: Path) -> None:
        self._tools.preferences.forget(path)
        if self._window.context is None:
            self._window.show_start()

    def _banner(self, workbook: Workbook) -> None:
        again, lang = partial(self._banner, workbook), self._tools.language.code
        if workbook.read_only:
            text, way = _why_read_only(workbook, lang), self.way_to_edit()
            self._window.notify(Notice(text, [way], "warning", seconds=0, key=BANNER, again=again))
        elif rescued := _rescued_from(workbook):
            text = _rescued_words(*rescued, lang)
            seen: Choice = (translate("Shell", "I have looked it through"), self._looked_through)
            self._window.notify(Notice(text, [seen], "warning", seconds=0, key=BANNER, again=again))
        elif str(workbook.path) in self._tools.preferences.texts(_EXAMPLES):
            text = translate("Shell", "This is an example with invented data. Change anything.")
            own: Choice = (translate("Shell", "Start your own"), self.ask_new)
            self._window.notify(Notice(text, [own], "info", seconds=0, key=EXAMPLE, again=again))

    def way_to_edit(self) -> Choice:
        """Return the button that leads from what is only shown to what can be changed."""
        context = self._window.context
        if context is not None and _is_backup(context.session.workbook):
            from canvas_app.ui import backup_banner

            return backup_banner.way(self._window)
        return translate("Shell", "Work in a copy…"), self.work_in_copy

    def _looked_through(self) -> None:
        from canvas_app.services.rescuing import looked_through

        context = self._window.context
        if context is not None:
            context.edits.run(lambda: looked_through(context.session.workbook))

    # what is done with the open file

    def close(self) -> None:
        """Close the workbook, unless a person keeps what is not saved; the start page follows (Ctrl+W)."""
        if self.may_close():
            self._window.close_workbook()

    def say_saved(self) -> None:
        """Answer the habit of pressing Ctrl+S: everything is in the file already."""
        self._window.commit_typed()
        context = self._window.context
        if self._window.status_bar.unsaved or self._window.maintenance.outside.tell():
            return  # the bar, or a message, says what is not
        if context is not None and context.edits.may_edit():
            self._window.say(translate("Shell", "Already saved: every change goes into the file at once."))

    def save_copy(self, *, history: bool = True) -> None:
        """Ask where, and write a copy of the workbook there (F12), with its history or without."""
        from canvas_app.ui.copying import Copying

        Copying(self._window).save(history=history)

    def show_folder(self) -> None:
        """Show the folder of the workbook in the system's file manager."""
        if self._window.context is not None:
            self.reveal(self._window.context.session.workbook.path.parent)

    def may_close(self) -> bool:
        """Commit what was typed; ask when something would be lost. See ``closing.may_close``."""
        return may_close(self._window)

    def _start_folder(self) -> Path | None:
        recent = self._tools.preferences.recent()
        return recent[0].parent if recent else None

    @staticmethod
    def reveal(folder: Path) -> None:
        """Show a folder in the system's file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _is_backup(workbook: Workbook) -> bool:
    from canvas_app.services import files

    return files.why_read_only(workbook) == "backup"


def _known_by_name(error: Exception, path: Path) -> Exception:
    """Return what to say of a file that is called a workbook and does not begin like one."""
    odd = isinstance(error, PersonError) and error.code in ("file.not_workbook", "file.foreign")
    return (
        PersonError("file.beginning", name=path.name) if odd and path.suffix.casefold() == ENDING else error
    )


def _rescued_from(workbook: Workbook) -> tuple[str, date] | None:
    """Return file and day of a rescue that nobody has looked through yet."""
    if not workbook.setting("rescued"):
        return None
    from canvas_app.services.rescuing import rescued_from

    return rescued_from(workbook)


def _why_read_only(workbook: Workbook, lang: str) -> str:
    """Return why nothing can be changed, and where the file is."""
    if _is_backup(workbook):
        from canvas_app.ui import backup_banner

        return backup_banner.words(workbook, lang)
    from canvas_app.services import files

    reasons = {
        "disk": translate("Shell", "The file is read-only, its disk takes no changes: %1"),
        "file": translate("Shell", "The file is read-only, you have no right to change it: %1"),
        "folder": translate("Shell", "The file is read-only, nothing can be written into its folder: %1"),
    }
    asked = translate("Shell", "The file was opened only to be read: %1")
    return fill(reasons.get(files.why_read_only(workbook), asked), str(workbook.path))


def _damage_behind(error: Exception, workbook: Workbook) -> PersonError | None:
    """Return what is wrong with a file that could not even be shown; None when the mistake is ours."""
    if isinstance(error, PersonError):
        return error if error.code == "file.damaged" else None
    try:
        workbook.verify()
    except PersonError as damage:
        return damage if damage.code == "file.damaged" else None
    return None


def _rescued_words(name: str, on: date, lang: str) -> str:
    """Return that the workbook was saved from the damaged file ``name`` on that day."""
    from canvas_app.content import Formats

    words = translate(
        "Shell",
        "This workbook was saved from the damaged file “%1” on %2. Values may have changed, and "
        "deleted records may be back.",
    )
    return fill(words, name, Formats(lang).date(on))
