"""Bringing a workbook of an older schema up to date when it is opened.

First a backup, then everything in one transaction on the workbook's own connection: either the file has the
new schema, checked object by object, row by row and by its digest, or its bytes are as they were. What
changes is in ``versions``, run by Alembic; ``user_version`` says which schema a file has, Alembic's table
follows it. SQLAlchemy and Alembic are imported only here, and only when a file is older.

A migration must end with the frozen statements of its number (``schemas``): an old file and a new one have
the same schema. Search index and other derived tables are made anew afterwards, whatever it did with them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from canvas_app import paths
from canvas_app.domain.errors import WorkbookError
from canvas_app.storage import leftovers, stage_cache
from canvas_app.storage.sqlite import backups, driver, opening, search
from canvas_app.storage.sqlite.digest import (
    MODULUS,
    content_digest,
    keep,
    keep_whole,
    kept_digest,
    table_digest,
)
from canvas_app.storage.sqlite.driver import Connection, described
from canvas_app.storage.sqlite.opening import OpenFile
from canvas_app.storage.sqlite.schema import SchemaVersion, record_tables, revision

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection as Core

VERSIONS: Final = Path(__file__).with_name("versions")
"""The migrations of the program, beside this module in a checkout, a wheel and a packed program alike."""


def bring_up_to_date(
    path: Path, opened: OpenFile, root: Path | None, schema_version: SchemaVersion, *, read_only: bool
) -> OpenFile:
    """Return ``opened`` with the schema of ``schema_version``; of a file that is only read, a copy in memory.

    Args:
        path: the workbook.
        opened: its connection, checked; closed when this fails.
        root: folder of all backups, by default the person's own.
        schema_version: the schema to reach, and where its migrations are.
        read_only: leave the file as it is.

    Raises:
        WorkbookError: there is no room for the backup, or the migration failed; the file is as it was.

    """
    try:
        with driver.translated(path):
            _refuse_spoilt(opened.connection, path, schema_version.objects[opened.version])
            if read_only:
                opened = _in_memory(opened, path)
                _migrate(opened, path, schema_version, path.parent)
                driver.forbid_writing(opened.connection, forbid=True)
                return replace(opened, version=schema_version.number)
            backup = backups.back_up_older(opened.connection, path, root or paths.backups(), schema_version)
            _migrate(opened, path, schema_version, backup.path.parent)
    except BaseException:
        driver.close(opened.connection, path)
        opening.release(opened.key, opened.lock)
        if opened.leftover is not None:
            leftovers.remove_draft(opened.leftover)
        raise
    return replace(opened, version=schema_version.number, notices=("file.upgraded", *opened.notices))


def _in_memory(opened: OpenFile, path: Path) -> OpenFile:
    memory = driver.connect(path, read_only=False, address=driver.MEMORY)
    opened.connection.backup(memory)
    driver.close(opened.connection)  # of a file that is only read: there is nothing beside it
    return replace(opened, connection=memory)


def _refuse_spoilt(connection: Connection, path: Path, objects: Mapping[str, str]) -> None:
    """Refuse pages out of place, and content unlike its digest, which is about to be made anew."""
    opening.refuse_unsound(connection, path)
    if str(content_digest(connection, record_tables(objects))) != kept_digest(connection):
        raise driver.damaged(path, "digest")


def _migrate(opened: OpenFile, path: Path, schema_version: SchemaVersion, backups_folder: Path) -> None:
    connection = opened.connection
    connection.execute(
        "PRAGMA foreign_keys = OFF"
    )  # with it on, making a parent table anew empties its children
    try:
        with _core(connection) as core:
            before = _counts(connection, schema_version.objects[opened.version])
            _run(core, opened.version, schema_version)
            _finish(connection, path, schema_version, before)
    except WorkbookError:
        raise
    except Exception as error:
        if (translation := driver.person_error(getattr(error, "orig", error), path)) is not None:
            raise translation from error
        shown = {**described(path), "folder": str(backups_folder)}
        reason = str(error) if isinstance(error, _SpoiltError) else type(error).__name__
        raise WorkbookError("file.upgrade", **shown, reason=reason) from error
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


class _SpoiltError(Exception):
    """A migration left something that a workbook must not be; the transaction is rolled back."""


@contextmanager
def _core(connection: Connection) -> Iterator[Core]:
    """Yield SQLAlchemy's view of ``connection`` inside one transaction, ended with the block."""
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import StaticPool

    engine = create_engine(
        "sqlite://",
        module=driver.MODULE,
        creator=lambda: connection,
        poolclass=StaticPool,
        hide_parameters=True,
    )
    # The driver begins no transaction by itself, so tables would be changed outside of one.
    event.listen(engine, "begin", lambda core: core.exec_driver_sql("BEGIN EXCLUSIVE"))
    with engine.begin() as core:
        yield core


def _run(core: Core, version: int, schema_version: SchemaVersion) -> None:
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    folders = [str(folder) for folder in (VERSIONS, *schema_version.versions)]
    script = ScriptDirectory(str(VERSIONS.parent), version_locations=folders)
    steps = script._upgrade_revs  # what alembic.command.upgrade itself passes on
    target = revision(schema_version.number)
    core.exec_driver_sql(
        "UPDATE alembic_version SET version_num = ?", (revision(version),)
    )  # it only follows
    environment = EnvironmentContext(Config(), script, fn=lambda found, _: steps(target, found))
    environment.configure(connection=core)
    with environment.begin_transaction():
        environment.run_migrations()


def _counts(connection: Connection, objects: Mapping[str, str]) -> dict[str, int]:
    tables = ("journal", "journal_part", *record_tables(objects))
    return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}


def _finish(
    connection: Connection, path: Path, schema_version: SchemaVersion, before: dict[str, int]
) -> None:
    """Check what the migration made of the file, and make what follows from the records anew."""
    objects = schema_version.objects[schema_version.number]
    opening.refuse_objects(connection, described(path), schema_version, schema_version.number)
    if broken := connection.execute("PRAGMA foreign_key_check").fetchone():
        raise _SpoiltError(f"{broken[0]} refers to nothing in {broken[2]}")
    after = _counts(connection, objects)
    if lost := [table for table, count in before.items() if after.get(table) != count]:
        raise _SpoiltError(f"rows of {lost} are not as many as before")
    search.rebuild(connection)
    stage_cache.forget(connection)
    digests = {table: table_digest(connection, table) for table in record_tables(objects)}
    keep(connection, digests)
    whole = sum(digests.values()) % MODULUS
    keep_whole(connection, whole)
    connection.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation'")
    connection.execute(f"PRAGMA user_version = {schema_version.number}")
