"""While the rows of a large table are thought through, it is told how far that is, and it can be stopped."""

from __future__ import annotations

import pytest

from canvas_app.domain.clients.model import Client
from canvas_app.domain.progress import Cancelled
from canvas_app.services import imports
from canvas_app.services.files import create_workbook

KINDS = {
    "clients": ("name\n", "Client {0}\n"),
    "deals": ("client,amount,won_on\n", "Anna,{0},2026-01-01\n"),
    "interactions": ("client,at,kind\n", "Anna,2026-01-01,call\n"),
    "notes": ("block,text\n", "cs,Note {0}\n"),
}


class Heard:
    """Remembers what it is told, and stops at the call of that number."""

    def __init__(self, stop_at: int = 0) -> None:
        self.told: list[tuple[int, int]] = []
        self._stop_at = stop_at

    def report(self, done: int, total: int) -> None:
        self.told.append((done, total))
        if len(self.told) == self._stop_at:
            raise Cancelled


@pytest.fixture
def book(tmp_path, monkeypatch):
    monkeypatch.setenv("CANVAS_APP_HOME", str(tmp_path / "home"))
    with create_workbook(tmp_path / "a.canvasbook", language="en", business="A", who="V") as made:
        with made.edit("edit.client_new", name="Anna") as edit:
            edit.put(Client(edit.new_id(), "Anna"))
        yield made


def parsed_of(kind: str, rows: int = 2_000):
    head, row = KINDS[kind]
    return imports.parse_text(head + "".join(row.format(one + 1) for one in range(rows)), kind)


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_told_how_far_planning_is(book, kind):
    heard = Heard()
    preview = imports.preview_of(parsed_of(kind), imports.gather(book, kind), progress=heard)
    assert preview.forecast is not None
    assert [done for done, _ in heard.told[:4]] == [0, 500, 1_000, 1_500]
    assert {total for _, total in heard.told} == {2_000}


@pytest.mark.parametrize("kind", KINDS)
def test_planning_can_be_stopped(book, kind):
    with pytest.raises(Cancelled):
        imports.preview_of(parsed_of(kind), imports.gather(book, kind), progress=Heard(stop_at=2))


def test_planning_anew_before_writing_can_be_stopped_and_nothing_is_written(book):
    preview = imports.preview_of(parsed_of("clients"), imports.gather(book, "clients"))
    with book.edit("edit.client_new", name="Boris") as edit:
        edit.put(Client(edit.new_id(), "Boris"))
    digest = book.digest()
    with pytest.raises(Cancelled):
        imports.apply_import(book, preview, progress=Heard(stop_at=3))
    assert book.digest() == digest
    heard = Heard()
    assert imports.apply_import(book, preview, progress=heard).added == 2_000
    shares = [done / total for done, total in heard.told if total]
    assert shares == sorted(shares), "planning and writing follow each other"


def test_reading_and_planning_are_one_course(book, tmp_path):
    source = tmp_path / "a.csv"
    source.write_text("name\n" + "".join(f"Client {one}\n" for one in range(2_000)), "utf-8")
    heard = Heard()
    imports.read_source(book, source, "clients", progress=heard.report)
    shares = [done / total for done, total in heard.told if total]
    assert shares == sorted(shares)
    assert len([one for one in shares if one >= 0.5]) >= 4
