"""Workbooks for tests of documents: of a few clients, or with secrets in every field that can hold one."""

from __future__ import annotations

import io
from datetime import date, timedelta
from pathlib import Path

from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.canvas.model import Answer, Note, Segment, Stream
from canvas_app.domain.clients.model import Client, Employee, Person
from canvas_app.domain.progress import NoProgress
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.stages.model import Assessment, StageRecord
from canvas_app.services.canvas import reads
from canvas_app.services.documents import DocumentRequest, prepare
from canvas_app.services.files import create_workbook
from canvas_app.storage.workbook import Workbook

DAY = date(2026, 11, 23)
SECRETS = {
    "client": "Ветродуевский",
    "firm": "Рога и Копытца",
    "company": "Сельдьтрест",
    "code": "ZX81QQ",
    "person": "Перепелицына",
    "employee": "Громозекин",
    "who": "Подписантов",
    "email": "tajna@example.com",
    "phone": "+7 921 555-66-77",
    "city": "Урюпинск",
    "remark": "боится щекотки",
    "tag": "должник",
    "source": "племянник бухгалтера",
    "summary": "рассказал про развод",
    "title": "секретный заказ",
    "reason": "поссорились на юбилее",
    "role": "тайный советник",
    "author": "Консультантова",
    "contact": "zvonite@example.org",
}
"""What an anonymous document must not say, by where it stands."""


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def few(path: Path, number: int, lang: str = "ru") -> Workbook:
    """A workbook of ``number`` clients «Клиент 1» …, each with up to three won deals."""
    workbook = create_workbook(path, language=lang, business="Пекарня", who="Вера")
    canvas = reads.canvases(workbook)[0].id
    with workbook.edit("edit.sample") as edit:
        edit.put_all([Segment(1, "Офисы"), Employee(1, "Анна Ким"), Stream(1, "Хлеб"), Stream(2, "Кофе")])
        edit.put(Note(5, canvas, "cs", 100, segment_id=1))
        edit.put(Note(6, canvas, "rs", 100, stream_id=1))
        for one in range(1, number + 1):
            edit.put(Client(100 + one, f"Фирма {one:02}", segment_id=1, employee_id=1 if one % 2 else None))
            for place in range(one % 4):
                deal = 1000 + 10 * one + place
                edit.put(Deal(deal, 100 + one, currency="RUB", won_on=ago(30 * place + one)))
                edit.put(DealLine(deal, deal, 10_000_000 * (one + 1), stream_id=1 + place % 2))
    return workbook


def secretive(path: Path) -> Workbook:
    """A workbook of 36 clients in which every text that an anonymous document hides is a secret."""
    s = SECRETS
    workbook = create_workbook(path, language="ru", business="Пекарня", who=s["who"])
    canvas = reads.canvases(workbook)[0].id
    with workbook.edit("edit.sample") as edit:
        edit.set_setting("author", f"{s['author']}\n{s['contact']}")
        edit.put_all([Segment(1, f"Друзья {s['client']}ого"), Segment(2, "Офисы")])
        edit.put_all([Stream(1, f"Заказы для «{s['firm']}»"), Stream(2, "Хлеб")])
        edit.put(Employee(1, f"{s['employee']} Пётр"))
        edit.put_all(_notes(canvas))
        edit.put_all(_answers(canvas))
        for one in range(1, 37):
            edit.put_all(_client(one))
    return workbook


def _notes(canvas: int) -> list[Note]:
    s = SECRETS
    texts = {
        "vp": f"Пироги для {s['client']}ого",
        "cr": f"Звонить {s['person'][:-1]}ой: {s['phone']}",
        "ch": f"Письма на {s['email']}",
        "kp": f"Договор с {s['firm'].upper()}",
        "kr": f"{s['employee']} и его печь",
        "ka": f"Печём по рецепту {s['employee']}а",
        "c": f"Скидка {s['company']}у, счёт {s['code']}",
    }
    notes = [
        Note(500 + place, canvas, block, 100, text, certainty="hypothesis", question=f"{block}.q.first")
        for place, (block, text) in enumerate(texts.items())
    ]
    shown = [Note(510, canvas, "cs", 100, segment_id=1), Note(511, canvas, "rs", 100, stream_id=1)]
    return [*notes, *shown]


def _answers(canvas: int) -> list[Answer]:
    s = SECRETS
    told = f"Спросить {s['client']}ого, {s['person'][:-1]}у и {s['employee']}а; {s['email']}, {s['phone']}"
    return [
        Answer(600, canvas, "cs.q.important", None, told),
        Answer(601, canvas, "cr.q.expected", 1, f"{s['firm']} ждёт скидки"),
        Answer(602, canvas, "kp.q.who", None, told),
    ]


def _client(one: int) -> list[object]:
    s, client = SECRETS, 100 + one
    odd = bool(one % 2)
    name = (
        f"{s['client']} {'АБВГДЕЖЗИКЛМНОПРСТУ'[one // 2]}омчик"
        if odd
        else f"ООО «{s['firm'] if one == 2 else f'Фирма {one}'}»"
    )
    found: list[object] = [
        Client(
            client, name, "person" if odd else "company",
            code=s["code"] if one == 1 else f"Z{one}", company=s["company"],
            segment_id=1 + one % 2, employee_id=1, email=s["email"], phone=s["phone"], city=s["city"],
            country=s["city"], source=f"{s['source']} {one}", tags=(s["tag"],), remarks=s["remark"],
            created_on=ago(500), referrals=one % 3,
            ended_on=ago(3) if one == 9 else None,
        ),
        Person(300 + one, client, f"{s['person']} Анфиса", s["role"], s["email"], s["phone"]),
        Interaction(
            2000 + one, client, ago(20), "complaint" if one == 4 else "call", employee_id=1,
            person_id=300 + one, summary=s["summary"],
        ),
        Assessment(3000 + one, client, ago(30), "client", s=3.0 + one % 3, te=4.5, tc=3.0, ee=4.0, re=4.0),
        StageRecord(
            4000 + one, client, "kotler", "supporter", ago(200), "supporter", decided_by=s["who"]
        ),
        StageRecord(
            5000 + one, client, "kotler", "first_time", ago(10), "repeat", s["reason"], s["who"], "high"
        ),
    ]  # fmt: skip
    for place in range(1 + one % 4):
        deal = 10_000 + 10 * one + place
        found.append(
            Deal(deal, client, s["title"], currency="RUB", won_on=ago(20 + 40 * place), employee_id=1)
        )
        found.append(DealLine(deal, deal, 10_000_000 * (one + 1), stream_id=1 + place % 2))
    return found


def pdf(workbook: Workbook, document: str, lang: str = "ru", **more: object) -> bytes:
    """Return a document of ``workbook`` as the bytes of its PDF."""
    day = more.pop("day", DAY)
    out = io.BytesIO()
    prepare(workbook, DocumentRequest(document, lang, day, **more))(out, NoProgress())  # type: ignore[arg-type]
    return out.getvalue()
