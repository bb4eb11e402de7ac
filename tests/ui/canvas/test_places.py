"""Where the focus goes, what is announced, and what of the page is remembered."""

from __future__ import annotations

from PySide6.QtGui import QAccessible

from canvas_app.services.canvas import canvases, reads
from canvas_app.services.canvas import notes as use
from canvas_app.services.canvas.notes import NewNote
from canvas_app.ui.canvas.selection import Selection
from canvas_app.ui.common.text import translate
from tests.ui.canvas.conftest import BOTH, fill, notice_texts, press_notice, texts, write
from tests.ui.helpers import click, press, settle, type_text, unnamed


def named(page, note: int) -> str:
    return page.reading.records.note(note).text


def test_after_deleting_the_next_note_else_the_previous_else_the_block(sheet):
    first, second, third = fill(sheet, "vp", "a", "b", "c")
    sheet.select_note(second)
    press(sheet.view, "Del")
    assert sheet.view.selection.note == third
    press(sheet.view, "Del")
    assert sheet.view.selection.note == first
    press(sheet.view, "Del")
    assert sheet.view.selection == Selection("vp")
    assert sheet.view.hasFocus()


def test_undo_and_redo_select_and_flash_what_changed_on_any_canvas(window, sheet):
    (note,) = fill(sheet, "vp", "a")
    (segment,) = fill(sheet, "cs", "Офисы")
    use.set_text(sheet.workbook, segment, "Офисы рядом")
    use.set_colour(sheet.workbook, [note], "green")
    here = sheet.canvas_id
    other = canvases.new_canvas(sheet.workbook, "Другая").ids[0]
    canvases.rename_canvas(sheet.workbook, other, "Ещё одна")
    settle()
    window.undo()
    assert sheet.canvas_id == other
    window.undo()
    window.undo()
    assert sheet.canvas_id == here
    assert (sheet.view.selection.note, sheet.view.marks.flashing) == (note, {note})
    window.undo()
    assert (sheet.view.selection.note, named(sheet, segment)) == (segment, "Офисы")
    window.redo()
    assert named(sheet, segment) == "Офисы рядом"
    assert sheet.view.selection.note == segment


def test_undo_of_an_answer_opens_its_question(window, sheet):
    sheet.answering.open("kp.q.who")
    type_text(sheet.inspector.questions.cards["kp.q.who"].fields[0], "Фермы")
    sheet.back_to_sheet()
    sheet.view.select(Selection("cs"))
    window.undo()
    settle()
    assert sheet.inspector.questions.open_question == "kp.q.who"
    assert sheet.inspector.questions.cards["kp.q.who"].fields[0].text() == ""


def test_undo_elsewhere_opens_the_canvas(window, sheet):
    (note,) = fill(sheet, "vp", "a")
    window.go("clients", {})
    window.undo()
    assert window.workspace.key == "canvas"
    window.redo()
    assert sheet.view.selection.note == note


def test_back_and_forward_return_to_note_and_canvas(window, sheet):
    (note,) = fill(sheet, "kr", "a")
    sheet.select_note(note)
    window.go("clients", {})
    sheet_canvas = sheet.canvas_id
    window.back()
    assert (window.workspace.key, sheet.canvas_id) == ("canvas", sheet_canvas)
    assert sheet.view.selection.note == note
    assert sheet.view.hasFocus()


def test_a_page_change_keeps_the_field_that_had_the_focus(window, sheet):
    sheet.answering.open("vp.q.value")
    field = sheet.inspector.questions.cards["vp.q.value"].fields[0]
    type_text(field, "Будим")
    window.go("clients", {})
    window.go("canvas", {})
    assert window.focusWidget() is field


@BOTH
def test_a_language_change_keeps_field_caret_and_text(window, sheet, lang):
    sheet.answering.open("vp.q.value")
    field = sheet.inspector.questions.cards["vp.q.value"].fields[0]
    type_text(field, "Будим всех")
    cursor = field.textCursor()
    cursor.setPosition(5)
    field.setTextCursor(cursor)
    window.appearance.use_language("en" if lang == "ru" else "ru")
    settle()
    card = sheet.inspector.questions.cards["vp.q.value"]
    again = card.fields[0]
    assert again.hasFocus()
    assert (again.text(), again.textCursor().position()) == ("Будим всех", 5)
    assert card.view.text == sheet.context.texts.text("vp.q.value")
    assert sheet.reading.block("vp").heading == sheet.context.texts.text("block.vp")
    assert unnamed(sheet) == []


