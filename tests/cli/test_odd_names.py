"""Names that are no UTF-8 or hold a line break work, as the system lets them be."""

import os
import sys
from pathlib import Path

import pytest

from canvas_app.cli import main
from canvas_app.services import files
from canvas_app.storage.workbook import Workbook
from canvas_app.ui.common.preferences import Preferences

ODD = os.fsdecode(b"b\xff")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")


@pytest.fixture(autouse=True)
def _home(monkeypatch, tmp_path):
    monkeypatch.setenv("CANVAS_APP_HOME", str(tmp_path / "home"))


@pytest.mark.parametrize("sample", [[], ["--sample", "coffee"]])
def test_a_workbook_of_such_a_name_is_made_filled_backed_up_and_read(tmp_path, capsys, sample):
    book, clients = tmp_path / f"{ODD}.canvasbook", tmp_path / f"{ODD}.csv"
    clients.write_text("name\nAcme\n", "utf-8")
    assert main(["new", str(book), "--lang", "en", *sample]) == 0
    assert main(["import", str(book), str(clients), "--kind", "clients"]) == 0
    assert main(["backup", str(book), str(tmp_path / ODD)]) == 0
    (copy,) = (tmp_path / ODD).iterdir()
    for one in (book, copy):
        assert main(["check", str(one)]) == 0
    assert main(["export", str(book), str(tmp_path / f"{ODD}.pdf"), "--document", "poster"]) == 0
    assert "Traceback" not in capsys.readouterr().err


def test_what_such_a_name_leaves_in_the_file_is_clean(tmp_path, monkeypatch):
    monkeypatch.setenv("LOGNAME", ODD)
    for name, business in ((f"{ODD}.canvasbook", "b"), ("new\nline.canvasbook", "new line")):
        with files.create_workbook(tmp_path / name, language="en") as book:
            assert (book.setting("business"), book.who) == (business, "b")
        assert Workbook.open(tmp_path / name).check() == []


def test_a_client_or_currency_of_such_a_name_is_refused_in_one_line(tmp_path, capsys):
    book = tmp_path / "a.canvasbook"
    assert main(["new", str(book), "--currency", ODD]) == 1
    assert not book.exists()
    assert main(["new", str(book)]) == 0
    capsys.readouterr()
    assert main(["explain", str(book), "--client", ODD, "--model", "kotler"]) == 1
    said = capsys.readouterr().err
    assert len(said.strip().splitlines()) == 1


def test_a_file_of_such_a_name_is_remembered(tmp_path):
    kept = tmp_path / "preferences.json"
    Preferences(kept).remember(tmp_path / ODD)
    assert Preferences(kept).recent() == [Path(tmp_path / ODD)]
