"""Writing notes: the rhythm of keys, what becomes of names, and that nothing typed is ever lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest

from canvas_app.domain.errors import WorkbookError
from canvas_app.services.canvas import reads
from canvas_app.storage.workbook import Workbook
from canvas_app.ui.canvas.selection import Selection
from canvas_app.ui.common.text import translate
from tests.ui.canvas.conftest import BOTH, fill, notice_texts, page_of, press_notice, segments, texts, write
from tests.ui.helpers import press, settle, type_keys, type_text


def pause(page) -> None:
    """Let the half second without a key pass."""
    page.editing.editor.settled.emit()


@pytest.mark.parametrize("typed", [type_text, type_keys])
@BOTH
def test_ten_notes_take_ten_times_type_and_enter(page, typed):
    keys = 0
    for number in range(10):
        typed(page.editing.editor, f"Сегмент {number}")
        press(page.editing.editor, "Return")
        keys += 1
        assert page.editing.editor.hasFocus()
        assert page.editing.editor.text() == ""
    assert (keys, len(texts(page, "cs"))) == (10, 10)
    press(page.editing.editor, "Return")
    assert not page.editing.active
    assert page.view.selection.note == page.view.order("cs")[-1]


def test_enter_of_the_number_pad_is_enter(page):
    type_text(page.editing.editor, "Офисы")
    QTest.keyClick(page.editing.editor, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert texts(page) == ["Офисы"]
    assert page.editing.active
    press(page.editing.editor, "Escape")
    QTest.keyClick(page.view, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert page.editing.visit.note == page.view.order("cs")[0]


def test_shift_enter_breaks_the_line_and_enter_keeps_both(sheet):
    sheet.view.select(Selection("vp"))
    press(sheet.view, "Return")
    type_text(sheet.editing.editor, "Кофе")
    press(sheet.editing.editor, "Shift+Return")
    type_text(sheet.editing.editor, "и чай")
    press(sheet.editing.editor, "Return")
    assert texts(sheet, "vp") == ["Кофе\nи чай"]
    box = sheet.view.note_box(sheet.view.order("vp")[0])
    assert [line.text for line in box.lines] == ["Кофе", "и чай"]


def test_tab_goes_to_the_kinds_and_enter_there_to_the_next_note(page):
    page.view.select(Selection("cr"))
    page.editing.begin_new("cr", None)
    type_text(page.editing.editor, "Клуб гостей")
    press(page.editing.editor, "Tab")
    kinds = page.inspector.kinds
    assert page.inspector.tabs.current() == "kinds"
    first = next(iter(kinds.chips.values()))
    assert first.hasFocus()
    press(first, "Space")
    press(first, "Right")
    note = reads.notes(page.workbook, page.canvas_id)[0]
    assert note.kinds == (first.kind,)
    press(page.window().focusWidget(), "Return")
    assert page.editing.active
    assert page.editing.visit.after == note.id
    assert page.editing.editor.hasFocus()


def test_enter_on_kinds_of_an_existing_note_leads_back_to_it(sheet):
    (note,) = fill(sheet, "cr", "Клуб")
    sheet.select_note(note)
    sheet.inspector.go_to_kinds()
    press(sheet.window().focusWidget(), "Return")
    assert sheet.view.hasFocus()
    assert (sheet.view.selection.note, sheet.editing.active) == (note, False)


# names


def test_a_pause_on_the_way_to_a_known_name_leaves_no_segment_behind(sheet):
    (note,) = fill(sheet, "cs", "Студенты")
    sheet.select_note(note)
    press(sheet.view, "Del")
    sheet.editing.begin_new("cs", None)
    type_text(sheet.editing.editor, "Студ")
    pause(sheet)
    assert segments(sheet) == ["Студенты", "Студ"]
    type_text(sheet.editing.editor, "енты")
    press(sheet.editing.editor, "Escape")
    assert segments(sheet) == ["Студенты"]
    assert texts(sheet, "cs") == ["Студенты"]


def test_a_name_that_is_there_is_shown_and_said_and_writing_goes_on(window, sheet):
    first, _ = fill(sheet, "cs", "Студенты", "Офисы")
    sheet.editing.begin_new("cs", None)
    write(sheet, "студенты")
    assert texts(sheet, "cs") == ["Студенты", "Офисы"]
    assert sheet.view.marks.flashing == {first}
    assert "Студенты" in window.status_bar.message.text()
    assert sheet.editing.active
    press(sheet.editing.editor, "Escape")
    assert sheet.view.selection.note == first


def test_renaming_to_a_taken_name_keeps_the_old_one_and_offers_to_merge(window, sheet):
    first, second = fill(sheet, "cs", "Студенты", "Учащиеся")
    sheet.view.edit_wanted.emit(second)
    sheet.editing.editor.selectAll()
    type_text(sheet.editing.editor, "студенты")
    pause(sheet)
    press(sheet.editing.editor, "Return")
    assert segments(sheet) == ["Студенты", "Учащиеся"]
    assert "Учащиеся" in notice_texts(window)[-1]
    press_notice(window, translate("Canvas", "Merge the two"))
    assert segments(sheet) == ["Студенты"]
    assert texts(sheet, "cs") == ["Студенты"]
    assert sheet.view.selection.note == first
    press_notice(window, translate("Common", "Undo"))
    assert segments(sheet) == ["Студенты", "Учащиеся"]


def test_passing_through_a_taken_name_while_renaming_says_nothing(window, sheet):
    _, second = fill(sheet, "cs", "Студенты", "Учащиеся")
    sheet.view.edit_wanted.emit(second)
    sheet.editing.editor.selectAll()
    type_text(sheet.editing.editor, "Студенты")
    pause(sheet)
    type_text(sheet.editing.editor, " вечером")
    press(sheet.editing.editor, "Return")
    assert segments(sheet) == ["Студенты", "Студенты вечером"]
    assert notice_texts(window) == []


def test_deleting_a_just_made_segment_says_that_it_stays_and_offers_to_delete_it(window, page):
    write(page, "Студенты")
    press(page.editing.editor, "Escape")
    press(page.view, "Del")
    assert segments(page) == ["Студенты"]
    assert "Студенты" in notice_texts(window)[-1]
    press_notice(window, translate("Canvas", "Delete the segment…"))
    assert segments(page) == []
    press_notice(window, translate("Common", "Undo"))
    assert segments(page) == ["Студенты"]


def test_an_emptied_note_is_deleted_with_the_way_back(window, sheet):
    first, second = fill(sheet, "vp", "a", "b")
    sheet.view.edit_wanted.emit(first)
    sheet.editing.editor.selectAll()
    press(sheet.editing.editor, "Backspace")
    press(sheet.editing.editor, "Return")
    assert texts(sheet, "vp") == ["b"]
    assert sheet.view.selection.note == second
    press_notice(window, translate("Common", "Undo"))
    assert texts(sheet, "vp") == ["a", "b"]


def test_an_emptied_new_note_leaves_nothing(page):
    type_text(page.editing.editor, "Оф")
    pause(page)
    page.editing.editor.selectAll()
    press(page.editing.editor, "Backspace")
    press(page.editing.editor, "Escape")
    assert (texts(page), segments(page)) == ([], [])


# nothing typed is lost


def lose_focus(editor, reason) -> None:
    QCoreApplication.sendEvent(editor, QFocusEvent(QEvent.Type.FocusOut, reason))


def test_leaving_the_window_commits_and_the_editor_stays(page):
    type_text(page.editing.editor, "Офисы")
    lose_focus(page.editing.editor, Qt.FocusReason.ActiveWindowFocusReason)
    assert texts(page) == ["Офисы"]
    assert page.editing.active
    lose_focus(page.editing.editor, Qt.FocusReason.PopupFocusReason)
    assert page.editing.active
    type_text(page.editing.editor, " рядом")
    press(page.editing.editor, "Return")
    assert texts(page) == ["Офисы рядом"]


def test_another_page_another_canvas_and_closing_keep_what_is_typed(window, page, tmp_path):
    type_text(page.editing.editor, "Офисы")
    window.go("clients", {})
    assert texts(page) == ["Офисы"]
    window.go("canvas", {})
    page.editing.begin_new("vp", None)
    type_text(page.editing.editor, "Кофе")
    window.close_workbook()
    with Workbook.open(tmp_path / "book.canvasbook") as again:
        found = reads.notes(again, reads.canvases(again)[0].id)
        assert {note.text for note in found} == {"Офисы", "Кофе"}


class FullDisk:
    """A workbook's commit that fails until told otherwise."""

    def __init__(self, monkeypatch, workbook) -> None:
        self.full = True
        real = workbook._commit

        def commit(*args):
            if self.full:
                raise WorkbookError("file.full", file="book", drive="D:", folder="D:")
            return real(*args)

        monkeypatch.setattr(workbook, "_commit", commit)


