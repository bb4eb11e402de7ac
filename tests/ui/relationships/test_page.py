"""The page: its sentence and charts open exactly the clients they count, by mouse and by keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from canvas_app.domain.stages.model import StageRecord
from canvas_app.services.clients.listing import ClientFilter, ClientList, Sort
from canvas_app.ui.relationships.page import RelationshipsPage
from canvas_app.ui.relationships.view import RISKS
from canvas_app.ui.relationships.worklist_tab import INCOME
from tests.ui.helpers import press, unnamed
from tests.ui.relationships.conftest import ago, fill, wait


def listed(page: RelationshipsPage, shell) -> list[int]:
    """Return the clients that the clients page would list for what was just opened."""
    where, state = shell.went[-1]
    assert where == "clients"
    found = ClientList(page.context.session.workbook).find(
        ClientFilter(ids=tuple(state["ids"])), Sort(), "kotler", page.context.session.as_of
    )
    return sorted(found)


def test_numbers_of_the_sentence_open_their_clients(page, shell):
    said = page.state.overview.sentence
    assert len(said.total) == 60
    counts = {
        "total": said.total, "active": said.active, "inactive": said.inactive, "ended": said.ended,
        "confirmed": said.confirmed, "up": said.up, "down": said.down, "new": said.new,
    }  # fmt: skip
    shown = dict(zip(page.view.sentence.keys(), page.view.sentence.links(), strict=True))
    for key, ids in counts.items():
        if not ids:
            continue
        assert shown[key].text() == str(len(ids))
        shown[key].click()
        assert listed(page, shell) == sorted(ids), key
        assert f"({len(ids)})" in shell.went[-1][1]["crumb"]
    assert len(said.total) == len(said.active) + len(said.inactive) + len(said.ended)


def test_a_step_within_the_period_is_said_beside_who_is_new_and_what_new_means(workbook, shown, shell):
    fill(workbook, 10, confirmed=False)
    with workbook.edit("edit.stage_override", name="", stage="") as edit:
        edit.put_all(
            [
                StageRecord(9001, 1, "kotler", "repeat", ago(9)),
                StageRecord(9002, 1, "kotler", "advocate", ago(2)),
            ]
        )
    page = shown()
    said = page.view.sentence.text().replace("\N{NO-BREAK SPACE}", " ")
    assert "выше — 0, ниже — 0, новых — 1; шаги внутри периода: вверх — 1." in said
    links = dict(zip(page.view.sentence.keys(), page.view.sentence.links(), strict=True))
    assert "впервые подтверждена" in links["new"].toolTip()
    assert links["new"].accessibleDescription() == links["new"].toolTip()
    links["passed_up"].click()
    assert listed(page, shell) == [1]


def test_the_sentence_is_read_as_a_whole_and_by_number(page):
    assert page.view.sentence.accessibleName() == page.view.sentence.text()
    assert "60 клиентов на" in page.view.sentence.text()
    names = [link.accessibleName() for link in page.view.sentence.links()]
    assert names[0].startswith("60 клиентов")
    page.view.sentence.links()[0].setFocus()
    press(page.view.sentence.links()[0], "Tab")
    assert page.view.sentence.links()[1].hasFocus()


def test_clicking_a_place_opens_exactly_its_clients(page, shell, qtbot):
    for card in page.view.charts.cards:
        view = card.view
        for region in view.regions():
            if not region.key:
                continue
            before = len(shell.went)
            middle = view.box_of(region).center().toPoint()
            QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle)
            assert len(shell.went) == before + 1, (card.subject, region)
            opened = view.current()
            target = card.chart.targets[opened.key]
            assert listed(page, shell) == sorted(target.clients)


def test_the_keyboard_walks_from_chart_to_chart_and_bar_to_bar(page, shell):
    ladder = page.view.charts.ladder.view
    ladder.setFocus(Qt.FocusReason.TabFocusReason)
    first = ladder.current()
    assert first is not None
    assert first.row == min(region.row for region in ladder.regions())
    press(ladder, "Down")
    assert ladder.current().row > first.row
    press(ladder, "End")
    press(ladder, "Home")
    assert ladder.current() == first
    rows = {ladder.current().row}
    for _ in range(20):
        press(ladder, "Down")
        rows.add(ladder.current().row)
    assert rows == {region.row for region in ladder.regions() if region.row in rows}
    while not ladder.current().key:
        press(ladder, "Up")
    press(ladder, "F4")
    assert listed(page, shell) == sorted(page.view.charts.ladder.chart.targets[ladder.current().key].clients)
    press(ladder, "Return")
    assert len(shell.went) == 2
    for following in (page.view.charts.holds.view, page.view.charts.moves.view, page.view.charts.months.view):
        press(page.focusWidget(), "Tab")
        assert following.hasFocus()
        assert following.current() is not None


def test_every_place_can_be_reached_by_arrows(page):
    for card in page.view.charts.cards:
        view = card.view
        view.setFocus(Qt.FocusReason.TabFocusReason)
        seen, edge = set(), [view.current()]
        while edge:
            here = edge.pop()
            if here in seen:
                continue
            seen.add(here)
            for keys in ("Up", "Down", "Left", "Right"):
                view._walk_to(view.regions().index(here))
                press(view, keys)
                edge.append(view.current())
        assert len(seen) >= 0.9 * len(set(view.regions())), card.subject


def test_places_are_announced(page, monkeypatch):
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    told = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: told.append(event.object()))
    view = page.view.charts.ladder.view
    view.setFocus(Qt.FocusReason.TabFocusReason)
    press(view, "Down")
    view.go_to(next(region.key for region in view.regions() if region.key.startswith("stage:")))
    spoken = [thing.region.words for thing in told if hasattr(thing, "region")]
    assert spoken[-1] == view.current().words
    assert "клиент" in spoken[-1]


def test_charts_are_lists_for_screen_readers(page):
    view = page.view.charts.ladder.view
    face = QAccessible.queryAccessibleInterface(view)
    assert face.role() == QAccessible.Role.List
    assert face.text(QAccessible.Text.Name) == page.view.charts.ladder.title.text()
    assert face.text(QAccessible.Text.Description).startswith("Лестница")
    assert face.childCount() == len(view.regions())
    child = face.child(0)
    assert child.text(QAccessible.Text.Name) == view.regions()[0].words
    assert child.rect().isValid()
    assert child.rect().intersects(face.rect())
    assert not unnamed(page)


def test_space_shows_the_same_numbers_as_a_table(page, shell):
    card = page.view.charts.ladder
    card.view.setFocus()
    press(card.view, "Space")
    assert card.shows_table
    assert card.numbers.hasFocus()
    rows = card.numbers.numbers.table.rows
    counts = {region.key for region in card.view.regions() if region.key.startswith("stage:")}
    assert counts == {row[1].key for row in rows if row[1].key.startswith("stage:")}
    index = card.numbers.numbers.index(0, 1)
    card.numbers.setCurrentIndex(index)
    press(card.numbers, "Return")
    key = card.numbers.numbers.key(index)
    if key:
        assert listed(page, shell) == sorted(card.chart.targets[key].clients)
    press(card.numbers, "Space")
    assert not card.shows_table
    assert card.view.hasFocus()


def test_copying_takes_picture_and_table(page, shell):
    card = page.view.charts.ladder
    card.view.setFocus()
    press(card.view, "Ctrl+C")
    content = QApplication.clipboard().mimeData()
    assert content.hasImage()
    assert content.text().split("\n")[0].startswith("Стадия\t")
    assert len(content.text().split("\n")) == 1 + len(card.numbers.numbers.table.rows)
    assert shell.said[-1][0] == "Картинка и таблица скопированы."


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_a_chart_is_saved_as_a_file(page, dialogs, shell, qtbot, tmp_path, kind):
    out = tmp_path / f"график.{kind}"
    dialogs.answer("save_file", out)
    page.view.charts.holds.view.setFocus()
    page.parts.actions.save_current()
    qtbot.waitUntil(lambda: bool(shell.said), timeout=20_000)  # the file is there a moment earlier
    start = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}[kind]
    assert out.read_bytes().startswith(start)
    assert out.name in shell.said[-1][0]


def test_a_chart_that_cannot_be_saved_says_why(page, dialogs, shell, qtbot, tmp_path):
    dialogs.answer("save_file", tmp_path / "нет такой папки" / "a.png")
    page.parts.actions.save_current()
    qtbot.waitUntil(lambda: bool(shell.failures), timeout=20_000)
    assert shell.failures[-1].code == "file.no_folder"


def test_back_returns_to_the_bar(page, shell, qtbot):
    page.view.charts.moves.flow.click()
    wait(qtbot, page)
    view = page.view.charts.moves.view
    region = next(region for region in view.regions() if region.key)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.box_of(region).center().toPoint())
    opened = view.current()
    state = page.go_back_state()
    assert state["place"].at == ("moves", opened.key)
    page.view.tabs.choose(RISKS)
    page.view.filters.model.setFocus()
    assert view.isHidden() or not view.isVisible()
    page.restore(state)
    wait(qtbot, page)
    assert page.view.tabs.current() == "overview"
    assert view.hasFocus()
    assert view.current().key == opened.key


def test_back_returns_to_other_filters_and_to_the_sentence(page, qtbot):
    page.parts.links.open_number("active")
    state = page.go_back_state()
    page.state.choose(replace(page.state.options, segments=(1,), income=True))
    wait(qtbot, page)
    assert page.state.overview.number == 30
    page.restore(state)
    wait(qtbot, page)
    assert page.state.overview.number == 60
    assert page.view.sentence.links()[page.view.sentence.keys().index("active")].hasFocus()


def test_filters_narrow_and_clear(page, shell, qtbot):
    page.view.filters.segment.menu().actions()[1].trigger()
    wait(qtbot, page)
    assert page.state.overview.number == 30
    assert page.state.overview.of == 60
    assert "n 30 из 60" in page.view.charts.ladder.foot.text().replace("\u00a0", " ")
    page.activate(segment=2)
    wait(qtbot, page)
    assert page.state.options.segments == (2,)
    page.view.filters.segment.menu().actions()[-1].trigger()
    wait(qtbot, page)
    assert page.view.area.currentWidget() is page.view.empty
    assert "никто из 60" in page.view.empty._text.text()
    page.state.clear_filters()
    wait(qtbot, page)
    assert page.state.overview.number == 60
    page.view.filters.basis.menu().actions()[1].trigger()
    wait(qtbot, page)
    confirmed = sum(len(row.rung.clients) for row in page.state.overview.rungs)
    assert confirmed == len(page.state.overview.sentence.confirmed)


def test_periods_change_what_moved(page, qtbot):
    widths = {}
    for period in ("30", "90", "365", "year", "all"):
        page.view.filters._choose_period(period)
        wait(qtbot, page)
        begin = page.state.overview.request.begin
        widths[period] = begin
        assert begin <= page.state.overview.request.day
    assert widths["30"] == ago(29)
    assert widths["90"] == ago(89)
    assert widths["all"] == ago(200)
    page.view.filters._choose_period("custom")
    assert page.view.filters.first.isVisibleTo(page)
    page.view.filters._change(first=ago(5))
    assert page.state.overview.request.begin == ago(5)
    assert "С " in page.view.sentence.text()


def test_the_worklist_says_who_why_and_whose(page, shell):
    page.view.tabs.choose(RISKS)
    work = page.view.worklist
    rows = page.state.figures.rows
    assert {row.client_id for row in rows} == {*page.state.overview.flags, *page.state.overview.moves.down}
    assert str(len(rows)) in page.view.tabs.tabText(3)
    assert work.model.rowCount() == len(rows)
    down = [row for row in rows if row.down]
    assert list(rows[: len(down)]) == down
    flag = page.state.overview.risks[0]
    work.choose(flag.flag)
    assert {row.client_id for row in work.model.rows} == set(flag.clients)
    work.all.click()
    assert sorted(shell.went[-1][1]["ids"]) == sorted(flag.clients)
    work.table.setFocus()
    press(work.table, "Return")
    assert shell.went[-1] == ("clients", {"client": work.model.rows[0].client_id})
    rows = [replace(row, income=income) for row, income in zip(rows, (1_200_0000, 48_7500), strict=False)]
    work.model.show_rows(rows, page.state.figures, 90)
    amounts = [work.model.text(place, INCOME) for place in range(2)]
    assert amounts == ["1\u00a0200,00\u00a0₽", "48,75\u00a0₽"]  # one column, the same decimals
