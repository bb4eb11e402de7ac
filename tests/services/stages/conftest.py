"""A workbook of seven clients whose stages are told."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.canvas.model import Segment, Stream
from canvas_app.domain.clients.model import Client, Employee
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.stages.model import Assessment, StageRecord
from canvas_app.services.stages import Request
from canvas_app.storage.workbook import Workbook

DAY = date(2026, 11, 23)


NAMES = ("Альфа", "Бета", "Гамма", "Дельта", "Ёлка", "Жук", "Архив")


WON = {2: (30,), 3: (20, 80, 140), 4: (20, 60, 300), 5: (400,), 6: (50, 90)}
"""Client to the days ago on which deals were won."""


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


@pytest.fixture
def book(tmp_path: Path):
    """Seven clients: two lists of deals, scores, confirmed stages; one archived."""
    with Workbook.create(tmp_path / "book.canvasbook", language="ru", who="Елена") as workbook:
        with workbook.edit("edit.sample") as edit:
            edit.put_all([Segment(1, "Офисы"), Segment(2, "Студенты")])
            edit.put_all([Employee(1, "Анна"), Stream(1, "Кофе")])
            for number, name in enumerate(NAMES, 1):
                edit.put(
                    Client(
                        number,
                        name,
                        code=f"C{number}",
                        segment_id=1 + number % 2,
                        employee_id=1 if number < 4 else None,
                        ended_on=ago(20) if name == "Жук" else None,
                        archived=name == "Архив",
                    )
                )
            for number, days in WON.items():
                for place, won in enumerate(days):
                    deal = 100 * number + place
                    edit.put(Deal(deal, number, currency="RUB", won_on=ago(won)))
                    edit.put(DealLine(deal, deal, 1_000_0000 * number, stream_id=1))
            edit.put(Deal(250, 2, currency="USD", won_on=ago(10)))
            edit.put(DealLine(250, 250, 5_0000))
            edit.put(Assessment(800, 4, ago(10), "client", s=4.5, te=3.0, tc=3.5))
            edit.put(Interaction(900, 1, ago(200), "meeting"))
            edit.put_all([
                StageRecord(700, 3, "kotler", "first_time", ago(120)),
                StageRecord(701, 3, "kotler", "repeat", ago(40)),
                StageRecord(702, 4, "kotler", "client", ago(120)),
                StageRecord(703, 4, "kotler", "repeat", ago(5), reason="Сменился закупщик"),
                StageRecord(704, 6, "kotler", "repeat", ago(60)),
            ])  # fmt: skip
        yield workbook


def kotler(**fields) -> Request:
    return Request("kotler", DAY, **fields)
