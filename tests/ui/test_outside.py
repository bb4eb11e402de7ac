"""What another program does to the open file is said before a person types, with the ways out."""

import os

import pytest
from PySide6.QtWidgets import QLabel

from canvas_app.domain.canvas.model import Canvas
from canvas_app.domain.errors import WorkbookError
from canvas_app.services.canvas.canvases import new_canvas
from canvas_app.storage.workbook import Workbook
from canvas_app.ui import outside
from canvas_app.ui.file_state import FileState
from tests.ui.helpers import press

WORDS = {
    "ru": ("записала что-то", "подменили", "исчез", "Сохранить копию…", "Резервные копии…"),
    "en": ("wrote into", "was replaced", "disappeared", "Save a copy…", "Backups…"),
}


def spoil(path) -> None:
    with path.open("r+b") as file:
        file.seek(5 * 4096 + 50)
        file.write(b"\xa5" * 200)


def said(window) -> list[str]:
    return [notification.text for notification in window.notifications.notifications()]


def buttons(window) -> list[str]:
    return [button.text() for button in window.notifications.notifications()[-1].buttons]


NOWHERE = "The file is not in its folder: nothing is written."


def test_an_overwritten_file_is_told_and_not_written_into(small, lang, dialogs, tmp_path):
    workbook, path = small.context.session.workbook, small.context.session.workbook.path
    new_canvas(workbook, "To be")
    press(small, "Ctrl+W")  # leaves a backup
    small.controller.open(path)
    workbook = small.context.session.workbook
    small.maintenance.outside.look()
    assert not [text for text in said(small) if WORDS[lang][0] in text]
    spoil(path)
    left = path.read_bytes()
    small.maintenance.outside.look()
    small.maintenance.outside.look()
    assert len([text for text in said(small) if WORDS[lang][0] in text]) == 1
    assert buttons(small)[0] == WORDS[lang][3]
    assert buttons(small)[1].startswith(WORDS[lang][4])
    assert small.status_bar.state.text() == ("Только чтение" if lang == "ru" else "Read-only")
    small.dialog_opener.file_help.check()
    assert not small.tools.worker.busy, "what is on screen would be found sound, not the file"
    assert len(said(small)) == 1, "the same is said once"
    with pytest.raises(WorkbookError) as caught:
        new_canvas(workbook, "never")
    assert caught.value.code == "file.overwritten"
    copy = tmp_path / "saved.canvasbook"
    dialogs.answer("save_file", copy)
    small.notifications.notifications()[-1].buttons[0].click()
    with Workbook.open(copy, read_only=True) as saved:
        assert [canvas.name for canvas in saved.all(Canvas)][-1] == "To be"
        assert saved.check() == []
    small.close_workbook()
    assert path.read_bytes() == left


def test_a_replaced_file_and_one_that_is_back(small, lang):
    path = small.context.session.workbook.path
    away = path.rename(path.with_name("away.canvasbook"))
    small.maintenance.outside.look()
    assert WORDS[lang][2] in said(small)[-1]
    state = small.status_bar.state
    assert state.accessibleName() == {"ru": "Файл исчез", "en": "The file is gone"}[lang]
    small.dialog_opener.open_file_state()
    popup = small.findChild(FileState)
    told = [label.text() for label in popup.findChildren(QLabel)]
    popup.close()
    assert {"ru": "Файла нет в его папке: ничего не записывается.", "en": NOWHERE}[lang] in told
    small.controller.say_saved()
    assert small.status_bar.message.text() == "", "nothing is saved in a file that is gone"
    away.rename(path)
    small.maintenance.outside.look()
    assert state.accessibleName().startswith({"ru": "Сохранено", "en": "Saved"}[lang])
    small.controller.say_saved()
    assert small.status_bar.message.text()
    assert not [text for text in said(small) if WORDS[lang][2] in text]
    path.with_name("new").write_bytes(b"another file")
    path.with_name("new").replace(path)
    small.maintenance.outside.look()
    assert WORDS[lang][1] in said(small)[-1]


def test_it_is_looked_at_every_few_seconds_and_on_return(small, qtbot, qapp, lang, monkeypatch):
    assert small.maintenance.outside._timer.interval() == outside.LOOK_EVERY
    assert small.maintenance.outside._timer.isActive()
    spoil(small.context.session.workbook.path)
    qapp.applicationStateChanged.emit(qapp.applicationState())
    assert WORDS[lang][0] in said(small)[-1]


def test_a_lock_that_was_dropped_is_taken_again(small):
    path = small.context.session.workbook.path
    path.read_bytes()
    small.maintenance.outside.look()
    if os.name == "posix":
        child = os.spawnlp(os.P_WAIT, "python3", "python3", "-c", _ASK, str(path))
        assert child != 0


_ASK = (
    "import fcntl, sys; fcntl.lockf(open(sys.argv[1], 'r+b'), fcntl.LOCK_EX | fcntl.LOCK_NB, 1, 0x40000002)"
)
