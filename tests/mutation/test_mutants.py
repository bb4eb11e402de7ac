"""Mistakes built in are found by tests that look, and survive those that do not."""

import fnmatch
import os
import subprocess
import sys

import pytest

from tests.architecture.project import ROOT
from tests.mutation.judging import Equivalent, changed, function_of, known, verdict
from tests.mutation.workshop import (
    KILLED,
    MUTATED,
    STORED,
    SURVIVED,
    TESTS,
    UNTESTED,
    Settings,
    Workshop,
    sample,
)

NAME = "canvas_app.domain.canvas.lines.xǁ_Splitterǁsplit__mutmut_12"
DIFFERENCE = """\
--- canvas_app/domain/canvas/lines.py
+++ canvas_app/domain/canvas/lines.py
@@ -1,4 +1,4 @@
 def split(self):
-    return 1
+    return 2
"""
CODE = '''
def larger(one, other):
    """Return the larger of two numbers."""
    return one if one > other else other

def forgotten(number):
    return number + 1
'''
CHECK = """
from pair.numbers import larger
def test_larger():
    assert larger(1, 2) == 2
    assert larger(3, 2) == 3
"""


@pytest.fixture
def project(tmp_path):
    """A project of one module, half of which has a test."""
    files = {
        "pyproject.toml": "[tool.pytest.ini_options]\ntestpaths = ['checks']\n",
        "pair/__init__.py": "",
        "pair/numbers.py": CODE,
        "checks/test_numbers.py": CHECK,
    }
    for name, text in files.items():
        (tmp_path / "project" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "project" / name).write_text(text)
    return tmp_path / "project"


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="mutmut forks")
def test_mutants_of_a_small_project_die_survive_or_are_not_reached(project, tmp_path):
    workshop = Workshop(tmp_path / "workshop", processes=1)
    files = [path for path in project.rglob("*") if path.is_file()]
    workshop.fill(project, files, Settings("pair", ["pair/*"], ["checks"], ["checks"]))
    names = workshop.make_mutants()
    said = []
    outcomes = workshop.try_out(names, said.append)
    by_function = {function_of(name): set() for name in names}
    for name, outcome in outcomes.items():
        by_function[function_of(name)].add(outcome)
    assert by_function["pair.numbers.forgotten"] == {UNTESTED}
    assert by_function["pair.numbers.larger"] == {KILLED, SURVIVED}, "one >= other changes nothing"
    assert max(said) <= len(names)
    (survivor,) = [name for name, outcome in outcomes.items() if outcome == SURVIVED]
    assert changed(workshop.difference(survivor)) == (
        "return one if one > other else other",
        "return one if one >= other else other",
    )


def test_the_same_number_and_seed_choose_the_same():
    names = [f"m{number}" for number in range(500)]
    assert sample(names, 20, 6) == sample(names, 20, 6)
    assert sample(names, 20, 6) != sample(names, 20, 7)
    assert len(set(sample(names, 20, 6))) == 20
    assert sample(names[:3], 20, 6) == names[:3]


def test_a_mutant_is_known_by_its_function_and_what_it_changes():
    assert function_of(NAME) == "canvas_app.domain.canvas.lines._Splitter.split"
    assert function_of("a.b.x_plain__mutmut_3") == "a.b.plain"
    assert changed(DIFFERENCE) == ("return 1", "return 2")
    same = Equivalent("canvas_app.domain.canvas.lines._Splitter.split", "return 1", "return 2", "why")
    assert same.is_mutant(NAME, DIFFERENCE)
    assert same.is_mutant(NAME.replace("12", "13"), DIFFERENCE)
    assert not same.is_mutant(NAME.replace("split_", "join_"), DIFFERENCE)
    assert not same.is_mutant(NAME, DIFFERENCE.replace("2\n", "3\n"))


def test_the_score_leaves_out_what_changes_nothing_and_counts_what_nobody_reaches():
    outcomes = {"a": KILLED, "b": KILLED, NAME: SURVIVED, "m.x_f__mutmut_1": UNTESTED}
    same = Equivalent(function_of(NAME), "return 1", "return 2", "why")
    result = verdict(outcomes, {NAME: DIFFERENCE, "m.x_f__mutmut_1": "-1\n+2"}, [same])
    assert (result.tried, result.killed, result.equivalent) == (4, 2, 1)
    assert result.survivors == {"m.x_f__mutmut_1": (UNTESTED, "-1\n+2")}
    assert result.score == pytest.approx(200 / 3)


def test_what_is_mutated_and_what_tests_it_is_there():
    paths = [path.relative_to(ROOT).as_posix() for path in (ROOT / "canvas_app").rglob("*.py")]
    assert [one for one in MUTATED if not fnmatch.filter(paths, one)] == []
    assert len([one for one in MUTATED if "storage" in one]) == len(STORED)
    assert all((ROOT / folder).is_dir() for folder in TESTS)


def test_what_was_judged_equivalent_says_why():
    entries = known()
    assert len({(one.function, one.old, one.new) for one in entries}) == len(entries)
    assert all(len(one.why) > 20 for one in entries)


def test_help_names_number_and_seed():
    told = subprocess.run(
        [sys.executable, "-m", "tests.mutation", "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "--number" in told.stdout
    assert "--seed" in told.stdout
