"""Whose backups are found for a file: its own by the identity in it, others by place or name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from canvas_app.domain.canvas.model import Canvas
from canvas_app.storage import backup_search
from canvas_app.storage.sqlite import backups
from canvas_app.storage.workbook import Workbook
from tests.storage.other import spoil


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "root"


def made(path: Path, business: str, root: Path | None = None) -> str:
    """Make a workbook, with a backup beneath ``root``; return its identity."""
    path.parent.mkdir(exist_ok=True)
    with Workbook.create(path, language="en", business=business, records=(Canvas(1, business),)) as book:
        if root is not None:
            backups.back_up(book, backups.folder_of(book, root))
        return book.meta("workbook")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:4096])


def test_a_workbook_of_the_same_name_elsewhere_has_its_own(tmp_path: Path, root: Path) -> None:
    one, other = tmp_path / "A" / "Клиенты.canvasbook", tmp_path / "B" / "Клиенты.canvasbook"
    made(one, "Secret A", root)
    identity = made(other, "B")
    assert backup_search.of_file(other, root) == ()
    assert backup_search.of_file(other, root, identity) == ()
    assert backup_search.every(other, root) == ()
    assert len(backup_search.of_file(one, root)) == 1
    made(tmp_path / "B" / "Клиенты 2.canvasbook", "B2", root)
    assert backup_search.of_file(other, root) == ()


def test_a_damaged_file_that_says_what_it_is_finds_its_own_under_any_name(tmp_path: Path, root: Path) -> None:
    path = tmp_path / "book.canvasbook"
    made(path, "Coffee", root)
    moved = path.rename(tmp_path / "other.canvasbook")
    with Workbook.open(moved) as book:
        spoil(book, "UPDATE canvas SET name = 'spoilt'")
    before = moved.read_bytes()
    assert [one.path.name for one in backup_search.of_file(moved, root)] == ["book.00001-g1.canvasbook"]
    assert (moved.read_bytes(), sorted(tmp_path.glob("other*"))) == (before, [moved])


def test_a_file_that_says_nothing_is_known_by_its_place(tmp_path: Path, root: Path) -> None:
    path, other = tmp_path / "book.canvasbook", tmp_path / "B" / "book.canvasbook"
    made(path, "Coffee", root)
    made(other, "Tea", root)
    (newest,) = backup_search.of_file(other, root)
    os.utime(newest.path, (2**31, 2**31))
    cut(path)
    assert backup_search.of_file(path, root) == ()
    place, name = backup_search.every(path, root)
    assert (place.how, place.place, name.how, name.place) == ("place", path, "name", other)


def test_of_an_unknown_place_the_name_is_all_there_is(tmp_path: Path, root: Path) -> None:
    path = tmp_path / "book.canvasbook"
    made(path, "Coffee", root)
    lost = tmp_path / "stick" / "book.canvasbook"
    lost.parent.mkdir()
    lost.write_bytes(b"damaged")
    (found,) = backup_search.every(lost, root)
    assert (found.how, found.place) == ("name", path)


def test_a_name_that_only_begins_alike_is_another(tmp_path: Path, root: Path) -> None:
    made(tmp_path / "book.2025.00001-g1.canvasbook", "Last year", root)
    made(tmp_path / "books.canvasbook", "Books", root)
    (tmp_path / "book.canvasbook").write_bytes(b"")
    assert backup_search.every(tmp_path / "book.canvasbook", root) == ()


def test_no_backups_at_all(tmp_path: Path, root: Path) -> None:
    assert backup_search.every(tmp_path / "book.canvasbook", root) == ()
    assert backup_search.of_file(tmp_path / "book.canvasbook", root) == ()
