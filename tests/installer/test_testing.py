"""The tests run on every core, in random order if asked to, and a failure says how it is repeated."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from installer import commands, testing
from installer.environment import Project
from installer.testing import Covered, by_layer, layer, table
from tests.architecture.project import ROOT
from tests.workers import plain

ADDOPTS = "[pytest]\naddopts = -p no:randomly -p no:cacheprovider -p no:pytest-qt --strict-markers\n"
DIES = """
import os, signal, pytest
def test_a(): pass
def test_b(): pass
def test_dies(): os.kill(os.getpid(), signal.SIGSEGV)
@pytest.mark.xdist_group("one")
def test_c(): pass
def test_d(): pass
"""


def run(folder: Path, *arguments: str) -> str:
    """Run the tests of a folder as dev.py runs those of the project; return what was said."""
    (folder / "pytest.ini").write_text(ADDOPTS)
    given = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    command = [sys.executable, *testing.arguments_of_pytest(["-n", "2", *arguments])]
    told = subprocess.run(
        command,
        cwd=folder,
        env=given | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    return told.stdout + told.stderr


def test_the_order_is_random_for_who_asks_for_it():
    assert "randomly" not in testing.arguments_of_pytest(["-x"])
    shuffled = testing.arguments_of_pytest([testing.SHUFFLED, "-x"])
    assert shuffled[-3:] == ["-p", "randomly", "-x"]
    assert "randomly" in testing.arguments_of_pytest(["--randomly-seed=1"])


def test_a_worker_that_crashed_is_told_with_its_test_and_repeated(tmp_path):
    (tmp_path / "conftest.py").write_text("from tests.workers import *\n")
    (tmp_path / "test_it.py").write_text(DIES)
    said = run(tmp_path, "--randomly-seed=1")
    assert "--randomly-seed=1" in said
    assert "crashed while running 'test_it.py::test_dies'" in said
    (order,) = (tmp_path / "build" / "test-order").iterdir()
    worker = order.stem
    assert f"{worker} failed first in test_it.py::test_dies" in said
    again = f"-n 0 --randomly-seed=1 --randomly-dont-reorganize @build/test-order/{worker}.txt"
    assert f"installer/dev.py test {again}" in said
    ran = order.read_text().splitlines()
    assert ran[-1] == "test_it.py::test_dies"
    (tmp_path / "test_it.py").write_text(DIES.replace("os.kill(os.getpid(), signal.SIGSEGV)", "pass"))
    once_more = run(tmp_path, "-v", *again.split())
    names = [line.split()[0] for line in once_more.splitlines() if line.endswith("]") and "PASSED" in line]
    assert names == ran


def test_every_worker_has_a_home_and_a_temporary_folder_of_its_own(tmp_path):
    (tmp_path / "conftest.py").write_text("from tests.conftest import *\n")
    (tmp_path / "test_it.py").write_text(
        "import os, tempfile\nfrom pathlib import Path\ndef test_it(worker_id):\n"
        "    told = (os.environ['CANVAS_APP_HOME'], os.environ['TMPDIR'], tempfile.gettempdir())\n"
        f"    Path({str(tmp_path)!r}, worker_id).write_text(repr(told))\n"
    )
    said = run(tmp_path, "--dist", "each")
    homes = [eval((tmp_path / worker).read_text()) for worker in ("gw0", "gw1")]
    assert "2 passed" in said
    assert homes[0][1:] != homes[1][1:]
    assert homes[0][0] != homes[1][0]
    assert all(temporary == asked for _, temporary, asked in homes)
    assert not any(Path(folder).exists() for home in homes for folder in home), "they go with the worker"


def test_the_group_of_a_test_is_no_part_of_its_name():
    assert plain("tests/test_a.py::test_b@processes") == "tests/test_a.py::test_b"
    assert plain("tests/test_a.py::test_b[a@b]") == "tests/test_a.py::test_b[a@b]"
    assert plain("tests/test_a.py::test_b[a@b]@group") == "tests/test_a.py::test_b[a@b]"


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.setattr(commands, "prepare", lambda project, **needs: None)
    monkeypatch.setattr(os, "chdir", lambda path: None)
    (tmp_path / "tests").mkdir()
    return Project(tmp_path)


def test_mutants_are_tried_by_their_own_command(project, monkeypatch):
    became = []
    monkeypatch.setattr(commands, "become", lambda command, environment: became.append(command) or 0)
    commands.test(project, ["--mutate", "--number", "100"])
    assert became == [[str(project.python), "-m", "tests.mutation", "--number", "100"]]


def test_coverage_is_asked_of_the_same_run_and_the_tests_decide_its_end(project, monkeypatch, capsys):
    calls = []

    def called(command, **options):
        calls.append(command[3:])
        if command[3] == "json":
            files = {"canvas_app/domain/a.py": {"summary": figures(3, 4, 1, 4)}}
            Path(command[-1]).write_text(json.dumps({"files": files}))
        return subprocess.CompletedProcess(command, 1 if command[3] == "run" else 0)

    monkeypatch.setattr(subprocess, "run", called)
    assert commands.test(project, ["--coverage", "-x"]) == 1
    assert [call[0] for call in calls] == ["run", "combine", "json"]
    assert calls[0][2:] == testing.arguments_of_pytest(["-x"])
    assert "branch = true" in (project.root / "build" / "coverage" / "settings.ini").read_text()
    assert "domain               8         4    50.0" in capsys.readouterr().out


def figures(lines, of_lines, branches, of_branches):
    return {
        "covered_lines": lines,
        "num_statements": of_lines,
        "covered_branches": branches,
        "num_branches": of_branches,
    }


def test_files_belong_to_layers():
    assert layer("canvas_app/app.py") == layer("canvas_app/__main__.py") == "app"
    assert layer("canvas_app/cli/main.py") == "commands"
    assert layer(str(Path("canvas_app", "ui", "canvas", "page.py"))) == "ui"
    named = {layer(str(path.relative_to(ROOT))) for path in (ROOT / "canvas_app").rglob("*.py")}
    assert named == set(testing.LAYERS)


def test_a_layer_counts_statements_and_branches_of_all_its_files():
    found = by_layer(
        {
            "canvas_app/ui/a.py": {"summary": figures(8, 10, 1, 2)},
            "canvas_app/ui/b.py": {"summary": figures(10, 10, 2, 2)},
            "canvas_app/app.py": {"summary": figures(0, 1, 0, 0)},
        }
    )
    assert found["ui"] == Covered(21, 24)
    assert found["ui"].percent == pytest.approx(87.5)
    assert table(found).splitlines()[-1].split() == ["total", "25", "4", "84.0"]
