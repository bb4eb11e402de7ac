"""What a file is kept from: a backup thinned away while it is looked at, a verdict by the clock, leftovers,
somebody deleted whom the past still names.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from canvas_app.domain.errors import PersonError
from canvas_app.services import files
from canvas_app.services.clients import erasing, register
from canvas_app.services.sample import create_sample
from canvas_app.storage.sqlite import driver
from canvas_app.storage.workbook import Workbook

DAY = date(2026, 11, 30)
ROOT = Path(__file__).parents[2]
CANARY = "Qzxwcanary"


@pytest.fixture(autouse=True)
def _own_home(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("CANVAS_APP_HOME", str(tmp_path / "home"))


@pytest.fixture
def path(tmp_path) -> Path:
    made = tmp_path / "book.canvasbook"
    files.create_workbook(made, language="en", business="Kept", who="Vera").close()
    return made


def test_a_backup_that_is_looked_at_is_only_read_and_stays_through_all_later_rounds(path):
    with files.open_workbook(path) as book:
        register.add_client(book, "First", DAY)
        backup = files.back_up(book).path
        with files.open_workbook(backup) as looked_at:
            assert looked_at.read_only
            with pytest.raises(PersonError):
                register.add_client(looked_at, "Into the backup", DAY)
            for number in range(60):
                register.add_client(book, f"Client {number}", DAY)
                files.back_up(book)
            assert backup.exists()
            assert [row[0] for row in looked_at.rows("SELECT name FROM client")] == ["First"]


def test_a_disk_that_takes_its_time_makes_no_damaged_file(tmp_path, monkeypatch):
    """Every look at the clock finds a minute gone, as with a large file on a slow disk."""
    sample = tmp_path / "sample.canvasbook"
    create_sample(sample, "en", DAY).close()
    minutes = count(1, 60)
    monkeypatch.setattr(driver, "monotonic", lambda: float(next(minutes)))
    with files.open_workbook(sample) as book:
        assert len(book.rows("SELECT id FROM client")) > 700
        assert book.damage is None


KILLED = """
import os, signal, sys
from pathlib import Path
from canvas_app.storage import places
draft = places.draft_for(Path(sys.argv[1]))
draft.write_bytes(b"all of the file, in plain text")
os.kill(os.getpid(), signal.SIGKILL)
"""


def started(*command: str) -> subprocess.CompletedProcess[str]:
    run = [sys.executable, *command]
    return subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)


def in_plain_text(folder: Path) -> list[Path]:
    return [one for one in folder.rglob("*") if one.is_file() and b"in plain text" in one.read_bytes()]


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_what_a_killed_program_left_beside_the_file_goes_with_the_next_command(path):
    folder = path.parent
    assert started("-c", KILLED, str(path.with_name("copy.canvasbook"))).returncode == -signal.SIGKILL
    assert len(in_plain_text(folder)) == 1
    done = started("-m", "canvas_app", "info", str(path))
    assert done.returncode == 0, done.stderr
    assert in_plain_text(folder) == []


def test_who_was_deleted_can_still_be_erased_from_the_past(path):
    with files.open_workbook(path) as book:
        one = register.add_client(book, CANARY, DAY, email=f"{CANARY}@example.com").id
        register.delete_clients(book, [one])
        assert CANARY.encode() in b"".join(row[0] for row in book.rows("SELECT data FROM journal_part"))
        (found,) = erasing.deleted_people(book)
        erasing.erase_deleted(book, [found])
    assert CANARY.encode() not in path.read_bytes()
    with Workbook.open(path, read_only=True) as book:
        assert book.check() == []
