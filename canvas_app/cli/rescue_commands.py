"""Commands for when a file is lost or damaged: backups, restore, rescue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from canvas_app.cli.arguments import Given
from canvas_app.cli.output import Output
from canvas_app.domain.errors import WorkbookError
from canvas_app.services import files

if TYPE_CHECKING:
    from canvas_app.services.backup_list import BackupSeen


def backups(given: Given, output: Output) -> None:
    """List the backups of a file, which may be missing or damaged; the exit code is 1 when there are none."""
    from canvas_app.services import backup_list

    if given.file.is_dir():
        raise WorkbookError("file.folder", name=given.file.name)
    found = backup_list.backups_for(given.file)
    told = []
    for done, one in enumerate(backup_list.seen(found), start=1):
        output.progress(done, len(found))
        told.append(one)
    if given.json:
        output.json({"file": str(given.file), "backups": [_as_json(one, output) for one in told]})
    elif told:
        for line in _lines(told, given, output):
            output.line(line)
    else:
        output.error(output.say("cmd.backups.none", name=given.file.name))
    output.exit_code = 0 if told else 1


def _lines(told: list[BackupSeen], given: Given, output: Output) -> Iterator[str]:
    name = given.file.name
    how = told[0].found.how
    yield output.say(f"cmd.backups.by_{how}", name=name, count=len(told))
    for one in told:
        yield f"  {_line(one, given, output)}"
        yield f"    {one.path}"
    yield output.say("cmd.backups.restore")


def _line(one: BackupSeen, given: Given, output: Output) -> str:
    parts = [output.formats.moment(one.made, date.today()), output.formats.size(one.size)]
    if one.contents is None:
        return " · ".join([*parts, output.say("cmd.backups.unsound")])
    parts += [
        output.say("n.clients", count=one.contents.clients),
        output.say("n.notes", count=one.contents.notes),
        output.say("cmd.backups.sound"),
        output.say("cmd.backups.business", name=one.contents.business),
    ]
    if one.found.place not in (None, given.file.absolute()):
        parts.append(output.say("cmd.backups.lay", path=str(one.found.place)))
    return " · ".join(parts)


def _as_json(one: BackupSeen, output: Output) -> dict[str, Any]:
    held, fault = one.contents, one.fault
    return {
        "path": str(one.path),
        "number": one.found.backup.number,
        "made": one.made.isoformat(timespec="seconds"),
        "size": one.size,
        "found_by": one.found.how,
        "place": None if one.found.place is None else str(one.found.place),
        "sound": fault is None,
        "business": held.business if held else None,
        "clients": held.clients if held else None,
        "notes": held.notes if held else None,
        "problem": output.say(f"error.{fault.code}", **fault.params) if fault else None,
    }


def restore(given: Given, output: Output) -> None:
    """Write the workbook in a backup to a new file."""
    files.restore_backup(given.backup, given.out)
    output.line(output.say("cmd.restore.done", path=str(given.out)))


def rescue(given: Given, output: Output) -> None:
    """Save what can be read of a damaged file into a new one, and say what was saved and what was not."""
    from canvas_app.cli.export_command import Told
    from canvas_app.services import rescuing

    report = rescuing.rescue_file(given.file, given.out, output.lang, progress=Told(output))
    if given.json:
        output.json({"out": str(given.out), **rescuing.as_json(report)})
        return
    for line in rescuing.lines(report, given.file, given.out, output.messages, output.lang):
        output.line(line)
