"""States of the page: nobody, a handful, few, many; old data; nothing confirmed; no scores; two languages."""

from __future__ import annotations

from datetime import date

import pytest

from canvas_app.domain.clients.model import Client
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.stages.model import StageRecord
from canvas_app.services.documents.document_request import DOCUMENTS
from canvas_app.ui.common.table_rows import RowDelegate
from canvas_app.ui.common.text import Language, translate
from canvas_app.ui.relationships.chart_table import ChartTable
from canvas_app.ui.relationships.sentence import Link
from canvas_app.ui.relationships.summary_text import _piece, sentence
from canvas_app.ui.relationships.view import FACTORS, RISKS
from canvas_app.ui.relationships.worklist_tab import WHY
from tests.ui.helpers import button, settle, unnamed
from tests.ui.relationships.conftest import HOSTILE, TODAY, fill, wait


def everything_said(page) -> str:
    """Return every text of the page and of its charts."""
    texts = [page.view.sentence.text(), page.view.few.text()]
    for card in page.view.cards():
        texts += [card.title.text(), card.note.text(), card.foot.text()]
        texts += [region.words for region in card.view.regions()]
        texts += [cell.text for row in card.numbers.numbers.table.rows for cell in row]
    return "\n".join(texts)


def test_nobody_says_how_to_begin(shown, shell):
    page = shown()
    assert page.view.area.currentWidget() is page.view.empty
    assert not page.view.tabs.isVisibleTo(page)
    assert not page.view.sentence.isVisibleTo(page)
    button(page, "Импортировать").click()
    assert shell.went[-1] == ("clients", {"run": "import"})
    button(page, "Добавить").click()
    assert shell.went[-1] == ("clients", {"run": "add"})
    assert not shell.notifications
    assert not unnamed(page)


def test_three_are_names_without_a_chart(workbook, shown, shell):
    fill(workbook, 3)
    page = shown()
    assert page.view.area.currentWidget() is page.view.names_area
    names = {link.text().replace("&&", "&") for link in page.view.names.names()}
    assert len(names) == 3
    assert any(HOSTILE in name for name in names)
    assert not any(card.view.isVisible() for card in page.view.cards())
    assert not page.view.tabs.isVisibleTo(page)
    assert "Клиентов мало (3)" in page.view.few.text()
    page.view.names.names()[0].click()
    assert shell.went[-1][0] == "clients"
    assert "%" not in everything_said(page)


@pytest.mark.parametrize("count", [12, 29])
def test_a_dozen_are_dots_and_counts(workbook, shown, shell, count):
    fill(workbook, count)
    page = shown(1500, 900)
    ladder = page.view.charts.ladder
    dots = {region.key for region in ladder.view.regions() if region.key.startswith("client:")}
    assert len(dots) == count
    assert "%" not in everything_said(page).replace("$x^{2", "")
    assert not page.view.charts.months.share.isEnabled()
    ladder.open_key(sorted(dots)[0])
    assert shell.went[-1] == ("clients", {"client": int(sorted(dots)[0].partition(":")[2])})


def test_thirty_are_bars_and_shares(workbook, shown):
    fill(workbook, 30)
    page = shown()
    assert not page.view.few.isVisibleTo(page)
    assert not any(region.key.startswith("client:") for region in page.view.charts.ladder.view.regions())
    assert "%" in everything_said(page)


def test_nothing_confirmed_offers_to_confirm(workbook, shown, shell, qtbot):
    fill(workbook, 40, confirmed=False)
    page = shown()
    text, buttons, _kind = shell.notifications[-1]
    assert text.startswith("Показаны предлагаемые стадии")
    assert [words for words, _ in buttons] == ["Подтвердить все (40)", "Проверить"]
    assert page.view.charts.moves.chart is None
    assert "Сравнить можно с" in page.view.charts.moves.message.label.text()
    shell.press_notice("Проверить")
    where, state = shell.went[-1]
    assert (where, len(state["ids"]), state["run"]) == ("clients", 40, "review")
    workbook.subscribe(page.receive)
    shell.press_notice("Подтвердить все (40)")
    wait(qtbot, page)
    assert len(workbook.all(StageRecord)) == 40
    assert len(page.state.overview.sentence.confirmed) == 40
    assert page.view.charts.moves.chart is not None
    (told,) = [(text, buttons) for text, buttons, _kind in shell.notifications if "Подтверждены" in text]
    assert told[0] == "Подтверждены стадии 40 клиентов"
    assert [words for words, _ in told[1]] == ["Отменить"]
    assert workbook.undo() is not None
    wait(qtbot, page)
    assert not workbook.all(StageRecord)
    assert not page.state.overview.sentence.confirmed
    offers = [text for text, _buttons, _kind in shell.notifications if text.startswith("Показаны")]
    assert len(offers) == 2, "the offer comes back with its reason"


