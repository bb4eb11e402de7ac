"""How SQLite is set up for a file, and how much of it opening reads."""

import sys
from pathlib import Path

import pytest

from canvas_app.domain.canvas.model import Canvas
from canvas_app.storage.sqlite import driver, opening
from canvas_app.storage.workbook import Workbook


def test_settings_are_read_back(workbook: Workbook) -> None:
    wanted = {
        "locking_mode": "exclusive",
        "journal_mode": "truncate",
        "synchronous": 3,
        "secure_delete": 1,
        "temp_store": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
    }
    found = {name: workbook.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
    assert found == wanted
    assert workbook.rows("SELECT v FROM client_search_config WHERE k = 'secure-delete'") == [(1,)]


def test_a_setting_that_does_not_take_is_noticed(workbook: Workbook) -> None:
    with pytest.raises(RuntimeError, match="synchronous"):
        driver._set(workbook.connection, "synchronous", "OFF", 3)


def test_user_functions_do_not_run_from_a_file(workbook: Workbook) -> None:
    ran = []
    workbook.connection.create_function("evil", 0, lambda: ran.append(1))
    workbook.connection.execute("CREATE TEMP TABLE t (x)")
    workbook.connection.execute("CREATE TABLE planted (x DEFAULT (evil()))")
    with pytest.raises(driver.DriverError, match="unsafe use"):
        workbook.connection.execute("INSERT INTO planted DEFAULT VALUES")
    assert ran == []
    workbook.connection.execute("DROP TABLE planted")


def _read_by_this_process() -> int:
    return int(Path("/proc/self/io").read_text().partition("rchar:")[2].split()[0])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks what Linux counts")
@pytest.mark.parametrize("size", [24 << 20, pytest.param(1 << 30, marks=pytest.mark.slow)])
def test_opening_a_large_file_reads_a_small_part_of_it(path: Path, size: int) -> None:
    with Workbook.create(path, language="ru") as book:
        with book.edit("edit.x") as edit:
            edit.put(Canvas(1, "a"))
        for part in range(size >> 20):  # as if the history were so long
            row = (part + 1000, bytes(1 << 20))
            book.connection.execute("INSERT INTO journal_part VALUES (1, ?, 0, ?)", row)
    assert path.stat().st_size > size
    before = _read_by_this_process()
    with Workbook.open(path) as book:
        assert book.setting("language") == "ru"
        assert _read_by_this_process() - before < 2 << 20
        opening.refuse_unsound(book.connection, path)
        assert _read_by_this_process() - before > size, "what looking at every page reads"
