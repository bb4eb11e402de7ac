"""In the whole window: from a bar to its clients and back, undo, the report, the start without a picture."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from canvas_app.app import WorkbookFiles
from canvas_app.domain.stages.model import StageRecord
from canvas_app.services import stages
from canvas_app.services.clients import listing
from canvas_app.ui.clients.page import ClientsPage
from canvas_app.ui.relationships.page import RelationshipsPage
from tests.ui.helpers import settle
from tests.ui.relationships.conftest import fill, wait


@pytest.fixture
def page(window, tmp_path, qtbot) -> RelationshipsPage:
    """The page of a register of forty clients, in the whole window."""
    book = WorkbookFiles().create(tmp_path / "book.canvasbook", "Кофейня", "ru", "Vera")
    fill(book, 40)
    window.show_workbook(book, "relationships")
    settle()
    found = window.findChild(RelationshipsPage)
    assert found is not None
    wait(qtbot, found)
    return found


def test_from_a_bar_to_its_clients_and_back(window, page, qtbot):
    view = page.view.charts.ladder.view
    region = next(one for one in view.regions() if one.key.startswith("stage:"))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.box_of(region).center().toPoint())
    settle()
    key = view.current().key
    wanted = page.view.charts.ladder.chart.targets[key].clients
    clients = window.findChild(ClientsPage)
    assert window.workspace.key == "clients"
    assert sorted(clients.area.model.ids) == sorted(wanted)
    window.workspace.back()
    settle()
    wait(qtbot, page)
    assert window.workspace.key == "relationships"
    assert view.hasFocus()
    assert view.current().key == key


def test_confirming_all_is_one_step_of_undo(window, page, qtbot):
    book = page.context.session.workbook
    before = len(book.all(StageRecord))
    missing = len(page.state.overview.unconfirmed)
    page.context.tools.actions.run("relationships.confirm")
    wait(qtbot, page)
    assert len(book.all(StageRecord)) == before + missing
    assert not page.state.overview.unconfirmed
    book.undo()
    wait(qtbot, page)
    assert len(page.state.overview.unconfirmed) == missing


def test_review_opens_the_clients(window, page):
    page.parts.links.review()
    settle()
    assert window.workspace.key == "clients"
    clients = window.findChild(ClientsPage)
    assert sorted(clients.area.model.ids) == sorted(page.state.overview.unconfirmed)
    assert clients.parts.review.active


def test_the_page_can_be_left_while_it_is_being_read(window, page, qtbot):
    page.refresh()
    window.go("canvas", {})
    settle()
    page.refresh()
    window.go("relationships", {})
    wait(qtbot, page)
    assert page.view.charts.ladder.view.regions()


def test_undo_of_a_bulk_confirmation_stays_here(window, page, qtbot):
    page.parts.confirming.confirm_all()
    wait(qtbot, page)
    (told,) = [
        notification
        for notification in window.notifications.notifications()
        if "стади" in notification.text.lower()
    ]
    assert told.text.startswith("Подтверждены стадии")
    before = len(page.context.session.workbook.all(StageRecord))
    told.buttons[0].click()
    wait(qtbot, page)
    assert len(page.context.session.workbook.all(StageRecord)) < before
    assert window.workspace.key == "relationships"


def offers(window) -> list[str]:
    return [
        notification.text
        for notification in window.notifications.notifications()
        if notification.text.startswith(("Предложены стадии", "Показаны предлагаемые"))
    ]


def test_each_page_has_its_own_offer_and_takes_it_along(window, tmp_path, qtbot):
    book = WorkbookFiles().create(tmp_path / "offers.canvasbook", "Кофейня", "ru", "Vera")
    fill(book, 40, confirmed=False)
    window.show_workbook(book, "clients")
    settle()
    window.findChild(ClientsPage).parts.offer.show()
    assert [text[:9] for text in offers(window)] == ["Предложены"[:9]]
    window.go("relationships", {})
    page = window.findChild(RelationshipsPage)
    wait(qtbot, page)
    assert [text[:8] for text in offers(window)] == ["Показаны"]
    page.refresh()
    window.go("canvas", {})
    wait(qtbot, page)
    assert offers(window) == [], "also when the page is read to the end after it was left"
    stages.confirm_all(book, list(range(1, 39)), "kotler", page.context.session.as_of)
    window.go("clients", {})
    settle()
    left = len(listing.unconfirmed(book, "kotler", page.context.session.as_of))
    assert 0 < left < 40
    assert len(offers(window)) == 1
    assert f" {left} " in offers(window)[0]
