"""Rescue of damaged files: all that the damage left, and at least what ``.recover`` saves."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from canvas_app.cli import main
from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.canvas.model import Answer, Canvas, Note, Segment, Stream
from canvas_app.domain.clients.model import Client, Employee, Person
from canvas_app.domain.errors import WorkbookError
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.setting import Setting
from canvas_app.domain.stages.model import Assessment, StageRecord
from canvas_app.services import rescuing
from canvas_app.services.sample import create_sample
from canvas_app.storage import file_lock, stage_cache
from canvas_app.storage.records import TABLES
from canvas_app.storage.rescue import saving
from canvas_app.storage.workbook import Workbook
from tests.faults import recovering
from tests.storage.test_released import file_of

DAY = date(2026, 11, 23)
needs_sqlite = pytest.mark.skipif(
    not recovering.shell(), reason="no sqlite3 here has a .recover that works; name one by SQLITE3"
)


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch, tmp_path):
    monkeypatch.setenv("CANVAS_APP_HOME", str(tmp_path / "home"))


def fill(workbook: Workbook, clients: int) -> None:
    """Put records of every kind into a workbook, in edits that its history knows."""
    dice = random.Random(7)
    first = 1_700_000_000_000 << 21

    def new(number: int, kind: int) -> int:
        return first + (number << 24) + (kind << 21)

    with workbook.edit("edit.import", name="x") as edit:
        edit.put_all(Segment(new(n, 1), f"Сегмент {n}", position=n) for n in range(4))
        edit.put_all(Stream(new(n, 2), f"Поток {n}", position=n) for n in range(4))
        edit.put_all(Employee(new(n, 3), f"Сотрудник {n}") for n in range(3))
        canvas = Canvas(new(0, 4), "Как есть")
        edit.put(canvas)
        for n in range(4):
            edit.put(Note(new(n, 5), canvas.id, "cs", n, segment_id=new(n, 1)))
            edit.put(Note(new(n + 10, 5), canvas.id, "vp", n, f"Стикер {n}", segments=(new(n, 1),)))
            edit.put(Answer(new(n, 6), canvas.id, f"cs.q{n}", None, f"Ответ {n}"))
    with workbook.edit("edit.import", name="y") as edit:
        for n in range(clients):
            client = Client(
                new(n, 0),
                f"Клиент {n}",
                code=f"C{n}",
                segment_id=new(n % 4, 1),
                employee_id=new(n % 3, 3),
                remarks="замечание " * dice.randrange(60 if n % 9 else 900),
                created_on=DAY,
            )
            edit.put(client)
            edit.put(Person(new(n + 5000, 0), client.id, f"Лицо {n}", phone=f"+7 900 {n:07}"))
            for k in range(3):
                edit.put(Interaction(new(n * 3 + k, 7), client.id, DAY, summary=f"Разговор {n} {k}"))
            edit.put(
                Deal(new(n + 10_000, 0), client.id, f"Сделка {n}", code=f"D{n}", currency="RUB", won_on=DAY)
            )
            edit.put(DealLine(new(n + 15_000, 0), new(n + 10_000, 0), 10_000 * n, new(n % 4, 2)))
            edit.put(Assessment(new(n + 20_000, 0), client.id, DAY, s=4.5, te=3.0))
            edit.put(StageRecord(new(n + 25_000, 0), client.id, "kotler", "client", DAY, decided_by="Анна"))


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> Path:
    """A workbook with records of every kind and a history; tests damage copies of it."""
    path = tmp_path_factory.mktemp("rescue") / "Книга.canvasbook"
    with Workbook.create(path, language="ru", business="Кофейня", who="Анна") as workbook:
        fill(workbook, 120)
    return path


@pytest.fixture
def book(kept, tmp_path) -> Path:
    return Path(shutil.copy(kept, tmp_path / "Книга.canvasbook"))


def rescue(path: Path, capsys) -> dict:
    out = path.with_name("Спасено.canvasbook")
    out.unlink(missing_ok=True)
    assert main(["rescue", str(path), str(out), "--json"]) == 0
    with Workbook.open(out) as workbook:
        assert workbook.check() == []
    return json.loads(capsys.readouterr().out)


def out_of(path: Path) -> Workbook:
    return Workbook.open(path.with_name("Спасено.canvasbook"))


def overwrite(path: Path, statement: str, *values: object) -> None:
    """Damage what the file holds in a way that its structure knows nothing of."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute(statement, values)
    connection.commit()
    connection.close()


