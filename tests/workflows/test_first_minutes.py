"""The first five minutes of somebody who read nothing: few keys to the first note and the first document.

And what an empty workbook says on each page, names hidden before a room, light and dark.
"""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from canvas_app.domain.canvas.model import Segment
from canvas_app.domain.clients.model import Client
from tests.documents import reading
from tests.ui.helpers import button, press, settle
from tests.workflows.acting import Person, labels, on_disk, save, spoken_parts
from tests.workflows.greek import BUSINESS, CLIENT, PRICE
from tests.workflows.pages import PAGES, go, ready
from tests.workflows.words import words_on

TEN = [f"Сегмент {number}" for number in range(1, 11)]


def begin(person: Person) -> None:
    """Make the workbook as a newcomer does: type a name, press Enter."""
    person.write("Кофейня у метро")
    person.path = person.window.context.session.workbook.path


def test_ten_notes_are_ten_times_type_and_enter(person: Person) -> None:
    begin(person)
    with on_disk(person.path) as workbook:
        empty = workbook.digest()
    for text in TEN:
        person.write(text)
    assert person.pressed == ["Return"] * 11, "one to make the workbook, one for each note"
    assert person.notes("cs") == TEN
    assert [segment.name for segment in person.all(Segment)] == TEN
    person.press("Esc", *["Ctrl+Z"] * 10)
    assert person.notes() == []
    with on_disk(person.path) as workbook:
        assert workbook.digest() == empty, "nothing is left of them"
    assert not [part for part in spoken_parts(person.page.view) if "Сегмент" in part]


def test_the_first_document_is_three_keys_away(person: Person) -> None:
    begin(person)
    person.write("Офисы рядом")
    target = person.folder / "первый.pdf"
    person.press("Ctrl+E")
    save(person, target, "Return")
    assert person.pressed == ["Return", "Return", "Ctrl+E", "Return"]
    written = target.read_bytes()
    assert reading.sizes(written) == {(297, 210)}
    assert reading.squeezed("Кофейня у метро") in reading.text(written)
    assert reading.squeezed("Офисы рядом") in reading.text(written)
    notification = person.strip(person.word("Готово: 1 страница", "Done: 1 page"))
    assert [one.text() for one in notification.buttons] == [
        person.word("Открыть", "Open"),
        person.word("Показать в папке", "Show in folder"),
    ]


def test_the_editor_says_what_enter_and_esc_do(person: Person) -> None:
    begin(person)
    editor = person.focus()
    question = person.window.context.texts.text("cs.q.who")
    assert editor.placeholderText().startswith(question)
    asked = person.word("Печатайте — Enter добавит стикер.", "Type: Enter adds a note.")
    assert editor.placeholderText().endswith(asked)
    hint = person.word("Enter — ещё · Esc — готово", "Enter: another note · Esc: done")

    def said() -> list[str]:
        return [text.replace("\u00a0", " ") for text in labels(person.page.view.viewport())]

    assert hint not in said(), "the prompt says what Enter does"
    person.type("Офисы рядом")
    assert hint in said()
    assert person.notes() == [], "not before the first pause"
    person.press("Esc")
    assert person.notes() == ["Офисы рядом"]
    assert person.focus() is person.page.view


EMPTY = {
    "clients": (
        "Клиентов пока нет. Вставьте строки из таблицы (Ctrl+V), импортируйте CSV или добавьте первого.",
        "No clients yet. Paste rows from a spreadsheet (Ctrl+V), import a CSV or add the first one.",
        ("Импорт…", "+ Клиент"),
        ("Import…", "+ Client"),
    ),
    "relationships": (
        "Стадии появятся, когда в реестре будут клиенты.",
        "Stages appear once the register has clients.",
        ("Импортировать", "Добавить"),
        ("Import", "Add"),
    ),
}


@pytest.mark.parametrize("page", ["clients", "relationships"])
def test_an_empty_page_says_what_to_do_next(person: Person, page: str) -> None:
    begin(person)
    person.press("Esc", PAGES[page])
    settle()
    russian, english, ways_ru, ways_en = EMPTY[page]
    shown = labels(person.page)
    assert person.word(russian, english) in shown
    for way in ways_ru if person.lang == "ru" else ways_en:
        assert way in shown
        assert button(person.page, way).isEnabled()


