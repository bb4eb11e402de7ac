"""Rescue saves at least what ``.recover`` of the system's ``sqlite3`` saves, record by record."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from canvas_app.cli.main import COMMANDS
from canvas_app.storage.records import TABLES
from tests.campaign import commanding, examples, reading, spoiling
from tests.campaign.table import Case, Played

SHELL = "SQLITE3"
"""Variable that names the shell to compare with; else the one on the PATH."""
Known = set[tuple[Any, ...]]
"""Records as table and values, without the columns that name other records: those may be gone."""


class Player:
    """Spoils a file and rescues it in both ways."""

    def __init__(self, seed: int, folder: Path) -> None:
        self._seed, self._folder = seed, folder
        self._data = examples.thinned(folder / "sound").read_bytes()
        content = reading.content(folder / "sound" / "example.canvasbook")
        assert content is not None
        self._original = _known(content)
        self._shell = _shell_that_recovers(folder)
        self._by_width = {
            (table, len(columns)): columns for table, columns in ((k, t.columns) for k, t in TABLES.items())
        }

    def play(self, case: Case) -> Played:
        """Rescue one damaged file."""
        if "rescue" not in COMMANDS:
            return Played([], 0, "there is no command rescue yet")
        if not self._shell:
            return Played([], 0, "no sqlite3 here has a .recover that works; name one by SQLITE3")
        folder = self._folder / "round"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        damaged, out = folder / "book.canvasbook", folder / "out.canvasbook"
        data, _ = spoiling.WAYS[case.group](self._data, spoiling.chance(self._seed, case.group, case.number))
        damaged.write_bytes(data)
        wanted = self._recovered(damaged)
        outcome = commanding.run(["rescue", damaged, out, "--lang", "en"])
        found = outcome.faults()
        if damaged.read_bytes() != data:
            found.append("the damaged file was written into")
        found += self._lacking(out, wanted)
        left = [path.name for path in folder.iterdir() if path not in (damaged, out) and path.suffix != ".db"]
        return Played(found + [f"left: {name}" for name in left])

    def _lacking(self, out: Path, wanted: Known) -> list[str]:
        if not out.exists():
            return [f"nothing saved, .recover saves {len(wanted)} records"] if wanted else []
        found = []
        if commanding.run(["check", out]).code != 0:
            found.append("what was saved is not sound")
        content = reading.content(out)
        saved = _known(content) if content is not None else set()
        if lacking := wanted - saved:
            tables = sorted({str(record[0]) for record in lacking})
            found.append(f"{len(lacking)} of {len(wanted)} records of .recover lack: {', '.join(tables)}")
        return found

    def _recovered(self, damaged: Path) -> Known:
        """Return the original records that ``.recover`` finds, under their table or without."""
        target = damaged.with_suffix(".db")
        script = subprocess.run(
            [self._shell, str(damaged), ".recover --ignore-freelist"], capture_output=True, check=False
        )
        subprocess.run([self._shell, str(target)], input=script.stdout, capture_output=True, check=False)
        if not target.exists():
            return set()
        connection = sqlite3.connect(target)
        connection.text_factory = bytes
        try:
            return self._original & {*self._under_their_table(connection), *self._lost(connection)}
        finally:
            connection.close()

    def _under_their_table(self, connection: sqlite3.Connection) -> Iterator[tuple[Any, ...]]:
        for kind, table in TABLES.items():
            try:
                rows = connection.execute(f"SELECT {', '.join(table.columns)} FROM {kind}").fetchall()
            except sqlite3.Error:
                continue
            yield from (_stripped(kind, row) for row in rows)

    def _lost(self, connection: sqlite3.Connection) -> Iterator[tuple[Any, ...]]:
        try:
            rows = connection.execute("SELECT * FROM lost_and_found").fetchall()
        except sqlite3.Error:
            return
        for _root, _page, width, record_id, *values in rows:
            for kind, columns in self._by_width:
                if columns == width:
                    yield _stripped(kind, (record_id, *values[1:width]))


def _shell_that_recovers(folder: Path) -> str:
    """Return a ``sqlite3`` whose ``.recover`` gives a row back: Debian 12 builds one that never does."""
    trial = folder / "trial.db"
    connection = sqlite3.connect(trial)
    connection.execute("CREATE TABLE one (word TEXT)")
    connection.execute("INSERT INTO one VALUES ('recovered')")
    connection.commit()
    connection.close()
    for shell in (os.environ.get(SHELL, ""), shutil.which("sqlite3") or ""):
        if shell:
            said = subprocess.run([shell, str(trial), ".recover"], capture_output=True, check=False)
            if b"'recovered'" in said.stdout:
                return shell
    return ""


def _known(content: reading.Content) -> Known:
    return {_stripped(kind, row) for kind, rows in content.items() for row in rows}


def _stripped(kind: str, row: tuple[Any, ...]) -> tuple[Any, ...]:
    columns = TABLES[kind].columns
    kept = (value for name, value in zip(columns, row, strict=True) if not name.endswith("_id"))
    return (kind, *kept)
