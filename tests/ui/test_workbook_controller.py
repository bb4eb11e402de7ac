"""Opening, making, copying and closing files; what stands in the way is said with a way out."""

from __future__ import annotations

import errno
import os
import subprocess
import sys

import pytest

from canvas_app import app as composition
from canvas_app.domain.canvas.model import Canvas
from canvas_app.domain.errors import WorkbookError
from canvas_app.services.canvas.canvases import new_canvas
from canvas_app.storage import places
from canvas_app.storage.workbook import Workbook
from tests.ui.helpers import click, press, settle


def message(window) -> str:
    notifications = window.start_page.messages.notifications()
    return notifications[-1].text if notifications else ""


@pytest.fixture
def elsewhere(tmp_path):
    """A workbook that another window holds."""
    made = composition.WorkbookFiles().create(tmp_path / "other.canvasbook", "Другая", "ru", "Oleg")
    yield made
    made.close()


def test_opening_shows_the_workbook_and_remembers_it(small_window, elsewhere):
    elsewhere.close()
    assert small_window.controller.open(elsewhere.path)
    assert small_window.top_bar.business.text() == "Другая"
    assert small_window.tools.preferences.recent()[0] == elsewhere.path
    assert small_window.start_page is None


def test_ctrl_o_asks_for_a_file(small_window, elsewhere, dialogs):
    elsewhere.close()
    dialogs.answer("open_file", elsewhere.path)
    press(small_window, "Ctrl+O")
    assert small_window.context.session.workbook.path == elsewhere.path


HOLD = (
    "import pathlib, sys; from canvas_app.storage.workbook import Workbook; "
    "book = Workbook.open(pathlib.Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
)


