"""What all tests share: no screen, folders that only their process knows, a clipboard empty at the end."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.workers"]

settings.register_profile(
    "loaded",
    deadline=None,  # how busy the machine is says nothing about the program
    database=None,  # several processes test at once, and each starts from the same
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("loaded")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # for those who run pytest itself


_own = mkdtemp(prefix="canvas-app-tests-")  # of each process that tests, when several do at once
os.environ["CANVAS_APP_HOME"] = str(
    Path(_own, "home")
)  # of the programs that tests start too; some have their own
if "PYTEST_XDIST_WORKER" in os.environ:  # the program looks there for what others left behind
    os.environ["TMPDIR"] = tempfile.tempdir = str(Path(_own, "tmp"))
    Path(_own, "tmp").mkdir()

_TESTS_A_COLLECTION = 25
_finished = 0


@pytest.fixture(autouse=True)
def _garbage_is_collected_between_tests() -> Iterator[None]:
    """Let no thread of a test collect widgets, as in the window itself (``ui/common/garbage.py``)."""
    global _finished
    gc.disable()
    yield
    _finished += 1
    if _finished % _TESTS_A_COLLECTION == 0:
        gc.collect()
    elif gc.get_count()[0] > gc.get_threshold()[0]:
        gc.collect(1)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """Remove the home of the tests, and empty the clipboard, if a test had one.

    The offscreen platform keeps what was copied in a static of its library. What Python made of it would be
    freed after Python itself, and a green run would end with a segmentation fault.
    """
    shutil.rmtree(_own, ignore_errors=True)
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()
