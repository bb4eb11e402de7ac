"""What the window does about a lost or damaged file: its backups, a check, a backup now, a rescue."""

from __future__ import annotations

import pytest

from canvas_app.domain.canvas.model import Canvas
from canvas_app.services import files, rescuing
from canvas_app.services.canvas.canvases import new_canvas
from canvas_app.storage.workbook import Workbook
from canvas_app.ui.file_rescue.backups_window import BackupsWindow
from canvas_app.ui.file_rescue.report_window import ReportWindow
from tests.ui.helpers import press, settle, unnamed

PAGE = 4096


@pytest.fixture
def backed_up(small):
    """The window with a workbook open that has two backups."""
    files.back_up(small.context.session.workbook)
    new_canvas(small.context.session.workbook, "To be")
    files.back_up(small.context.session.workbook)
    return small


def idle(window, qtbot) -> None:
    qtbot.waitUntil(lambda: not window.tools.worker.busy, timeout=20_000)
    settle()


def shown(window, qtbot) -> BackupsWindow:
    (found,) = window.findChildren(BackupsWindow)
    idle(window, qtbot)
    return found


def texts(table) -> list[list[str]]:
    return [[table.item(row, place).text() for place in range(5)] for row in range(table.rowCount())]


def closed(window):
    path = window.context.session.workbook.path
    press(window, "Ctrl+W")
    return path


