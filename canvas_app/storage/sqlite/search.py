"""Finding clients by any part of their text: an index that knows Cyrillic, case and ё / е.

SQLite's own LIKE and NOCASE know only ASCII. Words of three characters and more go to a trigram index over
the normalised text, which says who may match, and then to the text itself; shorter words are looked for
where a word begins: in the name when nothing else was typed, in the whole text otherwise.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final

from canvas_app.storage.sqlite import driver, search_text
from canvas_app.storage.sqlite.digest import keep, rows_hash, shift
from canvas_app.storage.sqlite.driver import Connection
from canvas_app.storage.sqlite.schema import CURRENT, SEARCH_SETTINGS, SHADOWS
from canvas_app.storage.sqlite.search_text import Indexed

_TRIGRAM: Final = 3
_Numbered = tuple[Any, ...]  # client, key, text, number: a row of _KEPT
_REMOVALS_A_REBUILD_IS_WORTH: Final = 500
# Taking one text out of an index of 100,000 costs as much as indexing 700 anew: 2.3 ms against 3.3 µs.

_KEPT: Final = (
    "SELECT client_key.client_id, key, text, number FROM client_key JOIN client_text USING (number)"
)
_COMPARED: Final = (
    "SELECT client_key.client_id, key, text, client_text.client_id "
    "FROM client_key JOIN client_text USING (number)"
)
"""Both tables say whose the text is: the one is asked for short words, the other for long ones."""
_ALONE: Final = "SELECT client_id FROM client_text WHERE number NOT IN (SELECT number FROM client_key)"
_TAKE_OUT: Final = "INSERT INTO client_search (client_search, rowid, text) VALUES ('delete', ?, ?)"
_COMPARE: Final = "INSERT INTO client_search (client_search, rank) VALUES ('integrity-check', 1)"
_REBUILD: Final = "INSERT INTO client_search (client_search) VALUES ('rebuild')"


def refresh(connection: Connection, client_ids: Collection[int]) -> None:
    """Bring the index up to date for these clients, which may be gone; inside the edit's transaction."""
    old = {row[0]: row for row in _kept(connection, client_ids)}
    new = {row[0]: row for row in search_text.of_clients(connection, client_ids)}
    leaving = [row for one, row in old.items() if one not in new or row[:3] != new[one]]
    coming = [row for one, row in new.items() if one not in old or row != old[one][:3]]
    rebuild_it = len(leaving) * _REMOVALS_A_REBUILD_IS_WORTH > _size(connection)
    _remove(connection, leaving, index=not rebuild_it)
    came, left = _hash(_add(connection, coming, index=not rebuild_it)), _hash(leaving)
    shift(connection, {table: by - left[table] for table, by in came.items()})
    if rebuild_it and leaving:
        connection.execute(_REBUILD)


def rebuild(connection: Connection) -> None:
    """Make the whole index anew."""
    connection.execute("DELETE FROM client_key")
    connection.execute("DELETE FROM client_text")
    came = _add(connection, list(search_text.of_all(connection)), index=False)
    connection.execute(_REBUILD)
    keep(connection, _hash(came))


def forget_pending(connection: Connection) -> None:
    """Let the index forget what it holds in memory of an edit that the disk refused.

    When the disk fails inside a write of the index, SQLite rolls back under its feet: what it goes on to keep
    in memory would spoil the index with the next edit. A roll back while nothing is being written clears it.

    Raises:
        DriverError: the disk still refuses; to be called again before the next edit.

    """
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(SEARCH_SETTINGS[0])
    finally:
        driver.roll_back(connection)


def problems(connection: Connection) -> Iterator[str]:
    """Yield what differs between the index and the clients it is made from."""
    yield from differences(connection)
    yield from faults(connection)


