"""Ladder, matrix, sentence and list agree on every total, for any register, model, basis and filter."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from canvas_app.charts.data import (
    FactorsData,
    HoldsData,
    IncomeData,
    LadderData,
    ModelsData,
    MonthsData,
    MovesData,
)
from canvas_app.charts.style import print_style
from canvas_app.charts.tables import table
from canvas_app.content import load_catalogue, load_messages
from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.canvas.model import Segment
from canvas_app.domain.clients.model import Client, Employee
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.stages.model import Assessment, StageRecord
from canvas_app.services.canvas.board import Translator
from canvas_app.services.clients.listing import ClientFilter, ClientList, Sort
from canvas_app.services.stage_charts import ChartBuilder, ChartSource, StageFigures, read, worklist
from canvas_app.services.stages import Request, models
from canvas_app.storage.workbook import Workbook

DAY = date(2026, 11, 23)


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


@contextmanager
def register(seed: int, count: int) -> Iterator[Workbook]:
    """Give a workbook with ``count`` clients whose lives the dice made up: ended, archived, come back."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Workbook.create(Path(folder) / "b.canvasbook", language="ru", currency="RUB") as workbook,
    ):
        dice, kinds = Random(seed), models(workbook)
        with workbook.edit("edit.sample") as edit:
            edit.put_all([Segment(1, "Офисы"), Segment(2, "Дома"), Employee(1, "Анна")])
            for number in range(1, count + 1):
                edit.put_all(_client(number, dice, kinds))
        yield workbook


def _client(number: int, dice: Random, kinds) -> list:
    ended = ago(dice.randint(0, 400)) if dice.random() < 0.2 else None
    back = ago(dice.randint(0, 200)) if ended is not None and dice.random() < 0.3 else None
    made: list = [
        Client(
            number,
            f"Клиент {number}",
            segment_id=dice.choice([1, 2, None]),
            employee_id=dice.choice([1, None]),
            ended_on=ended,
            reopened_on=back,
            archived=dice.random() < 0.1,
            sole=dice.random() < 0.5,
            mentions=dice.randint(0, 1),
        )
    ]
    for place in range(dice.randint(0, 4)):
        deal = number * 100 + place
        currency = dice.choice(["RUB", "RUB", "USD"])
        made.append(Deal(deal, number, currency=currency, won_on=ago(dice.randint(0, 500))))
        made.append(DealLine(deal, deal, dice.randint(1, 999) * 10_000))
    if dice.random() < 0.5:
        scores = {key: float(dice.randint(1, 5)) for key in ("s", "te", "tc", "ee", "re", "ec", "rc")}
        made.append(Assessment(number * 100 + 50, number, ago(dice.randint(0, 300)), **scores))
    if dice.random() < 0.4:
        made.append(Interaction(number * 100 + 60, number, ago(dice.randint(0, 300)), two_way=True))
    for place in range(dice.randint(0, 3)):
        model = dice.choice(kinds)
        stage = dice.choice(model.stages).key
        record = number * 100 + 70 + place
        made.append(StageRecord(record, number, model.key, stage, ago(dice.randint(0, 300))))
    return made


def builder_of(found: StageFigures, *, income: bool = False, hidden: bool = False) -> ChartBuilder:
    words = Translator(load_catalogue(), load_messages(), "ru")
    return ChartBuilder(
        ChartSource(
            found.overview, words, lambda one: f"К{one}", found.currency, found.sums, income, hidden,
            found.first_record,
        )
    )  # fmt: skip


requests = st.builds(
    Request,
    model=st.sampled_from(["dwyer", "payne", "kotler", "factor"]),
    day=st.sampled_from([DAY, ago(120)]),
    first=st.sampled_from([None, ago(400), ago(150)]),
    basis=st.sampled_from(["shown", "confirmed", "suggested"]),
    segments=st.sampled_from([(), (1,), (None,), (1, None)]),
    employees=st.sampled_from([(), (1,)]),
)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), count=st.integers(0, 45), request=requests)
def test_every_total_equals_every_other(seed, count, request):
    if request.first is not None and request.first > request.day:
        return
    with register(seed, count) as workbook:
        found = read(workbook, request)
        overview, builder = found.overview, builder_of(found)
        said = overview.sentence
        ladder = builder.ladder()
        _check_ladder(ladder.data, overview, request)
        _check_moves(builder.moves().data, overview)
        _check_others(builder, overview)
        clients = ClientList(workbook)
        for made in (
            ladder,
            builder.holds(),
            builder.moves(),
            builder.months(),
            builder.factors(),
            builder.income(),
            builder.models(),
        ):
            _check_targets(made, clients, request)
        assert len(said.active) + len(said.inactive) + len(said.ended) == len(said.total) == overview.number
        assert {row.client_id for row in worklist(workbook, found)} == {*overview.flags, *overview.moves.down}


def _check_ladder(data: LadderData, overview, request: Request) -> None:
    said = overview.sentence
    whole = sum(row.all.value for row in data.rows)
    assert whole == len(overview.ladder.clients)
    if request.basis != "confirmed":
        assert whole == len(said.total)
    solid = sum(row.solid.value for row in data.rows)
    assert solid == (0 if request.basis == "suggested" else len(said.confirmed))
    assert data.inactive.value + data.ended.value <= whole
    assert all(row.all.value == row.solid.value + row.hatched.value for row in data.rows)


