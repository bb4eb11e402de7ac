"""A form that cannot be written when nobody can be asked is kept, and offered at the next opening."""

from __future__ import annotations

import os
import stat
from datetime import date

import pytest

from canvas_app import paths
from canvas_app.domain.clients.model import Client, Person
from canvas_app.domain.sales.model import Deal
from canvas_app.domain.stages.model import Assessment
from canvas_app.services import unsaved
from canvas_app.services.clients import erasing, register
from canvas_app.ui.begun import BegunWindow, offer_begun
from canvas_app.ui.ending import close_quietly, save_quietly
from tests.ui.helpers import press, settle, type_text


@pytest.fixture
def card(open_window, qtbot):
    """The card of one of two clients, open in the real window."""
    book = open_window.context.session.workbook
    made = register.add_client(book, "Анна Петрова", date.today())
    register.add_client(book, "Иван Сидоров", date.today())
    open_window.go("clients", {"client": made.id})
    page = open_window.page
    qtbot.waitUntil(lambda: page.card.client_id == made.id)
    settle()
    return page.card


def show(window, card, name: str, qtbot) -> None:
    other = next(one for one in window.context.session.workbook.all(Client) if one.name == name)
    window.go("clients", {"client": other.id})
    qtbot.waitUntil(lambda: card.client_id == other.id)
    settle()


def begin_deal(card) -> None:
    """Begin a deal with half a date in it."""
    card.choose("deals")
    card.deals.new_deal()
    type_text(card.deals.form.widget("title"), "Абонемент")
    type_text(card.deals.form.lines_box.lines[0].amount, "100")
    type_text(card.deals.form.widget("won_on"), "31.1")


def text_kept(window) -> str:
    return "\n".join(
        f"{label}: {text}"
        for kept in unsaved.kept(window.context.session.workbook)
        for one in kept.begun
        for label, text in one.fields
    )


def test_a_refused_form_is_kept_and_offered_at_the_next_opening(open_window, card, lang):
    path = open_window.context.session.workbook.path
    begin_deal(card)
    close_quietly(open_window)
    assert open_window.context is None
    assert open_window.controller.open(path)
    assert open_window.context.session.workbook.all(Deal) == ()
    for part in ("Анна Петрова", "Абонемент", "100", "31.1"):
        assert part in text_kept(open_window)
    open_window.maintenance.offer_begun()
    notification = open_window.notifications.notifications()[-1]
    assert card_name(lang) in notification.text
    notification.buttons[0].click()
    settle()
    shown = open_window.findChild(BegunWindow)
    assert "31.1" in shown.text.toPlainText()
    shown.leave.click()
    settle()
    assert text_kept(open_window), "it stays until it is forgotten"
    offer_begun(open_window.context, open_window)
    open_window.notifications.notifications()[-1].buttons[0].click()
    settle()
    next(one for one in open_window.findChildren(BegunWindow) if one.isVisible()).forget.click()
    assert text_kept(open_window) == ""
    assert list((paths.data() / "unsaved").iterdir()) == []


def card_name(lang: str) -> str:
    return {"ru": "Сделка", "en": "Deal"}[lang]


def test_what_can_be_written_is_not_kept(open_window, card):
    begin_deal(card)
    card.deals.form.widget("won_on").setText("")
    path = open_window.context.session.workbook.path
    close_quietly(open_window)
    open_window.controller.open(path)
    assert [one.title for one in open_window.context.session.workbook.all(Deal)] == ["Абонемент"]
    assert text_kept(open_window) == ""
    open_window.maintenance.offer_begun()
    assert not any("31.1" in one.text for one in open_window.notifications.notifications())


