"""Days that no edit could have written, met by a query before their table was verified, are damage."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from canvas_app.content.stage_models import load_stage_models
from canvas_app.domain.errors import WorkbookError
from canvas_app.services.clients.listing import ClientList
from canvas_app.services.files import open_workbook
from canvas_app.storage import stage_evidence
from canvas_app.storage.filters import Scope
from canvas_app.storage.queries import clients, relationships, stages
from canvas_app.storage.workbook import Workbook
from tests.faults.commanded import small_book
from tests.faults.crafted import craft

DAY = date(2026, 11, 30)
FIRST = date(2000, 1, 1)
NO_DAY = "'2026-02-31'"
DAYS = (
    ("client", "created_on"),
    ("client", "ended_on"),
    ("client", "reopened_on"),
    ("interaction", "day"),
    ("interaction", "answered_on"),
    ("deal", "opened_on"),
    ("deal", "won_on"),
    ("deal", "lost_on"),
    ("assessment", "day"),
    ("stage", "day"),
    ("client_stage", "since"),
    ("journal", "at"),
)


def _ids(book: Workbook) -> list[int]:
    return clients.name_order(book)


READS: dict[str, Callable[[Workbook, str], object]] = {
    "list": lambda book, model: clients.rows(book, _ids(book), model, FIRST, DAY),
    "moves": lambda book, model: clients.moves(book, model, DAY),
    "evidence": lambda book, _model: list(stage_evidence.evidence(book, _ids(book))),
    "histories": lambda book, model: stages.histories(book, model, Scope(), DAY),
    "last record": lambda book, _model: stages.last_record_day(book, DAY),
    "first confirmation": lambda book, model: stages.first_confirmation(book, model),
    "import days": lambda book, _model: stages.import_days(book),
    "scores": lambda book, _model: stages.current_values(book, Scope(), DAY),
    "sales": lambda book, _model: [stages.sales(book, one, DAY) for one in _ids(book)],
    "first record": lambda book, model: relationships.first_record_day(book, model),
    "sorted by contact": lambda book, _model: clients.last_contacts(book, DAY),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_book(tmp_path_factory.mktemp("sound") / "sound.canvasbook")


def columns_of(sound: Path, table: str) -> set[str]:
    with open_workbook(sound, read_only=True) as book:
        return {row[1] for row in book.rows(f"PRAGMA table_info({table})")}


@pytest.mark.parametrize("spoilt", DAYS, ids=".".join)
def test_every_query_reads_a_day_or_says_that_the_file_is_damaged(sound, tmp_path, spoilt):
    table, column = spoilt
    if column not in columns_of(sound, table):
        pytest.fail(f"{table} has no {column}: name the columns that hold days")
    value = NO_DAY if table != "client_stage" else f"{NO_DAY} WHERE since IS NOT NULL"
    book = craft(sound, tmp_path / "crafted.canvasbook", table, column, value, signed=False)
    refused = []
    for model in (one.key for one in load_stage_models()):
        with open_workbook(book, read_only=True) as opened:
            for name, read in READS.items():
                try:
                    read(opened, model)
                except WorkbookError as error:
                    refused.append((name, error.code))
    assert {code for _, code in refused} <= {"file.damaged", "journal.damaged"}, refused
    assert refused or table == "journal", "somebody reads that column"


def test_a_row_of_the_list_names_the_client(sound, tmp_path):
    book = craft(sound, tmp_path / "crafted.canvasbook", "interaction", "day", NO_DAY, signed=False)
    with open_workbook(book, read_only=True) as opened:
        lister = ClientList(opened)
        with pytest.raises(WorkbookError) as caught:
            lister.rows(lister.names(), "kotler", DAY)
    assert caught.value.code == "file.damaged"
    assert "client" in str(caught.value.params["detail"])
