"""Editors of fields: each type of field has one, which shows a value and reads it again."""

from __future__ import annotations

import inspect
from dataclasses import make_dataclass
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from canvas_app.domain import fields
from canvas_app.domain.errors import ValueRefusedError
from canvas_app.domain.fields import Amount, Choice, Clock, Count, Currency, Day, Field, Line, Ref, Score
from canvas_app.domain.record_kind import Kind
from canvas_app.domain.record_views import editable
from canvas_app.services.clients import people, register
from canvas_app.ui.common.records.editor_types import make_editor
from canvas_app.ui.common.records.editors import Edited, Editor
from tests.people import add_person

TODAY = date(2026, 11, 30)
SAMPLES = {
    "Amount": (Amount(), "int", 12_500_0000),
    "Choice": (Choice(("company", "person"), "client.type"), "str", "person"),
    "Clock": (Clock(), "str", "09:30"),
    "Count": (Count(9), "int", 2),
    "Currency": (Currency(), "str", "EUR"),
    "Day": (Day(), "date | None", date(2026, 11, 3)),
    "Line": (Line(), "str", "Sweet"),
    "Phone": (fields.Phone(), "str", "8 912"),
    "Ref": (Ref("employee"), "int | None", None),
    "Score": (Score(1, 5), "float | None", 4.5),
    "Switch": (fields.Switch(), "bool | None", False),
    "Text": (fields.Text(), "str", "one\ntwo"),
    "Whole": (fields.Whole(0, 9999), "int | None", 1234),
    "Words": (fields.Words(), "tuple[str, ...]", ("a", "b")),
}
"""Of each type of field that is edited: one, how it is annotated, and a value."""


class _Words:
    """Words of a field that the catalogue does not know."""

    def nothing(self, name: str) -> str:
        return "nothing"

    def switch(self, on: bool) -> str:
        return str(on)

    def choice(self, field: Choice, key: str) -> str:
        return key


@pytest.fixture
def made(context, qtbot, monkeypatch):
    """Make the editor of a field of a kind that has no words in the catalogue."""
    monkeypatch.setattr("canvas_app.ui.common.records.editors.Edited.words", _Words())
    form = QWidget()
    qtbot.addWidget(form)

    def make(field: Field, annotation: str) -> Editor:
        record = make_dataclass("Made", [("id", "int"), ("it", annotation)], frozen=True)
        record.kind = "made_up"
        return make_editor(Edited(context, Kind(record, {"it": field}), "it"), form)

    return make


def test_every_type_that_is_edited_is_tried_here():
    types = {
        name
        for name, one in inspect.getmembers(fields, inspect.isclass)
        if issubclass(one, Field) and not name.startswith("_") and editable(one.__new__(one))
    }
    assert types - {"Field"} == set(SAMPLES)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_value_is_shown_and_read_again(made, name):
    field, annotation, value = SAMPLES[name]
    editor = made(field, annotation)
    editor.retranslate()
    editor.show_value(value)
    assert editor.value() == value
    editor.retranslate()
    assert editor.value() == value


@pytest.mark.parametrize(
    ("name", "typed", "code"),
    [
        ("Amount", "много", "value.amount"),
        ("Count", "two", "value.count"),
        ("Count", "1,5", "value.count"),
        ("Day", "вчера", "value.date"),
        ("Score", "x", "value.number"),
        ("Whole", "1.5", "value.number"),
    ],
)
def test_what_can_be_no_value_is_refused(made, name, typed, code):
    field, annotation, _ = SAMPLES[name]
    editor = made(field, annotation)
    editor.widget.setText(typed)
    with pytest.raises(ValueRefusedError) as caught:
        editor.value()
    assert caught.value.code == code


def test_empty_is_nothing_where_there_may_be_nothing(made):
    for name, wanted in (("Count", 0), ("Whole", None), ("Score", None), ("Day", None), ("Amount", 0)):
        field, annotation, _ = SAMPLES[name]
        assert made(field, annotation).value() == wanted
    needed = made(Day(), "date")
    with pytest.raises(ValueRefusedError):
        needed.value()


def test_a_client_is_found_while_its_name_is_typed(made, context, qtbot):
    book = context.session.workbook
    ids = {name: register.add_client(book, name, TODAY).id for name in ("Ёлкин", "Ким", "ким", "Кимов")}
    register.archive_clients(book, [ids["Кимов"]])
    editor = made(Ref("client"), "int | None")
    assert editor.value() is None
    editor.widget.setText("елкин")
    assert (editor.value(), editor.widget.text()) == (ids["Ёлкин"], "Ёлкин")
    for typed, code in (("Ким", "value.several_named"), ("Кимов", "value.unknown_name")):
        editor.widget.setText(typed)
        with pytest.raises(ValueRefusedError) as caught:
            editor.value()
        assert caught.value.code == code
    editor.widget.textEdited.emit("ким")
    offered = editor.completer.completionModel()
    assert [offered.index(row, 0).data() for row in range(offered.rowCount())] == ["Ким", "ким"]
    editor.completer.activated["QModelIndex"].emit(offered.index(1, 0))
    assert (editor.value(), editor.widget.text()) == (ids["ким"], "ким")
    editor.widget.clear()
    assert editor.value() is None
    editor.completer.popup().hide()


def test_names_of_people_are_hidden_where_they_are_chosen(made, context):
    boss = people.add_employee(context.session.workbook, "Вера").id
    client = register.add_client(context.session.workbook, "Ким", TODAY).id
    context.session.hide_names(True)
    employee, found = made(Ref("employee"), "int | None"), made(Ref("client"), "int | None")
    employee.show_value(boss)
    assert employee.widget.currentText() == "•••"
    found.show_value(client)
    assert found.widget.text() == "•••"
    assert found.value() == client
    found.widget.textEdited.emit("К")
    assert found.completer.completionModel().rowCount() == 0


def test_what_is_offered_belongs_to_the_owner_chosen(made, context):
    book = context.session.workbook
    ids = [register.add_client(book, name, TODAY).id for name in ("Ann", "Bob")]
    person = add_person(book, ids[0], "Вера").id
    editor = made(Ref("person"), "int | None")
    editor.show_owner(ids[0])
    assert [editor.widget.itemData(row) for row in range(editor.widget.count())] == [None, person]
    editor.show_value(person)
    editor.show_owner(ids[1])
    assert editor.widget.count() == 1
    assert editor.value() is None
    editor.show_value(person)
    assert editor.value() == person
    assert editor.widget.itemData(1, Qt.ItemDataRole.DisplayRole) == "Вера"
