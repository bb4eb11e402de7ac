"""Figures are in the workbook's currency, or in the one that was really earned."""

from __future__ import annotations

from datetime import date

import pytest

from canvas_app.domain.clients.model import Client
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.services.canvas.figures import live_figures
from canvas_app.services.counted import counted_currency
from canvas_app.services.stage_charts import read
from canvas_app.services.stages import Request
from canvas_app.storage.workbook import Workbook

DAY = date(2026, 11, 23)


@pytest.fixture
def book(tmp_path):
    with Workbook.create(tmp_path / "a.canvasbook", language="ru", currency="RUB") as made:
        yield made


def win(book: Workbook, number: int, currency: str, amount: int, on: date = DAY) -> None:
    with book.edit("edit.x") as edit:
        edit.put(Client(number, f"Клиент {number}"))
        edit.put(Deal(number, number, currency=currency, won_on=on))
        edit.put(DealLine(number, number, amount))


def test_the_workbooks_own_as_long_as_anything_was_earned_in_it(book):
    assert counted_currency(book, DAY) == "RUB"
    win(book, 1, "USD", 9_000_0000)
    win(book, 2, "USD", 9_000_0000)
    win(book, 3, "RUB", 1_0000)
    assert counted_currency(book, DAY) == "RUB"
    assert live_figures(book, DAY).amount == 1_0000


def test_else_the_one_with_most_lines_in_the_twelve_months(book):
    win(book, 1, "USD", 10_0000)
    win(book, 2, "USD", 20_0000)
    win(book, 3, "EUR", 900_0000)
    win(book, 4, "RUB", 5_0000, date(2024, 1, 1))
    assert counted_currency(book, DAY) == "USD"
    live = live_figures(book, DAY)
    assert (live.currency, live.amount, live.deals) == ("USD", 30_0000, 2)
    found = read(book, Request("kotler", DAY))
    assert found.currency == "USD"
    assert sum(found.sums.values()) == 30_0000
