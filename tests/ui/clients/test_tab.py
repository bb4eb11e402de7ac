"""Tab walks list, card, forms and the import as they are shown, also what was made while one works."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import dump

from tests.ui.clients.conftest import go
from tests.ui.clients.openers import (
    deal,
    details,
    entry,
    new_client,
    override,
    person,
    scores,
    staff,
    survey,
)
from tests.ui.helpers import press, settle, type_text


def walk(first: QWidget, inside: QWidget, key: str = "Tab") -> list[QWidget]:
    """Return the widgets that a key leads to from ``first`` while it stays ``inside``."""
    first.setFocus()
    found = [first]
    while True:
        press(found[-1], key)
        now = QApplication.focusWidget()
        if now is None or now in found or not inside.isAncestorOf(now):
            return found
        found.append(now)


def upwards(stops: list[QWidget], inside: QWidget) -> list[str]:
    """Return the steps that lead up instead of down or to the right."""
    found = []
    for one, other in pairwise(stops):
        before, after = (stop.mapTo(inside, QPoint()) for stop in (one, other))
        if after.y() + other.height() <= before.y():
            found.append(f"{one.accessibleName()} → {other.accessibleName()}")
    return found


@pytest.mark.parametrize("shown", [deal, person, entry, scores, survey, override, details, new_client, staff])
def test_tab_goes_down_in_the_card_and_every_form_and_back(page, shown):
    go(page, "Ёлкин Артём")
    form = shown(page)
    settle()
    page.card.focus_first()
    stops = walk(page.area.table, page)
    assert upwards([stop for stop in stops if page.card.isAncestorOf(stop)], page.card) == []
    inside = [stop for stop in stops if form.isAncestorOf(stop)]
    assert len(inside) > 2
    back = walk(inside[-1], form, "Shift+Tab")
    assert back == inside[::-1]


def test_the_amount_of_a_deal_comes_after_its_title(page):
    go(page, "Ким Вера")
    form = deal(page)
    settle()
    one, two = form.lines_box.lines
    stops = walk(form.widget("title"), form)
    expected = [form.widget("title"), one.amount, one.stream, one.remove, two.amount, two.stream, two.remove]
    assert stops == [
        *expected,
        form.lines_box.more,
        form.widget("currency"),
        form.widget("opened_on"),
        form.widget("expected_on"),
        form.widget("probability"),
        form.widget("won_on"),
        form.widget("lost_on"),
        form.widget("employee_id"),
        form.save_button,
        form.cancel_button,
    ]


def test_tab_goes_from_the_list_to_the_card_and_out_of_the_page(page, window):
    go(page, "Ким Вера")
    stops = walk(page.area.filters.search, page)
    table = stops.index(page.area.table)
    assert all(page.area.isAncestorOf(stop) for stop in stops[: table + 1])
    card = [stop for stop in stops if page.card.isAncestorOf(stop)]
    assert stops[-len(card) :] == card
    assert not page.isAncestorOf(QApplication.focusWidget())
    page.area.filters.search.setFocus()
    press(page.area.filters.search, "Shift+Tab")
    assert not page.isAncestorOf(QApplication.focusWidget())


def test_what_an_import_asks_comes_between_its_options_and_its_columns(qtbot, page, tmp_path):
    path = tmp_path / "сделки.csv"
    path.write_text("client,amount,won_on\nКим Вера,100,01/02/2026\n", "utf-8")
    page.importing.begin(path)
    qtbot.waitUntil(lambda: page.importing._job is None, timeout=10_000)
    settle()
    panel = page.importing.panel
    stops = walk(panel.kind, panel)
    asked = [place for place, stop in enumerate(stops) if panel.questions.isAncestorOf(stop)]
    mapped = [stops.index(combo) for combo in panel.sample.combos]
    assert stops.index(panel.header) < min(asked)
    assert max(asked) < min(mapped)
    assert mapped == sorted(mapped)
    assert stops[-1] is panel.cancel


def test_after_adding_a_client_words_are_an_entry_and_decide_nothing(page):
    page.parts.cards.add_client()
    form = page.card.new_form
    type_text(form.widget("name"), "Новая булочная")
    press(form.widget("name"), "Return")
    settle()
    line = page.card.entry.line
    assert page.card.stage.box.isVisible()
    assert QApplication.focusWidget() is line
    before = page.context.session.workbook.generation
    press(line, "Space")
    type_text(line, "договорились о встрече")
    assert page.context.session.workbook.generation == before
    assert line.text() == " договорились о встрече"


def test_tab_hangs_no_widget_under_its_neighbour(page, window):
    """PySide deletes what it takes for a widget's child with that widget; Qt's chain, walked, makes it so."""
    go(page, "Ким Вера")
    walk(page.area.filters.search, page)
    press(QApplication.focusWidget(), "Shift+Tab")
    for widget in filter(window.isAncestorOf, QApplication.allWidgets()):
        owner = next((line for line in dump(widget).splitlines() if line.startswith("parent")), "")
        above = [widget.parentWidget()]
        while above[-1] is not None:
            above.append(above[-1].parentWidget())
        assert not owner or any(hex(id(one)) in owner for one in above), owner
