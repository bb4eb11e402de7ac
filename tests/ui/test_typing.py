"""What is typed is in the file half a second later, and until then the bar does not say that it is saved."""

from __future__ import annotations

import threading
import time
from datetime import date

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from canvas_app.domain.clients.model import Client
from canvas_app.services.clients import register
from canvas_app.ui.common.question import Question, ask_text
from canvas_app.ui.ending import Ending, close_quietly
from tests.ui.helpers import press, settle, type_keys, type_text

TYPING = {"ru": "Вы печатаете…", "en": "You are typing…"}
SAVED = {"ru": "Сохранено", "en": "Saved"}


@pytest.fixture
def card(open_window, qtbot):
    """The card of a client with a telephone, its details open in the real window."""
    window = open_window
    book = window.context.session.workbook
    made = register.add_client(book, "Анна Петрова", date.today(), phone="+7 900 000-00-01")
    window.go("clients", {"client": made.id})
    page = window.page
    qtbot.waitUntil(lambda: page.card.client_id is not None)
    page.card.choose("details")
    settle()
    return page.card


def client(window) -> Client:
    return window.context.session.workbook.all(Client)[0]


def focus(widget) -> None:
    widget.setFocus()
    settle()
    assert QApplication.focusWidget() is widget


def bar(window) -> str:
    return window.status_bar.state.accessibleName()


def test_remarks_are_saved_while_the_caret_stays_in_the_field(open_window, card, qtbot, lang):
    remarks = card.details.remarks
    focus(remarks)
    type_text(remarks, "Любит раф ")
    assert bar(open_window) == TYPING[lang]
    assert client(open_window).remarks == ""
    qtbot.waitUntil(lambda: client(open_window).remarks == "Любит раф")
    settle()
    assert bar(open_window).startswith(SAVED[lang])
    assert remarks.hasFocus()
    assert remarks.toPlainText() == "Любит раф ", "the space just typed stays"
    type_text(remarks, "и круассан")
    assert bar(open_window) == TYPING[lang]
    qtbot.waitUntil(lambda: client(open_window).remarks == "Любит раф и круассан")
    assert remarks.textCursor().position() == len("Любит раф и круассан")
    remarks.undo()
    assert remarks.toPlainText() == "Любит раф ", "the field's own undo went through the commits"


def test_caret_and_selection_stay_where_they_are(open_window, card, qtbot):
    remarks = card.details.remarks
    focus(remarks)
    type_text(remarks, "один два три")
    cursor = remarks.textCursor()
    cursor.setPosition(5)
    cursor.setPosition(8, QTextCursor.MoveMode.KeepAnchor)
    remarks.setTextCursor(cursor)
    qtbot.waitUntil(lambda: client(open_window).remarks == "один два три")
    settle()
    assert remarks.textCursor().selectedText() == "два"


def test_a_line_is_shown_in_the_files_form_only_when_it_is_left(open_window, card, qtbot):
    tags = card.details.lines["tags"]
    focus(tags)
    type_text(tags, "постоянный,кофе ")
    qtbot.waitUntil(lambda: client(open_window).tags == ("постоянный", "кофе"))
    settle()
    assert tags.text() == "постоянный,кофе "
    assert tags.cursorPosition() == len("постоянный,кофе ")
    focus(card.details.lines["city"])
    assert tags.text() == "постоянный, кофе"


def test_commits_while_typing_are_one_step_of_undo(open_window, card, qtbot):
    city = card.details.lines["city"]
    focus(city)
    for text, so_far in (("Ом", "Ом"), ("ск", "Омск")):
        type_text(city, text)
        qtbot.waitUntil(lambda so_far=so_far: client(open_window).city == so_far)
    focus(card.details.lines["country"])
    open_window.context.session.workbook.undo()
    assert client(open_window).city == ""
    assert city.text() == ""


