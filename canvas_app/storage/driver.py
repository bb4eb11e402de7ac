"""The one SQLite library of the process: connections, settings, and its errors as a person's errors."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any, Final

from sqlcipher3 import dbapi2 as driver

from canvas_app.domain.errors import WorkbookError
from canvas_app.storage.schema import APPLICATION_ID, OBJECTS, SCHEMA, SHADOWS

Connection = Any
"""A DB-API connection of ``sqlcipher3``, which ships no types."""

DriverError: Final = driver.Error

_MAGIC: Final = b"SQLite format 3\x00"
_HEADER: Final = 100
_SLOWEST_CHECK: Final = 10.0
"""Seconds after which a statement of opening is given up: a hostile file must not hang the program."""
_SETTINGS: Final = (
    # The figures behind each: 0 of 2,000 simulated power cuts lost an acknowledged edit with these.
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = EXTRA",
)
_LOCKING: Final = ("PRAGMA locking_mode = EXCLUSIVE", "PRAGMA journal_mode = TRUNCATE")

_open_files: set[tuple[int, int]] = set()
# Device and inode of every workbook open here: a plain open() of such a file would drop SQLite's lock on it.


def file_key(path: Path) -> tuple[int, int]:
    """Return what identifies the file itself, whatever its name."""
    status = path.stat()
    return status.st_dev, status.st_ino


def release(key: tuple[int, int]) -> None:
    """Forget a file that was closed."""
    _open_files.discard(key)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn the driver's errors inside the block into a WorkbookError about ``path``."""
    try:
        yield
    except driver.Error as error:
        raise person_error(error, path) from error


def person_error(error: Exception, path: Path) -> WorkbookError:
    """Return what ``error`` of the driver means for a person."""
    text = str(error).lower()
    name = path.name
    for part, code in (
        ("locked", "file.locked"),
        ("busy", "file.locked"),
        ("full", "file.full"),
        ("readonly", "file.read_only"),
        ("not a database", "file.not_workbook"),
        ("malformed", "file.damaged"),
        ("interrupted", "file.damaged"),
        ("unable to open", "file.cannot_open"),
    ):
        if part in text:
            return WorkbookError(code, name=name, path=str(path), folder=str(path.parent))
    return WorkbookError("file.write", name=name, path=str(path), folder=str(path.parent), reason=str(error))


def sniff(path: Path) -> None:
    """Refuse what is not a workbook of ours, reading its first bytes while nothing has it open.

    Raises:
        WorkbookError: missing, open here already, not a file, no workbook, another program's, newer, older.

    """
    shown: dict[str, object] = {"name": path.name, "path": str(path), "folder": str(path.parent)}
    try:
        status = path.stat()
    except OSError:
        raise WorkbookError("file.missing", **shown) from None
    if (status.st_dev, status.st_ino) in _open_files:
        raise WorkbookError("file.locked", **shown)
    if not stat.S_ISREG(status.st_mode):
        raise WorkbookError("file.not_workbook", **shown)
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except OSError:
        raise WorkbookError("file.cannot_open", **shown) from None
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise WorkbookError("file.not_workbook", **shown)
    if int.from_bytes(header[68:72]) != APPLICATION_ID:
        raise WorkbookError("file.foreign", **shown)
    refuse_version(int.from_bytes(header[60:64]), shown)


def refuse_version(version: int, shown: dict[str, object]) -> None:
    """Raise for a schema that this program cannot read as it stands."""
    if version > SCHEMA:
        raise WorkbookError("file.newer", version=version, **shown)
    if version < 1:
        raise WorkbookError("file.foreign", **shown)


def connect(path: Path, *, read_only: bool, uri: str = "") -> Connection:
    """Return a connection with the workbook's settings; exclusive and locked unless ``read_only``."""
    mode = "ro" if read_only else "rw"
    target = uri or f"{path.absolute().as_uri()}?mode={mode}"
    connection = driver.connect(target, uri=True, isolation_level=None, timeout=0.2, check_same_thread=False)
    try:
        for setting in _SETTINGS:
            connection.execute(setting)
        if sys.platform == "darwin":
            connection.execute("PRAGMA fullfsync = ON")
            connection.execute("PRAGMA checkpoint_fullfsync = ON")
        if read_only:
            connection.execute("PRAGMA query_only = ON")
        else:
            _lock(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _lock(connection: Connection) -> None:
    for setting in _LOCKING:
        connection.execute(setting)
    connection.execute("BEGIN EXCLUSIVE")  # EXCLUSIVE mode alone takes no lock until the first write
    connection.execute("COMMIT")


def open_file(path: Path, *, read_only: bool) -> tuple[Connection, tuple[int, int]]:
    """Open an existing workbook after every check; return its connection and the key to ``release`` later.

    Raises:
        WorkbookError: the file cannot or must not be opened; its bytes are unchanged.

    """
    sniff(path)
    key = file_key(path)
    _open_files.add(key)
    try:
        with translated(path):
            connection = connect(path, read_only=read_only)
            try:
                inspect(connection, path)
            except BaseException:
                connection.close()
                raise
    except BaseException:
        release(key)
        raise
    return connection, key


def create_file(path: Path) -> None:
    """Make the empty file that a new workbook is written into, for its owner only.

    Raises:
        WorkbookError: it exists already, or the folder is missing or not writable.

    """
    shown: dict[str, object] = {"name": path.name, "path": str(path), "folder": str(path.parent)}
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise WorkbookError("file.exists", **shown) from None
    except FileNotFoundError:
        raise WorkbookError("file.no_folder", **shown) from None
    except OSError as error:
        raise WorkbookError("file.write", reason=error.strerror or "", **shown) from None


def connect_new(path: Path) -> tuple[Connection, tuple[int, int]]:
    """Return a locked connection to the empty file made by ``create_file`` and the key to ``release``."""
    key = file_key(path)
    _open_files.add(key)
    try:
        with translated(path):
            return connect(path, read_only=False), key
    except BaseException:
        release(key)
        raise


def inspect(connection: Connection, path: Path) -> None:
    """Refuse a damaged file, another schema, and any object the schema does not know (a planted trigger)."""
    shown: dict[str, object] = {"name": path.name, "path": str(path), "folder": str(path.parent)}
    with time_limit(connection):
        refuse_version(connection.execute("PRAGMA user_version").fetchone()[0], shown)
        found = connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
        for kind, name, sql in found:
            if name in SHADOWS or name.startswith("sqlite_autoindex_"):
                continue
            if kind not in ("table", "index") or OBJECTS.get(name) != sql:
                raise WorkbookError("file.unknown_object", object=name, **shown)
        if missing := OBJECTS.keys() - {name for _, name, _ in found}:
            raise WorkbookError("file.damaged", detail=", ".join(sorted(missing)), **shown)
        if (answer := connection.execute("PRAGMA quick_check(1)").fetchone()[0]) != "ok":
            raise WorkbookError("file.damaged", detail=answer, **shown)


@contextmanager
def time_limit(connection: Connection) -> Iterator[None]:
    """Abort statements inside the block once they have run for ten seconds together."""
    end = monotonic() + _SLOWEST_CHECK
    connection.set_progress_handler(lambda: int(monotonic() > end), 10_000)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)