SPOILT = {
    "missing": None,
    "empty": lambda _content: b"",
    "zeroed first page": lambda content: bytes(PAGE) + content[PAGE:],
    "wrong beginning": lambda content: b"PK\x03\x04" + content[4:],
    "cut": lambda content: content[: len(content) // 2],
    "all zeros": lambda content: bytes(len(content)),
}


@pytest.mark.parametrize("how", SPOILT)
def test_every_message_about_a_file_leads_to_its_backups(backed_up, qtbot, lang, how):
    path = closed(backed_up)
    content, spoil = path.read_bytes(), SPOILT[how]
    path.unlink() if spoil is None else path.write_bytes(spoil(content))
    before = path.read_bytes() if path.exists() else None
    assert not backed_up.controller.open(path)
    notification = backed_up.start_page.messages.notifications()[-1]
    words = [button.accessibleName() for button in notification.buttons]
    assert words[0] == ("Резервные копии…" if lang == "ru" else "Backups…")
    readable = "Спасти то, что читается…" if lang == "ru" else "Save what can be read…"
    assert (readable in words) == (how not in ("missing", "empty"))
    notification.buttons[0].click()
    window = shown(backed_up, qtbot)
    rows = texts(window.table)
    assert len(rows) == 2
    assert [row[2:] for row in rows] == [["0", "0", "исправна" if lang == "ru" else "sound"]] * 2
    assert window.picture.pixmap().width() > 100, "a picture of the canvas"
    assert unnamed(window) == []
    window.restore.click()
    qtbot.waitUntil(lambda: backed_up.context is not None, timeout=20_000)
    restored = backed_up.context.session.workbook
    assert restored.path.stem == f"{path.stem} ({'восстановлено' if lang == 'ru' else 'restored'})"
    assert [canvas.name for canvas in restored.all(Canvas)][-1] == "To be"
    assert (path.read_bytes() if path.exists() else None) == before, "nothing is replaced"


def test_the_list_opens_from_the_menu_and_an_older_backup_is_restored_by_keys(backed_up, qtbot):
    path = backed_up.context.session.workbook.path
    backed_up.tools.actions.run("file.backups")
    window = shown(backed_up, qtbot)
    assert window.table.hasFocus()
    press(window.table, "Down")
    idle(backed_up, qtbot)
    press(window.restore, "Space")
    qtbot.waitUntil(lambda: backed_up.context.session.workbook.path != path, timeout=20_000)
    assert [one.name for one in backed_up.context.session.workbook.all(Canvas)][1:] == []


def test_a_damaged_backup_is_said_to_be_one_and_not_offered(backed_up, qtbot, lang):
    newest = files.backups_of(
        backed_up.context.session.workbook.path, backed_up.context.session.workbook.meta("workbook")
    )[0]
    content = bytearray(newest.path.read_bytes())
    place = content.rindex(b"To be")
    content[place] ^= 1
    newest.path.write_bytes(content)
    backed_up.dialog_opener.open_backups()
    window = shown(backed_up, qtbot)
    assert texts(window.table)[0][2:] == ["—", "—", "повреждена" if lang == "ru" else "damaged"]
    assert not window.restore.isEnabled()
    window.table.selectRow(1)
    assert window.restore.isEnabled()
    window.close()


def test_the_list_is_seen_whole_and_stands_still_while_it_is_filled(backed_up, qtbot, lang):
    backed_up.tools.theme.use(percent=120)
    backed_up.dialog_opener.open_backups()
    (window,) = backed_up.findChildren(BackupsWindow)
    settle()
    table, header = window.table, window.table.horizontalHeader()
    waiting = [part.geometry() for part in (table, window.picture, window.restore)]
    columns = [header.sectionSize(place) for place in range(5)]
    assert texts(table)[1][2:] == ["…", "…", "…"]
    idle(backed_up, qtbot)
    assert [part.geometry() for part in (table, window.picture, window.restore)] == waiting
    assert [header.sectionSize(place) for place in range(5)] == columns
    widest = "повреждена" if lang == "ru" else "damaged"
    assert columns[4] > table.fontMetrics().horizontalAdvance(widest) + 16
    assert table.width() >= sum(columns), "no column is cut"
    for place in (1, 2, 3):
        alignments = {table.item(0, place).textAlignment(), table.horizontalHeaderItem(place).textAlignment()}
        assert len(alignments) == 1, "numbers stand under their heading"
    window.close()


def test_closing_the_list_gives_up_what_it_still_reads(backed_up, qtbot):
    backed_up.dialog_opener.open_backups()
    (window,) = backed_up.findChildren(BackupsWindow)
    window.close()
    idle(backed_up, qtbot)
    assert backed_up.findChildren(BackupsWindow) == []


def test_the_list_changes_its_words_with_the_language(backed_up, qtbot, lang):
    backed_up.dialog_opener.open_backups()
    window = shown(backed_up, qtbot)
    backed_up.appearance.use_language("en" if lang == "ru" else "ru")
    settle()
    assert window.restore.text() == ("Restore as a copy" if lang == "ru" else "Восстановить как копию")
    assert texts(window.table)[0][4] == ("sound" if lang == "ru" else "исправна")
    assert window.width() <= 1000
    assert window.height() <= 560
    window.close()


def test_a_check_says_when_and_what_was_found(backed_up, qtbot, lang):
    backed_up.tools.actions.run("file.check")
    idle(backed_up, qtbot)
    notification = backed_up.notifications.notifications()[-1]
    assert notification.kind == "good"
    assert ("Проверено сегодня в" if lang == "ru" else "Checked today at") in notification.text


def test_a_check_of_a_damaged_file_leads_to_backups_and_rescue(backed_up, qtbot, lang):
    path = closed(backed_up)
    content = bytearray(path.read_bytes())
    content[content.rindex(b"To be")] ^= 1
    path.write_bytes(content)
    backed_up.controller.open(path)
    backed_up.tools.actions.run("file.check")
    idle(backed_up, qtbot)
    notification = next(one for one in backed_up.notifications.notifications() if one.kind == "bad")
    words = [button.accessibleName() for button in notification.buttons]
    assert ("Резервные копии…" if lang == "ru" else "Backups…") in words
    assert ("Спасти то, что читается…" if lang == "ru" else "Save what can be read…") in words


def test_of_a_damaged_example_one_message_stands_and_none_says_that_it_may_be_changed(window, qtbot, lang):
    assert window.controller.example()
    idle(window, qtbot)
    path = closed(window)
    content = bytearray(path.read_bytes())
    content[content.rindex("Студенты".encode() if lang == "ru" else b"Students") + 1] ^= 1
    path.write_bytes(content)
    window.controller.open(path)
    assert [notification.kind for notification in window.notifications.notifications()] == ["info"], (
        "it is an example"
    )
    window.context.session.soundness.begin()
    idle(window, qtbot)
    assert [notification.kind for notification in window.notifications.notifications()] == ["bad"]
    window.dialog_opener.check_file()
    idle(window, qtbot)
    (notification,) = window.notifications.notifications()
    assert notification.text.startswith("Проверено" if lang == "ru" else "Checked")
    window.go("relationships", {})
    settle()
    assert not window.page.view.filters.isVisible(), "nothing to choose from: no empty buttons"
    assert window.maintenance.tell_damage(window.context.session.workbook.damage)
    assert window.notifications.notifications() == [notification], "it is not said over it"
    window.appearance.use_language("en" if lang == "ru" else "ru")
    settle()
    (notification,) = window.notifications.notifications()
    assert notification.text.startswith("Checked" if lang == "ru" else "Проверено")


def test_a_backup_now_says_where_it_is(small, qtbot):
    workbook = small.context.session.workbook
    small.tools.actions.run("file.back_up")
    idle(small, qtbot)
    (made,) = files.backups_of(workbook.path, workbook.meta("workbook"))
    assert str(made.path) in small.notifications.notifications()[-1].text


@pytest.mark.parametrize("was_open", [False, True])
def test_what_can_be_read_is_saved_and_the_report_is_shown(backed_up, qtbot, dialogs, lang, was_open):
    path = backed_up.context.session.workbook.path
    if not was_open:
        closed(backed_up)
        path.write_bytes(bytes(PAGE) + path.read_bytes()[PAGE:])
        assert not backed_up.controller.open(path)
        before = path.read_bytes()
    dialogs.answer("save_file", True)
    if was_open:
        backed_up.tools.actions.run("file.rescue")
    else:
        backed_up.start_page.messages.notifications()[-1].buttons[1].click()
    qtbot.waitUntil(lambda: backed_up.findChildren(ReportWindow) != [], timeout=20_000)
    (report,) = backed_up.findChildren(ReportWindow)
    saved = backed_up.context.session.workbook
    assert saved.path.stem == f"{path.stem} ({'спасённое' if lang == 'ru' else 'saved from damage'})"
    assert [canvas.name for canvas in saved.all(Canvas)][-1] == "To be"
    said = report.text.toPlainText()
    assert unnamed(report) == []
    report.close()
    if was_open:
        assert ("ничего не потеряно" if lang == "ru" else "nothing is lost") in said
        return
    assert ("Канвы: спасено 2" if lang == "ru" else "Canvases: saved 2") in said
    assert path.read_bytes() == before
    banner = backed_up.notifications.notifications()[0]
    assert path.name in banner.text
    banner.buttons[0].click()
    assert rescuing.rescued_from(saved) is None


def test_where_nothing_can_be_read_it_is_said_with_the_backups(backed_up, qtbot, dialogs, lang):
    path = closed(backed_up)
    path.write_bytes(bytes(PAGE * 5))
    assert not backed_up.controller.open(path)
    dialogs.answer("save_file", True)
    backed_up.start_page.messages.notifications()[-1].buttons[1].click()
    idle(backed_up, qtbot)
    notification = backed_up.start_page.messages.notifications()[-1]
    assert ("не нашлось ничего" if lang == "ru" else "Nothing that can be read") in notification.text
    assert [one.suffix for one in path.parent.iterdir() if one.is_file()] == [".canvasbook"]


def test_another_file_can_be_asked_about_from_the_start_page(backed_up, qtbot, dialogs, lang):
    path = closed(backed_up)
    dialogs.answer("open_file", path)
    backed_up.start_page.backups_button.click()
    window = shown(backed_up, qtbot)
    assert len(texts(window.table)) == 2
    press(window, "Esc")
    idle(backed_up, qtbot)
    assert backed_up.findChildren(BackupsWindow) == []
    dialogs.answer("open_file", path)
    backed_up.dialog_opener.check_file()
    idle(backed_up, qtbot)
    assert ("исправен" if lang == "ru" else "is sound") in backed_up.notifications.notifications()[-1].text
    with Workbook.open(path) as workbook:
        assert workbook.all(Canvas)
