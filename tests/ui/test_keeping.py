"""The open file is checked and backed up beside the work; a damaged one leads to its backup."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer

from canvas_app import paths
from canvas_app.domain.canvas.model import Canvas
from canvas_app.services import files
from canvas_app.services.canvas.canvases import new_canvas
from canvas_app.storage import driver
from tests.ui.helpers import click, press


def spoil(path) -> None:
    """Change the content behind the program's back, so that it does not match its digest."""
    connection = driver.driver.connect(str(path))
    connection.execute("UPDATE canvas SET name = 'spoiled'")
    connection.commit()
    connection.close()


def test_closing_writes_a_backup_of_what_was_changed(small):
    path = small.context.workbook.path
    new_canvas(small.context.workbook, "To be")
    press(small, "Ctrl+W")
    made = files.backups_of(path)
    assert len(made) == 1
    small.opening.open(path)
    press(small, "Ctrl+W")
    assert len(files.backups_of(path)) == 1, "nothing changed, so nothing to back up"


def test_a_backup_is_written_beside_the_work(small, qtbot):
    path = small.context.workbook.path
    new_canvas(small.context.workbook, "To be")
    small.keeping.back_up()
    qtbot.waitUntil(lambda: not small.tools.worker.busy)
    assert len(files.backups_of(path)) == 1
    new_canvas(small.context.workbook, "Dream")
    assert small.context.workbook.undo_step() is not None


def test_a_sound_file_is_checked_without_a_word(small, qtbot):
    small.keeping.check()
    qtbot.waitUntil(lambda: not small.tools.worker.busy)
    assert small.strips.strips() == []


def test_damage_is_told_soon_after_opening_with_the_way_to_the_backup(small, qtbot, lang):
    path = small.context.workbook.path
    new_canvas(small.context.workbook, "To be")
    press(small, "Ctrl+W")
    spoil(path)
    small.opening.open(path)
    small.keeping.check()
    qtbot.waitUntil(lambda: bool(small.strips.strips()))
    strip = small.strips.strips()[0]
    assert strip.kind == "bad"
    words = strip.buttons[0].text()
    assert words.startswith("Открыть копию от" if lang == "ru" else "Open the backup of")
    strip.buttons[0].click()
    restored = small.context.workbook
    assert restored.path.stem == ("book (восстановлено)" if lang == "ru" else "book (restored)")
    assert [canvas.name for canvas in restored.all(Canvas)][-1] == "To be"


def test_a_file_cut_short_offers_its_backup(small, lang):
    path = small.context.workbook.path
    new_canvas(small.context.workbook, "To be")
    press(small, "Ctrl+W")
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    assert not small.opening.open(path)
    found = small.start_page.messages.strips()[-1]
    assert found.buttons[0].text().startswith("Открыть копию от" if lang == "ru" else "Open the backup of")
    found.buttons[0].click()
    assert [canvas.name for canvas in small.context.workbook.all(Canvas)][-1] == "To be"


def test_a_backup_that_cannot_be_written_does_not_stop_closing(small):
    new_canvas(small.context.workbook, "To be")
    paths.backups().parent.mkdir(parents=True, exist_ok=True)
    paths.backups().write_text("a file stands where the folder should be")
    press(small, "Ctrl+W")
    assert small.start_page is not None


def test_what_should_be_known_of_a_file_is_said_once(small_window, tmp_path):
    small_window.opening.create(tmp_path / "Dropbox" / "book.canvasbook", "Кофейня")
    workbook = small_window.context.workbook
    assert len(small_window.strips.strips()) == len([c for c in workbook.notices if c != "file.read_only"])
    click(small_window.rail, "Другие")


def test_it_waits_while_a_long_edit_has_the_workbook(small, qtbot):
    workbook = small.context.workbook
    new_canvas(workbook, "To be")
    workbook.lend("импорт")
    small.keeping.back_up()
    small.keeping.check()
    assert not small.tools.worker.busy
    workbook.give_back()
    assert small.strips.strips() == []
    checks = small.keeping.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert all(timer.isActive() for timer in checks), "both come later"
