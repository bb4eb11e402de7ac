"""What is pasted becomes notes: lists, columns, cut notes, and data that is none of ours."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from canvas_app.domain.canvas.model import Note
from canvas_app.services.canvas import notes as use
from canvas_app.services.canvas import reads
from canvas_app.services.canvas.notes import NewNote
from canvas_app.ui.canvas.selection import Selection
from canvas_app.ui.common.text import translate
from tests.ui.canvas.conftest import BOTH, fill, press_notice, texts
from tests.ui.helpers import press, settle, type_text

# pasting


def paste(page, text: str, keys: str = "Ctrl+V", into=None) -> None:
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)
    press(into or page.view, keys)
    settle()


def test_a_list_pasted_into_the_editor_becomes_notes(window, page):
    type_text(page.editing.editor, "Офисы")
    paste(page, "1. Студенты\n2. Жители", into=page.editing.editor)
    assert texts(page, "cs") == ["Офисы", "Студенты", "Жители"]
    press_notice(window, translate("Canvas", "As one note"))
    assert texts(page, "cs") == ["Офисы", "1. Студенты 2. Жители"]


def test_a_list_as_one_note_by_key_in_both_places(page):
    page.editing.begin_new("vp", None)
    paste(page, "a\nb", "Ctrl+Shift+V", page.editing.editor)
    assert page.editing.active
    press(page.editing.editor, "Escape")
    page.view.select(Selection("kp"))
    paste(page, "c\nd", "Ctrl+Shift+V")
    assert (texts(page, "vp"), texts(page, "kp")) == (["a\nb"], ["c\nd"])


@BOTH
def test_columns_name_kinds_and_segments(sheet):
    fill(sheet, "cs", "Офисы")
    kind = sheet.context.texts.text("cr.type.community")
    sheet.view.select(Selection("cr"))
    paste(sheet, f"Клуб\t{kind}\nЗаказ\tофисы")
    club, order = (n for n in reads.notes(sheet.workbook, sheet.canvas_id) if n.block == "cr")
    assert club.kinds == ("cr.type.community",)
    assert len(order.segments) == 1


def test_more_than_thirty_lines_ask_first(window, sheet):
    sheet.view.select(Selection("vp"))
    paste(sheet, "\n".join(f"Строка {number}" for number in range(31)))
    assert texts(sheet) == []
    press_notice(window, translate("Canvas", "Make notes"))
    assert len(texts(sheet, "vp")) == 31
    sheet.workbook.undo()
    assert texts(sheet) == []


def test_a_note_with_a_note_open_elsewhere_is_kept_before_the_next(sheet):
    (first,) = fill(sheet, "vp", "a")
    sheet.view.edit_wanted.emit(first)
    type_text(sheet.editing.editor, "b")
    sheet.view.new_wanted.emit("kp", None, "")
    assert texts(sheet, "vp") == ["ab"]
    assert sheet.editing.visit.block == "kp"
    assert sheet.workbook.get(Note, first).text == "ab"


def test_cut_and_pasted_notes_keep_what_they_are(sheet):
    fill(sheet, "cs", "Офисы")
    segment = reads.segments(sheet.workbook)[0].id
    new = NewNote("Клуб\nгостей", "pink", ("cr.type.community",), "hypothesis", "cr.q.cost", (segment,))
    use.add_note(sheet.workbook, sheet.canvas_id, "cr", new)
    fill(sheet, "cr", "Другой")
    sheet.select_note(sheet.view.order("cr")[0])
    press(sheet.view, "Ctrl+X")
    assert QGuiApplication.clipboard().text() == "Клуб\nгостей"
    assert texts(sheet, "cr") == ["Другой"]
    press(sheet.view, "Ctrl+V")
    note = reads.notes(sheet.workbook, sheet.canvas_id)[-1]
    assert texts(sheet, "cr") == ["Другой", "Клуб\nгостей"]
    shown = (note.colour, note.kinds, note.certainty, note.question, note.segments)
    assert shown == ("pink", ("cr.type.community",), "hypothesis", "cr.q.cost", (segment,))
    sheet.view.select(Selection("kp"))
    press(sheet.view, "Ctrl+V")
    other = next(n for n in reads.notes(sheet.workbook, sheet.canvas_id) if n.block == "kp")
    assert (other.text, other.kinds, other.question) == ("Клуб\nгостей", (), "kp.q.who")
    assert (other.colour, other.segments) == ("pink", (segment,))


FOREIGN = [b"", b"[]", b"[1, [[2]]]", b'["x", [["a", "red", [], "", "", [], "vp"]]]', b"\xff"]


@pytest.mark.parametrize("held", FOREIGN)
def test_foreign_data_on_the_clipboard_is_text(sheet, held):
    data = QMimeData()
    data.setData("application/x-canvas-app-notes", held)
    data.setText("Кофе")
    QGuiApplication.clipboard().setMimeData(data)
    sheet.view.select(Selection("vp"))
    press(sheet.view, "Ctrl+V")
    assert texts(sheet, "vp") == ["Кофе"]
