"""The stage on the card: confirming, choosing another, why, warnings and the model it is told by."""

from __future__ import annotations

from datetime import timedelta

from canvas_app.domain.clients.model import Client
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.stages.model import StageRecord
from canvas_app.services import stages
from canvas_app.services.clients import assessments, deals
from canvas_app.ui.common.labels import PlainLabel
from tests.ui.clients.conftest import TODAY, cell, go
from tests.ui.helpers import press, settle, type_text

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
        one for one in page.context.session.workbook.all(StageRecord) if one.client_id == page.ids["Ким Вера"]
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
    page.context.session.workbook.undo()
    settle()
    assert stage.box.isVisible()


def test_another_stage_needs_a_reason_said_in_place(page, lang):
    go(page, "Ким Вера")
    press(page.area.table, "Shift+F8")
    form = page.card.stage.form
    assert form.isVisible()
    form.stage.setCurrentIndex(form.stage.findData("client"))
    name = page.context.texts.text("kotler.repeat")
    why = {"ru": f"Коротко: почему не «{name}»?", "en": f"In a few words: why not “{name}”?"}[lang]
    assert form._asked.text() == why
    before = page.context.session.workbook.generation
    press(form.reason, "Return")
    assert form._error.text() == why
    assert not form._asked.isVisible()  # said once, in red now
    assert page.context.session.workbook.generation == before
    type_text(form.reason, "доверяет нам давно")
    assert form._asked.isVisible()
    assert not form._error.isVisible()
    press(form.reason, "Return")
    settle()
    assert not form.isVisible()
    assert page.area.table.hasFocus()
    (record,) = [
        one for one in page.context.session.workbook.all(StageRecord) if one.client_id == page.ids["Ким Вера"]
    ]
    assert (record.stage, record.suggested, record.reason) == ("client", "repeat", "доверяет нам давно")
    stage = page.card.stage
    assert not stage.box.isVisible()  # just decided against that
    facts = {"ru": "По фактам — стадия 4.", "en": "By the facts: stage 4."}[lang]
    assert stage._overruled.isVisible()
    assert stage._overruled.text().startswith(facts)
    book = page.context.session.workbook
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
    assert page.context.texts.text("cond.unknown") in said  # trust was never measured
    asked = {"ru": "Спросите по анкете", "en": "Ask by the questionnaire"}[lang]
    assert any(text.startswith(asked) for text in said)
    assert not any(text.startswith("•  ") for text in said)  # the mark hangs before lines that wrap
    page.card.stage.why_button.click()
    assert not page.card.stage.why.isVisible()


def test_what_speaks_for_a_stage_unasked_stands_under_its_conditions(page):
    book = page.context.session.workbook
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

    fact = f"+ {page.context.texts.text('why.growth')}"
    assert fact in said()
    page.state.choose_model("kotler")
    assert fact not in said()


def test_the_stage_model_is_chosen_for_list_and_card(page):
    go(page, "Ким Вера")
    page.state.choose_model("payne")
    assert cell(page, "Ким Вера", "stage") == page.context.texts.catalogue.short(
        "payne.client", page.context.texts.lang
    )
    assert page.card.stage.ladder._count == 6
    press(page.area.table, "F8")
    assert {one.model for one in page.context.session.workbook.all(StageRecord)} == {"kotler", "payne"}


def test_warnings_stand_under_the_stage(page):
    book = page.context.session.workbook
    assessments.add_assessment(book, page.ids["Ким Вера"], TODAY, "client", {"S": 2})
    go(page, "Ким Вера")
    assert page.context.texts.text("flag.low_s") in [
        label.text() for label in page.card.stage._flags.children() if hasattr(label, "text")
    ]


def test_explanations_tell_the_numbers_of_the_workbook(page, lang):
    book = page.context.session.workbook
    assessments.add_assessment(book, page.ids["Ким Вера"], TODAY, "client", {"S": 2})
    stages.set_thresholds(book, {"mid": 3.3, "window": 36, "fresh": 170})
    go(page, "Ким Вера")
    settle()
    flags = [one for one in page.card.stage._flags.children() if hasattr(one, "text")]
    told = {"ru": ("ниже 3,3.", "за 36 мес.", "170 дн."), "en": ("below 3.3.", "36 months", "170 days")}[lang]
    tips = (flags[0], page.card.facts.counters["mentions"], page.card.stage._said)
    for widget, expected in zip(tips, told, strict=True):
        assert expected in widget.toolTip().replace("\u00a0", " ")
