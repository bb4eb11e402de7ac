"""What the tests of commands share: a Russian system, a home of their own, a workbook."""

from __future__ import annotations

from pathlib import Path

import pytest

from canvas_app.cli import main


@pytest.fixture(autouse=True)
def _russian(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LC_ALL", "ru_RU.UTF-8")
    monkeypatch.setenv("CANVAS_APP_HOME", str(tmp_path / "home"))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A new workbook."""
    path = tmp_path / "Кофейня.canvasbook"
    assert main(["new", str(path)]) == 0
    return path
