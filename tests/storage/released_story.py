"""What is done in a workbook that is kept for the checks as a file of its schema: every kind of record, every
kind of journal record, told in two sessions by two people.

Ids and content are the same in every telling, so the file's digest is; times, identity and sessions are not.
A new kind of record joins the story: a test names the kind, or the field, that is in no record of it.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.activity.tasks import Task
from canvas_app.domain.canvas.model import Answer, Canvas, Note, Segment, Stream
from canvas_app.domain.clients.model import Client, Employee, Person
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.stages.model import Assessment, StageRecord
from canvas_app.storage import stage_cache
from canvas_app.storage.workbook import Workbook

BASE = 3_756_000_000_000_000_000  # as ids of 2026 are: 63 bits, ordered by time
LARGEST = 2**63 - 1
DAY = date(2026, 11, 30)
MANY = 1_010  # more changes than one part of a journal record holds
LONG = "Долгая заметка о клиенте: «кавычки», неразрывный\u00a0пробел, 🙂, e\u0301.\n" * 40


def one(number: int) -> int:
    """Return the id of a record of the story."""
    return BASE + number


CANVAS, TO_BE, COPY = one(1), one(2), one(3)
STUDENTS, OFFICES = one(11), one(12)
DRINKS, PASSES = one(21), one(22)
MARIA, OLEG = one(31), one(32)
ROMASHKA, YOLKIN, ARCHIVED, GONE = one(41), one(42), one(43), one(44)
IVAN, GONE_PERSON = one(51), one(52)
WON, LOST, OPEN = one(61), one(62), one(63)
SERVICE, MARKED, SEGMENT_NOTE, STREAM_NOTE = one(101), one(102), one(103), one(104)
TYPED = one(105)


def tell(path: Path) -> None:
    """Make the file at ``path`` and do everything in it."""
    ids = count(one(900)).__next__
    with Workbook.create(
        path, language="ru", currency="EUR", business="Кофейня «У моста»", who="Анна", ids=ids
    ) as book:
        _canvas(book)
        _register(book)
        _sales(book)
        _stages(book)
    with Workbook.open(path, who="Boris", ids=ids) as book:
        _typing(book)
        _many(book)
        _erasing(book)
        _undoing(book)
        stage_cache.ensure(book, DAY)


def _do(book: Workbook, named: str, write: Callable[..., object], /, **params: object) -> None:
    with book.edit(named, **params) as edit:
        write(edit)


def _canvas(book: Workbook) -> None:
    _do(book, "edit.canvas_new", lambda edit: edit.put(Canvas(CANVAS, "Как есть")), name="Как есть")
    with book.edit("edit.note_add", text="Студенты") as edit:
        edit.put(Segment(STUDENTS, "Студенты", "green", 1))
        edit.put(Note(SEGMENT_NOTE, CANVAS, "cs", 1, "", segment_id=STUDENTS))
    with book.edit("edit.note_add", text="Напитки") as edit:
        edit.put_all([Stream(DRINKS, "Напитки", "blue", 0), Stream(PASSES, "Абонементы", "pink", 5)])
        edit.put(Note(STREAM_NOTE, CANVAS, "rs", 0, "", stream_id=DRINKS))
    service = Note(
        SERVICE, CANVAS, "cr", 3, "Личное обслуживание\nу стойки", "violet", ("cr.type.personal",),
        "hypothesis", "cr.q.type", None, None, (STUDENTS,), (), "kotler.client", 12_345_000,
    )  # fmt: skip
    _do(book, "edit.note_add", lambda edit: edit.put(service), text="Личное обслуживание")
    marked = Note(
        MARKED, CANVAS, "kp", 7, "Обжарщик\u00a0№\u00a01", links=(SERVICE, STREAM_NOTE), monthly_cost=0
    )
    _do(book, "edit.notes_paste", lambda edit: edit.put(marked), count=1)
    with book.edit("edit.answer", text="Кофе с собой") as edit:
        edit.put(Answer(one(201), CANVAS, "cs.q.who", None, "Кофе с собой", "draft"))
        edit.put(Answer(one(202), CANVAS, "cs.q.who", STUDENTS, "Быстро и недорого"))
    with book.edit("edit.canvas_duplicate", name="Как будет") as edit:
        edit.put(Canvas(TO_BE, "Как будет", 1))
        edit.put(Note(one(106), TO_BE, "cs", 0, "", segment_id=STUDENTS))
    _do(book, "edit.setting_currency", lambda edit: edit.set_setting("currency", "RUB"), text="RUB")
    _do(book, "edit.thresholds", lambda edit: edit.set_setting("thresholds", '{"repeat":3}'))


def _register(book: Workbook) -> None:
    with book.edit("edit.employee_add", name="Мария") as edit:
        edit.put_all([Employee(MARIA, "Мария", "бариста"), Employee(OLEG, "Олег")])
    whole = Client(
        ROMASHKA, "ООО «Ромашка»", "company", "C-1", "", STUDENTS, MARIA, "info@example.com",
        "+7 900 000-00-00", "Казань", "Россия", "выставка", ("опт", "сеть"), LONG, date(2024, 2, 29),
        True, True, True, 1, 2, 3, 4, date(2025, 12, 31), date(2026, 1, 1),
    )  # fmt: skip
    person = Client(YOLKIN, "Ёлкин", "person", company="ИП Ёлкин", created_on=date(1999, 12, 31))
    _do(book, "edit.client_add", lambda edit: edit.put(whole), name=whole.name)
    _do(book, "edit.client_add", lambda edit: edit.put(person), name=person.name)
    with book.edit("edit.person_add", name="Иван") as edit:
        edit.put(Person(IVAN, ROMASHKA, "Иван", "закупщик", "ivan@example.com", "112"))
    with book.edit("edit.client_archive", name="Архивный") as edit:
        edit.put(Client(ARCHIVED, "Архивный", archived=True))
    with book.edit("edit.client_add", name="Канарейкин") as edit:
        edit.put(Client(GONE, "Канарейкин", "person", email="gone@example.com"))
        edit.put(Person(GONE_PERSON, GONE, "Канарейкин"))
    contacts = (
        Interaction(
            one(301), ROMASHKA, DAY, "complaint", "09:05", "in", True, "negative", MARIA, IVAN, "Остыл кофе",
            date(2026, 12, 1),
        ),
        Interaction(one(302), ROMASHKA, date(2026, 2, 28), "email", "", "out", False, "positive"),
        Interaction(LARGEST, YOLKIN, date(1970, 1, 1), summary=""),
    )  # fmt: skip
    for contact in contacts:
        _do(book, "edit.interaction_add", lambda edit, put=contact: edit.put(put), name="ООО «Ромашка»")


def _sales(book: Workbook) -> None:
    with book.edit("edit.deal_add", name="ООО «Ромашка»") as edit:
        edit.put(Deal(
            WON, ROMASHKA, "Поставка", "D-1", "EUR", date(2026, 1, 2), None, None, date(2026, 3, 4), 80, MARIA
        ))  # fmt: skip
        edit.put(DealLine(one(71), WON, 15_000_000, DRINKS))
        edit.put(DealLine(one(72), WON, -1, PASSES, 1))
    with book.edit("edit.deal_won", name="ООО «Ромашка»") as edit:
        deal = book.get(Deal, WON)
        assert deal is not None
        edit.put(replace(deal, won_on=date(2026, 2, 3)))
    with book.edit("edit.deal_lost", name="Ёлкин") as edit:
        edit.put(Deal(LOST, YOLKIN, currency="RUB", lost_on=DAY, probability=0))
        edit.put(DealLine(one(73), LOST, 9_007_199_254_740_993))
    with book.edit("edit.deal_add", name="Ёлкин") as edit:
        edit.put(Deal(OPEN, YOLKIN, "Открытая", opened_on=DAY))
        edit.put(DealLine(one(74), OPEN, 0))
    with book.edit("edit.task_add", name="Позвонить") as edit:
        edit.put(Task(
            one(111), "Позвонить", "call", date(2026, 12, 1), "10:30", "1", ROMASHKA, WON, MARIA, "open",
            "week", "Ждут звонка", None, "T-1",
        ))  # fmt: skip
        edit.put(Task(one(112), "Отчёт", status="done", done_on=DAY))
    with book.edit("edit.deal_delete", name="Ёлкин") as edit:
        edit.delete(DealLine, one(74))
        edit.delete(Deal, OPEN)


def _stages(book: Workbook) -> None:
    with book.edit("edit.assessment_add", name="ООО «Ромашка»") as edit:
        edit.put(Assessment(one(81), ROMASHKA, DAY, "client", "0-10", 0.1, 4.0, 10.0, 7.25, 1e-7, 3.5, 9.75))
        edit.put(Assessment(one(82), YOLKIN, date(2026, 6, 1), s=5.0))
    with book.edit("edit.stage_confirm", name="ООО «Ромашка»", stage="first_time") as edit:
        edit.put(StageRecord(one(91), ROMASHKA, "kotler", "first_time", date(2026, 2, 3), "first_time"))
    with book.edit("edit.stage_override", name="ООО «Ромашка»", stage="client") as edit:
        edit.put(StageRecord(
            one(92), ROMASHKA, "kotler", "client", DAY, "repeat", "Знаем лично", "Мария", "medium", 2,
            '{"d":3}',
        ))  # fmt: skip


def _typing(book: Workbook) -> None:
    """Edits that are one step together, and a step that ends where it began."""
    for text in ("Т", "Ти", "Тихий зал"):
        with book.edit("edit.note_text", group="typing", text=text) as edit:
            edit.put(Note(TYPED, CANVAS, "vp", 2, text))
    for name in ("Ёлкина", "Ёлкин"):
        with book.edit("edit.client_edit", group="card", name=name) as edit:
            edit.put(Client(YOLKIN, name, "person", company="ИП Ёлкин", created_on=date(1999, 12, 31)))


def _many(book: Workbook) -> None:
    with book.edit("edit.import_interactions", count=MANY) as edit:
        edit.put_all(Interaction(one(10_000 + n), YOLKIN, date(2025, 1, 1 + n % 28)) for n in range(MANY))


def _erasing(book: Workbook) -> None:
    book.erase([(Person, GONE_PERSON), (Client, GONE)], "edit.person_erase", count=1)


def _undoing(book: Workbook) -> None:
    """An undo that stands, one that was redone, one that a later edit put aside, one still to be redone."""
    _do(book, "edit.canvas_new", lambda edit: edit.put(Canvas(COPY, "Черновик", 2)), name="Черновик")
    book.undo()
    with book.edit("edit.note_add", text="Офисы") as edit:
        edit.put(Segment(OFFICES, "Офисы", position=2))
        edit.put(Note(one(107), TO_BE, "cs", 1, "", segment_id=OFFICES))
    book.undo()
    book.redo()
    with book.edit("edit.segment_delete", name="Офисы") as edit:
        edit.delete(Note, one(107))
        edit.delete(Segment, OFFICES)
    book.undo()
