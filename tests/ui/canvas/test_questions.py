"""Questions in the inspector: answers, rows by segment, figures, notes of answers and the way back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from canvas_app.domain.canvas.model import BLOCKS, Note
from canvas_app.services.canvas import notes as use
from canvas_app.services.canvas import reads
from canvas_app.services.canvas.notes import NewNote
from canvas_app.ui.canvas.question_fields import QuestionFields
from canvas_app.ui.canvas.selection import Selection
from canvas_app.ui.common.text import translate
from tests.ui.canvas.answering import VALUE, card_of, marked, shown
from tests.ui.canvas.conftest import BOTH, fill, texts, write
from tests.ui.helpers import press, settle, type_text


def clip(page, text: str, question: str = VALUE):
    """Open a question with an answer typed into its first field, and return that."""
    field = card_of(page, question).fields[0]
    type_text(field, text)
    return field


@BOTH
def test_notes_answer_the_first_question_and_the_next_one_opens(page):
    questions = page.inspector.questions
    assert shown(page) == "cs.q.who"
    write(page, "Офисы рядом", "Студенты")
    press(page.editing.editor, "Escape")
    settle()
    assert shown(page) == "cs.q.important"
    first = questions.cards["cs.q.who"]
    assert (first.view.status, first.fields) == ("answered", [])
    assert "2" in first.view.summary
    assert questions._next.text() == translate("Canvas", "Next: %1").replace(
        "%1", page.context.texts.text("block.vp")
    )


def test_next_leads_to_the_next_block_with_an_open_editor(page):
    press(page.editing.editor, "Escape")
    page.inspector.questions._next.click()
    assert page.editing.visit.block == "vp"
    assert page.editing.editor.hasFocus()


def test_a_question_that_a_person_opened_stays_open_when_notes_answer_it(sheet):
    sheet.view.select(Selection("vp"))
    sheet.inspector.questions.open("vp.q.need")
    use.add_note(sheet.workbook, sheet.canvas_id, "vp", NewNote("Кофе", question="vp.q.need"))
    settle()
    assert shown(sheet) == "vp.q.need"


def test_control_enter_makes_a_note_of_the_line_or_the_selection(window, sheet, said):
    field = clip(sheet, "Просыпаются быстрее\nНе стоят в очереди утром\nЗаказ ждёт")
    cursor = field.textCursor()
    cursor.movePosition(cursor.MoveOperation.Start)
    cursor.movePosition(cursor.MoveOperation.Down)
    field.setTextCursor(cursor)
    place = cursor.position()
    press(field, "Ctrl+Return")
    assert texts(sheet, "vp") == ["Не стоят в очереди утром"]
    assert field.hasFocus()
    assert field.textCursor().position() == place
    note = sheet.view.order("vp")[0]
    assert sheet.view.marks.flashing == {note}
    assert any("Не стоят в очереди утром" in one for one in said)
    settle()
    assert marked(field) == [1]
    cursor.movePosition(cursor.MoveOperation.Start)
    cursor.movePosition(cursor.MoveOperation.EndOfWord, cursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    QTest.keyClick(
        field, Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.KeypadModifier
    )
    assert texts(sheet, "vp") == ["Не стоят в очереди утром", "Просыпаются"]
    record = reads.notes(sheet.workbook, sheet.canvas_id)[0]
    assert record.question == VALUE


def test_the_arrow_beside_a_line_goes_with_its_note(sheet):
    field = clip(sheet, "Просыпаются быстрее")
    press(field, "Ctrl+Return")
    settle()
    assert marked(field) == [0]
    plain = field.viewport().width()
    sheet.workbook.undo()
    settle()
    assert marked(field) == []
    assert field.viewport().width() > plain


def test_a_long_line_is_shortened_first_and_esc_gives_up(sheet):
    long = (
        "Наши гости приходят до работы и хотят за две минуты получить кофе, который им нравится, без очереди"
    )
    field = clip(sheet, long)
    press(field, "Ctrl+Return")
    inside = sheet.inspector.questions.cards[VALUE].inside
    assert isinstance(inside, QuestionFields)
    assert (inside.trimmer.isVisible(), inside.trimmer.text()) == (True, long)
    press(inside.trimmer, "Escape")
    assert (texts(sheet), inside.trimmer.isVisible(), field.hasFocus()) == ([], False, True)
    press(field, "Ctrl+Return")
    inside.trimmer.setText("Кофе за две минуты")
    press(inside.trimmer, "Return")
    assert texts(sheet, "vp") == ["Кофе за две минуты"]
    assert field.hasFocus()
    assert field.text() == long


def test_pages_walk_over_all_blocks_and_round(sheet):
    card_of(sheet, "cs.q.who")
    seen = []
    for _ in range(39):
        seen.append(shown(sheet))
        press(sheet.window().focusWidget(), "PgDown")
        settle()
    assert len(set(seen)) == 39
    assert shown(sheet) == "cs.q.who"
    assert [one.split(".")[0] for one in dict.fromkeys(key.split(".")[0] for key in seen)] == list(BLOCKS)
    press(sheet.window().focusWidget(), "PgUp")
    assert shown(sheet) == seen[-1]


def test_esc_leads_back_to_the_block_and_keeps_the_answer(sheet):
    field = clip(sheet, "Будим")
    press(field, "Escape")
    assert sheet.view.hasFocus()
    assert sheet.view.selection == Selection("vp")
    assert [one.text for one in reads.answers(sheet.workbook, sheet.canvas_id)] == ["Будим"]


def test_what_an_answer_does_not_take_is_said(window, sheet):
    field = clip(sheet, "слово " * 17_000)
    press(field, "Escape")
    assert len(reads.answers(sheet.workbook, sheet.canvas_id)[0].text) <= 100_000
    told = window.notifications.notifications()[-1].text.replace("\u00a0", "")
    assert "100000" in told
    assert "1999" in told


def test_from_a_note_back_to_its_question(sheet):
    (note,) = fill(sheet, "cr", "Клуб")
    use.add_note(
        sheet.workbook, sheet.canvas_id, "cr", NewNote("Во что обходится", question="cr.q.cost"), after=note
    )
    settle()
    sheet.select_note(sheet.view.order("cr")[1])
    section = sheet.inspector.note
    assert sheet.context.texts.text("cr.q.cost") in section.question.accessibleName()
    section.question.setFocus()
    press(section.question, "Ctrl+J")
    assert shown(sheet) == "cr.q.cost"
    assert sheet.window().focusWidget() is sheet.inspector.questions.cards["cr.q.cost"].fields[0]
    sheet.view.setFocus()
    sheet.select_note(note)
    assert not sheet.inspector.note.question.isVisible()


# kinds, list, section


def test_quick_kinds_make_a_note_to_be_typed_over(sheet):
    sheet.view.select(Selection("cr"))
    quick = sheet.inspector.questions.kinds
    kind = quick.chips[0].kind
    quick.chips[0].click()
    assert sheet.editing.editor.textCursor().hasSelection()
    name = sheet.context.texts.catalogue.short(kind, sheet.context.texts.lang)
    assert texts(sheet, "cr") == [name]
    type_text(sheet.editing.editor, "Помним по имени")
    press(sheet.editing.editor, "Return")
    note = reads.notes(sheet.workbook, sheet.canvas_id)[0]
    assert (note.text, note.kinds) == ("Помним по имени", (kind,))
    assert sheet.editing.visit.template.kinds == ()
    press(sheet.editing.editor, "Escape")
    assert kind not in [chip.kind for chip in sheet.inspector.questions.kinds.chips]


def test_the_list_is_the_sheet_for_those_who_read_by_ear(sheet):
    ids = fill(sheet, "vp", "a", "b", "c")
    sheet.view.select(Selection("vp"))
    sheet.inspector.choose("list")
    listed = sheet.inspector.list
    assert listed.count() == 3
    listed.setFocus()
    listed.setCurrentRow(1)
    assert sheet.view.selection.note == ids[1]
    press(listed, "Del")
    assert texts(sheet, "vp") == ["a", "c"]
    listed.setCurrentRow(0)
    press(listed, "F2")
    assert sheet.editing.visit.note == ids[0]


def test_the_section_of_a_note_is_low_and_the_questions_keep_their_place(sheet):
    (note,) = fill(sheet, "cr", "Очень длинный стикер о том, как мы помним заказы гостей по именам")
    sheet.view.select(Selection("cr"))
    questions = sheet.inspector.questions
    questions.open("cr.q.fit", focus=False)
    settle()
    bar = questions.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    at = bar.value()
    sheet.select_note(note)
    settle()
    assert sheet.inspector.note.height() <= 160
    assert questions.open_question == "cr.q.fit"
    assert abs(bar.value() - at) <= 1
    assert sheet.inspector.note.kinds.isVisible()


def test_chips_of_certainty_set_and_clear(sheet):
    (note,) = fill(sheet, "vp", "a")
    sheet.select_note(note)
    chip = sheet.inspector.note._certainty["partly"]
    chip.click()
    assert sheet.workbook.get(Note, note).certainty == "partly"
    settle()
    chip.click()
    assert sheet.workbook.get(Note, note).certainty == ""


@pytest.mark.parametrize("key", ["F8", "Shift+F8"])
def test_marks_by_key_and_their_counter(sheet, key):
    card = card_of(sheet, "rs.q.how")
    press(card.fields[0], key)
    assert card.view.status == ("na" if key == "F8" else "draft")
    block = sheet.reading.block("rs")
    assert block.answered == (1 if key == "F8" else 0)
