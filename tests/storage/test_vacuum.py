"""A copy is whole whatever day the stages are looked at as of, and the look stays as it was."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from canvas_app.services.clients import register
from canvas_app.storage import stage_cache
from canvas_app.storage.sqlite import snapshot
from canvas_app.storage.workbook import Workbook

TODAY = date.today()
BEFORE = TODAY - timedelta(days=700)


@pytest.fixture
def looked_back(tmp_path):
    """A workbook that is looked at as of an earlier day: its stages of then are in memory."""
    with Workbook.create(tmp_path / "book.canvasbook", language="ru") as workbook:
        for name in ("Ёлкин", "Ким"):
            register.add_client(workbook, name, TODAY)
        stage_cache.ensure(workbook, TODAY)
        stage_cache.ensure(workbook, BEFORE)
        assert hidden(workbook)
        yield workbook


def hidden(workbook: Workbook) -> list[tuple]:
    return workbook.rows("SELECT type, name, tbl_name FROM temp.sqlite_schema ORDER BY name")


def objects(workbook: Workbook) -> list[tuple]:
    return workbook.rows("SELECT type, name, sql FROM main.sqlite_schema ORDER BY name")


def test_a_copy_made_while_looking_back_is_whole(looked_back, tmp_path):
    memory, wanted = hidden(looked_back), objects(looked_back)
    looked_back.copy_to(tmp_path / "copy.canvasbook")
    with Workbook.open(tmp_path / "copy.canvasbook") as copy:
        assert objects(copy) == wanted
        assert copy.digest() == looked_back.digest()
    assert hidden(looked_back) == memory
    stage_cache.ensure(looked_back, BEFORE)
    assert len(looked_back.rows("SELECT 1 FROM temp.client_stage")) == 8


def test_a_large_moment_is_whole_too(looked_back, monkeypatch):
    monkeypatch.setattr(snapshot, "IN_MEMORY_UP_TO", 0)
    wanted = objects(looked_back)
    with snapshot.take(looked_back) as moment:
        assert objects(moment) == wanted
    assert hidden(looked_back)
