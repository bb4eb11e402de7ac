"""A real workbook on a real disk, for every test of storage."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from canvas_app.storage.workbook import Workbook


@pytest.fixture(scope="session")
def fast_folder() -> Iterator[Path]:
    """A folder in memory where there is one, for tests of many edits that do not ask about the disk."""
    shared = Path("/dev/shm")
    place = shared if os.access(shared, os.W_OK) else None
    with TemporaryDirectory(dir=place, prefix="pytest-") as folder:
        yield Path(folder)


@pytest.fixture
def tmp_path(fast_folder: Path) -> Iterator[Path]:
    """A folder of the test's own, where no flush waits for a disk: thousands of edits are made here."""
    with TemporaryDirectory(dir=fast_folder, prefix="pytest-") as folder:
        yield Path(folder)


@pytest.fixture(autouse=True)
def home(fast_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The program's own folders, apart from the person's."""
    with TemporaryDirectory(dir=fast_folder, prefix="home-") as folder:
        monkeypatch.setenv("CANVAS_APP_HOME", folder)
        yield Path(folder)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Книга №1 «?#%».canvasbook"


@pytest.fixture
def workbook(path: Path) -> Iterator[Workbook]:
    made = Workbook.create(path, language="ru", business="Кофейня", who="Анна")
    yield made
    made.close()
