"""What changes the charts: amounts, hidden names, tabs, edits elsewhere, theme, a large register."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF

from canvas_app.domain.stages.model import StageRecord
from canvas_app.ui.relationships.view import FACTORS, MODELS, RISKS
from tests.ui.helpers import settle
from tests.ui.relationships.conftest import HOSTILE, TODAY, fill, wait


def test_income_instead_of_clients(page, qtbot):
    page.view.filters.income.click()
    wait(qtbot, page)
    assert page.state.options.income
    sums = page.state.figures.stages.sums
    row = next(row for row in page.view.charts.ladder.chart.data.rows if row.all)
    target = page.view.charts.ladder.chart.targets[row.all.key]
    assert row.all.value == sum(sums.get(one, 0) for one in target.clients)
    assert "₽" in page.view.charts.ladder.numbers.numbers.table.rows[0][1].text


def test_hidden_names_and_amounts(page, context, qtbot, workbook):
    context.session.hide_names(True)
    page.view.filters.income.click()
    wait(qtbot, page)
    page.view.tabs.choose(RISKS)
    shown = [page.view.worklist.model.text(place, column) for place in range(5) for column in range(5)]
    for card in page.view.cards():
        if card.chart is not None:
            shown += [cell.text for row in card.numbers.numbers.table.rows for cell in row]
    assert not any("№" in text or HOSTILE in text or "₽" in text or "Анна" in text for text in shown)
    assert any("Клиент 00" in text for text in shown)
    assert not any("Анна" in action.text() for action in page.view.filters.employee.menu().actions())


def test_every_tab_is_drawn_and_has_its_table(page, qtbot):
    for tab in (FACTORS, "income", MODELS):
        page.view.tabs.choose(tab)
        wait(qtbot, page)
        card = next(card for card in page.view.cards() if card.subject == tab)
        assert card.view.isVisible()
        assert card.view.regions()
        assert card.numbers.numbers.rowCount() > 0


def test_the_line_and_shares_of_the_months(page, qtbot):
    months = page.view.charts.months
    months.share.click()
    wait(qtbot, page)
    assert months.chart.data.share
    months.line.menu().actions()[2].trigger()
    wait(qtbot, page)
    assert months.chart.data.line_from == 2


def test_an_edit_elsewhere_changes_the_page(page, workbook, qtbot, context):
    workbook.subscribe(page.receive)
    before = len(page.state.overview.sentence.confirmed)
    left = page.state.overview.unconfirmed[0]
    with workbook.edit("edit.sample") as edit:
        edit.put(StageRecord(999_999, left, "kotler", "partner", TODAY))
    wait(qtbot, page)
    assert len(page.state.overview.sentence.confirmed) == before + 1
    assert "стадия подтверждена у " + str(before + 1) in page.view.sentence.text().lower()


def test_the_old_picture_stays_until_the_new_one_is_there(page, qtbot):
    view = page.view.charts.ladder.view
    first = view.image.cacheKey()
    page.resize(1400, 900)
    settle()
    assert view.image.cacheKey() == first
    assert not view.grab().toImage().isNull()
    wait(qtbot, page)
    assert view.image.cacheKey() != first
    assert view.image.width() == view.width()


def test_pictures_are_as_sharp_as_the_screen(page, qtbot, monkeypatch):
    view = page.view.charts.ladder.view
    monkeypatch.setattr(type(view), "devicePixelRatioF", lambda self: 2.0)
    for card in page.view.charts.cards:
        card.view.draw()
    wait(qtbot, page)
    assert view.image.width() == 2 * view.width()
    region = view.regions()[0]
    assert view._at(QPointF(region.x + 1, region.y + 1)) >= 0


def test_the_report_is_asked_for(page, context, shell):
    assert page.primary() == "relationships.document"
    context.tools.actions.run("relationships.document")
    page.state.choose(replace(page.state.options, segments=(1,)))
    page.parts.links.open_report()
    where, state = shell.went[-1]
    assert where == "documents"
    assert state["preset"] == "director"
    assert (state["model"], state["segments"], state["employees"]) == ("kotler", (1,), ())


def test_theme_and_text_size_redraw_the_charts(page, context, qtbot):
    view = page.view.charts.ladder.view
    light = view.image.pixelColor(2, 2)
    context.tools.theme.use("dark", 150)
    wait(qtbot, page)
    assert view.image.pixelColor(2, 2) != light
    assert view.minimumHeight() > 200
    context.tools.theme.use("light", 100)
    wait(qtbot, page)


def test_a_big_register_is_read_in_steps(page, qtbot, monkeypatch):
    from canvas_app.ui.relationships import state as module

    monkeypatch.setattr(module, "AT_ONCE", 10)
    steps = []
    page.state.reader.figures_read.connect(lambda shown: steps.append(shown.whole))
    page.refresh()
    wait(qtbot, page)
    assert steps == [False, True]
    page.refresh()
    page.refresh()
    wait(qtbot, page)
    assert steps[-1] is True


def test_fill_gives_what_the_tests_rest_on(page):
    said = page.state.overview.sentence
    assert said.up
    assert said.down
    assert said.ended
    assert said.confirmed
    assert page.state.overview.holds
    assert fill is not None


def test_what_is_read_after_the_workbook_was_closed_is_shown_to_nobody(qtbot, context, page):
    found = []
    page.state.reader.figures_read.connect(found.append)
    page.refresh()
    assert page.state.reader.busy
    context.session.closed = True
    qtbot.waitUntil(lambda: not page.state.reader.busy and not context.tools.worker.busy, timeout=20_000)
    settle()
    assert found == []
