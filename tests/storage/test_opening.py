"""What may not be opened: refused with the right word, its bytes untouched, nothing left beside it."""

import hashlib
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path, PureWindowsPath

import pytest

from canvas_app.content import load_messages
from canvas_app.domain.canvas.model import Canvas, Note
from canvas_app.domain.errors import WorkbookError
from canvas_app.services import files
from canvas_app.storage import replacing
from canvas_app.storage.sqlite import driver, opening
from canvas_app.storage.sqlite.schema import SCHEMA
from canvas_app.storage.sqlite.targets import Kept
from canvas_app.storage.workbook import Workbook
from tests.quoting import quoted

Spoil = Callable[[Path], object]


@pytest.fixture
def sound(path: Path) -> Path:
    with Workbook.create(path, language="ru") as book, book.edit("edit.x") as edit:
        edit.put(Canvas(1, "a"))
        edit.put_all(Note(10 + n, 1, "cs", n, "текст " * 50) for n in range(200))
    return path


def sql(*statements: str) -> Spoil:
    def spoil(path: Path) -> None:
        connection = driver.MODULE.connect(str(path), isolation_level=None)
        for statement in statements:
            connection.execute(statement)
        connection.close()

    return spoil


def cut(size: float) -> Spoil:
    return lambda path: os.truncate(path, int(path.stat().st_size * size) if size < 1 else int(size))


