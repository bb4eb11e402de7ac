"""A workbook chosen where a table belongs is named, and the lock of one that is open stays where it is."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from canvas_app.content import load_messages
from canvas_app.domain.canvas.model import Canvas
from canvas_app.domain.errors import PersonError
from canvas_app.services import imports
from canvas_app.storage.workbook import Workbook

OTHER_PROCESS = """
import sys
from pathlib import Path
from canvas_app.domain.errors import WorkbookError
from canvas_app.storage.workbook import Workbook
try:
    Workbook.open(Path(sys.argv[1])).close()
except WorkbookError as error:
    print(error.code)
else:
    print("opened")
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CANVAS_APP_HOME", str(tmp_path / "home"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "book.canvasbook"
    with Workbook.create(path, language="en") as workbook, workbook.edit("edit.canvas_add") as edit:
        edit.put(Canvas(edit.new_id(), "As is", 0))
    return path


def elsewhere(path: Path) -> str:
    """Return what another process gets when it opens the workbook."""
    done = subprocess.run(
        [sys.executable, "-c", OTHER_PROCESS, str(path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.stdout.strip() or done.stderr


def refused(path: Path, kind: str = "clients") -> str:
    with pytest.raises(PersonError) as caught:
        imports.parse_file(path, kind)
    for lang in ("ru", "en"):
        told = load_messages().say(f"error.{caught.value.code}", lang, **caught.value.params)
        assert path.name in told
    assert "workbook" in told
    return caught.value.code


def names_of(path: Path) -> list[Path]:
    """Return the file under every name that it may be chosen by."""
    csv, link = path.with_name("clients.csv"), path.with_name("link.txt")
    os.link(path, csv)
    link.symlink_to(path)
    return [path, csv, link]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_the_open_workbook_is_refused_unread_and_stays_locked(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Workbook.open(path) as workbook:
        for name in names_of(path):
            before = path.stat().st_mtime_ns
            assert refused(name) == "import.workbook_here"
            assert elsewhere(path) == "file.locked"
            assert path.stat().st_mtime_ns == before
        with workbook.edit("edit.canvas_add") as edit:
            edit.put(Canvas(edit.new_id(), "To be", 1))
    assert elsewhere(path) == "opened"


@pytest.mark.skipif(os.name == "nt", reason="a file that is open cannot be replaced there")
def test_a_workbook_that_takes_the_place_of_the_table_while_it_is_opened_keeps_its_lock(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "table.csv"
    table.write_text("name\nAnna\n")
    really = Path.open

    def late(self: Path, *arguments: str) -> object:
        if self == table and not self.is_symlink():
            table.unlink()
            table.symlink_to(path)
        return really(self, *arguments)  # type: ignore[call-overload]

    with Workbook.open(path):
        monkeypatch.setattr(Path, "open", late)
        assert refused(table) == "import.workbook_here"
        assert elsewhere(path) == "file.locked"


def test_a_closed_workbook_is_known_by_its_content_whatever_its_name(path: Path) -> None:
    content = path.read_bytes()
    for name in ("clients.csv", "table.txt", "no ending", "книга.CANVASBOOK"):
        other = path.with_name(name)
        other.write_bytes(content)
        assert refused(other, "deals") == "import.workbook"
        assert other.read_bytes() == content


def test_another_programs_database_is_no_workbook(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[68:72] = b"\0\0\0\1"
    path.write_bytes(content)
    with pytest.raises(PersonError) as caught:
        imports.parse_file(path, "clients")
    assert caught.value.code == "import.not_text"
