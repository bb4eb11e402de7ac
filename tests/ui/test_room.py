"""Room in the smallest window: for names of 600 characters without a space, and for large letters."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QLineEdit, QMenu, QScrollBar, QWidget

from canvas_app.domain.canvas.model import Note, Segment, Stream
from canvas_app.services.canvas import reads
from canvas_app.services.clients import deals, interactions, people, register
from canvas_app.services.clients.deals import Line
from canvas_app.ui.clients.card import DEALS as DEALS_TAB
from canvas_app.ui.clients.card import DETAILS, PEOPLE, TIMELINE
from canvas_app.ui.common.notice import Notice
from canvas_app.ui.file_state import FileState
from tests.people import add_person
from tests.ui.helpers import settle

LENGTH = 600


def long(name: str) -> str:
    return name + "Щ" * (LENGTH - len(name))


@pytest.fixture
def lang() -> str:
    return "ru"


@pytest.fixture
def small(window):
    window.resize(1000, 560)
    return window


@pytest.fixture
def named(small, tmp_path):
    """The smallest window with a workbook in which every name is long."""
    assert small.controller.create(tmp_path / f"{'Ф' * 100}.canvasbook", long("Дело"))
    book = small.context.session.workbook
    with book.edit("edit.segment_new", name="") as edit:
        segment, stream = Segment(edit.new_id(), long("Сегмент")), Stream(edit.new_id(), long("Поток"))
        canvas = reads.canvases(book)[0].id
        edit.put_all([segment, stream])
        edit.put_all([Note(edit.new_id(), canvas, "cs", 0, segment_id=segment.id)])
        edit.put_all([Note(edit.new_id(), canvas, "rs", 0, stream_id=stream.id)])
    employee = people.add_employee(book, long("Сотрудник"), role=long("Роль")).id
    today = date.today()
    fields = {"company": long("Фирма"), "segment_id": segment.id, "employee_id": employee}
    one = register.add_client(book, long("Клиент"), today, tags=(long("метка"),), **fields).id
    person = add_person(book, one, long("Лицо"), email=f"{'b' * 300}@example.com").id
    interactions.add_interaction(book, one, today, "call", long("Звонок"), person_id=person)
    deals.add_deal(book, one, [Line(100, stream=stream.name)], title=long("Сделка"), won_on=today)
    small.client = one
    return small


def too_wide(window) -> list[str]:
    """Return what reaches out of the window, or of the area that scrolls it, to the side; and what is cut."""
    settle()
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.isWindow() or isinstance(widget, QScrollBar | QMenu):
            continue
        edge = _edge(widget, window)
        right = widget.mapTo(edge, QPoint(widget.width(), 0)).x()
        if right > edge.width() + 1 and not _sideways(edge):
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}: {right}")
        wraps = isinstance(widget, QLabel) and widget.wordWrap()
        if wraps and widget.heightForWidth(widget.width()) > widget.height() + 1:
            found.append(f"cut: {widget.text()[:40]}")
    return found


def _edge(widget: QWidget, window: QWidget) -> QWidget:
    while (parent := widget.parentWidget()) is not None and parent is not window:
        if isinstance(parent.parentWidget(), QAbstractScrollArea) and parent.objectName().startswith("qt_"):
            return parent
        widget = parent
    return window


def _sideways(edge: QWidget) -> bool:
    area = edge.parentWidget()
    return isinstance(area, QAbstractScrollArea) and area.horizontalScrollBar().maximum() > 0


@pytest.mark.parametrize("tab", [TIMELINE, DEALS_TAB, PEOPLE, DETAILS])
def test_the_card_of_a_long_name_is_no_wider(named, tab):
    named.go("clients", {"client": named.client})
    page = named.workspace.page
    page.place.show()
    page.card.choose(tab)
    assert too_wide(named) == []
    head = page.card.head
    assert len(QLabel.text(head.name)) < LENGTH
    assert head.name.toolTip() == head.name.accessibleName() == long("Клиент")
    assert head.segment.toolTip() == long("Сегмент")
    assert long("Сотрудник") in head.employee.toolTip()


@pytest.mark.parametrize("block", ["cs", "rs"])
@pytest.mark.parametrize("tab", ["questions", "kinds", "figures", "list"])
def test_the_canvas_of_long_names_is_no_wider(named, block, tab):
    named.go("canvas", {"block": block})
    named.workspace.page.inspector.choose(tab)
    assert too_wide(named) == []


def test_documents_and_relationships_of_long_names_are_no_wider(named):
    named.go("documents", {"client": named.client})
    assert too_wide(named) == []
    named.go("relationships", {})
    assert too_wide(named) == []


def test_menus_title_and_messages_of_long_names_are_cut(named):
    named.go("clients", {"client": named.client})
    head = named.workspace.page.card.head
    for button in (head.segment, head.employee):
        button.menu().aboutToShow.emit()
        assert max(len(action.text()) for action in button.menu().actions()) <= 60
    assert len(named.windowTitle()) < 300
    named.notify(Notice(long("Сказано"), (), "info", seconds=0, key="said"))
    assert too_wide(named) == []


def test_the_path_of_the_file_is_no_wider_and_can_be_copied(named):
    named.dialog_opener.open_file_state()
    state = named.findChild(FileState)
    assert state.width() < named.width()
    assert state.findChild(QLineEdit).text() == str(named.context.session.workbook.path.parent)
    state.close()


@pytest.fixture
def large(small):
    """The example in the smallest window with the largest letters."""
    small.tools.theme.use(percent=200)
    assert small.controller.example()
    yield small
    small.tools.theme.use(percent=100)


def test_bars_of_many_clients_have_room_where_letters_are_large(large):
    large.go("clients", {})
    page = large.workspace.page
    page.place.show()
    page.area.table.selectAll()
    settle()
    assert not page.place.shown, "the drawer left no room for the buttons"
    assert page.area.selection.confirm.width() >= page.area.selection.confirm.sizeHint().width()
    page.place.show()
    page.parts.decisions.ask_reason(page.state.chosen())
    assert too_wide(large) == []
    assert page.area.reason.confirm.width() >= page.area.reason.confirm.sizeHint().width()
    page.parts.decisions.leave()
    page.place.show()
    page.parts.review.start()
    settle()
    assert not page.area.review.confirm.isVisible(), "the card beside has it, with room for its words"
    assert page.area.review.end.isVisible()
    assert too_wide(large) == []


def test_relationships_scroll_where_letters_are_large(large):
    large.go("relationships", {})
    page = large.workspace.page
    assert too_wide(large) == []
    sentence = page.view.sentence
    assert sentence.height() >= sentence.heightForWidth(sentence.width())
    assert page.view.filters.height() >= page.view.filters.heightForWidth(page.view.filters.width())
    large.tools.theme.use(percent=100)
    settle()
    outer = page.view.filters.parentWidget().parentWidget().parentWidget()
    assert outer.verticalScrollBar().maximum() == 0, "with ordinary letters nothing scrolls"


def test_an_import_scrolls_where_letters_are_large(large, qtbot, tmp_path):
    source = tmp_path / "clients.csv"
    source.write_text("Имя;Телефон\n" + "\n".join(f"Клиент {n};{n}" for n in range(9)), "utf-8")
    large.go("clients", {})
    page = large.workspace.page
    page.importing.begin(source)
    qtbot.waitUntil(lambda: page.importing.preview is not None)
    settle()
    panel = page.importing.panel
    parts = [panel.kind, panel.sample, panel.forecast, panel.accept_button]
    tops = [part.mapTo(panel, QPoint(0, 0)).y() for part in parts]
    bottoms = [top + part.height() for top, part in zip(tops, parts, strict=True)]
    assert all(bottom <= top for bottom, top in zip(bottoms, tops[1:], strict=False)), "nothing overlaps"
    assert panel.sample.height() >= 150
