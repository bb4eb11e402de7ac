"""The whole story through the real window on a real file: from an empty start page to the last edit undone.

Every step is done by keys and clicks, and asks two things afterwards: what the file on the disk holds, read
apart from the window, and what the screen shows.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtWidgets import QAbstractButton

from canvas_app.domain.canvas.model import Answer, Canvas, Note, Segment
from canvas_app.domain.clients.model import Client
from canvas_app.domain.sales.model import Deal
from canvas_app.domain.stages.model import Assessment, StageRecord
from canvas_app.services import stages
from canvas_app.services.stages import Explanation
from canvas_app.storage.workbook import Workbook
from canvas_app.ui.clients.score_row import ScoreRow
from canvas_app.ui.main_window import MainWindow
from tests.documents import reading
from tests.quoting import quoted
from tests.ui.helpers import click
from tests.workflows.acting import Person, labels, on_disk, rows, save, spoken_parts, walk

CLIENT = "Бюро «Ёлка»"
MODEL = "kotler"
RUNGS = ("suspect", "prospect", "first_time", "repeat", "client", "supporter", "advocate", "partner")
TODAY = date.today()
OTHERS = ["Ёлкин Артём", "Ким Вера", "Орлов & Ко", "Петрова Анна", "Сидоров Иван"]


def clients_table(person: Person) -> str:
    """Six clients; one segment is a note already, one is new."""
    sign = person.word(";", ",")
    heads = person.word("Название;Сегмент;Телефон", "Name,Segment,Phone")
    segments = ["офисы рядом", "Студенты", "Студенты", "Офисы рядом", "Жители квартала", ""]
    lines = [
        sign.join((name, segment, f"+7 912 345-67-8{place}"))
        for place, (name, segment) in enumerate(zip([CLIENT, *OTHERS], segments, strict=True))
    ]
    return "\n".join([heads, *lines])


def deals_table(person: Person) -> str:
    """Three deals won with one client, the last of them ten days ago."""
    sign = person.word(";", ",")
    heads = person.word("Клиент;Сумма;Выиграна;Поток", "Client,Amount,Won on,Stream")
    days = [TODAY - timedelta(ago) for ago in (400, 100, 10)]
    return "\n".join([heads, *(sign.join((CLIENT, "1200", day.isoformat(), "Кофе")) for day in days)])


def test_the_whole_story(person: Person, new_window) -> None:
    make_a_workbook(person)
    name_segments_as_notes(person)
    answer_a_question_and_make_a_note_of_it(person)
    import_clients_and_deals(person)
    assess(person)
    confirm(person)
    look_at_the_chart(person)
    export(person)
    close_and_start_again(person, new_window)
    undo_the_last_edit_of_the_session_before(person)


def make_a_workbook(person: Person) -> None:
    """Start page: the caret waits for the name, Enter makes the file."""
    start = person.window.start_page
    assert start is not None
    assert start.name.hasFocus()
    person.write("Кофейня у метро")
    context = person.window.context
    assert context is not None
    person.path = context.session.workbook.path
    assert person.path.name == "Кофейня у метро.canvasbook"
    assert person.window.top_bar.business.text() == "Кофейня у метро"
    assert [canvas.name for canvas in person.all(Canvas)] == [person.word("Как есть", "As is")]
    assert person.page.key == "canvas"


def name_segments_as_notes(person: Person) -> None:
    """The first editor is open: two names, two Enters, two segments."""
    person.write("Офисы рядом")
    person.write("Студенты")
    person.press("Esc")
    assert person.notes("cs") == ["Офисы рядом", "Студенты"]
    assert [segment.name for segment in person.all(Segment)] == ["Офисы рядом", "Студенты"]
    spoken = spoken_parts(person.page.view)
    for name in ("Офисы рядом", "Студенты"):
        assert [part for part in spoken if part.startswith(name)], spoken
    assert person.window.status_bar.state.accessibleName().startswith(person.word("Сохранено", "Saved"))


def answer_a_question_and_make_a_note_of_it(person: Person) -> None:
    """Ctrl+J leads to an open question; its answer becomes a note by Ctrl+Enter."""
    questions = person.page.inspector.questions
    for _ in range(39):
        person.press("Ctrl+J")
        if questions.open_question == "vp.q.value":
            break
    person.type("Кофе за две минуты")
    person.press("Ctrl+Return")
    answers = {answer.question: answer.text for answer in person.all(Answer)}
    assert answers == {"vp.q.value": "Кофе за две минуты"}
    (note,) = person.all(Note, block="vp")
    assert (note.text, note.question) == ("Кофе за две минуты", "vp.q.value")
    assert [part for part in spoken_parts(person.page.view) if part.startswith("Кофе за две минуты")]
    assert person.page.inspector.questions.cards["vp.q.value"].view.status == "answered"
    person.press("Esc")


def import_clients_and_deals(person: Person) -> None:
    """Ctrl+I, a file, a look at the preview, Import; twice."""
    bring(person, "clients", clients_table(person), encoding=person.word("cp1251", "utf-8"))
    known = {segment.id: segment.name for segment in person.all(Segment)}
    clients = {client.name: client for client in person.all(Client)}
    assert list(clients) == [CLIENT, *OTHERS]
    assert known[clients[CLIENT].segment_id] == "Офисы рядом", "the note and the register name one segment"
    assert list(known.values()) == ["Офисы рядом", "Студенты", "Жители квартала"]
    assert person.notes("cs") == list(known.values())
    shown = person.focus()
    assert isinstance(shown, QAbstractButton), "the strip's button has the focus"
    assert shown.accessibleName() == person.word("Показать 6 клиентов", "Show 6 clients")
    person.press("Return")
    assert rows(person) == [CLIENT, *OTHERS]
    bring(person, "deals", deals_table(person))
    assert sorted(deal.client_id for deal in person.all(Deal)) == [clients[CLIENT].id] * 3
    click(person.window.rail, person.word("Клиенты", "Clients"))


def bring(person: Person, name: str, text: str, encoding: str = "utf-8") -> None:
    """Import a table through the preview."""
    source = person.folder / f"{name}.csv"
    source.write_text(text, encoding)
    person.dialogs.answer("open_file", source)
    before = person.window.context.session.workbook.generation
    person.press("Ctrl+I")
    panel = person.page.importing.panel
    assert panel.isVisible()
    person.wait(panel.accept_button.isEnabled, "the preview of the import")
    assert panel.kind.currentData() == name
    assert person.window.context.session.workbook.generation == before, "looking changes nothing"
    panel.accept_button.setFocus()
    person.press("Space")
    assert not panel.isVisible()


def assess(person: Person) -> None:
    """Find the client by typing, open the card, give scores with the digits: another stage is suggested."""
    person.page.area.table.setFocus()
    person.type("ёлка")
    person.wait(lambda: rows(person) == [CLIENT], "the search")
    person.press("Down", "Return")
    card = person.page.card
    assert card.isAncestorOf(person.focus())
    client = client_of(person)
    assert card.client_id == client.id
    assert stage_of(person).suggestion.stage == "repeat"
    assert rung(person, "repeat") in labels(card)
    for _ in range(40):
        if isinstance(person.focus(), ScoreRow):
            break
        person.press("Tab")
    person.press("5", "Down", "4", "Down", "5")
    (given,) = person.all(Assessment)
    assert (given.client_id, given.s, given.te, given.tc, given.ee) == (client.id, 5, 4, 5, None)
    assert given.on == TODAY
    assert stage_of(person).suggestion.stage == "client"
    assert rung(person, "client") in labels(card)
    told = card.scores.rows["TE"].accessibleName()
    assert told.startswith(person.word("Доверие сотруднику: 4,0", "Trust in the employee: 4.0")), told


def confirm(person: Person) -> None:
    """Esc leads back to the row, F8 confirms."""
    person.press("Esc")
    assert person.focus() is person.page.area.table
    suggested = person.word("предложена, не подтверждена", "suggested, not confirmed")
    assert suggested in labels(person.page.card)
    person.press("F8")
    (record,) = person.all(StageRecord)
    assert (record.client_id, record.model, record.stage, record.decided_by) == (
        client_of(person).id,
        MODEL,
        "client",
        "Vera",
    )
    assert stage_of(person).confirmed == "client"
    shown = labels(person.page.card)
    assert rung(person, "client") in shown
    assert suggested not in shown
    confirmed = person.word("подтверждена", "confirmed")
    assert [text for text in shown if text.startswith(confirmed)]


def look_at_the_chart(person: Person) -> None:
    """Ctrl+3: the client stands on the confirmed rung; Enter there opens the client, Alt+← returns."""
    person.press("Ctrl+3")
    page = person.page
    person.wait(lambda: page.settled, "the charts")
    assert page.view.sentence.text().startswith(person.word("6 клиентов на ", "6 clients as of ")), (
        page.view.sentence.text()
    )
    assert person.word("подтверждена у 1.", "confirmed for 1.") in page.view.sentence.text()
    view = page.view.charts.ladder.view
    place = f"{CLIENT}, {rung(person, 'client', short=False)}, {person.word('подтверждена', 'confirmed')}"
    assert place in spoken_parts(view)
    view.setFocus()
    walk(person, "Down", lambda: view.current().words.startswith(rung(person, "client", short=False)))
    walk(person, "Right", lambda: view.current().words == place)
    person.press("Return")
    assert person.page.key == "clients"
    assert person.page.card.client_id == client_of(person).id
    person.press("Alt+Left")
    assert person.page is page
    save_the_chart(person)


def save_the_chart(person: Person) -> None:
    """The chart's menu saves it as a picture of the kind that the name says."""
    target = person.folder / "лестница.svg"
    person.dialogs.answer("save_file", target)
    menu = person.page.view.charts.ladder.menu()
    words = person.word("Сохранить график…", "Save chart…")
    (action,) = (one for one in menu.actions() if one.text() == words)
    action.trigger()
    person.wait(target.is_file, "the picture of the chart")
    assert "<svg" in target.read_text("utf-8")


