"""Qt's file dialog knows a workbook by its name and does not open it: opening and closing drops its lock."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from canvas_app import paths
from tests.architecture.project import ROOT

SHOW = """
import fcntl, subprocess, sys
from pathlib import Path
from tests.faults import lost_lock
from canvas_app.ui.common import file_type
register, path = sys.argv[1] == "known", Path(sys.argv[2])
if not register:
    file_type.register = lambda: False
held = path.open("r+b")
fcntl.lockf(held, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, 5)
lost_lock.by_the_dialog(path)
ask = "import fcntl, sys; fcntl.lockf(open(sys.argv[1], 'r+b'), fcntl.LOCK_EX | fcntl.LOCK_NB, 1, 5)"
print(subprocess.run([sys.executable, "-c", ask, str(path)], stderr=subprocess.DEVNULL).returncode)
"""


def shown(path: Path, how: str) -> str:
    """Return ``1`` when a lock on the file was still there after a dialog had shown its folder."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", SHOW, how, str(path)]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.strip()


@pytest.mark.skipif(sys.platform == "win32", reason="there a lock belongs to its descriptor")
def test_the_dialog_takes_no_lock_away(tmp_path: Path) -> None:
    path = tmp_path / "a.canvasbook"
    path.write_bytes(b"SQLite format 3\0" + bytes(5000))
    assert shown(path, "known") == "1"
    assert shown(path, "unknown") == "0", "the test would see it"


def test_the_kind_of_file_is_the_one_that_is_installed(tmp_path: Path) -> None:
    """``pyside6-rcc --format-version 1 --no-compress --binary`` makes the one of the other."""
    source = ROOT / "installer" / "linux" / "canvas-app.xml"
    (tmp_path / source.name).write_bytes(source.read_bytes())
    listing = tmp_path / "files.qrc"
    place = "/qt-project.org/qmime/packages"
    listing.write_text(f'<RCC><qresource prefix="{place}"><file>{source.name}</file></qresource></RCC>')
    built = tmp_path / "built.rcc"
    rcc = Path(sys.executable).with_name("pyside6-rcc")
    how = ["--format-version", "1", "--no-compress", "--binary", "-o", str(built), str(listing)]
    subprocess.run([rcc, *how], check=True)
    assert built.read_bytes() == (paths.resources() / "mime" / "canvasbook.rcc").read_bytes()
