"""The list of clients: searching by typing, filters, sorting, selection, places to return to."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from canvas_app.domain.clients.model import Client
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.services.clients import deals
from canvas_app.services.clients.deals import Line
from canvas_app.services.clients.listing import ClientFilter
from canvas_app.services.clients.saved_views import saved_views
from canvas_app.services.imports import table_name
from canvas_app.ui.clients.columns import COLUMNS, column_name
from canvas_app.ui.clients.list_area import FILTER, SELECTION
from canvas_app.ui.clients.table_model import WINDOW
from tests.ui.clients.conftest import TODAY, cell, go, shown
from tests.ui.clients.listing import ALL, choose
from tests.ui.helpers import click, press, settle, type_keys, type_text, unnamed


def search(page, text: str) -> None:
    page.area.filters.search.setText(text)
    page.area.filters.search._settle()
    settle()


def test_clients_are_listed_by_name_and_counted(page, lang):
    assert shown(page) == ALL
    assert page.area.count.text() == {"ru": "4 клиента", "en": "4 clients"}[lang]
    assert page.area.archive_link.text() == {"ru": "В архиве: 1", "en": "In the archive: 1"}[lang]


def test_an_empty_register_says_how_to_begin(empty_page, lang):
    said = {
        "ru": "Клиентов пока нет. Вставьте строки из таблицы (Ctrl+V), "
        "импортируйте CSV или добавьте первого.",
        "en": "No clients yet. Paste rows from a spreadsheet (Ctrl+V), import a CSV or add the first one.",
    }[lang]
    assert empty_page.area.empty._text.text() == said
    assert (
        empty_page.area.empty._foot.text()
        == {
            "ru": "Хватит трёх, чтобы увидеть, как это работает.",
            "en": "Three are enough to see how it works.",
        }[lang]
    )
    assert empty_page.area.count.text() == ""
    assert not empty_page.card.isVisible()
    click(empty_page.area.empty, {"ru": "+ Клиент", "en": "+ Client"}[lang])
    assert empty_page.card.new_form.widget("name").hasFocus()


@pytest.mark.parametrize("way", [type_text, type_keys])
def test_typing_anywhere_in_the_table_searches(page, way):
    way(page.area.table, "ё")
    assert page.area.filters.search.hasFocus()
    way(page.area.filters.search, "лк")
    page.area.filters.search._settle()
    assert shown(page) == ["Бюро «Ёлка»", "Ёлкин Артём"]
    press(page.area.filters.search, "Down")
    assert page.area.table.hasFocus()
    press(page.area.table, "Escape")
    settle()
    assert shown(page) == ALL
    assert page.area.filters.search.text() == ""


@pytest.mark.parametrize(
    ("typed", "found"), [("9123456789", "Ёлкин Артём"), ("KIM@", "Ким Вера"), ("метро", "Ким Вера")]
)
def test_search_finds_phones_addresses_and_companies(page, typed, found):
    search(page, typed)
    assert shown(page) == [found]


def test_nobody_found_offers_to_clear_or_to_add(page, lang):
    search(page, "Жанна")
    assert (
        page.area.empty._text.text()
        == {
            "ru": "По запросу «Жанна» никого нет среди 4 клиентов.",
            "en": "Nobody matches “Жанна” among 4 clients.",
        }[lang]
    )
    click(page.area.empty, {"ru": "Добавить «Жанна»", "en": "Add “Жанна”"}[lang])
    assert page.card.new_form.widget("name").text() == "Жанна"
    press(page.card.new_form.widget("name"), "Return")
    settle()
    assert "Жанна" in [client.name for client in page.context.session.workbook.all(Client)]
    assert shown(page) == ["Жанна"]


def test_filters_are_chips_that_can_be_taken_away(page, lang):
    words = {"ru": ("Сегмент", "без сегмента"), "en": ("Segment", "no segment")}[lang]
    choose(page.area.filters.menu(), words[0], "Офисы")
    assert shown(page) == ["Бюро «Ёлка»", "Орлов & Ко"]
    choose(page.area.filters.menu(), *words)
    assert shown(page) == ["Бюро «Ёлка»", "Ким Вера", "Орлов & Ко"]
    (chip,) = page.area.filters.chips
    assert chip.text() == f"{words[0]}: Офисы, {words[1]} ×"
    assert page.area.count.text() == {"ru": "3 из 4 клиентов", "en": "3 of 4 clients"}[lang]
    chip.setFocus()
    press(chip, "Del")
    settle()
    assert shown(page) == ALL
    choose(page.area.filters.menu(), {"ru": "Метка", "en": "Tag"}[lang], "vip")
    assert shown(page) == ["Бюро «Ёлка»"]


def test_a_filter_that_nobody_fits_says_so(page, lang):
    page.state.show_filter(ClientFilter(flags=("drop",)))
    assert (
        page.area.empty._text.text()
        == {
            "ru": "Под фильтр не подходит никто из 4 клиентов.",
            "en": "Nobody of 4 clients fits the filter.",
        }[lang]
    )
    click(page.area.empty, {"ru": "Сбросить", "en": "Clear"}[lang])
    assert shown(page) == ALL


def test_a_header_sorts_and_again_turns_round(page):
    header = page.area.table.horizontalHeader()
    go(page, "Ким Вера")

    def click_header(column: str) -> None:
        section = [one.key for one in COLUMNS].index(column)
        place = QPoint(header.sectionViewportPosition(section) + 12, 10)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    click_header("revenue")
    assert shown(page)[0] == "Ким Вера"
    click_header("revenue")
    assert shown(page)[0] == "Ким Вера"  # the only one with revenue: the others stand behind either way
    click_header("name")
    click_header("name")
    assert shown(page) == ALL[::-1]
    assert page.area.table.current_id() == page.ids["Ким Вера"]
    assert page.area.table.selected_ids() == [page.ids["Ким Вера"]]


def test_the_menu_of_a_column_filters_and_sorts(page, lang, monkeypatch):
    opened = []
    monkeypatch.setattr(QMenu, "popup", lambda self, *_: opened.append(self))
    table = page.area.table
    table.setCurrentIndex(page.area.model.index(0, 2))
    press(table, "Alt+Down")
    choose(opened[-1], "Студенты")
    assert shown(page) == ["Ёлкин Артём"]
    page.parts.list.open_column_menu("segment", QPoint())
    choose(opened[-1], {"ru": "Сортировать по убыванию", "en": "Sort descending"}[lang])
    assert (page.state.sort.column, page.state.sort.descending) == ("segment", True)


def test_cells_say_what_is_known(page, lang):
    revenue = {"ru": "2\u00a0000\u00a0₽", "en": "$2,000"}[lang]
    assert cell(page, "Ким Вера", "revenue") == revenue
    assert cell(page, "Ёлкин Артём", "change") == "="
    assert cell(page, "Бюро «Ёлка»", "change") == ""
    assert cell(page, "Орлов & Ко", "employee") == "Ветрова Анна"
    assert cell(page, "Ёлкин Артём", "stage") == page.context.texts.catalogue.short("kotler.prospect", lang)


def test_screen_readers_hear_confirmed_and_suggested(page, lang):
    face = QAccessible.queryAccessibleInterface(page.area.table)
    assert face.text(QAccessible.Text.Name) == {"ru": "Клиенты", "en": "Clients"}[lang]
    model = page.area.model
    role = Qt.ItemDataRole.AccessibleTextRole
    heard = {name: model.data(model.index(row, 3), role) for row, name in enumerate(shown(page))}
    confirmed, suggested = {
        "ru": ("подтверждена", "только предложена"),
        "en": ("confirmed", "only suggested"),
    }[lang]
    assert heard["Ёлкин Артём"].endswith(f", {confirmed}")
    assert heard["Ким Вера"].endswith(f", {suggested}")
    assert model.data(model.index(2, 7), role).startswith(column_name("revenue"))
    assert unnamed(page) == []


def test_several_rows_bring_their_own_bar(page, lang):
    press(page.area.table, "Ctrl+A")
    assert page.area.bar == SELECTION
    bar = page.area.selection
    assert bar.isVisible()
    assert not page.area.filters.isVisible()
    bar.employee.menu().aboutToShow.emit()
    choose(bar.employee.menu(), "Ветрова Анна")
    book = page.context.session.workbook
    assert {client.employee_id for client in book.all(Client, archived=0)} == {*page.state.names.employees}
    assert len(page.area.table.selected_ids()) == 4
    bar.segment.menu().aboutToShow.emit()
    choose(bar.segment.menu(), {"ru": "без сегмента", "en": "no segment"}[lang])
    assert {client.segment_id for client in book.all(Client, archived=0)} == {None}
    book.undo()
    assert len({client.segment_id for client in book.all(Client, archived=0)}) == 3
    press(page.area.table, "Escape")
    assert page.area.bar == FILTER


def test_home_end_and_shift_extend(page):
    table = page.area.table
    press(table, "End")
    assert table.current_id() == page.ids["Орлов & Ко"]
    press(table, "Shift+Home")
    assert len(table.selected_ids()) == 4
    press(table, "Home")
    assert table.selected_ids() == [page.ids["Бюро «Ёлка»"]]
    press(table, "Shift+Down")
    assert len(table.selected_ids()) == 2


def test_tags_are_added_to_the_selected(page, dialogs):
    dialogs.answer("ask_text", "Важный")
    page.area.table.select_ids([page.ids["Ким Вера"], page.ids["Ёлкин Артём"]], page.ids["Ким Вера"])
    page.parts.actions.add_tag()
    book = page.context.session.workbook
    assert [client.name for client in book.all(Client) if "Важный" in client.tags] == [
        "Ёлкин Артём",
        "Ким Вера",
    ]


def test_archiving_moves_on_and_can_be_undone(page, lang, window):
    go(page, "Ёлкин Артём")
    press(page.area.table, "Del")
    settle()
    assert shown(page) == ["Бюро «Ёлка»", "Ким Вера", "Орлов & Ко"]
    assert page.area.table.current_id() == page.ids["Ким Вера"]
    notification = window.notifications.notifications()[-1]
    assert "Ёлкин Артём" in notification.text
    notification.buttons[0].click()
    settle()
    assert shown(page) == ALL
    page.area.archive_link.click()
    assert shown(page) == ["Старый друг"]
    page.area.table.go_to_row(0)
    page.parts.actions.restore()
    page.state.show_filter(ClientFilter())
    assert "Старый друг" in shown(page)


def test_views_are_saved_in_the_file_and_shown_again(page, dialogs, lang):
    page.state.show_filter(ClientFilter(search="ёлк"))
    page.parts.list.sort_by("name", True)
    dialogs.answer("ask_text", "С буквой ё")
    page.parts.views.save()
    assert [view.name for view in saved_views(page.context.session.workbook)] == ["С буквой ё"]
    everybody = {"ru": "Все клиенты", "en": "All clients"}[lang]
    page.parts.views.fill()
    choose(page.area.filters.views.menu(), everybody)
    assert shown(page) == ALL
    page.parts.views.fill()
    choose(page.area.filters.views.menu(), "С буквой ё")
    assert shown(page) == ["Ёлкин Артём", "Бюро «Ёлка»"]
    page.parts.views.delete("С буквой ё")
    assert saved_views(page.context.session.workbook) == ()


def test_hidden_names_stay_hidden(page, lang):
    page.context.session.hide_names(True)
    settle()
    word = {"ru": "Клиент", "en": "Client"}[lang]
    assert shown(page) == [f"{word} {number:04d}" for number in (1, 2, 3, 4)]
    model = page.area.model
    said = [str(model.data(model.index(row, column))) for row in range(4) for column in range(8)]
    seen = " ".join([*said, *(label.text() for label in page.card.findChildren(type(page.card.head.name)))])
    assert "Ёлк" not in seen
    assert "Метро" not in seen
    assert any("100" in text and "%" in text for text in said)
    page.context.session.hide_names(False)
    settle()
    assert shown(page) == ALL


def test_export_writes_what_is_selected(page, dialogs, tmp_path):
    target = tmp_path / "out.csv"
    dialogs.answer("save_file", target)
    page.area.table.select_ids([page.ids["Ким Вера"], page.ids["Ёлкин Артём"]], page.ids["Ким Вера"])
    page.parts.outputs.export()
    text = target.read_text("utf-8-sig")
    assert "Ким Вера" in text
    assert "Ёлкин Артём" in text
    assert "Орлов" not in text


def test_export_writes_what_the_clients_have_as_the_table_that_is_chosen(page, dialogs, tmp_path):
    book, kim = page.context.session.workbook, page.ids["Ким Вера"]
    with book.edit("edit.deal_add", name="Ким Вера") as edit:
        edit.put(Deal(edit.new_id(), kim, "Сделка Веры", currency="RUB"))
        edit.put(Deal(edit.new_id(), page.ids["Ёлкин Артём"], "Чужая сделка", currency="RUB"))
    settle()
    others = [one for one in page.state.listed.ids if one != page.ids["Ёлкин Артём"]]
    page.area.table.select_ids(others, kim)
    words = table_name(page.context.texts.catalogue, "deals", page.context.texts.lang)
    dialogs.answer("save_file", (tmp_path / "deals.csv", words), tmp_path / "all.json", None)
    for _ in range(3):
        page.parts.outputs.export()
    text = (tmp_path / "deals.csv").read_text("utf-8-sig")
    assert "Сделка Веры" in text
    assert "Чужая сделка" not in text
    found = json.loads((tmp_path / "all.json").read_text("utf-8"))["records"]
    assert {one["id"] for one in found["client"]} == set(others)
    titles = {one["title"] for one in found["deal"]}
    assert "Сделка Веры" in titles
    assert "Чужая сделка" not in titles
    assert "note" not in found, "the canvas does not belong to clients"


@pytest.mark.parametrize("size", [(1000, 560), (1280, 680), (1440, 900), (1920, 1080)])
def test_the_card_is_docked_or_a_drawer_and_rows_stay_one_line(window, page, size):
    window.resize(*size)
    settle()
    docked = size[0] >= 1180
    assert page.card.isVisible() == docked
    table = page.area.table
    shown_columns = [column.key for place, column in enumerate(COLUMNS) if not table.isColumnHidden(place)]
    assert shown_columns[0] == "name"
    width = sum(table.columnWidth(place) for place in range(len(COLUMNS)) if not table.isColumnHidden(place))
    assert width == table.viewport().width()
    if docked:
        assert page.card.width() == (372 if size[0] >= 1400 else 320)
        return
    before = page.area.width()
    press(table, "Return")
    settle()
    assert page.card.isVisible()
    assert page.area.width() == before
    press(page.card, "Escape")
    assert not page.card.isVisible()
    assert table.hasFocus()


def test_amounts_under_each_other_have_the_same_decimals(empty_page, lang):
    book = empty_page.context.session.workbook
    amounts = [1_200_0000] * 5 * WINDOW
    amounts[WINDOW + 9] = 48_7500  # neither at the beginning nor in the middle: read when it is scrolled to
    with book.edit("edit.sample") as edit:
        for number, amount in enumerate(amounts, 1):
            edit.put(Client(number, f"Клиент {number:04d}"))
            edit.put(Deal(number, number, currency="USD", won_on=TODAY))
            edit.put(DealLine(number, number, amount))
    settle()
    model = empty_page.area.model
    column = [one.key for one in COLUMNS].index("revenue")
    first, later = model.index(0, column), model.index(WINDOW + 9, column)
    assert model.data(first) == {"ru": "1\u00a0200\u00a0$", "en": "$1,200"}[lang]
    changed: list[int] = []
    model.dataChanged.connect(lambda top, bottom: changed.append(bottom.row() - top.row()))
    assert model.data(later) == {"ru": "48,75\u00a0$", "en": "$48.75"}[lang]
    settle()
    assert changed == [len(amounts) - 1]
    assert model.data(first) == {"ru": "1\u00a0200,00\u00a0$", "en": "$1,200.00"}[lang]


def test_the_deals_of_a_card_have_the_same_decimals(page, lang):
    deals.add_deal(
        page.context.session.workbook, page.ids["Ким Вера"], [Line(12_5000)], title="Чашка", won_on=TODAY
    )
    go(page, "Ким Вера")
    shown_amounts = [row.text.text().split(" · ")[1] for row in page.card.deals.rows.values()]
    ends = {"ru": (",00\u00a0₽", ",50\u00a0₽"), "en": (".00", ".50")}[lang]
    assert len(shown_amounts) == 3
    assert all(amount.endswith(ends) for amount in shown_amounts)
