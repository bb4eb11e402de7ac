"""What helps after an error about a workbook: the commands that bring its content back."""

from __future__ import annotations

from typing import Final

from canvas_app.cli.arguments import Given
from canvas_app.cli.output import Output
from canvas_app.domain.errors import PersonError
from canvas_app.services.files import ENDING

_TO_BE_READ: Final = ("file.damaged", "file.unknown_object", "file.not_workbook", "file.foreign")
"""Errors of files of which something may still be read."""
_LOST: Final = (*_TO_BE_READ, "file.missing", "file.empty")
"""Errors after which a backup may help."""
_NOT_BEGUN: Final = ("file.not_workbook", "file.foreign")


def known_by_name(error: PersonError, given: Given) -> PersonError:
    """Return what to say of a file that is called a workbook and does not begin like one."""
    if error.code in _NOT_BEGUN and _is_about_file(error, given):
        return PersonError("file.beginning", name=given.file.name)
    return error


def advice(error: PersonError, name: str, given: Given, output: Output) -> str:
    """Return what may help, to follow the sentence of ``error`` of the command ``name``; may be empty."""
    if not _is_about_file(error, given):
        return ""
    if error.code == "file.backup":
        return output.say("cmd.advice.restore")
    if error.code not in _LOST:
        return ""
    return what_helps(error.code, name, given, output)


def what_helps(code: str, name: str, given: Given, output: Output) -> str:
    """Return which commands help with the workbook of the command ``name`` after the error ``code``."""
    from canvas_app.services import backup_list

    found = []
    if count := len(backup_list.backups_for(given.file)):
        found.append(output.say("cmd.advice.backups", count=count))
    elif code == "file.damaged":
        found.append(output.say("error.file.damaged_alone"))
    if code in _TO_BE_READ and name != "rescue":
        found.append(output.say("cmd.advice.rescue"))
    return " ".join(found)


def _is_about_file(error: PersonError, given: Given) -> bool:
    """Tell whether ``error`` is about the workbook of the command, not about another file that it names."""
    file = getattr(given, "file", None)
    return file is not None and file.suffix.casefold() == ENDING and error.params.get("name") == file.name
