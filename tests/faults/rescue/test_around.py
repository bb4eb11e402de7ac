"""Around a rescue: journals left by a kill, sound files, the report, and nothing replaced."""

from __future__ import annotations

import random
import shutil
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from canvas_app.cli import main
from canvas_app.domain.canvas.model import Answer
from canvas_app.domain.clients.model import Client
from canvas_app.domain.errors import WorkbookError
from canvas_app.domain.setting import Setting
from canvas_app.services import rescuing
from canvas_app.storage.rescue import saving
from canvas_app.storage.sqlite import file_lock
from canvas_app.storage.workbook import Workbook
from tests.faults import recovering
from tests.faults.rescue.conftest import out_of, overwrite, rescue, spoil_page, without_history

# an edit that was cut off


def cut_off(path: Path) -> None:
    """Leave file and journal as a power cut in the middle of an edit does."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA cache_size = 5")
    connection.execute("PRAGMA cache_spill = 5")
    connection.execute("BEGIN")
    connection.execute("UPDATE client SET name = 'halb', remarks = ?", ("x" * 3000,))
    copy = path.with_name("Копия.canvasbook")
    shutil.copy(path, copy)
    shutil.copy(f"{path}-journal", f"{copy}-journal")
    connection.execute("ROLLBACK")
    connection.close()
    copy.replace(path)
    Path(f"{copy}-journal").replace(f"{path}-journal")


def test_an_edit_that_was_cut_off_is_taken_back_in_the_new_file_only(book, capsys):
    before = recovering.records_in(book)
    cut_off(book)
    content, journal = book.read_bytes(), Path(f"{book}-journal").read_bytes()
    assert journal.startswith(bytes.fromhex("d9d505f9"))
    told = rescue(book, capsys)
    assert (told["unfinished_edit"], told["exact"]) == ("before", True)
    found = recovering.records_in(book.with_name("Спасено.canvasbook"))
    assert {key: row for key, row in found.items() if key in before} == before
    assert (book.read_bytes(), Path(f"{book}-journal").read_bytes()) == (content, journal)


def test_a_journal_of_garbage_is_no_reason_to_lose_the_file(book, capsys):
    Path(f"{book}-journal").write_bytes(random.Random(1).randbytes(9000))
    assert rescue(book, capsys)["exact"]
    header = bytes.fromhex("d9d505f920a163d7") + b"\xff" * 4 + bytes(20)
    Path(f"{book}-journal").write_bytes(header + bytes(9000))
    assert rescue(book, capsys)["exact"]


# what is said and refused


def test_a_sound_file_is_copied_and_nothing_is_lost(book, capsys):
    content = book.read_bytes()
    told = rescue(book, capsys)
    assert told["healthy"]
    with out_of(book) as copy, Workbook.open(book) as workbook:
        assert copy.digest() == workbook.digest()
        assert copy.undo_step() is not None
    assert book.read_bytes() == content


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_report_says_what_was_saved_and_what_was_not(book, capsys, lang):
    without_history(book)
    overwrite(book, "DELETE FROM client WHERE id = (SELECT max(id) FROM client)")
    overwrite(book, "UPDATE deal SET won_on = 'x' WHERE id = (SELECT max(id) FROM deal)")
    out = book.with_name("out.canvasbook")
    assert main(["rescue", str(book), str(out), "--lang", lang]) == 0
    said = capsys.readouterr().out
    russian = lang == "ru"
    assert ("Клиенты: спасено 119, потеряно 1" if russian else "Clients: saved 119, lost 1") in said
    assert ("не удалось прочитать, 1" if russian else "could not be read 1") in said
    assert ("История правок повреждена" if russian else "history of edits is damaged") in said
    assert ("Просмотрите новый файл" if russian else "Look the new file through") in said
    with Workbook.open(out) as workbook:
        name, _day = rescuing.rescued_from(workbook)
        assert name == book.name
        rescuing.looked_through(workbook)
        assert rescuing.rescued_from(workbook) is None
        assert workbook.get(Client, max(one.id for one in workbook.all(Client))).name == (
            "(неизвестный клиент)"
        )


@pytest.mark.parametrize("content", [b"", b"hello", bytes(40960), b"PK\x03\x04" + bytes(9000)])
def test_where_nothing_is_left_it_says_so_and_leaves_no_file(tmp_path, capsys, content):
    path = tmp_path / "пусто.canvasbook"
    path.write_bytes(content)
    assert main(["rescue", str(path), str(tmp_path / "out.canvasbook")]) == 1
    said = capsys.readouterr().err
    assert "пусто.canvasbook" in said
    assert len(said.splitlines()) == 1
    assert sorted(one.name for one in tmp_path.iterdir() if one.name != "home") == ["пусто.canvasbook"]


def test_nothing_is_ever_replaced(book, capsys):
    content = book.read_bytes()
    spoil_page(book, 1)
    spoilt = book.read_bytes()
    other = book.with_name("other.canvasbook")
    other.write_bytes(content)
    for target in (book, other, book.with_name("out.pdf"), book.parent / "none" / "out.canvasbook"):
        assert main(["rescue", str(book), str(target)]) == 1
    assert (book.read_bytes(), other.read_bytes()) == (spoilt, content)
    assert (
        main(["rescue", str(book.with_name("missing.canvasbook")), str(book.with_name("o.canvasbook"))]) == 1
    )
    assert main(["rescue", str(book)]) == 2
    capsys.readouterr()


def test_a_file_that_is_open_is_not_read_past_its_lock(book):
    with Workbook.open(book), pytest.raises(WorkbookError) as refused:
        rescuing.rescue_file(book, book.with_name("out.canvasbook"), "en")
    assert refused.value.code == "file.locked"


def test_a_stop_leaves_nothing_behind(book):
    from canvas_app.domain.progress import Cancelled

    spoil_page(book, 1)

    class Stop:
        def __init__(self, after: int) -> None:
            self.left = after

        def report(self, done: int, total: int) -> None:
            self.left -= 1
            if self.left < 0:
                raise Cancelled

    for after in (0, 1, 3, 6, 8):
        with pytest.raises(Cancelled):
            rescuing.rescue_file(book, book.with_name("out.canvasbook"), "en", progress=Stop(after))
        assert sorted(one.name for one in book.parent.iterdir() if one.name != "home") == [book.name]


def test_two_settings_or_answers_that_say_the_same_leave_one(book, capsys):
    """A deleted row that came back must not keep the new file from being made."""
    without_history(book)
    overwrite(book, "DROP INDEX setting_by_key")
    overwrite(book, "DROP INDEX answer_by_question")
    overwrite(book, "DROP INDEX client_by_code")
    overwrite(book, "INSERT INTO setting SELECT 5, key, 'старое' FROM setting WHERE key = 'business'")
    overwrite(
        book,
        "INSERT INTO answer SELECT 6, canvas_id, question, segment_id, 'старое', mark FROM answer LIMIT 1",
    )
    overwrite(book, "UPDATE client SET code = 'C1' WHERE code = 'C2'")
    told = rescue(book, capsys)
    assert told["records"]["client"]["altered"] == 1
    with out_of(book) as workbook:
        assert workbook.setting("business") == "Кофейня"
        assert len(workbook.all(Setting, key="business")) == 1
        assert sorted(one.text for one in workbook.all(Answer)) == [f"Ответ {n}" for n in range(4)]


def test_a_file_that_is_edited_elsewhere_is_not_read_halfway(book, tmp_path, capsys):
    before = book.read_bytes()
    overwrite(book, "UPDATE client SET name = 'x' WHERE rowid = (SELECT max(rowid) FROM client)")
    with file_lock.hold(book, shared=False):  # as an editor on a disk that knows no locks of SQLite's
        with pytest.raises(WorkbookError) as refused:
            saving.rescue(book, tmp_path / "out.canvasbook", language="en", names={}, day=date.today())
        assert refused.value.code == "file.locked"
    assert not (tmp_path / "out.canvasbook").exists()
    assert book.read_bytes() != before


def test_nobody_edits_a_file_while_it_is_read(book, tmp_path, monkeypatch):
    found = []
    real = saving._copied_if_sound

    def looking(path, *rest):
        try:
            file_lock.hold(path, shared=False).release()
        except WorkbookError as error:
            found.append(error.code)
        return real(path, *rest)

    monkeypatch.setattr(saving, "_copied_if_sound", looking)
    report = saving.rescue(book, tmp_path / "out.canvasbook", language="en", names={}, day=date.today())
    assert report.healthy
    assert found == ["file.locked"]
    file_lock.hold(book, shared=False).release()
