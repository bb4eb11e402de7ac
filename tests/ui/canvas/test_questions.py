"""Questions in the inspector: answers, rows by segment, figures, notes of answers and the way back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from canvas_app.domain.canvas.model import BLOCKS, Note
from canvas_app.services.canvas import notes as use
from canvas_app.services.canvas import reads
from canvas_app.services.canvas.notes import NewNote
from canvas_app.ui.canvas.question_fields import QuestionFields, RowName
from canvas_app.ui.canvas.selection import Selection
from canvas_app.ui.common.labels import SmallLabel
from canvas_app.ui.common.text import translate
from tests.ui.canvas.conftest import BOTH, fill, texts, write
from tests.ui.helpers import press, settle, type_text

EXPECTED, VALUE = "cr.q.expected", "vp.q.value"


def card_of(page, question: str):
    page.answering.open(question)
    settle()
    return page.inspector.questions.cards[question]


def clip(page, text: str, question: str = VALUE):
    """Open a question with an answer typed into its first field, and return that."""
    field = card_of(page, question).fields[0]
    type_text(field, text)
    return field


def marked(field) -> list[int]:
    """Return the numbers of the lines that are marked as being notes."""
    lines = range(field.document().blockCount())
    return [line for line in lines if field._is_noted(field.document().findBlockByNumber(line))]


def shown(page):
    return page.inspector.questions.open_question


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
        "%1", page.context.text("block.vp")
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
    told = window.strips.strips()[-1].text.replace("\u00a0", "")
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
    assert sheet.context.text("cr.q.cost") in section.question.accessibleName()
    section.question.setFocus()
    press(section.question, "Ctrl+J")
    assert shown(sheet) == "cr.q.cost"
    assert sheet.window().focusWidget() is sheet.inspector.questions.cards["cr.q.cost"].fields[0]
    sheet.view.setFocus()
    sheet.select_note(note)
    assert not sheet.inspector.note.question.isVisible()


# by segment


@BOTH
def test_rows_dots_and_the_new_segment_that_reopens(sheet):
    fill(sheet, "cs", "Офисы", "Студенты")
    card = card_of(sheet, EXPECTED)
    assert [row.name for row in card.view.rows][1:] == ["Офисы", "Студенты"]
    for field in card.fields[1:]:
        type_text(field, "Помнить заказ")
        field.settled.emit()
        settle()
    assert (card.view.status, card.view.dots) == ("answered", "●●")
    fill(sheet, "cs", "Жители")
    assert (card.view.status, card.view.dots) == ("draft", "●●○")
    assert card.view.told == translate("Canvas", "New segment “%1” without an answer").replace("%1", "Жители")
    assert len(card.fields) == 4
    type_text(card.fields[0], "Всем одинаково")
    card.commit()
    settle()
    assert (card.view.status, card.view.dots) == ("answered", "")


def test_a_new_row_keeps_caret_and_text_being_typed(sheet):
    fill(sheet, "cs", "Офисы", "Студенты")
    card = card_of(sheet, EXPECTED)
    field = card.fields[1]
    field.setFocus()
    type_text(field, "Помнить заказ")
    cursor = field.textCursor()
    cursor.setPosition(4)
    field.setTextCursor(cursor)
    field.settled.emit()
    fill(sheet, "cs", "Жители")
    again = sheet.window().focusWidget()
    assert (again.segment_id, again.text(), again.textCursor().position()) == (
        field.segment_id,
        "Помнить заказ",
        4,
    )


def test_above_six_segments_the_unfilled_come_first_and_can_be_found(sheet):
    fill(sheet, "cs", *(f"Сегмент {number}" for number in range(8)))
    ids = [one.id for one in reads.segments(sheet.workbook)]
    from canvas_app.services.canvas.answers import answer

    for one in ids[:3]:
        answer(sheet.workbook, sheet.canvas_id, EXPECTED, one, "Ответ")
    settle()
    card = card_of(sheet, EXPECTED)
    assert [field.segment_id for field in card.fields] == [None, *ids[3:], *ids[:3]]
    card.inside._filter.setText("сегмент 5")
    visible = [field.segment_id for field in card.fields if not field.isHidden()]
    assert visible == [None, ids[5]]


def test_notes_of_a_row_serve_its_segment_in_its_colour(sheet):
    for name, colour in (("Офисы", "blue"), ("Студенты", "pink")):
        use.add_note(sheet.workbook, sheet.canvas_id, "cs", NewNote(name, colour))
    settle()
    card = card_of(sheet, EXPECTED)
    type_text(card.fields[2], "Места у розеток")
    press(card.fields[2], "Ctrl+Return")
    note = next(n for n in reads.notes(sheet.workbook, sheet.canvas_id) if n.block == "cr")
    assert (note.segments, note.colour) == ((card.fields[2].segment_id,), "pink")
    settle()
    assert marked(card.fields[2]) == [0]
    assert marked(card.fields[1]) == []


def test_names_of_rows_follow_the_text_size_both_ways(window, sample):
    window.looks.use_text(200)
    inside = card_of(sample, "cr.q.current").inside
    window.looks.use_text(100)
    settle()
    names = [child for child in inside.children() if isinstance(child, RowName)]
    assert len(names) == 4
    letter = names[0].fontMetrics().averageCharWidth()
    assert {name.width() for name in names} == {round(letter * 13)}
    assert all(field.width() > names[0].width() for field in inside.fields)


def test_an_opened_question_shows_itself_first(window, sample):
    window.resize(1280, 680)
    window.looks.use_text(150)
    card = card_of(sample, "cr.q.current")
    area = sample.inspector.questions
    head = card._question
    top = head.mapTo(area.viewport(), QPoint(0, 0)).y()
    assert top >= 0
    assert top + head.height() <= area.viewport().height()
    field = card.fields[0]
    assert field.hasFocus()
    assert field.mapTo(area.viewport(), QPoint(0, field.height())).y() <= area.viewport().height()
    window.looks.use_text(100)


def test_in_a_low_window_the_inspector_scrolls_to_what_is_written(window, sample):
    window.resize(1000, 560)
    window.looks.use_text(200)
    note = next(iter(sample.view.order("cr")))
    sample.select_note(note)
    field = card_of(sample, "cr.q.current").fields[0]
    place = sample.inspector
    assert field.hasFocus()
    at = QRect(field.mapTo(place, QPoint(0, 0)), field.size())
    assert place.rect().contains(at)
    assert field.visibleRegion().boundingRect().height() > 0
    window.looks.use_text(100)


def test_any_question_can_be_split_once_there_are_segments(sheet):
    words = translate("Canvas", "Answer by segment")

    def links():
        card = card_of(sheet, VALUE)
        return [b for b in card.findChildren(type(sheet.inspector.questions._next)) if b.isVisible()]

    assert words not in [link.accessibleName() for link in links()]
    fill(sheet, "cs", "Офисы")
    next(link for link in links() if link.accessibleName() == words).click()
    settle()
    assert len(card_of(sheet, VALUE).fields) == 2


def test_without_segments_a_question_by_segment_says_so_and_leads_there(sheet):
    card = card_of(sheet, EXPECTED)
    assert len(card.fields) == 1
    link = next(
        one
        for one in card.findChildren(type(sheet.inspector.questions._next))
        if one.accessibleName() == translate("Canvas", "Go to segments")
    )
    link.click()
    assert sheet.editing.visit.block == "cs"


# the register's figures


@BOTH
def test_f4_inserts_the_figure_of_the_row_with_n_and_day(sample):
    card = card_of(sample, "rs.q.share")
    field = card.fields[0]
    before = field.text()
    press(field, "F4")
    added = field.text().removeprefix(before)
    assert "%" in added
    assert added.rstrip().endswith("23.11.2026)" if sample.context.lang == "ru" else "2026)")
    assert field.hasFocus()
    stages = card_of(sample, "cr.q.stage")
    by_row = []
    for field in stages.fields[:2]:
        field.setFocus()
        field.selectAll()
        press(field, "F4")
        by_row.append(field.text())
    assert by_row[0] != by_row[1]
    shown = sample.reader.figures()
    assert by_row[1].endswith(shown.of("cr.q.stage", stages.fields[1].segment_id).insert)


def test_f4_without_a_figure_says_so(window, sheet):
    field = card_of(sheet, VALUE).fields[0]
    press(field, "F4")
    assert field.text() == ""
    assert window.status_bar.message.text() == translate(
        "Canvas", "The register has no figure for this question."
    )


def test_another_day_tells_other_figures(sample):
    from datetime import date

    sample.view.select(Selection("cr"))
    before = sample.inspector.figures.shown()
    line = sample.reading.block("cr").live
    sample.context.set_as_of(date(2026, 5, 1))
    settle()
    assert sample.reading.block("cr").live != line
    assert sample.inspector.figures.shown() != before
    assert sample.inspector.questions.cards["cr.q.stage"].view.figure.find("2026") > 0


@BOTH
def test_hidden_names_hide_amounts_on_the_sheet_and_beside_it(sample):
    sample.context.hide_names(True)
    settle()
    money = "₽" if sample.context.lang == "ru" else "$"
    assert money not in sample.reading.block("rs").live
    assert money not in sample.reader.live_sentence("rs")
    for block in ("cs", "rs", "kp"):
        sample.view.select(Selection(block))
        for figure in sample.inspector.figures.shown():
            assert all(money not in row.value for row in figure.rows)
    sample.context.hide_names(False)
    settle()
    assert money in sample.reading.block("rs").live


def test_figures_say_what_they_count(sample):
    sample.view.select(Selection("cr"))
    tab = sample.inspector.figures
    said = [label.text() for label in tab.findChildren(SmallLabel)]
    assert said[:3] == [
        "Взаимодействия за 90 дней",
        "Расходы в месяц и на каждого активного клиента",
        "Клиенты по стадиям",
    ]
    assert "доход" not in said[-1], "a block without shares says nothing of them"
    sample.view.select(Selection("rs"))
    assert "дохода" in [label.text() for label in sample.inspector.figures.findChildren(SmallLabel)][-1]


def test_the_figures_layer_is_switched_and_remembered(window, sample):
    assert sample.context.actions.action("canvas.figures").isChecked()
    sample.context.actions.run("canvas.figures")
    assert sample.reading.block("cr").live == ""
    assert sample.view.block_box("cr").live_rect is None
    assert not sample.context.actions.action("canvas.figures").isChecked()
    assert not sample.context.preferences.flag("sheet_figures", True)
    sample.context.actions.run("canvas.figures")
    assert sample.reading.block("cr").live


# kinds, list, section


def test_quick_kinds_make_a_note_to_be_typed_over(sheet):
    sheet.view.select(Selection("cr"))
    quick = sheet.inspector.questions.kinds
    kind = quick.chips[0].kind
    quick.chips[0].click()
    assert sheet.editing.editor.textCursor().hasSelection()
    name = sheet.context.catalogue.short(kind, sheet.context.lang)
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
