"""Alembic finds no difference between a file that was migrated and one that is made today."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy.pool import StaticPool

from canvas_app.storage.sqlite import driver
from canvas_app.storage.sqlite.schema import CURRENT, SHADOWS
from canvas_app.storage.workbook import Workbook
from tests.storage.test_released import NUMBERS, file_of, raw

SEARCH_TABLES = SHADOWS | {name for name, sql in CURRENT.newest.items() if sql.startswith("CREATE VIRTUAL")}
"""What FTS5 makes: no table that SQLAlchemy could describe."""


@contextmanager
def core(connection: driver.Connection) -> Iterator[sa.Connection]:
    """Yield SQLAlchemy's view of a connection; what it cannot read, an index of an expression, it says."""
    engine = sa.create_engine(
        "sqlite://", module=driver.MODULE, creator=lambda: connection, poolclass=StaticPool
    )
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Skipped unsupported reflection of expression-based index")
        with engine.connect() as found:
            yield found


def is_compared(name: str | None, kind: str) -> bool:
    return kind != "table" or name not in SEARCH_TABLES


def differences(connection: driver.Connection, metadata: sa.MetaData) -> list[object]:
    """Return what Alembic would change in a file to make it what ``metadata`` says."""
    options = {
        "compare_type": True,
        "compare_server_default": True,
        "include_name": lambda name, kind, _: is_compared(name, kind),
        "include_object": lambda _, name, kind, *__: is_compared(name, kind),
    }
    with core(connection) as found:
        return compare_metadata(MigrationContext.configure(found, opts=options), metadata)


@pytest.fixture
def metadata(workbook: Workbook) -> sa.MetaData:
    """The tables of an empty new workbook; Alembic leaves its own out of the comparison."""
    found = sa.MetaData()
    workbook.close()
    connection = raw(workbook.path)
    with core(connection) as told:
        found.reflect(told, only=lambda name, _: is_compared(name, "table") and name != "alembic_version")
    connection.close()
    return found


@pytest.mark.parametrize("number", NUMBERS)
def test_nothing_is_left_to_change_after_the_migrations(
    number: int, tmp_path: Path, metadata: sa.MetaData
) -> None:
    assert set(CURRENT.newest) - SEARCH_TABLES >= set(metadata.tables) >= {"note", "journal", "client_stage"}
    path = file_of(number, tmp_path)
    Workbook.open(path, backups=tmp_path / "backups").close()
    connection = raw(path)
    assert differences(connection, metadata) == []
    connection.close()


def test_what_a_migration_forgets_is_found(tmp_path: Path, metadata: sa.MetaData) -> None:
    """The first schema lacks two columns; a table, an index and a type would be found too."""
    connection = raw(file_of(1, tmp_path))
    missing = {
        (what[0], what[3].name) for what in differences(connection, metadata) if what[0] == "add_column"
    }
    assert missing >= {("add_column", "monthly_cost"), ("add_column", "target")}
    sa.Table("made_up", metadata, sa.Column("id", sa.Integer, primary_key=True))
    sa.Index("made_up_index", metadata.tables["client"].c.city)
    metadata.tables["client"].c.name.nullable = True
    metadata.tables["client"].c.city.type = sa.Integer()
    kinds = {what[0][0] if isinstance(what, list) else what[0] for what in differences(connection, metadata)}
    assert kinds >= {"add_column", "add_table", "add_index", "modify_nullable", "modify_type"}
    connection.close()
