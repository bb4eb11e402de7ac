"""Is the file sound: SQLite's own checks, references, content digest, journal hashes, search index."""

from __future__ import annotations

from hashlib import blake2b

from canvas_app.storage import driver
from canvas_app.storage.digest import MODULUS, record_hash
from canvas_app.storage.records import TABLES
from canvas_app.storage.workbook import Workbook

_ENOUGH = 20


def problems(workbook: Workbook) -> list[str]:
    """Return what is wrong, each as one line for an expert's eyes; empty when the file is sound."""
    found: list[str] = []
    try:
        connection = workbook.connection
        lines = connection.execute(f"PRAGMA integrity_check({_ENOUGH})").fetchall()
        found += [line for (line,) in lines if line != "ok"]
        orphans = connection.execute("PRAGMA foreign_key_check").fetchmany(_ENOUGH)
        found += [f"{child} {row}: no {parent}" for child, row, parent, _ in orphans]
        if content_digest(workbook) != workbook.digest():
            found.append("content digest differs")
        found += _journal_problems(workbook)
        found += _search_problems(workbook)
    except driver.DriverError as error:
        found.append(str(error))
    return found


def content_digest(workbook: Workbook) -> int:
    """Return the digest computed anew from every record of the file."""
    total = 0
    for table in TABLES.values():
        for row in workbook.connection.execute(table.select):
            total += record_hash(table.kind, row)
    return total % MODULUS


def _journal_problems(workbook: Workbook) -> list[str]:
    found = []
    connection = workbook.connection
    rows = connection.execute(
        "SELECT seq, at, who, name, params, origin, action, grp, reverses, hash FROM journal ORDER BY seq"
    )
    for *said, signature in rows.fetchall():
        expected = blake2b(digest_size=16)
        for piece in said:
            expected.update(f"{piece}\0".encode())
        parts = connection.execute("SELECT data FROM journal_part WHERE seq = ? ORDER BY part", (said[0],))
        for (data,) in parts:
            expected.update(data)
        if expected.digest() != signature:
            found.append(f"journal record {said[0]} differs from its hash")
    return found[:_ENOUGH]


def _search_problems(workbook: Workbook) -> list[str]:
    clients, keys, texts = workbook.connection.execute(
        "SELECT (SELECT count(*) FROM client), (SELECT count(*) FROM client_key), "
        "(SELECT count(*) FROM client_search)"
    ).fetchone()
    return [] if clients == keys == texts else [f"search index: {keys}, {texts} of {clients} clients"]
