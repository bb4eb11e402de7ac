"""The six commands that only read do so whatever journal a kill left, and leave none."""

import shutil
import sys
from pathlib import Path

import pytest

from canvas_app.domain.clients.model import Client
from canvas_app.storage.sqlite import driver
from canvas_app.storage.workbook import Workbook
from tests.faults import reading, scenario

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="copies what is open")


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    """A workbook from the middle of an edit, its journal beside it."""
    made, folder = tmp_path / "a.canvasbook", tmp_path / "work"
    scenario.make(made)
    folder.mkdir()
    with Workbook.open(made) as book, book.edit("edit.import") as edit:
        book.connection.execute("PRAGMA cache_size = 1")
        edit.put_all(Client(5000 + n, f"Импорт {n}", remarks="x" * 300) for n in range(200))
        edit.settle()
        shutil.copy(made, folder)
        shutil.copy(driver.journal_of(made), folder)
    return folder / made.name


def test_half_an_edit_is_taken_back(killed: Path) -> None:
    assert driver.journal_of(killed).stat().st_size > 512
    assert reading.problems(killed) == []


@pytest.mark.parametrize("journal", [bytes(512) + b"x" * 9000, b"no journal" * 100, b""])
def test_a_journal_that_was_never_flushed_is_no_reason_to_refuse(tmp_path: Path, journal: bytes) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    scenario.make(folder / "a.canvasbook")
    driver.journal_of(folder / "a.canvasbook").write_bytes(journal)
    assert reading.problems(folder / "a.canvasbook") == []
