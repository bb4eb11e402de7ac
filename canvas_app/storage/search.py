"""Finding clients by any part of their text: an index that knows Cyrillic, case and ё / е.

SQLite's own LIKE and NOCASE know only ASCII. Three characters and more go to a trigram index over the
normalised text, one or two to a prefix search on the normalised name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from canvas_app.domain.text import search_key
from canvas_app.storage.driver import Connection

_TRIGRAM = 3
_BATCH = 500

_TEXTS = (
    "SELECT client.id, client.name, client.company, client.code, client.email, client.phone, client.city, "
    "client.country, client.tags, client.remarks, ifnull((SELECT group_concat("
    "person.name || ' ' || person.role || ' ' || person.email || ' ' || person.phone, ' ') "
    "FROM person WHERE person.client_id = client.id), '') FROM client"
)


def refresh(connection: Connection, client_ids: Collection[int]) -> None:
    """Bring the index up to date for these clients, which may be gone; inside the edit's transaction."""
    for batch in _batches(sorted(client_ids)):
        marks = ", ".join("?" * len(batch))
        connection.executemany("DELETE FROM client_search WHERE rowid = ?", [(one,) for one in batch])
        connection.executemany("DELETE FROM client_key WHERE client_id = ?", [(one,) for one in batch])
        rows = connection.execute(f"{_TEXTS} WHERE client.id IN ({marks})", batch).fetchall()
        _write(connection, rows)


def rebuild(connection: Connection) -> None:
    """Make the whole index anew."""
    connection.execute("DELETE FROM client_key")
    connection.execute("DELETE FROM client_search")
    _write(connection, connection.execute(_TEXTS).fetchall())


def _write(connection: Connection, rows: Iterable[tuple[object, ...]]) -> None:
    keys, texts = [], []
    for client_id, *parts in rows:
        keys.append((client_id, search_key(str(parts[0]))))
        texts.append((client_id, search_key(" ".join([*map(str, parts), _digits(str(parts[4]))]))))
    connection.executemany("INSERT INTO client_key VALUES (?, ?)", keys)
    connection.executemany("INSERT INTO client_search (rowid, text) VALUES (?, ?)", texts)


def _digits(phone: str) -> str:
    return "".join(character for character in phone if character.isdigit())


def _batches(ids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), _BATCH):
        yield ids[start : start + _BATCH]


def condition(query: str) -> tuple[str, list[object]]:
    """Return an SQL condition on ``client.id`` and its parameters for what was typed into the search field.

    Every word must occur; an empty query matches everyone.
    """
    parts: list[str] = []
    params: list[object] = []
    for word in search_key(query).split():
        if len(word) >= _TRIGRAM:
            parts.append("client.id IN (SELECT rowid FROM client_search WHERE client_search MATCH ?)")
            params.append('"' + word.replace('"', '""') + '"')
        else:
            parts.append(
                "client.id IN (SELECT client_id FROM client_key "
                "WHERE (key >= ? AND key < ?) OR key LIKE ? ESCAPE '\\')"
            )
            escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
            params += [word, word + "\U0010ffff", f"% {escaped}%"]
    return " AND ".join(parts) or "1", params
