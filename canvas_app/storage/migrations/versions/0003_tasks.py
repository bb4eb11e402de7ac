"""Tasks: what is to be done, by when and for whom."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"

_TASK = (
    "CREATE TABLE task (id INTEGER PRIMARY KEY, title TEXT NOT NULL, kind_key TEXT NOT NULL, due_on TEXT, "
    "due_time TEXT NOT NULL, priority TEXT NOT NULL, "
    "client_id INTEGER REFERENCES client (id) DEFERRABLE INITIALLY DEFERRED, "
    "deal_id INTEGER REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED, "
    "employee_id INTEGER REFERENCES employee (id) DEFERRABLE INITIALLY DEFERRED, "
    "status TEXT NOT NULL, repeats TEXT NOT NULL, result TEXT NOT NULL, done_on TEXT, "
    "code TEXT NOT NULL) STRICT"
)


def upgrade() -> None:
    """Make the table of tasks, empty."""
    op.execute(_TASK)
    op.execute("CREATE UNIQUE INDEX task_by_code ON task (code) WHERE code <> ''")
    op.execute("CREATE INDEX task_by_client ON task (client_id)")
    op.execute("CREATE INDEX task_by_status ON task (status, due_on)")
