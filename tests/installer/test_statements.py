"""The resource of compiled statements is today's, and whoever forgets it is told what to do."""

import json

import pytest

from installer import commands, statements
from installer.environment import Project


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")


def test_the_resource_is_what_core_compiles_today():
    assert statements.main(["--check"]) == 0, "python3 installer/dev.py statements"


def test_what_differs_is_named_and_made_anew(tmp_path, capsys):
    file = tmp_path / "statements.json"
    assert statements.main(["--check"], file) == 1
    assert not file.exists(), "a check writes nothing"
    assert statements.main([], file) == 0
    kept = json.loads(file.read_text(encoding="utf-8"))
    kept["counts.clients"]["sql"] += " OR 1"
    kept["counts.made_up"] = {"sql": "SELECT 1"}
    del kept["counts.notes"]
    file.write_text(json.dumps(kept), encoding="utf-8")
    capsys.readouterr()
    assert statements.main(["--check"], file) == 1
    said = capsys.readouterr().err
    assert "counts.clients, counts.made_up, counts.notes." in said
    assert "python3 installer/dev.py statements\n" in said
    assert statements.main([], file) == 0
    assert statements.differing(file) == []


def test_the_command_and_the_linters_run_it(tmp_path, monkeypatch):
    run = []
    monkeypatch.setattr(commands, "prepare", lambda project: None)
    monkeypatch.setattr(commands.os, "chdir", lambda path: None)
    monkeypatch.setattr(commands, "become", lambda command: run.append(command[1:]) or 0)
    assert commands.statements(Project(tmp_path), ["--check"]) == 0
    assert run == [["-m", "installer.statements", "--check"]]
    assert commands.LINTERS["statements"] == run[0]
