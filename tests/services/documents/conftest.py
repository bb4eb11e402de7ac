"""The example as a workbook, and what its documents say."""

from __future__ import annotations

from functools import cache

import pytest

from canvas_app.services.documents.title import Title, set_title
from canvas_app.services.sample import create_sample
from tests.documents import reading
from tests.services.document_books import DAY, few


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "Кофейня.canvasbook"
    with create_sample(path, "ru", DAY, who="Вера") as workbook:
        yield workbook


@pytest.fixture
def small(tmp_path):
    with few(tmp_path / "book.canvasbook", 12) as workbook:
        set_title(workbook, Title("Пекарня", "А. Ветрова", "vetrova@example.com"))
        yield workbook


@cache
def said(data: bytes) -> str:
    """Return what a document says, without spaces; reading one of fifty pages back takes seconds."""
    return reading.text(data)
