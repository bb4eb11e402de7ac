"""A migration for tests only: canvases, which notes and answers refer to, get a colour.

``CANVAS_TEST_MIGRATION`` names what goes wrong in it.
"""

import os

import sqlalchemy as sa
from alembic import op

from canvas_app.storage.sqlite import schema

revision = schema.revision(schema.SCHEMA + 1)
down_revision = schema.revision(schema.SCHEMA)

CANVAS = (
    "CREATE TABLE canvas (id INTEGER PRIMARY KEY, name TEXT NOT NULL, position INTEGER NOT NULL, "
    "colour TEXT NOT NULL DEFAULT 'white') STRICT"
)
EXTRA = "CREATE TABLE extra (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT"


def upgrade() -> None:
    fault = os.environ.get("CANVAS_TEST_MIGRATION", "")
    op.execute(CANVAS.replace("TABLE canvas", "TABLE canvas_new"))
    op.execute("INSERT INTO canvas_new (id, name, position) SELECT id, name, position FROM canvas")
    if fault == "raise":
        raise ZeroDivisionError
    op.execute("DROP TABLE canvas")
    op.execute("ALTER TABLE canvas_new RENAME TO canvas")
    op.execute(EXTRA)
    notes = sa.table("note", sa.column("id"), sa.column("text"))
    op.execute(notes.update().where(notes.c.text == "old").values(text="new"))
    {
        "": lambda: None,
        "sql": lambda: op.execute("INSERT INTO nowhere VALUES (1)"),
        "orphans": lambda: op.execute("UPDATE note SET canvas_id = 77"),
        "rows": lambda: op.execute("DELETE FROM answer"),
        "journal": lambda: op.execute("DELETE FROM journal"),
        "object": lambda: op.execute("CREATE TABLE forgotten (x)"),
        "missing": lambda: op.execute("DROP INDEX note_by_canvas"),
    }[fault]()
