"""What each command makes of a file that may be damaged: its output, or one sentence and exit code 1."""

import contextlib
import io
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from canvas_app.cli.main import main
from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.canvas.model import Answer, Canvas, Note, Segment, Stream
from canvas_app.domain.clients.model import Client, Employee, Person
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.stages.model import Assessment, StageRecord
from canvas_app.storage import stage_cache
from canvas_app.storage.workbook import Workbook

DAY = date(2026, 3, 31)
_CLIENTS = range(1000, 1012)


def small_book(path: Path) -> Path:
    """Make a workbook with some records of every kind and return its path."""
    with Workbook.create(path, language="en", currency="EUR") as book:
        with book.edit("edit.x") as edit:
            edit.put_all(
                [Canvas(1, "As is"), Segment(2, "Students"), Stream(3, "Drinks"), Employee(4, "Maria")]
            )
            edit.put_all(
                [
                    Note(5, 1, "cs", 1, segment_id=2),
                    Note(6, 1, "rs", 1, stream_id=3),
                    Note(7, 1, "cr", 1, "Loyalty card", kinds=("cr.type.self",), segments=(2,), links=(6,)),
                    Answer(8, 1, "cs.q.who", text="Those who study nearby"),
                ]
            )
            for client in _CLIENTS:
                edit.put_all(_of_client(client))
        stage_cache.ensure(book, DAY)
    return path


def _of_client(one: int) -> Iterator[object]:
    on = date(2026, 1, one % 28 + 1)
    yield Client(one, f"Client {one}", segment_id=2, employee_id=4, tags=("regular",), created_on=on)
    yield Person(one + 100, one, "Ivan")
    yield Interaction(one + 200, one, on, "meeting", "10:30", "in", two_way=True, person_id=one + 100)
    yield Interaction(one + 300, one, on, "complaint", answered_on=on)
    yield Deal(one + 400, one, "Breakfasts", currency="EUR", opened_on=on, won_on=on)
    yield DealLine(one + 500, one + 400, 125_000, 3)
    yield Assessment(one + 600, one, on, s=4.5, te=4.0, rc=3.0)
    yield StageRecord(one + 700, one, "kotler", "first_time", on, "first_time", confidence="high")


@dataclass(frozen=True)
class Said:
    """What one command ended with."""

    code: int
    out: str
    err: str


def run(*words: object) -> Said:
    """Run a command in this process; what it does not catch passes, as a traceback would."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(word) for word in words])
    return Said(code, out.getvalue(), err.getvalue())


READING = ("info", "explain", "dry", "export")
"""Commands whose output must be that of the sound file, or none."""
COMMANDS = (*READING, "check", "backup", "import")
"""Every command that is given a workbook that exists."""


def command(name: str, book: Path, folder: Path) -> Said:
    """Run the command of that name on a copy of ``book`` in ``folder``; what it makes is in ``folder``."""
    copy = folder / "book.canvasbook"
    shutil.copyfile(book, copy)
    table = folder / "rows.csv"
    table.write_text("name,email\nZed,z@example.com\n", "utf-8")
    on = ("--date", DAY.isoformat())
    words = {
        "info": ("info", copy, "--json", *on),
        "explain": ("explain", copy, "--client", _CLIENTS[0], "--model", "kotler", "--json", *on),
        "export": ("export", copy, folder / "out.pdf", "--document", "director", *on),
        "check": ("check", copy),
        "backup": ("backup", copy, folder / "backups"),
        "dry": ("import", copy, table, "--kind", "clients", "--dry-run", "--json"),
        "import": ("import", copy, table, "--kind", "clients"),
    }[name]
    before = copy.read_bytes()
    said = run(*words)
    assert name == "import" or copy.read_bytes() == before, f"{name} wrote into the file"
    assert said.code == 0 or copy.read_bytes() == before, f"{name} wrote into a file that it refused"
    return said