def differences(connection: Connection) -> Iterator[str]:
    """Yield which of the texts and keys that the index is made from do not follow from the clients."""
    kept = {row[0]: row for row in connection.execute(_COMPARED)}
    for row in search_text.of_all(connection):
        if kept.pop(row[0], ()) != (*row, row[0]):
            yield f"search text of client {row[0]} differs"
    yield from (f"search text of client {client_id}, who is gone" for client_id in kept)
    yield from (f"search text of client {one} without its key" for (one,) in connection.execute(_ALONE))


def faults(connection: Connection) -> Iterator[str]:
    """Yield what is wrong with the index itself, compared with the texts it is made from."""
    try:
        with driver.writing_allowed(connection), driver.transaction(connection):
            connection.execute(_COMPARE)  # a command in the form of an INSERT that writes nothing
    except driver.DriverError as error:
        if driver.was_stopped(error):
            raise
        if not driver.is_read_only(error):
            yield f"search index: {error}"
            return
        yield from _faults_of_copy(connection)


def _faults_of_copy(connection: Connection) -> Iterator[str]:
    """Compare a copy in memory: SQLite takes the command for writing, which a file only read forbids."""
    memory = driver.in_memory()
    try:
        memory.execute(CURRENT.newest["client_text"])
        memory.execute(CURRENT.newest["client_search"])
        for table in ("client_text", *sorted(SHADOWS)):
            memory.execute(f"DELETE FROM {table}")
            rows = connection.execute(f"SELECT * FROM main.{table}")
            marks = ", ".join("?" * len(rows.description))
            memory.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        memory.execute(_COMPARE)
    except driver.DriverError as error:
        if driver.was_stopped(error):
            raise
        yield f"search index: {error}"
    finally:
        memory.close()


def _kept(connection: Connection, ids: Collection[int]) -> Iterator[tuple[Any, ...]]:
    for batch in search_text.batches(sorted(ids)):
        among = f"IN ({', '.join('?' * len(batch))})"
        yield from connection.execute(f"{_KEPT} WHERE client_key.client_id {among}", batch).fetchall()


def _size(connection: Connection) -> int:
    found: int = connection.execute("SELECT ifnull(max(number), 0) FROM client_text").fetchone()[0]
    return found


def _remove(connection: Connection, old: Sequence[tuple[Any, ...]], *, index: bool) -> None:
    if index:
        connection.executemany(_TAKE_OUT, [(number, text) for _, _, text, number in old])
    connection.executemany("DELETE FROM client_text WHERE number = ?", [row[3:] for row in old])
    connection.executemany("DELETE FROM client_key WHERE client_id = ?", [row[:1] for row in old])


def _add(connection: Connection, new: Sequence[Indexed], *, index: bool) -> list[_Numbered]:
    """Add what is new, and return it with the numbers it got."""
    numbered = [(*row, number) for number, row in enumerate(new, _size(connection) + 1)]
    connection.executemany(
        "INSERT INTO client_key VALUES (?, ?, ?)", [(one, number, key) for one, key, _, number in numbered]
    )
    connection.executemany(
        "INSERT INTO client_text VALUES (?, ?, ?)", [(number, one, text) for one, _, text, number in numbered]
    )
    if index:
        _index(connection, [(number, text) for _, _, text, number in numbered])
    return numbered


def _hash(rows: Sequence[_Numbered]) -> dict[str, int]:
    """Return what these rows, as ``_KEPT`` has them, are of the digests of the two tables."""
    return {
        "client_key": rows_hash([("client_key", one, number, key) for one, key, _, number in rows]),
        "client_text": rows_hash([("client_text", number, one, text) for one, _, text, number in rows]),
    }


def _index(connection: Connection, texts: Sequence[tuple[int, str]]) -> None:
    connection.executemany("INSERT INTO client_search (rowid, text) VALUES (?, ?)", texts)


def trigrams(word: str) -> str:
    """Return what the index is asked for: all parts of three characters that a word has."""
    parts = {word[start : start + _TRIGRAM] for start in range(len(word) - _TRIGRAM + 1)}
    return " ".join('"' + part.replace('"', '""') + '"' for part in sorted(parts))
