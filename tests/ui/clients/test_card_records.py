"""Records entered on the card: contacts, facts, scores, deals, people; corrected in the timeline."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest

from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.canvas.model import Stream
from canvas_app.domain.clients.model import Employee, Person
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.stages.model import Assessment, StageRecord
from canvas_app.services.clients import assessments
from canvas_app.ui.clients.card import DEALS, PEOPLE, STAFF
from canvas_app.ui.clients.facts_section import CountBox
from canvas_app.ui.common.day_field import DayPopup
from tests.ui.clients.card_parts import client
from tests.ui.clients.conftest import TODAY, cell, go, shown
from tests.ui.clients.listing import choose
from tests.ui.helpers import press, settle, type_text


def texts(rows) -> list[str]:
    return [row.text.text() for row in rows.values()]


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
    found = [
        one for one in page.context.session.workbook.all(Interaction) if one.client_id == page.ids["Ким Вера"]
    ]
    assert [(one.kind_key, one.summary, one.on) for one in found] == [
        ("call", "позвонили про зёрна", TODAY),
        ("call", "второй звонок", TODAY),
    ]
    page.card.entry.choose_kind("meeting")
    page.card.entry.choose_day(date(2026, 1, 15))
    type_text(line, "встретились")
    press(line, "Return")
    last = [one for one in page.context.session.workbook.all(Interaction) if one.kind_key == "meeting"]
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
    (found,) = page.context.session.workbook.all(Assessment)
    assert (found.s, found.te, found.tc, found.source, found.on) == (4.0, 5.0, None, "staff", TODAY)
    assert rows["S"].accessibleName().startswith(page.context.texts.text("score.S"))
    press(rows["TE"], "Del")
    assert page.context.session.workbook.all(Assessment)[0].te is None
    assert rows["TE"]._text == nothing
    track = rows["TC"]._track()
    QTest.mouseClick(rows["TC"], Qt.MouseButton.LeftButton, pos=track.center())
    assert page.context.session.workbook.all(Assessment)[0].tc == 3.0


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
    (found,) = page.context.session.workbook.all(Assessment)
    assert (found.s, found.te, found.source) == (4.5, None, "client")
    assert not form.isVisible()
    page.card.scores.survey_button.click()
    form.submit()
    assert form._error.text() == page.context.texts.sentence("error.value.scores_none")


# tabs


def test_the_timeline_is_corrected_and_emptied(page, lang, popups):
    book = page.context.session.workbook
    go(page, "Ёлкин Артём")
    timeline = page.card.timeline
    words = page.context.texts.catalogue.short("int.call", lang)
    assert f"{words}: обсудили цены" in texts(timeline.rows)
    entry = book.all(Interaction)[0]
    row = timeline.rows[entry.id]
    row.setFocus()
    press(row, "Return")
    form = timeline.entry_form
    assert form.isVisible()
    form.widget("kind_key").setCurrentIndex(form.widget("kind_key").findData("complaint"))
    form.widget("time").setText("25:99")
    form.submit()
    assert form.errors[form.widget("time")].text() == page.context.texts.sentence(
        "error.value.time", value="25:99"
    )
    form.widget("time").setText("9:05")
    form.widget("summary").setPlainText("жаловались на цены")
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
    book = page.context.session.workbook
    made = assessments.add_assessment(book, page.ids["Ким Вера"], TODAY, "client", {"S": 4.5, "TE": 3})
    go(page, "Ким Вера")
    page.card.timeline.rows[made.id].opened.emit()
    form = page.card.timeline.assessment_form
    form.widget("s").setText("4,25" if page.context.texts.lang == "ru" else "4.25")
    form.widget("te").clear()
    form.submit()
    found = book.get(Assessment, made.id)
    assert (found.s, found.te) == (4.25, None)
    page.card.timeline.rows[made.id].opened.emit()
    form.widget("s").setText("9")
    form.submit()
    said = page.context.texts.sentence("error.value.score", value="9", low=1, high=5)
    assert form.errors[form.widget("s")].text() == said


def test_deals_are_entered_won_and_lost(page, lang, popups):
    book = page.context.session.workbook
    go(page, "Орлов & Ко")
    page.card.choose(DEALS)
    deals = page.card.deals
    deals.add.click()
    form = deals.form
    form.widget("title").setText("Обеды")
    form.lines_box.lines[0].amount.setText("12 500,50" if lang == "ru" else "12,500.50")
    form.lines_box.lines[0].stream.setCurrentText("кофе")
    form.lines_box.more.click()
    form.lines_box.lines[1].amount.setText("100")
    form.lines_box.lines[1].stream.setCurrentText("Выпечка")
    form.widget("probability").setText("40 %")
    form.submit()
    settle()
    deal = next(one for one in book.all(Deal) if one.title == "Обеды")
    assert (deal.won_on, deal.opened_on, deal.probability) == (None, TODAY, 40)
    assert [line.amount for line in book.all(DealLine, deal_id=deal.id)] == [125_005_000, 1_000_000]
    assert [one.name for one in book.all(Stream)] == ["Кофе", "Выпечка"]
    day = page.context.texts.formats.date(TODAY)
    choose(deals.rows[deal.id].menu(), {"ru": f"Заключена {day}", "en": f"Won on {day}"}[lang])
    assert book.get(Deal, deal.id).won_on == TODAY
    assert cell(page, "Орлов & Ко", "stage") == page.context.texts.catalogue.short("kotler.first_time", lang)
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
    form.lines_box.lines[0].amount.setText("много")
    before = page.context.session.workbook.generation
    form.submit()
    said = page.context.texts.sentence("error.value.amount", value="много")
    assert form.errors[form.lines_box].text() == said
    assert form.lines_box.lines[0].amount.hasFocus()
    assert page.context.session.workbook.generation == before
    press(form.widget("title"), "Escape")
    assert not form.isVisible()


def test_people_are_added_changed_and_deleted(page, lang):
    book = page.context.session.workbook
    go(page, "Орлов & Ко")
    page.card.choose(PEOPLE)
    people = page.card.people
    people.add.click()
    people.form.widget("name").setText("Анна Тен")
    people.form.widget("role").setText("бухгалтер")
    people.form.submit()
    (person,) = book.all(Person)
    assert (person.name, person.role) == ("Анна Тен", "бухгалтер")
    people.rows[person.id].opened.emit()
    people.form.widget("phone").setText("+7 900 111-22-33")
    people.form.submit()
    page.state.show_filter(page.state.wanted)
    page.area.filters.search.setText("9001112233")
    page.area.filters.search._settle()
    assert shown(page) == ["Орлов & Ко"]
    people.rows[person.id].deleted.emit()
    assert book.all(Person) == ()


def test_employees_are_added_renamed_and_leave(page, lang):
    book = page.context.session.workbook
    page.parts.cards.open_employees()
    staff = page.card.staff
    assert page.card.mode == STAFF
    staff._new.setText("Быков")
    press(staff._new, "Return")
    settle()
    staff._new.setText(" быков ")
    press(staff._new, "Return")
    assert staff._error.text() == page.context.texts.sentence("error.value.name_taken", name="быков")
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
