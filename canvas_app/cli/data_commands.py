"""Commands about what a workbook holds: import, info, explain."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from canvas_app.cli.arguments import Given
from canvas_app.cli.output import Output
from canvas_app.domain.errors import PersonError
from canvas_app.services import files

if TYPE_CHECKING:
    from canvas_app.services.imports import ImportResult, Parsed


def import_(given: Given, output: Output) -> None:
    """Read a table into the workbook; rows at fault are listed, the sound ones imported."""
    from canvas_app.services import imports

    options = imports.ImportOptions(
        encoding=given.encoding, delimiter=given.delimiter, mapping=dict(given.mapping)
    )
    if given.rejected is not None:
        imports.refuse_rejected(given.rejected, given.source)
    with files.open_sound(given.file, read_only=given.dry_run) as workbook:
        preview = imports.read_source(workbook, given.source, given.kind, options, output.progress)
        try:
            result = imports.apply_import(
                workbook, preview, strict=given.strict, dry_run=given.dry_run, origin="command"
            )
        except imports.ImportRefusedError as error:
            _tell_import(error.result, given, output, imported=False)
            _write_rejected(preview.parsed, error.result, given, output)
            raise
        except PersonError as error:
            _tell_how_to_answer(preview.parsed, error, output)
            return
    _tell_import(result, given, output, imported=True)
    _write_rejected(preview.parsed, result, given, output)
    if result.refused and not (result.added or result.updated or result.skipped > result.refused):
        output.exit_code = 1


def _tell_how_to_answer(parsed: Parsed, error: PersonError, output: Output) -> None:
    """Say what is wrong; where an answer is wanted, also how to give it, in the same line."""
    said = output.say(f"error.{error.code}", **error.params)
    asked = [question for question in parsed.questions if question.code == error.code]
    if asked and len(asked[0].answers) > 1:
        first, second = asked[0].answers[:2]
        said = f"{said} {output.say('cmd.import.answer', key=asked[0].key, first=first, second=second)}"
    output.error(said)
    output.exit_code = 1


def _tell_import(result: ImportResult, given: Given, output: Output, *, imported: bool) -> None:
    from canvas_app.services.imports import first_problems, sentence

    counts = {name: getattr(result, name) for name in ("read", "added", "updated", "skipped")}
    if not imported:
        counts |= {"added": 0, "updated": 0, "skipped": result.read}
    if given.json:
        problems = [
            {
                "line": problem.line,
                "column": problem.column,
                "message": sentence(problem, output.messages, output.lang, place=False),
            }
            for problem in result.problems
        ]
        output.json({**counts, "problems": problems})
        return
    if imported:
        output.line(output.say("cmd.import.done", **counts))
        for line in _created(result, output):
            output.line(line)
        if given.dry_run:
            output.line(output.say("cmd.import.dry_run"))
    shown, more = first_problems(result.problems)
    for problem in shown:
        output.error(sentence(problem, output.messages, output.lang))
    if more:
        output.error(output.say("cmd.import.more_rejected", count=more))


def _write_rejected(parsed: Parsed, result: ImportResult, given: Given, output: Output) -> None:
    """Write the rows that were left out where the person wants them, and nothing when nobody asked."""
    if given.rejected is None:
        return
    from canvas_app.services.imports import write_rejected

    count = write_rejected(
        given.rejected, given.source, parsed, result.problems, output.messages, output.lang, output.progress
    )
    if count and not given.json:
        output.line(output.say("cmd.import.rejected", count=count, name=given.rejected.name))


def _created(result: ImportResult, output: Output) -> Iterator[str]:
    for kind, made in result.created.items():
        names = output.formats.joined(list(made)[:10]) + (" …" if len(made) > 10 else "")
        yield output.say(f"cmd.import.created.{kind}", count=len(made), names=names)
    if result.noted:
        yield output.say("cmd.import.on_canvas", count=result.noted, canvas=result.canvas)
    if result.register_only:
        yield output.say("cmd.import.register_only", count=result.register_only)


def info(given: Given, output: Output) -> None:
    """Print counts, answered questions, stages per model and revenue shares."""
    from canvas_app.services import stages
    from canvas_app.services.overview import workbook_info

    with files.open_verified(given.file) as workbook:
        found = workbook_info(workbook, given.date or date.today())
        models = stages.models(workbook)
    if given.json:
        output.json(found)
        return
    from canvas_app.cli.info_text import info_lines

    for line in info_lines(found, models, output):
        output.line(line)


def explain(given: Given, output: Output) -> None:
    """Print which stage is suggested for a client and why."""
    from canvas_app.services import stages

    with files.open_verified(given.file) as workbook:
        client_id = stages.find_client(workbook, given.client)
        found = stages.explain(workbook, client_id, given.model, given.date or date.today())
        model = stages.model_of(workbook, given.model)
    if given.json:
        output.json(found.as_json())
        return
    from canvas_app.cli.info_text import explanation_lines

    for line in explanation_lines(found, model, output):
        output.line(line)
