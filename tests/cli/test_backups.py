"""``backups`` and ``restore``: for a sound file, a lost one, an emptied one and one that says nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from canvas_app.cli import main
from canvas_app.domain.canvas.model import Canvas
from canvas_app.services import files
from canvas_app.services.canvas.canvases import new_canvas
from canvas_app.storage.sqlite import driver
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


def errors(capsys, *words: str) -> str:
    assert main([*words, "--lang", "en"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    return said.err


def test_a_damaged_file_leads_to_its_backups_and_to_what_can_be_read(book, capsys):
    spoil(book, "first page")
    for command in ("info", "check"):
        said = errors(capsys, command, str(book))
        assert said.count("\n") == 1
        assert "does not begin like a workbook" in said
        assert "choose Import" not in said, "it is no list to be imported"
        assert "2 backups" in said
        assert "canvas-app rescue FILE OUT" in said


def test_a_check_that_finds_damage_says_what_helps(book, capsys):
    connection = driver.driver.connect(str(book))
    connection.execute("UPDATE canvas SET name = 'spoiled'")
    connection.commit()
    connection.close()
    said = errors(capsys, "check", str(book)).splitlines()[-1]
    assert "2 backups" in said
    assert "canvas-app rescue FILE OUT" in said


def test_an_empty_or_missing_file_leads_to_its_backups_only(book, capsys):
    for how in ("empty", "missing"):
        if book.exists():
            spoil(book, how)
        said = errors(capsys, "info", str(book))
        assert "2 backups" in said
        assert "rescue" not in said
        book.unlink(missing_ok=True)


def test_another_kind_of_file_is_no_damaged_workbook(tmp_path, capsys):
    (tmp_path / "list.csv").write_text("name\nAnn\n", encoding="utf-8")
    said = errors(capsys, "info", str(tmp_path / "list.csv"))
    assert "choose Import" in said
    assert "rescue" not in said


def test_a_missing_file_is_said_to_be_missing_in_its_folder(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert str(tmp_path) in errors(capsys, "rescue", "gone.canvasbook", "out.canvasbook")
