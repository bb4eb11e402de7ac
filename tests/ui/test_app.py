"""The program as it starts: painted and gone with 0, or an error and another code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from canvas_app import app as composition
from canvas_app.storage.records import TABLES

_RUN = """
import sys
from pathlib import Path
from canvas_app import app
{before}
file = Path(sys.argv[1]) if len(sys.argv) > 1 else None
sys.exit(app.run(file, smoke=True, sample={sample}))
"""


def run(tmp_path, *arguments, before: str = "", sample: bool = False) -> subprocess.CompletedProcess:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "CANVAS_APP_HOME": str(tmp_path / "home")}
    code = _RUN.format(before=before, sample=sample)
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_start_page_is_painted_and_the_code_is_0(tmp_path):
    done = run(tmp_path)
    said = [line for line in done.stderr.splitlines() if not line.startswith("This plugin does not support")]
    assert (done.returncode, said) == (0, [])


def test_a_workbook_is_opened_and_closed_soundly(tmp_path):
    made = composition.WorkbookFiles().create(tmp_path / "Кофейня.canvasbook", "Кофейня", "ru", "Vera")
    digest = made.digest()
    made.close()
    done = run(tmp_path, made.path)
    assert done.returncode == 0, done.stderr
    with composition.WorkbookFiles().open(made.path, "Vera") as again:
        assert again.digest() == digest


def test_the_example_is_made_in_the_documents(tmp_path):
    done = run(tmp_path, sample=True)
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "home" / "documents").rglob("*.canvasbook"))) == 1


def test_an_error_in_a_page_prints_it_and_is_not_0(tmp_path):
    made = composition.WorkbookFiles().create(tmp_path / "a.canvasbook", "A", "en", "Vera")
    made.close()
    broken = (
        "from canvas_app.ui.pages import PageEntry\n"
        "app.page_entries = lambda: [PageEntry('x', 'canvas', str, 'canvas_app.ui.rail:RailItem', 'Ctrl+1')]"
    )
    done = run(tmp_path, made.path, before=broken)
    assert done.returncode == 1
    assert "TypeError" in done.stderr


@pytest.mark.parametrize("content", [None, b"no workbook", "folder"])
def test_a_file_that_does_not_open_is_named_and_not_0(tmp_path, content):
    file = tmp_path / "a.canvasbook"
    if content == "folder":
        file.mkdir()
    elif content is not None:
        file.write_bytes(content)
    done = run(tmp_path, file)
    assert done.returncode == 1
    assert "a.canvasbook" in done.stderr


def test_an_example_that_cannot_be_made_is_not_0(tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "documents").write_text("where the folder would be")
    done = run(tmp_path, sample=True)
    assert done.returncode == 1
    assert done.stderr.strip()


def test_what_hangs_is_given_up(tmp_path):
    hang = "app.SMOKE_LIMIT = 0.5\nimport time\napp.build_window = lambda **_: time.sleep(30)"
    done = run(tmp_path, before=hang)
    assert done.returncode == 1
    assert "not painted" in done.stderr


def test_the_frame_is_painted_before_storage_is_imported(tmp_path):
    code = """
import sys
from PySide6.QtWidgets import QApplication
from canvas_app import app
made = QApplication([])
window = app.build_window()
early = {name for name in sys.modules if name.partition(".")[0] in HEAVY or name in OURS}
window.painted.connect(made.quit)
window.show()
made.exec()
late = {name for name in sys.modules if name.partition(".")[0] in HEAVY or name in OURS}
sys.exit(", ".join(early | late) or 0)
"""
    heavy = ("sqlcipher3", "sqlalchemy", "alembic", "matplotlib", "reportlab", "babel", "fontTools", "numpy")
    ours = ("canvas_app.storage.workbook", "canvas_app.content", "PySide6.QtNetwork")
    code = f"HEAVY, OURS = {heavy!r}, {ours!r}\n{code}"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "CANVAS_APP_HOME": str(tmp_path / "home")}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_window_that_rests_imports_what_filters_need(tmp_path):
    code = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from canvas_app import app
from canvas_app.storage import narrowing
made, begun = QApplication([]), app._begin
def begin(*given, **named):
    early.append("sqlalchemy" in sys.modules)
    begun(*given, **named)
early, app._begin = [], begin
loaded, prepare = [], narrowing.prepare
narrowing.prepare = lambda: (prepare(), loaded.append("sqlalchemy" in sys.modules))
timer = QTimer(interval=50)
timer.timeout.connect(lambda: loaded and made.quit())
timer.start()
sys.exit(app.run(None, smoke=False, sample=False) or str([early, loaded]))
"""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "CANVAS_APP_HOME": str(tmp_path / "home")}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stderr.splitlines()[-1:] == ["[[False], [True]]"]


def test_a_page_shown_for_a_moment_imports_nothing_for_filters(tmp_path):
    asked = (
        "app.PREPARE_AFTER = 0\nleave = app.os._exit\n"
        "app.os._exit = lambda code: leave(7 if 'sqlalchemy' in sys.modules else code)"
    )
    assert run(tmp_path, before=asked, sample=True).returncode == 0


def test_every_page_of_the_program_is_named_once():
    entries = composition.page_entries()
    keys = {entry.key: entry.keys for entry in entries}
    assert keys == {
        "canvas": "Ctrl+1", "clients": "Ctrl+2", "relationships": "Ctrl+3", "documents": "Ctrl+4",
        "activity": "Ctrl+6",
    }, "numbers belong to pages and never shift"  # fmt: skip
    kinds = [kind for entry in entries for kind in entry.kinds]
    assert len(kinds) == len(set(kinds))
    assert set(kinds) == set(TABLES) - {"setting"}, "undo opens the page of what changed"
    package = Path(composition.__file__).parent
    for entry in entries:
        module = entry.place.partition(":")[0]
        there = (package.parent / Path(*module.split("."))).with_suffix(".py").exists()
        assert entry.exists() is there


@pytest.mark.parametrize(
    "name", ["Кофейня у метро", "R&D <b>", 'a/b\\c:d*?"<>|', "  .скрытый. ", "😀" * 300, "CON"]
)
def test_any_name_of_a_business_makes_a_file(small_window, tmp_path, name):
    start = small_window.start_page
    start.name.setText(name)
    start.create_workbook()
    made = small_window.context.session.workbook
    assert made.path.exists()
    assert made.path.parent == small_window.controller.folder()
    assert made.setting("business") == " ".join(name.split())
