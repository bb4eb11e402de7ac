"""An error of ours is told once and written down, without what a person wrote."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from canvas_app import paths
from canvas_app.domain.errors import ValueRefusedError, WorkbookError
from canvas_app.ui import crash
from canvas_app.ui.common.long_edit import Waiting
from canvas_app.ui.crash import CrashWindow
from tests.ui.helpers import button, settle


def raised(error: Exception, cause: Exception | None = None) -> Exception:
    """Return ``error`` as it is after somebody raised it."""
    with pytest.raises(type(error)) as caught:
        raise error from cause
    return caught.value


@pytest.fixture
def log() -> Path:
    return paths.logs() / "errors.log"


def test_our_own_errors_go_to_the_log_and_the_window_stays(small, dialogs, log):
    dialogs.answer("confirm", False)
    error = raised(ZeroDivisionError("mistake"))
    CrashWindow(small).report(type(error), error, None)
    settle()
    text = log.read_text("utf-8")
    assert "ZeroDivisionError" in text
    assert "in raised" in text
    assert dialogs.asked[-1][0] == "confirm"
    assert small.isVisible()
    assert button(small.rail, "Имена").isEnabled()


def test_the_log_quotes_nothing(small, dialogs, log, capfd, caplog):
    dialogs.answer("confirm", False)
    inner = raised(ValueRefusedError("value.code_taken", name="4509 123456"))
    inner.add_note("4509 123456")
    error = raised(ValueError("4509 123456"), inner)
    CrashWindow(small).report(type(error), error, None)
    settle()
    text = log.read_text("utf-8")
    assert "ValueError" in text
    assert "ValueRefusedError: value.code_taken" in text
    assert "4509" not in text + caplog.text + "".join(capfd.readouterr())


@pytest.mark.skipif(sys.platform == "win32", reason="rights are kept otherwise there")
def test_the_log_is_its_owners_alone(tmp_path):
    folder = tmp_path / "deep" / "logs"
    before = os.umask(0)
    try:
        file = crash.write_report(KeyError(), folder)
    finally:
        os.umask(before)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert {stat.S_IMODE(made.stat().st_mode) for made in (folder, folder.parent)} == {0o700}
    file.chmod(0o644)
    crash.write_report(KeyError(), folder)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_log_has_an_end(tmp_path, monkeypatch):
    monkeypatch.setattr(crash, "LOG_SIZE", 2000)
    error = raised(KeyError())
    one = crash.write_report(error, tmp_path).stat().st_size
    for _ in range(100):
        crash.write_report(error, tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["errors.1.log", "errors.log"]
    assert all(0 < file.stat().st_size < 2000 + one for file in tmp_path.iterdir())


def test_a_read_that_comes_while_a_long_edit_has_the_workbook_is_no_mistake_of_ours(small, dialogs):
    workbook = small.context.session.workbook
    workbook.lend("импорт")
    with pytest.raises(WorkbookError) as refused:
        workbook.undo_step()
    CrashWindow(small).report(refused.type, refused.value, None)
    workbook.give_back()
    assert "импорт" in small.notifications.notifications()[-1].text
    assert dialogs.asked == []
    assert not (paths.logs() / "errors.log").exists()


def test_another_kind_of_error_is_told_again(small, dialogs):
    dialogs.answer("confirm", False, False)
    told = CrashWindow(small)
    for error in (raised(KeyError("a")), raised(KeyError("b")), raised(IndexError("a"))):
        told.report(type(error), error, None)
        settle()
    assert len(dialogs.asked) == 2


def test_the_window_that_tells_never_fails_itself(small, dialogs, monkeypatch, capfd):
    secret = "4509 123456"

    def broken(*_args, **_more):
        raise RuntimeError(secret)

    error = raised(KeyError("a"))
    told = CrashWindow(small)
    monkeypatch.setattr(dialogs, "confirm", broken)
    told.report(type(error), error, None)
    settle()
    monkeypatch.setattr(crash, "write_report", broken)
    other = raised(IndexError("a"))
    told.report(type(other), other, None)
    settle()
    said = capfd.readouterr().err
    assert said.count("builtins.RuntimeError") == 2
    assert "4509" not in said


def test_only_what_is_known_of_the_file_is_said(small, dialogs, monkeypatch):
    dialogs.answer("confirm", False, False, False)
    told = CrashWindow(small)
    for number in range(3):
        if number == 1:
            small.status_bar.not_saved()
        if number == 2:
            monkeypatch.setattr(
                type(small.context.session.workbook), "damage", WorkbookError("file.damaged"), raising=False
            )
        error = raised([KeyError, IndexError, ValueError][number]("a"))
        told.report(type(error), error, None)
        settle()
    saved, unsaved, damaged = (text.split("\n")[0] for text in dialogs.texts)
    assert len({saved, unsaved, damaged}) == 3
    assert "повреждён" in damaged or "damaged" in damaged


@pytest.mark.skipif(sys.platform == "win32", reason="no such pipes there")
def test_a_log_that_is_a_pipe_is_left_alone(tmp_path):
    os.mkfifo(tmp_path / "errors.log")
    assert crash.write_report(KeyError(), tmp_path) is None


def test_a_read_behind_the_window_of_a_long_job_is_not_told(small_window):
    busy = WorkbookError("file.busy", what="import")
    before = len(small_window.notifications.notifications())
    waiting = Waiting("import", small_window)
    waiting.show()
    CrashWindow(small_window).report(type(busy), busy, None)
    assert len(small_window.notifications.notifications()) == before
    waiting.hide()
    CrashWindow(small_window).report(type(busy), busy, None)
    assert len(small_window.notifications.notifications()) == before + 1
