"""Whoever has a document read out hears headings, paragraphs, tables and what a figure shows, in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pypdf.generic import ArrayObject

from canvas_app.documents.canvas_document import CanvasPart, canvas_pdf
from canvas_app.documents.pdf import Meta
from canvas_app.domain.canvas.geometry import lay_out
from tests.documents import samples
from tests.documents.reading import reader, written
from tests.documents.test_reports import pdf
from tests.domain.canvas.boards import board, measurer, short


def elements(data: bytes) -> Iterator[tuple[int, str, Any]]:
    """Yield depth, kind and element in reading order."""

    def walk(node: Any, depth: int) -> Iterator[tuple[int, str, Any]]:
        made = node.get_object()
        yield depth, str(made["/S"]), made
        children = made["/K"]
        for child in children if isinstance(children, ArrayObject) else []:
            yield from walk(child, depth + 1)

    root = reader(data).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    yield from walk(root["/StructTreeRoot"]["/K"][0], 0)


def marks(data: bytes) -> tuple[int, int]:
    """Return how many pieces of content are marked, and how many of them the structure names."""
    marked = sum(page.get_contents().get_data().count(b"/MCID ") for page in reader(data).pages)  # type: ignore[union-attr]
    named = sum(not isinstance(made["/K"], ArrayObject) for _, _, made in elements(data))
    return marked, named


def test_a_report_is_headings_texts_tables_and_figures() -> None:
    data = pdf("stages")
    kinds = [kind for _, kind, _ in elements(data)]
    assert kinds[:3] == ["/Document", "/H1", "/P"]
    assert {"/H2", "/H3", "/Table", "/TR", "/TH", "/TD", "/Figure"} <= set(kinds)
    figure = next(made for _, kind, made in elements(data) if kind == "/Figure")
    assert figure["/Alt"] == "Повторных 171 из 797"
    marked, named = marks(data)
    assert marked == named > 100


def test_a_canvas_is_read_block_by_block() -> None:
    part = CanvasPart("Как есть", lay_out(board(short(21)), measurer()))
    data = written(lambda out: canvas_pdf([part], out, Meta("t", "s", "ru")))
    kinds = [(depth, kind) for depth, kind, _ in elements(data)]
    assert kinds[:3] == [(0, "/Document"), (1, "/H1"), (1, "/P")]
    assert kinds.count((1, "/Sect")) == 9
    assert kinds.count((2, "/H2")) == 9
    assert kinds.count((2, "/P")) == 21 + 2  # notes and live lines
    marked, named = marks(data)
    assert marked == named


def test_every_page_leads_from_its_marks_to_their_elements() -> None:
    data = pdf("client")
    read = reader(data)
    numbers = read.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    rows = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for page in read.pages:
        row = rows[page["/StructParents"]].get_object()
        for mark, element in enumerate(row):
            made = element.get_object()
            assert made["/K"] == mark
            assert made["/Pg"].get_object() == page


def test_a_very_long_list_is_read_row_by_row() -> None:
    clients = tuple(samples.client(at) for at in range(1100))
    kinds = [kind for _, kind, _ in elements(pdf("stages", clients=clients, held=(), moves=None, income=()))]
    assert kinds.count("/TD") < 100
    assert kinds.count("/P") > 1100
