"""Backups after an erasing: no byte of the person stays in any file, each is the old one or the new one."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.activity.tasks import Task
from canvas_app.domain.canvas.model import Note, Segment
from canvas_app.domain.clients.model import Client, Person
from canvas_app.domain.errors import WorkbookError
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.stages.model import Assessment, StageRecord
from canvas_app.storage import erased_backups
from canvas_app.storage.sqlite import backups
from canvas_app.storage.sqlite.backups import Backup
from canvas_app.storage.sqlite.schema import SCHEMA
from canvas_app.storage.workbook import Workbook
from tests.storage.other import OtherWindow, names_in
from tests.storage.test_erase import CANARY, EVERYTHING, fill, mentions
from tests.storage.test_released import NUMBERS, file_of

ERASE = "edit.person_erase"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def held(folder: Path) -> list[str]:
    return mentions(b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file()))


def with_history(book: Workbook, folder: Path) -> list[Backup]:
    """Back the workbook up before the person came, with them, after they were deleted, and back again."""
    made = [backups.back_up(book, folder)]
    fill(book)
    made.append(backups.back_up(book, folder))
    with book.edit("edit.client_delete", name=CANARY) as edit:
        for kind, one in EVERYTHING:
            edit.delete(kind, one)
    made.append(backups.back_up(book, folder))
    book.undo()
    with book.edit("edit.client_edit", name=CANARY) as edit:
        edit.put(Client(1, "Переназванный", phone="70009998877"))
    made.append(backups.back_up(book, folder))
    return made


def rewrite_all(book: Workbook, folder: Path) -> list[int]:
    ids = erased_backups.erased_from(book)
    found = [one for one in backups.listed(folder) if erased_backups.holds(one.path, ids)]
    for backup in found:
        erased_backups.rewrite(backup.path, ids, ERASE, "Анна")
    return sorted(backup.number for backup in found)


def test_nothing_stays_in_workbook_and_backups(workbook: Workbook, folder: Path) -> None:
    made = with_history(workbook, folder)
    workbook.erase(EVERYTHING, ERASE)
    assert held(folder) != []
    assert rewrite_all(workbook, folder) == [2, 3, 4]
    assert rewrite_all(workbook, folder) == [], "the second look finds nothing to do"
    made.append(backups.back_up(workbook, folder))
    workbook.close()
    assert mentions(workbook.path.read_bytes()) == []
    assert held(folder) == []
    assert names_in(folder) == sorted([*(backup.path.name for backup in made), "place.txt"])


def test_what_is_rewritten_keeps_everything_else(workbook: Workbook, folder: Path) -> None:
    made = with_history(workbook, folder)[1]
    os.utime(made.path, (10**9, 10**9))
    with Workbook.open(made.path, read_only=True) as before:
        others = {one for one in before.all(Client) if one.id != 1}
        identity, history = before.meta("workbook"), len(before.history())
    workbook.erase(EVERYTHING, ERASE)
    rewrite_all(workbook, folder)
    assert made.path.stat().st_mtime == 10**9
    if os.name == "posix":
        assert made.path.stat().st_mode & 0o777 == 0o600
    with Workbook.open(made.path) as after:
        assert (set(after.all(Client)), after.check()) == (others, [])
        assert (after.meta("workbook"), len(after.history())) == (identity, history + 1)
        assert (after.history(1)[0].action, after.history(1)[0].who) == ("erase", "Анна")
        while after.undo():
            assert after.get(Client, 1) is None
        assert after.check() == []


def test_a_backup_without_them_is_not_touched(workbook: Workbook, folder: Path) -> None:
    first = with_history(workbook, folder)[0].path
    before = (first.read_bytes(), first.stat().st_ino)
    workbook.erase(EVERYTHING, ERASE)
    rewrite_all(workbook, folder)
    assert (first.read_bytes(), first.stat().st_ino) == before


def test_several_erasings_and_a_contact_person(workbook: Workbook, folder: Path) -> None:
    with workbook.edit("edit.client_add", name=CANARY) as edit:
        edit.put_all([Client(1, "Кедр"), Client(2, f"{CANARY} второй")])
        edit.put(Person(3, 1, CANARY, email="qzxw@example.com"))
        edit.put(Interaction(4, 1, date(2026, 1, 1), person_id=3, summary="остаётся"))
    backups.back_up(workbook, folder)
    workbook.erase([(Person, 3)], ERASE)
    workbook.erase([(Client, 2)], ERASE)
    assert erased_backups.erased_from(workbook) == {2, 3}
    assert rewrite_all(workbook, folder) == [1]
    assert held(folder) == []
    with Workbook.open(backups.listed(folder)[0].path, read_only=True) as after:
        assert after.get(Client, 1).name == "Кедр"
        assert (after.get(Interaction, 4).summary, after.get(Interaction, 4).person_id) == ("остаётся", None)
        assert after.check() == []


def test_a_backup_that_may_not_be_changed_is_left(workbook: Workbook, folder: Path) -> None:
    made = with_history(workbook, folder)[1]
    workbook.erase(EVERYTHING, ERASE)
    made.path.chmod(0o400)
    before = made.path.read_bytes()
    with pytest.raises(WorkbookError) as caught:
        erased_backups.rewrite(made.path, {1, 2, 3}, ERASE, "")
    assert caught.value.code == "file.read_only"
    assert made.path.read_bytes() == before


def test_a_backup_that_a_window_shows_is_left(workbook: Workbook, folder: Path) -> None:
    made = with_history(workbook, folder)[1]
    workbook.erase(EVERYTHING, ERASE)
    before = made.path.read_bytes()
    with OtherWindow(made.path) as window:
        assert window.ask("open") == "open"
        with pytest.raises(WorkbookError) as caught:
            erased_backups.rewrite(made.path, {1, 2, 3}, ERASE, "")
        assert caught.value.code == "file.locked"
    assert made.path.read_bytes() == before


def test_a_damaged_backup_is_left(workbook: Workbook, folder: Path) -> None:
    made = with_history(workbook, folder)[1]
    workbook.erase(EVERYTHING, ERASE)
    with Workbook.open(made.path) as book:
        book.connection.execute("UPDATE client SET name = 'flipped' WHERE id = 1000")
    before = made.path.read_bytes()
    with pytest.raises(WorkbookError) as caught:
        erased_backups.rewrite(made.path, {1, 2, 3}, ERASE, "")
    assert caught.value.code == "file.damaged"
    assert made.path.read_bytes() == before
    made.path.write_bytes(before[:5000])
    with pytest.raises(WorkbookError):
        erased_backups.holds(made.path, {1})


def test_no_room(workbook: Workbook, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = with_history(workbook, folder)[1]
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 10, 0))
    with pytest.raises(WorkbookError) as caught:
        erased_backups.rewrite(made.path, {1, 2, 3}, ERASE, "")
    assert caught.value.code == "file.full"
    assert len(names_in(folder)) == len(backups.listed(folder)) + 1 == 5, "and where the workbook lay"


def test_a_copy_that_would_still_hold_them_is_not_put_in_place(
    workbook: Workbook, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = with_history(workbook, folder)[1]
    before = made.path.read_bytes()
    monkeypatch.setattr(Workbook, "erase", lambda *_, **__: None)
    with pytest.raises(WorkbookError) as caught:
        erased_backups.rewrite(made.path, {1, 2, 3}, ERASE, "")
    assert caught.value.code == "file.damaged"
    assert made.path.read_bytes() == before


@pytest.mark.parametrize("schema", NUMBERS)
def test_a_backup_of_any_schema_is_rewritten_in_the_newest(schema: int, folder: Path, tmp_path: Path) -> None:
    kept = file_of(schema, tmp_path)
    folder.mkdir()
    backup = Path(shutil.copy(kept, folder / "kept.00001-g5.canvasbook"))
    with Workbook.open(kept, backups=tmp_path / "upgraded") as book:
        client, person = book.all(Client)[0], book.all(Person)[0]
        others = (book.all(Client)[1:], book.all(Note), book.all(Segment))
        kinds = (Task, DealLine, Interaction, Deal, Assessment, StageRecord)
        owned = [(kind, one.id) for kind in kinds for one in book.all(kind)]
        book.erase([*owned, (Person, person.id), (Client, client.id)], ERASE)
        ids = erased_backups.erased_from(book)
    assert erased_backups.holds(backup, ids)
    erased_backups.rewrite(backup, ids, ERASE, "")
    assert not erased_backups.holds(backup, ids)
    assert client.name.encode() not in backup.read_bytes()
    assert names_in(folder) == [backup.name]
    with Workbook.open(backup, read_only=True) as after:
        assert (after.check(), after.rows("PRAGMA user_version")) == ([], [(SCHEMA,)])
        assert (after.all(Client), after.all(Note), after.all(Segment)) == others


@pytest.mark.parametrize("schema", NUMBERS)
def test_erasing_in_a_copy_of_any_schema_leaves_nobody_in_a_new_backup(
    schema: int, tmp_path: Path, home: Path
) -> None:
    """Bringing a copy up to date makes a backup first, which would hold whoever is to be erased."""
    copy = file_of(schema, tmp_path)
    with Workbook.open(copy, read_only=True) as book:
        assert book.schema_found == schema
        client, others = book.all(Client)[0], book.all(Client)[1:]
    erased_backups.erase_in_copy(copy, {client.id}, ERASE, "Анна")
    with Workbook.open(copy) as book:
        assert (book.all(Client), book.check(), book.schema_found) == (others, [], SCHEMA)
        assert book.history(1)[0].action == "erase"
    kept = [path for path in (*home.rglob("*"), *tmp_path.rglob("*")) if path.is_file()]
    assert [path.name for path in kept if client.name.encode() in path.read_bytes()] == []
