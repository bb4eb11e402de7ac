"""A small part of each campaign, in the suite that runs every time; the table itself takes minutes."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from tests.campaign import crafting, crew, examples, reading, spoiling, suites, table
from tests.campaign.__main__ import main
from tests.campaign.table import Case, Played, Row

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs pipes that select can wait for")


def test_the_same_seed_spoils_the_same(tmp_path: Path) -> None:
    data = bytes(random.Random(1).randbytes(8 * spoiling.PAGE))
    for group, spoil in spoiling.WAYS.items():
        first, second = (spoil(data, spoiling.chance(6, group, 3)) for _ in range(2))
        assert first == second
        assert first[0] != data


def test_a_flip_turns_one_bit() -> None:
    spoilt, words = spoiling.flipped(bytes(100), spoiling.chance(6, "flip", 1))
    assert sum(byte.bit_count() for byte in spoilt) == 1
    assert words.startswith("bit ")


def test_the_table_names_each_bad_round_and_how_to_repeat_it() -> None:
    row = Row("flips: one bit")
    row.add(Case("flips", "flip", 4), Played([]))
    row.add(Case("flips", "flip", 5), Played(["info: other figures"], 3))
    told = table.lines([row, Row("x", skipped="no compiler")], seed=9)
    assert told[1].split() == ["flips:", "one", "bit", "4", "1"]
    assert told[2].endswith("left out: no compiler")
    assert told[-1].splitlines()[-1].strip() == f"{table.COMMAND} --only flips --seed 9 --case flip:5"


def test_rounds_are_shared_out_among_the_kinds_of_fault() -> None:
    found = suites.cases("flips", 100)
    groups = [case.group for case in found]
    assert set(groups) == set(suites.SUITES["flips"])
    assert abs(len(found) - 100) <= len(suites.SUITES["flips"])
    assert suites.cases("flips", None, "cut:7") == [Case("flips", "cut", 7)]


def test_every_wrong_value_is_written_and_told_from_the_sound_file(tmp_path: Path) -> None:
    sound = examples.thinned(tmp_path / "sound")
    data, known = sound.read_bytes(), reading.content(sound)
    spoilt = tmp_path / "spoilt"
    for number in range(len(crafting.STATEMENTS)):
        spoilt.write_bytes(data)
        statement, _ = crafting.craft(spoilt, number, agree=False)
        derived = "client_stage" in statement
        assert (reading.content(spoilt) == known) == derived, statement
        assert spoilt.read_bytes() != data, statement


def test_a_process_that_dies_spoils_its_round_and_no_other(tmp_path: Path) -> None:
    heard: dict[int, Played] = {}
    cases = [Case("dying", "any", number) for number in range(4)]
    crew.play(cases, 6, tmp_path, 2, lambda case, played: heard.update({case.number: played}))
    assert {number: bool(played.problems) for number, played in heard.items()} == {
        0: False,
        1: True,
        2: False,
        3: False,
    }
    assert "the process ended with 3" in heard[1].problems[0]


@pytest.mark.parametrize(
    ("suite", "case"),
    [("flips", "cut:1"), ("kills", "backup:0"), ("kills", "import:1"), ("locks", "reader:0")],
)
def test_a_few_rounds(capsys: pytest.CaptureFixture[str], suite: str, case: str) -> None:
    assert main(["--only", suite, "--case", case, "--processes", "1"]) == 0
    assert "rounds" in capsys.readouterr().out


def test_a_program_without_its_second_lock_is_caught(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--only", "controls", "--case", "no lock:0", "--processes", "1"]) == 0
    assert "left out" not in capsys.readouterr().out
