"""Rescue of damaged files: all that the damage left, and at least what ``.recover`` saves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.canvas.model import Note, Segment, Stream
from canvas_app.domain.clients.model import Client, Employee, Person
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.stages.model import Assessment, StageRecord
from canvas_app.services.sample import create_sample
from canvas_app.storage import stage_cache
from canvas_app.storage.records import TABLES
from canvas_app.storage.workbook import Workbook
from tests.faults import recovering
from tests.faults.rescue.conftest import DAY, out_of, overwrite, rescue, roots, spoil_page, without_history
from tests.storage.test_released import file_of

needs_sqlite = pytest.mark.skipif(
    not recovering.shell(), reason="no sqlite3 here has a .recover that works; name one by SQLITE3"
)


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
