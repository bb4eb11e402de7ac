"""Use cases of the file itself: make, open, check, copy, back up, restore."""

from __future__ import annotations

import getpass
from pathlib import Path

from canvas_app import paths
from canvas_app.content import load_messages
from canvas_app.domain.canvas.model import Canvas
from canvas_app.domain.errors import WorkbookError
from canvas_app.domain.fields import Currency
from canvas_app.domain.ids import new_id
from canvas_app.domain.progress import Progress
from canvas_app.domain.text import clean_line
from canvas_app.storage import (
    backup_search,
    integrity,
    leftovers,
    names,
    places,
    reopened,
    replacing,
    stage_cache,
    verification,
)
from canvas_app.storage.sqlite import backups, copies
from canvas_app.storage.sqlite.backups import ENDING, Backup
from canvas_app.storage.sqlite.targets import Standing
from canvas_app.storage.workbook import Workbook

__all__ = [
    "ENDING",
    "Backup",
    "Standing",
    "back_up",
    "back_up_workbook",
    "backed_up",
    "backup_due",
    "backups_of",
    "check_workbook",
    "copy_held_workbook",
    "copy_workbook",
    "create_workbook",
    "look_at_target",
    "open_sound",
    "open_verified",
    "open_workbook",
    "refuse_ending",
    "renew_stages",
    "restore_backup",
    "sweep_leftovers",
    "system_user",
    "verify_workbook",
]


def system_user() -> str:
    """Return the name of the system's user, who signs edits until another name is set; empty: not known."""
    try:
        return clean_line(getpass.getuser())
    except (OSError, KeyError, ImportError):
        return ""


def create_workbook(
    path: Path, *, language: str, currency: str = "", business: str = "", who: str = ""
) -> Workbook:
    """Make a workbook with one empty canvas and return it open.

    Args:
        path: the file to make; its name ends in ``.canvasbook``.
        language: ``ru`` or ``en``, of the workbook's own texts.
        currency: ISO code, by default that of the language.
        business: what the business is called, by default as the file.
        who: signs the edits, by default the system's user.

    Raises:
        ValueRefusedError: ``value.currency``.
        WorkbookError: the name ends otherwise, the file exists or cannot be written; nothing is left behind.

    """
    refuse_ending(path)
    canvas = Canvas(new_id(), load_messages().say("cmd.new.canvas", language))
    return Workbook.create(
        path,
        language=language,
        currency=Currency().clean(currency) if currency else "",
        business=business,
        who=who or system_user(),
        records=(canvas,),
    )


def open_workbook(path: Path, *, read_only: bool = False, who: str = "") -> Workbook:
    """Open a workbook; what a person should be told of it is in its ``notices`` (codes of errors' sentences).

    One that is only read is put in order first, if a crash left it half-written.

    Raises:
        WorkbookError: it cannot or must not be opened; its bytes are unchanged.

    """
    if read_only:
        return reopened.open_to_read(path)
    return Workbook.open(path, who=who or system_user())


def open_verified(path: Path) -> Workbook:
    """Open a workbook for what prints figures or makes a document: nothing of it is read that is not sound.

    Each table is verified before the first of its rows is handed out.

    Raises:
        WorkbookError: as ``open_workbook``. Reads raise ``file.damaged``, which names table and record, and
            ``file.stages_differ``.

    """
    return reopened.open_to_read(path, verified=True)


def open_sound(path: Path, *, read_only: bool = False) -> Workbook:
    """Open a workbook for a command that writes into it or copies it: only if all of it is sound.

    Raises:
        WorkbookError: as ``open_workbook``; ``file.damaged``, ``file.stages_differ``.

    """
    workbook = open_verified(path) if read_only else open_workbook(path)
    try:
        workbook.verify()
    except BaseException:
        workbook.close()
        raise
    return workbook


def why_read_only(workbook: Workbook) -> str:
    """Return why an open workbook is not edited: ``backup``, ``disk``, ``file``, ``folder`` or nothing."""
    return places.kept_from_editing(workbook.path) if workbook.read_only else ""


def check_workbook(path: Path, progress: Progress | None = None) -> list[str]:
    """Return what is wrong with the file at ``path``, a line each; empty when it is sound.

    Nothing is written, unless a crash left a half-written edit, which opening takes back.

    Raises:
        WorkbookError: it cannot be opened at all. ``file.stages_differ``: see ``verify_workbook``.

    """
    with reopened.open_to_read(path) as workbook:
        if found := integrity.problems(workbook, progress):
            _verify_others(workbook, found)
            return found
        _verify_stages(workbook, progress)
        return []


def verify_workbook(workbook: Workbook, progress: Progress | None = None) -> None:
    """Check an open workbook; the window gives a worker ``workbook.snapshot()`` soon after opening.

    Raises:
        WorkbookError: ``file.damaged``: its content is not what the edits made it, for example.
            ``file.stages_differ``: that is sound, but the table of suggested stages does not follow from it;
            ``renew_stages`` makes it anew.

    """
    if found := integrity.problems(workbook, progress):
        _verify_others(workbook, found)
        raise integrity.damaged(workbook, found)
    _verify_stages(workbook, progress)


def _verify_others(workbook: Workbook, found: list[str]) -> None:
    """Raise ``file.stages_differ`` when what was found is only about the stages, and all else is sound."""
    if not all(verification.STAGES in line for line in found):
        return
    try:
        workbook.verify()
    except WorkbookError as error:
        if error.code == "file.stages_differ":
            raise


def _verify_stages(workbook: Workbook, progress: Progress | None) -> None:
    if stage_cache.problems(workbook, progress):
        raise WorkbookError("file.stages_differ", name=workbook.path.name)


