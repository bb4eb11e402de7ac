"""Commands of the program, run in this process, and what they print and leave behind."""

from __future__ import annotations

import io
import json
import re
import traceback
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path

from canvas_app.cli import main
from tests.documents import reading

DAY = "2026-11-30"
"""The day of the example and of every figure: nothing depends on the day of the run."""


@dataclass
class Outcome:
    """What a command came to: its exit code (None: an exception came through), its words."""

    code: int | None
    out: str
    err: str
    crash: str = ""
    made: dict[str, bytes] = field(default_factory=dict)

    def faults(self) -> list[str]:
        """Return what no command may do, whatever file it is given."""
        if self.code is None:
            return [f"traceback: {self.crash}"]
        if self.code not in (0, 1):
            return [f"exit code {self.code}"]
        if "Traceback" in self.err + self.out:
            return ["a traceback is printed"]
        if self.code == 1 and not self.err.strip():
            return ["exit code 1 without a word"]
        return []


def run(words: Sequence[str | Path]) -> Outcome:
    """Run one command line."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code: int | None = main([str(word) for word in words])
            crash = ""
        except SystemExit as end:
            code, crash = int(end.code or 0), ""
        except Exception as error:
            code, crash = None, described(error)
    return Outcome(code, out.getvalue(), err.getvalue(), crash)


def described(error: BaseException) -> str:
    """Return the kind of an error and where it was raised; never its words, which may quote data."""
    trace = traceback.extract_tb(error.__traceback__)
    if not trace:
        return type(error).__name__
    last = trace[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno} {last.name}"


def same_document(one: bytes, other: bytes) -> bool:
    """Tell whether two PDF show the same: the same bytes, else the same text and the same pictures."""
    if one == other:
        return True
    try:
        return reading.text(one) == reading.text(other) and _pictures(one) == _pictures(other)
    except Exception:
        return False  # what cannot be read is not the same


def _pictures(data: bytes) -> list[bytes]:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    return [page.render(scale=1).to_pil().tobytes() for page in document]


_WHERE = re.compile(r"(/[^\s]*)+")


def same_words(one: str, other: str) -> bool:
    """Tell whether two results say the same apart from paths; JSON is compared by its values."""
    try:
        return bool(json.loads(one) == json.loads(other))
    except json.JSONDecodeError:
        return _WHERE.sub("", one) == _WHERE.sub("", other)


CLIENTS = "Name,Email,Phone\nCanary One,one@example.com,+1 212 555-0101\nCanary Two,,+1 212 555-0102\n"


def lines(book: Path, source: Path, *, whole: bool) -> dict[str, list[str | Path]]:
    """Return the command lines that read ``book``; ``whole``: also the longest document."""
    day = ["--date", DAY, "--lang", "en"]
    found: dict[str, list[str | Path]] = {
        "info": ["info", book, "--json", *day],
        "explain": ["explain", book, "--client", "Stacey Samwell", "--model", "kotler", "--json", *day],
        "export canvas": ["export", book, book.parent / "canvas.pdf", *day],
        "export full": ["export", book, book.parent / "full.pdf", "--document", "full", *day],
        "check": ["check", book, "--lang", "en"],
        "backup": ["backup", book, book.parent / "copies", "--lang", "en"],
        "import --dry-run": [*adding(book, source), "--dry-run"],
    }
    if not whole:
        del found["export full"]
    return found


def adding(book: Path, source: Path) -> list[str | Path]:
    """Return the command line of an import."""
    return ["import", book, source, "--kind", "clients", "--json", "--lang", "en"]
