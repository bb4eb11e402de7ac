"""A list of records with its filter and form: keys, columns, filters, names that are hidden."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from canvas_app.domain.clients.model import Person
from canvas_app.domain.kinds import KINDS
from canvas_app.services.clients import deals, interactions, people, register
from canvas_app.services.clients.deals import Line
from canvas_app.services.records import Sort
from canvas_app.ui.common.records.filter_bar import FilterWords
from canvas_app.ui.common.records.panel import RecordPanel
from tests.people import add_person
from tests.ui.helpers import press, settle, type_text, unnamed

DAY = date.today()


@pytest.fixture
def ids(workbook):
    found = {name: register.add_client(workbook, name, DAY).id for name in ("Ёлкин", "Ким")}
    found["boss"] = people.add_employee(workbook, "Ольга").id
    return found


@pytest.fixture
def made(context, qtbot):
    def make(kind: str) -> RecordPanel:
        panel = RecordPanel(context, KINDS[kind], origin="test")
        qtbot.addWidget(panel)
        context.session.workbook.subscribe(panel.notice)
        panel.resize(900, 500)
        panel.show()
        panel.read()
        settle()
        return panel

    return make


def cells(panel: RecordPanel, name: str) -> list[str]:
    return [panel.model.text(row, name) for row in range(panel.model.rowCount())]


def menu(panel: RecordPanel, part: str):
    label = FilterWords(panel._host, panel._kind).part(part)
    entries = {action.text(): action.menu() for action in panel.bar.menu().actions()}
    return entries[label]


def test_keys_add_open_delete_and_the_strip_takes_back(made, ids, context, shell):
    panel = made("person")
    assert not panel.empty.isHidden()
    assert panel.table.isHidden()
    panel.show_owner(ids["Ким"])
    for name in ("Вера", "Анна", "Борис"):
        press(panel.table, "Ins")
        assert panel.form.isVisible()
        assert panel.add.isHidden()
        type_text(panel.form.widget("name"), name)
        press(panel.form.widget("name"), "Return")
        settle()
        assert panel.form.isHidden()
    assert cells(panel, "name") == ["Анна", "Борис", "Вера"]
    assert panel.model.text(panel.table.currentIndex().row(), "name") == "Борис"
    press(panel.table, "Return")
    assert panel.form.widget("name").text() == "Борис"
    press(panel.form.widget("name"), "Escape")
    panel.table.selectAll()
    press(panel.table, "Del")
    assert context.session.workbook.all(Person) == ()
    assert not panel.empty.isHidden()
    assert shell.notifications[-1][1]
    context.session.workbook.undo()
    assert len(cells(panel, "name")) == 3
    panel.show_owner(ids["Ёлкин"])
    assert cells(panel, "name") == []
    left = []
    panel.left.connect(lambda: left.append(True))
    press(panel.table, "Escape")
    assert left == [True]


def test_the_record_in_the_place_of_one_that_is_gone_is_current(made, ids, context):
    for name in ("Анна", "Борис", "Вера"):
        add_person(context.session.workbook, ids["Ким"], name)
    panel = made("person")
    panel.table.go_to_row(1)
    press(panel.table, "Del")
    assert panel.model.text(panel.table.currentIndex().row(), "name") == "Вера"
    panel.order(Sort("name", descending=True))
    assert cells(panel, "name") == ["Вера", "Анна"]
    assert panel.table.currentIndex().row() == 0


def test_a_heading_sorts_and_sorts_the_other_way_round(made, ids, context):
    for name in ("Борис", "Анна"):
        add_person(context.session.workbook, ids["Ким"], name, role=f"r{name}")
    panel = made("person")
    section = [one.key for one in panel.model.columns].index("role")
    panel.table.horizontalHeader().sectionClicked.emit(section)
    assert (panel.sort, cells(panel, "name")) == (Sort("role"), ["Анна", "Борис"])
    panel.table.horizontalHeader().sectionClicked.emit(section)
    assert (panel.sort, cells(panel, "name")) == (Sort("role", descending=True), ["Борис", "Анна"])
    assert panel.table.horizontalHeader().sortIndicatorOrder() == Qt.SortOrder.DescendingOrder


def test_columns_are_chosen_and_one_is_left(made, ids, context):
    add_person(context.session.workbook, ids["Ким"], "Анна")
    panel = made("person")
    for action in panel.columns_menu().actions()[1:]:
        action.setChecked(False)
    assert [one.key for one in panel.model.columns] == ["name"]
    assert not panel.columns_menu().actions()[0].isEnabled()
    panel.columns_menu().actions()[2].setChecked(True)
    assert [one.key for one in panel.model.columns] == ["name", "email"]


def test_a_list_is_narrowed_by_choices_names_and_days(made, ids, context):
    book = context.session.workbook
    for day, kind, who in ((0, "call", "boss"), (-30, "meeting", None), (3, "call", None)):
        on = DAY + timedelta(days=day)
        interactions.add_interaction(
            book, ids["Ким"], on, kind, f"at {day}", employee_id=ids[who] if who else None
        )
    panel = made("interaction")
    assert len(cells(panel, "on")) == 3
    calls = {one.text(): one for one in menu(panel, "kind_key").actions()}
    calls[context.texts.text("int.call")].setChecked(True)
    assert len(cells(panel, "on")) == 2
    menu(panel, "employee_id").actions()[-1].setChecked(True)
    assert cells(panel, "on") == [context.texts.formats.date(DAY + timedelta(days=3))]
    assert len(panel.bar.chips) == 2
    menu(panel, "on").actions()[0].trigger()
    assert cells(panel, "on") == []
    assert panel.empty.isVisible()
    assert panel.bar.isVisible()
    for _ in range(3):
        panel.bar.chips[0].click()
        settle()
    assert len(cells(panel, "on")) == 3
    panel.bar.search.setText("at -30")
    panel.bar.search.returnPressed.emit()
    assert cells(panel, "kind_key") == [context.texts.text("int.meeting")]


def test_names_of_people_are_hidden_and_read_again(made, ids, context):
    add_person(context.session.workbook, ids["Ким"], "Анна", phone="8 912")
    deals.add_deal(
        context.session.workbook, ids["Ким"], [Line(10_000)], title="Зёрна", employee_id=ids["boss"]
    )
    persons, bargains = made("person"), made("deal")
    context.session.hide_names(True)
    for panel in (persons, bargains):
        panel.retranslate()
    assert (cells(persons, "name"), cells(persons, "phone")) == (["•••"], ["•••"])
    assert (cells(bargains, "title"), cells(bargains, "employee_id")) == (["•••"], ["•••"])
    context.session.hide_names(False)
    bargains.retranslate()
    assert (cells(bargains, "title"), cells(bargains, "employee_id")) == (["Зёрна"], ["Ольга"])


def test_everything_has_a_name_for_a_screen_reader(made, ids, context):
    add_person(context.session.workbook, ids["Ким"], "Анна")
    panel = made("person")
    panel.new()
    settle()
    assert unnamed(panel) == []
    index = panel.model.index(0, 1)
    said = panel.model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert said is not None


def test_a_file_that_cannot_be_written_is_not_edited(made, ids, context, monkeypatch):
    panel = made("person")
    monkeypatch.setattr(type(context.edits), "may_edit", lambda _self: False)
    panel.new()
    assert panel.form.isHidden()