def renew_stages(workbook: Workbook, progress: Progress | None = None) -> None:
    """Work out the suggested stages of all clients anew.

    Raises:
        Cancelled: by ``progress``; the file is as it was.
        WorkbookError: the file cannot be written.

    """
    stage_cache.rebuild(workbook, progress)


def look_at_target(workbook: Workbook, target: Path) -> Standing | None:
    """Return what a copy of the workbook to ``target`` would replace; None: there is nothing yet.

    Raises:
        WorkbookError: the name ends otherwise than a workbook's, or no copy can be written there: what is
            there is the workbook itself, open in a window, a link, a folder or write-protected.

    """
    refuse_ending(target)
    copies.refuse_same(workbook.path, target)
    return replacing.look(target)


def copy_workbook(
    workbook: Workbook, target: Path, *, history: bool = True, agreed: Standing | None = None
) -> Path | None:
    """Write a copy that is a workbook of its own; for sharing, without the history of edits.

    Args:
        workbook: the open workbook, or a snapshot of it.
        target: the file to make.
        history: whether what was deleted and changed earlier comes along.
        agreed: what a person agreed to replace: it goes to its own backups first, or beside ``target`` when
            it cannot be opened as a workbook.

    Returns:
        where the replaced file is kept now; None when there was none.

    Raises:
        WorkbookError: it cannot be written, or there is another file than the one agreed to; what was at
            ``target`` is as it was.

    """
    refuse_ending(target)
    copies.refuse_same(workbook.path, target)
    kept = replacing.keep(agreed, paths.backups()) if agreed is not None else None
    workbook.copy_to(target, journal=history, replacing=kept)
    return kept.where if kept is not None else None


def refuse_ending(path: Path) -> None:
    """Refuse a name that does not end as a workbook's."""
    if path.suffix.casefold() != ENDING:
        raise WorkbookError("file.ending", name=path.name)


def copy_held_workbook(path: Path, target: Path) -> None:
    """Copy a workbook that another window has open, to work in the copy.

    Raises:
        WorkbookError: it cannot be read, or the copy not be written.

    """
    reopened.copy_held(path, target)


def sweep_leftovers(*files: Path) -> None:
    """Remove what killed programs left of files being written.

    It is looked for beside ``files``, among what the program keeps, and wherever they noted that they write.
    What a living process writes stays, and so does everything else.
    """
    import tempfile  # late: a window opens without it

    kept = (paths.data(), paths.settings(), Path(tempfile.gettempdir()), *backups.folders(paths.backups()))
    leftovers.sweep(*dict.fromkeys((*kept, *(_folder_of(file.absolute()) for file in files))))
    leftovers.sweep_noted()


def _folder_of(place: Path) -> Path:
    try:
        return place if place.is_dir() else place.parent
    except (OSError, ValueError):  # a name that no disk takes: the command has said so
        return place.parent


def backup_due(workbook: Workbook) -> bool:
    """Tell whether the workbook has changed since its latest backup: asked every half hour and at the end."""
    return not workbook.read_only and backups.due(workbook, backups.folder_of(workbook, paths.backups()))


def back_up(workbook: Workbook) -> Backup:
    """Write a backup into the person's own folder and thin the older ones; ``workbook`` may be a snapshot.

    Raises:
        WorkbookError: it cannot be written, or the workbook is damaged; no older backup is touched.

    """
    return backups.back_up(workbook, backups.folder_of(workbook, paths.backups()))


def back_up_workbook(path: Path, folder: Path, *, history: bool = True) -> Path:
    """Write a verified backup of the workbook at ``path`` into ``folder`` and return it; nothing is removed.

    Without its history it is a workbook of its own, to be handed on: no way back to an earlier state.

    Raises:
        WorkbookError: the workbook cannot be opened or is not sound, or the folder not be made or written.

    """
    _refuse_no_folder(folder)
    with open_sound(path, read_only=True) as workbook:
        if history:
            return backups.back_up(workbook, folder, thin=False).path
        target = backups.plain_target(workbook.path, folder)
        workbook.copy_to(target, journal=False)
        return target


def _refuse_no_folder(folder: Path) -> None:
    """Refuse a folder that cannot be one: another file, or a name that a workbook would have."""
    folder = folder.absolute()
    try:
        if folder.is_dir():
            return
    except OSError as error:
        raise names.failed(error, folder) from error
    names.refuse_name(folder.name)
    if folder.is_symlink() or folder.exists() or folder.suffix.casefold() == ENDING:
        raise WorkbookError("file.not_folder", name=folder.name)


def backups_of(path: Path, identity: str = "") -> tuple[Backup, ...]:
    """Return the backups of the workbook at ``path``, which may be damaged, the newest first.

    ``identity`` is asked of a workbook that is open; else the file is looked into, and when it no longer
    says whose it is there are none: see ``backup_list``.
    """
    return backup_search.of_file(path, paths.backups(), identity)


def backed_up(backup: Path) -> tuple[str, Path | None]:
    """Return what the workbook of a backup was called, and where it lay when that is known."""
    return backups.name_in(backup), backups.place_of(backup.parent)


def restore_backup(backup: Path, target: Path) -> None:
    """Write the workbook in ``backup`` to the new file ``target``; nothing is ever replaced.

    Raises:
        WorkbookError: the name ends otherwise than a workbook's, there is a file at ``target``, or the
            backup is not sound.

    """
    if target.suffix.casefold() != ENDING:
        raise WorkbookError("file.ending", name=target.name)
    reopened.restore(backup, target)
