"""The sheet by keyboard alone: walking, extending, menus, figures, finding; over further pages too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu

from canvas_app.domain.canvas.model import BLOCKS, Note
from canvas_app.services.canvas import canvases, reads
from canvas_app.services.canvas import notes as use
from canvas_app.ui.canvas.selection import Selection
from canvas_app.ui.common.keys import LayoutKeys
from canvas_app.ui.common.text import translate
from tests.ui.canvas.conftest import BOTH, fill, notice_texts, segments, texts
from tests.ui.helpers import press, settle, type_text


def menu_shown() -> QMenu:
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    return popup


def choose(menu: QMenu, *words: str) -> None:
    """Choose an entry of a menu, over its submenus."""
    for place, word in enumerate(words):
        action = next(one for one in menu.actions() if one.text().replace("&&", "&") == word)
        if place < len(words) - 1:
            menu = action.menu()
    action.trigger()
    close_menus()


def close_menus() -> None:
    """Close what is open; without a window system nobody gives the focus back to the window."""
    focus = next((w.focusWidget() for w in QApplication.topLevelWidgets() if w.focusWidget()), None)
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    settle()
    if focus is not None:
        focus.window().activateWindow()
        focus.setFocus()
    settle()


def enabled(menu: QMenu) -> list[str]:
    return [one.text() for one in menu.actions() if not one.isSeparator()]


def test_home_end_and_the_ends_of_the_walk(sheet):
    ids = fill(sheet, "vp", "a", "b", "c")
    sheet.view.select(Selection("vp"))
    press(sheet.view, "End")
    assert sheet.view.selection.note == ids[-1]
    press(sheet.view, "Home")
    assert sheet.view.selection.note == ids[0]
    press(sheet.view, "Ctrl+End")
    assert sheet.view.selection == Selection("c")
    press(sheet.view, "Ctrl+Home")
    assert sheet.view.selection == Selection("cs")
    press(sheet.view, "Ctrl+PgUp")
    assert sheet.view.selection.block == BLOCKS[-1]


def test_shift_extends_and_takes_back_and_reaches_the_next_block(sheet):
    ids = fill(sheet, "ka", "a", "b", "c")
    (below,) = fill(sheet, "kr", "d")
    sheet.select_note(ids[0])
    press(sheet.view, "Shift+Down")
    press(sheet.view, "Shift+Down")
    assert sheet.view.selection.notes == set(ids)
    press(sheet.view, "Shift+Up")
    assert sheet.view.selection.notes == set(ids[:2])
    press(sheet.view, "Shift+Down")
    press(sheet.view, "Shift+Down")
    assert sheet.view.selection.notes == {*ids, below}
    press(sheet.view, "Escape")
    assert sheet.view.selection == Selection("kr")


@pytest.mark.parametrize("way", ["Left", "Right", "Up", "Down"])
def test_arrows_never_get_lost_on_an_empty_sheet(sheet, way):
    for _ in range(12):
        press(sheet.view, way)
        assert sheet.view.selection.block in BLOCKS
        assert sheet.view.selection.note is None


@pytest.mark.parametrize("count", [60, 150])
def test_arrows_walk_every_note_of_a_block_over_all_pages(sheet, count):
    ids = fill(sheet, "vp", *(f"Предложение номер {number}" for number in range(count)))
    view = sheet.view
    assert len(view.sheet.pages) > 1
    assert view.order("vp") == ids
    view.select(Selection("vp"))
    seen = []
    for _ in ids:
        press(view, "Down")
        seen.append(view.selection.note)
        rect = view.rect_of(view.selection.note)
        assert view.viewport().rect().intersects(rect.toRect())
    assert seen == ids
    for note in reversed(ids[:-1]):
        press(view, "Up")
        assert view.selection.note == note


def test_notes_on_a_further_page_are_edited_and_moved_there(sheet):
    ids = fill(sheet, "vp", *(f"Предложение {number}" for number in range(80)))
    last = ids[-1]
    sheet.select_note(last)
    press(sheet.view, "F2")
    editor = sheet.editing.editor
    assert sheet.view.viewport().rect().contains(editor.geometry())
    place = sheet.view.rect_of(last)
    assert abs(editor.geometry().left() - place.left()) < 6
    type_text(editor, "!")
    press(editor, "Return")
    press(sheet.view, "Ctrl+Up")
    assert texts(sheet, "vp")[-2].endswith("79!")
    sheet.editing.begin_new("vp", sheet.view.order("vp")[-1])
    type_text(sheet.editing.editor, "Самое последнее")
    assert sheet.view.viewport().rect().contains(sheet.editing.editor.geometry())
    press(sheet.editing.editor, "Escape")
    assert texts(sheet, "vp")[-1] == "Самое последнее"


def test_the_menu_key_opens_the_menu_at_the_note(sheet):
    (note,) = fill(sheet, "vp", "a")
    sheet.select_note(note)
    at = QPoint(0, 0)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, sheet.view.mapToGlobal(at))
    QCoreApplication.sendEvent(sheet.view, event)
    menu = menu_shown()
    assert translate("Canvas", "Delete notes") in enabled(menu)
    corner = sheet.view.viewport().mapToGlobal(sheet.view.rect_of(note).bottomLeft().toPoint())
    assert (menu.pos() - corner).manhattanLength() < 8
    menu.close()
    sheet.view.select(Selection("vp"))
    QCoreApplication.sendEvent(sheet.view, event)
    assert enabled(menu_shown())[0] == translate("Canvas", "New note")
    menu_shown().close()


@BOTH
def test_ctrl_m_moves_and_copies_to_blocks_and_canvases(window, sheet):
    other = canvases.new_canvas(sheet.workbook, "Как будет").ids[0]
    settle()
    (note,) = fill(sheet, "vp", "Кофе")
    sheet.select_note(note)
    text = sheet.context.texts.text
    press(sheet.view, "Ctrl+M")
    choose(menu_shown(), text("block.kp"))
    assert texts(sheet, "kp") == ["Кофе"]
    assert sheet.view.selection.note == note
    press(sheet.view, "Ctrl+M")
    choose(menu_shown(), translate("Canvas", "Copy to a block"), text("block.kr"))
    assert (texts(sheet, "kp"), texts(sheet, "kr")) == (["Кофе"], ["Кофе"])
    sheet.select_note(note)
    press(sheet.view, "Ctrl+M")
    choose(menu_shown(), translate("Canvas", "Copy to canvas “%1”").replace("%1", "Как будет"))
    assert [n.text for n in reads.notes(sheet.workbook, other)] == ["Кофе"]
    assert "Как будет" in notice_texts(window)[-1]
    press(sheet.view, "Ctrl+M")
    choose(menu_shown(), translate("Canvas", "Move to canvas “%1”").replace("%1", "Как будет"))
    assert texts(sheet, "kp") == []


def test_ctrl_l_links_with_segments_and_notes(sheet):
    fill(sheet, "cs", "Офисы", "Студенты")
    (note,) = fill(sheet, "vp", "Кофе")
    (other,) = fill(sheet, "kr", "Точка & печь")
    ids = [one.id for one in reads.segments(sheet.workbook)]
    sheet.select_note(note)
    press(sheet.view, "Ctrl+L")
    choose(menu_shown(), "Студенты")
    assert sheet.workbook.get(Note, note).segments == (ids[1],)
    press(sheet.view, "Ctrl+L")
    choose(menu_shown(), sheet.context.texts.text("block.kr"), "Точка & печь")
    assert sheet.linked_notes(sheet.reading.records.note(other)) == {note}
    assert sheet.view.marks.linked == {other}
    sheet.select_note(other)
    assert sheet.view.marks.linked == {note}
    press(sheet.view, "Ctrl+L")
    menu = menu_shown()
    assert "Офисы" in enabled(menu)
    choose(menu, sheet.context.texts.text("block.vp"), "Кофе")
    assert sheet.view.marks.linked == frozenset()


def test_segments_are_merged_from_the_menu(window, sheet):
    first, _ = fill(sheet, "cs", "Студенты", "Учащиеся")
    sheet.select_note(first)
    sheet.menus.open_context(sheet.view.menu_point())
    choose(menu_shown(), translate("Canvas", "Merge with"), "Учащиеся")
    assert segments(sheet) == texts(sheet, "cs") == ["Учащиеся"]
    window.undo()
    assert segments(sheet) == ["Студенты", "Учащиеся"]


def test_alt_digits_set_colour_and_certainty_of_all_selected(sheet):
    ids = fill(sheet, "vp", "a", "b")
    sheet.view.select(Selection("vp", ids[0], frozenset(ids)))
    for number, colour in enumerate(("yellow", "blue", "green", "pink", "violet", "grey"), 1):
        press(sheet.view, f"Alt+{number}")
        assert {sheet.workbook.get(Note, one).colour for one in ids} == {colour}
    for number, certainty in enumerate(("hypothesis", "partly", "confirmed"), 7):
        press(sheet.view, f"Alt+{number}")
        assert {sheet.workbook.get(Note, one).certainty for one in ids} == {certainty}
    press(sheet.view, "Alt+9")
    assert {sheet.workbook.get(Note, one).certainty for one in ids} == {""}


CYRILLIC = {
    "D": "В",
    "A": "Ф",
    "M": "Ь",
    "L": "Д",
    "J": "О",
    "C": "С",
    "X": "Ч",
    "V": "М",
    "F": "А",
    "Z": "Я",
}


@pytest.fixture
def russian_keys(qapp, window):
    """Keys as a Russian layout alone sends them, with the filter that mends Ctrl+letter."""
    keys = LayoutKeys(qapp)
    handle = window.windowHandle()

    def strike(letter: str) -> None:
        code = ord(CYRILLIC[letter])
        event = QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.ControlModifier, "")
        if not keys.eventFilter(handle, event):
            QCoreApplication.sendEvent(QApplication.focusWidget(), event)
        settle()

    yield strike
    keys.deleteLater()


@BOTH
def test_ctrl_letters_work_with_a_russian_layout_alone(sheet, russian_keys):
    (note,) = fill(sheet, "vp", "Кофе")
    sheet.view.setFocus()
    sheet.select_note(note)
    russian_keys("D")
    assert texts(sheet, "vp") == ["Кофе", "Кофе"]
    russian_keys("A")
    assert len(sheet.view.selection.notes) == 2
    russian_keys("C")
    assert QApplication.clipboard().text() == "Кофе\nКофе"
    russian_keys("X")
    assert texts(sheet, "vp") == []
    russian_keys("V")
    assert texts(sheet, "vp") == ["Кофе", "Кофе"]
    russian_keys("Z")
    assert texts(sheet, "vp") == []
    russian_keys("J")
    assert sheet.inspector.questions.open_question == "vp.q.value"
    sheet.view.setFocus()
    russian_keys("F")
    assert sheet.finder.isVisible()
    sheet.finder.close_bar()
    again, _other = fill(sheet, "vp", "Чай", "Сок")
    for letter in "ML":
        sheet.select_note(again)
        russian_keys(letter)
        assert menu_shown(), letter
        close_menus()


# finding


def test_find_marks_counts_and_steps_round(sheet, said):
    first, second = fill(sheet, "vp", "Кофе с собой", "Чай")[0], fill(sheet, "kp", "Обжарщик кофе")[0]
    press(sheet.view, "Ctrl+F")
    finder = sheet.finder
    assert finder.field.hasFocus()
    finder.field.setText("КОФЕ")
    finder.field.settled.emit("КОФЕ")
    assert sheet.view.marks.found == {first, second}
    assert sheet.view.selection.note == first
    press(finder.field, "Return")
    assert sheet.view.selection.note == second
    assert said[-1] == "Обжарщик кофе"
    press(sheet.view, "F3")
    assert sheet.view.selection.note == first
    press(sheet.view, "Shift+F3")
    assert sheet.view.selection.note == second
    finder.field.setText("нет такого")
    finder.field.settled.emit("нет такого")
    assert sheet.view.marks.found == frozenset()
    finder.close_bar()
    assert sheet.view.hasFocus()
    assert not finder.isVisible()


# figures by key


def test_f4_says_where_there_is_no_figure_and_opens_where_there_is_one(window, sample, monkeypatch):
    went = []
    monkeypatch.setattr(sample.context.navigator._shell, "go", lambda page, state: went.append((page, state)))
    sample.view.select(Selection("cr"))
    press(sample.view, "F4")
    assert went == [("relationships", {})]
    sample.view.select(Selection("rs"))
    press(sample.view, "F4")
    assert went[-1][0] == "clients"
    assert went[-1][1]["deals"]
    stream = sample.view.order("rs")[0]
    sample.select_note(stream)
    press(sample.view, "F4")
    name = sample.reading.records.note(stream).text
    assert went[-1][1]["crumb"].endswith(name)
    segment = sample.view.order("cs")[0]
    sample.select_note(segment)
    press(sample.view, "F4")
    assert went[-1][1]["segment"] == sample.reading.records.note(segment).segment_id
    count = len(went)
    sample.view.select(Selection("vp"))
    press(sample.view, "F4")
    assert len(went) == count
    assert window.status_bar.message.text() == translate(
        "Canvas", "The register has no figure for this block yet."
    )


def test_segments_off_the_canvas_are_offered_on_the_sheet_and_beside_it(window, sheet):
    ids = fill(sheet, "cs", "Офисы", "Студенты", "Жители")
    use.delete_notes(sheet.workbook, ids[1:])
    settle()
    line = sheet.view.marks.quiet
    assert "2" in line.text
    assert len({part.y for part in line.lines}) == 1, "one line, as live lines are"
    said, link = line.lines
    assert (said.colour, link.colour) == ("quiet", "accent")
    assert link.text == line.text.rpartition(" · ")[2]
    assert said.x + said.width <= link.x
    assert link.x + link.width <= sheet.view.block_box("cs").body.right
    assert line.rect.bottom <= sheet.view.block_box("cs").body.bottom
    assert all(note.rect.bottom <= line.rect.y for note in sheet.view.block_box("cs").notes)
    sheet.view.select(Selection("cs"))
    offered = sheet.inspector._off_canvas
    assert offered.show_them.accessibleName() == line.text
    for percent in (100, 150, 200):
        sheet.context.tools.theme.use(percent=percent)
        settle()
        assert offered.show_them.geometry().right() <= offered.width()
        assert offered.mapTo(sheet.inspector, offered.rect().bottomRight()).x() <= sheet.inspector.width()
    press(sheet.view, "F4")
    assert texts(sheet, "cs") == ["Офисы", "Студенты", "Жители"]
    assert sheet.view.marks.quiet is None
    assert not sheet.inspector._off_canvas.isVisible()


def test_commands_on_notes_keep_a_note_being_written_first(sheet):
    sheet.view.select(Selection("vp"))
    press(sheet.view, "Return")
    type_text(sheet.editing.editor, "Кофе")
    press(sheet.editing.editor, "Ctrl+D")
    assert texts(sheet, "vp") == ["Кофе", "Кофе"]
    assert not sheet.editing.active
