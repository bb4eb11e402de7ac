"""Ended from outside at any moment, the program keeps what was typed, and a command leaves no half work."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from canvas_app.domain.clients.model import Client
from canvas_app.services.files import create_workbook
from canvas_app.storage.workbook import Workbook
from tests.faults import story

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


@pytest.mark.parametrize(("number", "lines"), [(signal.SIGTERM, 5), (signal.SIGHUP, 3), (signal.SIGINT, 2)])
def test_a_window_that_is_ended_has_saved_all_that_was_typed(tmp_path, number, lines):
    path = tmp_path / "a.canvasbook"
    story.make(path)
    told = story.play(path, tmp_path, lines, number, lines)
    assert told.code == 128 + number, told.said
    assert told.typed
    assert told.said == ""
    assert story.problems(path, told, graceful=True) == []
    assert [file.name for file in tmp_path.iterdir() if "journal" in file.name] == []


@pytest.mark.slow
@pytest.mark.timeout(3000)
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_at_any_moment(tmp_path, number):
    path = tmp_path / "a.canvasbook"
    story.make(path)
    chance = random.Random(number)
    found = []
    for seed in range(40):
        told = story.play(path, tmp_path, seed, number, chance.randrange(1, 120), chance.random() * 0.5)
        graceful = number != signal.SIGKILL
        found += [f"{seed}: {one}" for one in story.problems(path, told, graceful=graceful)]
        assert told.code == (128 + number if graceful else -number), told.said
    assert found == []


def test_a_signal_during_the_start_ends_it(tmp_path):
    path = tmp_path / "a.canvasbook"
    story.make(path)
    before = path.read_bytes()
    command = [sys.executable, "-m", "canvas_app", str(path)]
    for wait in (0.4, 1.0):
        child = _start(command, tmp_path)
        time.sleep(wait)
        child.send_signal(signal.SIGTERM)
        assert child.wait(60) in (128 + signal.SIGTERM, -signal.SIGTERM)
        assert b"Traceback" not in child.stderr.read()
    with Workbook.open(path) as book:
        assert book.check() == []
    assert len(path.read_bytes()) == len(before)


def _start(command: list[str], home: Path) -> subprocess.Popen:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "CANVAS_APP_HOME": str(home / "home")}
    with story.signals_heard():
        return subprocess.Popen(
            command, cwd=story.ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_command_that_is_ended_leaves_the_file_as_it_was(tmp_path, number):
    path = tmp_path / "a.canvasbook"
    with create_workbook(path, language="en", business="A", who="V") as book:
        digest = book.digest()
    source = tmp_path / "many.csv"
    source.write_text("name\n" + "".join(f"Client {one}\n" for one in range(60_000)), "utf-8")
    before = {file.name for file in tmp_path.iterdir()} | {"home"}
    command = [sys.executable, "-m", "canvas_app", "import", str(path), str(source), "--kind", "clients"]
    child = _start(command, tmp_path)
    journal = path.with_name(path.name + "-journal")
    while child.poll() is None and not (journal.exists() and journal.stat().st_size):
        time.sleep(0.01)  # until the edit has begun to write
    child.send_signal(number)
    _said, wrong = child.communicate(timeout=60)
    assert child.returncode == 128 + number, wrong
    assert b"Traceback" not in wrong
    assert {file.name for file in tmp_path.iterdir()} <= before
    with Workbook.open(path) as book:
        assert book.digest() == digest
        assert book.all(Client) == ()