def test_two_visits_are_two_steps(open_window, card):
    city = card.details.lines["city"]
    for text in ("Омск", " и Томск"):
        focus(city)
        type_text(city, text)
        focus(card.details.lines["country"])
    open_window.context.session.workbook.undo()
    assert client(open_window).city == "Омск"


def test_what_does_not_fit_yet_is_told_only_when_the_line_is_left(open_window, card, qtbot, lang):
    name = card.details.lines["name"]
    focus(name)
    name.selectAll()
    press(name, "Backspace")
    open_window.context.session.typed.settle(final=False)
    assert client(open_window).name == "Анна Петрова"
    assert not card.details.errors["name"].isVisible()
    assert bar(open_window) == TYPING[lang]
    focus(card.details.lines["city"])
    assert card.details.errors["name"].isVisible()
    assert bar(open_window) == TYPING[lang], "it is not in the file, and nothing says that it is"
    focus(name)
    press(name, "Esc")
    assert name.text() == "Анна Петрова"
    assert not card.details.errors["name"].isVisible()
    assert bar(open_window).startswith(SAVED[lang])


def test_a_refused_text_stays_when_the_card_is_read_anew(open_window, card):
    name = card.details.lines["name"]
    focus(name)
    name.selectAll()
    press(name, "Backspace")
    focus(card.details.lines["city"])
    register.edit_client(open_window.context.session.workbook, client(open_window).id, country="Россия")
    settle()
    assert name.text() == ""
    assert card.details.errors["name"].isVisible()


def test_what_is_composed_is_not_cut_and_counts_as_typed(open_window, card, lang):
    city = card.details.lines["city"]
    focus(city)
    QApplication.sendEvent(city, QInputMethodEvent("とう", []))
    settle()
    assert bar(open_window) == TYPING[lang]
    open_window.context.session.typed._on_idle()
    assert client(open_window).city == ""
    open_window.commit_typed()
    assert client(open_window).city == "とう"


def test_another_page_and_a_copy_have_what_was_typed(open_window, card, dialogs, tmp_path):
    city = card.details.lines["city"]
    focus(city)
    type_text(city, "Омск")
    dialogs.answer("save_file", tmp_path / "copy.canvasbook")
    open_window.controller.save_copy()
    with open_window.files.open(tmp_path / "copy.canvasbook", "V", read_only=True) as copy:
        assert copy.all(Client)[0].city == "Омск"
    focus(city)
    type_text(city, " 2")
    open_window.go("canvas", {})
    assert client(open_window).city == "Омск 2"


def test_a_file_that_refuses_keeps_the_text_and_says_so(open_window, card, monkeypatch, lang):
    from canvas_app.domain.errors import WorkbookError

    book, refuse = open_window.context.session.workbook, True
    real = type(book)._refuse_writing

    def refusing(self) -> None:
        if refuse:
            raise WorkbookError("file.full", folder="/", name="a", path="a")
        real(self)

    monkeypatch.setattr(type(book), "_refuse_writing", refusing)
    city = card.details.lines["city"]
    focus(city)
    type_text(city, "Омск")
    open_window.context.session.typed.settle(final=False)
    assert city.text() == "Омск"
    assert bar(open_window) == {"ru": "Не сохранено", "en": "Not saved"}[lang]
    focus(card.details.lines["country"])
    assert city.text() == "Омск"
    refuse = False
    open_window.context.session.typed.settle()
    assert client(open_window).city == "Омск"
    assert bar(open_window).startswith(SAVED[lang])


def test_a_form_that_was_begun_is_asked_about_before_it_is_lost(open_window, card, dialogs, lang):
    open_window.page.new_client() if hasattr(open_window.page, "new_client") else card.new_client()
    form = card.new_form
    focus(form.widget("name"))
    type_keys(form.widget("name"), "Ivan")
    assert bar(open_window) == {"ru": "Форма не сохранена", "en": "A form is not saved"}[lang]
    dialogs.answer("confirm", False)
    assert not open_window.controller.may_close()
    assert form.about() in dialogs.texts[-1]
    form.leave()
    assert bar(open_window).startswith(SAVED[lang])
    assert open_window.controller.may_close()