def overwrite(offset: int, data: bytes) -> Spoil:
    def spoil(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(offset)
            file.write(data)

    return spoil


def replace_by(data: bytes) -> Spoil:
    return lambda path: path.write_bytes(data)


def become_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def become_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def plant(statement: str) -> Spoil:
    return sql("PRAGMA trusted_schema = ON", "PRAGMA writable_schema = ON", statement)


BAD: dict[str, tuple[str, Spoil]] = {
    "missing": ("file.missing", Path.unlink),
    "folder": ("file.folder", become_folder),
    "empty": ("file.empty", replace_by(b"")),
    "one byte": ("file.not_workbook", replace_by(b"S")),
    "text": ("file.not_workbook", replace_by("Книга".encode() * 1000)),
    "zip": ("file.not_workbook", replace_by(b"PK\x03\x04" + bytes(5000))),
    "random": ("file.not_workbook", replace_by(os.urandom(8192))),
    "header only": ("file.damaged", cut(100)),
    "half": ("file.damaged", cut(0.5)),
    "not to the end": ("file.damaged", cut(0.99)),
    "half a page too much": ("file.damaged", lambda path: path.write_bytes(path.read_bytes() + bytes(2048))),
    "another program's": ("file.foreign", sql("PRAGMA application_id = 1")),
    "version 0": ("file.foreign", sql("PRAGMA user_version = 0")),
    "negative version": ("file.foreign", sql("PRAGMA user_version = -5")),
    "newer by one": ("file.newer", sql(f"PRAGMA user_version = {SCHEMA + 1}")),
    "newer by far": ("file.newer", sql("PRAGMA user_version = 1001")),
    "trigger": (
        "file.unknown_object",
        sql("CREATE TRIGGER evil AFTER INSERT ON note BEGIN DELETE FROM client; END"),
    ),
    "view": ("file.unknown_object", sql("CREATE VIEW evil AS SELECT 1")),
    "view for a table": ("file.unknown_object", sql("DROP TABLE stage", "CREATE VIEW stage AS SELECT 1")),
    "table": ("file.unknown_object", sql("CREATE TABLE evil (x)")),
    "virtual table": ("file.unknown_object", sql("CREATE VIRTUAL TABLE evil USING fts5 (x)")),
    "index": ("file.unknown_object", sql("CREATE INDEX evil ON note (text)")),
    "index with a function": ("file.unknown_object", sql("CREATE INDEX evil ON note (hex(text))")),
    "another index": (
        "file.unknown_object",
        sql("DROP INDEX note_by_canvas", "CREATE INDEX note_by_canvas ON note (text)"),
    ),
    "another column": ("file.unknown_object", sql("ALTER TABLE note ADD COLUMN evil TEXT")),
    "generated column": (
        "file.unknown_object",
        sql("ALTER TABLE note ADD COLUMN evil TEXT GENERATED ALWAYS AS (hex(text)) VIRTUAL"),
    ),
    "false shadow": (
        "file.damaged",
        plant(
            "UPDATE sqlite_schema SET sql = 'CREATE VIEW x AS SELECT 1' WHERE name = 'client_search_config'"
        ),
    ),
    "statistics": ("file.unknown_object", sql("ANALYZE")),
    "table gone": ("file.damaged", sql("DROP TABLE stage")),
    "index gone": ("file.damaged", sql("DROP INDEX note_by_canvas")),
    "log": ("file.unknown_object", sql("PRAGMA journal_mode = WAL")),
    "page of zeros": ("file.damaged", overwrite(4096 * 3, bytes(4096))),
    "garbage in the schema": ("file.damaged", overwrite(100, os.urandom(3900))),
}


if hasattr(os, "mkfifo"):
    BAD["pipe"] = ("file.device", become_pipe)


def state(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        if path.is_file()
        else "-"
        for path in folder.rglob("*")
    }


@pytest.mark.parametrize("read_only", [False, True], ids=["edit", "read"])
@pytest.mark.parametrize("name", BAD)
def test_refused_and_untouched(sound: Path, name: str, read_only: bool) -> None:
    code, spoil = BAD[name]
    spoil(sound)
    before = state(sound.parent)
    for _ in range(2):
        with pytest.raises(WorkbookError) as caught:
            Workbook.open(sound, read_only=read_only)
        assert caught.value.code == code
        for language in ("ru", "en"):
            sentence = load_messages().say(f"error.{code}", language, **caught.value.params)
            assert quoted(sound.name, language) in sentence or code == "file.full"
    assert state(sound.parent) == before


def test_reading_or_editing_nothing_changes_no_byte(sound: Path) -> None:
    before = state(sound.parent)
    for read_only in (True, False):
        with Workbook.open(sound, read_only=read_only) as book:
            assert len(book.all(Note)) == 200
            assert book.undo_step() is not None
            assert book.check() == []
            assert book.notices == ()
        assert state(sound.parent) == before


def test_strange_names(tmp_path: Path) -> None:
    (tmp_path / "copies").mkdir()
    for name in (
        "a?b#c%20d&mode=ro",
        "имя с «ё» 😀",
        "-rf",
        "'quoted\" name'",
        "x" * 200,
        "new\nline",
        ".hidden",
    ):
        path = tmp_path / f"{name}.canvasbook"
        Workbook.create(path, language="ru").close()
        with Workbook.open(path) as book:
            assert book.setting("business") == path.stem.replace("\n", " ")
            book.copy_to(tmp_path / "copies" / f"{name}.canvasbook")
    with pytest.raises(WorkbookError) as caught:
        Workbook.open(Path("nul\x00.canvasbook"))
    assert caught.value.code == "file.read"


def test_addresses_of_files() -> None:
    assert driver.uri(PureWindowsPath(r"C:\Книги\a b.canvasbook")).startswith("file:///C:/%D0")
    assert driver.uri(PureWindowsPath(r"\\server\share\a.canvasbook")) == "file:////server/share/a.canvasbook"
    assert driver.uri(Path("/tmp/a#b?.canvasbook")) == "file:///tmp/a%23b%3F.canvasbook"


class TestCreate:
    """A new file never takes another one's place."""

    def test_an_existing_file(self, sound: Path) -> None:
        before = state(sound.parent)
        with pytest.raises(WorkbookError) as caught:
            Workbook.create(sound, language="ru")
        assert caught.value.code == "file.exists"
        assert state(sound.parent) == before

    def test_a_link_to_nothing(self, tmp_path: Path) -> None:
        link = tmp_path / "link.canvasbook"
        link.symlink_to(tmp_path / "target")
        with pytest.raises(WorkbookError) as caught:
            Workbook.create(link, language="ru")
        assert caught.value.code == "file.exists"
        assert not (tmp_path / "target").exists()

    def test_no_folder(self, tmp_path: Path) -> None:
        for path in (tmp_path / "none" / "a.canvasbook", tmp_path / "file" / "a.canvasbook"):
            (tmp_path / "file").write_text("")
            with pytest.raises(WorkbookError) as caught:
                Workbook.create(path, language="ru")
            assert caught.value.code == "file.no_folder"

    def test_a_failure_leaves_nothing(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(Workbook, "_finish", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            Workbook.create(path, language="ru")
        assert list(path.parent.iterdir()) == []
        monkeypatch.undo()
        Workbook.create(path, language="ru").close()

    def test_beside_the_journal_of_a_file_that_is_gone(self, path: Path) -> None:
        driver.journal_of(path).write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(2000))
        with Workbook.create(path, language="ru") as book:
            assert book.check() == []
        assert [found.name for found in path.parent.iterdir()] == [path.name]


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.skipif(sys.platform == "win32", reason="modes are of POSIX")
def test_everything_is_private(path: Path, open_umask: None) -> None:
    def modes() -> set[str]:
        return {
            oct(stat.S_IMODE(found.stat().st_mode)) for found in path.parent.rglob("*") if found.is_file()
        }

    seen = set()
    with Workbook.create(path, language="ru") as book:
        with book.edit("edit.x") as edit:
            edit.put(Canvas(1, "a"))
            seen |= modes()
        book.copy_to(path.with_name("copy.canvasbook"))
        book.copy_to(path.with_name("shared.canvasbook"), journal=False)
        seen |= modes()
        assert len(list(path.parent.iterdir())) == 4, "the workbook, its journal and two copies"
    assert seen == {"0o600"}


class TestAfterACrash:
    """What a killed program left is put in order by opening, and said once."""

    @pytest.fixture
    def unfinished(self, sound: Path) -> Path:
        """Return a copy of a workbook and its journal from the middle of an edit."""
        crashed = sound.with_name("crashed.canvasbook")
        with Workbook.open(sound) as book:
            book.connection.execute("PRAGMA cache_size = 1")  # so that half of the edit is in the file
            with book.edit("edit.x") as edit:
                edit.put_all(Note(10 + n, 1, "vp", n, "новый текст " * 50) for n in range(200))
                shutil.copy(sound, crashed)
                shutil.copy(driver.journal_of(sound), driver.journal_of(crashed))
        assert b"\xd0\xbd\xd0\xbe\xd0\xb2\xd1\x8b\xd0\xb9" in crashed.read_bytes()
        return crashed

    def test_opening_takes_half_an_edit_back(self, unfinished: Path) -> None:
        with Workbook.open(unfinished) as book:
            assert book.notices == ("file.recovered",)
            assert {note.block for note in book.all(Note)} == {"cs"}
            assert book.check() == []
        assert not driver.journal_of(unfinished).exists()
        with Workbook.open(unfinished) as book:
            assert book.notices == ()

    def test_only_read_it_stays_as_it_is(self, unfinished: Path) -> None:
        before = state(unfinished.parent)
        with Workbook.open(unfinished, read_only=True) as book:
            assert book.notices == ("file.recovered_aside",)
            assert ({note.block for note in book.all(Note)}, book.check()) == ({"cs"}, [])
            assert (book.path, book.content.exists()) == (unfinished, True)
            with book.snapshot() as moment:
                assert moment.digest() == book.digest()
        assert not book.content.parent.exists()
        assert state(unfinished.parent) == before

    def test_an_empty_journal_means_nothing(self, sound: Path) -> None:
        driver.journal_of(sound).touch()
        with Workbook.open(sound, read_only=True) as book:
            assert (len(book.all(Note)), book.notices) == (200, ())
        with Workbook.open(sound) as book:
            assert book.notices == ()
        assert not driver.journal_of(sound).exists()

    def test_a_copy_over_it_is_not_spoilt_by_its_journal(self, unfinished: Path, sound: Path) -> None:
        with Workbook.open(sound) as book:
            book.copy_to(unfinished, replacing=Kept(replacing.look(unfinished), unfinished))
            digest = book.digest()
        assert not driver.journal_of(unfinished).exists()
        with Workbook.open(unfinished) as copy:
            assert (copy.digest(), copy.check()) == (digest, [])


class TestMoved:
    """A file that is moved or replaced while it is open is not written any more."""

    def put(self, book: Workbook) -> None:
        with book.edit("edit.x") as edit:
            edit.put(Canvas(77, "b"))

    def test_moved_away_and_back(self, workbook: Workbook, path: Path) -> None:
        self.put(workbook)
        moved = path.rename(path.with_name("moved.canvasbook"))
        digest = hashlib.sha256(moved.read_bytes()).digest()
        for refused in (lambda: self.put(workbook), workbook.undo):
            with pytest.raises(WorkbookError) as caught:
                refused()
            assert caught.value.code == "file.gone"
        assert hashlib.sha256(moved.read_bytes()).digest() == digest
        workbook.copy_to(path.with_name("rescued.canvasbook"))
        moved.rename(path)
        assert workbook.undo() is not None
        with Workbook.open(path.with_name("rescued.canvasbook")) as rescued:
            assert rescued.get(Canvas, 77) is not None

    def test_replaced(self, workbook: Workbook, path: Path) -> None:
        other = path.with_name("other.canvasbook")
        workbook.copy_to(other)
        other.replace(path)
        with pytest.raises(WorkbookError) as caught:
            self.put(workbook)
        assert caught.value.code == "file.changed"
        with Workbook.open(path) as replaced:
            self.put(replaced)
            assert replaced.check() == []


def test_how_long_a_look_takes_says_nothing_about_a_file(
    sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a cold disk a large file takes longer to look through than anybody would wait."""
    clock = iter(range(0, 10**9, 1000))
    monkeypatch.setattr(driver, "monotonic", lambda: next(clock))
    for limit in (opening.CHECKED_WHOLE_UP_TO, 0):
        monkeypatch.setattr(opening, "CHECKED_WHOLE_UP_TO", limit)
        for read_only in (False, True):
            with Workbook.open(sound, read_only=read_only) as book:
                assert book.check() == []
                copy = sound.with_name(f"copy {limit} {read_only}.canvasbook")
                book.copy_to(copy)
        assert files.check_workbook(sound) == []
        files.back_up_workbook(sound, sound.with_name("backups"))


def test_a_large_file_is_opened_without_looking_at_every_page(
    sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "CHECKED_WHOLE_UP_TO", 0)
    overwrite(4096 * (sound.stat().st_size // 4096 - 2), bytes(4096))(sound)
    with Workbook.open(sound) as book:
        assert book.check() != [], "the check beside the work finds it"
        with pytest.raises(WorkbookError) as caught:
            book.copy_to(sound.with_name("copy.canvasbook"))
        assert caught.value.code == "file.damaged"
