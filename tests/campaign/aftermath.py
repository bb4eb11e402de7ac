"""What a killed program leaves: whether it can be read at once, and what lies about after the next start."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.campaign import commanding, operating, reading

_MOST = 90  # characters of a message


def places(root: Path) -> dict[str, str]:
    """Return the variables that give a program the folders of one round."""
    return {"CANVAS_APP_HOME": str(root / "home"), "TMPDIR": str(root / "tmp")}


@contextmanager
def home(root: Path) -> Iterator[None]:
    """Let this process have the folders of a round."""
    before = {name: os.environ[name] for name in places(root)}
    os.environ.update(places(root))
    try:
        yield
    finally:
        os.environ.update(before)


def read(book: Path, somebody: str) -> tuple[list[str], reading.Content | None]:
    """Run every reading command; return those that did not work, and what a backup then holds."""
    source = book.parent.parent / "import.csv"
    source.write_text("Name\nSomebody\n", "utf-8")
    out = book.parent.parent / "after"
    out.mkdir()
    day = ["--date", commanding.DAY]
    found = []
    for words in (
        ["info", book, "--json", *day],
        ["export", book, out / "canvas.pdf", *day],
        ["explain", book, "--client", somebody, "--model", "kotler", "--json", *day],
        ["import", book, source, "--kind", "clients", "--dry-run", "--json"],
        ["check", book],
        ["backup", book, out],
    ):
        outcome = commanding.run(words)
        if outcome.code != 0:
            found.append(f"{words[0]}: {outcome.crash or outcome.err.strip() or outcome.code}"[:_MOST])
    contents = [reading.content(made) for made in out.glob("*.canvasbook")]
    shutil.rmtree(out)
    source.unlink()
    return found, contents[0] if contents else None


def left(root: Path, own: Collection[str]) -> list[str]:
    """Return the files that hold something of a client and are none that a person knows of.

    ``own``: the workbooks in the folder of documents.
    """
    found = []
    for path in sorted(root.rglob("*")):
        if not path.is_file() or path.is_symlink() or _is_known(path, root / "docs", own):
            continue
        data = path.read_bytes()
        place = path.relative_to(root)
        if any(canary in data for canary in operating.CANARIES):
            found.append(f"left behind: {place}")
        elif path.suffix == ".part" or path.name.endswith("-journal"):
            found.append(f"left behind, though without names: {place}")
    return found


def _is_known(path: Path, documents: Path, own: Collection[str]) -> bool:
    """Tell whether a person knows of a file: a workbook, what was exported or imported, a backup."""
    if path.parent in (documents, documents.parent) and path.suffix in (".pdf", ".csv"):
        return True
    if path.suffix != ".canvasbook" or path.name.startswith("."):
        return False
    return "-g" in path.name or (path.parent == documents and path.stem in own)