def old(workbook) -> date:
    """Give a register whose last deal is long ago; one client never bought."""
    day = date(1998, 5, 6)
    with workbook.edit("edit.sample") as edit:
        for number in range(1, 93):
            edit.put(Client(number, f"Old {number}"))
            for place in range(3 if number % 23 else 0):
                edit.put(Deal(number * 10 + place, number, currency="RUB", won_on=date(1998, 2 + place, 6)))
                edit.put(DealLine(number * 10 + place, number * 10 + place, 1_0000))
        edit.put(Deal(5, 1, currency="RUB", won_on=day))
        edit.put(DealLine(5, 5, 1_0000))
    return day


def test_old_data_is_shown_as_of_its_day_by_one_click(workbook, shown, shell, context, qtbot):
    day = old(workbook)
    page = shown()
    text, buttons, kind = shell.notifications[-1]
    assert text == "Последняя запись в реестре — 06.05.1998. На сегодня все отношения выглядят неактивными."
    assert [words for words, _ in buttons] == ["Показать на 06.05.1998", "Оставить сегодня"]
    assert kind == "warning"
    shell.press_notice("Показать на 06.05.1998")
    wait(qtbot, page)
    assert context.session.as_of == day
    assert page.state.overview.sentence.active == page.state.overview.sentence.total
    first = page.view.charts.holds.chart.data.rows[0]
    assert (first.name, first.unknown.clients) == ("Доверие не измерено", 88)
    assert page.view.charts.holds.links.count() == ("questionnaire" in DOCUMENTS)
    page.view.charts.asks = True
    page.view.charts.show_figures(page.state.figures)
    page.view.charts.holds.links.itemAt(0).widget().click()
    where, state = shell.went[-1]
    assert (where, len(state["clients"])) == ("documents", 88)
    page.state.show_today()
    wait(qtbot, page)
    assert context.session.as_of == TODAY


def test_keeping_today_is_not_asked_again(workbook, shown, shell, qtbot):
    old(workbook)
    page = shown()
    shell.press_notice("Оставить сегодня")
    notifications = len(shell.notifications)
    page.refresh()
    wait(qtbot, page)
    assert len(shell.notifications) == notifications


def test_no_scores_offers_to_ask(workbook, shown, shell, qtbot):
    old(workbook)
    page = shown()
    page.view.tabs.choose(FACTORS)
    settle()
    assert page.view.factors.chart is None
    assert page.view.factors.message.label.text() == "Оценок пока нет ни у одного из 92 клиентов."
    links = {link.text(): link for link in page.view.factors.message.links()}
    assert ("Распечатать анкету" in links) is ("questionnaire" in DOCUMENTS)
    links["Ввести оценки"].click()
    assert len(shell.went[-1][1]["ids"]) == 92


def test_hostile_names_are_shown_as_they_are(workbook, shown):
    fill(workbook, 8)
    page = shown(1600, 900)
    words = [region.words for region in page.view.charts.ladder.view.regions()]
    assert any(HOSTILE in text for text in words)
    assert any(action.text() == "Студенты $^{" for action in page.view.filters.segment.menu().actions())


def test_changed_thresholds_are_said(workbook, shown):
    from canvas_app.services import stages

    fill(workbook, 40)
    stages.set_thresholds(workbook, {"high": 4.5})
    page = shown()
    assert "Пороги изменены" in page.view.charts.ladder.foot.text()


