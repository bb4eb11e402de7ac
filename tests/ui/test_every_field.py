"""Every field of the real window keeps what is typed by the one rule, or is one that edits no workbook."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from canvas_app.services.canvas import notes
from canvas_app.services.canvas.notes import NewNote
from canvas_app.services.clients import deals, interactions, people, register
from canvas_app.services.clients.deals import Line
from canvas_app.ui.canvas.question_fields import Trimmer
from canvas_app.ui.clients.facts_section import CountBox
from canvas_app.ui.common.fields import SearchField
from canvas_app.ui.common.typed import DRAFT, TYPING
from canvas_app.ui.common.typed_fields import CommitLine, CommitText
from tests.people import add_person
from tests.ui.helpers import settle, type_text

EDITS_NOTHING = {
    "settings.who": "the settings of the program",
    "start.name": "there is no workbook yet",
}
_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)


@pytest.fixture
def full(open_window, qtbot):
    """The window with something of every kind in its workbook, and everything open that has fields."""
    window, book = open_window, open_window.context.session.workbook
    client = register.add_client(book, "Анна Петрова", date.today()).id
    add_person(book, client, name="Борис")
    people.add_employee(book, "Вера")
    deals.add_deal(book, client, [Line(10_000_0000)], title="Зёрна", opened_on=date.today())
    interactions.add_interaction(book, client, date.today(), "call", "звонок")
    notes.add_note(book, window.page.canvas_id, "cr", NewNote("Личное общение"))
    return window, client


def open_everything(window, client: int, qtbot) -> dict[str, QWidget]:
    """Visit every page and open every form, panel and dialog with fields; return those that need a name."""
    named: dict[str, QWidget] = {}
    window.go("canvas", {})
    canvas = window.page
    canvas.editing.begin_new("kp", None)
    canvas.editing.finish()
    for card in canvas.inspector.questions.cards.values():
        card.set_open(True)
    window.tools.actions.run("canvas.legend")
    window.go("clients", {"client": client})
    card = window.page.card
    qtbot.waitUntil(lambda: card.client_id == client)
    for tab in ("timeline", "deals", "people", "details"):
        card.choose(tab)
    card.deals.new_deal()
    card.people.form.new()
    card.stage.form.ask("")
    card.scores.open_survey()
    next(iter(card.facts.counters.values())).ask()
    (count,) = (one for one in QApplication.allWidgets() if isinstance(one, CountBox))
    assert window.context.session.typed.covers(count), "its menu is gone with the next window"
    count.parentWidget().parentWidget().close()
    card.new_client()
    card.show_employees()
    window.page.area.reason.ask(2)
    window.go("relationships", {})
    window.go("documents", {})
    window.dialog_opener.open_palette()
    window.tools.actions.run("file.settings")
    named["settings.who"] = next(w for w in QApplication.allWidgets() if type(w).__name__ == "Settings").who
    window.show_start()
    named["start.name"] = window.start_page.name
    settle()
    return named


def fields() -> list[QWidget]:
    """Return everything into which something can be typed, shown or not."""
    return [
        widget
        for widget in QApplication.allWidgets()
        if isinstance(widget, _FIELDS)
        and not (isinstance(widget, QLineEdit) and widget.isReadOnly())
        and not isinstance(widget.parent(), QAbstractSpinBox)
    ]


def test_what_is_typed_anywhere_is_watched(full, qtbot):
    window, client = full
    named = open_everything(window, client, qtbot)
    allowed = [named[name] for name in EDITS_NOTHING]
    typed = window.context.session.typed
    found = fields()
    assert len(found) > 60
    loose = [
        f"{type(one).__name__} “{one.accessibleName()}” in {type(one.parent()).__name__}"
        for one in found
        if not typed.covers(one)
        and one not in allowed
        and not isinstance(one, SearchField | Trimmer)
        and not one.objectName().startswith("qt_")
    ]
    assert loose == []


def test_a_choice_is_an_edit_at_once_or_part_of_a_form(full, qtbot):
    window, client = full
    open_everything(window, client, qtbot)
    editable = [one for one in QApplication.allWidgets() if isinstance(one, QComboBox) and one.isEditable()]
    assert editable
    assert all(window.context.session.typed.covers(one) for one in editable)


def watched(window) -> list[QWidget]:
    return [
        field
        for field in window.context.session.typed._fields
        if isValid(field)
        and isinstance(field, QLineEdit | QPlainTextEdit)
        and field.isEnabled()
        and not field.isReadOnly()
    ]


def test_each_field_is_said_to_be_typed_in_until_it_is_written(full, qtbot):
    window, client = full
    open_everything(window, client, qtbot)
    window.go("canvas", {"question": "vp.q.value"})
    settle()
    typed = window.context.session.typed
    tried = 0
    for field in watched(window):
        if field.window() is not window:
            continue
        if not field.isVisibleTo(window) and not isinstance(field, CommitLine | CommitText):
            continue
        before = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        type_text(field, "7")
        assert typed.state == TYPING, field.accessibleName()
        typed.settle(final=False)
        field.setText(before) if isinstance(field, QLineEdit) else field.setPlainText(before)
        typed.settle()
        assert typed.state in ("", DRAFT), field.accessibleName()
        tried += 1
    assert tried > 12
