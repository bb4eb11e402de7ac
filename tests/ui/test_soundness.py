"""Figures wait until what they are read from was verified; known damage makes the window read-only."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from canvas_app.content import load_messages
from canvas_app.domain.canvas.model import Note
from canvas_app.domain.clients.model import Client
from canvas_app.domain.errors import WorkbookError
from canvas_app.domain.text import lowered
from canvas_app.services.canvas.canvases import new_canvas
from canvas_app.services.clients import deals
from canvas_app.services.clients.deals import Line
from canvas_app.ui.crash import CrashWindow
from tests.faults.commanded import small_book
from tests.faults.crafted import VALUES, craft
from tests.ui.helpers import settle
from tests.ui.test_file_maintenance import occupy

READ_ONLY = {"ru": "файл открыт только для чтения", "en": "the file is read-only"}


@pytest.fixture
def book(tmp_path):
    return small_book(tmp_path / "small.canvasbook")


def live(window) -> str:
    return window.page.reading.block("cr").live


def until_known(window, qtbot) -> None:
    qtbot.waitUntil(lambda: window.context.session.soundness.state() != "checking")
    qtbot.waitUntil(lambda: not window.tools.worker.busy, timeout=30_000)


def test_the_sheet_is_there_before_its_figures(window, qtbot, book):
    release = occupy(window.tools.worker)
    window.controller.open(book)
    assert live(window) == "…"
    assert "…" in window.page.reading.block("cs").notes[0].second
    assert [note.text for note in window.page.reading.block("cs").notes] == ["Students"]
    new_canvas(window.context.session.workbook, "To be")  # what is typed meanwhile is saved
    release.set()
    until_known(window, qtbot)
    assert "12" in window.page.reading.block("cs").notes[0].second
    assert "…" not in live(window)
    assert window.context.session.soundness.state() == "sound"


def test_clients_are_named_before_their_stages_are_known(window, qtbot, book):
    release = occupy(window.tools.worker)
    window.controller.open(book)
    window.go("clients", {})
    page = window.page
    columns = {page.area.model.headerData(at, Qt.Orientation.Horizontal): at for at in range(8)}
    names = [page.area.model.index(row, 0).data() for row in range(12)]
    assert names == sorted(f"Client {number}" for number in range(1000, 1012))
    shown = {page.area.model.index(0, at).data() for at in columns.values()}
    assert "…" in shown
    assert page.area.model.client(0).shown == "", "not even a colour tells a stage"
    assert page.area.count.text() == "…"
    assert not page.card.stage.isVisible()
    release.set()
    until_known(window, qtbot)
    qtbot.waitUntil(lambda: page.area.model.client(0).shown == "first_time")
    assert "12" in page.area.count.text()
    assert page.card.stage.isVisible()


def test_relationships_wait(window, qtbot, book):
    release = occupy(window.tools.worker)
    window.controller.open(book)
    window.go("relationships", {})
    assert window.page.state.overview is None
    assert not window.page.view.tabs.isVisible()
    release.set()
    until_known(window, qtbot)
    qtbot.waitUntil(
        lambda: window.page.state.overview is not None and window.page.state.overview.number == 12
    )


def test_a_new_file_shows_its_figures_at_once(window, tmp_path):
    window.controller.create(tmp_path / "new.canvasbook", "New")
    assert window.context.session.soundness.state() == "sound"


@pytest.mark.parametrize("crafted", [VALUES[at] for at in (0, 14, 27, 29)], ids=lambda one: ".".join(one[:2]))
def test_known_damage_makes_the_window_read_only(window, qtbot, book, tmp_path, crafted, lang):
    damaged = craft(book, tmp_path / "damaged.canvasbook", *crafted, signed=True)
    before = damaged.read_bytes()
    window.controller.open(damaged)
    until_known(window, qtbot)
    assert window.context.session.soundness.state() == "damaged"
    qtbot.waitUntil(lambda: bool(window.notifications.notifications()))
    notification = window.notifications.notifications()[-1]
    assert notification.kind == "bad"
    words = load_messages()
    assert lowered(words.say(f"rescue.kind.{crafted[0]}", lang)) in notification.text
    assert words.say("error.file.damaged_alone", lang) in notification.text, "there are no backups of it"
    assert live(window) == "—"
    assert not window.context.edits.may_edit()
    assert window.context.edits.run(lambda: new_canvas(window.context.session.workbook, "To be")) is None
    with pytest.raises(WorkbookError, match=r"file\.damaged"):
        window.context.session.workbook.undo()
    window.go("clients", {})
    window.go("relationships", {})
    assert window.page.state.overview is None
    window.close_workbook()
    assert damaged.read_bytes() == before


def test_texts_that_cannot_be_shown_refuse_the_file(window, book, tmp_path, lang):
    damaged = craft(book, tmp_path / "damaged.canvasbook", "note", "kinds", "'not json'", signed=True)
    assert not window.controller.open(damaged)
    assert {"ru": "стикеры, запись", "en": "notes, record"}[lang] in window.controller.refusal
    assert window.context is None


def test_an_error_that_damage_caused_is_never_called_a_mistake_of_ours(
    window, qtbot, book, tmp_path, dialogs
):
    damaged = craft(book, tmp_path / "damaged.canvasbook", "client", "created_on", "'soon'", signed=True)
    release = occupy(window.tools.worker)
    window.controller.open(damaged)
    CrashWindow(window).report(ValueError, ValueError("soon"), None)
    assert dialogs.asked == [], "nothing is said before it is known whose fault it is"
    release.set()
    until_known(window, qtbot)
    qtbot.waitUntil(lambda: bool(window.notifications.notifications()))
    assert dialogs.asked == []
    assert window.notifications.notifications()[-1].kind == "bad"


def test_no_document_of_a_damaged_workbook(window, qtbot, book, tmp_path):
    damaged = craft(book, tmp_path / "damaged.canvasbook", "deal", "won_on", "'tomorrow'", signed=True)
    window.controller.open(damaged)
    window.go("documents", {})
    until_known(window, qtbot)
    qtbot.waitUntil(lambda: not window.page.parts.producer.busy)
    assert window.page.parts.producer.ready is None


def test_the_copy_of_a_moment_is_read_only_as_far_as_it_is_sound(book, tmp_path):
    from canvas_app.storage.workbook import Workbook

    damaged = craft(book, tmp_path / "damaged.canvasbook", "deal", "won_on", "'tomorrow'", signed=True)
    shutil.copyfile(damaged, tmp_path / "again.canvasbook")
    with Workbook.open(damaged) as opened:
        with opened.snapshot() as copy:
            assert copy.all(Note)
            with pytest.raises(WorkbookError, match=r"file\.damaged"):
                copy.rows("SELECT count(*) FROM deal")
        assert opened.damage is not None, "what a copy finds is known of the file"
        with pytest.raises(WorkbookError, match=r"file\.damaged"), opened.edit("edit.x"):
            pass


def test_no_column_of_the_register_moves_when_the_figures_come(window, qtbot, book):
    with window.files.open(book, "V") as filled:
        for client in filled.all(Client)[:3]:
            deals.add_deal(filled, client.id, [Line(98_765_432_10)], title="x", won_on=date.today())
    release = occupy(window.tools.worker)
    window.controller.open(book)
    window.go("clients", {})
    settle()
    table = window.page.area.table
    assert table.clients.pending == "…"
    before = [table.columnWidth(at) for at in range(table.clients.columnCount())]
    release.set()
    until_known(window, qtbot)
    qtbot.waitUntil(lambda: table.clients.pending == "")
    settle()
    assert [table.columnWidth(at) for at in range(table.clients.columnCount())] == before


def test_figures_that_cannot_be_written_are_measured_by_their_mark(window, qtbot, book):
    release = occupy(window.tools.worker)
    window.controller.open(book)
    window.go("clients", {})
    model = window.page.area.table.clients
    row = model.client(0)
    assert len(model.measured(row, "stage")) > 1
    model._to_come[row.id] = replace(row, shown=["nowhere"], revenue=(("EUR", "much"),))
    assert model.measured(row, "stage") == "…"
    assert model.measured(row, "revenue") == "…"
    release.set()
    until_known(window, qtbot)


@pytest.mark.parametrize("damaged", [True, False])
def test_nothing_can_be_undone_in_a_file_that_is_only_read(window, qtbot, book, tmp_path, damaged, lang):
    if damaged:
        book = craft(book, tmp_path / "damaged.canvasbook", *VALUES[0], signed=True)
    window.controller.open(book, read_only=not damaged)
    until_known(window, qtbot)
    qtbot.waitUntil(lambda: window.context.session.workbook.read_only)
    why = {True: {"ru": "файл повреждён", "en": "the file is damaged"}, False: READ_ONLY}[damaged][lang]
    for button, name in (
        (window.top_bar.undo_button, "edit.undo"),
        (window.top_bar.redo_button, "edit.redo"),
    ):
        qtbot.waitUntil(lambda button=button: not button.isEnabled())
        assert why in button.toolTip()
        assert why in button.accessibleName()
        action = window.tools.actions.action(name)
        assert not action.isEnabled()
        assert why in action.text()
    window.go("clients", {})
    settle()
    assert not window.top_bar.undo_button.isEnabled(), "on every page"


def test_steps_are_there_again_in_a_file_that_can_be_written(window, book, tmp_path):
    window.controller.open(book, read_only=True)
    window.controller.create(tmp_path / "new.canvasbook", "New")
    new_canvas(window.context.session.workbook, "To be")
    assert window.top_bar.undo_button.isEnabled()
    assert window.tools.actions.action("edit.undo").isEnabled()
