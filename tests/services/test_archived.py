"""An archived client and all that belongs to it is kept and counted nowhere: every sum says the same."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from canvas_app.content import load_catalogue, load_messages
from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.canvas.model import Segment, Stream
from canvas_app.domain.clients.model import Client
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.stages.model import Assessment
from canvas_app.domain.stages.months import year_before
from canvas_app.services.canvas.board import Translator
from canvas_app.services.canvas.figures import live_figures
from canvas_app.services.canvas.question_figures import QuestionFigures
from canvas_app.services.clients.listing import ClientList
from canvas_app.services.clients.register import archive_clients, restore_clients
from canvas_app.services.overview import workbook_info
from canvas_app.storage.queries import documents, figures
from canvas_app.storage.workbook import Workbook

DAY = date(2026, 11, 23)


@pytest.fixture
def book(tmp_path):
    """Four clients of two segments, each with a won and an open deal, a call and an assessment."""
    with Workbook.create(tmp_path / "x.canvasbook", language="ru", currency="RUB") as book:
        with book.edit("edit.sample") as edit:
            edit.put_all(
                [Segment(1, "Офисы"), Segment(2, "Студенты"), Stream(3, "Напитки"), Stream(4, "Зёрна")]
            )
            for one in range(1, 5):
                won = DAY - timedelta(days=30 * one)
                edit.put(Client(10 * one, f"Клиент {one}", segment_id=1 + one % 2))
                edit.put(Deal(10 * one + 1, 10 * one, currency="RUB", opened_on=won, won_on=won))
                edit.put(DealLine(10 * one + 2, 10 * one + 1, 1_0000 * 10**one, stream_id=3 + one % 2))
                edit.put(Deal(10 * one + 3, 10 * one, currency="RUB", opened_on=won))
                edit.put(Interaction(10 * one + 4, 10 * one, won))
                edit.put(Assessment(10 * one + 5, 10 * one, won, s=4.0))
        yield book


def sums(book: Workbook) -> list[object]:
    """Return income, deals and clients as each place that tells them counts them."""
    info = workbook_info(book, DAY)
    live = live_figures(book, DAY)
    by_segment = figures.by_segment(book, "RUB", year_before(DAY), DAY)
    shares = QuestionFigures(book, Translator(load_catalogue(), load_messages(), "ru"), DAY).of("rs.q.share")
    return [
        float(info["revenue"]["RUB"]["total"]) * 10_000,
        live.amount,
        sum(one.amount for one in by_segment),
        ClientList(book).total_revenue(DAY)["RUB"],
        (info["clients"], sum(live.clients.values()), sum(one.clients for one in by_segment)),
        (info["deals"]["won"], live.deals, sum(len(row.deals) for row in shares.rows)),
        (info["deals"]["open"], info["interactions"], info["assessments"]),
        documents.counts(book, DAY),
    ]


def test_every_sum_leaves_archived_clients_out_and_takes_them_back(book):
    before = sums(book)
    assert before[:4] == [11_110_0000] * 4
    assert before[4:7] == [(4, 4, 4), (4, 4, 4), (4, 4, 4)]
    assert before[7] == documents.Counts(4, 4, 4, 4)
    archive_clients(book, [40])
    assert sums(book) == [
        *[1_110_0000] * 4, (3, 3, 3), (3, 3, 3), (3, 3, 3), documents.Counts(3, 3, 3, 3),
    ]  # fmt: skip
    assert book.get(Deal, 41) is not None
    restore_clients(book, [40])
    assert sums(book) == before
