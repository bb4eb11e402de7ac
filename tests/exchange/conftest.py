"""What the tests of this area share: files written from text, and reading them as the import does."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from canvas_app.content import load_catalogue
from canvas_app.exchange.options import ImportOptions
from canvas_app.exchange.parsed import Parsed
from canvas_app.exchange.reading import parse
from canvas_app.exchange.source import open_source

Read = Callable[..., Parsed]


def nothing_held(status: os.stat_result) -> bool:
    """Say that no workbook is open in this process."""
    return False


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write text or bytes to a file and read it as a table of a kind."""

    def reading(
        content: str | bytes,
        kind: str = "clients",
        options: ImportOptions | None = None,
        encoding: str = "utf-8",
    ) -> Parsed:
        path = tmp_path / "table.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        chosen = options or ImportOptions()
        return parse(open_source(path, nothing_held, chosen.encoding), kind, chosen, load_catalogue())

    return reading
