"""Core's tables are those of the files: of a new one, and of one migrated from each released schema."""

import re
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.schema import CreateTable

from canvas_app.domain.kinds import KINDS
from canvas_app.storage.core.tables import METADATA, tables_of
from canvas_app.storage.sqlite import driver
from canvas_app.storage.sqlite.dialect import DIALECT
from canvas_app.storage.sqlite.schema import CURRENT
from canvas_app.storage.workbook import Workbook
from tests.storage.test_metadata import SEARCH_TABLES, differences
from tests.storage.test_released import NUMBERS, file_of, raw


def seen() -> sa.MetaData:
    """Return the tables as SQLAlchemy can read them of a file: it does not see that a reference may wait."""
    found = tables_of(KINDS.values())
    for table in found.tables.values():
        for constraint in table.foreign_key_constraints:
            constraint.deferrable = constraint.initially = None
    return found


@pytest.mark.filterwarnings("ignore:autogenerate skipping metadata-specified expression-based index")
@pytest.mark.parametrize("number", NUMBERS)
def test_nothing_is_to_be_changed_in_a_migrated_file(number: int, tmp_path: Path) -> None:
    path = file_of(number, tmp_path)
    Workbook.open(path, backups=tmp_path / "backups").close()
    connection = raw(path)
    assert differences(connection, seen()) == []
    connection.close()


@pytest.fixture
def frozen() -> driver.Connection:
    connection = driver.in_memory()
    for statement in CURRENT.newest.values():
        connection.execute(statement)
    return connection


def columns(connection: driver.Connection, table: str) -> list[tuple[object, ...]]:
    """Return name, type, whether it must be filled, and place in the key of each column."""
    rows = connection.execute(f"PRAGMA table_info({table})").fetchall()
    return [(name, kind, bool(filled or key), key) for _, name, kind, filled, _, key in rows]


def test_the_columns_are_those_of_the_frozen_schema(frozen: driver.Connection) -> None:
    names = {name for name, sql in CURRENT.newest.items() if sql.startswith("CREATE TABLE")}
    assert METADATA.tables.keys() == names - SEARCH_TABLES
    own = driver.in_memory()
    for table in METADATA.sorted_tables:
        own.execute(str(CreateTable(table).compile(dialect=DIALECT)))
    for name in METADATA.tables:
        assert columns(own, name) == columns(frozen, name), name


def test_references_and_indexes_are_those_of_the_frozen_schema(frozen: driver.Connection) -> None:
    for name, table in METADATA.tables.items():
        kept = {(row[3], row[2], row[4]) for row in frozen.execute(f"PRAGMA foreign_key_list({name})")}
        keys = table.foreign_keys
        assert {(key.parent.name, key.column.table.name, key.column.name) for key in keys} == kept
        waiting = CURRENT.newest[name].count("DEFERRABLE INITIALLY DEFERRED")
        assert sum(bool(key.deferrable and key.initially == "DEFERRED") for key in keys) == waiting
        for index in table.indexes:
            kept = CURRENT.newest[str(index.name)]
            said = str(sa.schema.CreateIndex(index).compile(dialect=DIALECT))
            assert _plain(said) == _plain(kept), "frozen is the one, declared the other"
    made = {str(index.name) for table in METADATA.tables.values() for index in table.indexes}
    assert made == {name for name, sql in CURRENT.newest.items() if re.match("CREATE (UNIQUE )?INDEX", sql)}


def _plain(statement: str) -> str:
    return " ".join(statement.replace("ifnull", "coalesce").replace("!=", "<>").replace('"', "").split())
