"""The content digest: a sum of the hashes of all records, kept up by each edit.

SQLite's own check misses most single-bit flips of user data; this sum does not, and adding and taking away
hashes keeps it up without reading the file again. It is kept for the whole content and for each table:
the sum of those of the tables of records is that of the whole, so an edit by a program that knows only
the whole is noticed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from struct import unpack
from typing import Any, Final

from canvas_app.storage.records import TABLES, Row
from canvas_app.storage.sqlite.driver import Connection

MODULUS: Final = 1 << 64
WHOLE: Final = "digest"
"""Key of the bookkeeping that holds the digest of all records."""
DERIVED: Final = ("client_key", "client_text", "client_stage")
"""Derived tables that have a digest of their own, outside that of the whole."""

_BATCH: Final = 1_000
_encode: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
# No text of JSON holds these two as they are: so many rows are encoded in one call and parted again.
_ITEM, _ROW = b"\x00", b"\x01"
_encode_many: Final = json.JSONEncoder(ensure_ascii=False, separators=(_ITEM.decode(), ":")).encode


def record_text(kind: str, row: Row) -> str:
    """Return one record as JSON: its kind and its values. The digest hashes it, the journal keeps it."""
    return _encode([kind, *row])


def text_hash(text: str) -> int:
    """Return the hash of a record's text, an integer below 2^64."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest())


def rows_hash(rows: Sequence[Sequence[Any]]) -> int:
    """Return the sum of the hashes of many rows, each with its kind before its values.

    As ``text_hash`` of each row's ``record_text``, at two thirds of the cost.
    """
    if not rows:
        return 0
    text = _encode_many(rows).encode()[1:-1].replace(b"]%b[" % _ITEM, b"]%b[" % _ROW).replace(_ITEM, b",")
    hashes = [blake2b(part, digest_size=8).digest() for part in text.split(_ROW)]
    return sum(unpack(f">{len(hashes)}Q", b"".join(hashes)))


def key_of(table: str) -> str:
    """Return under which key of the bookkeeping the digest of ``table`` is kept."""
    return f"{WHOLE}.{table}"


def kept_digest(connection: Connection) -> str:
    """Return the content digest that the edits have kept up, as a decimal number; empty when it is lost."""
    return kept(connection, WHOLE)


def kept(connection: Connection, key: str) -> str:
    """Return a value of the file's own bookkeeping, empty when it is lost."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else ""


def kept_digests(connection: Connection) -> dict[str, int]:
    """Return the digests of the tables that are kept and readable; those of an older file are not there."""
    rows = connection.execute("SELECT key, value FROM meta WHERE key GLOB 'digest.*'").fetchall()
    return {str(key).removeprefix(f"{WHOLE}."): int(value) for key, value in rows if is_digest(value)}


def is_digest(value: object) -> bool:
    """Tell whether ``value`` is a digest as it is kept: a decimal number below 2^64."""
    decimal = (
        isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) <= len(str(MODULUS))
    )
    return decimal and int(str(value)) < MODULUS


def agree(digests: Mapping[str, int], whole: str) -> bool:
    """Tell whether the digests of all tables of records are there and make up that of the whole."""
    if not is_digest(whole) or not digests.keys() >= TABLES.keys():
        return False
    return sum(digests[kind] for kind in TABLES) % MODULUS == int(whole)


def shift(connection: Connection, shifts: Mapping[str, int]) -> None:
    """Move the kept digests of tables inside a transaction; one that is not kept or not readable stays."""
    moved = {table: by for table, by in shifts.items() if by % MODULUS}
    if not moved:
        return
    now = kept_digests(connection)
    known = {table: (now[table] + by) % MODULUS for table, by in moved.items() if table in now}
    keep(connection, known)


def keep(connection: Connection, digests: Mapping[str, int]) -> None:
    """Write the digests of tables, inside a transaction."""
    rows = [(key_of(table), str(value % MODULUS)) for table, value in digests.items()]
    connection.executemany("INSERT OR REPLACE INTO main.meta VALUES (?, ?)", rows)


def keep_whole(connection: Connection, value: int) -> None:
    """Write the digest of the whole content, inside a transaction."""
    connection.execute("UPDATE main.meta SET value = ? WHERE key = ?", (str(value), WHOLE))


def batches(connection: Connection, table: str) -> Iterator[list[tuple[Any, ...]]]:
    """Yield the rows of a table of the file in portions, each row with the table's name before its values."""
    cursor = connection.execute(f"SELECT '{table}', * FROM main.{table} NOT INDEXED")
    while rows := cursor.fetchmany(_BATCH):
        yield rows


def table_digest(connection: Connection, table: str) -> int:
    """Return the digest of one table computed anew from its rows."""
    return sum(rows_hash(rows) for rows in batches(connection, table)) % MODULUS


def content_digest(connection: Connection, kinds: Iterable[str] = tuple(TABLES)) -> int:
    """Return the digest computed anew from every record of ``kinds`` in the file."""
    return sum(table_digest(connection, kind) for kind in kinds) % MODULUS
