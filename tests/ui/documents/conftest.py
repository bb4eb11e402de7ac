from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from pypdf import PdfReader

from canvas_app.domain.canvas.model import Note, Segment, Stream
from canvas_app.domain.clients.model import Client, Employee
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.services.canvas import reads
from canvas_app.ui.documents.page import DocumentsPage
from tests.ui.helpers import settle

DAY = date(2026, 11, 23)


def fill(workbook, clients: int = 12) -> None:
    """Put a few notes and clients with deals into a workbook."""
    canvas = reads.canvases(workbook)[0].id
    with workbook.edit("edit.sample") as edit:
        edit.put_all([Segment(1, "Офисы рядом"), Employee(1, "Анна Ким"), Stream(1, "Хлеб")])
        edit.put_all([Note(5, canvas, "cs", 100, segment_id=1), Note(6, canvas, "rs", 100, stream_id=1)])
        edit.put(Note(7, canvas, "vp", 100, "Тёплый хлеб", kinds=("vp.el.price",)))
        for one in range(1, clients + 1):
            edit.put(Client(100 + one, f"Пекарня № {one}", segment_id=1, employee_id=1))
            for place in range(one % 4):
                deal = 1000 + 10 * one + place
                edit.put(Deal(deal, 100 + one, currency="RUB", won_on=DAY - timedelta(days=30 * place + one)))
                edit.put(DealLine(deal, deal, 10_000_000, stream_id=1))


@pytest.fixture
def page(context, qtbot) -> Iterator[DocumentsPage]:
    """The documents page of a workbook with twelve clients, 1232×600, its first document shown."""
    fill(context.session.workbook)
    context.session.set_as_of(DAY)
    made = DocumentsPage(context)
    qtbot.addWidget(made)
    context.tools.actions.add(made.commands(), made)
    made.resize(1232, 600)
    made.catch_up()
    made.show()
    made.activate()
    wait(qtbot, made)
    yield made
    made.hide()  # the language goes before the workbook does
    made.deleteLater()
    settle()


def wait(qtbot, page) -> None:
    """Wait until the document requested is shown and drawn."""
    qtbot.waitUntil(lambda: page.parts.producer.ready is not None, timeout=30_000)
    qtbot.waitUntil(lambda: not page.context.tools.worker.busy, timeout=30_000)
    settle()


def text(data: bytes) -> str:
    """Return what a PDF says, without spaces."""
    reader = PdfReader(io.BytesIO(data))
    return "".join("".join(page.extract_text() for page in reader.pages).split())


def shown(page) -> str:
    """Return what the document shown says, without spaces."""
    return text(page.preview.document.data)
