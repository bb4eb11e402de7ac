"""A backup opened where it lies is only shown, says what it is, and is restored as a copy."""

import pytest

from canvas_app import app as composition
from canvas_app.domain.canvas.model import Canvas
from canvas_app.services import files
from canvas_app.services.canvas.canvases import new_canvas
from tests.ui.helpers import settle


@pytest.fixture
def backup(tmp_path, monkeypatch):
    monkeypatch.setenv("CANVAS_APP_HOME", str(tmp_path / "home"))
    made = composition.WorkbookFiles().create(tmp_path / "Кофейня.canvasbook", "Другая", "ru", "Oleg")
    found = files.back_up(made).path
    made.close()
    return found


def test_it_says_what_it_is_and_is_not_changed(small_window, backup, lang):
    before = backup.read_bytes()
    assert small_window.controller.open(backup)
    banner = small_window.notifications.notifications()[0]
    assert banner.text.startswith(
        "Это резервная копия книги «Другая»" if lang == "ru" else "This is a backup"
    )
    small_window.context.edits.run(lambda: new_canvas(small_window.context.session.workbook, "To be"))
    settle()
    (told,) = small_window.notifications.notifications()  # in the place of the banner, with the same way out
    assert told.kind == "bad"
    assert "canvas-app" not in told.text, "no command line in the window"
    words = "Восстановить как копию…" if lang == "ru" else "Restore as a copy…"
    assert [button.accessibleName() for button in told.buttons] == [words]
    assert backup not in small_window.tools.preferences.recent()
    small_window.close_workbook()
    assert backup.read_bytes() == before
    assert [one.name for one in backup.parent.glob("*book*")] == [backup.name]


def test_it_is_restored_as_a_copy(small_window, backup, dialogs, tmp_path):
    assert small_window.controller.open(backup)
    target = tmp_path / "restored.canvasbook"
    dialogs.answer("save_file", target)
    small_window.notifications.notifications()[0].buttons[0].click()
    assert small_window.context.session.workbook.path == target
    assert not small_window.context.session.workbook.read_only
    new_canvas(small_window.context.session.workbook, "To be")
    assert len(small_window.context.session.workbook.all(Canvas)) == 2
    assert backup.exists()


def test_nothing_is_replaced_by_what_is_restored(small_window, backup, dialogs, tmp_path):
    assert small_window.controller.open(backup)
    dialogs.answer("save_file", tmp_path / "Кофейня.canvasbook")
    small_window.notifications.notifications()[0].buttons[0].click()
    assert small_window.context.session.workbook.path == backup, "it is shown still"
    assert any("Кофейня" in notification.text for notification in small_window.notifications.notifications())
