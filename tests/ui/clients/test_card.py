"""The card: what is typed, clicked and chosen there is what the file holds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.canvas.model import Segment, Stream
from canvas_app.domain.clients.model import Client, Employee, Person
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.stages.model import Assessment, StageRecord
from canvas_app.services import stages
from canvas_app.services.clients import assessments, deals, interactions
from canvas_app.ui.clients.card import DEALS, DETAILS, PEOPLE, STAFF, TIMELINE
from canvas_app.ui.clients.erased_window import ErasedWindow
from canvas_app.ui.clients.facts_section import CountBox
from canvas_app.ui.clients.fields import DayPopup
from canvas_app.ui.common.labels import PlainLabel
from tests.ui.clients.conftest import TODAY, cell, go, shown
from tests.ui.clients.test_list import choose
from tests.ui.helpers import button, click, press, settle, type_text, unnamed


def client(page, name: str) -> Client:
    return page.context.workbook.get(Client, page.ids[name])


@pytest.fixture
def popups(monkeypatch) -> list[QMenu]:
    """The menus that would have popped up."""
    found: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda self, *_: found.append(self))
    return found


def texts(rows) -> list[str]:
    return [row.text.text() for row in rows.values()]


# new clients


def test_a_name_and_enter_make_a_client_and_open_the_card(page, window, lang):
    press(page.area.table, "Ins")
    form = page.card.new_form
    assert form.name.hasFocus()
    type_text(form.name, "Аптека № 5")
    press(form.name, "Return")
    settle()
    made = next(one for one in page.context.workbook.all(Client) if one.name == "Аптека № 5")
    assert made.created_on == TODAY
    assert page.card.client_id == made.id
    assert page.card.head.name.text() == "Аптека № 5"
    assert shown(page)[0] == "Аптека № 5"
    said = {"ru": "Клиент «Аптека № 5» добавлен", "en": "Client “Аптека № 5” added"}[lang]
    assert window.status_bar.message.text() == said


def test_the_first_client_leads_to_its_note_on_the_sheet(empty_page, window, lang):
    page, book = empty_page, empty_page.context.workbook
    with book.edit("edit.segment_new", name="Офисы") as edit:
        edit.put(Segment(edit.new_id(), "Офисы"))
    settle()
    for name in ("Первый", "Второй"):
        page.parts.cards.add_client()
        form = page.card.new_form
        form.segment.setCurrentIndex(1)
        type_text(form.name, name)
        press(form.name, "Return")
        settle()
    told = {"ru": "Стикер «Офисы» теперь считает клиентов.", "en": "The note “Офисы” counts clients now."}[
        lang
    ]
    assert [one.text for one in window.strips.strips()] == [told]


def test_several_clients_in_a_row(page):
    page.parts.cards.add_client()
    form = page.card.new_form
    for name in ("Первый", "Второй"):
        type_text(form.name, name)
        press(form.name, "Ctrl+Return")
        settle()
        assert form.isVisible()
        assert form.name.hasFocus()
        assert form.name.text() == ""
    press(form.name, "Escape")
    assert page.area.table.hasFocus()
    assert [one.name for one in page.context.workbook.all(Client)][-2:] == ["Первый", "Второй"]


def test_an_empty_name_is_refused_under_the_field(page, lang):
    page.parts.cards.add_client()
    form = page.card.new_form
    before = page.context.workbook.generation
    press(form.name, "Return")
    assert form.errors[form.name].text() == page.context.sentence("error.value.empty_name")
    assert form.errors[form.name].isVisible()
    assert form.name.hasFocus()
    assert page.context.workbook.generation == before


def test_whoever_is_there_already_is_named(page, lang):
    page.parts.cards.add_client()
    form = page.card.new_form
    type_text(form.name, "ким  вера")
    form.look_for_same()
    told = {"ru": "Открыть: Ким Вера, Метро-Офис", "en": "Open Ким Вера, Метро-Офис"}[lang]
    click(form, told)
    settle()
    assert page.card.client_id == page.ids["Ким Вера"]
    page.parts.cards.add_client()
    type_text(form.lines["phone"], "8 (912) 345 67 89")
    form.look_for_same()
    assert button(form, {"ru": "Открыть: Ёлкин Артём", "en": "Open Ёлкин Артём"}[lang])


# head and details


def test_segment_and_employee_are_chosen_in_the_head(page, lang):
    go(page, "Ким Вера")
    head = page.card.head
    head.segment.menu().aboutToShow.emit()
    choose(head.segment.menu(), "Студенты")
    head.employee.menu().aboutToShow.emit()
    choose(head.employee.menu(), "Ветрова Анна")
    found = client(page, "Ким Вера")
    assert page.state.names.segments[found.segment_id] == "Студенты"
    assert page.state.names.employees[found.employee_id] == "Ветрова Анна"
    assert (
        head.employee.accessibleName()
        == {"ru": "Сотрудник: Ветрова Анна", "en": "Employee: Ветрова Анна"}[lang]
    )
    assert cell(page, "Ким Вера", "segment") == "Студенты"


def test_details_are_kept_when_left_and_what_does_not_fit_is_said_there(page, lang):
    go(page, "Ким Вера")
    press(page.area.table, "F2")
    details = page.card.details
    assert page.card.tabs.current() == DETAILS
    line = details.lines["name"]
    assert line.hasFocus()
    line.selectAll()
    type_text(line, "Ким Вера Олеговна")
    details.lines["city"].setFocus()
    settle()
    assert client(page, "Ким Вера").name == "Ким Вера Олеговна"
    assert page.card.head.name.text() == "Ким Вера Олеговна"
    type_text(details.lines["tags"], "VIP, кофе ,vip")
    press(details.lines["tags"], "Return")
    assert client(page, "Ким Вера").tags == ("VIP", "кофе")
    line.setFocus()
    line.clear()
    press(line, "Return")
    assert details.errors["name"].text() == page.context.sentence("error.value.empty_name")
    assert client(page, "Ким Вера").name == "Ким Вера Олеговна"
    go(page, "Ёлкин Артём")
    assert line.text() == "Ёлкин Артём"
    assert not line.hasFocus()
    assert line.cursorPosition() == 0, "of a long text the beginning is seen"
    assert not details.errors["name"].isVisible()
    assert client(page, "Ёлкин Артём").name == "Ёлкин Артём"


def test_what_is_typed_is_kept_when_another_client_is_shown(page):
    go(page, "Ким Вера")
    page.card.choose(DETAILS)
    details = page.card.details
    details.remarks.setFocus()
    type_text(details.remarks, "любит латте\nбез сахара")
    page.context.go("clients", client=page.ids["Орлов & Ко"])
    settle()
    assert client(page, "Ким Вера").remarks == "любит латте\nбез сахара"
    assert client(page, "Орлов & Ко").remarks == ""
    assert details.remarks.toPlainText() == ""


def test_a_client_is_archived_deleted_and_erased_from_the_card(page, dialogs, lang):
    book = page.context.workbook
    go(page, "Орлов & Ко")
    page.card.choose(DETAILS)
    page.card.details.archive.click()
    assert client(page, "Орлов & Ко").archived
    book.undo()
    go(page, "Орлов & Ко")
    page.card.details.delete.click()
    assert client(page, "Орлов & Ко") is None
    book.undo()
    settle()
    go(page, "Орлов & Ко")
    dialogs.answer("confirm", False, True)
    page.card.details.erase.click()
    assert client(page, "Орлов & Ко") is not None
    page.card.details.erase.click()
    settle()
    assert client(page, "Орлов & Ко") is None
    assert "Орлов & Ко" not in shown(page)
    page.findChild(ErasedWindow).close()


# stages


def test_f8_confirms_what_is_suggested(page, lang):
    go(page, "Ким Вера")
    stage = page.card.stage
    assert stage.box.isVisible()
    assert not stage.keep_button.isVisible()
    assert stage.confirm_button.text() == {"ru": "Подтвердить 4", "en": "Confirm 4"}[lang]
    press(page.area.table, "F8")
    settle()
    (record,) = [
        one for one in page.context.workbook.all(StageRecord) if one.client_id == page.ids["Ким Вера"]
    ]
    assert (record.stage, record.suggested, record.on, record.decided_by) == (
        "repeat",
        "repeat",
        TODAY,
        "Vera",
    )
    assert not stage.box.isVisible()
    days = {"ru": "0 дней", "en": "0 days"}[lang]
    assert stage._since.text().endswith(days)
    assert stage.ladder.accessibleName().startswith("4. ")
    page.context.workbook.undo()
    settle()
    assert stage.box.isVisible()


def test_another_stage_needs_a_reason_said_in_place(page, lang):
    go(page, "Ким Вера")
    press(page.area.table, "Shift+F8")
    form = page.card.stage.form
    assert form.isVisible()
    form.stage.setCurrentIndex(form.stage.findData("client"))
    name = page.context.text("kotler.repeat")
    why = {"ru": f"Коротко: почему не «{name}»?", "en": f"In a few words: why not “{name}”?"}[lang]
    assert form._asked.text() == why
    before = page.context.workbook.generation
    press(form.reason, "Return")
    assert form._error.text() == why
    assert not form._asked.isVisible()  # said once, in red now
    assert page.context.workbook.generation == before
    type_text(form.reason, "доверяет нам давно")
    assert form._asked.isVisible()
    assert not form._error.isVisible()
    press(form.reason, "Return")
    settle()
    assert not form.isVisible()
    assert page.area.table.hasFocus()
    (record,) = [
        one for one in page.context.workbook.all(StageRecord) if one.client_id == page.ids["Ким Вера"]
    ]
    assert (record.stage, record.suggested, record.reason) == ("client", "repeat", "доверяет нам давно")
    stage = page.card.stage
    assert not stage.box.isVisible()  # just decided against that
    facts = {"ru": "По фактам — стадия 4.", "en": "By the facts: stage 4."}[lang]
    assert stage._overruled.isVisible()
    assert stage._overruled.text().startswith(facts)
    book = page.context.workbook
    deals.delete_deals(book, [book.all(Deal, client_id=page.ids["Ким Вера"])[0].id])
    settle()
    assert stage.box.isVisible()  # something else is suggested now
    assert not stage._overruled.isVisible()
    assert stage.confirm_button.text() == {"ru": "Подтвердить 3", "en": "Confirm 3"}[lang]
    assert page.card.stage.keep_button.text() == {"ru": "Оставить 5…", "en": "Keep 5…"}[lang]
    page.card.stage.keep_button.click()
    assert form.stage.currentData() == "client"
    assert form.reason.hasFocus()
    press(form.reason, "Escape")
    assert not form.isVisible()


def test_why_shows_every_condition_with_what_was_found(page, lang):
    go(page, "Ким Вера")
    page.card.stage.why_button.click()
    said = [label.text() for label in page.card.stage.why.findChildren(PlainLabel) if label.isVisible()]
    won = {"ru": "Заключённых сделок: не меньше 2", "en": "Won deals: at least 2"}[lang]
    assert won in said
    assert page.context.text("cond.unknown") in said  # trust was never measured
    asked = {"ru": "Спросите по анкете", "en": "Ask by the questionnaire"}[lang]
    assert any(text.startswith(asked) for text in said)
    assert not any(text.startswith("•  ") for text in said)  # the mark hangs before lines that wrap
    page.card.stage.why_button.click()
    assert not page.card.stage.why.isVisible()


def test_what_speaks_for_a_stage_unasked_stands_under_its_conditions(page):
    book = page.context.workbook
    client = next(one for one in book.all(Client) if one.name == "Ким Вера")
    with book.edit("edit.sample") as edit:
        for place, (ago, amount) in enumerate(((500, 1), (30, 90_000_0000)), 9000):
            won = TODAY - timedelta(days=ago)
            edit.put_all([Deal(place, client.id, currency="RUB", won_on=won), DealLine(place, place, amount)])
    go(page, "Ким Вера")
    page.state.choose_model("dwyer")
    page.card.stage.why_button.click()

    def said() -> list[str]:
        return [label.text() for label in page.card.stage.why.findChildren(PlainLabel) if label.isVisible()]

    fact = f"+ {page.context.text('why.growth')}"
    assert fact in said()
    page.state.choose_model("kotler")
    assert fact not in said()


def test_the_stage_model_is_chosen_for_list_and_card(page):
    go(page, "Ким Вера")
    page.state.choose_model("payne")
    assert cell(page, "Ким Вера", "stage") == page.context.catalogue.short("payne.client", page.context.lang)
    assert page.card.stage.ladder._count == 6
    press(page.area.table, "F8")
    assert {one.model for one in page.context.workbook.all(StageRecord)} == {"kotler", "payne"}


def test_warnings_stand_under_the_stage(page):
    book = page.context.workbook
    assessments.add_assessment(book, page.ids["Ким Вера"], TODAY, "client", {"S": 2})
    go(page, "Ким Вера")
    assert page.context.text("flag.low_s") in [
        label.text() for label in page.card.stage._flags.children() if hasattr(label, "text")
    ]


def test_explanations_tell_the_numbers_of_the_workbook(page, lang):
    book = page.context.workbook
    assessments.add_assessment(book, page.ids["Ким Вера"], TODAY, "client", {"S": 2})
    stages.set_thresholds(book, {"mid": 3.3, "window": 36, "fresh": 170})
    go(page, "Ким Вера")
    settle()
    flags = [one for one in page.card.stage._flags.children() if hasattr(one, "text")]
    told = {"ru": ("ниже 3,3.", "за 36 мес.", "170 дн."), "en": ("below 3.3.", "36 months", "170 days")}[lang]
    tips = (flags[0], page.card.facts.counters["mentions"], page.card.stage._said)
    for widget, expected in zip(tips, told, strict=True):
        assert expected in widget.toolTip().replace("\u00a0", " ")


# entries, facts, scores


def test_an_entry_is_a_line_and_enter(page, lang):
    go(page, "Ким Вера")
    press(page.area.table, "Return")
    press(page.card, "Ins")
    line = page.card.entry.line
    assert line.hasFocus()
    for text in ("позвонили про зёрна", "второй звонок"):
        type_text(line, text)
        press(line, "Ctrl+Return")
        assert line.text() == ""
        assert line.hasFocus()
    found = [one for one in page.context.workbook.all(Interaction) if one.client_id == page.ids["Ким Вера"]]
    assert [(one.kind_key, one.summary, one.on) for one in found] == [
        ("call", "позвонили про зёрна", TODAY),
        ("call", "второй звонок", TODAY),
    ]
    page.card.entry.choose_kind("meeting")
    page.card.entry.choose_day(date(2026, 1, 15))
    type_text(line, "встретились")
    press(line, "Return")
    last = [one for one in page.context.workbook.all(Interaction) if one.kind_key == "meeting"]
    assert [(one.summary, one.on) for one in last] == [("встретились", date(2026, 1, 15))]
    assert cell(page, "Ким Вера", "contact") != ""


def test_facts_are_switches_and_counters(page, popups):
    go(page, "Ким Вера")
    facts = page.card.facts
    facts.switches["sole"].click()
    assert client(page, "Ким Вера").sole
    press(facts.counters["referrals"], "+")
    press(facts.counters["referrals"], "+")
    press(facts.counters["referrals"], "-")
    assert client(page, "Ким Вера").referrals == 1
    facts.counters["mentions"].click()
    box = (
        popups[-1]
        .actions()[0]
        .defaultWidget()
        .findChild(type(popups[-1].actions()[0].defaultWidget()).__mro__[0])
    )

    box = popups[-1].findChild(CountBox)
    box.setValue(3)
    press(box, "Return")
    popups[-1].aboutToHide.emit()
    settle()
    assert client(page, "Ким Вера").mentions == 3
    facts.switches["sole"].click()
    assert not client(page, "Ким Вера").sole


def test_a_relationship_ends_on_a_day_and_is_taken_up_again(page, popups, lang):
    go(page, "Ким Вера")
    facts = page.card.facts
    facts.ended.click()
    popup = page.findChild(DayPopup)
    yesterday = TODAY - timedelta(days=1)
    popup.calendar.clicked.emit(QDate(yesterday.year, yesterday.month, yesterday.day))
    settle()
    assert client(page, "Ким Вера").ended_on == yesterday
    assert page.card.head.state.text() == {"ru": "Отношения прекращены", "en": "Ended"}[lang]
    assert facts.ended.text().startswith({"ru": "Отношения прекращены: ", "en": "Ended: "}[lang])
    facts.ended.click()
    popups[-1].actions()[1].trigger()
    popup = [one for one in page.findChildren(DayPopup) if one.isVisible()][-1]
    popup.calendar.activated.emit(QDate(TODAY.year, TODAY.month, TODAY.day))
    settle()
    found = client(page, "Ким Вера")
    assert (found.ended_on, found.reopened_on) == (None, TODAY)


def test_scores_are_given_by_digits_and_taken_by_delete(page, lang):
    go(page, "Ким Вера")
    rows = page.card.scores.rows
    nothing = {"ru": "нет данных", "en": "no data"}[lang]
    assert all(row._text == nothing for row in rows.values())
    rows["S"].setFocus()
    press(rows["S"], "4")
    press(rows["S"], "Down")
    assert rows["TE"].hasFocus()
    press(rows["TE"], "5")
    settle()
    (found,) = page.context.workbook.all(Assessment)
    assert (found.s, found.te, found.tc, found.source, found.on) == (4.0, 5.0, None, "staff", TODAY)
    assert rows["S"].accessibleName().startswith(page.context.text("score.S"))
    press(rows["TE"], "Del")
    assert page.context.workbook.all(Assessment)[0].te is None
    assert rows["TE"]._text == nothing
    track = rows["TC"]._track()
    QTest.mouseClick(rows["TC"], Qt.MouseButton.LeftButton, pos=track.center())
    assert page.context.workbook.all(Assessment)[0].tc == 3.0


def test_the_questionnaire_gives_means_of_what_was_answered(page):
    go(page, "Ким Вера")
    page.card.scores._choose_source("client")
    page.card.scores.survey_button.click()
    form = page.card.scores.survey
    assert len(form.statements) == 15
    press(form.statements[0], "5")
    press(form.statements[1], "4")
    form.submit()
    settle()
    (found,) = page.context.workbook.all(Assessment)
    assert (found.s, found.te, found.source) == (4.5, None, "client")
    assert not form.isVisible()
    page.card.scores.survey_button.click()
    form.submit()
    assert form._error.text() == page.context.sentence("error.value.scores_none")


# tabs


def test_the_timeline_is_corrected_and_emptied(page, lang, popups):
    book = page.context.workbook
    go(page, "Ёлкин Артём")
    timeline = page.card.timeline
    words = page.context.catalogue.short("int.call", lang)
    assert f"{words}: обсудили цены" in texts(timeline.rows)
    entry = book.all(Interaction)[0]
    row = timeline.rows[entry.id]
    row.setFocus()
    press(row, "Return")
    form = timeline.entry_form
    assert form.isVisible()
    form.kind.setCurrentIndex(form.kind.findData("complaint"))
    form.time.setText("25:99")
    form.submit()
    assert form.errors[form.time].text() == page.context.sentence("error.value.time", value="25:99")
    form.time.setText("9:05")
    form.summary.setPlainText("жаловались на цены")
    form.submit()
    settle()
    found = book.get(Interaction, entry.id)
    assert (found.kind_key, found.time, found.summary) == ("complaint", "09:05", "жаловались на цены")
    choose(timeline.rows[entry.id].menu(), {"ru": "Ответ дан", "en": "Answered today"}[lang])
    assert book.get(Interaction, entry.id).answered_on == TODAY
    row = timeline.rows[entry.id]
    row.setFocus()
    press(row, "Del")
    settle()
    assert book.get(Interaction, entry.id) is None
    assert len(timeline.rows) == 1  # the stage
    (stage_row,) = timeline.rows.values()
    choose(stage_row.menu(), {"ru": "Отозвать эту стадию", "en": "Withdraw this stage"}[lang])
    assert book.all(StageRecord) == ()


def test_scores_are_corrected_from_the_timeline(page):
    book = page.context.workbook
    made = assessments.add_assessment(book, page.ids["Ким Вера"], TODAY, "client", {"S": 4.5, "TE": 3})
    go(page, "Ким Вера")
    page.card.timeline.rows[made.id].opened.emit()
    form = page.card.timeline.assessment_form
    form.scores["S"].setText("4,25" if page.context.lang == "ru" else "4.25")
    form.scores["TE"].clear()
    form.submit()
    found = book.get(Assessment, made.id)
    assert (found.s, found.te) == (4.25, None)
    page.card.timeline.rows[made.id].opened.emit()
    form.scores["S"].setText("9")
    form.submit()
    said = page.context.sentence("error.value.score", value="9", low=1, high=5)
    assert form.errors[form.scores["S"]].text() == said


def test_deals_are_entered_won_and_lost(page, lang, popups):
    book = page.context.workbook
    go(page, "Орлов & Ко")
    page.card.choose(DEALS)
    deals = page.card.deals
    deals.add.click()
    form = deals.form
    form.title.setText("Обеды")
    form.lines[0].amount.setText("12 500,50" if lang == "ru" else "12,500.50")
    form.lines[0].stream.setCurrentText("кофе")
    form.more.click()
    form.lines[1].amount.setText("100")
    form.lines[1].stream.setCurrentText("Выпечка")
    form.probability.setText("40 %")
    form.submit()
    settle()
    deal = next(one for one in book.all(Deal) if one.title == "Обеды")
    assert (deal.won_on, deal.opened_on, deal.probability) == (None, TODAY, 40)
    assert [line.amount for line in book.all(DealLine, deal_id=deal.id)] == [125_005_000, 1_000_000]
    assert [one.name for one in book.all(Stream)] == ["Кофе", "Выпечка"]
    day = page.context.formats.date(TODAY)
    choose(deals.rows[deal.id].menu(), {"ru": f"Заключена {day}", "en": f"Won on {day}"}[lang])
    assert book.get(Deal, deal.id).won_on == TODAY
    assert cell(page, "Орлов & Ко", "stage") == page.context.catalogue.short("kotler.first_time", lang)
    choose(deals.rows[deal.id].menu(), {"ru": f"Проиграна {day}", "en": f"Lost on {day}"}[lang])
    assert book.get(Deal, deal.id).lost_on == TODAY
    choose(deals.rows[deal.id].menu(), {"ru": "Возобновить", "en": "Take up again"}[lang])
    assert (book.get(Deal, deal.id).won_on, book.get(Deal, deal.id).lost_on) == (None, None)
    deals.rows[deal.id].deleted.emit()
    assert book.get(Deal, deal.id) is None


def test_an_amount_that_is_none_is_refused_in_the_form(page):
    go(page, "Орлов & Ко")
    page.card.choose(DEALS)
    page.card.deals.add.click()
    form = page.card.deals.form
    form.lines[0].amount.setText("много")
    before = page.context.workbook.generation
    form.submit()
    said = page.context.sentence("error.value.amount", value="много")
    assert form.errors[form._lines_box].text() == said
    assert form.lines[0].amount.hasFocus()
    assert page.context.workbook.generation == before
    press(form.title, "Escape")
    assert not form.isVisible()


def test_people_are_added_changed_and_deleted(page, lang):
    book = page.context.workbook
    go(page, "Орлов & Ко")
    page.card.choose(PEOPLE)
    people = page.card.people
    people.add.click()
    people.form.name.setText("Анна Тен")
    people.form.role.setText("бухгалтер")
    people.form.submit()
    (person,) = book.all(Person)
    assert (person.name, person.role) == ("Анна Тен", "бухгалтер")
    people.rows[person.id].opened.emit()
    people.form.phone.setText("+7 900 111-22-33")
    people.form.submit()
    page.state.show_filter(page.state.wanted)
    page.area.filters.search.setText("9001112233")
    page.area.filters.search._settle()
    assert shown(page) == ["Орлов & Ко"]
    people.rows[person.id].deleted.emit()
    assert book.all(Person) == ()


def test_employees_are_added_renamed_and_leave(page, lang):
    book = page.context.workbook
    page.parts.cards.open_employees()
    staff = page.card.staff
    assert page.card.mode == STAFF
    staff._new.setText("Быков")
    press(staff._new, "Return")
    settle()
    staff._new.setText(" быков ")
    press(staff._new, "Return")
    assert staff._error.text() == page.context.sentence("error.value.name_taken", name="быков")
    by_name = {one.name: one.id for one in book.all(Employee)}
    line = staff.lines[by_name["Быков"]]
    line.setFocus()
    line.selectAll()
    type_text(line, "Быков Игорь")
    press(line, "Return")
    settle()
    assert book.get(Employee, by_name["Быков"]).name == "Быков Игорь"
    go_button = staff.goes[by_name["Ветрова Анна"]]
    go_button.menu().aboutToShow.emit()
    choose(go_button.menu(), {"ru": "Передать: Быков Игорь", "en": "Hand over to Быков Игорь"}[lang])
    assert [one.name for one in book.all(Employee)] == ["Быков Игорь"]
    assert client(page, "Орлов & Ко").employee_id == by_name["Быков"]
    press(staff._new, "Escape")
    assert page.card.mode != STAFF


def test_tabs_count_and_the_card_names_everything(page, window):
    window.resize(1440, 900)
    go(page, "Ким Вера")
    words = [page.card.tabs.tabText(place) for place in range(page.card.tabs.count())]
    assert words[1].endswith("\u00a02")
    for tab in (TIMELINE, DEALS, PEOPLE, DETAILS):
        page.card.choose(tab)
        settle()
        assert unnamed(page.card) == []
    page.card.deals.new_deal()
    page.card.people.open_form(None)
    page.card.scores.open_survey()
    page.card.stage.choose_other()
    page.card.stage.toggle_why()
    settle()
    assert unnamed(page.card) == []
    page.parts.cards.add_client()
    assert unnamed(page.card) == []
    page.parts.cards.open_employees()
    assert unnamed(page.card) == []


@pytest.mark.parametrize("text", [100, 150])
def test_nothing_in_the_card_is_wider_than_the_card(page, window, text):
    window.tools.theme.use(percent=text)
    window.resize(1180 * text // 100, 900)
    page.place.show()
    go(page, "Ким Вера")
    page.card.stage.toggle_why()
    assert page.card.width() == window.tools.theme.px(320)
    for row in page.card.scores.rows.values():
        words = QFontMetrics(row.font())
        beside = row.width() - row._track().right() - window.tools.theme.px(8)
        assert words.horizontalAdvance(row._text) <= beside
        assert words.horizontalAdvance(row._label) <= row._track().left() - window.tools.theme.px(8)
    parts = {
        TIMELINE: lambda: page.card.stage.choose_other(),
        DEALS: page.card.deals.new_deal,
        PEOPLE: lambda: page.card.people.open_form(None),
        DETAILS: page.card.scores.open_survey,
        "new": page.parts.cards.add_client,
        "staff": page.parts.cards.open_employees,
    }
    for tab, act in parts.items():
        page.card.choose(tab)
        act()
        settle()
        inside = page.card._inside
        room = page.card._scroll.viewport().width()
        assert inside.width() <= room, tab
        wide = [one for one in inside.findChildren(QWidget) if one.isVisible() and one.width() > room]
        assert wide == [], tab


def test_other_days_show_what_was_known_then(page):
    interactions.add_interaction(page.context.workbook, page.ids["Ким Вера"], TODAY, "call", "сегодня")
    page.context.set_as_of(TODAY - timedelta(days=400))
    settle()
    go(page, "Ким Вера")
    assert page.card.timeline.rows == {}
    assert page.card.timeline.told.isVisible()
    found = stages.explain(page.context.workbook, page.ids["Ким Вера"], "kotler", page.context.as_of)
    assert page.card.stage._stage.text() == page.state.words.numbered(found.suggestion.stage)
    page.context.set_as_of(None)
    settle()
    assert page.card.timeline.rows != {}


def test_another_language_and_theme_are_shown_at_once(page, window, lang):
    go(page, "Ким Вера")
    other = "en" if lang == "ru" else "ru"
    window.looks.use_language(other)
    window.tools.theme.use(mode="dark", percent=125)
    settle()
    assert page.card.details.archive.text() == {"ru": "В архив", "en": "To the archive"}[other]
    assert page.card.tabs.tabText(0) == {"ru": "История", "en": "Timeline"}[other]
    assert cell(page, "Ким Вера", "stage") == page.context.catalogue.short("kotler.repeat", other)
