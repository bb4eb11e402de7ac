"""Commands about the file itself: new, check, backup."""

from __future__ import annotations

from datetime import date

from canvas_app.cli.arguments import Given
from canvas_app.cli.file_advice import what_helps
from canvas_app.cli.output import Output
from canvas_app.services import files


def new(given: Given, output: Output) -> None:
    """Make a workbook with one empty canvas, or the sample."""
    files.refuse_ending(given.file)
    if given.sample:
        from canvas_app.services.sample import create_sample

        workbook = create_sample(
            given.file, output.lang, given.date or date.today(), given.currency, files.system_user()
        )
    else:
        workbook = files.create_workbook(given.file, language=output.lang, currency=given.currency)
    workbook.close()
    output.line(output.say("cmd.new.done", path=str(given.file)))


def check(given: Given, output: Output) -> None:
    """Say whether the file is sound; the exit code is 1 when it is not."""
    found = files.check_workbook(given.file)
    if not found:
        output.line(output.say("cmd.check.sound", name=given.file.name))
        return
    output.error(output.say("cmd.check.damaged", name=given.file.name))
    for line in found:
        output.error(f"  {line}")
    if helps := what_helps("file.damaged", "check", given, output):
        output.error(helps)
    output.exit_code = 1


def backup(given: Given, output: Output) -> None:
    """Write a verified copy into a folder, with its history or without."""
    target = files.back_up_workbook(given.file, given.folder, history=not given.no_history)
    key = "cmd.backup.done_plain" if given.no_history else "cmd.backup.done"
    output.line(output.say(key, path=str(target)))
