"""What a rescue saves beside what ``.recover`` of the system's ``sqlite3`` saves, record by record.

Used by the tests of rescue and by whoever measures over many damages: ``damaged`` makes one from a seed,
``compare`` rescues one file in both ways.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from canvas_app.domain.errors import WorkbookError
from canvas_app.services import rescuing
from canvas_app.storage.records import TABLES
from canvas_app.storage.sqlite import driver
from canvas_app.storage.sqlite.pages import btree
from canvas_app.storage.sqlite.pages.header import TABLE_LEAF
from canvas_app.storage.sqlite.pages.source import PageSource
from canvas_app.storage.sqlite.pages.varints import varint

Records = dict[tuple[str, int], tuple[Any, ...]]
PAGE = 4096


@dataclass(frozen=True)
class Comparison:
    """How many records were there and how many we saved as they were, how many ``.recover`` did.

    ``unharmed`` lie wholly on a page that the damage left as it was, wherever that page is now; ``missed``
    are those of ``.recover`` and the unharmed ones that we did not save. What names another record does not
    count: that one may be lost.
    """

    there: int
    ours: int
    recovers: int
    unharmed: int
    missed: tuple[tuple[str, int], ...]


SHELL = "SQLITE3"
"""Variable that names the shell to compare with; else the one on the PATH."""


def shell() -> str:
    """Return the sqlite3 to compare with, empty when there is none whose ``.recover`` works.

    That of Debian 12 is built without the table that it needs, and saves nothing of any file.
    """
    found = os.environ.get(SHELL) or shutil.which("sqlite3")
    if not found:
        return ""
    with tempfile.TemporaryDirectory() as folder:
        sound = Path(folder) / "sound.db"
        subprocess.run([found, str(sound), "CREATE TABLE t (a); INSERT INTO t VALUES (4711)"], check=False)
        said = subprocess.run([found, str(sound), ".recover"], capture_output=True, check=False).stdout
    return found if b"4711" in said else ""


def records_in(path: Path) -> Records:
    """Return all records of a sound file, whatever else it holds."""
    connection = driver.MODULE.connect(f"{path.as_uri()}?mode=ro", uri=True)
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    found = {
        (kind, row[0]): row
        for kind in TABLES
        if kind in tables
        for row in connection.execute(f"SELECT {', '.join(TABLES[kind].columns)} FROM {kind}")
    }
    connection.close()
    return found


def pages_of(path: Path) -> dict[tuple[str, int], bytes]:
    """Return the page of each record of a sound file that lies on one page only."""
    connection = driver.MODULE.connect(f"{path.as_uri()}?mode=ro", uri=True)
    roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_schema WHERE type = 'table'"))
    connection.close()
    found = {}
    with PageSource(path) as source:
        for kind in TABLES:
            for node in btree.walk(source, roots[kind]):
                page = source.page(node.number)
                cells = btree.Reading(source).cells(node) if node.kind == TABLE_LEAF else ()
                for at, cell in zip(node.pointers, cells, strict=False):
                    if cell.rowid is not None and varint(page, at)[0] <= source.header.usable - 35:
                        found[kind, cell.rowid] = page
    return found


def _own(key: tuple[str, int], row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the values of a row that name no other record."""
    columns = TABLES[key[0]].columns
    return tuple(
        value
        for name, value in zip(columns, row, strict=True)
        if not name.endswith("_id") and name not in ("segments", "links")
    )


def recovered(damaged: Path, folder: Path, original: Records) -> Records:
    """Return what ``.recover`` saves of a damaged file, rows that it could give to no table among them."""
    copy, out = folder / "recover.db", folder / "recovered.db"
    for path in (copy, out):
        path.unlink(missing_ok=True)
    shutil.copy(damaged, copy)
    said = subprocess.run([shell(), str(copy), ".recover"], capture_output=True, check=False, timeout=120)
    subprocess.run([shell(), str(out)], input=said.stdout, capture_output=True, check=False, timeout=120)
    if not out.exists():
        return {}
    try:
        found = records_in(out)
    except (driver.DriverError, UnicodeDecodeError):
        found = {}
    return found | _lost_and_found(out, original)


