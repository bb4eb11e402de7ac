"""What the tests of imports share: a workbook on a real file, and importing a text into it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from canvas_app.content import load_messages
from canvas_app.domain.canvas.model import Canvas
from canvas_app.services import imports
from canvas_app.storage.workbook import Workbook

TODAY = date(2026, 5, 12)


@contextmanager
def new_workbook(
    folder: Path, *, canvases: tuple[str, ...] = ("As is",), language: str = "ru"
) -> Iterator[Workbook]:
    """Open a new workbook with empty canvases."""
    with Workbook.create(folder / "book.canvasbook", language=language) as workbook:
        with workbook.edit("edit.canvas_add") as edit:
            edit.put_all(Canvas(edit.new_id(), name, place) for place, name in enumerate(canvases))
        yield workbook


class Importer:
    """Writes a text to a file and imports it; every sentence about it must be sayable in both languages."""

    def __init__(self, workbook: Workbook, folder: Path) -> None:
        self.workbook = workbook
        self.folder = folder

    def __call__(self, text: str, kind: str = "clients", **options: Any) -> imports.ImportResult:
        apply = {name: options.pop(name) for name in ("strict", "dry_run", "origin") if name in options}
        preview = self.preview(text, kind, **options)
        result = imports.apply_import(self.workbook, preview, today=TODAY, **apply)
        assert result.read == result.added + result.updated + result.skipped + result.joined
        say_all(result.problems)
        if preview.forecast is not None and not apply:
            forecast = preview.forecast
            for name in ("read", "added", "updated", "skipped", "joined", "created"):
                assert getattr(forecast, name) == getattr(result, name), name
        return result

    def preview(self, text: str, kind: str = "clients", **options: Any) -> imports.Preview:
        """Write ``text`` to a file and return the preview of importing it."""
        path = self.folder / "table.csv"
        path.write_text(text, "utf-8")
        return imports.read_source(self.workbook, path, kind, imports.ImportOptions(**options))


def say_all(problems: tuple[imports.Problem, ...]) -> list[str]:
    """Return the problems in English; fails when one cannot be said in either language."""
    messages = load_messages()
    for problem in problems:
        imports.sentence(problem, messages, "ru")
    return [imports.sentence(problem, messages, "en") for problem in problems]


def refused(result: imports.ImportResult) -> list[tuple[int, str, str]]:
    """Return line, column and code of the refused rows."""
    return [
        (problem.line, problem.column, problem.code.removeprefix("import.row."))
        for problem in result.problems
        if problem.refused
    ]


def remarked(result: imports.ImportResult) -> list[tuple[int, str]]:
    """Return line and code of what was said about rows that came in."""
    return [
        (problem.line, problem.code.removeprefix("import.row."))
        for problem in result.problems
        if not problem.refused
    ]
