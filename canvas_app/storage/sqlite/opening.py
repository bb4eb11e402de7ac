"""Opening and making files: what is refused before a connection exists, what right after, what is told."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from canvas_app.domain.errors import WorkbookError
from canvas_app.storage import leftovers, names, places
from canvas_app.storage.sqlite import driver, file_lock, recovery, rollback_journal
from canvas_app.storage.sqlite.driver import Connection, described
from canvas_app.storage.sqlite.file_lock import FileKey, FileLock
from canvas_app.storage.sqlite.rollback_journal import Left
from canvas_app.storage.sqlite.schema import APPLICATION_ID, CURRENT, SHADOWS, SchemaVersion

CHECKED_WHOLE_UP_TO: Final = 16 << 20
"""Bytes of a file whose every page is looked at when it is opened. Of a larger one that would take as long as
its disk needs, so it is done beside the work; how long a look takes says nothing about a file."""
_MAGIC: Final = b"SQLite format 3\x00"
HEADER: Final = 100
"""Bytes at the beginning of a database that say what it is."""
_RENAMED: Final = re.compile(r'^CREATE TABLE "(\w+)" ')
# How SQLite writes the statement of a table that a migration made under another name.
_ROLLBACK: Final = b"\x01\x01"  # read and write version of a file without write-ahead log

_open_files: set[FileKey] = set()
# Every workbook open here: a plain open() of such a file would drop SQLite's lock on it.


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A connection to a file, and what there is to know about it.

    Attributes:
        connection: with settings and lock, after every check.
        key: what to ``release`` after closing; None for a snapshot.
        version: the schema the file has.
        notices: codes of what a person should be told once, such as ``file.recovered``.
        leftover: a file to remove after closing.
        lock: what keeps other windows and commands away, to be released after closing.

    """

    connection: Connection
    key: FileKey | None
    version: int = CURRENT.number
    notices: tuple[str, ...] = ()
    leftover: Path | None = None
    lock: FileLock | None = None


def is_open_here(path: Path) -> bool:
    """Tell whether this process has the file open as a workbook."""
    try:
        return file_lock.key_of(path) in _open_files
    except OSError:
        return False


def is_database(header: bytes) -> bool:
    """Tell whether these first bytes of a file are those of a database: of ours or another program's."""
    return header.startswith(_MAGIC)


def is_held(status: os.stat_result) -> bool:
    """Tell whether a file of this status is open here as a workbook, for readers of files from outside."""
    return (status.st_dev, status.st_ino) in _open_files


def release(key: FileKey | None, lock: FileLock | None) -> None:
    """Forget a file that was closed, and let others have it."""
    if key is not None:
        _open_files.discard(key)
    if lock is not None:
        lock.release()


def sniff(path: Path, schema_version: SchemaVersion = CURRENT) -> Left:
    """Refuse what is not a workbook of ours, reading its first bytes while nothing here has it open.

    Returns:
        What a crash left beside it.

    Raises:
        WorkbookError: missing, open here already, not a file, no workbook, another program's, newer; see
            ``rollback_journal.look`` for what lies beside it.

    """
    _refuse_place(path)
    return _refuse_content(path, schema_version)


@contextmanager
def _missing_named(path: Path) -> Iterator[None]:
    """Turn errors of the system about a file that is looked at before it is opened into a person's."""
    shown = described(path)
    try:
        yield
    except FileNotFoundError:
        raise WorkbookError("file.missing", **shown) from None
    except PermissionError:
        raise WorkbookError("file.cannot_open", **shown) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise WorkbookError(
            "file.read", reason=getattr(error, "strerror", "") or str(error), **shown
        ) from None


def _refuse_place(path: Path) -> FileKey:
    """Refuse what is open here already or no file, and return what identifies the file."""
    shown = described(path)
    with _missing_named(path):
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise WorkbookError("file.folder", **shown)
        if not stat.S_ISREG(status.st_mode):
            raise WorkbookError("file.device", **shown)
        if (key := file_lock.key_of(path, status)) in _open_files:
            raise WorkbookError("file.locked", **shown, pid=os.getpid())
        return key


def _refuse_content(path: Path, schema_version: SchemaVersion) -> Left:
    with _missing_named(path), path.open("rb") as file:
        header = file.read(HEADER)
        size = os.fstat(file.fileno()).st_size
    left = rollback_journal.look(path) if header else Left.NOTHING
    if left is Left.HOT:  # what is there now may be half of an edit, or of bringing it up to date
        header = rollback_journal.first_page(path)[:HEADER] or header
    _refuse_header(header, described(path), schema_version)
    if left is not Left.HOT:
        _refuse_cut(header, size, path)
    refuse_log(path)
    return left


