"""What a person set is kept in one file of their own; a broken file is no reason not to start."""

from __future__ import annotations

import json
import os
import stat
import sys

import pytest

from canvas_app.ui.common.preferences import RECENT, Preferences


@pytest.fixture
def file(tmp_path):
    return tmp_path / "settings" / "preferences.json"


def test_what_was_kept_is_there_next_time(file):
    Preferences(file).keep(language="ru", text=125, recent_hidden=True, recent=["/a/б.canvasbook"])
    again = Preferences(file)
    assert again.text("language") == "ru"
    assert again.number("text", 100) == 125
    assert again.flag("recent_hidden", False) is True
    assert [str(path) for path in again.recent()] == ["/a/б.canvasbook"]


@pytest.mark.skipif(sys.platform == "win32", reason="rights are kept otherwise there")
def test_only_the_person_can_read_it(file):
    file = file.parent / "deep" / file.name
    before = os.umask(0)
    try:
        Preferences(file).keep(language="ru")
    finally:
        os.umask(before)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    for folder in (file.parent, file.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff\xfe", b'{"language": 5, "text": "x", "recent": [1]}']
)
def test_a_damaged_file_means_the_defaults(file, content):
    file.parent.mkdir()
    file.write_bytes(content)
    found = Preferences(file)
    assert found.text("language", "en") == "en"
    assert found.number("text", 100) == 100
    assert found.recent() == []
    found.keep(language="ru")
    assert json.loads(file.read_text("utf-8"))["language"] == "ru"


def test_a_disk_that_refuses_does_not_stop_the_work(tmp_path):
    (tmp_path / "settings").write_text("a file stands where the folder should be")
    found = Preferences(tmp_path / "settings" / "preferences.json")
    found.keep(language="ru")
    assert found.text("language") == "ru"


def test_nothing_is_written_when_nothing_changed(file):
    found = Preferences(file)
    found.keep(language="ru")
    before = file.stat().st_mtime_ns
    found.keep(language="ru")
    assert file.stat().st_mtime_ns == before
    assert list(file.parent.iterdir()) == [file], "no draft is left"


def test_the_last_opened_stands_first_and_few_are_kept(file, tmp_path):
    found = Preferences(file)
    for number in range(RECENT + 3):
        found.remember(tmp_path / f"{number}.canvasbook")
    found.remember(tmp_path / "5.canvasbook")
    names = [path.stem for path in found.recent()]
    assert names[0] == "5"
    assert len(names) == len(set(names)) == RECENT
    found.forget(tmp_path / "5.canvasbook")
    assert "5" not in [path.stem for path in Preferences(file).recent()]


def test_edits_are_signed_with_the_name_set_else_the_systems(file, monkeypatch):
    monkeypatch.setenv("LOGNAME", "vera")
    found = Preferences(file)
    assert found.who() == "vera"
    found.keep(who="Вера Орлова")
    assert found.who() == "Вера Орлова"
