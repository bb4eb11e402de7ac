"""Opening each form of the card, as a person would, for tests that ask the same of all of them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tests.ui.helpers import settle


def deal(page) -> QWidget:
    page.card.choose("deals")
    page.card.deals.new_deal()
    page.card.deals.form.lines_box.add_line()
    return page.card.deals.form


def person(page) -> QWidget:
    page.card.choose("people")
    page.card.people.open_form(None)
    return page.card.people.form


def entry(page) -> QWidget:
    page.card.choose("timeline")
    timeline = page.card.timeline
    timeline.open_event(next(one for one in timeline.shown.card.timeline.events if one.interaction))
    return timeline.entry_form


def scores(page) -> QWidget:
    page.card.scores.set_score("S", 4)
    settle()
    timeline = page.card.timeline
    timeline.open_event(next(one for one in timeline.shown.card.timeline.events if one.assessment))
    return timeline.assessment_form


def survey(page) -> QWidget:
    page.card.scores.open_survey()
    return page.card.scores.survey


def override(page) -> QWidget:
    page.card.stage.choose_other()
    return page.card.stage.form


def details(page) -> QWidget:
    page.card.choose("details")
    return page.card.details


def new_client(page) -> QWidget:
    page.parts.cards.add_client()
    page.card.new_form.widget("name").setText("ким вера")
    page.card.new_form.look_for_same()
    return page.card.new_form


def staff(page) -> QWidget:
    page.parts.cards.open_employees()
    return page.card.staff
