"""Tasks: done, put off, repeated, counted; gone with their client, found, imported, reported."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from canvas_app.cli.main import main
from canvas_app.domain.activity.tasks import Task
from canvas_app.domain.clients.model import Client
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.sales.model import Deal
from canvas_app.services import records, tasks
from canvas_app.services.clients import deals, erasing, register
from canvas_app.services.record_actions import actions_for
from canvas_app.storage.filters import ClientFilter
from canvas_app.storage.queries import clients
from canvas_app.storage.workbook import Workbook
from tests.documents.reading import squeezed, text
from tests.services.document_books import pdf

TODAY = date(2026, 12, 1)
TASK = KINDS["task"]


@pytest.fixture
def book(tmp_path):
    with Workbook.create(tmp_path / "b.canvasbook", language="ru") as made:
        yield made


def add(book, title="Позвонить", **values):
    return records.save(book, TASK, None, {"title": title, **values}).id


def test_done_is_one_edit_that_undo_takes_back(book):
    first, second = add(book), add(book, "Написать", status="doing")
    changes = tasks.finish(book, [first, second], TODAY)
    assert changes.of("task") == {first, second}
    assert [(one.status, one.done_on) for one in book.all(Task)] == [("done", TODAY)] * 2
    book.undo()
    assert [(one.status, one.done_on) for one in book.all(Task)] == [("open", None), ("doing", None)]


def test_what_comes_again_is_made_anew_when_it_is_done(book):
    done = add(
        book, due_on=TODAY, due_time="9:05", repeats="week", result="Ответили", code="T-1", priority="1"
    )
    tasks.finish(book, [done], TODAY)
    kept, made = book.all(Task)
    assert (kept.status, kept.result, kept.code) == ("done", "Ответили", "T-1")
    assert (made.status, made.due_on, made.due_time) == ("open", TODAY + timedelta(days=7), "09:05")
    assert (made.result, made.code, made.done_on, made.priority, made.repeats) == ("", "", None, "1", "week")
    book.undo()
    assert [one.status for one in book.all(Task)] == ["open"]


def test_what_is_done_is_not_done_again(book):
    one = add(book, due_on=TODAY, repeats="day")
    tasks.finish(book, [one], TODAY)
    tasks.finish(book, [one], TODAY)
    assert len(book.all(Task)) == 2


@pytest.mark.parametrize(
    ("due", "days", "then"),
    [(None, 1, TODAY + timedelta(days=1)), (TODAY - timedelta(days=9), 7, TODAY + timedelta(days=7)),
     (TODAY + timedelta(days=3), 7, TODAY + timedelta(days=10))],
)  # fmt: skip
def test_it_is_put_off_from_today_or_from_its_day(book, due, days, then):
    one = add(book, due_on=due)
    tasks.put_off(book, [one], TODAY, days=days)
    assert book.get(Task, one).due_on == then


def test_begun_cancelled_and_opened_again(book):
    one = add(book)
    for act, status in ((tasks.start, "doing"), (tasks.cancel, "cancelled"), (tasks.reopen, "open")):
        act(book, [one], TODAY)
        assert book.get(Task, one).status == status


def test_what_is_offered_is_what_fits(book):
    keys = {status: [one.key for one in actions_for(TASK, [Task(1, "x", status=status)])]
            for status in ("open", "doing", "done", "cancelled")}  # fmt: skip
    assert keys == {
        "open": ["done", "start", "tomorrow", "week", "cancel"],
        "doing": ["done", "tomorrow", "week", "cancel"],
        "done": ["reopen"],
        "cancelled": ["reopen"],
    }
    assert actions_for(KINDS["person"], [object()]) == []


def test_what_is_due_is_counted(book):
    assert tasks.waiting(book, TODAY) is None
    add(book, due_on=TODAY + timedelta(days=1))
    add(book, due_on=TODAY - timedelta(days=1), status="done")
    assert tasks.waiting(book, TODAY) is None
    add(book, due_on=TODAY)
    assert tasks.waiting(book, TODAY) == ("n.tasks_today", {"overdue": 0, "today": 1})
    add(book, due_on=TODAY - timedelta(days=1), status="doing")
    assert tasks.waiting(book, TODAY) == ("n.tasks_both", {"overdue": 1, "today": 1})
    assert tasks.waiting(book, TODAY + timedelta(days=1)) == ("n.tasks_both", {"overdue": 2, "today": 1})
    assert tasks.waiting(book, TODAY + timedelta(days=2))[0] == "n.tasks_overdue"


def test_it_goes_with_its_client_and_outlives_its_deal(book):
    client = register.add_client(book, "Ромашка", TODAY).id
    deal = deals.add_deal(book, client, [deals.Line(10_000)], title="Зёрна").id
    one, free = add(book, client_id=client, deal_id=deal), add(book, "Сдать отчёт")
    deals.delete_deals(book, [deal])
    assert (book.get(Task, one).client_id, book.get(Task, one).deal_id) == (client, None)
    book.undo()
    assert book.get(Task, one).deal_id == deal
    register.delete_clients(book, [client])
    assert [task.id for task in book.all(Task)] == [free]
    book.undo()
    assert {task.id for task in book.all(Task)} == {one, free}
    assert book.check() == []


def test_it_is_erased_with_its_client(book):
    client = register.add_client(book, "Ромашка", TODAY).id
    deal = deals.add_deal(book, client, [deals.Line(10_000)]).id
    add(book, "Поздравить Ромашкина", client_id=client, deal_id=deal)
    erasing.erase_client(book, client)
    assert (book.all(Task), book.all(Deal), book.all(Client)) == ((), (), ())
    assert "Поздравить".encode() not in book.path.read_bytes()
    assert book.check() == []


def test_a_client_is_found_by_its_tasks(book):
    client = register.add_client(book, "Ромашка", TODAY).id
    add(book, "Отправить каталог", client_id=client)
    add(book, "Отправить отчёт")
    assert clients.matching(book, ClientFilter(search="каталог"), "kotler") == {client}
    assert clients.matching(book, ClientFilter(search="отчёт"), "kotler") == set()


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_clients_document_tells_of_its_tasks_and_the_anonymous_one_of_no_words(book, lang):
    client = register.add_client(book, "Ромашка", TODAY).id
    add(book, "Поздравить Ромашкина", client_id=client, due_on=TODAY, result="Не ответил Ромашкин")
    said = text(pdf(book, "client", lang, client_id=client))
    assert squeezed("Поздравить Ромашкина") in squeezed(said)
    assert squeezed({"ru": "Дела", "en": "Tasks"}[lang]) in squeezed(said)
    hidden = squeezed(text(pdf(book, "client", lang, client_id=client, anonymous=True)))
    assert "Ромашкин" not in hidden


TABLE = """id;Клиент;Задача;Тип;Срок;Приоритет;Ответственный;Статус;Результат
7;Ромашка;Позвонить;Звонок;05.12.2026 10:30;Высокий;Мария;Новая;
8;Ромашка;Отчёт;кп;06.12.2026;3;;Завершена;Приняли
9;Никто;Встретиться;Встреча;;;;;
10;Ромашка;;Звонок;;;;;
"""


def test_tasks_are_imported_by_command_and_not_twice(tmp_path, capsys):
    path, source = tmp_path / "b.canvasbook", tmp_path / "tasks.csv"
    source.write_text(TABLE, encoding="utf-8")
    with Workbook.create(path, language="ru") as book:
        register.add_client(book, "Ромашка", TODAY)
    assert main(["import", str(path), str(source), "--kind", "tasks"]) == 0
    with Workbook.open(path) as book:
        found = {one.code: one for one in book.all(Task)}
        assert found.keys() == {"7", "8"}, "an unknown client and an empty task are problems of their rows"
        call, report = found["7"], found["8"]
        assert (call.title, call.kind_key, call.due_on, call.due_time) == (
            "Позвонить", "call", date(2026, 12, 5), "10:30",
        )  # fmt: skip
        assert (call.priority, call.status, call.client_id) == ("1", "open", book.all(Client)[0].id)
        assert (report.kind_key, report.priority, report.status, report.result) == (
            "proposal", "3", "done", "Приняли",
        )  # fmt: skip
        before = book.all(Task)
    assert main(["import", str(path), str(source), "--kind", "tasks"]) == 0
    with Workbook.open(path) as book:
        assert book.all(Task) == before
