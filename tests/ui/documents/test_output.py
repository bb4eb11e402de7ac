"""Documents leave the program: as a file of the person's choice, as pages of a printer."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QStyle

from canvas_app.domain.progress import Cancelled, NoProgress
from canvas_app.ui.documents import document_job, printing, rendering
from canvas_app.ui.documents.page import DocumentsPage
from canvas_app.ui.documents.rendering import ImageRequest, draw_pages, notifications, page_infos
from tests.ui.documents.choosing import choose
from tests.ui.documents.conftest import DAY, fill, text, wait
from tests.ui.helpers import press, settle


@pytest.fixture
def opened(monkeypatch) -> list[str]:
    """What was opened in other programs."""
    found: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(url.toLocalFile()) or True)
    return found


def exported(qtbot, page, path):
    qtbot.waitUntil(lambda: path.exists(), timeout=30_000)
    qtbot.waitUntil(lambda: not page.context.tools.worker.busy)
    settle()
    return path.read_bytes()


def test_export_writes_what_is_shown_beside_the_workbook(qtbot, page, dialogs, shell, opened, lang):
    choose(qtbot, page, "director")
    dialogs.answer("save_file", True)  # the name proposed
    page.context.tools.actions.run("documents.export")
    named = "директору" if lang == "ru" else "for the director"
    canvas = page.state.canvases[0].name
    path = page.context.session.workbook.path.with_name(f"Кофейня — {canvas} — {named} — 2026-11-23.pdf")
    assert exported(qtbot, page, path) == page.preview.document.data
    said, buttons, kind = shell.notifications[-1]
    count = len(page.preview.document.pages)
    assert said == (f"Готово: {count} страниц" if lang == "ru" else f"Done: {count} pages")
    assert kind == "good"
    assert opened == []  # nothing opens by itself
    shell.press_notice(buttons[0][0])
    shell.press_notice(buttons[1][0])
    assert opened == [str(path), str(path.parent)]


def test_enter_exports_from_the_pages_but_not_from_a_field(qtbot, page, dialogs, tmp_path):
    field = page.options.title.author
    field.setFocus()
    press(field, "Return")
    assert dialogs.asked == []
    dialogs.answer("save_file", tmp_path / "a.pdf")
    page.preview.view.setFocus()
    press(page.preview.view, "Return")
    assert exported(qtbot, page, tmp_path / "a.pdf").startswith(b"%PDF")


def test_export_waits_for_the_document_of_the_last_choice(qtbot, page, dialogs, tmp_path):
    page.options.switches["anonymous"].click()
    page.options.others["stages"].click()
    dialogs.answer("save_file", tmp_path / "b.pdf")
    page.parts.output.export()
    data = exported(qtbot, page, tmp_path / "b.pdf")
    assert "Пекарня№" not in text(data)
    assert data == page.preview.document.data


def test_a_person_may_change_their_mind(page, dialogs, shell):
    dialogs.answer("save_file", None)
    page.parts.output.export()
    settle()
    assert shell.notifications == []


def test_stopping_leaves_no_file(qtbot, page, dialogs, shell, tmp_path, monkeypatch, lang):
    started = []

    def slow(*given):
        started.append(given)
        progress = given[3]
        while True:
            progress.report(0, 0)

    monkeypatch.setattr(document_job, "_create", slow)
    before = page.preview.document
    page.options.cards["full"].click()
    dialogs.answer("save_file", tmp_path / "c.pdf")
    page.parts.output.export()
    qtbot.waitUntil(lambda: bool(started))
    qtbot.waitUntil(page.preview.stop.isVisible)
    page.preview.stop.click()
    qtbot.waitUntil(lambda: not page.context.tools.worker.busy)
    assert list(tmp_path.glob("*.pdf")) == []
    assert page.preview.document is before
    assert ("Остановлено" if lang == "ru" else "Stopped") in shell.said[-1][0]
    assert not page.preview.stop.isVisible()


def test_a_workbook_is_never_overwritten(page, dialogs, shell):
    dialogs.answer("save_file", page.context.session.workbook.path)
    page.parts.output.export()
    settle()
    assert [error.code for error in shell.failures] == ["export.workbook"]


def test_a_folder_that_refuses_is_a_strip(qtbot, page, dialogs, shell, tmp_path):
    dialogs.answer("save_file", tmp_path / "missing" / "a.pdf")
    page.parts.output.export()
    qtbot.waitUntil(lambda: bool(shell.failures))
    assert shell.failures[0].code == "file.no_folder"


def test_a_document_that_cannot_be_made_says_why(qtbot, page, lang):
    page.activate(document="stages", model="gone")
    qtbot.waitUntil(lambda: page.preview.message_shown, timeout=10_000)
    assert "gone" in page.preview._message._text.text()


def test_a_read_only_workbook_is_exported_too(qtbot, context, dialogs, tmp_path):
    context.session.workbook._read_only = True
    context.session.set_as_of(DAY)
    page = DocumentsPage(context)
    qtbot.addWidget(page)
    page.catch_up()
    page.show()
    wait(qtbot, page)
    assert not page.options.title._change.isEnabled()
    assert not page.options.title.author.isVisible()
    dialogs.answer("save_file", tmp_path / "d.pdf")
    page.parts.output.export()
    assert exported(qtbot, page, tmp_path / "d.pdf")
    page.hide()
    page.deleteLater()
    settle()


def test_leaving_in_the_middle_closes_the_copy(qtbot, page):
    copies = []
    take = page.context.session.workbook.snapshot
    page.context.session.workbook.snapshot = lambda: copies.append(take()) or copies[-1]
    page.options.cards["full"].click()
    page.parts.producer._create()
    page.options.cards["director"].click()
    page.parts.producer._create()
    page.parts.producer.stop()
    qtbot.waitUntil(lambda: not page.context.tools.worker.busy, timeout=30_000)
    assert len(copies) == 2
    assert all(copy._connection is None for copy in copies)


# printing


@pytest.fixture
def printer(tmp_path):
    from PySide6.QtPrintSupport import QPrinter

    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    made.setResolution(150)
    return made


def printed(tmp_path) -> PdfReader:
    return PdfReader(io.BytesIO((tmp_path / "printed.pdf").read_bytes()))


def sizes(reader: PdfReader) -> list[tuple[int, int]]:
    return [(round(float(p.mediabox.width)), round(float(p.mediabox.height))) for p in reader.pages]


def test_pages_are_printed_each_the_way_it_lies(qtbot, page, shell, printer, tmp_path, lang):
    choose(qtbot, page, "director")
    page.parts.printing.ask = lambda _document: printer
    page.context.tools.actions.run("documents.print")
    qtbot.waitUntil(lambda: bool(shell.notifications), timeout=30_000)
    pages = page.preview.document.pages
    assert str(len(pages)) in shell.notifications[-1][0]
    wanted = [(round(one.size.width), round(one.size.height)) for one in pages]
    for (width, height), (wide, high) in zip(sizes(printed(tmp_path)), wanted, strict=True):
        assert abs(width - wide) <= 2
        assert abs(height - high) <= 2
    first = rendering.draw_pages(
        (tmp_path / "printed.pdf").read_bytes(), [ImageRequest(0, 600)], NoProgress()
    )
    mine = draw_pages(page.preview.document.data, [ImageRequest(0, 600)], NoProgress())
    assert difference(next(first)[1], next(mine)[1]) < 12


def difference(one: QImage, other: QImage) -> float:
    """Return the mean difference in lightness of two pictures of nearly the same size, looked at coarsely."""
    grey = [one.scaled(60, 42), other.scaled(60, 42)]
    values = [[g.pixelColor(x, y).lightness() for x in range(60) for y in range(42)] for g in grey]
    return sum(abs(first - second) for first, second in zip(*values, strict=True)) / len(values[0])


def test_only_the_pages_asked_for_are_printed(qtbot, page, printer, tmp_path):
    choose(qtbot, page, "director")
    printer.setFromTo(2, 3)
    assert printing.print_document(page.preview.document, printer, NoProgress()) == 2
    assert len(printed(tmp_path).pages) == 2


def test_printing_stops_between_pages(qtbot, page, printer):
    said: list[int] = []

    class Impatient:
        def report(self, done: int, total: int) -> None:
            said.append(done)
            if done == 1:
                raise Cancelled

    choose(qtbot, page, "director")
    with pytest.raises(Cancelled):
        printing.print_document(page.preview.document, printer, Impatient())
    assert said == [0, 1]


def test_without_a_printer_nothing_is_printed(page, shell):
    page.parts.printing.ask = lambda _document: None
    page.parts.output.print_pages()
    settle()
    assert shell.notifications == []


@pytest.mark.parametrize(
    ("key", "document"), [("canvas", "poster"), ("clients", "client"), ("relationships", "director")]
)
def test_ctrl_p_prints_what_the_page_shows(qtbot, open_window, monkeypatch, key, document):
    asked = []
    monkeypatch.setattr(printing, "ask_printer", asked.append)
    fill(open_window.context.session.workbook)
    open_window.go(key, {})
    if key == "clients":
        open_window.go(key, {"client": 103})
    settle()
    press(open_window, "Ctrl+P")
    qtbot.waitUntil(lambda: bool(asked), timeout=30_000)
    assert open_window.workspace.key == "documents"
    assert asked[0].versioned.request.document == document
    qtbot.waitUntil(lambda: not open_window.tools.worker.busy, timeout=30_000)
    press(open_window, "Alt+Left")
    assert open_window.workspace.key == key
    press(open_window, "Alt+Right")
    settle()
    assert len(asked) == 1, "coming back prints nothing"


# pictures of pages


def test_strips_make_up_the_page(page):
    data = page.preview.document.data
    ((_, whole),) = draw_pages(data, [ImageRequest(0, 842)], NoProgress())
    rows = list(notifications(data, 0, 1.0, 100))
    assert [top for top, _ in rows] == list(range(0, 595, 100))
    assert {picture.width() for _, picture in rows} == {842}
    for top, picture in rows[:-1]:
        for x in range(0, 842, 37):
            mine, its = picture.pixelColor(x, 50), whole.pixelColor(x, min(whole.height() - 1, top + 50))
            assert abs(mine.lightness() - its.lightness()) < 80


def test_a_huge_page_is_drawn_smaller(page, monkeypatch):
    monkeypatch.setattr(rendering, "MOST_PIXELS", 10_000)
    ((want, picture),) = draw_pages(page.preview.document.data, [ImageRequest(0, 4000)], NoProgress())
    assert want.width == 4000
    assert picture.width() * picture.height() <= 10_500


def test_pages_are_known_by_size_and_heading(qtbot, page, lang):
    choose(qtbot, page, "director")
    infos = page_infos(page.preview.document.data)
    assert infos[0].size.width > infos[0].size.height
    assert infos[1].size.width < infos[1].size.height
    assert infos[1].heading == ("Выводы на одной странице" if lang == "ru" else "Findings on one page")


def test_a_page_on_which_nothing_begins_is_named_after_what_goes_on(qtbot, page, lang):
    fill(page.context.session.workbook, 120)
    choose(qtbot, page, "director")
    infos = page_infos(page.preview.document.data)
    going_on = [index for index, info in enumerate(infos) if info.continued]
    assert going_on, "the list of clients fills more than one page"
    assert not infos[0].continued
    said = "(продолжение)" if lang == "ru" else "(continued)"
    for index in going_on:
        assert infos[index].heading
        item = page.preview.list.item(index)
        assert item.text() == f"{index + 1}\n{infos[index].heading} {said}"
    assert all(info.heading for info in infos)


def test_names_of_pages_are_whole(qtbot, page, lang):
    """The longest word of what documents are called is no wider than its room beside the small picture."""
    choose(qtbot, page, "director")
    names = page.preview.list
    margin = names.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, names) + 1
    padding = 2 * 6 + 4 * margin  # of the item, and around picture and text
    words = [word for row in range(names.count()) for word in names.item(row).text().split()]
    longest = max(map(names.fontMetrics().horizontalAdvance, words))
    beside = names.iconSize().width() + names.verticalScrollBar().sizeHint().width()
    assert longest + padding <= names.width() - beside
