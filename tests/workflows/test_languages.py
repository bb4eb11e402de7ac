"""Russian and English, switched while everything is open: no word of the other language is left anywhere.

The workbook's own texts are Greek, so that every Latin or Cyrillic letter on the screen is the program's.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from canvas_app.domain.errors import WorkbookError
from canvas_app.ui.common.notice import Notice
from canvas_app.ui.relationships.options import RelationshipsOptions
from tests.ui.helpers import press, settle
from tests.workflows.acting import Person
from tests.workflows.pages import PAGES, go, ready
from tests.workflows.words import words_on

KEYS = "Alt Ctrl Delete Del End Enter Esc Home Insert PgDn PgUp Shift Space Tab"
NAMES = "App Canvas English RU CSV PDF PNG SVG EUR RUB pt"
ALLOWED = {"ru": frozenset(f"{KEYS} {NAMES}".split()), "en": frozenset(("Русский",))}
FOREIGN = {"ru": re.compile(r"[A-Za-z]{2,}"), "en": re.compile(r"[А-Яа-яЁё]+")}
NOT_OURS = re.compile(
    r"«(name|ended_on)»|^(name|ended_on|cp\d+|koi8-r|utf-.*|mac-cyrillic)$"  # of a table that is imported
    r"|^(Python|Qt|SQLite) [\w ,.]+$|^(Linux|Windows|Darwin) .*|Business Model Canvas|Strategyzer|CC BY-SA"
    r"|\.canvasbook|[\\/]home[\\/]documents"
)
ELSEWHERE = ("PageList", "PagesView", "ElidedLabel in Preview")
"""These have the words of a document, whose language is chosen apart."""


def strange(person: Person, lang: str) -> dict[str, str]:
    """Return what is on the screen in letters of the other language, with its place."""
    settle()
    return {
        text: place
        for text, place in words_on(person.window).items()
        if set(FOREIGN[lang].findall(NOT_OURS.sub("", text.replace(str(person.folder), "")))) - ALLOWED[lang]
        and not place.startswith(ELSEWHERE)
    }


def switch(person: Person) -> str:
    """Press the language in the status bar; return the language spoken now."""
    person.window.status_bar.language.click()
    settle()  # the page hears of it by a posted event, and asks for its charts only then
    ready(person)
    return person.window.tools.language.code


@pytest.mark.parametrize("lang", ["ru"])
def test_every_page_changes_its_language_where_it_stands(greek: Person, lang: str) -> None:
    person = greek
    for page in PAGES:
        go(person, page)
        assert strange(person, lang) == {}
        before = set(words_on(person.window))
        other = switch(person)
        assert other != lang
        assert strange(person, other) == {}
        changed = set(words_on(person.window)) - before
        assert len(changed) > 20, changed
        assert switch(person) == lang
        assert strange(person, lang) == {}


def test_pages_out_of_sight_change_too(greek: Person, lang: str) -> None:
    person = greek
    for page in PAGES:
        go(person, page)
    other = switch(person)
    for page in PAGES:
        go(person, page)
        assert strange(person, other) == {}


def open_parts(person: Person) -> dict[str, tuple[str, Callable[[], object]]]:
    """Return what can be opened on the pages, by name: the page and how."""
    actions = person.window.tools.actions

    def canvas_tab(place: int) -> None:
        tabs = person.page.inspector.tabs
        tabs.setCurrentIndex(place % tabs.count())

    def card_tab(name: str) -> None:
        person.page.area.table.go_to_row(0)
        person.page.card.choose(name)

    def card_part(act: Callable[[], object]) -> None:
        person.page.area.table.go_to_row(0)
        act()

    return {
        **{f"inspector {place}": ("canvas", lambda place=place: canvas_tab(place)) for place in range(4)},
        "note": ("canvas", lambda: person.press("Down", "Down")),
        "editor": ("canvas", lambda: person.press("Insert")),
        "find": ("canvas", lambda: person.press("Ctrl+F")),
        **{
            name: ("clients", lambda name=name: card_tab(name))
            for name in ("timeline", "deals", "people", "details")
        },
        "new client": ("clients", lambda: person.press("Insert")),
        "employees": ("clients", lambda: actions.run("clients.employees")),
        "other stage": ("clients", lambda: card_part(person.page.parts.cards.choose_other)),
        "why": ("clients", lambda: card_part(person.page.card.stage.toggle_why)),
        "survey": ("clients", lambda: card_part(person.page.card.scores.open_survey)),
        "new deal": ("clients", lambda: card_part(person.page.card.deals.new_deal)),
        "old deal": ("clients", lambda: card_part(lambda: old_deal(person))),
        "entry": ("clients", lambda: card_part(lambda: old_entry(person, "interaction"))),
        "assessment": ("clients", lambda: card_part(lambda: old_entry(person, "assessment"))),
        "reason": ("clients", lambda: person.press("Ctrl+A", "F8")),
        "import": ("clients", lambda: pasted(person)),
        "selection": ("clients", lambda: person.press("Ctrl+A")),
        "review": ("clients", lambda: actions.run("clients.review")),
        "nothing found": ("clients", lambda: person.page.open_search() or person.type("χψω")),
        **{
            tab: ("relationships", lambda tab=tab: person.page.view.tabs.choose(tab))
            for tab in ("factors", "income", "risks", "models")
        },
        **{
            name: ("documents", lambda name=name: person.page.parts.navigation.choose(name))
            for name in ("director", "full", "answers", "stages", "client")
        },
    }


def old_deal(person: Person) -> None:
    """Open a deal of the card's client in its form."""
    card = person.page.card
    person.page.area.table.go_to_row(1)
    card.choose("deals")
    card.deals.form.edit_deal(card.deals.shown.card.deals[0])


