"""How one comes to the list and what is shown then: from charts, other pages and the palette, after undo."""

from __future__ import annotations

from canvas_app.domain.changes import Changes
from canvas_app.services.clients.listing import ClientFilter
from canvas_app.ui.clients.page import ClientsPage
from tests.ui.clients.conftest import go, shown
from tests.ui.clients.listing import ALL
from tests.ui.helpers import button, settle


def test_clients_of_a_chart_come_with_a_crumb_and_back_leads_back(page, window):
    go(page, "Ким Вера")
    ids = [page.ids["Орлов & Ко"], page.ids["Старый друг"]]
    page.context.navigator.go("clients", ids=ids, crumb="Отношения › Ступень 4 (2)")
    assert shown(page) == ["Орлов & Ко", "Старый друг"]
    assert page.area.filters.chips[0].text() == "Отношения › Ступень 4 (2) ×"
    window.back()
    assert shown(page) == ALL
    assert page.area.table.current_id() == page.ids["Ким Вера"]
    window.forward()
    assert shown(page) == ["Орлов & Ко", "Старый друг"]


def test_other_pages_open_cards_segments_stages_and_deals(page):
    segment = next(iter(page.state.names.segments))
    page.context.navigator.go("clients", segment=segment)
    assert shown(page) == ["Бюро «Ёлка»", "Орлов & Ко"]
    page.context.navigator.go("clients", segment=None)
    assert shown(page) == ["Ким Вера"]
    page.context.navigator.go("clients", stage="repeat")
    assert shown(page) == ["Ким Вера"]
    deal_ids = [row[0] for row in page.context.session.workbook.rows("SELECT id FROM deal")]
    page.context.navigator.go("clients", deals=deal_ids, crumb="Кофе")
    assert shown(page) == ["Ким Вера"]
    page.context.navigator.go("clients", client=page.ids["Орлов & Ко"])
    assert shown(page) == ALL
    assert page.card.head.name.text() == "Орлов & Ко"
    page.context.navigator.go("clients", client=page.ids["Старый друг"])
    assert shown(page) == ["Старый друг"]


def test_the_palette_finds_clients(page, lang):
    (hit,) = ClientsPage.search(page.context, "kim@")
    assert hit.words == "Ким Вера"
    assert "Метро-Офис" in hit.detail
    page.state.show_filter(ClientFilter(search="ёлк"))
    hit.run()
    settle()
    assert page.card.client_id == page.ids["Ким Вера"]


def test_what_undo_changed_is_selected(page, window):
    go(page, "Орлов & Ко")
    button(page.card, page.card.head.segment.accessibleName())
    page.card.head._edit(segment_id=None)
    go(page, "Ким Вера")
    window.undo()
    settle()
    assert page.area.table.current_id() == page.ids["Орлов & Ко"]


def test_what_changed_is_found_in_one_walk_over_the_list(page, monkeypatch):
    model = page.area.model
    looked: list[int | None] = []
    real = type(model).row_of
    monkeypatch.setattr(type(model), "row_of", lambda self, one: looked.append(one) or real(self, one))
    page.reveal(Changes({"client": frozenset(model.ids)}))
    assert page.area.table.selected_count() == len(ALL)
    assert len(looked) == 1, "for the current row only, however many changed"
