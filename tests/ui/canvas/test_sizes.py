"""At every window and text size: no note under a live line, no cut heading or label, no wrapped counter."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QPushButton, QWidget

from canvas_app.domain.canvas.model import BLOCKS
from canvas_app.domain.canvas.sheet import POINT
from canvas_app.ui.canvas.selection import Selection
from canvas_app.ui.canvas.sheet_paint import sheet_font, squeezed
from canvas_app.ui.common.labels import ElidedLabel, PlainLabel
from tests.ui.canvas.conftest import BOTH, fill
from tests.ui.helpers import press, settle

pytestmark = BOTH

SIZES = ((1000, 560), (1280, 680), (1440, 900), (1920, 1080))
TEXTS = (200, 150, 100)
"""From large to small: what was measured in larger letters must not stay."""


def painted_width(page, line) -> float:
    """Return the width in millimetres that a line takes where it is painted."""
    view = page.view
    font = sheet_font(view.theme, line.size * POINT * view.lens.scale, line.weight, view.logicalDpiY())
    width, room = QFontMetricsF(font).horizontalAdvance(line.text), line.width * view.lens.scale
    if width > room + 0.5:  # painted closer, see SheetPaint
        font = squeezed(font, (room - width) / len(line.text))
        width = QFontMetricsF(font).horizontalAdvance(line.text)
    return width / view.lens.scale


def faults_on_sheet(page) -> list[str]:
    found = []
    for box in page.view.page.blocks:
        inner = box.rect.right - 1
        for note in box.notes:
            if box.live_rect is not None and note.rect.bottom > box.live_rect.y + 0.01:
                found.append(f"{box.key}: note {note.id} under the live line")
            if note.rect.bottom > box.rect.bottom or note.rect.right > box.rect.right:
                found.append(f"{box.key}: note {note.id} outside its block")
            found += [
                f"{box.key}: «{line.text}» leaves its note"
                for line in (*note.lines, *note.second)
                if line.x + painted_width(page, line) > note.rect.right + 0.4
            ]
        for line in (*box.heading, *box.live, *box.empty, *box.more):
            if line.x + painted_width(page, line) > inner + 0.4:
                found.append(f"{box.key}: «{line.text}» is cut")
        if box.counter is not None:
            if any(space in box.counter.text for space in " \n\t"):
                found.append(f"{box.key}: the counter can wrap")
            left = box.counter.x - painted_width(page, box.counter)
            if box.heading[0].x + painted_width(page, box.heading[0]) > left:
                found.append(f"{box.key}: the counter lies on the heading")
        if any(line.y > box.rect.bottom for line in (*box.heading, *box.live, *box.empty, *box.more)):
            found.append(f"{box.key}: words leave the block")
    return found


def faults_beside(page) -> list[str]:
    inspector = page.inspector
    found = []
    tabs = inspector.tabs
    if tabs.tabRect(tabs.count() - 1).right() > tabs.width():
        found.append(f"the tabs are cut: {[tabs.tabText(at) for at in range(tabs.count())]}")
    frame = QRect(0, 0, inspector.width(), inspector.height())
    for label in inspector.findChildren(PlainLabel):
        if not label.isVisibleTo(inspector) or isinstance(label, ElidedLabel) or not label.text():
            continue
        if label.wordWrap() and label.height() < label.heightForWidth(label.width()) - 1:
            found.append(f"cut: {label.text()!r}")
        if not label.wordWrap() and label.width() < label.sizeHint().width() - 1:
            found.append(f"cut: {label.text()!r}")
        at = QRect(label.mapTo(inspector, QPoint(0, 0)), label.size())
        if at.left() < frame.left() or at.right() > frame.right():
            found.append(f"outside: {label.text()!r}")
    rows = [one for one in inspector.note.findChildren(QWidget) if one.isVisibleTo(inspector)]
    found += [
        f"flattened: {type(row).__name__} {row.accessibleName()!r}"
        for row in rows
        if row.height() < row.minimumSizeHint().height()
    ]
    inside = inspector.questions.widget()
    if inspector.tabs.current() == "questions" and inside.width() > inspector.questions.viewport().width():
        found.append("the questions scroll sideways")
    buttons = [one for one in inspector.findChildren(QPushButton) if one.isVisibleTo(inspector)]
    return found + [
        f"button cut: {button.text()!r} {button.width()} < {button.sizeHint().width()}"
        for button in buttons
        if button.text() and button.width() < button.sizeHint().width()
    ]


def look(window, page) -> list[str]:
    found = []
    blocks = dict.fromkeys(itertools.product(TEXTS, SIZES), ("cr", "rs")) | {(200, SIZES[0]): BLOCKS}
    for percent, size in itertools.product(TEXTS, SIZES):
        window.appearance.use_text(percent)
        window.resize(*size)
        settle()
        page.place.show()
        for block in blocks[percent, size]:
            page.view.select(Selection(block))
            settle()
            found += [f"{percent} % {size} {block}: {one}" for one in faults_beside(page)]
            if block == "cr":
                note = next(iter(page.view.order(block)), None)
                if note is not None:
                    page.select_note(note)
                    settle()
                    found += [f"{percent} % {size} note: {one}" for one in faults_beside(page)]
        found += [f"{percent} % {size}: {one}" for one in faults_on_sheet(page)]
        drawer = size[0] < 1180 * percent / 100
        if page.place.drawer != drawer:
            found.append(f"{percent} % {size}: drawer is {page.place.drawer}")
    window.appearance.use_text(100)
    return found


def test_nothing_is_cut_on_an_empty_book(window, sheet):
    assert look(window, sheet) == []


def test_nothing_is_cut_on_the_example(window, sample):
    assert look(window, sample) == []


@pytest.mark.parametrize("count", [60, 150])
def test_nothing_is_cut_on_a_full_sheet(sheet, count):
    words = ("Помним заказ каждого гостя по имени", "Сверхвысокопроизводительностьобеспечивающий", "Да")
    for block in BLOCKS:
        fill(sheet, block, *(f"{words[n % 3]} {block}{n}" for n in range(count // len(BLOCKS) + 1)))
    press(sheet.view, "Ctrl+0")
    settle()
    assert faults_on_sheet(sheet) == []
    shown = {note.id for _, _, note in sheet.view.placed()}
    assert shown == {note.id for note in sheet.reading.records.notes}