def old_entry(person: Person, kind: str) -> None:
    """Open an event of the card's client in its form."""
    card = person.page.card
    events = card.timeline.shown.card.timeline.events
    card.timeline.open_event(next(event for event in events if getattr(event, kind) is not None))


def pasted(person: Person) -> None:
    """Paste rows, one of them faulty, and wait for the preview."""
    QGuiApplication.clipboard().setText("Όνομα\tname\tended_on\nΑ\tΆλφα\tχθες\nΒ\tΒήτα\t\n")
    person.page.importing.paste()
    person.wait(person.page.importing.panel.accept_button.isEnabled, "the preview")


@pytest.mark.parametrize("lang", ["ru"])
def test_every_part_of_the_pages_speaks_one_language(greek: Person, lang: str) -> None:
    person, wrong = greek, {}
    for name, (page, act) in open_parts(person).items():
        go(person, page)
        act()
        settle()
        now = person.window.tools.language.code
        wrong[name, now] = strange(person, now)
        now = switch(person) if name != "client" else now
        wrong[name, now] = strange(person, now)
        person.press("Esc", "Esc")
    assert {key: texts for key, texts in wrong.items() if texts} == {}


def test_messages_are_said_again_or_go(greek: Person, lang: str) -> None:
    person, context = greek, greek.window.context

    def refused() -> None:
        raise WorkbookError("file.full", name="Βιβλίο", path="/Α", folder="/Α")

    context.edits.run(refused)
    person.press("Ctrl+Z")
    context.notifier.notify(Notice(person.word("Добавлено 7 стикеров", "Added 7 notes"), kind="good"))
    context.notifier.say(person.word("Отменено", "Undone"))
    assert len(person.window.notifications.notifications()) == 3
    assert strange(person, lang) == {}
    other = switch(person)
    assert strange(person, other) == {}
    assert [notification.kind for notification in person.window.notifications.notifications()] == [
        "bad",
        "warning",
    ]
    assert person.said() == ""
    assert person.window.status_bar.failed, "what is not saved is still not saved"
    person.press("Ctrl+Z")
    assert person.said(), "the question was asked already"


def test_what_the_relationships_page_offers_is_offered_in_the_other_language(greek: Person) -> None:
    person = greek
    go(person, "relationships")
    person.page.state.choose(RelationshipsOptions("dwyer"))  # a model in which nobody is confirmed
    ready(person)
    (notification,) = person.window.notifications.notifications()
    before = {notification.text, *(button.text() for button in notification.buttons)}
    other = switch(person)
    assert strange(person, other) == {}
    (notification,) = person.window.notifications.notifications()
    assert not before & {notification.text, *(button.text() for button in notification.buttons)}
    notification.dismiss()
    switch(person)
    assert person.window.notifications.notifications() == [], "what was closed does not come back by itself"


@pytest.mark.parametrize("lang", ["ru"])
@pytest.mark.parametrize("keys", ["Ctrl+K", "Ctrl+F1", "F1", "settings", "about", "state"])
def test_what_stands_over_the_window_speaks_its_language(greek: Person, keys: str) -> None:
    person, window = greek, greek.window
    openers = {
        "settings": window.dialog_opener.open_settings,
        "about": window.dialog_opener.open_about,
        "state": window.dialog_opener.open_file_state,
    }
    for _ in range(2):
        now = window.tools.language.code
        openers.get(keys, lambda: press(window, keys))()
        assert strange(person, now) == {}
        if keys != "state":  # a click elsewhere closes it
            assert strange(person, switch(person)) == {}
        for beside in window.findChildren(QDialog):
            beside.close()
        settle()


def test_the_start_page_changes_its_language_too(greek: Person, lang: str) -> None:
    person = greek
    person.press("Ctrl+W")
    assert person.window.start_page is not None
    assert strange(person, lang) == {}
    other = "en" if lang == "ru" else "ru"
    person.window.appearance.use_language(other)
    assert strange(person, other) == {}