def test_a_file_open_elsewhere_can_be_opened_as_a_copy(small_window, elsewhere, lang):
    elsewhere.close()
    command = [sys.executable, "-c", HOLD, str(elsewhere.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "open\n"
        assert not small_window.controller.open(elsewhere.path)
        assert "other" in message(small_window)
        click(small_window.start_page, "Открыть копию" if lang == "ru" else "Open a copy")
        assert small_window.context.session.workbook.path.name == "other 2.canvasbook"
        assert small_window.context.session.workbook.setting("business") == "Другая"
        assert "other 2" in small_window.windowTitle()
        told = small_window.notifications.notifications()[-1].text
        assert str(small_window.context.session.workbook.path) in told
        assert ("копии" if lang == "ru" else "copy") in told
        other.stdin.close()


def test_a_missing_file_can_be_taken_off_the_list(small_window, tmp_path, lang):
    gone = tmp_path / "gone.canvasbook"
    small_window.tools.preferences.remember(gone)
    assert not small_window.controller.open(gone)
    assert "gone" in message(small_window)
    click(small_window.start_page, "Убрать из списка" if lang == "ru" else "Remove from list")
    assert small_window.tools.preferences.recent() == []


def test_what_is_not_on_the_list_is_not_offered_to_be_taken_off(small_window, tmp_path, lang):
    assert not small_window.controller.open(tmp_path / "typed.canvasbook")
    offered = [one.accessibleName() for one in small_window.start_page.messages.notifications()[-1].buttons]
    assert offered == (["Найти…"] if lang == "ru" else ["Locate…"])


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 a zip", b"SQLite format 3\x00" + b"\x00" * 200])
def test_what_is_no_workbook_is_refused_and_untouched(small_window, tmp_path, content):
    path = tmp_path / "letter.canvasbook"
    path.write_bytes(content)
    assert not small_window.controller.open(path)
    assert message(small_window)
    assert path.read_bytes() == content
    assert small_window.context is None


def test_the_open_workbook_stays_when_another_file_refuses(small, tmp_path):
    path = tmp_path / "letter.canvasbook"
    path.write_bytes(b"x")
    assert not small.controller.open(path)
    assert small.start_page is None
    notification = small.notifications.notifications()[0]
    assert notification.kind == "bad"
    assert notification.buttons
    assert new_canvas(small.context.session.workbook, "To be").changes.size == 1


def test_opening_another_file_closes_the_one_before(small, elsewhere):
    elsewhere.close()
    before = small.context.session.workbook.path
    assert small.controller.open(elsewhere.path)
    assert small.context.session.workbook.path == elsewhere.path
    Workbook.open(before).close()


def test_the_open_file_can_be_opened_anew(small):
    path = small.context.session.workbook.path
    assert small.controller.open(path)
    assert small.context.session.workbook.path == path


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_file_without_the_right_to_write_opens_read_only(small_window, elsewhere):
    elsewhere.close()
    elsewhere.path.chmod(0o400)
    assert small_window.controller.open(elsewhere.path)
    assert small_window.context.session.workbook.read_only


@pytest.mark.parametrize(
    ("why", "russian", "english"),
    [
        ("disk", "на его диск нельзя писать", "its disk takes no changes"),
        ("file", "нет права его менять", "you have no right to change it"),
        ("folder", "в его папку ничего не записать", "nothing can be written into its folder"),
    ],
)
def test_the_reason_of_read_only_is_said_once(
    small_window, elsewhere, monkeypatch, lang, why, russian, english
):
    elsewhere.close()
    monkeypatch.setattr(places, "only_readable", lambda _path: why)
    assert small_window.controller.open(elsewhere.path)
    (banner,) = small_window.notifications.notifications()
    assert {"ru": russian, "en": english}[lang] in banner.text
    assert str(elsewhere.path) in banner.text
    small_window.context.edits.run(lambda: new_canvas(small_window.context.session.workbook, "To be"))
    settle()
    (banner,) = small_window.notifications.notifications()
    assert elsewhere.path.stem in banner.text


def test_the_start_page_has_no_rail_when_the_file_asked_for_is_not_opened(small_window, tmp_path):
    small_window.close_workbook()
    small_window.expect_workbook()
    (tmp_path / "no.canvasbook").write_bytes(b"no workbook")
    assert not small_window.controller.open(tmp_path / "no.canvasbook")
    assert small_window.start_page is not None
    assert not small_window.rail.isVisible()
    assert not small_window.top_bar.isVisible()


def test_a_read_only_workbook_says_so_and_offers_a_copy(small_window, elsewhere, dialogs, tmp_path, lang):
    elsewhere.close()
    assert small_window.controller.open(elsewhere.path, read_only=True)
    assert small_window.status_bar.state.text() == ("Только чтение" if lang == "ru" else "Read-only")
    small_window.context.edits.run(lambda: new_canvas(small_window.context.session.workbook, "To be"))
    settle()
    assert not small_window.status_bar.failed, "nothing was lost: there was nothing to save"
    dialogs.answer("save_file", tmp_path / "mine.canvasbook")
    banner = small_window.notifications.notifications()[0]
    banner.buttons[0].click()
    assert small_window.context.session.workbook.path.name == "mine.canvasbook"
    assert not small_window.context.session.workbook.read_only


def test_closing_returns_to_the_start_page_and_frees_the_file(small):
    path = small.context.session.workbook.path
    page = small.workspace.page
    page.calls.clear()
    press(small, "Ctrl+W")
    assert "close" in page.calls, "typing was kept"
    assert small.start_page is not None
    assert not small.rail.isVisible()
    Workbook.open(path).close()


def test_f12_writes_a_copy_with_everything_in_it(small, dialogs, tmp_path):
    target = tmp_path / "copy.canvasbook"
    dialogs.answer("save_file", target)
    new_canvas(small.context.session.workbook, "To be")
    press(small, "F12")
    with Workbook.open(target) as copy:
        assert copy.digest() == small.context.session.workbook.digest()
        assert copy.undo_step() is not None
    assert str(target) in small.notifications.notifications()[-1].text


def test_a_copy_that_cannot_be_written_is_said(small, dialogs, tmp_path):
    dialogs.answer("save_file", tmp_path / "no" / "such" / "copy.canvasbook")
    press(small, "F12")
    assert small.notifications.notifications()[-1].kind == "bad"


def test_ctrl_s_answers_that_it_is_saved_already(small):
    press(small, "Ctrl+S")
    assert small.status_bar.message.text()


def full_disk():
    raise WorkbookError("file.full", name="book.canvasbook", path="/x/book.canvasbook", folder="/x")


def test_an_edit_that_the_disk_refuses_is_not_saved_until_it_is(small, lang):
    window, tries = small, []

    def edit():
        tries.append(1)
        if len(tries) < 3:
            full_disk()
        return new_canvas(window.context.session.workbook, "To be")

    assert window.context.edits.run(edit) is None
    assert window.status_bar.failed
    assert window.status_bar.state.accessibleName() == ("Не сохранено" if lang == "ru" else "Not saved")
    notification = window.notifications.notifications()[-1]
    assert notification.kind == "bad"
    assert (
        notification.text
        == {
            "ru": "Не сохранено: на диске /x нет места. Текст остаётся на экране.",
            "en": "Not saved: no space on /x. Your text stays on screen.",
        }[lang]
    )
    notification.buttons[0].click()
    assert window.status_bar.failed
    window.notifications.notifications()[-1].buttons[0].click()
    settle()
    assert not window.status_bar.failed
    assert window.notifications.notifications() == []
    assert [canvas.name for canvas in window.context.session.workbook.all(Canvas)][-1] == "To be"


def test_an_error_of_the_system_is_said_with_its_reason(small):
    def edit():
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    assert small.context.edits.run(edit) is None
    assert os.strerror(errno.ENOSPC) in small.notifications.notifications()[-1].text


def test_closing_while_not_saved_asks(small, dialogs):
    small.context.edits.run(full_disk)
    dialogs.answer("confirm", False)
    small.close()
    assert small.isVisible()
    dialogs.answer("confirm", True)
    small.close()
    assert not small.isVisible()
    assert small.context is None


@pytest.mark.parametrize("way", ["Ctrl+W", "open", "create"])
def test_leaving_the_workbook_while_not_saved_asks(small, elsewhere, dialogs, way):
    elsewhere.close()
    book = small.context.session.workbook

    def leave() -> None:
        if way == "open":
            small.controller.open(elsewhere.path)
        elif way == "create":
            small.show_start()
            small.start_page.name.setText("Новая")
            press(small.start_page.name, "Return")
        else:
            press(small, way)
        settle()

    small.context.edits.run(full_disk)
    dialogs.answer("confirm", False)
    leave()
    assert small.context.session.workbook is book
    assert small.notifications.notifications(), "what was not saved is still said"
    dialogs.answer("confirm", True)
    leave()
    assert (small.context is None) == (way == "Ctrl+W")
    assert small.context is None or small.context.session.workbook is not book
    assert small.notifications.notifications() == []


def test_a_field_that_goes_away_with_the_workbook_saves_nothing(small):
    context, tries = small.context, []
    small.close_workbook()
    assert context.edits.run(lambda: tries.append(1)) is None
    assert tries == []


def test_a_copy_made_while_not_saved_says_what_it_lacks(small, dialogs, tmp_path, lang):
    small.context.edits.run(full_disk)
    dialogs.answer("save_file", tmp_path / "copy.canvasbook")
    small.controller.save_copy()
    said = small.notifications.notifications()[-1].text
    assert ("без последнего изменения" if lang == "ru" else "without the last change") in said
    small.status_bar.saved()


def test_the_example_is_made_once_and_says_what_it_is(small_window, lang):
    assert small_window.controller.sample()
    path = small_window.context.session.workbook.path
    notification = small_window.notifications.notifications()[0]
    assert ("вымышленными" if lang == "ru" else "invented") in notification.text
    canvases = len(small_window.context.session.workbook.all(Canvas))
    assert canvases >= 1
    small_window.close_workbook()
    assert small_window.controller.sample()
    assert small_window.context.session.workbook.path == path
    notification = small_window.notifications.notifications()[0]
    notification.buttons[0].click()
    assert small_window.start_page.name.hasFocus()


def test_the_state_of_the_file_shows_where_it_is(small):
    from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

    small.status_bar.state.click()
    settle()
    popup = QApplication.activePopupWidget()
    words = [label.text() for label in popup.findChildren(QLabel)]
    assert small.context.session.workbook.path.name in words
    assert popup.findChild(QLineEdit).text() == str(small.context.session.workbook.path.parent)
    assert not [word for word in words if word.startswith(("Последняя копия", "Last backup"))]
    popup.close()
    settle()
    small.maintenance.end()
    small.status_bar.state.click()
    settle()
    popup = QApplication.activePopupWidget()
    words = [label.text() for label in popup.findChildren(QLabel)]
    assert [word for word in words if word.startswith(("Последняя копия: сегодня", "Last backup: today"))]
    popup.close()