def _lost_and_found(out: Path, original: Records) -> Records:
    connection = driver.MODULE.connect(f"{out.as_uri()}?mode=ro", uri=True)
    connection.text_factory = lambda data: data.decode(errors="replace")
    rows = []
    try:
        tables = [
            row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE name LIKE 'lost_%'")
        ]
        rows = [row for name in tables for row in connection.execute(f"SELECT * FROM {name}")]
    except driver.DriverError:
        pass
    connection.close()
    by_id: dict[int, list[tuple[str, int]]] = {}
    for key in original:
        by_id.setdefault(key[1], []).append(key)
    found: Records = {}
    for _root, _page, fields, row_id, *values in rows:
        for key in by_id.get(row_id, ()):
            if original[key][1:] == tuple(values[1:fields]):
                found[key] = original[key]
    return found


def compare(
    original: Records, damaged: Path, folder: Path, pages: Mapping[tuple[str, int], bytes]
) -> Comparison:
    """Rescue ``damaged`` in both ways and compare what each saved of the ``original`` as it was.

    ``pages``: ``pages_of`` the original.
    """
    content = damaged.read_bytes()
    out = folder / "rescued.canvasbook"
    out.unlink(missing_ok=True)
    try:
        rescuing.rescue_file(damaged, out, "en")
        ours = records_in(out)
    except WorkbookError as error:
        if error.code not in ("file.nothing_left", "file.empty"):
            raise
        ours = {}
    assert damaged.read_bytes() == content, "the damaged file was written"
    sides = {path.name for path in damaged.parent.glob(f"{damaged.name}*")}
    assert sides <= {damaged.name, f"{damaged.name}-journal"}, sides
    theirs = recovered(damaged, folder, original) if shell() else {}
    own = {key: _own(key, row) for key, row in original.items()}
    whole = {key for key, row in ours.items() if key in own and own[key] == _own(key, row)}
    wanted = {key for key, row in theirs.items() if original.get(key) == row}
    left = {content[at : at + PAGE] for at in range(0, len(content), PAGE)}
    unharmed = {key for key, page in pages.items() if page in left}
    missed = tuple(sorted((wanted | unharmed) - whole))
    return Comparison(len(original), len(whole), len(wanted), len(unharmed), missed)


def _flips(content: bytearray, dice: random.Random) -> None:
    for _ in range(dice.choice((1, 3, 30))):
        content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)


def _cut(content: bytearray, dice: random.Random) -> None:
    del content[dice.randrange(PAGE, len(content)) :]


def _zeroed(content: bytearray, dice: random.Random) -> None:
    _overwrite(content, dice, lambda: bytes(PAGE))


def _garbage(content: bytearray, dice: random.Random) -> None:
    _overwrite(content, dice, lambda: dice.randbytes(PAGE))


def _overwrite(content: bytearray, dice: random.Random, page: Callable[[], bytes]) -> None:
    for _ in range(dice.choice((1, 2, 8))):
        at = dice.randrange(len(content) // PAGE) * PAGE
        content[at : at + PAGE] = page()


def _swapped(content: bytearray, dice: random.Random) -> None:
    one, other = (dice.randrange(len(content) // PAGE) * PAGE for _ in range(2))
    first, second = content[one : one + PAGE], content[other : other + PAGE]
    content[one : one + PAGE], content[other : other + PAGE] = second, first


def _first_page(content: bytearray, dice: random.Random) -> None:
    content[:PAGE] = bytes(PAGE) if dice.random() < 0.7 else dice.randbytes(PAGE)


def _header(content: bytearray, dice: random.Random) -> None:
    for _ in range(3):
        content[dice.randrange(120)] = dice.randrange(256)


def _page_heads(content: bytearray, dice: random.Random) -> None:
    """Spoil what begins pages: kind, number of cells, where they are."""
    for _ in range(dice.choice((1, 5))):
        at = dice.randrange(1, len(content) // PAGE) * PAGE + dice.randrange(40)
        content[at] ^= 1 << dice.randrange(8)


DAMAGES = (_flips, _cut, _zeroed, _garbage, _swapped, _first_page, _header, _page_heads)


def damaged(content: bytes, seed: int, path: Path) -> str:
    """Write a file damaged in the way that ``seed`` says, and return what was done."""
    dice = random.Random(seed)
    spoilt = bytearray(content)
    damage = DAMAGES[seed % len(DAMAGES)]
    damage(spoilt, dice)
    path.write_bytes(spoilt)
    return f"{damage.__name__} {seed}"
