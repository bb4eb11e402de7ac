from __future__ import annotations

from collections.abc import Iterator

import pytest

from canvas_app.content import load_catalogue, load_messages
from canvas_app.domain.canvas.model import Segment, Stream
from canvas_app.domain.clients.model import Client
from canvas_app.services.canvas import canvases, reads
from canvas_app.services.canvas.board import Translator
from canvas_app.storage.workbook import Workbook


class Book:
    """A workbook on a real file with one canvas, and short ways to look into it."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self.canvas = canvases.new_canvas(workbook, "Как есть").ids[0]

    def texts(self, block: str = "", canvas: int | None = None) -> list[str]:
        found = reads.notes(self.workbook, canvas or self.canvas)
        return [note.text for note in found if not block or note.block == block]

    def ids(self, block: str = "") -> list[int]:
        return [n.id for n in reads.notes(self.workbook, self.canvas) if not block or n.block == block]

    def segments(self) -> list[str]:
        return [one.name for one in self.workbook.all(Segment)]

    def streams(self) -> list[str]:
        return [one.name for one in self.workbook.all(Stream)]

    def client(self, name: str, segment: int | None = None) -> int:
        with self.workbook.edit("edit.client_add", name=name) as edit:
            made = Client(edit.new_id(), name=name, segment_id=segment)
            edit.put(made)
        return made.id


@pytest.fixture
def book(tmp_path) -> Iterator[Book]:
    made = Workbook.create(tmp_path / "book.canvasbook", language="ru", business="Кофейня")
    yield Book(made)
    made.close()


@pytest.fixture
def words() -> Translator:
    return Translator(load_catalogue(), load_messages(), "ru")
