"""A form of what a kind declares: rows, what belongs to what is chosen, what was begun, keys."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.clients.model import Person
from canvas_app.domain.fields import Ref
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.record_kind import Kind
from canvas_app.services.clients import deals, register
from canvas_app.services.clients.deals import Line as DealLine
from canvas_app.ui.common.records.form import RecordForm
from tests.people import add_person
from tests.ui.helpers import press, settle, type_text

TODAY = date(2026, 11, 30)
SIDE_BY_SIDE = Kind(
    Interaction,
    {**KINDS["interaction"].fields},
    form=("client_id", ("on", "time"), "person_id", "summary"),
    table=KINDS["interaction"].table,
)
"""Interactions whose client is chosen in the form itself, before one of its people."""


@pytest.fixture
def ids(workbook):
    found = {name: register.add_client(workbook, name, TODAY).id for name in ("Ёлкин", "Ким")}
    found["Вера"] = add_person(workbook, found["Ёлкин"], "Вера").id
    found["Пётр"] = add_person(workbook, found["Ким"], "Пётр").id
    return found


@pytest.fixture
def made(context, qtbot):
    def make(kind: Kind) -> RecordForm:
        form = RecordForm(context, kind, origin="test")
        qtbot.addWidget(form)
        form.resize(500, 400)
        form.retranslate()
        return form

    return make


def shown(form: RecordForm, name: str) -> list[str]:
    widget = form.widget(name)
    return [widget.itemText(row) for row in range(widget.count())]


def test_fields_of_one_row_stand_side_by_side_in_the_order_of_tab(made, ids):
    form = made(SIDE_BY_SIDE)
    form.new(on=TODAY)
    settle()
    on, time = form.widget("on"), form.widget("time")
    assert on.geometry().top() == time.geometry().top()
    assert on.geometry().right() < time.geometry().left()
    on.setFocus()
    press(on, "Tab")
    assert QApplication.focusWidget() is time or not form.isActiveWindow()
    time.setText("25:00")
    form.widget("client_id").setText("Ким")
    form.submit()
    error = form.errors[time]
    assert error.isVisible()
    assert not form.errors[on].isVisible()
    assert error.geometry().top() >= time.geometry().bottom()


def test_what_is_offered_follows_what_is_chosen_before_it(made, ids, context):
    form = made(SIDE_BY_SIDE)
    form.new(on=TODAY)
    assert len(shown(form, "person_id")) == 1
    form.widget("client_id").setText("Ёлкин")
    assert shown(form, "person_id")[1:] == ["Вера"]
    form.widget("person_id").choose(ids["Вера"])
    form.widget("client_id").setText("Ким")
    assert shown(form, "person_id")[1:] == ["Пётр"]
    assert form.editors["person_id"].value() is None
    form.widget("person_id").choose(ids["Пётр"])
    form.submit()
    (entry,) = context.session.workbook.all(Interaction)
    assert (entry.client_id, entry.person_id, entry.on) == (ids["Ким"], ids["Пётр"], TODAY)
    form.edit(entry)
    assert (form.widget("client_id").text(), form.editors["person_id"].value()) == ("Ким", ids["Пётр"])


def test_a_record_that_needs_an_owner_is_refused_without_one(made, ids, context):
    form = made(SIDE_BY_SIDE)
    form.new(on=TODAY)
    form.submit()
    said = context.texts.sentence("error.value.missing")
    assert form.errors[form.widget("client_id")].text() == said
    form.leave()
    form.show_owner(ids["Ким"])
    form.new(on=TODAY)
    assert form.widget("client_id").text() == "Ким"


def test_a_record_is_written_for_the_owner_for_whom_it_was_begun(made, ids, context):
    form = made(KINDS["person"])
    form.show_owner(ids["Ким"])
    form.new()
    type_text(form.widget("name"), "Ольга")
    press(form.widget("name"), "Escape")
    form.show_owner(ids["Ёлкин"])
    form.new()
    assert form.widget("name").text() == ""
    press(form.widget("name"), "Escape")
    form.show_owner(ids["Ким"])
    form.new()
    type_text(form.widget("name"), "Ольга")
    assert context.session.typed.drafts()
    assert context.session.typed.left_over() == [
        (
            form.about(),
            [(context.texts.text("kind.client"), "Ким"), (form.editors["name"].edited.label(), "Ольга")],
        )
    ]
    form.show_owner(ids["Ёлкин"])
    assert form.isHidden()
    context.session.typed.save_drafts()
    assert [one.client_id for one in context.session.workbook.all(Person) if one.name == "Ольга"] == [
        ids["Ким"]
    ]


def test_a_deal_without_a_title_is_called_a_deal_where_it_is_chosen(made, ids, context):
    deals.add_deal(context.session.workbook, ids["Ким"], [DealLine(10_000)], opened_on=TODAY)
    kind = Kind(
        Interaction,
        {**KINDS["interaction"].fields, "employee_id": Ref("deal")},
        form=("client_id", "employee_id"),
        table=KINDS["interaction"].table,
    )
    form = made(kind)
    form.new()
    form.widget("client_id").setText("Ким")
    assert shown(form, "employee_id")[1:] == [context.texts.text("kind.deal")]


def test_ctrl_enter_and_enter_save_once(made, ids, context):
    form = made(KINDS["person"])
    form.show_owner(ids["Ким"])
    for keys in ("Ctrl+Return", "Return"):
        form.new()
        type_text(form.widget("name"), keys)
        press(form.widget("role"), keys)
        assert form.isHidden()
    names = [one.name for one in context.session.workbook.all(Person)]
    assert (names.count("Return"), names.count("Ctrl+Return")) == (1, 1)
