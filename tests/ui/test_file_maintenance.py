"""The open file is checked and backed up beside the work; a damaged one leads to its backup."""

from __future__ import annotations

import os
import threading
import time
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer

from canvas_app import paths
from canvas_app.domain.canvas.model import Canvas
from canvas_app.services import files
from canvas_app.services.canvas.canvases import new_canvas
from canvas_app.services.clients import register
from canvas_app.storage import places, processes
from canvas_app.storage.sqlite import driver
from canvas_app.ui.common.long_edit import Waiting
from canvas_app.ui.common.soundness import SOUND
from canvas_app.ui.common.worker import Job
from canvas_app.ui.file_rescue.backups_window import BackupsWindow
from tests.ui.helpers import click, press


def spoil(path, statement="UPDATE canvas SET name = 'spoiled'") -> None:
    """Change the file behind the program's back: by default its content, which its digest then denies."""
    connection = driver.driver.connect(str(path))
    connection.execute(statement)
    connection.commit()
    connection.close()


def restore_newest(window, qtbot, notification, *, agreed: bool = True) -> None:
    """Open the list of backups that a message offers, and restore the first."""
    before = window.context
    notification.buttons[0].click()
    (shown,) = window.findChildren(BackupsWindow)
    qtbot.waitUntil(shown.restore.isEnabled, timeout=20_000)
    shown.restore.click()
    if agreed:
        qtbot.waitUntil(lambda: window.context is not None and window.context is not before, timeout=20_000)


def occupy(worker) -> threading.Event:
    """Keep the worker busy, so that what is handed over waits, until the event is set."""
    release = threading.Event()
    worker.run(lambda _progress: release.wait(20), lambda _result: None)
    return release


def test_closing_writes_a_backup_of_what_was_changed(small):
    path = small.context.session.workbook.path
    new_canvas(small.context.session.workbook, "To be")
    press(small, "Ctrl+W")
    made = files.backups_of(path)
    assert len(made) == 1
    small.controller.open(path)
    press(small, "Ctrl+W")
    assert len(files.backups_of(path)) == 1, "nothing changed, so nothing to back up"


def test_a_backup_is_written_beside_the_work(small, qtbot):
    path = small.context.session.workbook.path
    new_canvas(small.context.session.workbook, "To be")
    small.maintenance.back_up()
    qtbot.waitUntil(lambda: not small.tools.worker.busy)
    assert len(files.backups_of(path, small.context.session.workbook.meta("workbook"))) == 1
    new_canvas(small.context.session.workbook, "Dream")
    assert small.context.session.workbook.undo_step() is not None


def test_a_sound_file_is_checked_without_a_word(small, qtbot):
    small.maintenance.check()
    qtbot.waitUntil(lambda: not small.tools.worker.busy)
    assert small.notifications.notifications() == []


def test_damage_is_told_soon_after_opening_with_the_way_to_the_backup(small, qtbot, lang):
    path = small.context.session.workbook.path
    new_canvas(small.context.session.workbook, "To be")
    press(small, "Ctrl+W")
    spoil(path)
    small.controller.open(path)
    small.maintenance.check()
    qtbot.waitUntil(lambda: bool(small.notifications.notifications()))
    notification = small.notifications.notifications()[0]
    assert notification.kind == "bad"
    restore_newest(small, qtbot, notification)
    restored = small.context.session.workbook
    assert restored.path.stem == ("book (восстановлено)" if lang == "ru" else "book (restored)")
    assert [canvas.name for canvas in restored.all(Canvas)][-1] == "To be"


def test_a_file_cut_short_offers_its_backup(small, qtbot):
    path = small.context.session.workbook.path
    new_canvas(small.context.session.workbook, "To be")
    press(small, "Ctrl+W")
    content = path.read_bytes()
    path.write_bytes(content[:4096])
    assert not small.controller.open(path)
    found = small.start_page.messages.notifications()[-1]
    restore_newest(small, qtbot, found)
    assert [canvas.name for canvas in small.context.session.workbook.all(Canvas)][-1] == "To be"


STAGES = "SELECT suggested, shown FROM client_stage ORDER BY client_id, model"
WRONG_STAGES = "UPDATE client_stage SET shown = 'partner'"


UNREADABLE_STAGES = "UPDATE client_stage SET holding = CAST(x'ff41' AS TEXT)"


def with_wrong_stages(window, how=WRONG_STAGES):
    """Open the window's workbook again with a client whose kept stages are wrong; return the right ones."""
    workbook = window.context.session.workbook
    path = workbook.path
    register.add_client(workbook, "Ann", date(2026, 1, 10))
    right = workbook.rows(STAGES)
    press(window, "Ctrl+W")
    spoil(path, how)
    window.controller.open(path)
    assert how != WRONG_STAGES or window.context.session.workbook.rows(STAGES) != right
    return right


