"""Killed at random moments, again and again on one file, the program loses nothing it acknowledged."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.shim import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork")


def kill(folder: Path, rounds: int, control: str = "") -> dict:
    command = [sys.executable, "-m", "tests.faults.kills", str(folder), str(rounds), control]
    told = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(told.stdout)


@pytest.mark.timeout(600)  # it forks and flushes: a busy machine takes many times as long
def test_nothing_acknowledged_is_lost(folder: Path) -> None:
    result = kill(folder, 80)
    assert result["problems"] == []
    assert result["acknowledged"] > 160


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_on_a_real_disk(tmp_path: Path) -> None:
    result = kill(tmp_path, 2000)
    assert result["problems"] == []


@pytest.mark.timeout(600)
def test_an_early_acknowledgement_is_caught(folder: Path) -> None:
    assert kill(folder, 40, "early")["problems"] != []
