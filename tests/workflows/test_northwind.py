"""A trading company's real register, imported by commands, looked at years later through the window.

Its last record is of May 1998: as of today every relationship looks inactive, which the window must say, with
the way out. Nobody ever measured trust there, and that holds 88 of the 93 clients on their stage.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from canvas_app.cli.main import main
from canvas_app.domain.clients.model import Client
from canvas_app.domain.sales.model import Deal
from canvas_app.services import stages
from tests import data
from tests.documents import reading
from tests.ui.helpers import click, know_sound
from tests.workflows.acting import Person, on_disk, rows, save, spaced, spoken_parts, walk

LAST = date(1998, 5, 6)
A4, A4_LANDSCAPE = (210, 297), (297, 210)
PAPERS = {"A4": (297, 210), "A3": (420, 297), "A2": (594, 420), "A1": (841, 594), "A0": (1189, 841)}


@pytest.fixture(scope="module")
def imported(tmp_path_factory) -> dict[str, Path]:
    """The register in a workbook of each language, as the commands import it."""
    clients, deals, _lines = data.northwind()
    made = {}
    for lang in ("ru", "en"):
        path = made[lang] = tmp_path_factory.mktemp(lang) / "Northwind.canvasbook"
        run("new", path, "--lang", lang, "--currency", "USD")
        run("import", path, clients, "--kind", "clients")
        run("import", path, deals, "--kind", "deals")
    return made


def run(*words: object) -> None:
    """Run a command as a script would."""
    assert main([str(word) for word in words]) == 0


@pytest.fixture
def northwind(person, imported, tmp_path, lang) -> Person:
    """Somebody who opens the register today."""
    person.path = Path(shutil.copy(imported[lang], tmp_path))
    assert person.window.controller.open(person.path)
    know_sound(person.window)
    assert (len(person.all(Client)), len(person.all(Deal))) == (93, 830)
    return person


def test_old_data_are_said_and_one_click_shows_the_stages_of_then(northwind: Person) -> None:
    person = northwind
    person.press("Ctrl+3")
    page = person.page
    person.wait(lambda: page.settled, "the charts as of today")
    notification = person.strip(
        person.word("Последняя запись в реестре — 06.05.1998", "latest record is of 6 May 1998")
    )
    assert person.word("89 неактивны", "89 inactive") in spaced(page.view.sentence.text())
    click(notification, person.word("Показать на 06.05.1998", "Show as of 6 May 1998"))
    assert person.window.context.session.as_of == LAST
    person.wait(lambda: page.settled, "the charts as of then")
    assert notification not in person.window.notifications.notifications()
    assert spaced(page.view.sentence.text()).startswith(
        person.word(
            "93 клиента на 06.05.1998: 84 активны, 9 неактивны", "93 clients as of 6 May 1998: 84 active"
        )
    )
    assert_the_ladder_is_that_of_the_rules(person)
    what_holds_them_is_unmeasured_trust(person)


def assert_the_ladder_is_that_of_the_rules(person: Person) -> None:
    """88 repeat, 1 first-time, 4 never bought: every client judged one by one says the same."""
    spoken = spoken_parts(person.page.view.charts.ladder.view)
    for russian, english in (
        ("4. Повторный покупатель: 88 клиентов", "4. Repeat customer: 88 clients"),
        ("3. Первичный покупатель: 1 клиент", "3. First-time customer: 1 client"),
        ("1. Колеблющийся потребитель: 4 клиента", "1. Suspect (undecided): 4 clients"),
    ):
        assert [part for part in spoken if part.startswith(person.word(russian, english))], spoken
    with on_disk(person.path) as workbook:
        clients = [client.id for client in workbook.all(Client)]
        found = [stages.explain(workbook, client, "kotler", LAST).suggestion for client in clients]
    held = [
        said
        for said in found
        if [check.result for check in said.checks if (check.stage, check.condition) == ("client", "t_any")]
        == ["unknown"]
    ]
    assert len(held) == 88
    assert {said.stage for said in held} == {"repeat"}


def what_holds_them_is_unmeasured_trust(person: Person) -> None:
    """The chart names it with its number; Enter opens exactly those clients, Alt+← leads back."""
    page, view = person.page, person.page.view.charts.holds.view
    place = person.word(
        "Доверие не измерено: 88 клиентов, нет данных", "Trust not measured: 88 clients, no data"
    )
    assert spoken_parts(view)[0] == place
    view.setFocus()
    walk(person, "Up", lambda: view.current().words == place)
    person.press("Return")
    assert person.page.key == "clients"
    assert len(rows(person)) == 88
    person.press("Alt+Left")
    assert person.page is page
    person.wait(lambda: page.settled, "the charts again")
    assert view.hasFocus()
    assert view.current().words == place


def test_its_documents_are_exact(northwind: Person) -> None:
    person = northwind
    person.window.context.session.set_as_of(LAST)
    person.press("Ctrl+4")
    options = person.page.options
    for paper, size in PAPERS.items():
        options.paper.setFocus()
        walk(person, "Down", lambda paper=paper: options.paper.currentData() == paper)
        assert_sound(export(person, f"плакат {paper}"), {size})
    walk(person, "Up", lambda: options.paper.currentData() == "A4")
    for russian, english, sizes in (
        ("Директору", "For the director", {A4, A4_LANDSCAPE}),
        ("Рабочий полный", "Everything, for work", {A4, A4_LANDSCAPE}),
        ("Отчёт о стадиях", "Stages report", {A4}),
    ):
        click(person.page, person.word(russian, english))
        written = export(person, english)
        assert_sound(written, sizes)
        text = reading.text(written)
        assert reading.squeezed(person.word("на 06.05.1998", "6 May 1998")) in text
        assert reading.squeezed(person.word("Доверие не измерено", "Trust not measured")) in text


def export(person: Person, name: str) -> bytes:
    """Export what the page shows and return what was written."""
    target = person.folder / f"{name}.pdf"
    save(person, target, "Ctrl+E")
    return target.read_bytes()


def assert_sound(written: bytes, sizes: set[tuple[int, int]]) -> None:
    """Pages are exact to a tenth of a millimetre, every font is in the file, and nothing is a picture."""
    found = reading.sizes(written)
    assert {(round(width, 1), round(height, 1)) for width, height in found} == {
        (float(width), float(height)) for width, height in sizes
    }
    fonts = reading.fonts(written)
    assert fonts
    assert all(fonts.values()), fonts
    assert reading.images(written) == 0
