"""The figures of stages and the clients behind them: sentence, ladder, matrix, months, income, risks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from canvas_app.content import load_catalogue
from canvas_app.content.stage_models import held_text, load_stage_models
from canvas_app.domain.clients.model import Client
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.stages.model import Assessment, StageRecord
from canvas_app.services import stages
from canvas_app.services.stages import Overview
from canvas_app.storage.workbook import Workbook
from tests.services.stages.conftest import DAY, ago, kotler

# figures


def test_the_sentence_counts_clients_that_a_click_opens(book):
    found = stages.overview(book, kotler())
    said = found.sentence
    assert (said.total, said.active, said.inactive, said.ended) == (
        (1, 2, 3, 4, 5, 6),
        (1, 2, 3, 4),
        (5,),
        (6,),
    )
    assert (said.confirmed, said.up, said.down, said.new, said.left) == ((3, 4, 6), (3,), (4,), (), ())
    assert said.median.key == "repeat"
    assert (found.number, found.of, found.unconfirmed) == (6, 6, (1, 2, 5))
    assert (found.first_confirmed, found.last_record) == (ago(120), ago(10))


def test_ladder_matrix_and_sentence_agree_on_a_real_file(book):
    found = stages.overview(book, kotler(first=ago(45)))
    rungs = {row.rung.stage.key: row for row in found.rungs}
    assert sum(len(row.rung.clients) for row in found.rungs) == len(found.sentence.total)
    assert (rungs["repeat"].rung.confirmed, rungs["repeat"].rung.suggested) == ((3, 4, 6), (2,))
    assert (rungs["repeat"].up, rungs["repeat"].down, rungs["repeat"].new) == ((3,), (4,), ())
    assert found.moves.cells == {
        ("first_time", "repeat"): (3,), ("client", "repeat"): (4,), ("repeat", "left"): (6,),
    }  # fmt: skip
    assert found.sentence.left == (6,)
    for key, row in rungs.items():
        assert found.moves.end.get(key, ()) == row.rung.counted


@pytest.mark.parametrize("seed", range(6))
def test_every_total_agrees_in_any_register(tmp_path, seed):
    chance = Random(seed)
    with Workbook.create(tmp_path / "any.canvasbook", language="en") as workbook:
        models = stages.models(workbook)
        with workbook.edit("edit.sample") as edit:
            for number in range(1, 41):
                over = chance.choice((None, None, ago(chance.randrange(200))))
                edit.put(Client(number, f"N{number}", archived=chance.random() < 0.1, ended_on=over))
                for _ in range(chance.randrange(4)):
                    edit.put(Deal(edit.new_id(), number, won_on=ago(chance.randrange(900))))
                for model in models:
                    for _ in range(chance.randrange(4)):
                        stage, on = chance.choice(model.stages).key, ago(chance.randrange(-5, 200))
                        edit.put(StageRecord(edit.new_id(), number, model.key, stage, on))
        for model in models:
            _totals_agree(workbook, stages.overview(workbook, replace(kotler(), model=model.key)))


def _totals_agree(workbook: Workbook, found: Overview) -> None:
    said, moves = found.sentence, found.moves
    assert found.number == len(said.total) == found.of
    assert sorted(said.active + said.inactive + said.ended) == list(said.total) == list(found.ladder.clients)
    assert sorted(found.unconfirmed + said.confirmed) == list(said.total)
    for row in found.rungs:
        stage = row.rung.stage.key
        column = sorted(one for (_, after), ids in moves.cells.items() if after == stage for one in ids)
        assert column == list(moves.end.get(stage, ())) == list(row.rung.counted)
        assert row.trend[-1] == len(row.rung.clients) == len(found.months[-1].clients(stage))
    for way in ("up", "down", "new"):
        assert sorted(one for row in found.rungs for one in getattr(row, way)) == list(getattr(said, way))
    assert stages.moved(workbook, found.request) == (said.up, said.down)
    before, after = (sum(map(len, ends.values())) for ends in (moves.start, moves.end))
    assert before + len(said.new) - len(said.left) == after


def test_what_holds_clients_is_told_with_no_and_no_data_apart(book):
    found = stages.glance(book, kotler())
    catalogue = load_catalogue()
    told = {held_text(hold.missing, catalogue, "ru"): (hold.no, hold.unknown) for hold in found.holds}
    assert told == {
        "Сделок ещё не было": ((1,), ()),
        "Сделок меньше трёх": ((2,), ()),
        "Сделок меньше двух": ((5,), ()),
        "Доверие ниже 4,0": ((4,), (2, 3)),
    }
    assert found.held == (1, 2, 3, 4, 5), "the one whose relationship ended is left out"
    assert [len(hold.clients) for hold in found.holds] == [3, 1, 1, 1]


def test_months_are_confirmed_from_the_history_and_worked_out_before_it(book):
    series = stages.months(book, kotler(), 6)
    assert [month.day for month in series] == [
        date(2026, 6, 30), date(2026, 7, 31), date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 31), DAY,
    ]  # fmt: skip
    june, august, now = series[0], series[2], series[-1]
    assert june.solid == {}
    assert june.hatched == {"suspect": (2, 3, 6), "prospect": (1,), "first_time": (4, 5)}
    assert august.solid == {"first_time": (3,), "client": (4,)}
    assert (now.solid, now.hatched) == (
        {"repeat": (3, 4, 6)}, {"prospect": (1,), "first_time": (5,), "repeat": (2,)},
    )  # fmt: skip
    for month in series:
        assert sorted(one for ids in (*month.solid.values(), *month.hatched.values()) for one in ids) == [
            1, 2, 3, 4, 5, 6,
        ]  # fmt: skip


@pytest.mark.parametrize("basis", ["shown", "confirmed", "suggested"])
def test_every_month_says_what_looking_at_that_day_says(book, basis):
    for month in stages.months(book, kotler(basis=basis), 14):
        ladder = stages.glance(book, replace(kotler(basis=basis), day=month.day)).ladder
        assert {rung.stage.key: rung.confirmed for rung in ladder.rungs if rung.confirmed} == month.solid
        assert {rung.stage.key: rung.suggested for rung in ladder.rungs if rung.suggested} == month.hatched


def test_a_month_counts_clients_from_the_day_they_came_or_from_their_first_record(book):
    client = book.get(Client, 2)
    with book.edit("edit.client_edit", name="") as edit:
        edit.put(replace(client, created_on=date(2026, 9, 15)))
    first = min(deal.won_on for deal in book.all(Deal, client_id=2))
    months = stages.months(book, kotler(basis="suggested"), 14)
    there = [any(2 in ids for ids in month.hatched.values()) for month in months]
    assert there == [month.day >= min(first, date(2026, 9, 15)) for month in months]


def test_a_list_imported_after_the_day_looked_at_does_not_grow_in_its_last_month(book):
    with book.edit("edit.client_edit", name="") as edit:
        edit.put_all([replace(client, created_on=DAY + timedelta(days=9000)) for client in book.all(Client)])
        edit.put(Client(77, "Без записей", created_on=DAY + timedelta(days=9000)))
    months = stages.months(book, kotler(basis="suggested"), 6)
    assert all(any(77 in ids for ids in month.hatched.values()) for month in months)


def test_filters_narrow_every_figure(book):
    assert stages.glance(book, kotler(segments=(1,))).sentence.total == (2, 4, 6)
    assert stages.glance(book, kotler(employees=(1,))).sentence.total == (1, 2, 3)
    assert stages.glance(book, kotler(employees=(None,), segments=(2,))).sentence.total == (5,)
    narrow = stages.overview(book, kotler(segments=(1,), employees=(1,)))
    assert (narrow.number, narrow.of) == (1, 6)
    assert [row.clients for row in narrow.income if row.clients] == [(2,)]
    stood = [one for month in narrow.months for stage in narrow.model.places for one in month.clients(stage)]
    assert stood == [2] * 12


def test_income_is_of_the_last_year_and_never_mixes_currencies(book):
    rows = {row.stage: row for row in stages.income(book, kotler())}
    assert rows["repeat"].amounts == {"RUB": (2 + 3 * 3 + 4 * 3 + 6 * 2) * 1_000_0000, "USD": 5_0000}
    assert rows["repeat"].clients == (2, 3, 4, 6)
    assert rows["first_time"].amounts == {}, "that deal was won more than a year ago"


def test_a_mean_is_of_those_who_bought_in_that_currency_and_of_enough_of_them(book):
    with book.edit("edit.sample") as edit:
        for number in range(20, 26):
            currency = "USD" if number == 25 else "RUB"
            edit.put_all([
                Client(number, f"Новый {number}"),
                Deal(number * 100, number, currency=currency, won_on=ago(9)),
                DealLine(number * 100, number * 100, 10_0000 if currency == "RUB" else 700_0000),
            ])  # fmt: skip
    row = next(row for row in stages.income(book, kotler()) if row.stage == "first_time")
    assert row.clients == (20, 21, 22, 23, 24, 25)
    assert row.mean("RUB") == 10_0000
    assert row.mean("USD") is None, "one client is no mean"


def test_factors_show_values_for_few_and_a_mean_for_more_and_mark_what_the_rule_defines(book):
    cells = {(cell.stage, cell.score): cell for cell in stages.factors(book, kotler())}
    few = cells["repeat", "S"]
    assert (few.mean, few.values, few.clients, few.by_rule) == (None, {4: 4.5}, (4,), False)
    assert cells["client", "TE"].by_rule
    assert cells["client", "T"].by_rule
    assert not cells["client", "S"].by_rule
    assert cells["advocate", "S"].by_rule
    assert not cells["advocate", "I"].by_rule
    assert cells["partner", "I"].by_rule
    with book.edit("edit.sample") as edit:
        for number in range(20, 24):
            edit.put(Client(number, f"N{number}"))
            edit.put_all([Deal(number, number, won_on=ago(1)), Deal(number + 50, number, won_on=ago(2))])
            edit.put(Assessment(number, number, ago(1), "staff", s=float(number - 19)))
    many = {(cell.stage, cell.score): cell for cell in stages.factors(book, kotler())}["repeat", "S"]
    assert (many.mean, many.values, len(many.clients)) == ((1 + 2 + 3 + 4 + 4.5) / 5, {}, 5)


def test_the_models_stand_side_by_side(book):
    ladders = stages.overview(book, kotler()).models
    assert [one.model.key for one in ladders] == [model.key for model in load_stage_models()]
    assert all(one.clients == (1, 2, 3, 4, 5, 6) for one in ladders)
    assert ladders[0].rungs[-1].suggested == (6,)


def test_risks_are_a_worklist_by_flag(book):
    found = stages.glance(book, kotler())
    assert {risk.flag: risk.clients for risk in found.risks} == {"silence": (1,), "lapsed": (5,)}
    assert found.flags == {1: ("silence",), 5: ("lapsed",)}


def test_why_they_fell_is_the_reason_given_or_what_they_lack(book):
    reasons = stages.fall_reasons(book, kotler(), (4, 3))
    assert reasons[4] == "Сменился закупщик"
    assert [missing.conditions for missing in reasons[3]] == [("t_any",)]


def test_no_clients_at_all_is_an_empty_overview(tmp_path):
    with Workbook.create(tmp_path / "empty.canvasbook", language="en") as workbook:
        found = stages.overview(workbook, kotler())
        assert (found.number, found.of, found.holds) == (0, 0, ())
        assert (found.sentence.median, found.last_record) == (None, None)
        assert len(found.months) == 12
        assert stages.confirm_all(workbook, [], "kotler", DAY).size == 0
