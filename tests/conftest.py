"""What all tests share: no screen, and a clipboard that is empty when the interpreter goes."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Iterator
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("loaded", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("loaded")  # how busy the machine is says nothing about the program

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # for those who run pytest itself


_home = mkdtemp(prefix="canvas-app-tests-")
os.environ["CANVAS_APP_HOME"] = _home  # also of the processes that tests start; some set their own


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
    shutil.rmtree(_home, ignore_errors=True)
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()