def test_an_empty_workbook_never_counts_zero(person: Person) -> None:
    """Somebody alone at night has no clients for weeks: the program does not say so at every turn."""
    begin(person)
    person.press("Esc")
    for page in PAGES:
        go(person, page)
        texts = words_on(person.window)
        found = [text for text in texts if text.startswith(("0 клиент", "0 client")) or " 0 клиент" in text]
        assert not found, (page, found)
    go(person, "canvas")
    spoken = spoken_parts(person.page.view)
    assert len(spoken) == 9
    go(person, "documents")
    assert person.page.preview.view.pages, "an empty canvas has a page already"


def test_adding_the_first_client_leads_back_to_its_note(person: Person) -> None:
    begin(person)
    person.write("Офисы рядом")
    person.press("Esc", "Ctrl+2", "Insert")
    person.type("Ёлкин Артём")
    form = person.page.card.new_form
    form.widget("segment_id").setFocus()
    person.press("Down", "Return" if form.widget("segment_id").view().isVisible() else "Tab")
    form.widget("name").setFocus()
    person.press("Return")
    (segment,) = person.all(Segment)
    assert [client.segment_id for client in person.all(Client)] == [segment.id]
    notification = person.strip(person.word("теперь считает клиентов", "counts clients now"))
    notification.buttons[0].click()
    settle()
    assert person.page.key == "canvas"
    assert person.page.view.selection.block == "cs"
    board = person.page.reading.block("cs")
    assert [note.second for note in board.notes] == [person.word("▪ 1 клиент", "▪ 1 client")]


def test_f7_names_nobody_on_any_page(greek: Person) -> None:
    person = greek
    person.press("F7")
    for page in PAGES:
        go(person, page)
        if page == "clients":
            person.page.area.table.go_to_row(3)
        elif page == "relationships":
            assert named(person) == {}
            person.page.view.tabs.choose("risks")
        settle()
        assert named(person) == {}, page
        if page in ("clients", "relationships"):
            stand_in = person.word("Клиент 00", "Client 00")
            assert [text for text in words_on(person.window) if stand_in in text], page
    press(person.window, "Ctrl+K")
    person.type("Πελ")
    assert "Πελ" in words_on(person.window)
    assert named(person) == {}
    person.press("Esc", "F7")
    go(person, "clients")
    person.page.area.table.go_to_row(2)
    settle()
    shown = named(person)
    assert [text for text in shown if CLIENT in text]
    assert [text for text in shown if CLIENT not in text], "amounts are there again too"
    assert BUSINESS in words_on(person.window), "the business itself is no secret"


def named(person: Person) -> dict[str, str]:
    """Return what on the screen names a client or an amount, with its place."""
    amounts = [f"{deals * PRICE:,}" for deals in (1, 2)]
    secrets = (CLIENT, "Πρόσωπο", *amounts, *(amount.replace(",", "\xa0") for amount in amounts))
    found = words_on(person.window)
    return {text: place for text, place in found.items() if any(secret in text for secret in secrets)}


@pytest.mark.parametrize("lang", ["ru"])
def test_dark_and_light_reach_every_page(greek: Person) -> None:
    person, looks = greek, greek.window.appearance
    light = {page: shown_brightness(person, page) for page in PAGES}
    looks.switch_theme()
    assert person.window.tools.theme.dark
    ready(person)
    assert brightness(person.page) < light["documents"] - 0.3, "the page in sight changes where it stands"
    for page in PAGES:
        assert shown_brightness(person, page) < light[page] - 0.3, page
    looks.switch_theme()
    for page in PAGES:
        assert abs(shown_brightness(person, page) - light[page]) < 0.03, page
    assert person.window.tools.preferences.text("theme") == "light"


def shown_brightness(person: Person, page: str) -> float:
    """Open a page and return how bright it is."""
    go(person, page)
    return brightness(person.page)


def brightness(page: QWidget) -> float:
    """Return how bright a page is, 0 to 1."""
    image = page.grab().toImage().scaled(64, 36).convertToFormat(QImage.Format.Format_Grayscale8)
    lines = [bytes(image.constScanLine(y))[: image.width()] for y in range(image.height())]
    return sum(map(sum, lines)) / (255 * image.width() * image.height())
