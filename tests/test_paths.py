"""Where the program finds its resources and keeps a person's things."""

import os
import stat
import sys
from pathlib import Path

import pytest

from canvas_app import paths
from tests.architecture.project import ROOT, fresh_python


@pytest.fixture(autouse=True)
def forget_resources():
    paths.resources.cache_clear()
    yield
    paths.resources.cache_clear()


def package_at(folder, monkeypatch):
    """Pretend that the package lies in a folder."""
    monkeypatch.setattr(paths, "__file__", str(folder / "canvas_app" / "paths.py"))


def test_in_a_checkout_resources_lie_beside_the_package():
    assert paths.resources() == ROOT / "resources"


def test_in_a_wheel_they_lie_inside_it(tmp_path, monkeypatch):
    package_at(tmp_path, monkeypatch)
    (tmp_path / "canvas_app" / "resources" / "content").mkdir(parents=True)
    assert paths.resources() == tmp_path / "canvas_app" / "resources"


@pytest.mark.parametrize("inside", ["_internal", "."])
def test_in_a_packed_program_they_lie_in_its_folder(tmp_path, monkeypatch, inside):
    package_at(tmp_path / "nowhere", monkeypatch)
    folder = tmp_path / inside / "resources"
    (folder / "content").mkdir(parents=True)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "canvas-app"))
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "_internal"), raising=False)
    assert paths.resources() == folder


def test_an_incomplete_program_says_where_it_looked(tmp_path, monkeypatch):
    package_at(tmp_path, monkeypatch)
    with pytest.raises(FileNotFoundError, match="incomplete"):
        paths.resources()


def test_one_variable_puts_everything_of_a_person_under_one_folder(tmp_path, monkeypatch):
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    places = [paths.data(), paths.settings(), paths.logs(), paths.backups(), paths.documents()]
    assert len(set(places)) == 5
    assert all(place.is_relative_to(tmp_path) for place in places)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="folders as Linux desktops keep them")
def test_otherwise_the_systems_folders_are_used(tmp_path, monkeypatch):
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    documents = tmp_path / "Документы"
    (tmp_path / "CONFIG").mkdir()
    (tmp_path / "CONFIG" / "user-dirs.dirs").write_text(
        'XDG_DOCUMENTS_DIR="$HOME/Документы"\n', encoding="utf-8"
    )
    assert paths.data() == tmp_path / "DATA" / paths.NAME
    assert paths.settings() == tmp_path / "CONFIG" / paths.NAME
    assert paths.logs().is_relative_to(tmp_path / "STATE" / paths.NAME)
    assert paths.backups().is_relative_to(paths.data())
    assert paths.documents() == documents


def test_importing_it_costs_nothing():
    done = fresh_python("import canvas_app.paths, sys; print('platformdirs' in sys.modules)")
    assert done.stdout.strip() == "False"
    assert Path(paths.__file__).is_file()


def test_private_folders(tmp_path):
    before = os.umask(0)
    try:
        paths.private_folder(tmp_path / "a" / "b")
    finally:
        os.umask(before)
    paths.private_folder(tmp_path / "a" / "b")
    if sys.platform != "win32":
        assert {stat.S_IMODE(folder.stat().st_mode) for folder in tmp_path.rglob("*")} == {0o700}
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"):
        paths.private_folder(tmp_path / "file")
