"""A kind of record that is declared and no more is kept, undone, searched, checked, rescued and erased."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.storage.other import ROOT


def test_a_kind_that_is_declared_and_no_more_lives_its_whole_life(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.storage.made_up_kind", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=100)
    assert done.returncode == 0, done.stderr[-3000:]
    assert json.loads(done.stdout) == {
        "created": True,
        "tags": ["blue"],
        "clients of the edit": True,
        "searched": [True, True, True, True],
        "edited": [True, True, True],
        "undone": [True, True],
        "redone": True,
        "refused": ["value.empty_name", "value.count", "value.choice"],
        "deleted with its client": True,
        "brought back": True,
        "merged with another client": [True, True, True],
        "parted again": [True, True],
        "documented": {"every field": True, "what names nobody": True, "no names": True},
        "names nobody": True,
        "sound": [],
        "rescued": [1, "Workshop giraffe", 1],
        "a wrong value": ["file.damaged", "visit"],
        "erased": [True, True, []],
        "nothing left of it": True,
    }
