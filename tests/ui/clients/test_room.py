"""What has room on the clients page: bars beside the drawer, columns by content, one height of the bars."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton

from canvas_app.domain.clients.model import Client
from canvas_app.services.clients import interactions, register
from canvas_app.ui.clients.columns import COLUMNS
from canvas_app.ui.clients.list_area import REASON, REVIEW, SELECTION
from canvas_app.ui.common.buttons import PrimaryButton
from tests.ui.clients.conftest import TODAY, go
from tests.ui.helpers import settle


@pytest.fixture
def narrow(page):
    """The page in the smallest window, its card open as a drawer."""
    page.window().resize(1000, 560)
    page.place.show()
    settle()
    assert page.place.drawer
    return page


def reach(page, bar) -> list[int]:
    """Return where the buttons of a bar end, in px of the page."""
    buttons = [one for one in bar.findChildren(QAbstractButton) if one.isVisible()]
    return [one.mapTo(page, QPoint(one.width(), 0)).x() for one in buttons]


def visible(page) -> list[str]:
    table = page.area.table
    return [one.key for place, one in enumerate(COLUMNS) if not table.isColumnHidden(place)]


def test_no_button_of_a_bar_lies_under_the_drawer(narrow):
    narrow.parts.review.start()
    narrow.place.show()
    settle()
    assert narrow.area.bar == REVIEW
    assert max(reach(narrow, narrow.area.review)) <= narrow.card.x()
    narrow.parts.review.end()
    narrow.area.table.selectAll()
    settle()
    assert narrow.area.bar == SELECTION
    assert max(reach(narrow, narrow.area.selection)) <= narrow.card.x()
    narrow.area.selection.confirm.click()
    settle()
    assert narrow.area.bar == REASON
    assert max(reach(narrow, narrow.area.reason)) <= narrow.card.x()
    assert narrow.area.table.geometry().right() > narrow.card.x()  # the drawer covers, and shrinks nothing


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("size", [(1000, 560), (1280, 680), (1440, 900), (1920, 1080)])
def test_no_tab_of_the_card_is_cut(page, size, percent):
    go(page, "Ким Вера")
    page.context.tools.theme.use(percent=percent)
    page.window().resize(*size)
    page.place.show()
    settle()
    tabs = page.card.tabs
    assert tabs.tabRect(tabs.count() - 1).right() < tabs.width()
    assert not any(arrow.isVisible() for arrow in tabs.findChildren(QAbstractButton))
    page.context.tools.theme.use(percent=100)


def test_the_bar_has_the_whole_width_again_when_the_drawer_is_closed(narrow):
    narrow.parts.review.start()
    narrow.place.show()
    settle()
    beside = narrow.area.review.width()
    narrow.place.close()
    settle()
    assert narrow.area.review.width() > beside


def test_the_cross_of_the_drawer_stands_beside_the_name(narrow):
    go(narrow, "Ким Вера")
    narrow.place.show()
    settle()
    cross, name = narrow.card._close, narrow.card.head.name
    assert cross.isVisible()
    assert cross.mapTo(narrow, QPoint(0, 0)).y() < name.mapTo(narrow, QPoint(0, name.height())).y()
    assert name.mapTo(narrow, QPoint(name.width(), 0)).x() <= cross.mapTo(narrow, QPoint(0, 0)).x()


def test_the_table_stays_where_it_is_when_rows_are_selected(page):
    page.window().resize(1440, 900)
    settle()
    top = page.area.stack.y()
    page.area.table.selectAll()
    settle()
    assert page.area.bar == SELECTION
    assert page.area.stack.y() == top


def test_values_are_not_cut_while_other_columns_have_air(page):
    page.window().resize(1440, 900)
    settle()
    table, model = page.area.table, page.area.model
    metrics = QFontMetrics(table.font())
    for place, column in enumerate(COLUMNS):
        if table.isColumnHidden(place):
            continue
        texts = [str(model.data(model.index(row, place)) or "") for row in range(model.rowCount())]
        widest = max(metrics.horizontalAdvance(text) for text in texts)
        assert table.columnWidth(place) >= widest, column.key


def test_columns_without_data_give_way_to_a_long_name(empty_page):
    book = empty_page.context.session.workbook
    register.add_client(book, "Общество с ограниченной ответственностью «Ромашка»", TODAY)
    settle()
    empty_page.window().resize(1000, 560)
    settle()
    assert "company" not in visible(empty_page)
    assert "name" in visible(empty_page)
    assert "stage" in visible(empty_page)


def test_a_new_value_widens_its_column(page):
    page.window().resize(1440, 900)
    settle()
    place = [one.key for one in COLUMNS].index("name")
    before = page.area.table.columnWidth(place)
    register.edit_client(
        page.context.session.workbook, page.ids["Ким Вера"], name="Кимберлитова-Заболотная Вероника"
    )
    settle()
    assert page.area.table.columnWidth(place) > before


def test_a_review_has_one_primary_button_beside_the_top_bar(page):
    page.parts.review.start()
    settle()
    assert [one for one in page.area.review.findChildren(PrimaryButton) if one.isVisible()] == []
    assert page.card.stage.confirm_button.isVisible()


def test_an_empty_register_offers_its_ways_without_a_second_primary_button(empty_page):
    settle()
    assert empty_page.area.empty.isVisible()
    assert empty_page.area.empty.findChildren(PrimaryButton) == []


def test_employees_say_interactions_and_their_names_are_whole(page, lang):
    book = page.context.session.workbook
    boss = next(iter(page.state.names.employees))
    for _ in range(2):
        interactions.add_interaction(book, page.ids["Ким Вера"], TODAY, "call", employee_id=boss)
    page.parts.cards.open_employees()
    settle()
    said = [label.text() for label in page.card.staff.findChildren(type(page.card.scores._given))]
    word = {"ru": "взаимодействия", "en": "interactions"}[lang]
    assert any(word in text for text in said)
    (line,) = page.card.staff.lines.values()
    assert line.width() > QFontMetrics(line.font()).horizontalAdvance(line.text()) + 20


def test_a_long_list_is_measured_by_few_rows(empty_page):
    with empty_page.context.session.workbook.edit("edit.sample") as edit:
        edit.put_all([Client(number, f"Клиент {number}") for number in range(1, 2001)])
    settle()
    model = empty_page.area.model
    assert model.rowCount() == 2000
    assert len(model.sample()) <= 3 * 70
