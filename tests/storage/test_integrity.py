"""Damage is noticed wherever a bit flips: in records, journal, index; what is sound passes."""

import random
from pathlib import Path

import pytest

from canvas_app.domain.canvas.model import Canvas, Note
from canvas_app.domain.clients.model import Client, Person
from canvas_app.domain.errors import WorkbookError
from canvas_app.domain.progress import Cancelled
from canvas_app.storage import integrity
from canvas_app.storage.sqlite import driver
from canvas_app.storage.workbook import Workbook


@pytest.fixture
def book(workbook: Workbook) -> Workbook:
    with workbook.edit("edit.x") as edit:
        edit.put(Canvas(1, "a"))
        edit.put_all(Note(10 + n, 1, "cs", n, f"стикер номер {n}") for n in range(30))
        edit.put_all(Client(100 + n, f"Клиент {n}", phone=f"+7 900 000 {n:04d}") for n in range(30))
        edit.put(Person(200, 100, "Контакт"))
    with workbook.edit("edit.y") as edit:
        edit.put(Client(100, "Другой"))
    return workbook


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE note SET text = 'flipped' WHERE id = 12", "content digest differs"),
        ("DELETE FROM note WHERE id = 12", "content digest differs"),
        ("UPDATE setting SET value = 'en' WHERE key = 'language'", "content digest differs"),
        ("UPDATE meta SET value = '1' WHERE key = 'digest'", "content digest differs"),
        ("DELETE FROM person; DELETE FROM client WHERE id = 100", "content digest differs"),
        ("DELETE FROM canvas", "note 10: no canvas"),
        ("UPDATE journal SET who = 'Борис' WHERE seq = 1", "journal record 1 differs from its hash"),
        ("UPDATE journal SET size = 3 WHERE seq = 2", "journal record 2 differs from its hash"),
        ("UPDATE journal SET grp = 1 WHERE seq = 2", "journal record 2 differs from its hash"),
        ("UPDATE journal_part SET data = x'00' WHERE seq = 2", "journal record 2 differs from its hash"),
        ("DELETE FROM journal_part WHERE seq = 2", "journal record 2 differs from its hash"),
        ("DELETE FROM journal WHERE seq = 2", "journal record 2 is missing"),
        ("UPDATE client_key SET key = 'x' WHERE client_id = 101", "search text of client 101 differs"),
        ("UPDATE client_text SET text = ' x' WHERE client_id = 101", "search text of client 101 differs"),
        ("DELETE FROM client_key WHERE client_id = 101", "search text of client 101 differs"),
        (
            "INSERT INTO client_key VALUES (7, 99, 'x'); INSERT INTO client_text VALUES (99, 7, ' x')",
            "search text of client 7, who is gone",
        ),
        ("DELETE FROM client_search_data WHERE id > 10", "search index: fts5: corruption found"),
    ],
)
def test_damage_is_named(book: Workbook, statement: str, found: str) -> None:
    assert book.check() == []
    book.connection.execute("PRAGMA foreign_keys = OFF")
    for part in statement.split("; "):
        book.connection.execute(part)
    assert any(line.startswith(found) for line in book.check())
    with pytest.raises(WorkbookError) as caught:
        integrity.verify(book)
    assert caught.value.code == "file.damaged"


@pytest.mark.parametrize(
    ("statement", "detail"),
    [
        ("UPDATE note SET text = CAST(x'd0ff41' AS TEXT) WHERE id = 12", "UTF-8"),
        ("UPDATE note SET kinds = '[oops' WHERE id = 12", "note 12"),
        ("UPDATE client SET created_on = '2026-13-45' WHERE id = 110", "client 110"),
        ("UPDATE meta SET value = '12x' WHERE key = 'digest'", "digest"),
        ("UPDATE meta SET value = '' WHERE key = 'generation'", "generation"),
    ],
)
def test_what_cannot_be_read_is_damage(book: Workbook, statement: str, detail: str) -> None:
    book.connection.execute(statement)

    def read() -> None:
        _ = book.all(Note), book.all(Client), book.digest(), book.generation

    with pytest.raises(WorkbookError) as caught:
        read()
    assert (caught.value.code, caught.value.params["detail"]) == ("file.damaged", detail)
    assert caught.value.__cause__ is None, "what the driver could not decode is in no log"
    with pytest.raises(WorkbookError), book.edit("edit.x") as edit:
        edit.put_all([*book.all(Note), *book.all(Client), Canvas(2, "b")])
    assert book.check() != [] or detail == "generation"


