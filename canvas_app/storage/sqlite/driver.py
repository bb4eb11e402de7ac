"""The one SQLite library of the process: connections, their settings, and its errors as a person's errors."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath
from time import monotonic
from typing import Any, Final

from sqlcipher3 import dbapi2 as driver

from canvas_app.domain.errors import WorkbookError

Connection = Any
"""A DB-API connection of ``sqlcipher3``, which ships no types."""

DriverError: Final = driver.Error
ConstraintError: Final = driver.IntegrityError
MODULE: Final = driver
"""The DB-API module itself, for SQLAlchemy."""
MEMORY: Final = "file::memory:"
"""The address of a database that no file holds."""

_WAIT: Final = 0.2  # seconds for a lock: a second window is to be told at once
_HEADING: Final = re.compile(r"\*\*\* in database \w+ \*\*\*")
_UNDECODABLE: Final = "Could not decode"
_OFTEN: Final = 500  # instructions of SQLite between two looks at the clock
_SELDOM, _PAUSE = 20_000, 0.1  # instructions, seconds, between two looks whether a person stops a check
_SETTINGS: Final = (
    # pragma, value, what it then answers; the figures behind each: 0 of 2,000 simulated power cuts lost an
    # acknowledged edit with these.
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("temp_store", "MEMORY", 2),
    ("secure_delete", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("synchronous", "EXTRA", 3),
    # 32 MiB, taken when needed: pages of a large edit that leave the memory early cost a flush each.
    ("cache_size", "-32768", -32768),
)
_ON_A_MAC: Final = (("fullfsync", "ON", 1), ("checkpoint_fullfsync", "ON", 1))
_LOCKING: Final = (("locking_mode", "EXCLUSIVE", "exclusive"), ("journal_mode", "TRUNCATE", "truncate"))
_CODES: Final = (
    # how the name of the library's error begins (this driver gives no more than that): our code
    ("SQLITE_BUSY", "file.locked"),
    ("SQLITE_LOCKED", "file.locked"),
    ("SQLITE_FULL", "file.full"),
    ("SQLITE_READONLY", "file.read_only"),
    ("SQLITE_NOTADB", "file.not_workbook"),
    ("SQLITE_CORRUPT", "file.damaged"),
    ("SQLITE_CANTOPEN", "file.cannot_open"),
    ("SQLITE_PERM", "file.cannot_open"),
    ("SQLITE_IOERR", "file.write"),
)


def described(path: Path) -> dict[str, object]:
    """Return what every sentence about a file may name."""
    return {"name": path.name, "path": str(path), "folder": str(path.absolute().parent)}


def damaged(path: Path, detail: str) -> WorkbookError:
    """Return the error of a file that does not hold what was written to it; ``detail`` names no value."""
    return WorkbookError("file.damaged", **described(path), detail=one_line(detail))


def one_line(said: str) -> str:
    """Return what SQLite's checks say as one line, without the heading it puts before it."""
    return " ".join(_HEADING.sub("", said).split())


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn the driver's errors about the world inside the block into a WorkbookError about ``path``.

    What is our own mistake (a broken constraint, wrong SQL) passes as it is.
    """
    try:
        yield
    except driver.Error as error:
        if (translation := person_error(error, path)) is None:
            raise
        # The driver names what it cannot decode: a value of a person's, which no log may hold.
        raise translation from (None if _UNDECODABLE in str(error) else error)


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """As ``translated``, for statements that only read; damaged bytes may not even leave a readable error."""
    try:
        with translated(path):
            yield
    except UnicodeDecodeError:
        raise damaged(path, "UTF-8") from None
    except WorkbookError as error:
        if error.code != "file.write":
            raise
        raise WorkbookError("file.read", **error.params) from error


def person_error(error: Exception, path: Path) -> WorkbookError | None:
    """Return what ``error`` of the driver means for a person, None when it is a mistake of ours."""
    name = str(getattr(error, "sqlite_errorname", ""))
    reason = str(error)
    if _UNDECODABLE in reason:
        return damaged(path, "UTF-8")
    for beginning, code in _CODES:
        if name.startswith(beginning):
            return WorkbookError(code, **described(path), reason=reason, detail=reason)
    return None


def connect(path: Path, *, read_only: bool, address: str = "") -> Connection:
    """Return a connection with the workbook's settings; exclusive and locked unless ``read_only``.

    Args:
        path: an existing file.
        read_only: refuse every write, take no lock.
        address: another address than that of ``path``, for example MEMORY.

    """
    target = address or f"{uri(path.absolute())}?mode={'ro' if read_only else 'rw'}"
    connection = driver.connect(
        target, uri=True, isolation_level=None, timeout=_WAIT, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to stderr
        for setting in (*_SETTINGS, *(_ON_A_MAC if sys.platform == "darwin" else ())):
            _set(connection, *setting)
        if read_only:
            forbid_writing(connection, forbid=True)
        elif not address:
            _lock(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def in_memory() -> Connection:
    """Return a connection to an empty database that no file holds."""
    return driver.connect(":memory:", isolation_level=None)


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps the rollback journal of ``path``."""
    return path.with_name(f"{path.name}-journal")


