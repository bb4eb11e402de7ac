"""Use cases of stages: explaining, deciding, settings, and the figures with the clients behind them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from canvas_app.content import load_catalogue, load_messages
from canvas_app.content.stage_models import held_text, load_stage_models
from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.canvas.model import Segment, Stream
from canvas_app.domain.clients.model import Client, Employee
from canvas_app.domain.errors import NotFoundError, ValueRefusedError
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.stages.model import Assessment, StageRecord
from canvas_app.services import stages
from canvas_app.services.stages import Overview, Request
from canvas_app.storage.workbook import Workbook
from tests.content.test_stage_models import OWN

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


# explaining


def test_the_explanation_is_what_the_command_prints(book):
    said = stages.explain(book, 4, "kotler", DAY).as_json()
    names = ("stage", "condition", "required", "actual", "result", "group")
    conditions = [
        ("repeat", "won", 2, 3, "yes", None),
        ("client", "won", 3, 3, "yes", None),
        ("client", "t_any", 4.0, 3.5, "no", None),
    ]
    assert json.loads(json.dumps(said)) == {
        "client": "Дельта",
        "model": "kotler",
        "suggested": "repeat",
        "confirmed": "repeat",
        "state": "active",
        "confidence": "high",
        "conditions": [dict(zip(names, condition, strict=True)) for condition in conditions],
        "flags": [],
    }


def test_unknown_is_null_and_switches_are_true_or_false(book):
    said = stages.explain(book, 3, "kotler", DAY).as_json()["conditions"]
    assert [c["actual"] for c in said if c["condition"] == "t_any"] == [None]
    first = stages.explain(book, 1, "kotler", ago(300)).as_json()
    assert (first["suggested"], first["confirmed"]) == ("suspect", None)
    assert [(c["condition"], c["required"], c["actual"], c["group"]) for c in first["conditions"]] == [
        ("qualified", True, False, 1), ("two_way", 1, 0, 1), ("open", 1, 0, 1), ("won", 1, 0, 1),
    ]  # fmt: skip


def test_gaps_come_with_advice_statements_and_fields(book):
    low = stages.explain(book, 4, "kotler", DAY)
    assert low.gaps[0].advice == load_catalogue().keys("adv.te")
    unknown = stages.explain(book, 3, "kotler", DAY)
    assert (unknown.gaps[0].advice, unknown.gaps[0].statements[0]) == ((), "item.te1")
    lead = stages.explain(book, 1, "kotler", ago(300))
    assert lead.gaps[0].fields == ("qualified",)


def test_all_models_are_explained_side_by_side(book):
    explained = [(one.model, one.suggestion.stage) for one in stages.explain_all(book, 3, DAY)]
    assert explained[:4] == [
        ("dwyer", "expansion"), ("payne", "client"), ("kotler", "repeat"), ("factor", "acquaintance"),
    ]  # fmt: skip


def test_growth_and_a_new_stream_stand_beside_dwyers_expansion(book):
    assert stages.explain(book, 3, "dwyer", DAY).supporting == ()
    with book.edit("edit.sample") as edit:
        edit.put_all([Deal(390, 3, currency="RUB", won_on=ago(500)), DealLine(390, 390, 1_0000, stream_id=1)])
        edit.put_all([Stream(2, "Чай"), DealLine(391, 300, 1_0000, stream_id=2)])
    assert stages.explain(book, 3, "dwyer", DAY).supporting == ("growth", "new_stream")
    assert stages.explain(book, 3, "kotler", DAY).supporting == ()


def test_a_client_is_found_by_id_code_or_name(book):
    assert [stages.find_client(book, text) for text in ("4", "C4", "дельта", " ЕЛКА ")] == [4, 4, 4, 5]
    with pytest.raises(NotFoundError, match="client_named"):
        stages.find_client(book, "Омега")
    with book.edit("edit.sample") as edit:
        edit.put(Client(8, "Ёлка"))
    with pytest.raises(NotFoundError, match="client_several"):
        stages.find_client(book, "елка")


def test_unknown_clients_models_and_stages_are_said_in_both_languages(book):
    for call in (
        lambda: stages.explain(book, 99, "kotler", DAY),
        lambda: stages.explain(book, 1, "maslow", DAY),
        lambda: stages.override(book, 1, "kotler", "king", "", DAY),
        lambda: stages.override(book, 1, "kotler", "partner", "", DAY),
        lambda: stages.withdraw(book, 1),
        lambda: stages.end_relationship(book, 99, DAY),
        lambda: stages.set_thresholds(book, {"high": 9}),
        lambda: stages.set_own_models(book, OWN.replace("ours", "kotler")),
    ):
        with pytest.raises((NotFoundError, ValueRefusedError)) as refused:
            call()
        for lang in ("en", "ru"):
            assert load_messages().say(f"error.{refused.value.code}", lang, **refused.value.params)


# deciding


def test_confirming_records_everything_about_the_decision(book):
    changes = stages.confirm(book, 2, "kotler", DAY, origin="card")
    (record,) = book.all(StageRecord, client_id=2)
    assert (record.stage, record.suggested, record.on, record.decided_by) == (
        "repeat",
        "repeat",
        DAY,
        "Елена",
    )
    assert (record.confidence, record.thresholds_version, record.reason) == ("high", 0, "")
    known = json.loads(record.evidence)
    assert next(check for check in known if check["stage"] == "repeat") == {
        "stage": "repeat", "condition": "won", "required": 2, "actual": 2, "result": "yes", "group": None,
    }  # fmt: skip
    assert changes.of("stage") == {record.id}
    assert changes.origin == "card"
    assert book.undo_step().params == {"name": "Бета", "stage": "kotler.repeat"}
    assert load_messages().say_edit("edit.stage_confirm", "ru", book.undo_step().params)
    assert stages.confirm(book, 2, "kotler", DAY).size == 0, "twice on one day is once"
    assert stages.confirm(book, 2, "kotler", DAY + timedelta(days=1)).size == 1


def test_another_stage_needs_a_reason_and_the_suggested_one_does_not(book):
    with pytest.raises(ValueRefusedError) as refused:
        stages.override(book, 2, "kotler", "partner", "  ", DAY)
    assert (refused.value.code, refused.value.params) == ("value.reason", {"stage": "kotler.repeat"})
    assert "Повторный покупатель" in load_messages().say("error.value.reason", "ru", **refused.value.params)
    assert book.all(StageRecord, client_id=2) == ()
    stages.override(book, 2, "kotler", "partner", " Вместе\nделаем сайт ", DAY)
    assert [(r.stage, r.suggested, r.reason) for r in book.all(StageRecord, client_id=2)] == [
        ("partner", "repeat", "Вместе делаем сайт")
    ]
    (record,) = book.all(StageRecord, client_id=2)
    known = json.loads(record.evidence)
    model = stages.model_of(book, "kotler")
    asked = [(stage.key, condition.type) for stage in model.ladder for condition in stage.conditions]
    assert [(check["stage"], check["condition"]) for check in known] == asked, (
        "of all stages up to the chosen"
    )
    assert known[-1]["result"] in ("no", "unknown")
    stages.override(book, 2, "payne", "client", "", DAY)
    assert len(book.all(StageRecord, client_id=2)) == 2


def test_many_are_confirmed_in_one_step_with_one_reason(book):
    everyone = [1, 2, 3, 4, 5, 6, 7]
    changes = stages.confirm_all(book, everyone, "kotler", DAY, reason="После импорта")
    assert len(changes.of("stage")) == 3, "those confirmed on that stage already and the archived are left"
    assert {(r.client_id, r.stage, r.reason) for r in book.all(StageRecord, on=DAY.isoformat())} == {
        (1, "prospect", "После импорта"), (2, "repeat", "После импорта"), (5, "first_time", "После импорта"),
    }  # fmt: skip
    assert stages.confirm_all(book, everyone, "kotler", DAY).size == 0
    book.undo()
    assert book.all(StageRecord, client_id=1) == ()


def test_a_withdrawn_decision_gives_way_to_the_one_before(book):
    assert stages.explain(book, 3, "kotler", DAY).confirmed == "repeat"
    stages.withdraw(book, 701)
    assert stages.explain(book, 3, "kotler", DAY).confirmed == "first_time"
    book.undo()
    assert stages.explain(book, 3, "kotler", DAY).confirmed == "repeat"


def test_a_relationship_is_ended_and_taken_up_again(book):
    stages.end_relationship(book, 3, ago(2))
    assert stages.explain(book, 3, "dwyer", DAY).suggestion.stage == "dissolution"
    assert stages.explain(book, 3, "dwyer", ago(3)).suggestion.stage == "expansion"
    stages.reopen_relationship(book, 3, ago(1))
    client = book.get(Client, 3)
    assert (client.ended_on, client.reopened_on) == (None, ago(1))
    again = stages.explain(book, 3, "kotler", DAY)
    assert (again.suggestion.state, again.confirmed) == ("active", "repeat")
    assert again.facts.last_confirmed("kotler") is None
    assert stages.reopen_relationship(book, 3, DAY).size == 0


def test_the_history_tells_each_decision_with_the_stage_before(book):
    stages.confirm(book, 4, "payne", DAY)
    told = [(entry.record.stage, entry.before, entry.direction) for entry in stages.history(book, 4)]
    assert told == [("client", None, ""), ("repeat", "client", "down"), ("client", None, "")]
    assert [entry.record.id for entry in stages.history(book, 4, "kotler")] == [703, 702]


# settings


def test_changed_thresholds_are_recorded_with_a_growing_version(book):
    assert stages.stage_counts(book, DAY)["kotler"]["suggested"]["repeat"] == 4
    stages.set_thresholds(book, {"repeat": 3})
    stages.set_thresholds(book, {"client": 4})
    found = stages.thresholds(book)
    assert (found.repeat, found.client, found.version, found.changed) == (3, 4, 2, True)
    assert stages.stage_counts(book, DAY)["kotler"]["suggested"]["repeat"] == 2
    assert stages.glance(book, kotler()).thresholds_changed
    stages.confirm(book, 1, "kotler", DAY)
    assert book.all(StageRecord, client_id=1)[0].thresholds_version == 2
    assert stages.set_thresholds(book, {"client": 4}).size == 0


def test_thresholds_that_cannot_be_read_are_written_anew_also_as_they_usually_are(book):
    with book.edit("edit.setting") as edit:
        edit.set_setting("thresholds", '{"high": 9}')
    assert not stages.thresholds_readable(book)
    stages.set_thresholds(book, {"high": 4.0})
    assert stages.thresholds_readable(book)
    assert stages.thresholds(book).version == 1


def test_ones_own_model_is_suggested_counted_and_taken_out_again(book):
    stages.set_own_models(book, OWN)
    assert [model.key for model in stages.models(book)][-1] == "ours"
    counts = stages.stage_counts(book, DAY)["ours"]["suggested"]
    assert counts == {"lead": 5, "buyer": 0, "gone": 1}
    stages.override(book, 1, "ours", "buyer", "Свой человек", DAY)
    assert book.undo_step().params["stage"] == "payne.customer"
    stages.override(book, 2, "ours", "lead", "", DAY)
    assert book.undo_step().params["stage"] == "Лид", "own words, in the workbook's language"
    book.undo()
    assert stages.glance(book, replace(kotler(), model="ours")).sentence.confirmed == (1,)
    stages.set_own_models(book, "")
    assert "ours" not in stages.stage_counts(book, DAY)
    assert len(book.all(StageRecord, model="ours")) == 1


def test_the_model_shown_first_is_kotlers_unless_another_is_chosen(book):
    assert stages.default_model(book).key == "kotler"
    stages.set_default_model(book, "factor")
    assert stages.default_model(book).key == "factor"
    with pytest.raises(NotFoundError):
        stages.set_default_model(book, "maslow")


def test_counts_of_every_model_add_up_to_all_clients(book):
    for day in (DAY, ago(100), ago(2000)):
        for counts in stages.stage_counts(book, day).values():
            assert sum(counts["suggested"].values()) == 6
    assert sum(stages.stage_counts(book, DAY)["kotler"]["confirmed"].values()) == 3
    assert sum(stages.stage_counts(book, ago(100))["kotler"]["confirmed"].values()) == 2


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
