"""The README shows the tables of today's kinds of record, and says how to draw those of tomorrow."""

import pytest

from canvas_app.domain.fields import Ref
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.record_kind import Kind
from canvas_app.domain.sales.model import DealLine
from installer import commands, diagram
from installer.environment import Project
from installer.words import Failure


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")


@pytest.fixture
def readme(tmp_path):
    path = tmp_path / "README.md"
    path.write_text(f"Before\n{diagram.BEGIN}{diagram.END}After\n", encoding="utf-8")
    return path


def test_the_readme_is_of_today():
    assert diagram.main(["--check"]) == 0, "python3 installer/dev.py diagram"


def test_every_table_and_every_reference_is_drawn():
    text = diagram.drawn(KINDS.values())
    for kind in KINDS.values():
        assert f"    {kind.name}\n" in text
        for name, reference in kind.references():
            line = "||--o{" if reference.owns else "|o..o{"
            assert f"    {reference.kind} {line} {kind.name} : {name}\n" in text
    assert "    note }o..o{ note : links\n" in text


def test_an_outdated_picture_is_told_and_drawn_anew(readme, capsys):
    assert diagram.main(["--check"], readme) == 1
    assert "python3 installer/dev.py diagram" in capsys.readouterr().err
    assert "erDiagram" not in readme.read_text(encoding="utf-8"), "a check writes nothing"
    assert diagram.main([], readme) == 0
    text = readme.read_text(encoding="utf-8")
    assert text.startswith("Before\n")
    assert text.endswith("After\n")
    assert diagram.drawn(KINDS.values()) in text
    assert diagram.main(["--check"], readme) == 0


def test_a_new_reference_changes_the_picture():
    line = KINDS["deal_line"]
    more = Kind(DealLine, {**line.fields, "position": Ref("employee")})
    assert "    employee |o..o{ deal_line : position\n" in diagram.drawn([more])
    assert "employee" not in diagram.drawn([line])


def test_a_readme_without_the_place_is_refused(tmp_path, capsys):
    path = tmp_path / "README.md"
    path.write_text("Nothing\n", encoding="utf-8")
    assert diagram.main([], path) == 1
    assert diagram.BEGIN.strip() in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "Nothing\n"
    with pytest.raises(Failure):
        diagram.renewed("Nothing\n")


def test_the_command_hands_on(tmp_path, monkeypatch):
    became = []
    monkeypatch.setattr(commands, "prepare", lambda project: None)
    monkeypatch.setattr(commands, "become", lambda command: became.append(command[1:]) or 0)
    monkeypatch.setattr("os.chdir", lambda path: None)
    commands.diagram(Project(tmp_path), ["--check"])
    assert became == [["-m", "installer.diagram", "--check"]]