def export(person: Person) -> None:
    """Ctrl+1, Ctrl+E, Enter: the canvas as it will be printed; then the report on stages."""
    person.press("Ctrl+1", "Ctrl+E")
    assert person.page.key == "documents"
    canvas = person.folder / "канва.pdf"
    save(person, canvas, "Return")
    assert reading.sizes(canvas.read_bytes()) == {(297, 210)}
    text = reading.text(canvas.read_bytes())
    for words in ("Кофейня у метро", "Офисы рядом", "Кофе за две минуты", "CC BY-SA 3.0"):
        assert reading.squeezed(words) in text, words
    click(person.page, person.word("Отчёт о стадиях", "Stages report"))
    report = person.folder / "стадии.pdf"
    save(person, report, "Ctrl+E")
    text = reading.text(report.read_bytes())
    for words in (CLIENT, rung(person, "client", short=False)):
        assert reading.squeezed(words) in text, words
    assert sum(reading.fonts(report.read_bytes()).values()) == len(reading.fonts(report.read_bytes())) > 0


def close_and_start_again(person: Person, new_window: Callable[[], MainWindow]) -> None:
    """Ctrl+Q ends the program; the next time it opens the file that it remembers."""
    with on_disk(person.path) as workbook:
        before = workbook.digest()
    person.press("Ctrl+Q")
    assert not person.window.isVisible()
    with Workbook.open(person.path, read_only=True) as workbook:
        assert workbook.digest() == before, "closing changes nothing"
    person.window = new_window()
    start = person.window.start_page
    assert start is not None
    click(start, person.path.stem)
    assert person.window.context.session.workbook.path == person.path
    assert "Офисы рядом" in " ".join(spoken_parts(person.page.view))