def test_the_language_changes_while_the_page_is_shown(workbook, shown, context, qtbot):
    fill(workbook, 40)
    page = shown()
    assert page.title() == "Отношения"
    assert "клиентов на" in page.view.sentence.text()
    language: Language = context.tools.language
    language.use("en")
    settle()
    wait(qtbot, page)
    said = everything_said(page)
    assert page.title() == "Relationships"
    assert "clients as of" in page.view.sentence.text()
    assert not any("а" <= char.lower() <= "я" for char in said), said[:400]
    assert page.view.filters.model.accessibleName().startswith("Stage model")
    assert not unnamed(page)
    language.use("ru")


def test_the_worklist_changes_its_language_before_it_is_read_anew(workbook, shown, context, monkeypatch):
    fill(workbook, 40)
    page = shown()
    page.view.tabs.choose(RISKS)
    before = page.view.worklist.all.text()
    monkeypatch.setattr(page.state.reader, "start", lambda *_wish, **_how: None)
    language: Language = context.tools.language
    language.use("en")
    settle()
    assert page.view.worklist.all.text() != before
    assert page.view.worklist.all.text().startswith("Show these")
    assert next(iter(page.view.worklist.row.chips.values())).text().startswith("All ")
    language.use("ru")


def test_other_models_are_shown(workbook, shown, qtbot):
    fill(workbook, 40)
    page = shown()
    for action in page.view.filters.model.menu().actions():
        if not action.isChecked():
            action.trigger()
            wait(qtbot, page)
            break
    assert page.state.overview.model.key != "kotler"
    assert len(page.view.charts.ladder.chart.data.rows) == len(page.state.overview.model.stages)


def test_matplotlib_comes_with_the_first_picture_only():
    from tests.architecture.project import fresh_python

    code = "import canvas_app.ui.relationships.page, sys; print('matplotlib' in sys.modules)"
    done = fresh_python(code)
    assert done.stdout.strip() == "False", done.stderr


def test_the_worklist_gives_the_reason_the_room_that_names_do_not_need(workbook, shown, context):
    fill(workbook, 60)
    context.tools.theme.use(percent=150)
    page = shown(1200, 600)
    page.view.tabs.choose(RISKS)
    settle()
    table = page.view.worklist.table
    widths = [table.columnWidth(place) for place in range(5)]
    assert widths[WHY] == max(widths)
    assert page.view.worklist.row.height() < 2 * page.view.worklist.row.more.sizeHint().height()
    assert sum(widths) == table.viewport().width()
    context.tools.theme.use(percent=100)


def test_the_sentence_is_whole_after_the_text_grew(workbook, shown, context):
    fill(workbook, 60)
    page = shown(1200, 600)
    context.tools.theme.use(percent=150)
    page.resize(1100, 600)
    settle()
    sentence = page.view.sentence
    assert sentence.height() >= sentence.heightForWidth(sentence.width())
    context.tools.theme.use(percent=100)


def test_a_number_stays_on_one_line_with_its_words(page):
    said = [
        piece
        for piece in sentence(page.context, page.state.overview, page.state.options)
        if isinstance(piece, str)
    ]
    text = "".join(said)
    assert "выше\u00a0—\u00a0" in text
    assert "За\u00a090\u00a0дней" in text
    assert "Половина\u00a0— на\u00a0стадии" in text


def test_the_day_opens_like_its_neighbours_and_is_spoken_without_the_mark(page):
    assert page.view.filters.day.text().endswith("▾")
    assert not page.view.filters.day.accessibleName().endswith("▾")
    middles = {
        one.mapTo(page.view.filters, one.rect().center()).y()
        for one in (page.view.filters.model, page.view.filters.clients)
    }
    assert max(middles) - min(middles) <= 1


def test_tables_of_charts_and_worklist_are_painted_like_the_register(page):
    tables = [page.view.worklist.table, *page.findChildren(ChartTable)]
    assert len(tables) > 1
    assert all(isinstance(table.itemDelegate(), RowDelegate) for table in tables)
    table = page.findChildren(ChartTable)[0]
    before = table.verticalHeader().defaultSectionSize()
    page.context.tools.theme.use(percent=150)
    assert table.verticalHeader().defaultSectionSize() > before
    page.context.tools.theme.use(percent=100)


def test_a_large_number_is_a_link_too(page):
    words = translate("Relationships", "%n inactive", None, 1200)
    pieces = _piece(page.context, "inactive", frozenset(range(1200)), words)
    assert [piece.text for piece in pieces if isinstance(piece, Link)] == ["1\u00a0200"]