def test_stages_that_do_not_follow_from_the_records_are_worked_out_anew(small, qtbot, lang):
    right = with_wrong_stages(small)
    generation = small.context.session.workbook.generation
    renewed = []
    small.context.session.as_of_changed.connect(
        lambda: renewed.append(small.context.session.workbook.rows(STAGES))
    )
    small.maintenance.check()
    qtbot.waitUntil(lambda: bool(small.notifications.notifications()))
    (notification,) = small.notifications.notifications()
    assert ("рассчитаны заново" if lang == "ru" else "worked out anew") in notification.text
    assert notification.kind == "warning"
    assert renewed == [right], "the pages read the right ones"
    assert small.context.session.workbook.generation == generation, "this is no edit, so nothing to undo"
    small.maintenance.check()
    qtbot.waitUntil(lambda: not small.tools.worker.busy)
    assert len(small.notifications.notifications()) == 1


def test_who_stops_the_working_out_of_stages_is_offered_to_go_on(small, qtbot, lang, monkeypatch):
    right = with_wrong_stages(small)
    real, begun, go_on = files.renew_stages, threading.Event(), threading.Event()

    def slow(workbook, progress):
        begun.set()
        while not go_on.is_set():
            progress.report(0, 1)
            time.sleep(0.01)
        return real(workbook, progress)

    monkeypatch.setattr(files, "renew_stages", slow)
    small.maintenance.check()
    qtbot.waitUntil(begun.is_set)
    next(one for one in small.findChildren(Waiting) if one.isVisible()).stop.click()
    qtbot.waitUntil(lambda: bool(small.notifications.notifications()))
    (notification,) = small.notifications.notifications()
    assert notification.buttons[0].text() == {"ru": "Рассчитать сейчас", "en": "Work them out now"}[lang]
    assert small.context.session.workbook.rows(STAGES) != right
    go_on.set()
    notification.buttons[0].click()
    qtbot.waitUntil(
        lambda: bool(small.notifications.notifications()) and not small.context.session.workbook.lent
    )
    assert small.context.session.workbook.rows(STAGES) == right
    assert small.notifications.notifications()[-1].buttons == [], "nothing is left to be done"


def test_stages_that_cannot_even_be_read_are_worked_out_anew(small, qtbot, lang):
    right = with_wrong_stages(small, UNREADABLE_STAGES)
    workbook = small.context.session.workbook
    small.maintenance.verify()
    small.maintenance.check()  # both find it, and it is put right and told once
    qtbot.waitUntil(lambda: bool(small.notifications.notifications()))
    qtbot.waitUntil(lambda: small.context.session.soundness.state() == SOUND)
    assert (workbook.damage, workbook.read_only) == (None, False)
    assert workbook.rows(STAGES) == right
    assert workbook.rows("SELECT holding FROM client_stage")
    small.maintenance.check()
    qtbot.waitUntil(lambda: not small.tools.worker.busy)
    assert [notification.kind for notification in small.notifications.notifications()] == ["warning"]


def test_wrong_stages_found_by_a_check_that_was_asked_for_are_worked_out_anew(small, qtbot, lang):
    right = with_wrong_stages(small)
    small.dialog_opener.file_help.check()
    qtbot.waitUntil(lambda: bool(small.notifications.notifications()))
    (notification,) = small.notifications.notifications()
    assert ("рассчитаны заново" if lang == "ru" else "worked out anew") in notification.text
    assert small.context.session.workbook.rows(STAGES) == right


def test_a_file_with_more_wrong_than_its_stages_is_damaged(small, qtbot, lang):
    with_wrong_stages(small, UNREADABLE_STAGES)
    path = small.context.session.workbook.path
    press(small, "Ctrl+W")
    spoil(path)
    small.controller.open(path)
    small.maintenance.verify()
    qtbot.waitUntil(lambda: bool(small.notifications.notifications()))
    assert small.context.session.workbook.damage is not None
    assert small.notifications.notifications()[-1].kind == "bad"


def test_wrong_stages_of_a_read_only_file_are_told_with_the_way_to_a_copy(small, qtbot, lang):
    with_wrong_stages(small)
    path = small.context.session.workbook.path
    press(small, "Ctrl+W")
    spoil(path, WRONG_STAGES)
    small.controller.open(path, read_only=True)
    small.maintenance.check()
    qtbot.waitUntil(lambda: len(small.notifications.notifications()) == 2)
    notification = small.notifications.notifications()[-1]
    assert ("в копии стадии будут рассчитаны" if lang == "ru" else "in a copy they are") in notification.text
    assert notification.buttons[0].text() == ("Работать в копии…" if lang == "ru" else "Work in a copy…")


