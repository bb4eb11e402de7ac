"""Erasing for good: the window afterwards knows the backups, rewrites them, and writes the report."""

from pathlib import Path

import pytest

from canvas_app import paths
from canvas_app.domain.clients.model import Client, Person
from canvas_app.services import files
from canvas_app.services.clients import erasing
from canvas_app.storage import erased_backups
from canvas_app.storage.sqlite import backups
from canvas_app.ui.clients.card import DETAILS, PEOPLE
from canvas_app.ui.clients.erased_window import ErasedWindow
from tests.people import add_person
from tests.ui.clients.conftest import go
from tests.ui.helpers import settle

NAME = "Ким Вера"


@pytest.fixture
def backed_up(page):
    """The page of a workbook with two backups that hold everybody."""
    book = page.context.session.workbook
    files.back_up(book)
    add_person(book, page.ids[NAME], "Тайный Пётр", phone="70009998877")
    files.back_up(book)
    return page


def erase(page, dialogs, qtbot) -> ErasedWindow:
    go(page, NAME)
    page.card.choose(DETAILS)
    dialogs.answer("confirm", True)
    page.card.details.erase.click()
    return looked(page, qtbot)


def looked(page, qtbot) -> ErasedWindow:
    window = page.findChild(ErasedWindow)
    qtbot.waitUntil(lambda: window.found is not None)
    settle()
    return window


def folder(page) -> Path:
    return backups.folder_of(page.context.session.workbook, paths.backups())


def bytes_of(page) -> bytes:
    book = page.context.session.workbook
    held = [*folder(page).iterdir(), *(one for one in book.path.parent.iterdir() if one.is_file())]
    return b"".join(path.read_bytes() for path in held)


def test_backups_are_named_and_rewritten(backed_up, dialogs, qtbot, lang):
    window = erase(backed_up, dialogs, qtbot)
    told = {"ru": "Стёртые из этой книги ещё есть в 2 из 2", "en": "2 of 2 backups still hold"}[lang]
    assert told in window.state.text()
    assert NAME in window.told.text()
    assert window.rewrite.isVisible()
    assert window.limits.isVisible()
    window.rewrite.click()
    assert not window.limits.isVisible(), "it is not looked through yet"
    qtbot.waitUntil(lambda: window.found is not None and len(window.found.rewritten) == 2)
    settle()
    assert not window.rewrite.isVisible()
    assert {"ru": "Переписано без них: 2 резервные копии", "en": "Rewritten without them: 2"}[
        lang
    ] in window.state.text()
    window.close()
    book = backed_up.context.session.workbook
    erased = [
        text
        for text in (NAME, "kim@example", "70009998877", "Тайный")
        if text.encode() in bytes_of(backed_up)
    ]
    assert erased == []
    assert book.check() == []


def test_the_report_names_what_was_done(backed_up, dialogs, qtbot, tmp_path, lang):
    window = erase(backed_up, dialogs, qtbot)
    window.rewrite.click()
    qtbot.waitUntil(lambda: window.found is not None and len(window.found.rewritten) == 2)
    dialogs.answer("save_file", tmp_path / "report.txt")
    window.save.click()
    text = (tmp_path / "report.txt").read_text("utf-8")
    assert NAME in text
    for words in (
        {"ru": "1 клиент, 1 контактное лицо", "en": "1 client, 1 contact person"}[lang],
        str(backed_up.context.session.workbook.path),
        "Vera",
        *(backup.path.name for backup in backups.listed(folder(backed_up))),
        {"ru": "флешках", "en": "USB sticks"}[lang],
    ):
        assert words in text
    window.close()


def test_what_cannot_be_rewritten_is_named_and_left(backed_up, dialogs, qtbot, lang):
    newest, oldest = backups.listed(folder(backed_up))
    oldest.path.chmod(0o400)
    newest.path.write_bytes(newest.path.read_bytes()[:5000])
    before = (newest.path.read_bytes(), oldest.path.read_bytes())
    window = erase(backed_up, dialogs, qtbot)
    assert newest.path.name in window.failures.text()
    window.rewrite.click()
    qtbot.waitUntil(lambda: window.found is not None and len(window.found.failed) == 2)
    settle()
    assert oldest.path.name in window.failures.text()
    assert {"ru": "Оставлено как было", "en": "Left as they were"}[lang] in window.state.text()
    assert (newest.path.read_bytes(), oldest.path.read_bytes()) == before
    window.close()


def test_cancelled_half_way_the_rest_is_found_again(backed_up, dialogs, qtbot, monkeypatch):
    window = erase(backed_up, dialogs, qtbot)
    real = erased_backups.rewrite

    def stopped_after_one(*arguments):
        real(*arguments)
        window._job.cancel()

    with monkeypatch.context() as patch:
        patch.setattr(erased_backups, "rewrite", stopped_after_one)
        window.rewrite.click()
        qtbot.waitUntil(lambda: window.found is not None and len(window.found.holding) == 1)
    window.close()
    settle()
    backed_up.parts.actions.look_for_erased()
    again = [one for one in backed_up.findChildren(ErasedWindow) if one is not window][-1]
    qtbot.waitUntil(lambda: again.found is not None)
    assert len(again.found.holding) == 1, "also after the window was closed"
    again.rewrite.click()
    qtbot.waitUntil(lambda: again.found is not None and len(again.found.rewritten) == 1)
    again.close()
    assert NAME.encode() not in bytes_of(backed_up)


def test_without_backups_and_without_erasings(page, dialogs, qtbot):
    page.parts.actions.look_for_erased()
    window = looked(page, qtbot)
    assert not window.save.isEnabled(), "there is nothing to report"
    window.close()
    settle()
    window = erase(page, dialogs, qtbot)
    assert window.found.total == 0
    assert not window.rewrite.isVisible()
    assert window.save.isEnabled()
    window.close()


def test_hidden_names_are_not_said(page, dialogs, qtbot):
    page.context.session.hide_names(True)
    window = erase(page, dialogs, qtbot)
    assert NAME not in window.told.text()
    window.close()


def test_a_contact_person_is_erased_from_the_card(backed_up, dialogs, qtbot):
    go(backed_up, NAME)
    backed_up.card.choose(PEOPLE)
    row = next(iter(backed_up.card.people.rows.values()))
    dialogs.answer("confirm", True)
    menu = row.menu()
    menu.actions()[-1].trigger()
    menu.close()
    window = looked(backed_up, qtbot)
    book = backed_up.context.session.workbook
    assert book.all(Person) == ()
    assert book.get(Client, backed_up.ids[NAME]) is not None
    window.rewrite.click()
    qtbot.waitUntil(lambda: window.found is not None and len(window.found.rewritten) == 1)
    window.close()
    assert "Тайный".encode() not in bytes_of(backed_up)


def test_closing_gives_the_job_up(backed_up, dialogs, qtbot):
    go(backed_up, NAME)
    backed_up.card.choose(DETAILS)
    dialogs.answer("confirm", True)
    backed_up.card.details.erase.click()
    job = backed_up.findChild(ErasedWindow)._job
    backed_up.findChild(ErasedWindow).close()
    assert job.task.unwanted.is_set()
    qtbot.waitUntil(lambda: not backed_up.context.tools.worker.busy)
    assert erasing.look(erasing.search_for(backed_up.context.session.workbook)).holding != ()