def undo_the_last_edit_of_the_session_before(person: Person) -> None:
    """Ctrl+Z asks first, since it was done in an earlier session; once more, and the confirmation is gone."""
    name = person.window.undo_control.steps()[0]
    assert quoted(CLIENT, person.lang) in name
    person.press("Ctrl+Z")
    assert len(person.all(StageRecord)) == 1, "asked, nothing undone yet"
    assert name in person.strip(person.word("Ещё раз Ctrl+Z", "Ctrl+Z once more")).text
    person.press("Ctrl+Z")
    assert person.all(StageRecord) == ()
    assert stage_of(person).confirmed is None
    assert person.page.key == "clients", "the page of what changed opens"
    assert person.page.card.client_id == client_of(person).id
    suggested = person.word("предложена, не подтверждена", "suggested, not confirmed")
    assert suggested in labels(person.page.card)
    assert len(person.all(Assessment)) == 1, "only the last edit is gone"
    assert person.notes("cs") == ["Офисы рядом", "Студенты", "Жители квартала"]
    assert name in person.said()


def client_of(person: Person) -> Client:
    """Return the client of the story by the file."""
    (client,) = (one for one in person.all(Client) if one.name == CLIENT)
    return client


def stage_of(person: Person) -> Explanation:
    """Return what the file says of the client's stage."""
    with on_disk(person.path) as workbook:
        return stages.explain(workbook, client_of(person).id, MODEL, TODAY)


def rung(person: Person, stage: str, *, short: bool = True) -> str:
    """Return a stage as it stands on the screen: «5. Клиент»."""
    context = person.window.context
    key = f"{MODEL}.{stage}"
    number = RUNGS.index(stage) + 1
    name = (
        context.texts.catalogue.short(key, person.lang)
        if short
        else context.texts.catalogue.text(key, person.lang)
    )
    return f"{number}. {name}"