def test_damage_of_a_file_closed_meanwhile_is_not_told_of_the_next_one(small, qtbot, tmp_path):
    path = small.context.session.workbook.path
    press(small, "Ctrl+W")
    spoil(path)
    small.controller.open(path)
    release = occupy(small.tools.worker)
    small.maintenance.check()
    other = tmp_path / "other.canvasbook"
    small.controller.create(other, "Other")
    release.set()
    qtbot.waitUntil(lambda: not small.tools.worker.busy)
    assert [notification.kind for notification in small.notifications.notifications()] == []
    small.controller.open(path)
    small.maintenance.check()
    qtbot.waitUntil(lambda: bool(small.notifications.notifications()))
    assert path.name in small.notifications.notifications()[0].text


def test_the_backup_offered_is_of_the_workbook_itself_whatever_others_are_called(small, qtbot, tmp_path):
    (tmp_path / "B").mkdir()
    namesake = tmp_path / "B" / small.context.session.workbook.path.name
    path = small.context.session.workbook.path
    press(small, "Ctrl+W")
    small.controller.create(namesake, "Namesake")
    press(small, "Ctrl+W")
    (newest,) = files.backups_of(namesake)
    os.utime(newest.path, (2**31, 2**31))
    spoil(path)
    small.controller.open(path)
    small.maintenance.check()
    qtbot.waitUntil(lambda: bool(small.notifications.notifications()))
    restore_newest(small, qtbot, small.notifications.notifications()[0])
    assert small.context.session.workbook.setting("business") == "Кофейня"


@pytest.mark.parametrize("agreed", [True, False])
def test_a_backup_found_by_name_alone_says_whose_it_is_and_asks(small, dialogs, qtbot, tmp_path, agreed):
    first = small.context.session.workbook.path
    press(small, "Ctrl+W")
    (tmp_path / "B").mkdir()
    path = tmp_path / "B" / first.name
    path.write_bytes(first.read_bytes()[:4096])
    assert not small.controller.open(path)
    dialogs.answer("confirm", agreed)
    restore_newest(small, qtbot, small.start_page.messages.notifications()[-1], agreed=agreed)
    assert str(first) in dialogs.texts[-1]
    assert "Кофейня" in dialogs.texts[-1]
    assert (small.context is not None) is agreed


def test_the_copies_that_are_checked_and_backed_up_are_closed(small, qtbot, monkeypatch):
    book, taken, closed = type(small.context.session.workbook), [], []
    really_take, really_close = book.snapshot, book.close
    monkeypatch.setattr(book, "snapshot", lambda self: (taken.append(really_take(self)), taken[-1])[1])
    monkeypatch.setattr(book, "close", lambda self: (closed.append(self), really_close(self)))
    small.maintenance.check()
    small.maintenance.back_up()
    qtbot.waitUntil(lambda: not small.tools.worker.busy)
    assert len(taken) == 2
    assert set(closed) == set(taken)


def test_a_copy_of_the_file_is_closed_though_its_job_was_cancelled_before_its_turn(small, qtbot, monkeypatch):
    book, closed = type(small.context.session.workbook), []
    really_close = book.close
    monkeypatch.setattr(book, "close", lambda self: (closed.append(self), really_close(self)))
    release = occupy(small.tools.worker)
    small.maintenance.check()
    small.maintenance.back_up()
    for job in small.tools.worker.findChildren(Job):
        job.cancel()
    release.set()
    qtbot.waitUntil(lambda: not small.tools.worker.busy)
    assert len(set(closed)) == 2


def test_a_backup_that_cannot_be_written_does_not_stop_closing(small):
    new_canvas(small.context.session.workbook, "To be")
    paths.backups().parent.mkdir(parents=True, exist_ok=True)
    paths.backups().write_text("a file stands where the folder should be")
    press(small, "Ctrl+W")
    assert small.start_page is not None


def test_what_should_be_known_of_a_file_is_said_once(small_window, tmp_path):
    small_window.controller.create(tmp_path / "Dropbox" / "book.canvasbook", "Кофейня")
    workbook = small_window.context.session.workbook
    assert len(small_window.notifications.notifications()) == len(
        [c for c in workbook.notices if c != "file.read_only"]
    )
    click(small_window.rail, "Другие")


def test_it_waits_while_a_long_edit_has_the_workbook(small, qtbot):
    workbook = small.context.session.workbook
    new_canvas(workbook, "To be")
    workbook.lend("импорт")
    small.maintenance.back_up()
    small.maintenance.check()
    assert not small.tools.worker.busy
    workbook.give_back()
    assert small.notifications.notifications() == []
    checks = small.maintenance.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert all(timer.isActive() for timer in checks), "both come later"


def test_what_a_killed_program_left_beside_the_file_goes(small, qtbot):
    folder = small.context.session.workbook.path.parent
    left = folder / f".canvas-app-{processes.computer()}-{2**31 - 1}-1-00000000.part"
    left.mkdir(0o700)
    (left / "draft.part").write_text("plain text of a client")
    living = places.draft_for(folder / "report.pdf")
    small.maintenance.tidy()
    qtbot.waitUntil(lambda: not small.tools.worker.busy)
    assert (left.exists(), living.exists()) == (False, True)
    places.remove(living)
