"""The canvas page: what a person types, clicks and drags is what the file holds and the sheet shows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest

from canvas_app.domain.canvas.model import BLOCKS, Note
from canvas_app.services.canvas import notes as use
from canvas_app.services.canvas import reads
from canvas_app.ui.canvas.selection import Selection
from tests.ui.canvas.conftest import BOTH, centre, fill, texts, write
from tests.ui.helpers import press, settle, type_keys, type_text, unnamed

pytestmark = BOTH


def test_a_new_file_takes_the_first_key_as_the_first_note(page):
    assert page.editing.active
    write(page, "Офисы рядом")
    assert texts(page, "cs") == ["Офисы рядом"]
    assert [one.name for one in reads.segments(page.context.session.workbook)] == ["Офисы рядом"]


def test_ten_notes_are_ten_times_type_and_enter_and_undo_takes_them_back(window, page):
    for number in range(10):
        write(page, f"Сегмент {number}")
    assert texts(page, "cs") == [f"Сегмент {number}" for number in range(10)]
    press(page.editing.editor, "Escape")
    assert not page.editing.active
    assert page.view.hasFocus()
    for _ in range(10):
        press(page.view, "Ctrl+Z")
    assert texts(page) == []


def test_a_question_that_is_gone_to_opens_though_a_note_is_being_typed(window, page):
    assert page.editing.active
    type_text(page.editing.editor, "Офисы")
    window.go("canvas", {"question": "vp.q.value"})
    assert texts(page, "cs") == ["Офисы"]
    assert page.inspector.questions.open_question == "vp.q.value"
    assert page.view.selection.block == "vp"
    window.go("canvas", {"block": "kp"})
    assert page.view.selection.block == "kp"


def test_escape_keeps_what_was_typed(page):
    type_text(page.editing.editor, "Студенты")
    press(page.editing.editor, "Escape")
    assert texts(page, "cs") == ["Студенты"]
    assert page.view.selection.note == reads.notes(page.context.session.workbook, page.canvas_id)[0].id


def test_an_empty_new_note_leaves_no_trace(page):
    before = page.context.session.workbook.generation
    press(page.editing.editor, "Escape")
    assert texts(page) == []
    assert page.context.session.workbook.generation == before
    assert not page.editing.editor.isVisible()


def test_pausing_commits_and_one_visit_is_one_undo_step(page):
    workbook = page.context.session.workbook
    editor = page.editing.editor
    for part in ("Офи", "сы ", "рядом"):
        type_text(editor, part)
        editor.settled.emit()
    assert texts(page, "cs") == ["Офисы рядом"]
    assert editor.isVisible()
    press(editor, "Escape")
    workbook.undo()
    assert texts(page) == []


def test_typing_on_the_sheet_begins_a_note_and_never_overwrites(page):
    press(page.editing.editor, "Escape")
    note = fill(page, "vp", "Кофе")[0]
    page.select_note(note)
    type_keys(page.view, "м")
    assert page.editing.active
    assert page.editing.editor.text() == "м"
    press(page.editing.editor, "Return")
    press(page.editing.editor, "Escape")
    assert texts(page, "vp") == ["Кофе", "м"]


def test_an_input_method_begins_a_note(page):
    press(page.editing.editor, "Escape")
    page.view.select(Selection("kr"))
    type_text(page.view, "Команда бариста")
    press(page.editing.editor, "Escape")
    assert texts(page, "kr") == ["Команда бариста"]


def test_editing_in_place_renames_the_segment_everywhere(page):
    press(page.editing.editor, "Escape")
    note = fill(page, "cs", "Студенты")[0]
    page.view.edit_wanted.emit(note)
    page.editing.editor.selectAll()
    type_text(page.editing.editor, "Учащиеся")
    press(page.editing.editor, "Return")
    assert texts(page, "cs") == ["Учащиеся"]
    assert [one.name for one in reads.segments(page.context.session.workbook)] == ["Учащиеся"]
    assert not page.editing.active


def test_a_pasted_list_becomes_notes_in_one_step(page):
    data = QMimeData()
    data.setText("• Фермы\n- Служба доставки\n\n3) Арендодатель\n")
    press(page.editing.editor, "Escape")
    page.view.select(Selection("kp"))
    QGuiApplication.clipboard().setMimeData(data)
    press(page.view, "Ctrl+V")
    assert texts(page, "kp") == ["Фермы", "Служба доставки", "Арендодатель"]
    page.context.session.workbook.undo()
    assert texts(page) == []


def test_dragging_reorders_and_moves_between_blocks(page):
    press(page.editing.editor, "Escape")
    first, second = fill(page, "vp", "Первый", "Второй")
    viewport = page.view.viewport()
    target = page.view.block_rect("kr").center().toPoint()
    start = centre(page, first)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(viewport, start + QPoint(30, 10))
    QTest.mouseMove(viewport, target)
    assert page.view.marks.target == "kr"
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, target)
    assert texts(page, "vp") == ["Второй"]
    assert texts(page, "kr") == ["Первый"]
    assert page.view.selection.note == first
    assert page.view.marks.target == ""
    assert second not in page.view.selection.notes


def test_a_drop_outside_changes_nothing(page):
    press(page.editing.editor, "Escape")
    (note,) = fill(page, "vp", "Первый")
    before = page.context.session.workbook.generation
    viewport, start = page.view.viewport(), centre(page, note)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(viewport, start + QPoint(30, 10))
    QTest.mouseMove(viewport, QPoint(2, 2))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(2, 2))
    assert page.context.session.workbook.generation == before


@pytest.mark.parametrize(
    ("keys", "block", "order"),
    [
        ("Ctrl+Down", "vp", ["b", "a", "c"]),
        ("Ctrl+Up", "vp", ["a", "b", "c"]),
        ("Ctrl+Right", "cr", ["a"]),
        ("Ctrl+Left", "ka", ["a"]),
    ],
)
def test_keys_move_a_note(page, keys, block, order):
    press(page.editing.editor, "Escape")
    first = fill(page, "vp", "a", "b", "c")[0]
    page.select_note(first)
    press(page.view, keys)
    assert texts(page, block) == order
    assert page.view.selection.note == first


def test_arrows_walk_notes_and_blocks(page):
    press(page.editing.editor, "Escape")
    first, second = fill(page, "vp", "a", "b")
    page.view.select(Selection("vp"))
    press(page.view, "Down")
    assert page.view.selection.note == first
    press(page.view, "Down")
    assert page.view.selection.note == second
    press(page.view, "Down")
    assert page.view.selection.block in ("c", "rs")
    press(page.view, "Ctrl+Home")
    assert page.view.selection.block == "cs"
    for block in (*BLOCKS[1:], BLOCKS[0]):
        press(page.view, "Ctrl+PgDown")
        assert page.view.selection.block == block


def test_colour_certainty_duplicate_delete_and_undo_by_key(page):
    press(page.editing.editor, "Escape")
    first = fill(page, "vp", "a")[0]
    workbook = page.context.session.workbook
    page.select_note(first)
    press(page.view, "Alt+3")
    press(page.view, "Alt+7")
    found = workbook.get(Note, first)
    assert (found.colour, found.certainty) == ("green", "hypothesis")
    press(page.view, "Ctrl+D")
    assert texts(page, "vp") == ["a", "a"]
    press(page.view, "Delete")
    assert texts(page, "vp") == ["a"]
    press(page.view, "Ctrl+Z")
    assert texts(page, "vp") == ["a", "a"]


def test_kinds_toggle_on_the_selected_note_and_make_notes_without_one(page):
    press(page.editing.editor, "Escape")
    note = fill(page, "cr", "Клуб гостей")[0]
    page.select_note(note)
    kinds = page.inspector.kinds
    kinds.chips["cr.type.community"].click()
    kinds.chips["cr.motive.retain"].click()
    workbook = page.context.session.workbook
    assert workbook.get(Note, note).kinds == ("cr.type.community", "cr.motive.retain")
    kinds.chips["cr.type.community"].click()
    assert workbook.get(Note, note).kinds == ("cr.motive.retain",)
    page.view.select(Selection("cr"))
    kinds.chips["cr.type.self"].click()
    name = page.context.texts.catalogue.short("cr.type.self", page.context.texts.lang)
    assert texts(page, "cr") == ["Клуб гостей", name]
    assert page.editing.active
    assert page.editing.editor.textCursor().selectedText() == name


def test_answers_are_kept_per_segment_and_become_notes(page):
    press(page.editing.editor, "Escape")
    segment = use.reads.named(page.context.session.workbook, []) or fill(page, "cs", "Офисы", "Студенты")
    ids = [one.id for one in reads.segments(page.context.session.workbook)]
    assert segment
    page.view.select(Selection("cr"))
    questions = page.inspector.questions
    questions.open("cr.q.expected")
    card = questions.cards["cr.q.expected"]
    assert [field.segment_id for field in card.fields] == [None, *ids]
    field = card.fields[1]
    field.setFocus()
    type_text(field, "Помнить заказ")
    press(field, "Ctrl+Return")
    answers = reads.answers(page.context.session.workbook, page.canvas_id)
    assert [(one.question, one.segment_id, one.text) for one in answers] == [
        ("cr.q.expected", ids[0], "Помнить заказ")
    ]
    note = next(n for n in reads.notes(page.context.session.workbook, page.canvas_id) if n.block == "cr")
    assert (note.text, note.question, note.segments) == ("Помнить заказ", "cr.q.expected", (ids[0],))
    assert card.fields[1].hasFocus()
    assert card.view.status == "draft"
    assert card.view.dots == "●○"
    type_text(card.fields[2], "Места у розеток")
    card.commit()
    assert card.view.status == "answered"


def test_a_question_can_be_marked_and_unmarked(page):
    press(page.editing.editor, "Escape")
    page.view.select(Selection("rs"))
    questions = page.inspector.questions
    questions.open("rs.q.how")
    press(questions.cards["rs.q.how"].fields[0], "F8")
    assert questions.cards["rs.q.how"].view.status == "na"
    press(questions.cards["rs.q.how"].fields[0], "F8")
    assert questions.cards["rs.q.how"].view.status == "none"


def test_next_unanswered_question_is_found_over_all_blocks(page):
    press(page.editing.editor, "Escape")
    for question in ("cs.q.who", "cs.q.important", "cs.q.different", "vp.q.value"):
        press(page, "Ctrl+J")
        assert page.inspector.questions.open_question == question
    assert page.view.selection.block == "vp"


def test_canvases_are_made_duplicated_renamed_and_deleted(page, dialogs):
    press(page.editing.editor, "Escape")
    fill(page, "cs", "Офисы")
    workbook, run = page.context.session.workbook, page.context.tools.actions.run
    dialogs.answer("ask_text", "Как будет", "Мечта", "Пустая")
    run("canvas.duplicate_canvas")
    run("canvas.rename")
    assert [one.name for one in reads.canvases(workbook)][1:] == ["Мечта"]
    assert texts(page) == ["Офисы"]
    run("canvas.new")
    assert texts(page) == []
    run("canvas.delete_canvas")
    assert len(reads.canvases(workbook)) == 2
    assert len(reads.segments(workbook)) == 1


def test_selection_by_rubber_band_and_select_all(page):
    press(page.editing.editor, "Escape")
    ids = fill(page, "vp", "a", "b")
    other = fill(page, "kp", "c")
    page.select_note(ids[0])
    press(page.view, "Ctrl+A")
    assert page.view.selection.notes == set(ids)
    press(page.view, "Ctrl+A")
    assert page.view.selection.notes == {*ids, *other}
    block = page.view.block_rect("vp")
    start, end = block.bottomRight() - QPointF(6, 6), block.topLeft() + QPointF(3, 30)
    viewport = page.view.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start.toPoint())
    QTest.mouseMove(viewport, start.toPoint() - QPoint(20, 20))
    QTest.mouseMove(viewport, end.toPoint())
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end.toPoint())
    assert page.view.selection.notes == set(ids)


def test_zoom_whole_readable_block_and_steps(page):
    press(page.editing.editor, "Escape")
    view = page.view
    assert view.whole
    fitted = view.zoom
    press(view, "Ctrl+0")
    assert view.zoom == pytest.approx(1.0)
    press(view, "Ctrl+=")
    assert view.zoom == pytest.approx(1.25)
    press(view, "Ctrl+9")
    assert view.block_rect("cs").height() > view.viewport().height() * 0.9
    press(view, "Ctrl+0")
    assert view.zoom == pytest.approx(fitted)


def test_every_block_and_note_is_read_aloud(page, window):
    press(page.editing.editor, "Escape")
    segment = fill(page, "cs", "Жители квартала")
    note = fill(page, "cr", "Клуб гостей")[0]
    ids = tuple(one.id for one in reads.segments(page.context.session.workbook))
    use.set_segment(page.context.session.workbook, [note], ids[0], on=True)
    use.set_kinds(page.context.session.workbook, [note], ("cr.type.community",))
    use.set_certainty(page.context.session.workbook, [note], "hypothesis")
    settle()
    assert segment
    face = QAccessible.queryAccessibleInterface(page.view)
    children = [face.child(index) for index in range(face.childCount())]
    names = [child.text(QAccessible.Text.Name) for child in children]
    assert len(names) == 9 + 2
    spoken = next(name for name in names if name.startswith("Клуб гостей"))
    text = page.context.texts.text
    for part in (
        "1",
        text("block.cr"),
        text("cr.type.community"),
        "Жители квартала",
        text("certainty.hypothesis"),
    ):
        assert part in spoken
    assert all(child.role() == QAccessible.Role.ListItem for child in children)
    assert unnamed(page) == []


@pytest.mark.parametrize("size", [(1000, 560), (1280, 680), (1440, 900), (1920, 1080)])
def test_the_inspector_is_docked_or_a_drawer_and_no_note_is_under_it(window, page, size):
    press(page.editing.editor, "Escape")
    window.resize(*size)
    settle()
    docked = size[0] >= 1180
    assert page.inspector.isVisible() == docked
    if docked:
        assert page.inspector.width() == (372 if size[0] >= 1400 else 320)
        assert page.view.width() + page.inspector.width() == page.width()
        return
    scale = page.view.lens.scale
    press(page.view, "F9")
    assert page.inspector.isVisible()
    assert page.view.lens.scale == scale
    assert page.view.block_rect("cs").right() <= page.view.width() - page.inspector.width() + 1
