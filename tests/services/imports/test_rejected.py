"""The first rows that are left out are named, the others counted; all are written where it is asked."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from canvas_app.cli import main
from canvas_app.content import load_messages
from canvas_app.domain.errors import PersonError
from canvas_app.exchange import limits
from canvas_app.services import imports
from canvas_app.services.imports.rejected import FIRST
from canvas_app.storage.workbook import Workbook

HEADER = "id;name;phone;mentions"
GOOD = "900;Good;1;2"
BAD = [f'{number};=Имя {number};"a;b\n""c""";wrong' for number in range(30)] + [
    "31;Long;1;2;3;=4",
    "32;'=y;@z;q",
]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CANVAS_APP_HOME", str(tmp_path / "home"))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.canvasbook"
    Workbook.create(path, language="en").close()
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.csv"
    path.write_text("\n".join([HEADER, *BAD, GOOD]), "utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    code = main([str(word) for word in words])
    out, err = capsys.readouterr()
    return code, out, err


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def test_twenty_rows_are_named_and_the_others_counted(
    book: Path, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = [one for one in sorted(table.parent.iterdir()) if one.name != "home"]
    code, out, err = run(capsys, "import", book, table, "--kind", "clients", "--lang", "en")
    lines = err.splitlines()
    assert (code, len(lines)) == (0, FIRST + 1)
    assert lines[0].startswith("Line 2, “mentions”")
    assert lines[-1] == "12 more rows were left out. --rejected OUT.csv writes all of them with the reasons."
    assert "Added: 1" in out
    assert sorted(one for one in table.parent.iterdir() if one.name != "home") == before


def test_json_lists_every_problem(book: Path, table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "import", book, table, "--kind", "clients", "--json", "--dry-run")
    assert len(json.loads(out)["problems"]) == len(BAD)


@pytest.mark.parametrize("size", [limits.IN_PROCESS_BYTES, 0])
@pytest.mark.parametrize(
    ("lang", "heading", "line"),
    [("en", "Why it was left out", "Line 2,"), ("ru", "Почему не взята", "Строка 2,")],
)
def test_all_of_them_are_written_with_their_reasons_and_can_be_imported_again(
    book: Path,
    table: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    size: int,
    lang: str,
    heading: str,
    line: str,
) -> None:
    monkeypatch.setattr(limits, "IN_PROCESS_BYTES", size)
    out = table.with_name("left out.csv")
    code, told, _ = run(capsys, "import", book, table, "--kind", "clients", "--rejected", out, "--lang", lang)
    assert code == 0
    assert out.name in told
    found = rows(out)
    assert found[0] == [*HEADER.split(";"), heading]
    assert len(found) == len(BAD) + 1
    assert found[1][:4] == ["0", "'=Имя 0", 'a;b\n"c"', "wrong"]
    assert found[1][4].startswith(line)
    assert found[31][:4] == ["31", "Long", "1", "2"]
    assert found[31][5:] == ["3", "'=4"]
    assert found[32][:4] == ["32", "'=y", "'@z", "q"]
    again = imports.parse_file(out, "clients")
    first = imports.parse_file(table, "clients")
    assert {p.code for p in again.problems} == {p.code for p in first.problems}
    put_right = out.read_text("utf-8-sig").replace(";wrong;", ";1;").replace(";q;", ";1;")
    out.write_text(put_right, "utf-8")
    taken = [values for _, values in imports.parse_file(out, "clients").values()]
    assert taken[0] == {"id": "0", "name": "=Имя 0", "phone": 'a;b "c"', "mentions": 1}
    assert taken[-1] == {"id": "32", "name": "=y", "phone": "@z", "mentions": 1}


def test_rows_that_the_workbook_does_not_take_are_written_too(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, out = tmp_path / "deals.csv", tmp_path / "out.csv"
    table.write_text("client;amount\nNobody;1\nAlso nobody;2\n")
    code, *_ = run(
        capsys, "import", book, table, "--kind", "deals", "--rejected", out, "--strict", "--lang", "en"
    )
    assert code == 1
    assert [row[:2] for row in rows(out)[1:]] == [["Nobody", "1"], ["Also nobody", "2"]]
    assert "Nobody" in rows(out)[1][2]


def test_nothing_is_written_when_nothing_is_left_out(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, out = tmp_path / "clients.csv", tmp_path / "out.csv"
    table.write_text("name\nAnna\n")
    assert run(capsys, "import", book, table, "--kind", "clients", "--rejected", out)[0] == 0
    assert not out.exists()


@pytest.mark.parametrize("where", ["book.canvasbook", "table.csv", "no folder/out.csv", "copy.csv"])
def test_a_place_that_must_not_be_written_is_refused_before_the_import(
    book: Path, table: Path, capsys: pytest.CaptureFixture[str], where: str
) -> None:
    table.with_name("copy.csv").write_bytes(book.read_bytes())
    before = {path: path.read_bytes() for path in table.parent.glob("*.*") if path.is_file()}
    code, out, err = run(
        capsys, "import", book, table, "--kind", "clients", "--rejected", table.parent / where, "--lang", "en"
    )
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert {path: path.read_bytes() for path in before} == before


def test_a_table_that_changed_meanwhile_is_not_taken_for_the_one_that_was_read(
    table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for size in (limits.IN_PROCESS_BYTES, 0):
        monkeypatch.setattr(limits, "IN_PROCESS_BYTES", size)
        parsed = imports.parse_file(table, "clients")
        table.write_text(table.read_text("utf-8") + f"\n1;New;1;{size}", "utf-8")
        out = tmp_path / "out.csv"
        with pytest.raises(PersonError) as caught:
            imports.write_rejected(out, table, parsed, parsed.problems, load_messages(), "en")
        assert caught.value.code == "import.changed"
        assert not out.exists()
