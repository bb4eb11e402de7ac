"""The content digest: a sum of the hashes of all records, kept up by each edit.

SQLite's own check misses most single-bit flips of user data; this sum does not, and adding and taking away
hashes keeps it up without reading the file again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import blake2b
from typing import Final

from canvas_app.storage.driver import Connection
from canvas_app.storage.records import TABLES, Row

MODULUS: Final = 1 << 64

_encode: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def record_text(kind: str, row: Row) -> str:
    """Return one record as JSON: its kind and its values. The digest hashes it, the journal keeps it."""
    return _encode([kind, *row])


def text_hash(text: str) -> int:
    """Return the hash of a record's text, an integer below 2^64."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest())


def kept_digest(connection: Connection) -> str:
    """Return the content digest that the edits have kept up, as a decimal number; empty when it is lost."""
    return kept(connection, "digest")


def kept(connection: Connection, key: str) -> str:
    """Return a value of the file's own bookkeeping, empty when it is lost."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else ""


def content_digest(connection: Connection, kinds: Iterable[str] = tuple(TABLES)) -> int:
    """Return the digest computed anew from every record of ``kinds`` in the file."""
    total = 0
    for kind in kinds:
        for row in connection.execute(f"SELECT * FROM {kind}"):
            total += text_hash(record_text(kind, row))
    return total % MODULUS