def test_a_refused_field_of_the_card_is_kept(open_window, card):
    card.choose("details")
    settle()
    tags, name = card.details.lines["tags"], card.details.lines["name"]
    type_text(tags, "кофе")
    name.setFocus()
    name.setText("   ")
    path = open_window.context.session.workbook.path
    close_quietly(open_window)
    open_window.controller.open(path)
    anna = open_window.context.session.workbook.all(Client)[0]
    assert (anna.name, anna.tags) == ("Анна Петрова", ("кофе",))
    assert text_kept(open_window) == "", "spaces are nothing to keep"


def test_a_decision_on_a_stage_is_never_made_but_kept(open_window, card):
    card.stage.form.ask("")
    type_text(card.stage.form.reason, "так решили вместе")
    path = open_window.context.session.workbook.path
    close_quietly(open_window)
    open_window.controller.open(path)
    assert "так решили вместе" in text_kept(open_window)


def test_a_form_begun_for_one_client_is_never_written_for_another(open_window, card, qtbot):
    card.choose("people")
    card.people.open_form(None)
    type_text(card.people.form.widget("name"), "Мама Анны")
    card.choose("deals")
    card.deals.new_deal()
    type_text(card.deals.form.widget("title"), "Абонемент")
    type_text(card.deals.form.lines_box.lines[0].amount, "100")
    anna = card.client_id
    show(open_window, card, "Иван Сидоров", qtbot)
    assert card.client_id != anna
    book = open_window.context.session.workbook
    open_window.context.session.typed.save_drafts()
    assert [one.client_id for one in book.all(Person)] == [anna]
    assert [one.client_id for one in book.all(Deal)] == [anna]


def test_a_questionnaire_begun_for_one_client_is_never_written_for_another(open_window, card, qtbot):
    survey = card.scores.survey
    survey.open_form("client")
    for statement in survey.statements:
        statement.answer(5)
    anna = card.client_id
    show(open_window, card, "Иван Сидоров", qtbot)
    open_window.context.session.typed.save_drafts()
    assert [one.client_id for one in open_window.context.session.workbook.all(Assessment)] == [anna]


def test_the_end_of_a_session_keeps_forms_and_a_person_who_goes_on_is_not_told_of_them(
    open_window, card, dialogs
):
    begin_deal(card)
    save_quietly(open_window)
    assert "31.1" in text_kept(open_window)
    assert open_window.context.session.workbook.all(Deal) == ()
    assert not card.deals.form.isHidden()
    type_text(card.deals.form.widget("won_on"), "2")
    save_quietly(open_window)
    assert text_kept(open_window).count("Абонемент") == 1
    card.deals.form.leave()
    path = open_window.context.session.workbook.path
    open_window.controller.close()
    open_window.controller.open(path)
    assert text_kept(open_window) == ""


def test_erasing_for_good_reaches_what_is_kept(open_window, card):
    begin_deal(card)
    save_quietly(open_window)
    card.deals.form.leave()
    book = open_window.context.session.workbook
    erasing.erase_client(book, card.client_id)
    assert unsaved.kept(book) == ()


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_only_the_owner_can_read_it(open_window, card):
    begin_deal(card)
    save_quietly(open_window)
    folder = paths.data() / "unsaved"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [stat.S_IMODE(one.stat().st_mode) for one in folder.iterdir()] == [0o600]


@pytest.mark.parametrize("text", ["", "[", "{}", "[1]", '[{"at": "x", "begun": []}]', "[" * 100_000])
def test_what_is_none_of_ours_says_nothing(open_window, text):
    file = paths.data() / "unsaved" / f"{open_window.context.session.workbook.meta('workbook')}.json"
    paths.private_folder(file.parent)
    file.write_text(text, "utf-8")
    assert unsaved.kept(open_window.context.session.workbook) == ()


def test_it_is_closed_with_the_keyboard(open_window, card):
    begin_deal(card)
    save_quietly(open_window)
    shown = BegunWindow(open_window.context, unsaved.kept(open_window.context.session.workbook), open_window)
    shown.open()
    press(shown, "Esc")
    settle()
    assert text_kept(open_window)
