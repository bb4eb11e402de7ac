"""Files that are sound in their structure and hold what no edit could have written.

Each is made from a sound workbook by one statement. ``signed``: its digests fit what it holds, as somebody
would make it who knows the format; otherwise they are left as they were, as after damage.
"""

import shutil
from pathlib import Path

from sqlcipher3 import dbapi2

from canvas_app.storage.records import TABLES
from canvas_app.storage.sqlite import digest

VALUES = (
    # table, column, value as SQL: in records that figures and documents read
    ("client", "created_on", "'2026-13-45'"),
    ("client", "created_on", "'20260101'"),
    ("client", "ended_on", "'soon'"),
    ("client", "tags", "'[oops'"),
    ("client", "tags", "'{}'"),
    ("client", "tags", "'[1, 2]'"),
    ("client", "type", "'robot'"),
    ("client", "archived", "7"),
    ("client", "mentions", "-9223372036854775808"),
    ("client", "segment_id", "4242"),
    ("interaction", "day", "'31.12.2025'"),
    ("interaction", "day", "''"),
    ("interaction", "kind_key", "'telepathy'"),
    ("interaction", "direction", "'sideways'"),
    ("interaction", "time", "'25:99'"),
    ("interaction", "answered_on", "'never'"),
    ("interaction", "client_id", "4242"),
    ("deal", "won_on", "'2026-02-30'"),
    ("deal", "won_on", "'tomorrow'"),
    ("deal", "currency", "'бублик'"),
    ("deal", "probability", "101"),
    ("deal_line", "amount", "9223372036854775807"),
    ("assessment", "s", "47.0"),
    ("assessment", "te", "-1.5"),
    ("assessment", "rc", "9e999"),
    ("assessment", "scale", "'1-13'"),
    ("assessment", "source", "'gossip'"),
    ("assessment", "day", "'yesterday'"),
    ("stage", "stage", "'enlightened'"),
    ("stage", "day", "'2026-00-00'"),
    ("stage", "confidence", "'absolute'"),
    ("stage", "evidence", "'{broken'"),
    ("note", "block", "'xx'"),
    ("note", "colour", "'octarine'"),
    ("note", "kinds", "'not json'"),
    ("note", "links", "'[\"a\"]'"),
    ("note", "links", "'[9223372036854775808]'"),
    ("note", "certainty", "'perhaps'"),
    ("answer", "mark", "'maybe'"),
    ("segment", "colour", "'#123456'"),
    ("setting", "value", "'klingon' WHERE key = 'language'"),
    ("setting", "value", "'GOLD' WHERE key = 'currency'"),
)
"""Values that a STRICT column takes, and no edit writes."""
TYPES = (
    ("client", "mentions", "x'ff00'"),
    ("client", "name", "x'd0ff41'"),
    ("client", "name", "CAST(x'd0ff41' AS TEXT)"),
    ("interaction", "day", "NULL"),
    ("deal_line", "amount", "'many'"),
    ("assessment", "s", "'four'"),
    ("note", "position", "1.5"),
    ("meta", "value", "'-1' WHERE key = 'generation'"),
    ("meta", "value", "'12x' WHERE key = 'generation'"),
    ("meta", "value", "'99999999999999999999999999' WHERE key = 'digest'"),
    ("meta", "value", "'' WHERE key = 'digest'"),
)
"""Values of a type that their column does not take, and bookkeeping that is none."""


def craft(sound: Path, target: Path, table: str, column: str, value: str, *, signed: bool) -> Path:
    """Make ``target`` of the sound workbook with one value of one row changed, and return it."""
    shutil.copyfile(sound, target)
    connection = dbapi2.connect(str(target), isolation_level=None)
    try:
        connection.execute("PRAGMA writable_schema = ON")
        sql = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0]
        _redefine(
            connection, table, sql.replace(" STRICT,", "").replace(" STRICT", "").replace(" NOT NULL", "")
        )
        if " WHERE " not in value:
            value = f"{value} WHERE rowid = (SELECT max(rowid) FROM {table})"
        connection.execute(f"UPDATE {table} SET {column} = {value}")
        _redefine(connection, table, sql)
        if signed and table != "meta":
            sign(connection)
    finally:
        connection.close()
    return target


def _redefine(connection: object, table: str, sql: str) -> None:
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (sql, table))
    connection.execute("PRAGMA writable_schema = RESET")


def sign(connection: object) -> None:
    """Make the digests fit what the file holds, as far as that can be read at all."""
    found: dict[str, int] = {}
    for table in TABLES:
        try:
            found[table] = digest.table_digest(connection, table)
        except (dbapi2.Error, TypeError, ValueError):
            return
    digest.keep(connection, found)
    whole = sum(found.values()) % digest.MODULUS
    connection.execute("UPDATE meta SET value = ? WHERE key = 'digest'", (str(whole),))
