"""Questions by segment and their figures: a row each, inserted figures, and their layer on the sheet."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect

from canvas_app.services.canvas import notes as use
from canvas_app.services.canvas import reads
from canvas_app.services.canvas.notes import NewNote
from canvas_app.ui.canvas.question_fields import RowName
from canvas_app.ui.canvas.selection import Selection
from canvas_app.ui.common.labels import SmallLabel
from canvas_app.ui.common.text import translate
from tests.ui.canvas.answering import EXPECTED, VALUE, card_of, marked
from tests.ui.canvas.conftest import BOTH, fill
from tests.ui.helpers import press, settle, type_text

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
    window.appearance.use_text(200)
    inside = card_of(sample, "cr.q.current").inside
    window.appearance.use_text(100)
    settle()
    names = [child for child in inside.children() if isinstance(child, RowName)]
    assert len(names) == 4
    letter = names[0].fontMetrics().averageCharWidth()
    assert {name.width() for name in names} == {round(letter * 13)}
    assert all(field.width() > names[0].width() for field in inside.fields)


def test_an_opened_question_shows_itself_first(window, sample):
    window.resize(1280, 680)
    window.appearance.use_text(150)
    card = card_of(sample, "cr.q.current")
    area = sample.inspector.questions
    head = card._question
    top = head.mapTo(area.viewport(), QPoint(0, 0)).y()
    assert top >= 0
    assert top + head.height() <= area.viewport().height()
    field = card.fields[0]
    assert field.hasFocus()
    assert field.mapTo(area.viewport(), QPoint(0, field.height())).y() <= area.viewport().height()
    window.appearance.use_text(100)


def test_in_a_low_window_the_inspector_scrolls_to_what_is_written(window, sample):
    window.resize(1000, 560)
    window.appearance.use_text(200)
    note = next(iter(sample.view.order("cr")))
    sample.select_note(note)
    field = card_of(sample, "cr.q.current").fields[0]
    place = sample.inspector
    assert field.hasFocus()
    at = QRect(field.mapTo(place, QPoint(0, 0)), field.size())
    assert place.rect().contains(at)
    assert field.visibleRegion().boundingRect().height() > 0
    window.appearance.use_text(100)


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
    assert added.rstrip().endswith("23.11.2026)" if sample.context.texts.lang == "ru" else "2026)")
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
    sample.context.session.set_as_of(date(2026, 5, 1))
    settle()
    assert sample.reading.block("cr").live != line
    assert sample.inspector.figures.shown() != before
    assert sample.inspector.questions.cards["cr.q.stage"].view.figure.find("2026") > 0


@BOTH
def test_hidden_names_hide_amounts_on_the_sheet_and_beside_it(sample):
    sample.context.session.hide_names(True)
    settle()
    money = "₽" if sample.context.texts.lang == "ru" else "$"
    assert money not in sample.reading.block("rs").live
    assert money not in sample.reader.live_sentence("rs")
    for block in ("cs", "rs", "kp"):
        sample.view.select(Selection(block))
        for figure in sample.inspector.figures.shown():
            assert all(money not in row.value for row in figure.rows)
    sample.context.session.hide_names(False)
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
    assert sample.context.tools.actions.action("canvas.figures").isChecked()
    sample.context.tools.actions.run("canvas.figures")
    assert sample.reading.block("cr").live == ""
    assert sample.view.block_box("cr").live_rect is None
    assert not sample.context.tools.actions.action("canvas.figures").isChecked()
    assert not sample.context.tools.preferences.flag("sheet_figures", True)
    sample.context.tools.actions.run("canvas.figures")
    assert sample.reading.block("cr").live
