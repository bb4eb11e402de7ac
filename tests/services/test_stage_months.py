"""Stages over time: no decision changes the months before it, nor who was there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.clients.model import Client
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.services import stages
from canvas_app.services.stage_charts import read
from canvas_app.services.stages import Request
from canvas_app.storage.queries.stages import import_days
from canvas_app.storage.workbook import Workbook
from tests.services.test_stage_charts import builder_of

THEN = date(1998, 5, 6)
"""The last record of the list that is brought in today."""
DEALS = {1: (1996, 1), 2: (1996, 7), 3: (1997, 9), 4: (1998, 5)}
"""Client to year and month of its first deal; the fifth and the sixth never bought."""


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Workbook]:
    """An old list imported today, two of its six clients without any dated record."""
    with Workbook.create(tmp_path / "old.canvasbook", language="ru", currency="USD") as workbook:
        with workbook.edit("edit.import_clients", name="clients.csv") as edit:
            edit.put_all([Client(number, f"Клиент {number}") for number in range(1, 7)])
            for number, (year, month) in DEALS.items():
                edit.put(Deal(number, number, currency="USD", won_on=date(year, month, 3)))
                edit.put(DealLine(number, number, 10_0000))
        (today,) = import_days(workbook)
        with workbook.edit("edit.client_edit", name="") as edit:
            edit.put_all([replace(client, created_on=today) for client in workbook.all(Client)])
        yield workbook


def said(workbook: Workbook, day: date) -> dict[date, dict[str, tuple[int, ...]]]:
    """Return the stages at the ends of the months before ``day``, confirmed or not."""
    *past, _ = stages.months(workbook, Request("kotler", day), 14)
    places = stages.model_of(workbook, "kotler").places
    return {
        month.day: {stage: month.clients(stage) for stage in places if month.clients(stage)} for month in past
    }


def there(months: dict[date, dict[str, tuple[int, ...]]]) -> dict[date, list[int]]:
    return {day: sorted(one for ids in stood.values() for one in ids) for day, stood in months.items()}


def confirm_everybody(workbook: Workbook, day: date) -> None:
    ids = [client.id for client in workbook.all(Client)]
    stages.confirm_all(workbook, ids, "kotler", day)
    assert stages.glance(workbook, Request("kotler", day)).unconfirmed == ()


def test_confirming_stages_changes_nothing_before_that_day(old: Workbook) -> None:
    before = said(old, THEN)
    bought = {one: date(year, month, 3) for one, (year, month) in DEALS.items()}
    assert there(before) == {
        end: sorted([*(one for one, day in bought.items() if day <= end), 5, 6]) for end in before
    }
    confirm_everybody(old, THEN)
    assert said(old, THEN) == before


def test_who_was_there_is_the_same_before_and_after_a_decision_on_an_earlier_day(old: Workbook) -> None:
    (today,) = import_days(old)
    before = there(said(old, today))
    assert set(map(tuple, before.values())) == {(1, 2, 3, 4, 5, 6)}
    confirm_everybody(old, THEN)
    assert there(said(old, today)) == before
    confirm_everybody(old, today)
    assert there(said(old, today)) == before


def test_a_record_after_an_import_does_not_take_a_client_out_of_the_months_before(old: Workbook) -> None:
    (today,) = import_days(old)
    before = there(said(old, today))
    with old.edit("edit.interaction_new", name="") as edit:
        edit.put(Interaction(1, 5, today, "call"))
    assert there(said(old, today)) == before


def test_a_client_typed_in_by_hand_is_there_from_that_day_whatever_is_decided(old: Workbook) -> None:
    (today,) = import_days(old)
    came = today - timedelta(days=100)
    with old.edit("edit.client_new", name="") as edit:
        edit.put(Client(7, "Новый", created_on=came))
    before = there(said(old, today))
    assert [end for end, ids in before.items() if 7 in ids] == [end for end in before if end >= came]
    stages.confirm(old, 7, "kotler", today)
    assert there(said(old, today)) == before


def test_a_first_decision_takes_no_month_out_of_the_chart(tmp_path: Path) -> None:
    with Workbook.create(tmp_path / "plain.canvasbook", language="ru") as workbook:
        with workbook.edit("edit.sample") as edit:
            edit.put_all([Client(number, f"Клиент {number}") for number in range(1, 4)])
        request = Request("kotler", THEN)
        before = [column.day for column in builder_of(read(workbook, request)).months().data.columns]
        confirm_everybody(workbook, THEN)
        after = [column.day for column in builder_of(read(workbook, request)).months().data.columns]
        assert len(before) == 12
        assert after == before
