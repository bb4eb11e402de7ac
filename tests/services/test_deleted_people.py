"""Erasing people who were deleted earlier: from the history, the backups and the copies, no byte stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from canvas_app import paths
from canvas_app.domain.clients.model import Client
from canvas_app.domain.progress import Cancelled
from canvas_app.services import files, imports
from canvas_app.services.clients import erasing, interactions, register
from canvas_app.storage import erased_backups
from canvas_app.storage.sqlite import backups, copies
from canvas_app.storage.workbook import Workbook
from tests.people import add_person, delete_person
from tests.storage.test_erase import CANARY, mentions

DAY = date(2026, 11, 30)


@pytest.fixture(autouse=True)
def _home(monkeypatch, tmp_path):
    monkeypatch.setenv("CANVAS_APP_HOME", str(tmp_path / "home"))


@pytest.fixture
def book(tmp_path):
    with files.create_workbook(tmp_path / "Книга.canvasbook", language="ru", who="Вера") as workbook:
        yield workbook


def everywhere(folder: Path) -> list[str]:
    """Return what of the canary is found in any file beneath ``folder``."""
    held = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    return mentions(held)


def deleted(book: Workbook) -> int:
    """Add the canary with everything, change them, delete them; return the id."""
    one = register.add_client(book, CANARY, DAY, email="qzxw@example.com", phone="70009998877").id
    person = add_person(book, one, f"{CANARY} Пётр", phone="70009998877").id
    interactions.add_interaction(book, one, DAY, "call", f"{CANARY} перезвонил", person_id=person)
    register.edit_client(book, one, name=f"{CANARY} новый", remarks="qzxw" * 300)
    register.delete_clients(book, [one])
    return one


def names(book: Workbook) -> list[str]:
    return [one.name for one in erasing.deleted_people(book)]


def test_who_was_deleted_is_found_and_leaves_no_byte(book, tmp_path):
    other = register.add_client(book, "Остаётся", DAY).id
    files.back_up(book)
    one = deleted(book)
    files.back_up(book)
    files.copy_workbook(book, tmp_path / "copy.canvasbook")
    (found,) = erasing.deleted_people(book)
    assert (found.id, found.kind, found.name) == (one, "client", f"{CANARY} новый")
    assert everywhere(tmp_path) != []
    erasure = erasing.erase_deleted(book, [found])
    assert erasure.names == (f"{CANARY} новый",)
    assert erasing.deleted_people(book) == ()
    search = erasing.search_for(book)
    assert one in search.ids
    looked = erasing.look(search)
    assert [backup.number for backup in looked.holding] == [2]
    assert looked.copies == (tmp_path / "copy.canvasbook",)
    done = erasing.rewrite(search, looked)
    assert (len(done.rewritten), done.copies_rewritten) == (1, (tmp_path / "copy.canvasbook",))
    assert (done.failed, done.copies_failed) == ((), ())
    assert erasing.look(search).holding == erasing.look(search).copies == ()
    assert book.check() == []
    assert register.client_of(book, other).name == "Остаётся"
    while book.undo():
        assert book.get(Client, one) is None, "undo steps over what was erased"
    while book.redo():
        assert book.get(Client, one) is None
    assert book.check() == []
    book.close()
    assert everywhere(tmp_path) == []
    assert files.check_workbook(tmp_path / "copy.canvasbook") == []


def test_a_contact_person_who_was_removed(book, tmp_path):
    firm = register.add_client(book, "Кедр", DAY).id
    person = add_person(book, firm, CANARY, email="qzxw@example.com").id
    talk = interactions.add_interaction(book, firm, DAY, "call", "остаётся", person_id=person).id
    delete_person(book, person)
    (found,) = erasing.deleted_people(book)
    assert (found.kind, found.name, found.client) == ("person", CANARY, "Кедр")
    erasing.erase_deleted(book, [found])
    assert book.check() == []
    assert register.client_of(book, firm).name == "Кедр"
    while book.undo():
        assert book.check() == []
    while book.redo():
        pass
    assert talk
    book.close()
    assert everywhere(tmp_path) == []


def test_an_import_that_was_undone(book, tmp_path):
    table = "name,email\n" + "".join(f"{CANARY} {n},qzxw{n}@example.com\n" for n in range(300))
    imports.apply_import(book, imports.read_text(book, table, "clients"))
    book.undo()
    assert len(names(book)) == 300
    erasing.erase_deleted(book, erasing.deleted_people(book))
    assert names(book) == []
    assert book.redo() is None or book.all(Client) == ()
    assert book.check() == []
    book.close()
    assert everywhere(tmp_path) == []


def test_somebody_who_came_back_is_not_listed(book):
    deleted(book)
    book.undo()
    assert names(book) == []
    book.redo()
    assert names(book) == [f"{CANARY} новый"]


def test_one_of_two_of_a_name(book, tmp_path):
    one, two = deleted(book), deleted(book)
    found = {person.id: person for person in erasing.deleted_people(book)}
    assert found.keys() == {one, two}
    erasing.erase_deleted(book, [found[one]])
    assert [person.id for person in erasing.deleted_people(book)] == [two]
    assert book.check() == []


def test_stopped_it_has_changed_nothing(book):
    deleted(book)
    before = (book.digest(), book.history(), names(book))

    class Impatient:
        def report(self, done: int, total: int) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        erasing.erase_deleted(book, erasing.deleted_people(book), Impatient())
    assert (book.digest(), book.history(), names(book)) == before


def test_a_copy_that_is_open_is_named_and_left(book, tmp_path):
    deleted(book)
    copy = tmp_path / "copy.canvasbook"
    files.copy_workbook(book, copy)
    erasing.erase_deleted(book, erasing.deleted_people(book))
    search = erasing.search_for(book)
    looked = erasing.look(search)
    with files.open_workbook(copy) as other:
        done = erasing.rewrite(search, looked)
        assert [path for path, _ in done.copies_failed] == [copy]
        assert names(other) != []
    assert erasing.rewrite(search, erasing.look(search)).copies_rewritten == (copy,)


def test_the_backups_of_a_copy(book, tmp_path):
    deleted(book)
    copy = tmp_path / "copy.canvasbook"
    files.copy_workbook(book, copy)
    with files.open_workbook(copy) as other:
        files.back_up(other)
    erasing.erase_deleted(book, erasing.deleted_people(book))
    search = erasing.search_for(book)
    done = erasing.rewrite(search, erasing.look(search))
    assert len(done.rewritten) == 1
    book.close()
    assert everywhere(tmp_path) == []


def test_a_workbook_of_other_people_is_not_touched(book, tmp_path):
    other = tmp_path / "Другая.canvasbook"
    with files.create_workbook(other, language="en") as workbook:
        register.add_client(workbook, "Acme", DAY)
    before = other.read_bytes()
    deleted(book)
    erasing.erase_deleted(book, erasing.deleted_people(book))
    search = erasing.search_for(book)
    assert other in search.copies
    assert erasing.rewrite(search, erasing.look(search)).copies_rewritten == ()
    assert other.read_bytes() == before


def test_what_was_replaced_by_a_copy_is_found_in_its_backups(book, tmp_path):
    one = tmp_path / "copy.canvasbook"
    deleted(book)
    files.copy_workbook(book, one)
    kept = files.copy_workbook(book, one, agreed=files.look_at_target(book, one))
    assert kept.is_relative_to(paths.backups())
    assert backups.listed(kept.parent) != ()


@pytest.mark.parametrize("read_only", [False, True])
def test_a_copy_that_is_open_is_refused_before_anything_is_made_beside_it(book, tmp_path, read_only):
    deleted(book)
    copy = tmp_path / "copy.canvasbook"
    files.copy_workbook(book, copy)
    erasing.erase_deleted(book, erasing.deleted_people(book))
    search = erasing.search_for(book)
    looked = erasing.look(search)
    with files.open_workbook(copy, read_only=read_only):
        before = copy.read_bytes()
        done = erasing.rewrite(search, looked)
        assert [(path, error.code) for path, error in done.copies_failed] == [(copy, "file.locked")]
        assert copy.read_bytes() == before


def test_a_copy_is_replaced_in_one_step_and_keeps_its_mode(book, tmp_path, monkeypatch):
    deleted(book)
    copy = tmp_path / "copy.canvasbook"
    files.copy_workbook(book, copy)
    copy.chmod(0o640)
    erasing.erase_deleted(book, erasing.deleted_people(book))
    search = erasing.search_for(book)
    looked = erasing.look(search)
    content, seen = copy.read_bytes(), []
    real = copies.put_in_place

    def watched(draft, target):
        seen.append((target, copy.read_bytes() == content))
        real(draft, target)

    monkeypatch.setattr(copies, "put_in_place", watched)
    assert erasing.rewrite(search, looked).copies_rewritten == (copy,)
    assert seen == [(copy, True)], "it was as it was until then"
    assert copy.stat().st_mode & 0o777 == 0o640
    book.close()
    assert everywhere(tmp_path) == []


def test_a_copy_that_is_edited_meanwhile_is_left_as_it_is(book, tmp_path, monkeypatch):
    deleted(book)
    copy = tmp_path / "copy.canvasbook"
    files.copy_workbook(book, copy)
    erasing.erase_deleted(book, erasing.deleted_people(book))
    search = erasing.search_for(book)
    looked = erasing.look(search)
    real = erased_backups._copy

    def and_then_edited(path, draft):
        real(path, draft)
        with files.open_workbook(path) as other:
            register.add_client(other, "Added meanwhile", DAY)

    monkeypatch.setattr(erased_backups, "_copy", and_then_edited)
    done = erasing.rewrite(search, looked)
    assert [path for path, _ in done.copies_failed] == [copy]
    with files.open_workbook(copy, read_only=True) as other:
        assert "Added meanwhile" in [one.name for one in other.all(Client)]
