"""Values that no program of ours writes, in a structure that SQLite finds sound."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from canvas_app.storage.records import TABLES
from canvas_app.storage.sqlite import digest, driver

_SOME = "WHERE id = (SELECT max(id) FROM {table})"


def _set(table: str, value: str) -> str:
    return f"UPDATE {table} SET {value} {_SOME.format(table=table)}"


STATEMENTS: tuple[tuple[str, bool], ...] = (
    # statement, whether what it writes is in no way a value of its column
    (_set("deal", "won_on = '2026-13-45'"), True),
    (_set("deal", "opened_on = 'yesterday'"), True),
    (_set("deal", "lost_on = ''"), True),
    (_set("deal", "won_on = '0000-00-00'"), True),
    (_set("interaction", "day = '20260101'"), True),
    (_set("interaction", "day = '2026-02-30'"), True),
    (_set("interaction", "answered_on = '2026-1-1'"), True),
    (_set("assessment", "day = x'00' || '2026'"), True),
    (_set("client", "created_on = '99999-01-01'"), True),
    (_set("stage", "day = 'NULL'"), True),
    (_set("assessment", "s = 9e999"), True),
    (_set("assessment", "te = -9e999"), True),
    (_set("assessment", "s = 1e300"), True),
    (_set("assessment", "s = -5"), True),
    (_set("assessment", "scale = '1-9000'"), True),
    (_set("assessment", "source = 'rumour'"), True),
    (_set("client", "tags = '{'"), True),
    (_set("client", "tags = '{\"a\": 1}'"), True),
    (_set("client", "tags = '[1, null]'"), True),
    (_set("client", "tags = 'null'"), True),
    (_set("client", "tags = '[' || replace(hex(zeroblob(5000)), '00', '[')"), True),
    (_set("note", "kinds = '[\"no.such.kind\"]'"), False),
    (_set("note", "links = '[99999999999999999999999]'"), True),
    (_set("note", "segments = '[\"x\"]'"), True),
    (_set("note", "block = 'zz'"), True),
    (_set("note", "certainty = 'perhaps'"), True),
    (_set("note", "colour = '<img src=x>'"), True),
    (_set("stage", "stage = 'no_such_stage'"), True),
    (_set("stage", "model = 'no_such_model'"), True),
    (_set("client", "type = 'martian'"), True),
    (_set("client", "qualified = 7"), True),
    (_set("client", "mentions = 9223372036854775807"), False),
    (_set("deal_line", "amount = 9223372036854775807"), False),
    (_set("deal_line", "amount = -9223372036854775808"), False),
    (_set("deal", "probability = 5000"), True),
    (_set("client", "name = CAST(x'c3286e' AS TEXT)"), True),
    (_set("answer", "text = CAST(x'ff' AS TEXT)"), True),
    (_set("interaction", "kind_key = 'visit'"), True),
    (_set("interaction", "outcome = 'splendid'"), True),
    (_set("interaction", "direction = 'sideways'"), True),
    (_set("interaction", "time = '99:99'"), True),
    (_set("answer", "question = 'zz.q.none'"), False),
    (_set("answer", "mark = 'maybe'"), True),
    ("UPDATE setting SET value = 'xx' WHERE key = 'language'", True),
    ("UPDATE setting SET value = 'no money' WHERE key = 'currency'", True),
    (_set("deal", "currency = 'shells'"), True),
    (_set("deal", "client_id = 12345"), True),
    (_set("deal_line", "stream_id = 12345"), True),
    ("UPDATE client_stage SET suggested = 'partner', shown = 'partner' WHERE model = 'kotler'", True),
)
"""Each is one round."""


def craft(path: Path, number: int, *, agree: bool) -> tuple[str, bool]:
    """Write one wrong value into the file; let the digests agree with it if asked; return what was done."""
    statement, wrong = STATEMENTS[number % len(STATEMENTS)]
    connection = driver.MODULE.connect(str(path), isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(statement)
        if agree:
            let_digests_agree(connection)
    finally:
        connection.close()
    return statement, wrong


def let_digests_agree(connection: driver.Connection) -> None:
    """Write the digests of what the file holds into it."""
    connection.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
    total = 0
    for kind in TABLES:
        part = _sum(lambda kind=kind: connection.execute(f"SELECT * FROM {kind}").fetchall(), kind)
        connection.execute(f"UPDATE meta SET value = '{part}' WHERE key = 'digest.{kind}'")
        total += part
    connection.execute(f"UPDATE meta SET value = '{total % digest.MODULUS}' WHERE key = 'digest'")


def _sum(rows: Callable[[], list[tuple]], kind: str) -> int:
    total = 0
    for row in rows():
        text = digest.record_text(kind, row)
        total += digest.text_hash(text.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
    return total % digest.MODULUS
