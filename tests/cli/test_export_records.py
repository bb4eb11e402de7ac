"""Records leave by a command as tables and as JSON; what cannot be meant is said before any writing."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from canvas_app.cli import main
from canvas_app.exchange.fields import KINDS
from canvas_app.services import files
from canvas_app.services.canvas import reads
from canvas_app.services.canvas.canvases import duplicate_canvas

SOURCES = {
    "clients": "id;клиент;сегмент\n1;Ёлкин Иван;Офисы\n2;=Ромашка;Студенты\n",
    "deals": "id;client_id;won_on;stream;amount\n10;1;2026-01-10;Напитки;100,50\n10;1;2026-01-10;Зёрна;49,5\n"
    "11;2;2026-02-01;Напитки;10\n",
    "notes": "block;text\nch;Киоск\n",
}


@pytest.fixture
def register(book: Path, tmp_path: Path) -> Path:
    """A workbook with clients, deals and a note."""
    for kind, text in SOURCES.items():
        source = tmp_path / f"source-{kind}.csv"
        source.write_text(text, "utf-8")
        assert main(["import", str(book), str(source), "--kind", kind]) == 0
    return book


def rows(path: Path) -> list[dict[str, str]]:
    text = path.read_text("utf-8-sig")
    return list(csv.DictReader(text.splitlines(), delimiter=";" if ";" in text else ","))


def test_a_table_says_what_it_holds_and_imports_as_nothing_new(register, tmp_path, capsys):
    capsys.readouterr()
    out = tmp_path / "сделки.csv"
    assert main(["export", str(register), str(out), "--kind", "deals"]) == 0
    assert capsys.readouterr().out == f"Записано: {out} (2 записи)\n"
    assert [(one["Код"], one["Клиент"], one["Поток дохода"], one["Сумма"]) for one in rows(out)] == [
        ("10", "Ёлкин Иван", "Напитки", "100,50"),
        ("10", "Ёлкин Иван", "Зёрна", "49,50"),
        ("11", "'=Ромашка", "Напитки", "10,00"),
    ]
    assert main(["import", str(register), str(out), "--kind", "deals", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["read"], told["added"], told["updated"], told["problems"]) == (3, 0, 0, [])


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_that_is_imported_is_exported(kind, register, tmp_path):
    for lang in ("ru", "en"):
        out = tmp_path / f"{lang}.csv"
        assert main(["export", str(register), str(out), "--kind", kind, "--lang", lang]) == 0
        head = out.read_text("utf-8-sig").splitlines()[0]
        assert (";" if lang == "ru" else ",") in head
    assert (tmp_path / "ru.csv").read_bytes() != (tmp_path / "en.csv").read_bytes()


def test_what_one_client_has(register, tmp_path, capsys):
    out = tmp_path / "out.csv"
    assert main(["export", str(register), str(out), "--kind", "deals", "--client", "елкин иван"]) == 0
    assert [one["Код"] for one in rows(out)] == ["10", "10"]
    out = tmp_path / "out.json"
    assert main(["export", str(register), str(out), "--client", "2"]) == 0
    found = json.loads(out.read_text("utf-8"))["records"]
    assert [one["name"] for one in found["client"]] == ["=Ромашка"]
    assert [one["code"] for one in found["deal"]] == ["11"]
    assert [one["name"] for one in found["segment"]] == ["Студенты"]
    capsys.readouterr()
    assert main(["export", str(register), str(out), "--client", "Никто"]) == 1
    assert "Никто" in capsys.readouterr().err


def test_notes_of_a_canvas_that_is_named(register, tmp_path):
    with files.open_workbook(register) as workbook:
        duplicate_canvas(workbook, reads.canvases(workbook)[0].id, "Как будет")
    first, second, both = tmp_path / "1.csv", tmp_path / "2.csv", tmp_path / "both.json"
    assert main(["export", str(register), str(first), "--kind", "notes"]) == 0
    assert main(["export", str(register), str(second), "--kind", "notes", "--canvas", "как будет"]) == 0
    assert first.read_bytes() == second.read_bytes()
    assert "Киоск" in [one["Текст"] for one in rows(first)]
    assert main(["export", str(register), str(both), "--kind", "notes"]) == 0
    kiosks = [one for one in json.loads(both.read_text("utf-8"))["records"]["note"] if one["text"] == "Киоск"]
    assert len({one["canvas_id"] for one in kiosks}) == 2, "JSON has those of every canvas"


def test_json_of_some_kinds_and_of_all(register, tmp_path, capsys):
    out = tmp_path / "out.json"
    capsys.readouterr()
    assert (
        main(["export", str(register), str(out), "--kind", "clients", "--kind", "deals", "--lang", "en"]) == 0
    )
    assert capsys.readouterr().out == f"Written: {out} (7 records)\n"
    found = json.loads(out.read_text("utf-8"))["records"]
    assert {kind: len(some) for kind, some in found.items()} == {"client": 2, "deal": 2, "deal_line": 3}
    assert sorted(one["amount"] for one in found["deal_line"]) == ["10.00", "100.50", "49.50"]
    assert main(["export", str(register), str(out)]) == 0
    assert {"canvas", "segment", "note", "client", "setting"} <= set(json.loads(out.read_text())["records"])


@pytest.mark.parametrize(
    ("words", "en"),
    [
        (["x.csv"], "say once what its rows are"),
        (["x.csv", "--kind", "clients", "--kind", "deals"], "say once what its rows are"),
        (["x.csv", "--kind", "visits"], "--kind cannot be “visits”"),
        (["x.pdf", "--kind", "clients"], "“x.pdf” would be a document"),
        (["x.csv", "--kind", "deals", "--anonymous"], "“x.csv” cannot be anonymous"),
        (["x.JSON", "--anonymous"], "“x.JSON” cannot be anonymous"),
        (["x.json", "--document", "client"], "--document goes with documents alone"),
        (["x.json", "--paper", "A3", "--model", "kotler"], "--paper, --model goes with documents alone"),
        (["x.csv", "--kind", "deals", "--date", "2026-01-01"], "--date goes with documents alone"),
        (["x.csv", "--kind", "deals", "--canvas", "A"], "--canvas does not fit --kind deals"),
        (["x.json", "--kind", "notes", "--client", "A"], "--client does not fit --kind notes"),
        (["x.json", "--client", "A", "--canvas", "B"], "one of --client, --canvas"),
    ],
)
def test_what_cannot_be_meant_is_said_and_nothing_is_written(
    words, en, register, tmp_path, capsys, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    assert main(["export", str(register), *words, "--lang", "en"]) == 2
    told = capsys.readouterr().err
    assert en in told
    assert "canvas-app export" in told
    assert main(["export", str(register), *words, "--lang", "ru"]) == 2
    assert sorted(tmp_path.iterdir()) == before


def test_a_workbook_is_never_taken_for_a_table(register, tmp_path, capsys):
    precious = tmp_path / "other.csv"
    precious.write_bytes(register.read_bytes())
    assert main(["export", str(register), str(precious), "--kind", "clients"]) == 1
    assert "other.csv" in capsys.readouterr().err
    assert precious.read_bytes() == register.read_bytes()


def test_an_unknown_ending_names_those_there_are(register, tmp_path, capsys):
    assert main(["export", str(register), str(tmp_path / "x.docx"), "--lang", "en"]) == 1
    assert "Known endings: .pdf, .csv, .json" in capsys.readouterr().err
