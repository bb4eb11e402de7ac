"""The canvas on paper: exact pages, the whole text, embedded fonts only, no picture, the same bytes."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import date

import pytest

from canvas_app.documents.canvas_document import CanvasPart, canvas_pdf
from canvas_app.documents.pdf import Meta
from canvas_app.domain.canvas.board import Board, BoardNote
from canvas_app.domain.canvas.geometry import lay_out
from canvas_app.domain.canvas.sheet import PAPERS
from canvas_app.domain.progress import Cancelled
from tests.documents.reading import fonts, images, links, outline, reader, sizes, squeezed, text, written
from tests.domain.canvas.boards import board, measurer, short

META = Meta("Кофейня у метро — Как есть", "Канва бизнес-модели", "ru")
HOSTILE = [
    "<b>жирный</b> a < b and x<y",
    "&amp; & &lt; </para>",
    "<img src='/etc/passwd'> <a href='file:///etc/passwd'>x</a>",
    "$100 ... $200 cost_$6^{ & $7",
    "Ivan\u202egnp.exe \u2066x\u2069",
    "=1+1; {heading} {0} %s %(x)s",
    "日本語 😀 გამარჯობა \u0301",
]


def pdf(made: Board, paper: str = "A4", **named: object) -> bytes:
    part = CanvasPart("Как есть", lay_out(made, measurer()))
    return written(lambda out: canvas_pdf([part], out, META, paper=paper, **named))  # type: ignore[arg-type]


@pytest.mark.parametrize("paper", PAPERS)
def test_every_paper_is_exact_and_holds_the_whole_text(paper: str) -> None:
    data = pdf(board(short(21)), paper)
    ((width, height),) = sizes(data)
    assert (width, height) == pytest.approx(PAPERS[paper], abs=0.1)
    shown = text(data)
    for number in range(1, 22):
        assert f"Офисырядом{number}" in shown
    for expected in (
        "Взаимоотношения с клиентами",
        "CC BY-SA 3.0",
        "Кофейня у метро",
        "Повторный 171",
        "Офисы рядом",
    ):
        assert squeezed(expected) in shown


def test_fonts_are_embedded_and_nothing_is_a_picture() -> None:
    data = pdf(board(short(21)))
    assert fonts(data)
    assert all(fonts(data).values())
    assert not [name for name in fonts(data) if "Inter" not in name]
    assert images(data) == 0
    assert links(data) == 0
    assert b"Helvetica" not in data


def test_title_data_name_nobody_unless_asked() -> None:
    read = reader(pdf(board(short(3))))
    assert read.metadata is not None
    assert read.metadata.title == META.title
    assert read.metadata.subject == META.subject
    assert read.metadata.author == "anonymous"
    assert read.trailer["/Root"]["/Lang"] == "ru"
    named = written(
        lambda out: canvas_pdf(
            [CanvasPart("x", lay_out(board({}), measurer()))],
            out,
            Meta("t", "s", "en", "А. Ветрова", date(2026, 11, 23)),
        )
    )
    metadata = reader(named).metadata
    assert metadata is not None
    assert metadata.author == "А. Ветрова"
    assert metadata.creation_date is not None
    assert metadata.creation_date.date() == date(2026, 11, 23)


def test_two_canvases_and_their_further_pages_are_in_the_outline() -> None:
    many = lay_out(board({"ka": [BoardNote(at, "слово " * 12) for at in range(1, 60)]}), measurer())
    few = lay_out(board(short(9)), measurer())
    parts = [CanvasPart("Как есть", many), CanvasPart("Как будет <b>", few)]
    data = written(lambda out: canvas_pdf(parts, out, META))
    assert outline(data) == ["Как есть", "  Как есть · 2 / 2", "Как будет <b>"]
    assert len(reader(data).pages) == 3
    assert text(data).count("CCBY-SA3.0") == 3


def test_hostile_texts_are_printed_literally() -> None:
    notes = {"cs": [BoardNote(at + 1, given, given) for at, given in enumerate(HOSTILE)]}
    data = pdf(board(notes, business=HOSTILE[0], author=(HOSTILE[1],)))
    shown = text(data)
    for given in HOSTILE:
        visible = squeezed("".join(char for char in given if char not in "\u202e\u2066\u2069"))
        assert shown.count(visible) >= 2
    assert images(data) == 0
    assert links(data) == 0


def test_a_text_of_a_hundred_thousand_letters_is_printed_whole() -> None:
    data = pdf(board({"rs": [BoardNote(1, "ы" * 100_000)]}))
    assert text(data).replace("-", "").count("ы") >= 100_000


def test_the_same_sheet_gives_the_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib, sys; from tests.documents.test_canvas_document import *;"
        "sys.stdout.write(hashlib.sha256(pdf(board(short(21)))).hexdigest())"
    )
    run = [sys.executable, "-c", code]
    first, second = (subprocess.run(run, capture_output=True, text=True, check=True).stdout for _ in range(2))
    assert len(first) == 64
    assert first == second


def test_cancelling_stops_between_pages() -> None:
    class Impatient:
        said: list[tuple[int, int]]

        def __init__(self) -> None:
            self.said = []

        def report(self, done: int, total: int) -> None:
            self.said.append((done, total))
            if done == 1:
                raise Cancelled

    listener = Impatient()
    part = CanvasPart("x", lay_out(board(short(9)), measurer()))
    with pytest.raises(Cancelled):
        canvas_pdf([part] * 3, io.BytesIO(), META, progress=listener)
    assert listener.said == [(0, 3), (1, 3)]


def test_most_of_the_board_is_not_white() -> None:
    """With 21 notes less than 65 % of the board stays white (rendered and counted)."""
    import pypdfium2

    words = ("Кофе за две минуты по пути на работу", "Подбор зёрен под вкус", "Точка у метро")
    notes: dict[str, list[BoardNote]] = {}
    blocks = {"cs": 3, "vp": 3, "ch": 2, "cr": 2, "rs": 3, "kr": 2, "ka": 2, "kp": 2, "c": 2}
    for at, key in enumerate(key for key, count in blocks.items() for _ in range(count)):
        notes.setdefault(key, []).append(BoardNote(at + 1, words[at % 3], "Персональная поддержка", "blue"))
    sheet = lay_out(board(notes), measurer())
    assert sheet.size >= 12
    assert sheet.smallest >= 6.5
    scale = 4.0
    bitmap = pypdfium2.PdfDocument(pdf(board(notes)))[0].render(scale=scale / 72 * 25.4, grayscale=True)
    frame = sheet.pages[0].frame
    picture = bitmap.to_numpy()
    top, bottom = int(frame.y * scale) + 2, int(frame.bottom * scale) - 2
    left, right = int(frame.x * scale) + 2, int(frame.right * scale) - 2
    inside = picture[top:bottom, left:right]
    assert (inside >= 250).mean() < 0.65