def _check_moves(data: MovesData, overview) -> None:
    said, outside = overview.sentence, len(data.stages)
    total = sum(part.value for part in data.cells.values())
    for at in range(outside):
        assert data.before[at].value == sum(p.value for (r, _), p in data.cells.items() if r == at)
        assert data.after[at].value == sum(p.value for (_, c), p in data.cells.items() if c == at)
    assert data.new.value == sum(p.value for (r, _), p in data.cells.items() if r == outside) == len(said.new)
    assert data.left.value == len(said.left)
    directions = {"up": 0, "down": 0, "same": 0, "new": 0, "left": 0}
    for at, part in data.cells.items():
        directions[data.direction(*at)] += part.value
    assert directions["up"] == data.up.value == len(said.up)
    assert directions["down"] == data.down.value == len(said.down)
    assert directions["same"] == data.same.value
    assert sum(directions.values()) == total == data.n
    assert total + len(overview.unmoved) == len(said.confirmed)
    assert set(overview.unmoved) <= set(said.ended)
    if overview.unmoved:
        assert f"без {len(overview.unmoved)} прекращённ" in data.head.foot
    assert "только подтверждённые" in data.head.foot, "moves never count a suggestion"
    if overview.request.basis != "suggested":
        for rung, part, over in zip(overview.ladder.rungs, data.after, data.over, strict=True):
            assert part.value == len(rung.counted), "a column of the matrix is not the ladder's confirmed bar"
            assert part.value + over.value == len(rung.confirmed)
        assert sum(part.value for part in data.over) == len(overview.unmoved) + len(said.left)
    arrived = sum(len(row.up) + len(row.down) + len(row.new) for row in overview.rungs)
    assert arrived == directions["up"] + directions["down"] + directions["new"]


def _check_others(builder: ChartBuilder, overview) -> None:
    holds, months = builder.holds().data, builder.months().data
    assert isinstance(holds, HoldsData)
    assert all(row.all.value == row.no.value + row.unknown.value <= holds.n for row in holds.rows)
    left_out = re.search(r"без высшей стадии \((\d+)\) и прекращённых \((\d+)\)", holds.head.foot)
    highest, ended = map(int, left_out.groups()) if left_out else (0, 0)
    assert (holds.n + highest + ended, ended) == (overview.number, len(overview.sentence.ended))
    assert "предлагаемые" in holds.head.foot.split(" · ")
    assert isinstance(months, MonthsData)
    if months.columns:
        assert months.columns[-1].total == len(overview.ladder.clients)
    factors, models_ = builder.factors().data, builder.models().data
    assert isinstance(factors, FactorsData)
    for row in factors.cells:
        for cell in row:
            assert (cell.mean is not None) == (cell.known.clients >= 5)
            assert len(cell.values) == (0 if cell.mean is not None else cell.known.clients)
    assert isinstance(models_, ModelsData)
    if overview.request.basis == "shown":
        assert {sum(row.all.value for row in one.rows) for one in models_.models} == {overview.number}


def _check_targets(made, clients: ClientList, request: Request) -> None:
    """A click opens exactly as many clients as the place counts; the table says the same."""
    style = print_style("ru")
    for key, target in made.targets.items():
        listed = clients.find(ClientFilter(ids=target.clients), Sort(), request.model, request.day)
        assert sorted(listed) == sorted(target.clients), key
    shown = {cell.key: cell.text for row in table(made.data, style).rows for cell in row if cell.key}
    assert set(shown) <= set(made.targets)
    if not isinstance(made.data, FactorsData | IncomeData):
        for key, text in shown.items():
            assert int(text) == len(made.targets[key].clients), key


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 1_000))
def test_income_adds_up_and_hidden_amounts_are_shares(seed):
    with register(seed, 40) as workbook:
        found = read(workbook, Request("kotler", DAY))
        whole = sum(found.sums.values())
        ladder, income = builder_of(found, income=True).ladder().data, builder_of(found).income().data
        assert isinstance(ladder, LadderData)
        assert isinstance(income, IncomeData)
        assert sum(row.all.value for row in ladder.rows) == whole
        assert sum(row.total.value for row in income.rows) == whole
        for row in income.rows:
            assert (row.mean is None) == (row.total.clients < 5)
        shares = builder_of(found, income=True, hidden=True).ladder().data
        assert abs(sum(row.all.value for row in shares.rows) - 10_000) <= len(shares.rows) or not whole
        assert "₽" not in table(shares, print_style("ru")).as_text()


def test_months_before_the_first_record_are_left_out():
    with register(3, 0) as workbook:
        with workbook.edit("edit.sample") as edit:
            edit.put_all([Client(1, "А"), Deal(1, 1, currency="RUB", won_on=ago(70)), DealLine(1, 1, 5)])
        found = read(workbook, Request("kotler", DAY))
        assert found.first_record == ago(70)
        months = builder_of(found).months().data
        assert [column.day.month for column in months.columns] == [9, 10, 11]
        assert [len(row.trend) for row in builder_of(found).ladder().data.rows] == [3] * 8


def test_the_period_before_has_the_same_length():
    with register(5, 40) as workbook:
        found = read(workbook, Request("kotler", DAY, ago(29)))
        assert (found.before.first, found.before.last) == (ago(59), ago(30))