def test_a_full_disk_keeps_the_editor_and_says_not_saved(window, page, monkeypatch, said):
    disk = FullDisk(monkeypatch, page.workbook)
    type_text(page.editing.editor, "Офисы")
    press(page.editing.editor, "Return")
    assert page.editing.active
    assert page.editing.editor.text() == "Офисы"
    assert window.status_bar.failed
    assert texts(page) == []
    assert window.status_bar.state.accessibleName() in said
    page.view.new_wanted.emit("vp", None, "ы")
    assert page.editing.visit.block == "cs"
    assert page.editing.editor.text() == "Офисы"
    type_text(page.editing.editor, " рядом")
    disk.full = False
    press_notice(window, translate("Shell", "Try again"))
    assert texts(page) == ["Офисы рядом"]
    assert not window.status_bar.failed
    press(page.editing.editor, "Return")
    assert texts(page) == ["Офисы рядом"]
    assert page.editing.visit.written.note is None


def test_a_full_disk_keeps_an_answer_on_the_screen(window, sheet, monkeypatch):
    sheet.answering.open("vp.q.value")
    field = sheet.inspector.questions.cards["vp.q.value"].fields[0]
    disk = FullDisk(monkeypatch, sheet.workbook)
    type_text(field, "Будим")
    field.settled.emit()
    assert (field.text(), field.changed, window.status_bar.failed) == ("Будим", True, True)
    disk.full = False
    press_notice(window, translate("Shell", "Try again"))
    assert not field.changed
    assert [one.text for one in reads.answers(sheet.workbook, sheet.canvas_id)] == ["Будим"]


