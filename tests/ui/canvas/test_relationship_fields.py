"""Target stage and monthly cost in the section of a note of Customer Relationships."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from canvas_app.domain.canvas.model import Note
from canvas_app.ui.canvas.selection import Selection
from tests.ui.canvas.conftest import fill
from tests.ui.helpers import settle, type_text


def fields(page):
    return page.inspector.note.relationship


def select(page, *notes: int) -> None:
    page.view.select(Selection("cr", notes[0], frozenset(notes), notes[0]))
    settle()


def stages_offered(page) -> dict[str, object]:
    menu = fields(page).target.menu()
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions() if not action.isSeparator()}


def type_cost(page, text: str) -> None:
    field = fields(page).cost
    field.setFocus()
    field.selectAll()
    type_text(field, text) if text else QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()


def kept(page, note: int) -> tuple[str, int | None]:
    found = page.workbook.get(Note, note)
    return found.target, found.monthly_cost


def test_a_target_is_chosen_of_the_model_shown_or_of_another(sheet):
    (note,) = fill(sheet, "cr", "Помним по имени")
    select(sheet, note)
    offered = stages_offered(sheet)
    name = sheet.context.texts.text("kotler.client")
    offered[name].trigger()
    settle()
    assert kept(sheet, note)[0] == "kotler.client"
    short = sheet.context.texts.catalogue.short("kotler.client", sheet.context.texts.lang)
    assert short in fields(sheet).target.accessibleName()
    again = stages_offered(sheet)
    assert [text for text, action in again.items() if action.isChecked()] == [name]
    other = next(action for action in again.values() if action.menu() is not None)
    last = other.menu().actions()[-1]
    last.trigger()
    settle()
    assert kept(sheet, note)[0].partition(".")[0] not in ("", "kotler")
    list(stages_offered(sheet).values())[-1].trigger()
    assert kept(sheet, note)[0] == ""


def test_a_cost_is_typed_kept_and_said_in_the_workbooks_currency(sheet):
    (note,) = fill(sheet, "cr", "Помним по имени")
    select(sheet, note)
    type_cost(sheet, "60 000")
    assert kept(sheet, note)[1] == 60_000_0000
    money = sheet.context.texts.formats.money(60_000_0000, sheet.workbook.setting("currency"))
    assert fields(sheet).cost.text() == money
    type_cost(sheet, "")
    assert kept(sheet, note)[1] is None


def test_what_is_no_amount_stays_in_the_field_with_its_reason(sheet):
    (note,) = fill(sheet, "cr", "Помним по имени")
    select(sheet, note)
    for typed in ("много", "-5", "100 GBP"):
        type_cost(sheet, typed)
        assert fields(sheet).cost.text() == typed
        assert fields(sheet).error.isVisible()
        assert kept(sheet, note)[1] is None
    QTest.keyClick(fields(sheet).cost, Qt.Key.Key_Escape)
    assert fields(sheet).cost.text() == ""
    assert not fields(sheet).error.isVisible()


def test_a_cost_left_half_typed_is_kept_when_the_page_is_left(sheet):
    (note,) = fill(sheet, "cr", "Помним по имени")
    select(sheet, note)
    fields(sheet).cost.setFocus()
    type_text(fields(sheet).cost, "45")
    sheet.close_editors()
    assert kept(sheet, note)[1] == 45_0000


def test_several_notes_get_it_in_one_step_and_say_where_they_differ(sheet):
    one, two = fill(sheet, "cr", "a", "b")
    select(sheet, one, two)
    type_cost(sheet, "10")
    assert [kept(sheet, note)[1] for note in (one, two)] == [10_0000, 10_0000]
    sheet.workbook.undo()
    assert [kept(sheet, note)[1] for note in (one, two)] == [None, None]
    select(sheet, one)
    stages_offered(sheet)[sheet.context.texts.text("kotler.client")].trigger()
    select(sheet, one, two)
    various = {"ru": "разные", "en": "various"}[sheet.context.texts.lang]
    assert various in fields(sheet).target.accessibleName()


def test_a_copied_note_keeps_both_within_its_block(sheet):
    (note,) = fill(sheet, "cr", "Помним по имени")
    select(sheet, note)
    type_cost(sheet, "10")
    stages_offered(sheet)[sheet.context.texts.text("kotler.client")].trigger()
    settle()
    sheet.notes.copy()
    sheet.notes.paste()
    settle()
    (copy,) = (one for one in sheet.workbook.all(Note, block="cr") if one.id != note)
    assert kept(sheet, copy.id) == ("kotler.client", 10_0000)
    sheet.view.select(Selection("ka"))
    sheet.notes.paste()
    settle()
    (elsewhere,) = sheet.workbook.all(Note, block="ka")
    assert kept(sheet, elsewhere.id) == ("", None)


def test_notes_of_other_blocks_have_neither(sheet):
    (note,) = fill(sheet, "vp", "Кофе")
    sheet.select_note(note)
    settle()
    assert fields(sheet).isHidden()


def test_the_amount_is_covered_while_names_are_hidden(sheet):
    (note,) = fill(sheet, "cr", "Помним по имени")
    select(sheet, note)
    type_cost(sheet, "60 000")
    sheet.context.session.hide_names(True)
    settle()
    assert (fields(sheet).cost.text(), fields(sheet).cost.isEnabled()) == ("", False)
    sheet.context.session.hide_names(False)
    settle()
    assert "60" in fields(sheet).cost.text()


def test_the_question_tells_the_clients_at_the_target(sample):
    select(sample, next(note.id for note in sample.reading.records.by_block["cr"] if note.target))
    figure = sample.reader.figures().of("cr.q.stage")
    count = [row.value for row in figure.rows if not row.stage]
    assert count
    assert all(value in figure.text for value in count)
    assert sample.reader.figures().of("cr.q.cost") is not None
    rows = [row for row in figure.rows if not row.stage]
    sample.register.open_row(rows[0])
    settle()
    assert len(rows[0].clients) > 0
