"""Commands about what a workbook holds: import, info, explain."""

from __future__ import annotations

from datetime import date

from canvas_app.cli.arguments import Given
from canvas_app.cli.output import Output
from canvas_app.services import files


def import_(given: Given, output: Output) -> None:
    """Read a table into the workbook; rows at fault are listed, the sound ones imported."""
    from canvas_app.services import imports

    with files.open_workbook(given.file, read_only=given.dry_run) as workbook:
        options = imports.ImportOptions(
            encoding=given.encoding, delimiter=given.delimiter, mapping=dict(given.mapping)
        )
        preview = imports.read_source(workbook, given.source, given.kind, options)
        result = imports.apply_import(
            workbook, preview, strict=given.strict, dry_run=given.dry_run, origin="command"
        )
    problems = [
        {
            "line": problem.line,
            "column": problem.column,
            "message": output.say(f"error.{problem.code}", **problem.params),
        }
        for problem in result.problems
    ]
    counts = {name: getattr(result, name) for name in ("read", "added", "updated", "skipped")}
    if given.json:
        output.json({**counts, "problems": problems})
    else:
        output.line(output.say("cmd.import.done", count=result.added, **counts))
        for problem in problems:
            output.error(f"{problem['line']}: {problem['message']}")
    if problems and not (result.added or result.updated or result.skipped > len(problems)):
        output.exit_code = 1


def info(given: Given, output: Output) -> None:
    """Print counts, answered questions, stages per model and revenue shares."""
    from canvas_app.services.overview import workbook_info

    with files.open_workbook(given.file, read_only=True) as workbook:
        found = workbook_info(workbook, given.date or date.today())
    if given.json:
        output.json(found)
        return
    from canvas_app.cli.info_text import info_lines

    for line in info_lines(found, output):
        output.line(line)


def explain(given: Given, output: Output) -> None:
    """Print which stage is suggested for a client and why."""
    from canvas_app.services import stages

    with files.open_workbook(given.file, read_only=True) as workbook:
        client_id = stages.find_client(workbook, given.client)
        found = stages.explain(workbook, client_id, given.model, given.date or date.today())
    if given.json:
        output.json(found.as_json())
        return
    from canvas_app.cli.info_text import explanation_lines

    for line in explanation_lines(found, output):
        output.line(line)
