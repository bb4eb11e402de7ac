"""A workbook on a real file, and importing texts into it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from canvas_app.storage.workbook import Workbook
from tests.services.imports.helpers import Importer, new_workbook


@pytest.fixture
def workbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workbook]:
    """A new workbook with one canvas."""
    monkeypatch.setenv("CANVAS_APP_HOME", str(tmp_path / "home"))
    with new_workbook(tmp_path) as opened:
        yield opened


@pytest.fixture
def load(workbook: Workbook, tmp_path: Path) -> Importer:
    """Import texts into the workbook."""
    return Importer(workbook, tmp_path)
