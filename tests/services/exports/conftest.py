"""A workbook on a real file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from canvas_app.storage.workbook import Workbook
from tests.services.imports.helpers import new_workbook


@pytest.fixture
def workbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workbook]:
    """A new workbook with one canvas."""
    monkeypatch.setenv("CANVAS_APP_HOME", str(tmp_path / "home"))
    with new_workbook(tmp_path) as opened:
        yield opened