def test_a_full_screen_is_the_sheet_alone(window, sheet):
    window.resize(1440, 900)
    settle()
    assert sheet.place.frame.isVisible()
    press(sheet.view, "F11")
    settle()
    assert not sheet.place.frame.isVisible()
    assert sheet.view.width() == sheet.width()
    assert sheet.width() - sheet.place.opener.geometry().right() < 10
    press(sheet.view, "F11")
    settle()
    assert sheet.place.frame.isVisible()


def test_a_closed_drawer_gives_the_focus_back_to_the_note(window, sheet):
    window.resize(1000, 560)
    settle()
    (note,) = fill(sheet, "cs", "Офисы")
    sheet.select_note(note)
    press(sheet.view, "F9")
    assert sheet.place.drawer
    assert sheet.inspector.isAncestorOf(window.focusWidget())
    press(window.focusWidget(), "F9")
    assert sheet.view.hasFocus()
    assert sheet.view.selection.note == note
    assert not sheet.place.frame.isVisible()


def test_esc_goes_up_one_level_at_a_time(sheet):
    (note,) = fill(sheet, "vp", "a")
    sheet.select_note(note)
    press(sheet.view, "F2")
    press(sheet.editing.editor, "Escape")
    assert sheet.view.selection.note == note
    press(sheet.view, "Escape")
    assert sheet.view.selection == Selection("vp")


# announcements


@BOTH
def test_what_happens_is_said_aloud(window, page, said):
    write(page, "Офисы")
    assert any("Офисы" in one for one in said)
    press(page.editing.editor, "Escape")
    said.clear()
    (note,) = fill(page, "vp", "Кофе")
    page.select_note(note)
    press(page.view, "Ctrl+Right")
    assert said == [translate("Canvas", "Moved to %1").replace("%1", page.context.texts.text("block.cr"))]
    press(page.view, "Del")
    assert any(translate("Canvas", "%n notes deleted.", None, 1) == one for one in said)
    said.clear()
    press(page.view, "Ctrl+Z")
    assert len(said) == 1
    assert "Кофе" in said[0]


def test_items_keep_their_face_while_the_sheet_changes(sheet):
    (note,) = fill(sheet, "vp", "a")
    face = QAccessible.queryAccessibleInterface(sheet.view)
    before = {item.item.note or item.item.block: item for item in sheet.view.items}
    use.add_note(sheet.workbook, sheet.canvas_id, "vp", NewNote("b"))
    settle()
    assert face.childCount() == 11
    after = {item.item.note or item.item.block: item for item in sheet.view.items}
    assert all(after[key] is item for key, item in before.items())
    assert "2" in after["vp"].item.text
    sheet.select_note(note)
    item = after[note]
    child = QAccessible.queryAccessibleInterface(item)
    assert child.state().selected
    assert child.rect().contains(
        sheet.view.viewport().mapToGlobal(sheet.view.rect_of(note).center().toPoint())
    )


def test_a_blocks_live_line_is_said_in_full(sample):
    spoken = {item.item.block: item.item.text for item in sample.view.items if item.item.note is None}
    assert sample.reader.live_sentence("cr") in spoken["cr"]
    assert sample.reader.live_sentence("rs") in spoken["rs"]


def test_what_the_register_says_of_a_segment_is_said_with_its_note(sample):
    notes = sample.reading.block("cs").notes
    spoken = {item.item.note: item.item.text for item in sample.view.items}
    for note in notes:
        figure = note.second.partition("▪ ")[2]
        assert figure
        assert spoken[note.id].endswith(f". {figure}")


@BOTH
def test_spoken_as_decided(sheet, lang):
    fill(sheet, "cs", "Жители квартала")
    ids = fill(sheet, "cr", "Помним заказ", "Клуб гостей", "Скидка")
    segment = sheet.reading.records.segments[0].id
    use.set_segment(sheet.workbook, [ids[1]], segment, on=True)
    use.set_kinds(sheet.workbook, [ids[1]], ("cr.type.community",))
    use.set_certainty(sheet.workbook, [ids[1]], "hypothesis")
    settle()
    spoken = {item.item.note: item.item.text for item in sheet.view.items}
    wanted = {
        "ru": "Клуб гостей. Стикер 2 из 3, Взаимоотношения с клиентами. Сообщество. "
        "Сегмент: Жители квартала. Гипотеза",
        "en": "Клуб гостей. Note 2 of 3, Customer relationships. Community. "
        "Segment: Жители квартала. Hypothesis",
    }
    assert spoken[ids[1]] == wanted[lang]
    block = next(i.item.text for i in sheet.view.items if (i.item.block, i.item.note) == ("cr", None))
    wanted = {
        "ru": "Взаимоотношения с клиентами, 3 стикера, отвечено 0 из 6 вопросов",
        "en": "Customer relationships, 3 notes, 0 of 6 questions answered",
    }
    assert block == wanted[lang]