def test_what_was_begun_is_added_when_nobody_can_be_asked(open_window, card):
    card.entry.line.setText("звонил")
    card.new_client()
    type_text(card.new_form.widget("name"), "Иван")
    open_window.context.session.typed.save_drafts()
    names = [one.name for one in open_window.context.session.workbook.all(Client)]
    assert sorted(names) == ["Анна Петрова", "Иван"]


def test_a_habit_is_not_told_saved_while_something_is_not(open_window, card, lang):
    name = card.details.lines["name"]
    focus(name)
    name.selectAll()
    press(name, "Backspace")
    open_window.controller.say_saved()
    assert open_window.status_bar.message.text() == ""
    name.setText("Анна")
    open_window.controller.say_saved()
    assert open_window.status_bar.message.text() != ""


def test_the_end_of_a_session_saves_and_asks_nothing(open_window, card, monkeypatch):
    monkeypatch.setattr("signal.signal", lambda *_: None)
    ending = Ending()
    ending.save = open_window.commit_typed
    city = card.details.lines["city"]
    focus(city)
    type_text(city, "Омск")
    ending._on_session(None)
    assert client(open_window).city == "Омск"
    assert open_window.context is not None, "the session may go on"


def test_a_long_edit_is_stopped_and_taken_back_when_the_program_is_ended(open_window, card, tmp_path):
    book = open_window.context.session.workbook
    path, digest, begun = book.path, book.digest(), threading.Event()

    def call(progress) -> None:
        with book.edit("edit.import", count=3) as edit:
            edit.put_all(Client(5000 + n, f"Client {n}") for n in range(3))
            begun.set()
            while True:
                progress.report(1, 3)
                time.sleep(0.01)

    open_window.context.edits.run_long("…", call, lambda _result: None)
    assert begun.wait(20)
    close_quietly(open_window)
    assert open_window.context is None
    with open_window.files.open(path, "V") as again:
        assert again.digest() == digest


def test_closing_quietly_closes_the_file_whatever_fails(open_window, card, monkeypatch, capfd):
    book = open_window.context.session.workbook
    city = card.details.lines["city"]
    focus(city)
    type_text(city, "Омск")

    def broken(*_args) -> None:
        raise RuntimeError("4509")

    monkeypatch.setattr(open_window.context.session.typed, "save_drafts", broken)
    monkeypatch.setattr(open_window.appearance, "remember_place", broken)
    close_quietly(open_window)
    monkeypatch.undo()
    assert capfd.readouterr().err.count("builtins.RuntimeError") == 2
    with open_window.files.open(book.path, "V") as again:
        assert again.all(Client)[0].city == "Омск"
    assert open_window.context is None


def test_a_text_asked_for_in_a_small_window_is_a_form_that_is_not_saved(open_window, lang):
    said: list[str] = []

    def act() -> None:
        asked = QApplication.activeModalWidget()
        asked.field.setFocus()
        said.append(bar(open_window))
        type_keys(asked.field, "New")
        said.append(bar(open_window))
        asked.reject()

    QTimer.singleShot(50, act)
    assert ask_text(open_window, "Имя", "Имя", "Как есть", "Да") is None
    settle()
    assert said[0].startswith(SAVED[lang]), "nothing was typed at first"
    assert said[1] == {"ru": "Форма не сохранена", "en": "A form is not saved"}[lang]
    assert bar(open_window).startswith(SAVED[lang]), "it was given up"
    assert open_window.context.session.typed.drafts() == []


def test_the_text_asked_for_in_a_small_window_is_taken(open_window):
    found: list[bool] = []

    def act() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, Question)
        found.append(asked.accept_text())
        type_text(asked.field, "Как будет")
        found.append(asked.accept_text())

    QTimer.singleShot(50, act)
    assert ask_text(open_window, "Имя", "Имя", "Как есть", "Да") == "Как будет"
    assert found == [False, True], "nothing was typed at first"
