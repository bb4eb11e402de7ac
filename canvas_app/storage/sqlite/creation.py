"""What a new file holds before its first edit."""

from __future__ import annotations

import secrets

from canvas_app import __version__
from canvas_app.storage.records import TABLES
from canvas_app.storage.sqlite import digest
from canvas_app.storage.sqlite.driver import Connection
from canvas_app.storage.sqlite.schema import APPLICATION_ID, CURRENT, SCHEMA, SEARCH_SETTINGS, revision


def write_schema(connection: Connection) -> None:
    """Make every table in the empty file of ``connection``, inside the transaction of its first edit."""
    run = connection.execute
    meta = {
        "workbook": new_identity(),
        "generation": "0",
        digest.WHOLE: "0",
        **{digest.key_of(table): "0" for table in (*TABLES, *digest.DERIVED)},
        "made_by": __version__,
        "min_reader": str(SCHEMA),
        "min_writer": str(SCHEMA),
    }
    run(f"PRAGMA application_id = {APPLICATION_ID}")
    for statement in (*CURRENT.newest.values(), *SEARCH_SETTINGS):
        run(statement)
    connection.executemany("INSERT INTO meta VALUES (?, ?)", list(meta.items()))
    run("INSERT INTO alembic_version VALUES (?)", (revision(SCHEMA),))
    run(f"PRAGMA user_version = {SCHEMA}")


def new_identity() -> str:
    """Return what tells a workbook from every other one, whatever its name."""
    return secrets.token_hex(16)