def uri(path: PurePath) -> str:
    """Return ``path`` as SQLite wants it: a server's name (Windows) is part of the path there."""
    text = path.as_uri()
    return f"file:////{text.removeprefix('file://')}" if path.drive.startswith("\\\\") else text


def _set(connection: Connection, pragma: str, value: str, answer: object) -> None:
    connection.execute(f"PRAGMA {pragma} = {value}")
    row = connection.execute(f"PRAGMA {pragma}").fetchone()
    if row is not None and row[0] != answer:  # mmap_size answers nothing where it is compiled out
        raise RuntimeError(f"{pragma} is {row[0]!r}, not {answer!r}")


def _lock(connection: Connection) -> None:
    for setting in _LOCKING:
        _set(connection, *setting)
    connection.execute("BEGIN EXCLUSIVE")  # EXCLUSIVE mode alone takes no lock until the first write
    connection.execute("COMMIT")


def forbid_writing(connection: Connection, *, forbid: bool) -> None:
    """Let SQLite refuse every change of the database, or lift that."""
    connection.execute(f"PRAGMA query_only = {'ON' if forbid else 'OFF'}")


@contextmanager
def writing_allowed(connection: Connection) -> Iterator[None]:
    """Lift ``forbid_writing`` for what SQLite takes for writing by mistake; a read-only file stays one."""
    forbidden = bool(connection.execute("PRAGMA query_only").fetchone()[0])
    forbid_writing(connection, forbid=False)
    try:
        yield
    finally:
        forbid_writing(connection, forbid=forbidden)


def is_read_only(error: Exception) -> bool:
    """Tell whether the driver refused because the file is read-only."""
    return str(getattr(error, "sqlite_errorname", "")).startswith("SQLITE_READONLY")


def roll_back(connection: Connection) -> None:
    """End an open transaction; none is open after a full disk, where SQLite has rolled back already."""
    with suppress(driver.Error):  # the error that led here is the one to tell
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def begin(connection: Connection) -> None:
    """Begin a transaction that writes, at once: what could keep it from writing is told now."""
    connection.execute("BEGIN IMMEDIATE")


def commit(connection: Connection) -> None:
    """Make what was written since ``begin`` part of the file."""
    connection.execute("COMMIT")


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """Run the block as one transaction; nothing of it stays when it raises."""
    begin(connection)
    try:
        yield
        commit(connection)
    except BaseException:
        roll_back(connection)
        raise


@contextmanager
def time_limit(connection: Connection, seconds: float) -> Iterator[None]:
    """Abort statements inside the block once they have run for so long together.

    For small statements on which nothing hangs: that one was stopped says nothing about the file.
    """
    end = monotonic() + seconds
    connection.set_progress_handler(lambda: int(monotonic() > end), _OFTEN)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


@contextmanager
def stoppable(connection: Connection, look: Callable[[], object]) -> Iterator[None]:
    """Call ``look`` now and then while statements inside the block run; what it raises ends them, and passes.

    It is asked after steps of SQLite and not by the clock, and a few times a second at most.
    """
    stopped: list[BaseException] = []
    last = monotonic()

    def ask() -> int:
        nonlocal last
        if monotonic() - last >= _PAUSE:
            try:
                look()
            except BaseException as error:
                stopped.append(error)
                return 1
            last = monotonic()
        return 0

    connection.set_progress_handler(ask, _SELDOM)
    try:
        yield
    except driver.Error:
        if stopped:
            raise stopped[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


def was_stopped(error: Exception) -> bool:
    """Tell whether a statement was ended from outside: that says nothing about the file."""
    return str(getattr(error, "sqlite_errorname", "")).startswith("SQLITE_INTERRUPT")


def close(connection: Connection, path: Path | None = None, *, ours: bool = True) -> None:
    """Close a connection, leaving no side file beside ``path``.

    Not ``ours``: another program wrote into or replaced the file, and what lies beside it may be its own.
    """
    with suppress(driver.Error, OSError):
        if ours and connection.execute("PRAGMA journal_mode").fetchone()[0] == "truncate":
            connection.execute("PRAGMA journal_mode = DELETE")
            # One that a crash left empty, and no edit since has opened, is not SQLite's to remove.
            if path is not None and not journal_of(path).stat().st_size:
                journal_of(path).unlink()
    with suppress(driver.Error):
        connection.close()


def engine_version() -> str:
    """Return the version of the SQLite that keeps the files."""
    return str(driver.sqlite_version)
