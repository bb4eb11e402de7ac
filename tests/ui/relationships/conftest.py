from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

import pytest

from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.canvas.model import Segment
from canvas_app.domain.clients.model import Client, Employee
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.stages.model import Assessment, StageRecord
from canvas_app.storage.workbook import Workbook
from canvas_app.ui.relationships.page import RelationshipsPage

TODAY = date.today()
HOSTILE = "$x^{2 <b>& Ко</b>"


@pytest.fixture
def lang() -> str:
    """One language for most tests; those about languages say so."""
    return "ru"


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def fill(workbook: Workbook, count: int, *, confirmed: bool = True, seed: int = 1) -> list[int]:
    """Give a workbook ``count`` clients on different stages; some moved, some ended, one is named badly."""
    dice = Random(seed)
    with workbook.edit("edit.sample") as edit:
        edit.put_all(
            [Segment(1, "Офисы"), Segment(2, "Студенты $^{"), Employee(1, "Анна"), Employee(2, "Пётр")]
        )
        for number in range(1, count + 1):
            ended = ago(dice.randint(1, 300)) if number % 11 == 0 else None
            name = HOSTILE if number == 1 else f"Клиент № {number}"
            edit.put(
                Client(number, name, segment_id=1 + number % 2, employee_id=1 + number % 2, ended_on=ended)
            )
            _history(edit, number, dice, confirmed=confirmed)
    return list(range(1, count + 1))


def _history(edit, number: int, dice: Random, *, confirmed: bool) -> None:
    deals = number % 5
    for place in range(deals):
        deal = number * 100 + place
        edit.put(Deal(deal, number, currency="RUB", won_on=ago(20 + 40 * place)))
        edit.put(DealLine(deal, deal, dice.randint(1, 90) * 1_000_0000))
    if number % 4 == 0:
        edit.put(Interaction(number * 100 + 50, number, kind_key="call", on=ago(9), two_way=True))
    if number % 3 == 0:
        scores = {key: float(dice.randint(2, 5)) for key in ("s", "te", "tc", "ee")}
        edit.put(Assessment(number * 100 + 60, number, ago(30), **scores))
    if confirmed and number % 5:
        stages = ("suspect", "prospect", "first_time", "repeat", "client")
        before, after = dice.randint(0, 3), dice.randint(0, 4)
        edit.put(StageRecord(number * 100 + 70, number, "kotler", stages[before], ago(200)))
        if number % 2:
            edit.put(StageRecord(number * 100 + 71, number, "kotler", stages[after], ago(10)))


@pytest.fixture
def shown(qtbot, context) -> Callable[..., RelationshipsPage]:
    """Show the page of the context's workbook and wait until everything on it is drawn."""

    def show(width: int = 1280, height: int = 760) -> RelationshipsPage:
        page = RelationshipsPage(context)
        qtbot.addWidget(page)
        context.tools.actions.add(page.commands(), page)
        page.resize(width, height)
        page.catch_up()
        page.show()
        page.activate()
        wait(qtbot, page)
        return page

    return show


def wait(qtbot, page: RelationshipsPage) -> None:
    qtbot.waitUntil(lambda: page.settled, timeout=30_000)


@pytest.fixture
def page(workbook, shown) -> RelationshipsPage:
    """The page of a register of sixty clients with a history."""
    fill(workbook, 60)
    return shown()