def test_the_first_counted_client_is_told_of_once(window, sheet):
    from canvas_app.domain.clients.model import Client

    (note,) = fill(sheet, "cs", "Офисы")
    segment = sheet.reading.records.segments[0].id
    window.go("clients", {})
    for number in range(2):
        with sheet.workbook.edit("edit.client_add", name="x") as edit:
            edit.put(Client(edit.new_id(), name=f"x{number}", segment_id=segment))
        settle()
        told = [text for text in notice_texts(window) if "Офисы" in text]
        assert len(told) == (1 if number == 0 else 0)
        if number == 0:
            press_notice(window, translate("Canvas", "Show"))
            assert window.workspace.key == "canvas"
            assert sheet.view.selection.note == note
            assert note in sheet.view.marks.flashing
            window.go("clients", {})


# comparing


def test_canvases_are_compared_in_place_of_the_sheet(window, sheet, dialogs):
    first = sheet.canvas_id
    fill(sheet, "vp", "Кофе", "Чай")
    sheet.context.tools.actions.run("canvas.compare")
    panel = sheet.comparing
    assert panel.isVisible()
    assert not panel.first.isVisible()
    dialogs.answer("ask_text", "Как будет")
    click(panel, translate("Canvas", "Duplicate as a scenario"))
    second = sheet.canvas_id
    assert second != first
    note = sheet.view.order("vp")[0]
    use.set_text(sheet.workbook, note, "Кофе с собой")
    sheet.context.tools.actions.run("canvas.compare")
    assert (panel.first.currentData(), panel.second.currentData()) == (first, second)
    assert unnamed(panel) == []
    click(panel, "Кофе")
    assert sheet.canvas_id == first
    assert named(sheet, sheet.view.selection.note) == "Кофе"
    assert not panel.isVisible()
    sheet.context.tools.actions.run("canvas.compare")
    press(panel, "Escape")
    assert sheet.view.hasFocus()


def test_notes_are_parked_and_brought_back(window, sheet):
    (note,) = fill(sheet, "vp", "Потом")
    sheet.select_note(note)
    sheet.notes.park()
    assert texts(sheet, "vp") == []
    assert sheet.context.texts.sentence("canvas.parking") in [c.name for c in reads.canvases(sheet.workbook)]
    press_notice(window, translate("Common", "Undo"))
    assert texts(sheet, "vp") == ["Потом"]
    assert len(reads.canvases(sheet.workbook)) == 1


def test_an_open_editor_grows_with_text_and_zoom(window, page):
    editor = page.editing.editor
    before = editor.font().pixelSize()
    page.view.set_zoom(3.0)
    zoomed = editor.font().pixelSize()
    assert zoomed > before
    page.view.set_zoom(0.5)
    assert editor.font().pixelSize() == 13
    window.appearance.use_text(200)
    settle()
    if page.editing.active:
        assert editor.font().pixelSize() >= 26
    window.appearance.use_text(100)


def test_undo_and_redo_of_a_note_on_another_canvas_show_that_canvas(window, sheet):
    first = sheet.canvas_id
    other = canvases.new_canvas(sheet.workbook, "Пустая").ids[0]
    use.add_notes(sheet.workbook, other, "vp", [NewNote("Кофе")])
    assert sheet.canvas_id == first
    window.undo()
    assert sheet.canvas_id == other, "the note is gone, its canvas is not"
    sheet.show_canvas(first)
    window.redo()
    assert sheet.canvas_id == other


def test_undo_of_a_name_shown_on_another_canvas_shows_that_canvas(window, sheet):
    first = sheet.canvas_id
    other = canvases.new_canvas(sheet.workbook, "Другая").ids[0]
    (note,) = use.add_notes(sheet.workbook, other, "cs", [NewNote("Офисы")]).ids
    use.set_text(sheet.workbook, note, "Офисы рядом")
    assert sheet.canvas_id == first
    window.undo()
    assert sheet.canvas_id == other
    assert named(sheet, sheet.view.selection.note) == "Офисы"