@pytest.mark.parametrize("column", ["params = '{'", "at = 'yesterday'"])
def test_a_damaged_history(book: Workbook, column: str) -> None:
    book.connection.execute(f"UPDATE journal SET {column}")
    for read in (book.history, book.undo_step, book.undo):
        with pytest.raises(WorkbookError) as caught:
            read()
        assert caught.value.code == "journal.damaged"


def test_a_snapshot_is_checked_as_well(book: Workbook) -> None:
    with book.snapshot() as sound:
        assert sound.check() == []
    book.connection.execute("DELETE FROM client_search_data WHERE id > 10")
    with book.snapshot() as spoilt:
        assert spoilt.check() != []


def test_progress_and_cancel(book: Workbook) -> None:
    told: list[tuple[int, int]] = []

    class Listening:
        def report(self, done: int, total: int) -> None:
            told.append((done, total))

    class Impatient:
        def report(self, done: int, total: int) -> None:
            raise Cancelled

    assert integrity.problems(book, Listening()) == []
    assert told == [(n, 7) for n in range(8)]
    with pytest.raises(Cancelled):
        integrity.problems(book, Impatient())
    assert book.check() == []


def test_a_check_that_is_stopped_in_the_middle_of_a_statement_says_nothing(
    book: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "_SELDOM", 1)
    monkeypatch.setattr(driver, "_PAUSE", 0.0)
    asked: list[tuple[int, int]] = []

    class Patient:
        def __init__(self, patience: int) -> None:
            self.patience = patience

        def report(self, done: int, total: int) -> None:
            asked.append((done, total))
            self.patience -= 1
            if not self.patience:
                raise Cancelled

    assert integrity.problems(book, Patient(-1)) == []
    steps = len(asked)
    assert steps > 100, "asked in the middle of statements, too"
    near_the_end = range(steps - 60, steps - 10)  # where the index is looked at
    for patience in {*range(2, steps, steps // 25), *near_the_end}:
        with pytest.raises(Cancelled):
            integrity.verify(book, Patient(patience))
    assert book.check() == []


def test_what_stops_a_statement_is_never_damage(book: Workbook) -> None:
    with pytest.raises(driver.DriverError) as caught, driver.time_limit(book.connection, -1.0):
        book.connection.execute("SELECT count(*) FROM journal_part, note, note AS b, note AS c").fetchall()
    assert driver.was_stopped(caught.value)
    assert driver.person_error(caught.value, book.path) is None


def test_flipped_bits(book: Workbook, path: Path, fast_folder: Path) -> None:
    """One flipped bit of a workbook is noticed when it is opened or checked, or it changes nothing."""
    book.close()
    sound = path.read_bytes()
    with Workbook.open(path, read_only=True) as whole:
        digest, history = whole.digest(), whole.history()
    used = [place for place, byte in enumerate(sound) if byte]
    chance = random.Random(1)
    copy = fast_folder / "flipped.canvasbook"
    noticed = 0
    for _ in range(300):
        place = chance.choice(used) * 8 + chance.randrange(8)
        flipped = bytearray(sound)
        flipped[place // 8] ^= 1 << place % 8
        copy.write_bytes(flipped)
        try:
            with Workbook.open(copy, read_only=True) as opened:
                damaged = opened.check()
                same = opened.digest() == digest and opened.history() == history
        except WorkbookError:
            damaged = ["refused"]
        noticed += bool(damaged)
        assert damaged or same, f"bit {place}"
    assert noticed > 50, "flips that hit nothing must be the rest, not most"


@pytest.mark.parametrize("how", ["zeros", "garbage", "swapped"])
def test_spoilt_pages(book: Workbook, path: Path, fast_folder: Path, how: str) -> None:
    book.close()
    sound = path.read_bytes()
    with Workbook.open(path, read_only=True) as whole:
        digest = whole.digest()
    pages = len(sound) // 4096
    chance = random.Random(2)
    copy = fast_folder / "spoilt.canvasbook"
    for page in range(1, pages):
        spoilt = bytearray(sound)
        start = page * 4096
        if how == "swapped":
            other = chance.randrange(1, pages) * 4096
            spoilt[start : start + 4096], spoilt[other : other + 4096] = (
                spoilt[other : other + 4096],
                spoilt[start : start + 4096],
            )
        else:
            sector = start + 512 * chance.randrange(8)
            spoilt[sector : sector + 512] = bytes(512) if how == "zeros" else chance.randbytes(512)
        copy.write_bytes(spoilt)
        try:
            with Workbook.open(copy, read_only=True) as opened:
                assert opened.check() != [] or opened.digest() == digest
        except WorkbookError:
            pass
