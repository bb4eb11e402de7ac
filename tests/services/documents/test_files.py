"""Documents as files: whole or not there, named after whose they are, made without the workbook."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from canvas_app.content import load_messages
from canvas_app.domain.errors import NotFoundError, PersonError, ValueRefusedError
from canvas_app.domain.progress import Cancelled, NoProgress
from canvas_app.services import book_settings
from canvas_app.services.documents import DocumentRequest, export_document, prepare
from canvas_app.services.documents.naming import proposed_name
from canvas_app.services.documents.paper import WALL, reading_of
from canvas_app.services.documents.title import Title, set_title, title_of
from tests.documents import reading
from tests.documents.reading import squeezed
from tests.services.document_books import DAY, few, pdf
from tests.services.documents.conftest import said

# files


def test_the_file_is_whole_or_not_there(small, tmp_path):
    class Impatient:
        def report(self, done: int, total: int) -> None:
            if done == 1:
                raise Cancelled

    out = tmp_path / "out" / "отчёт.pdf"
    out.parent.mkdir()
    with pytest.raises(Cancelled):
        export_document(small, DocumentRequest("director", "ru", DAY), out, Impatient())
    assert list(out.parent.iterdir()) == []
    out.write_bytes(b"earlier")
    with pytest.raises(Cancelled):
        export_document(small, DocumentRequest("director", "ru", DAY), out, Impatient())
    assert out.read_bytes() == b"earlier"
    assert export_document(small, DocumentRequest("director", "ru", DAY), out) == 5
    assert out.read_bytes().startswith(b"%PDF")


def test_gathering_can_be_cancelled_too(small):
    class Impatient:
        def report(self, done: int, total: int) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        prepare(small, DocumentRequest("full", "ru", DAY), Impatient())


@pytest.mark.parametrize(
    ("name", "request_", "code"),
    [
        ("книга.canvasbook", DocumentRequest("canvas", "ru", DAY), "export.workbook"),
        ("текст.txt", DocumentRequest("canvas", "ru", DAY), "export.ending"),
        ("a.pdf", DocumentRequest("novel", "ru", DAY), "export.document"),
        ("a.pdf", DocumentRequest("canvas", "ru", DAY, paper="A9"), "export.paper"),
        ("a.pdf", DocumentRequest("canvas", "ru", DAY, canvas_id=9), "not_found.canvas"),
        ("a.pdf", DocumentRequest("stages", "ru", DAY, model="нет"), "not_found.model"),
        ("a.pdf", DocumentRequest("client", "ru", DAY, client_id=9), "not_found.client"),
    ],
)
def test_what_cannot_be_written_is_named(small, tmp_path, name, request_, code):
    with pytest.raises(PersonError) as caught:
        export_document(small, request_, tmp_path / name)
    assert caught.value.code == code
    assert load_messages().say(f"error.{code}", "ru", **caught.value.params)
    assert not (tmp_path / name).exists()


def test_a_writer_needs_the_workbook_no_more(tmp_path):
    with few(tmp_path / "book.canvasbook", 12) as workbook:
        write = prepare(workbook, DocumentRequest("full", "ru", DAY))
    out = io.BytesIO()
    assert write(out, NoProgress()) == len(reading.reader(out.getvalue()).pages)


def test_a_copy_of_the_workbook_gives_the_same_document(small):
    with small.snapshot() as copy:
        assert pdf(copy, "director") == pdf(small, "director")


# names, title data, paper


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("poster", "Пекарня — Как есть — 2026-11-23.pdf"),
        ("director", "Пекарня — Как есть — директору — 2026-11-23.pdf"),
        ("answers", "Пекарня — Как есть — с ответами — 2026-11-23.pdf"),
        ("stages", "Пекарня — стадии взаимоотношений — 2026-11-23.pdf"),
        ("client", "Пекарня — Фирма 03 — отчёт по клиенту — 2026-11-23.pdf"),
    ],
)
def test_a_name_says_whose_what_and_of_which_day(small, document, expected):
    assert proposed_name(small, DocumentRequest(document, "ru", DAY, client_id=103)) == expected


def test_a_name_fits_every_disk_and_tells_nobody(small):
    book_settings.set_business(small, 'Кофе: "у метро" / <24/7>? ' + "ё" * 300)
    request = DocumentRequest("client", "ru", DAY, client_id=103, anonymous=True)
    name = proposed_name(small, request)
    assert len(name.encode()) < 255
    assert not re.search(r'[<>:"/\\|?*]', name)
    assert "Клиент 3 — отчёт по клиенту — без имён" in name
    assert "Фирма" not in name


def test_title_data_are_kept_in_one_step(small):
    before = small.generation
    set_title(small, Title("Кофейня", " Б. Ветров ", "vetrov@example.com"))
    assert title_of(small) == Title("Кофейня", "Б. Ветров", "vetrov@example.com")
    assert small.generation == before + 1
    text = said(pdf(small, "poster"))
    assert squeezed("Б. Ветров vetrov@example.com") in text
    small.undo()
    assert title_of(small) == Title("Пекарня", "А. Ветрова", "vetrova@example.com")
    set_title(small, Title("Пекарня", "", "+7 900"))
    assert title_of(small) == Title("Пекарня", "", "+7 900")
    with pytest.raises(ValueRefusedError):
        set_title(small, Title(" "))


def test_a_larger_paper_is_read_from_further_away(small):
    found = {
        paper: reading_of(small, DocumentRequest("poster", "ru", DAY, paper=paper)) for paper in ("A4", "A1")
    }
    assert found["A4"].distance < WALL <= found["A1"].distance
    assert (found["A4"].wall, found["A1"].wall) == ("A1", "")
    assert found["A1"].points == pytest.approx(found["A4"].points * 2.828, rel=0.01)


def test_no_canvas_is_named_when_there_is_none(small):
    with pytest.raises(NotFoundError):
        reading_of(small, DocumentRequest("poster", "ru", DAY, canvas_id=9))


def test_the_command_writes_every_document(small, tmp_path, monkeypatch):
    from canvas_app.cli.main import main

    monkeypatch.setenv("CANVAS_APP_HOME", str(tmp_path / "home"))
    small.close()
    book = str(Path(tmp_path) / "book.canvasbook")
    for document in ("canvas", "answers", "stages", "client"):
        out = tmp_path / f"{document}.pdf"
        more = ["--client", "Фирма 03"] if document == "client" else []
        arguments = ["export", book, str(out), "--document", document, "--lang", "en", "--date", "2026-11-23"]
        assert main([*arguments, *more, "--anonymous"]) == 0
        text = said(out.read_bytes())
        assert "Фирма" not in text
        assert "Пекарня" in text
