"""The register's figures on the sheet equal those of the pages behind them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from canvas_app.content import load_catalogue, load_messages
from canvas_app.content.stage_models import load_stage_models, name_of
from canvas_app.domain.clients.model import Client
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.stages.model import StageRecord
from canvas_app.domain.stages.months import year_before
from canvas_app.services import stages
from canvas_app.services.canvas import reads
from canvas_app.services.canvas.board import Translator, build_board
from canvas_app.services.canvas.figures import live_figures
from canvas_app.services.canvas.question_figures import QuestionFigures
from canvas_app.services.sample import create_sample
from canvas_app.storage.workbook import Workbook
from tests.content.test_stage_models import OWN

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    book = create_sample(tmp_path_factory.mktemp("sample") / "s.canvasbook", "ru", DAY)
    yield book
    book.close()


@pytest.fixture
def words() -> Translator:
    return Translator(load_catalogue(), load_messages(), "ru")


@pytest.mark.parametrize("model", ["dwyer", "payne", "kotler", "factor"])
@pytest.mark.parametrize("back", [0, 100])
def test_stages_and_moves_equal_those_of_the_relationships_page(sample, model, back):
    day = DAY - timedelta(days=back)
    chosen = stages.default_model(sample)
    try:
        stages.set_default_model(sample, model)
        live = live_figures(sample, day)
        seen = stages.glance(sample, stages.Request(model, day))
        assert live.staged == len(seen.sentence.total)
        assert (live.up, live.down) == (len(seen.sentence.up), len(seen.sentence.down))
        sizes = {row.rung.stage.key: len(row.rung.confirmed) + len(row.rung.suggested) for row in seen.rungs}
        shown = {stage: size for stage, size in sizes.items() if size}
        assert dict(live.stages) == shown
    finally:
        stages.set_default_model(sample, chosen.key)


def test_shares_are_of_income_in_the_last_year_in_the_workbooks_currency(sample, words):
    live = live_figures(sample, DAY)
    deals = {deal.id: deal for deal in sample.all(Deal)}
    first = year_before(DAY)
    want = sum(
        line.amount
        for line in sample.all(DealLine)
        if (won := deals[line.deal_id].won_on) is not None and first <= won <= DAY
    )
    assert live.amount == want == sum(live.streams.values())
    board = build_board(sample, reads.canvases(sample)[0].id, words, DAY)
    seconds = [note.second for block in board.blocks if block.key == "rs" for note in block.notes]
    assert all("▪" in second and "%" in second for second in seconds)


def test_segments_count_their_clients_and_every_figure_has_its_records(sample, words):
    counted = reads.clients_by_segment(sample)
    assert sum(counted.values()) == sum(not client.archived for client in sample.all(Client))
    figures = QuestionFigures(sample, words, DAY)
    for question in (
        "cs.q.important",
        "ch.q.best",
        "cr.q.current",
        "cr.q.stage",
        "rs.q.share",
        "kr.q.cr",
        "kp.q.who",
    ):
        figure = figures.of(question)
        assert figure is not None, question
        assert all(row.n > 0 for row in figure.rows)
    stages_row = figures.of("cr.q.stage").rows
    assert sum(row.n for row in stages_row) == sum(counted.values())
    segments = figures.of("cs.q.important").rows
    assert sum(row.n for row in segments) == sum(counted.values())
    assert figures.of("vp.q.value") is None


def test_half_of_a_segment_stands_on_its_median_stage_or_above(sample, words):
    model = next(one for one in load_stage_models() if one.key == "kotler")
    rung = {stage.key: place for place, stage in enumerate(model.ladder)}
    shown = dict(sample.rows("SELECT client_id, shown FROM client_stage WHERE model = 'kotler'"))
    rows = {row.segment: row.value for row in QuestionFigures(sample, words, DAY).of("cs.q.important").rows}
    for segment in reads.segments(sample):
        own = [one.id for one in sample.all(Client, segment_id=segment.id) if one.id in shown]
        places = sorted((rung[shown[one]] for one in own if shown[one] in rung), reverse=True)
        middle = model.ladder[places[(len(places) + 1) // 2 - 1]]
        name = name_of(middle.name, words.catalogue, "ru", short=True)
        assert f"половина — «{name}» и выше" in rows[segment.id]


@pytest.mark.parametrize(("number", "said"), [(4, False), (5, True)])
def test_half_of_a_few_is_not_said(tmp_path, words, number, said):
    with Workbook.create(tmp_path / "x.canvasbook", language="ru") as book:
        with book.edit("edit.sample") as edit:
            edit.put_all(Client(one, f"Клиент {one}") for one in range(1, number + 1))
        (row,) = QuestionFigures(book, words, DAY).of("cs.q.important").rows
        assert ("половина — «Колеблющийся» и выше" in row.value) == said


def test_a_model_of_the_workbooks_own_is_shown_where_it_was_chosen(tmp_path, words):
    with Workbook.create(tmp_path / "x.canvasbook", language="ru") as book:
        stages.set_own_models(book, OWN)
        stages.set_default_model(book, "ours")
        with book.edit("edit.sample") as edit:
            edit.put(Client(1, "Клиент"))
        live = live_figures(book, DAY)
        assert live.model.key == "ours"
        assert sum(live.stages.values()) == 1


def test_a_workbook_without_clients_says_nothing(tmp_path, words):
    with Workbook.create(tmp_path / "x.canvasbook", language="ru") as book:
        live = live_figures(book, DAY)
        assert (dict(live.clients), dict(live.streams), dict(live.stages)) == ({}, {}, {})
        assert all(
            QuestionFigures(book, words, DAY).of_block(block) == [] for block in ("cs", "cr", "rs", "kr")
        )


def test_moves_are_of_ninety_days_and_of_relationships_that_go_on(tmp_path, words):
    def confirmed(client_id, *decisions):
        return [
            StageRecord(10 * client_id + place, client_id, "kotler", stage, DAY - timedelta(days=days))
            for place, (stage, days) in enumerate(decisions)
        ]

    with Workbook.create(tmp_path / "x.canvasbook", language="ru") as book:
        with book.edit("edit.sample") as edit:
            edit.put_all(
                [
                    Client(1, "В первый день", created_on=DAY),
                    Client(2, "Днём раньше", created_on=DAY),
                    Client(3, "Ушёл", ended_on=DAY - timedelta(days=10)),
                    *confirmed(1, ("prospect", 200), ("repeat", 89)),
                    *confirmed(2, ("prospect", 200), ("repeat", 90)),
                    *confirmed(3, ("prospect", 200), ("repeat", 30)),
                ]
            )
        live = live_figures(book, DAY)
        assert (live.up, live.down) == (1, 0)