def roots(path: Path) -> dict[str, int]:
    connection = sqlite3.connect(path)
    found = dict(connection.execute("SELECT name, rootpage FROM sqlite_schema").fetchall())
    connection.close()
    return found


def spoil_page(path: Path, number: int, page: bytes = bytes(recovering.PAGE)) -> None:
    content = bytearray(path.read_bytes())
    content[(number - 1) * recovering.PAGE : number * recovering.PAGE] = page
    path.write_bytes(content)


# what is saved


@pytest.mark.parametrize("seed", range(len(recovering.DAMAGES)))
def test_what_the_damage_left_whole_is_saved(kept, tmp_path, seed):
    found = _compare(kept, tmp_path, range(seed, 24, len(recovering.DAMAGES)))
    assert sum(one.unharmed for one in found) > 300, "nothing was compared"


@needs_sqlite
def test_as_much_is_saved_as_by_recover(kept, tmp_path):
    found = _compare(kept, tmp_path, range(24, 32))
    assert sum(one.recovers for one in found) > 1000, "nothing was compared"


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_what_many_damages_left_whole_is_saved(tmp_path):
    path = tmp_path / "sample.canvasbook"
    create_sample(path, "ru", DAY, "", "Анна").close()
    _compare(path, tmp_path, range(1000, 1120))


def _compare(path: Path, folder: Path, seeds) -> list[recovering.Comparison]:
    original, content, pages = recovering.records_in(path), path.read_bytes(), recovering.pages_of(path)
    target, found = folder / "damaged.canvasbook", []
    for seed in seeds:
        told = recovering.damaged(content, seed, target)
        found.append(recovering.compare(original, target, folder, pages))
        assert not found[-1].missed, (told, found[-1])
    return found


def test_a_zeroed_first_page_loses_nothing(book, capsys):
    before = recovering.records_in(book)
    spoil_page(book, 1)
    told = rescue(book, capsys)
    assert (told["exact"], told["history"], told["healthy"]) == (True, "kept", False)
    found = recovering.records_in(book.with_name("Спасено.canvasbook"))
    label = [key for key in found if key not in before]
    assert {key: row for key, row in found.items() if key in before} == before
    assert [key[0] for key in label] == ["setting"]
    with out_of(book) as workbook:
        assert (workbook.setting("business"), workbook.setting("language")) == ("Кофейня", "ru")
        assert workbook.undo() is not None
        assert workbook.all(Client) == ()


def test_wrong_suggested_stages_are_worked_out_anew(book, capsys):
    before = recovering.records_in(book)
    with Workbook.open(book) as workbook:
        stage_cache.rebuild(workbook)
    overwrite(book, "UPDATE client_stage SET shown = 'partner'")
    told = rescue(book, capsys)
    assert (told["exact"], told["history"], told["healthy"]) == (True, "kept", False)
    found = recovering.records_in(book.with_name("Спасено.canvasbook"))
    assert {key: row for key, row in found.items() if key in before} == before
    with out_of(book) as workbook:
        assert workbook.check() == []


def test_what_the_pages_lost_the_history_gives_back(book, capsys):
    before = recovering.records_in(book)
    for name in ("segment", "stream", "employee", "canvas"):
        spoil_page(book, roots(book)[name])
    told = rescue(book, capsys)
    assert told["history"] == "kept"
    assert told["records"]["segment"]["mended"] == 4
    assert told["exact"]
    found = recovering.records_in(book.with_name("Спасено.canvasbook"))
    assert {key: row for key, row in found.items() if key in before} == before


def without_history(path: Path) -> None:
    overwrite(path, "DELETE FROM journal_part")
    overwrite(path, "UPDATE journal SET hash = x'00'")


def test_what_lost_its_client_keeps_a_stand_in_with_its_id(book, capsys):
    without_history(book)
    gone = 1_700_000_000_000 << 21
    overwrite(book, "DELETE FROM client WHERE id = ?", gone)
    told = rescue(book, capsys)
    assert told["history"] == "lost"
    assert (told["records"]["client"]["stand_ins"], told["records"]["client"]["lost"]) == (1, 1)
    with out_of(book) as workbook:
        assert workbook.get(Client, gone).name == "(неизвестный клиент)"
        assert len(workbook.all(Interaction, client_id=gone)) == 3
        assert len(workbook.all(Deal, client_id=gone)) == 1
        assert workbook.undo_step() is None


