"""The mouse on the sheet: every gesture has its mark, and nothing happens that was not meant."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from canvas_app.domain.canvas.model import Note
from canvas_app.services.canvas import notes as use
from canvas_app.services.canvas import reads
from canvas_app.services.canvas.legend import legend_names
from canvas_app.ui.canvas.kind_chip import KindChip
from canvas_app.ui.canvas.legend_editor import LegendEditor
from canvas_app.ui.canvas.selection import Selection
from tests.ui.canvas.conftest import BOTH, centre, fill, mouse, move, texts
from tests.ui.helpers import press, settle, type_text

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def click(page, at: QPoint, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, modifiers, at)


def hover(page, at: QPoint) -> None:
    move(page.view.viewport(), at, pressed=False)


def test_clicks_select_one_several_and_a_range(sheet):
    ids = fill(sheet, "vp", "a", "b", "c", "d")
    other = fill(sheet, "kp", "e")[0]
    click(sheet, centre(sheet, ids[0]))
    click(sheet, centre(sheet, ids[2]), SHIFT)
    assert sheet.view.selection.notes == set(ids[:3])
    click(sheet, centre(sheet, other), CONTROL)
    assert sheet.view.selection.notes == {*ids[:3], other}
    click(sheet, centre(sheet, ids[1]), CONTROL)
    assert sheet.view.selection.notes == {ids[0], ids[2], other}
    click(sheet, centre(sheet, ids[2]))
    assert sheet.view.selection.notes == {ids[2]}
    click(sheet, sheet.view.block_rect("ch").center().toPoint())
    assert sheet.view.selection == Selection("ch")


def test_double_clicks_edit_and_begin_notes_in_their_place(sheet):
    first, _second = fill(sheet, "vp", "a", "b")
    viewport = sheet.view.viewport()
    QTest.mouseDClick(
        viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, centre(sheet, first)
    )
    assert sheet.editing.visit.note == first
    press(sheet.editing.editor, "Escape")
    free = sheet.view.block_rect("kr").center().toPoint()
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, free)
    assert (sheet.editing.visit.block, sheet.editing.visit.new) == ("kr", True)


def test_several_notes_are_dragged_with_a_badge_in_their_order(sheet):
    ids = fill(sheet, "vp", "a", "b", "c")
    sheet.view.select(Selection("vp", ids[2], frozenset((ids[0], ids[2]))))
    target = sheet.view.block_rect("kr").center().toPoint()
    start = centre(sheet, ids[2])
    mouse(sheet, start, start + QPoint(20, 4), target, drop=False)
    assert sheet.view.marks.dragged == {ids[0], ids[2]}
    assert sheet.view.marks.target == "kr"
    before = sheet.view.viewport().grab().toImage()
    sheet.view.mouse.drag.clear()
    assert sheet.view.viewport().grab().toImage() != before
    mouse(sheet, start, start + QPoint(20, 4), target)
    assert (texts(sheet, "vp"), texts(sheet, "kr")) == (["b"], ["a", "c"])
    assert sheet.view.selection.notes == {ids[0], ids[2]}


def test_control_drags_a_copy(sheet):
    (note,) = fill(sheet, "vp", "a")
    mouse(
        sheet,
        centre(sheet, note),
        centre(sheet, note) + QPoint(20, 0),
        sheet.view.block_rect("kp").center(),
        modifiers=CONTROL,
    )
    assert (texts(sheet, "vp"), texts(sheet, "kp")) == (["a"], ["a"])


def test_esc_gives_a_drag_up(sheet):
    (note,) = fill(sheet, "vp", "a")
    target = sheet.view.block_rect("kr").center().toPoint()
    before = sheet.workbook.generation
    mouse(sheet, centre(sheet, note), centre(sheet, note) + QPoint(20, 0), target, drop=False)
    press(sheet.view, "Escape")
    assert sheet.view.marks.insertion is None
    QTest.mouseRelease(
        sheet.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, target
    )
    assert sheet.workbook.generation == before
    assert sheet.view.selection.notes == {note}


def test_a_drop_where_the_note_lies_changes_nothing(sheet):
    ids = fill(sheet, "vp", "a", "b")
    before = sheet.workbook.generation
    start = centre(sheet, ids[0])
    mouse(sheet, start, start + QPoint(15, 3), start + QPoint(1, 1))
    assert sheet.workbook.generation == before
    assert texts(sheet, "vp") == ["a", "b"]


def test_the_sheet_moves_on_when_a_drag_comes_to_the_edge(sheet):
    (note,) = fill(sheet, "cs", "a")
    sheet.view.set_zoom(3.0)
    sheet.view.reveal(note)
    left = sheet.view.lens.left
    edge = QPoint(5, sheet.view.viewport().height() // 2)
    mouse(sheet, centre(sheet, note), centre(sheet, note) - QPoint(30, 0), edge, drop=False)
    sheet.view.mouse.drag._pan_on()
    assert sheet.view.lens.left < left
    assert sheet.view.mouse.drag._pan.isActive()
    press(sheet.view, "Escape")
    assert not sheet.view.mouse.drag._pan.isActive()


def band(page, start: QPointF, end: QPointF, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    mouse(page, start, start + QPointF(-12, -12), end, modifiers=modifiers)


def test_the_rubber_band_adds_with_control_and_spans_blocks(sheet):
    first = fill(sheet, "ka", "a", "b")
    second = fill(sheet, "kr", "c")
    (third,) = fill(sheet, "kp", "d")
    view = sheet.view
    band(
        sheet,
        view.block_rect("kp").bottomRight() - QPointF(4, 8),
        view.block_rect("kp").topLeft() + QPointF(3, 24),
    )
    assert view.selection.notes == {third}
    start = view.block_rect("kr").bottomRight() - QPointF(4, 8)
    end = view.block_rect("ka").topLeft() + QPointF(3, 24)
    band(sheet, start, end, CONTROL)
    assert view.selection.notes == {*first, *second, third}
    band(sheet, start, end)
    assert view.selection.notes == {*first, *second}
    assert view.marks.band is None


# buttons on the sheet


def test_a_note_under_the_pointer_shows_its_button_which_opens_the_menu(sheet):
    (note,) = fill(sheet, "vp", "a")
    view = sheet.view
    assert view.mouse.hover.more_rect().isEmpty()
    hover(sheet, centre(sheet, note))
    rect = view.mouse.hover.more_rect()
    assert (rect.width(), rect.height()) == (24, 24)
    assert view.mouse.hover.tip_at(rect.center())
    before = view.viewport().grab().toImage()
    hover(sheet, QPoint(2, 2))
    assert view.viewport().grab().toImage() != before
    hover(sheet, centre(sheet, note))
    click(sheet, rect.center().toPoint())
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    assert view.selection.notes == {note}
    popup.close()


def test_the_right_button_selects_what_its_menu_is_about(sheet):
    ids = fill(sheet, "vp", "a", "b")
    viewport = sheet.view.viewport()
    for target, chosen in ((ids[1], {ids[1]}), (None, set())):
        at = centre(sheet, target) if target else sheet.view.block_rect("kp").center().toPoint()
        QTest.mousePress(viewport, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, at)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, viewport.mapToGlobal(at))
        QCoreApplication.sendEvent(viewport, event)
        assert sheet.view.selection.notes == chosen
        assert isinstance(QApplication.activePopupWidget(), QMenu)
        QApplication.activePopupWidget().close()


@BOTH
def test_a_live_line_tells_its_whole_sentence_and_opens_its_records(sample, monkeypatch):
    went = []
    monkeypatch.setattr(sample.context.navigator._shell, "go", lambda page, state: went.append(page))
    view = sample.view
    for block, page in (("cr", "relationships"), ("rs", "clients")):
        at = view.lens.rect(view.block_box(block).live_rect).center()
        hover(sample, at.toPoint())
        assert view.marks.live_hovered == block
        assert sample.reader.live_sentence(block) in view.mouse.hover.tip_at(at)
        click(sample, at.toPoint())
        assert went[-1] == page
    sample.notes.set_colour("yellow")
    hover(sample, view.block_rect("vp").bottomRight().toPoint() - QPoint(9, 9))
    assert view.marks.live_hovered == ""


def test_the_quiet_line_is_a_button(sheet):
    ids = fill(sheet, "cs", "Офисы", "Студенты")
    use.delete_notes(sheet.workbook, ids[1:])
    settle()
    at = sheet.view.lens.rect(sheet.view.marks.quiet.rect).center()
    hover(sheet, at.toPoint())
    assert sheet.view.mouse.hover.tip_at(at).startswith(sheet.view.marks.quiet.text)
    click(sheet, at.toPoint())
    assert texts(sheet, "cs") == ["Офисы", "Студенты"]


def test_the_legend_at_the_edge_opens_its_editor_which_keeps_the_names(sample):
    view = sample.view
    swatch = next(one for one in view.page.swatches if not one.edge)
    click(sample, view.lens.rect(swatch.rect).center().toPoint())
    editor = view.findChild(LegendEditor)
    assert editor.fields[swatch.colour].placeholderText() == sample.reading.board.legend[0].name
    use.set_colour(sample.workbook, [sample.view.order("kp")[0]], "green")
    editor.fields["green"].setText("Проверить")
    press(editor.fields["green"], "Return")
    settle()
    assert legend_names(sample.workbook) == {"green": "Проверить"}
    assert ("green", "Проверить") in [(one.colour, one.name) for one in sample.reading.board.legend]
    assert view.findChild(LegendEditor) is None
    sample.workbook.undo()
    assert legend_names(sample.workbook) == {}


# kinds dropped onto the sheet


def drop(page, chip: KindChip, at: QPointF) -> bool:
    """Drop a chip at a point of the sheet; return whether the sheet took it."""
    data, copy = chip.mime(), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at.toPoint(), copy, data, left, none)
    QCoreApplication.sendEvent(page.view.viewport(), enter)
    event = QDropEvent(at, copy, data, left, none)
    QCoreApplication.sendEvent(page.view.viewport(), event)
    settle()
    return event.isAccepted()


def test_a_kind_dropped_on_a_note_or_beside_it(sheet):
    (note,) = fill(sheet, "cr", "Клуб")
    sheet.view.select(Selection("cr"))
    chips = sheet.inspector.kinds.chips
    assert drop(sheet, chips["cr.type.community"], QPointF(centre(sheet, note)))
    assert sheet.workbook.get(Note, note).kinds == ("cr.type.community",)
    free = sheet.view.block_rect("cr").bottomLeft() + QPointF(20, -20)
    assert drop(sheet, chips["cr.type.self"], free)
    assert sheet.editing.active
    type_text(sheet.editing.editor, "Касса")
    press(sheet.editing.editor, "Return")
    press(sheet.editing.editor, "Escape")
    assert texts(sheet, "cr") == ["Клуб", "Касса"]
    assert reads.notes(sheet.workbook, sheet.canvas_id)[1].kinds == ("cr.type.self",)


def test_a_kind_of_another_block_and_foreign_things_are_refused(sheet):
    sheet.view.select(Selection("cr"))
    chip = sheet.inspector.kinds.chips["cr.type.self"]
    before = sheet.workbook.generation
    assert not drop(sheet, chip, sheet.view.block_rect("kp").center())
    data = QMimeData()
    data.setText("чужое")
    event = QDropEvent(
        sheet.view.block_rect("cr").center(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QCoreApplication.sendEvent(sheet.view.viewport(), event)
    assert not event.isAccepted()
    assert sheet.workbook.generation == before
    assert sheet.view.marks.target == ""


# panning and the wheel


def test_space_and_the_middle_button_pan(sheet):
    sheet.view.set_zoom(2.0)
    viewport, start = sheet.view.viewport(), QPoint(300, 300)
    for button, space in ((Qt.MouseButton.LeftButton, True), (Qt.MouseButton.MiddleButton, False)):
        left = sheet.view.lens.left
        if space:
            QTest.keyPress(sheet.view, Qt.Key.Key_Space)
        QTest.mousePress(viewport, button, Qt.KeyboardModifier.NoModifier, start)
        move(viewport, start - QPoint(60, 0))
        QTest.mouseRelease(viewport, button, Qt.KeyboardModifier.NoModifier, start - QPoint(60, 0))
        if space:
            QTest.keyRelease(sheet.view, Qt.Key.Key_Space)
        assert sheet.view.lens.left > left
    assert not sheet.editing.active


def wheel(page, at: QPointF, delta: int, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    viewport = page.view.viewport()
    event = QWheelEvent(
        at, QPointF(viewport.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton,
        modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QCoreApplication.sendEvent(viewport, event)


def test_the_wheel_zooms_at_the_pointer_with_control_and_scrolls_without(sheet):
    sheet.view.set_zoom(2.0)
    at = QPointF(200, 150)
    place = sheet.view.lens.place(at)
    wheel(sheet, at, 120, CONTROL)
    assert sheet.view.zoom > 2.0
    assert sheet.view.lens.place(at) == pytest.approx(place, abs=0.2)
    top = sheet.view.lens.top
    wheel(sheet, at, -120)
    assert sheet.view.lens.top > top


def test_a_hit_on_a_further_page_is_that_note(sheet):
    ids = fill(sheet, "vp", *(f"Предложение {number}" for number in range(70)))
    sheet.view.reveal(ids[-1])
    click(sheet, centre(sheet, ids[-1]))
    assert sheet.view.selection.note == ids[-1]
    target = ids[-4]
    sheet.view.reveal(target)
    start = centre(sheet, ids[-1])
    mouse(sheet, start, start - QPoint(0, 12), sheet.view.rect_of(target).topLeft() + QPointF(20, 2))
    assert sheet.view.order("vp").index(ids[-1]) == 66


def test_events_that_are_no_drag_do_nothing(sheet):
    QCoreApplication.sendEvent(sheet.view.viewport(), QEvent(QEvent.Type.Leave))
    assert sheet.view.marks.hovered is None
