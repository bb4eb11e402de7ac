"""No display, no home, settings that nobody can read: the program says so in a sentence, or works without."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from canvas_app import paths
from canvas_app.ui.common.preferences import Preferences
from tests.faults.story import ROOT

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="displays of Linux")


def run(*words: str, tmp_path: Path, before: str = "", **environment: str) -> subprocess.CompletedProcess:
    """Run the program in nothing but this environment."""
    given = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "CANVAS_APP_HOME": str(tmp_path / "home")}
    given = {name: value for name, value in {**given, **environment}.items() if value}
    code = f"import sys\n{before}\nfrom canvas_app.__main__ import main\nsys.exit(main())"
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        env=given, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


@linux
@pytest.mark.parametrize(("lang", "words"), [("ru", "Нет экрана"), ("en", "There is no display")])
def test_without_a_display_one_sentence_says_so(tmp_path, lang, words):
    done = run("a.canvasbook", "--lang", lang, tmp_path=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith(words)
    assert done.stderr.count("\n") == 1


@linux
@pytest.mark.parametrize(
    ("lang", "words"), [("ru", "Окно не открывается"), ("en", "The window cannot be opened")]
)
@pytest.mark.parametrize("kind", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_a_display_that_does_not_answer_is_one_sentence_too(tmp_path, lang, words, kind):
    platform = {"DISPLAY": "xcb", "WAYLAND_DISPLAY": "wayland"}[kind]
    named = {kind: ":7071" if kind == "DISPLAY" else "nowhere-7071", "XDG_RUNTIME_DIR": str(tmp_path)}
    done = run("--lang", lang, tmp_path=tmp_path, QT_QPA_PLATFORM=platform, **named)
    assert done.returncode == 1, done.stderr
    assert done.stderr.startswith(words), done.stderr
    assert done.stderr.count("\n") == 1, done.stderr


_NOBODY = """
import os, pwd
def unknown(*_):
    raise KeyError("no such user")
pwd.getpwuid = pwd.getpwnam = unknown
"""


@linux
def test_a_user_whom_the_system_does_not_know_can_work(tmp_path):
    nobody = {"CANVAS_APP_HOME": "", "TMPDIR": str(tmp_path / "tmp"), "QT_QPA_PLATFORM": "offscreen"}
    (tmp_path / "tmp").mkdir()
    for words in (
        ("new", "a.canvasbook", "--sample", "coffee"),
        ("info", "a.canvasbook"),
        ("export", "a.canvasbook", "a.pdf"),
        ("check", "a.canvasbook"),
        ("backup", "a.canvasbook", "backups"),
        ("a.canvasbook", "--smoke"),
        ("--smoke",),
    ):
        done = run(*words, tmp_path=tmp_path, before=_NOBODY, **nobody)
        assert done.returncode == 0, (words, done.stderr)
    assert not (tmp_path / "~").exists(), "no folder of that name is made where one stands"
    made = {file.name for file in tmp_path.iterdir()}
    assert made <= {"a.canvasbook", "a.pdf", "backups", "tmp", "home"}


def test_a_home_among_temporary_files_is_nobody_elses(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "_known_user", lambda: False)
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    first = paths.home()
    first.mkdir(mode=0o755)
    first.chmod(0o755)
    assert paths.home() != first, "others look into that one"
    first.chmod(0o700)
    assert paths.home() == first
    first.rmdir()
    first.symlink_to(tmp_path)
    assert paths.home() != first


def _deep(file: Path) -> None:
    file.write_text('{"a":' * 100_000 + "1" + "}" * 100_000)


def _list(file: Path) -> None:
    file.write_text("[" * 100_000 + "]" * 100_000)


def _huge(file: Path) -> None:
    with file.open("wb") as made:
        made.truncate(1 << 33)


UNREADABLE = {
    "deep": _deep,
    "deep list": _list,
    "pipe": lambda file: os.mkfifo(file),
    "folder": lambda file: (file / "inside").mkdir(parents=True),
    "huge": _huge,
    "binary": lambda file: file.write_bytes(bytes(range(256))),
    "no object": lambda file: file.write_text("[1, 2]"),
    "circle": lambda file: file.symlink_to(file),
}


@pytest.mark.skipif(sys.platform == "win32", reason="no such pipes there")
@pytest.mark.parametrize("kind", UNREADABLE)
def test_settings_that_cannot_be_read_are_put_aside_and_not_lost(tmp_path, kind):
    file = tmp_path / "preferences.json"
    UNREADABLE[kind](file)
    kept = Preferences(file)
    assert kept.text("language", "en") == "en"
    aside = kept.put_aside
    assert aside is not None
    assert os.path.lexists(file), "nothing is touched before something is to be written"
    kept.keep(language="ru")
    assert json.loads(file.read_text("utf-8")) == {"language": "ru"}
    assert os.path.lexists(aside)
    again = Preferences(file)
    assert again.text("language") == "ru"
    assert again.put_aside is None


def test_no_settings_are_nothing_to_be_told_of(tmp_path):
    assert Preferences(tmp_path / "preferences.json").put_aside is None


@linux
@pytest.mark.parametrize("kind", ["deep", "pipe", "folder", "binary"])
def test_the_window_opens_all_the_same(tmp_path, kind):
    file = tmp_path / "home" / "settings" / "preferences.json"
    file.parent.mkdir(parents=True)
    UNREADABLE[kind](file)
    done = run("--smoke", tmp_path=tmp_path, QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stderr) == (0, "")