def test_a_read_only_file_refuses_before_anything_is_typed(window, samples, lang, tmp_path):
    import shutil

    path = tmp_path / "closed.canvasbook"
    shutil.copy(samples[lang], path)
    window.show_workbook(Workbook.open(path, read_only=True))
    page = page_of(window)
    page.view.setFocus()
    type_keys(page.view, "ы")
    assert not page.editing.active
    assert len(window.notifications.notifications()) == 1
    note = page.view.order("vp")[0]
    page.select_note(note)
    press(page.view, "F2")
    assert not page.editing.active
    QGuiApplication.clipboard().setText("a\nb")
    press(page.view, "Ctrl+V")
    before = page.workbook.digest()
    press(page.view, "Del")
    press(page.view, "Alt+3")
    assert page.workbook.digest() == before
    page.answering.open("cs.q.who")
    assert all(field.isReadOnly() for field in page.inspector.questions.cards["cs.q.who"].fields)


@BOTH
def test_a_language_change_keeps_text_note_and_place(window, page, lang):
    type_text(page.editing.editor, "Офисы")
    window.appearance.use_language("en" if lang == "ru" else "ru")
    settle()
    assert texts(page) == ["Офисы"]
    assert page.view.selection.note == page.view.order("cs")[0]
    assert page.view.hasFocus() or page.editing.editor.hasFocus()


def test_a_refresh_does_not_move_the_caret(page):
    type_text(page.editing.editor, "Офисы рядом")
    cursor = page.editing.editor.textCursor()
    cursor.setPosition(3)
    page.editing.editor.setTextCursor(cursor)
    page.refresh()
    settle()
    assert page.editing.editor.textCursor().position() == 3
    assert page.editing.editor.hasFocus()