def test_segments_and_streams_are_told_apart_by_who_names_them(book, capsys):
    without_history(book)
    spoil_page(book, 1)
    content = bytearray(book.read_bytes())
    for number in range(2, len(content) // recovering.PAGE):  # no page of the schema is left either
        if b"CREATE TABLE" in content[(number - 1) * recovering.PAGE : number * recovering.PAGE]:
            spoil_page(book, number)
    rescue(book, capsys)
    with out_of(book) as workbook:
        assert {one.name for one in workbook.all(Segment)} == {f"Сегмент {n}" for n in range(4)}
        assert {one.name for one in workbook.all(Stream)} == {f"Поток {n}" for n in range(4)}
        assert {one.name for one in workbook.all(Employee)} == {f"Сотрудник {n}" for n in range(3)}
        assert workbook.setting("business") == "Кофейня"


@pytest.mark.parametrize(
    ("kind", "column", "value", "field", "read"),
    [
        ("client", "created_on", "2026-19-42", "created_on", None),
        ("client", "tags", "[1", "tags", ()),
        ("client", "type", "robot", "type", "company"),
        ("client", "mentions", -5, "mentions", 0),
        ("deal", "probability", 900, "probability", None),
        ("deal", "won_on", "yesterday", "won_on", None),
        ("assessment", "s", 77.0, "s", None),
        ("note", "block", "zz", "block", "vp"),
        ("note", "segments", '["a"]', "segments", ()),
        ("interaction", "day", "no day", "on", date(2023, 11, 14)),
        ("interaction", "kind_key", "dance", "kind_key", "call"),
    ],
)
def test_a_wrong_value_becomes_the_usual_one_and_is_counted(book, capsys, kind, column, value, field, read):
    without_history(book)
    where = "text = 'Стикер 1'" if kind == "note" else f"id = (SELECT min(id) FROM {kind})"
    overwrite(book, f"UPDATE {kind} SET {column} = ? WHERE {where}", value)
    told = rescue(book, capsys)
    found = told["records"][kind]
    assert (found["altered"] or found["mended"], found["lost"]) == (1, 0)
    assert told["exact"] == (found["altered"] == 0), "what is usual was right, and the digest proves it"
    with out_of(book) as workbook:
        record = TABLES[kind].record
        found = [one for one in workbook.all(record) if kind != "note" or one.text == "Стикер 1"]
        assert getattr(found[0], field) == read


def test_what_a_record_cannot_do_without_is_not_invented(book, capsys):
    without_history(book)
    overwrite(book, "UPDATE stage SET day = 'x' WHERE id = (SELECT min(id) FROM stage)")
    overwrite(book, "UPDATE stage SET id = 17 WHERE day = 'x'")  # its id tells no day either
    assert rescue(book, capsys)["records"]["stage"]["lost"] == 1


def test_a_file_of_an_older_schema_is_rescued(tmp_path, capsys):
    path = file_of(1, tmp_path)
    content = path.read_bytes()
    path.write_bytes(bytes(recovering.PAGE) + content[recovering.PAGE :])
    told = rescue(path, capsys)
    assert told["exact"]
    with out_of(path) as workbook:
        assert {note.block for note in workbook.all(Note)} == {"cs", "cr", "rs"}


def test_what_was_deleted_does_not_come_back(book, capsys):
    with Workbook.open(book) as workbook:
        gone = workbook.all(Client)[5]
        with workbook.edit("edit.client_delete", name="x") as edit:
            for kind in (Person, Interaction, Deal, Assessment, StageRecord):
                for one in workbook.all(kind, client_id=gone.id):
                    for line in workbook.all(DealLine, deal_id=one.id):
                        edit.delete(DealLine, line.id)
                    edit.delete(kind, one.id)
            edit.delete(Client, gone.id)
    spoil_page(book, 1)
    rescue(book, capsys)
    with out_of(book) as workbook:
        assert workbook.get(Client, gone.id) is None


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
