"""With a Russian keyboard layout on a real X server, Ctrl and the place of a letter do what the letter says.

Left out of ordinary runs, since it needs Xvfb, setxkbmap and xdotool. Run by

    python3 installer/dev.py test -m slow tests/workflows/test_layouts.py
"""

from __future__ import annotations

import os
import queue
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date

import pytest

from canvas_app.services.sample import create_sample
from tests.architecture.project import ROOT
from tests.workflows.told_keys import LETTER

ROWS = ((24, "QWERTYUIOP"), (38, "ASDFGHJKL"), (52, "ZXCVBNM"))
CODES = {letter: start + place for start, row in ROWS for place, letter in enumerate(row)}
NEEDED = ("Xvfb", "setxkbmap", "xdotool")
MOST = 20  # seconds until the program says something

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not all(map(shutil.which, NEEDED)), reason=f"needs {', '.join(NEEDED)}"),
]


@pytest.fixture(params=["ru", "ru,us"])
def screen(request, tmp_path) -> Iterator[dict[str, str]]:
    """The environment of programs on a screen of its own with a keyboard layout."""
    got, told = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(told), "-noreset", "-screen", "0", "1440x900x24"],
        pass_fds=[told],
        stderr=subprocess.DEVNULL,
    )
    os.close(told)
    with os.fdopen(got) as number:
        display = f":{number.readline().strip()}"
    given = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "CANVAS_APP_HOME": str(tmp_path)}
    subprocess.run(["setxkbmap", "-layout", request.param], env=given, check=True)
    yield given
    server.terminate()
    server.wait()


def press(keys: str, given: dict[str, str]) -> None:
    """Press Ctrl, perhaps Shift, and the key in the place of a letter."""
    held = ["ctrl", "shift"] if "Shift" in keys else ["ctrl"]
    down = [part for key in held for part in ("keydown", key)]
    up = [part for key in reversed(held) for part in ("keyup", key)]
    subprocess.run(["xdotool", *down, "key", str(CODES[keys[-1]]), *up], env=given, check=True)


def test_every_letter_with_ctrl_is_heard(screen, tmp_path):
    path = tmp_path / "Пример.canvasbook"
    create_sample(path, "ru", date(2026, 11, 23)).close()
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.workflows.told_keys", str(path)],
        cwd=ROOT, env=screen, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    said: queue.Queue[str] = queue.Queue()
    assert program.stdout is not None
    threading.Thread(target=lambda: [said.put(line.strip()) for line in program.stdout], daemon=True).start()
    try:
        commands = dict(pair.split("=") for pair in said.get(timeout=MOST).split()[1:])
        assert len(commands) >= 20
        unheard = {}
        for keys, name in commands.items():
            assert LETTER.fullmatch(keys)
            press(keys, screen)
            try:
                heard = said.get(timeout=MOST / 10)
            except queue.Empty:
                heard = ""
            if heard != name:
                unheard[keys] = heard
        assert unheard == {}
    finally:
        program.kill()
        program.wait()