def _refuse_cut(header: bytes, size: int, path: Path) -> None:
    """Refuse a file that was not copied to the end: SQLite takes what is missing of a page for zeros."""
    page = {1: 65536}.get(found := int.from_bytes(header[16:18]), found)
    pages = int.from_bytes(header[28:32])
    whole = page > 0 and not size % page and size >= page * pages
    if not whole:
        raise WorkbookError("file.damaged", detail=f"{size} / {page * pages} B", **described(path))


def refuse_log(path: Path) -> None:
    """Raise when a write-ahead log lies beside the file: SQLite would play it back, and none is ours."""
    if path.with_name(f"{path.name}-wal").exists():
        raise WorkbookError("file.unknown_object", object="-wal", **described(path))


def _refuse_header(header: bytes, shown: dict[str, object], schema_version: SchemaVersion) -> None:
    if not header:
        raise WorkbookError("file.empty", **shown)
    if len(header) < HEADER or not is_database(header):
        raise WorkbookError("file.not_workbook", **shown)
    if int.from_bytes(header[68:72]) != APPLICATION_ID:
        raise WorkbookError("file.foreign", **shown)
    refuse_version(int.from_bytes(header[60:64], signed=True), shown, schema_version)
    if header[18:20] != _ROLLBACK:
        raise WorkbookError("file.unknown_object", object="WAL", **shown)


def refuse_version(version: int, shown: dict[str, object], schema_version: SchemaVersion = CURRENT) -> None:
    """Raise for a schema that this program knows nothing of."""
    if version > schema_version.number:
        raise WorkbookError("file.newer", version=version, **shown)
    if version not in schema_version.objects:
        raise WorkbookError("file.older" if version > 0 else "file.foreign", version=version, **shown)


def open_file(path: Path, *, read_only: bool, schema_version: SchemaVersion = CURRENT) -> OpenFile:
    """Open an existing workbook after every check, of the newest schema or an older one.

    Raises:
        WorkbookError: the file cannot or must not be opened; its bytes are unchanged.

    """
    key = _refuse_place(path)
    with _missing_named(path):
        lock = file_lock.hold(path, shared=read_only)
    try:
        left = _refuse_content(path, schema_version)
        if read_only and left is not Left.NOTHING and not _readable_in_place(path):
            aside = _open_aside(path, left, schema_version)
            lock.release()
            return aside
        if not read_only:
            left = rollback_journal.clear(path)
        _open_files.add(key)
        connection, version = _open_checked(path, read_only=read_only, schema_version=schema_version)
    except BaseException:
        release(key, lock)
        raise
    told = ["file.recovered"] if left is Left.HOT else []
    return OpenFile(connection, key, version, tuple(told + places.notices(path)), lock=lock)


def _open_aside(path: Path, left: Left, schema_version: SchemaVersion) -> OpenFile:
    """Open a copy of a file that is only read and cannot be read as it lies there: in order, and private."""
    copy = recovery.copied_aside(path)
    try:
        connection, version = _open_checked(copy, read_only=True, schema_version=schema_version)
    except WorkbookError as error:
        leftovers.remove_draft(copy)
        raise WorkbookError(error.code, **{**error.params, **described(path)}) from error
    except BaseException:
        leftovers.remove_draft(copy)
        raise
    told = ["file.recovered_aside"] if left is Left.HOT else []
    return OpenFile(connection, None, version, tuple(told + places.notices(path)), leftover=copy)


def _readable_in_place(path: Path) -> bool:
    """Ask SQLite whether it can read the file beside that journal.

    Raises:
        WorkbookError: the file is open elsewhere, or cannot be read.

    """
    with driver.reading(path):
        try:
            connection = driver.connect(path, read_only=True)
        except driver.DriverError as error:  # its settings ask for the file already
            if driver.is_read_only(error):
                return False
            raise
        connection.close()
    return True