# the text


def test_the_words_under_the_editor_cover_no_neighbour(window, sheet):
    window.resize(1280, 680)
    first, _ = fill(sheet, "cr", "Помним заказ по имени", "Клуб гостей")
    sheet.editing.begin_edit(first)
    editor, hint = sheet.editing.editor, sheet.editing._hint
    assert hint.isVisible()
    assert (hint.x(), hint.width(), hint.y()) == (editor.x(), editor.width(), editor.geometry().bottom())
    assert hint.height() >= hint.heightForWidth(hint.width())
    assert sheet.view.viewport().rect().contains(hint.geometry())
    press(editor, "Escape")
    assert not hint.isVisible()


def test_a_long_note_is_counted_from_200_and_refused_nowhere(sheet):
    sheet.view.select(Selection("vp"))
    press(sheet.view, "Return")
    editor = sheet.editing.editor
    type_text(editor, "ы" * 320)
    editor.repaint()
    press(editor, "Return")
    assert texts(sheet, "vp") == ["ы" * 320]
    widths = [line.width for line in sheet.view.note_box(sheet.view.order("vp")[0]).lines]
    assert max(widths) <= sheet.view.block_box("vp").body.w


def test_a_huge_text_stays_inside_the_window(sheet):
    sheet.view.select(Selection("vp"))
    press(sheet.view, "Return")
    type_text(sheet.editing.editor, "слово " * 1500)
    assert sheet.view.viewport().rect().contains(sheet.editing.editor.geometry())
    press(sheet.editing.editor, "Escape")
    assert len(sheet.view.sheet.pages) > 1


@pytest.mark.parametrize("zoom", [0.5, 1.0, 3.0])
def test_the_editor_is_readable_and_inside_at_any_zoom(sheet, zoom):
    sheet.view.set_zoom(zoom)
    for block in ("kp", "cs", "rs"):
        sheet.editing.begin_new(block, None)
        editor = sheet.editing.editor
        assert editor.font().pixelSize() >= sheet.context.tools.theme.px(13)
        assert sheet.view.viewport().rect().contains(editor.geometry())
        press(editor, "Escape")


def test_colours_and_certainty_by_key_while_typing(page):
    type_text(page.editing.editor, "Офисы")
    press(page.editing.editor, "Alt+3")
    press(page.editing.editor, "Alt+7")
    assert page.editing.active
    press(page.editing.editor, "Return")
    note = reads.notes(page.workbook, page.canvas_id)[0]
    assert (note.colour, note.certainty) == ("green", "hypothesis")
    page.workbook.undo()
    assert texts(page) == []


def test_the_colour_of_new_notes_is_remembered(page):
    press(page.editing.editor, "Escape")
    press(page.view, "Alt+5")
    write_one(page, "vp", "Кофе")
    assert reads.notes(page.workbook, page.canvas_id)[0].colour == "violet"
    assert page.context.tools.preferences.text("note_colour") == "violet"


def write_one(page, block: str, text: str) -> None:
    page.editing.begin_new(block, None)
    type_text(page.editing.editor, text)
    press(page.editing.editor, "Escape")


def test_keys_with_a_cyrillic_letter_type_and_begin_notes(sheet):
    sheet.view.select(Selection("vp"))
    event = QKeyEvent(QEvent.Type.KeyPress, 0x0416, Qt.KeyboardModifier.ShiftModifier, "Ж")
    QCoreApplication.sendEvent(sheet.view, event)
    type_keys(sheet.editing.editor, "изнь")
    press(sheet.editing.editor, "Escape")
    assert texts(sheet, "vp") == ["Жизнь"]


def test_a_single_letter_is_committed_after_a_pause(sheet):
    sheet.view.new_wanted.emit("vp", None, "ы")
    assert sheet.context.session.typed.pending
    sheet.context.session.typed._idle.timeout.emit()
    assert texts(sheet, "vp") == ["ы"]
