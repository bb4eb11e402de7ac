"""Notes of Customer Relationships get a target stage and a monthly cost."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

_KEPT = (
    "id, canvas_id, block, position, text, colour, kinds, certainty, question, segment_id, stream_id, "
    "segments, links"
)
_NOTE = (
    "CREATE TABLE note_new (id INTEGER PRIMARY KEY, "
    "canvas_id INTEGER NOT NULL REFERENCES canvas (id) DEFERRABLE INITIALLY DEFERRED, "
    "block TEXT NOT NULL, position INTEGER NOT NULL, text TEXT NOT NULL, colour TEXT NOT NULL, "
    "kinds TEXT NOT NULL, certainty TEXT NOT NULL, question TEXT NOT NULL, "
    "segment_id INTEGER REFERENCES segment (id) DEFERRABLE INITIALLY DEFERRED, "
    "stream_id INTEGER REFERENCES stream (id) DEFERRABLE INITIALLY DEFERRED, "
    "segments TEXT NOT NULL, links TEXT NOT NULL, target TEXT NOT NULL, monthly_cost INTEGER) STRICT"
)


def upgrade() -> None:
    """Make the table of notes anew: a column added in place would keep a default that a new file has not."""
    op.execute(_NOTE)
    op.execute(f"INSERT INTO note_new ({_KEPT}, target) SELECT {_KEPT}, '' FROM note")
    op.execute("DROP TABLE note")
    op.execute("ALTER TABLE note_new RENAME TO note")
    op.execute("CREATE INDEX note_by_canvas ON note (canvas_id, block, position)")
