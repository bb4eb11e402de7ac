"""The compiled fault injector, and a folder in memory."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.faults import shim
from tests.storage.conftest import fast_folder

__all__ = ["fast_folder"]


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not sys.platform.startswith("linux"):
        pytest.skip("LD_PRELOAD is of Linux")
    if shutil.which("gcc") is None:
        pytest.skip("no gcc to compile faultio.c with")
    return shim.build(tmp_path_factory.mktemp("shim"))


@pytest.fixture
def folder(fast_folder: Path) -> Iterator[Path]:
    """A new folder in memory: the injector takes flushes for done, a kill takes nothing from the system."""
    with TemporaryDirectory(dir=fast_folder) as made:
        yield Path(made)
