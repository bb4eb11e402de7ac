"""``backups`` and ``restore``: for a sound file, a lost one, an emptied one and one that says nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from canvas_app.cli import main
from canvas_app.domain.canvas.model import Canvas
from canvas_app.services import files
from canvas_app.services.canvas.canvases import new_canvas
from canvas_app.storage.workbook import Workbook


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch, tmp_path):
    monkeypatch.setenv("CANVAS_APP_HOME", str(tmp_path / "home"))


@pytest.fixture
def book(tmp_path) -> Path:
    """A workbook with two backups."""
    path = tmp_path / "Кофейня.canvasbook"
    with files.create_workbook(path, language="ru", business="Кофейня") as workbook:
        files.back_up(workbook)
        new_canvas(workbook, "Как будет")
        files.back_up(workbook)
    return path


def listed(capsys, path: Path) -> list[dict]:
    code = main(["backups", str(path), "--json", "--lang", "en"])
    found = json.loads(capsys.readouterr().out)["backups"]
    assert code == (0 if found else 1)
    return found


def spoil(path: Path, how: str) -> None:
    content = path.read_bytes()
    path.unlink()
    if how == "moved":
        path.with_name("elsewhere.canvasbook").write_bytes(content)
    elif how != "missing":
        made = {"empty": b"", "zeroed": bytes(len(content)), "first page": bytes(4096) + content[4096:]}
        path.write_bytes(made.get(how, b"PK\x03\x04" + content[4:]))


@pytest.mark.parametrize("how", ["missing", "empty", "zeroed", "first page", "beginning"])
def test_a_lost_or_damaged_file_has_its_backups_by_its_place(book, capsys, how):
    spoil(book, how)
    before = book.read_bytes() if book.exists() else None
    newest, oldest = listed(capsys, book)
    assert (newest["number"], oldest["number"], newest["sound"]) == (2, 1, True)
    assert newest["found_by"] in ("place", "identity")
    assert (newest["business"], newest["clients"], newest["notes"]) == ("Кофейня", 0, 0)
    assert newest["place"] == str(book)
    assert (book.read_bytes() if book.exists() else None) == before


def test_a_sound_file_under_another_name_has_its_own(book, capsys):
    spoil(book, "moved")
    found = listed(capsys, book.with_name("elsewhere.canvasbook"))
    assert [one["found_by"] for one in found] == ["identity", "identity"]


def test_a_backup_that_is_not_sound_gives_no_figures(book, capsys):
    path = Path(listed(capsys, book)[0]["path"])
    content = bytearray(path.read_bytes())
    place = content.rindex("Как будет".encode())
    content[place] ^= 1
    path.write_bytes(content)
    newest = listed(capsys, book)[0]
    assert (newest["sound"], newest["clients"], newest["business"]) == (False, None, None)
    assert newest["problem"]
    out = book.with_name("out.canvasbook")
    assert main(["restore", str(path), str(out)]) == 1
    assert not out.exists()


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_list_says_what_each_holds_and_how_to_go_back(book, capsys, lang):
    assert main(["backups", str(book), "--lang", lang]) == 0
    said = capsys.readouterr().out
    assert said.count("Кофейня.0000") == 2
    assert said.count("исправна" if lang == "ru" else "sound") == 2
    assert "0 стикеров" in said if lang == "ru" else "0 notes" in said
    assert "canvas-app restore" in said
    assert main(["backups", str(book.with_name("none.canvasbook")), "--lang", lang]) == 1
    assert "none.canvasbook" in capsys.readouterr().err


def test_a_backup_is_restored_into_a_new_file_and_replaces_nothing(book, capsys):
    backup = listed(capsys, book)[1]["path"]
    content = book.read_bytes()
    assert main(["restore", backup, str(book)]) == 1
    assert main(["restore", backup, str(book.with_name("out.pdf"))]) == 1
    assert book.read_bytes() == content
    out = book.with_name("Снова.canvasbook")
    assert main(["restore", backup, str(out)]) == 0
    assert str(out) in capsys.readouterr().out
    with Workbook.open(out) as workbook:
        assert [canvas.name for canvas in workbook.all(Canvas)] == ["Как есть"]
        assert workbook.check() == []


def test_wrong_usage_is_exit_code_2(capsys):
    assert main(["backups"]) == 2
    assert main(["restore", "a"]) == 2
    assert main(["backups", "a", "--map", "b"]) == 2