def put_in_order(path: Path, schema_version: SchemaVersion = CURRENT) -> None:
    """Take back what a crash left of an edit, and remove what says nothing; nothing for any other file.

    Raises:
        WorkbookError: see ``open_file``.

    """
    _refuse_place(path)
    with _missing_named(path), file_lock.hold(path, shared=True):
        if _refuse_content(path, schema_version) is Left.NOTHING and not driver.journal_of(path).exists():
            return  # an empty one says nothing, but it is not to lie there either
    opened = open_file(path, read_only=False, schema_version=schema_version)
    driver.close(opened.connection, path)
    release(opened.key, opened.lock)


def _open_checked(path: Path, *, read_only: bool, schema_version: SchemaVersion) -> tuple[Connection, int]:
    try:
        with driver.reading(path):
            connection = driver.connect(path, read_only=read_only)
    except WorkbookError as error:
        if error.code in ("file.locked", "file.read") and not places.can_lock(path):
            raise WorkbookError("file.no_locks", **described(path)) from error
        if error.code == "file.locked":
            raise WorkbookError("file.locked", **described(path), pid=places.holder(path)) from error
        raise
    try:
        with driver.reading(path):
            return connection, inspect(connection, path, schema_version)
    except driver.DriverError as error:  # what the library cannot make out in its own checks
        driver.close(connection, path)
        raise driver.damaged(path, str(error)) from error
    except BaseException:
        driver.close(connection, path)
        raise


def create_file(path: Path) -> None:
    """Make the empty file that a new workbook is written into, for its owner only.

    Raises:
        WorkbookError: it exists already, or the folder is missing or not writable.

    """
    shown = described(path)
    names.refuse_name(path.name, room=names.JOURNAL_ROOM)
    try:
        places.private_file(path)
    except FileExistsError:
        raise WorkbookError("file.exists", **shown) from None
    except (FileNotFoundError, NotADirectoryError) as error:
        if path.parent.is_dir():  # one that the system makes up, as /proc
            raise names.failed(error, path, workbook=True) from None
        raise WorkbookError("file.no_folder", **shown) from None
    except OSError as error:
        raise names.failed(error, path, workbook=True) from None


def connect_new(path: Path) -> OpenFile:
    """Return a locked connection to the empty file made by ``create_file``."""
    key, lock = file_lock.key_of(path), file_lock.hold(path, shared=False)
    _open_files.add(key)
    try:
        rollback_journal.remove_beside_new(path)
        with driver.translated(path):
            connection = driver.connect(path, read_only=False)
        return OpenFile(connection, key, notices=tuple(places.notices(path)), lock=lock)
    except BaseException:
        release(key, lock)
        raise


def inspect(connection: Connection, path: Path, schema_version: SchemaVersion = CURRENT) -> int:
    """Return the schema of the file, having looked for anything unknown, and at all of it if it is small.

    Raises:
        WorkbookError: it is damaged, of another schema, or holds an object that the schema does not know
            (a planted trigger).

    """
    shown = described(path)
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    refuse_version(version, shown, schema_version)
    refuse_objects(connection, shown, schema_version, version)
    pages, size = (connection.execute(f"PRAGMA {what}").fetchone()[0] for what in ("page_count", "page_size"))
    if pages * size <= CHECKED_WHOLE_UP_TO:
        refuse_unsound(connection, path)
    return version


def refuse_unsound(connection: Connection, path: Path) -> None:
    """Look at every page, however long that takes, and raise ``file.damaged`` when one does not fit."""
    if (answer := connection.execute("PRAGMA quick_check(1)").fetchone()[0]) != "ok":
        raise driver.damaged(path, answer)


def refuse_objects(
    connection: Connection, shown: dict[str, object], schema_version: SchemaVersion, version: int
) -> None:
    """Raise when the objects of the file are not exactly those of its schema."""
    known = schema_version.objects[version]
    found: set[str] = set()
    for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_schema"):
        if not _is_known(kind, name, sql, known) or name in found:
            raise WorkbookError("file.unknown_object", object=str(name), **shown)
        found.add(name)
    if missing := known.keys() - found:
        raise WorkbookError("file.damaged", detail=", ".join(sorted(missing)), **shown)


def _is_known(kind: object, name: object, sql: object, known: Mapping[str, str]) -> bool:
    if not isinstance(name, str):
        return False  # a bit that makes a text a blob
    if sql is None:
        return kind == "index" and name.startswith("sqlite_autoindex_")
    if not isinstance(sql, str):
        return False
    if name in SHADOWS:
        return kind == "table" and sql.startswith(f"CREATE TABLE '{name}'(")
    return kind in ("table", "index") and _RENAMED.sub(r"CREATE TABLE \1 ", sql) == known.get(name)
