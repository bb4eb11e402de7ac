"""Reports read back: everything said is there, literally, on numbered pages, by the rules for few clients."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from canvas_app.documents.answers_document import answers_section
from canvas_app.documents.canvas_document import CanvasPart
from canvas_app.documents.client_data import ConditionPart, Labelled
from canvas_app.documents.client_document import client_section
from canvas_app.documents.data import (
    Answer,
    BlockPart,
    ClientPart,
    Cover,
    Finding,
    FindingsReport,
    NotePart,
    QuestionPart,
)
from canvas_app.documents.findings_document import findings_section
from canvas_app.documents.pdf import Meta
from canvas_app.documents.report import Running, Section, write_report
from canvas_app.documents.stages_document import stages_section
from canvas_app.documents.story import Story
from canvas_app.documents.texts import SMALL
from canvas_app.documents.words import Words
from canvas_app.domain.canvas.geometry import lay_out
from canvas_app.domain.progress import Cancelled
from tests.documents import samples
from tests.documents.reading import fonts, images, links, outline, reader, sizes, squeezed, text, written
from tests.documents.test_canvas_document import HOSTILE
from tests.domain.canvas.boards import CREDIT, board, measurer, short

REPORTS: dict[str, tuple[Callable[..., Section], Callable[..., Any]]] = {
    "answers": (answers_section, samples.answers),
    "stages": (stages_section, samples.stages),
    "client": (client_section, samples.one_client),
}


def pdf(kind: str, lang: str = "ru", paper: str = "A4", **changes: object) -> bytes:
    section, sample = REPORTS[kind]
    meta = Meta(f"Документ {kind}", "Тема", lang)
    words = Words.of(lang)
    part = section(sample(**changes), words)
    return written(lambda out: write_report([part], out, meta, words, paper=paper))


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("kind", REPORTS)
def test_pages_fonts_and_title_data(kind: str, lang: str) -> None:
    data = pdf(kind, lang)
    assert sizes(data) == {(210, 297)}
    assert all(fonts(data).values())
    assert images(data) == 0
    assert links(data) == 0
    assert b"Helvetica" not in data
    read = reader(data)
    assert read.metadata is not None
    assert (read.metadata.title, read.metadata.author) == (f"Документ {kind}", "anonymous")
    assert read.trailer["/Root"]["/Lang"] == lang
    pages = len(read.pages)
    for number, page in enumerate(read.pages, 1):
        said = f"страница {number} из {pages}" if lang == "ru" else f"page {number} of {pages}"
        assert squeezed(said) in squeezed(page.extract_text())


def test_paper_can_be_chosen() -> None:
    assert sizes(pdf("client", paper="A3")) == {(297, 420)}


@pytest.mark.parametrize("kind", REPORTS)
def test_the_same_data_give_the_same_bytes(kind: str) -> None:
    assert pdf(kind) == pdf(kind)


def test_answers_say_everything_with_its_credit_on_every_page() -> None:
    data = pdf("answers", blocks=samples.answers().blocks * 4)
    shown = text(data)
    for expected in (
        "Отвечено 12 из 20 вопросов",
        "Чтобы не было очереди",
        "Для всех",
        samples.PROSE * 5,
        "Черновик",
        "Не применимо",
        "Нет ответа",
        "Ответ дан 2 стикерами.",
        "Персональная поддержка",
        "Офисы рядом, Студенты",
        "Гипотеза",
        "Нет мотива.",
        "▪ 38 ₽ на клиента",
        "В этом блоке пока нет стикеров.",
    ):
        assert squeezed(expected) in shown
    pages = reader(data).pages
    assert len(pages) > 2
    assert all(squeezed(CREDIT) in squeezed(page.extract_text()) for page in pages)
    assert outline(data)[:3] == ["Отчёт", "  Что проверить", "  Взаимоотношения"]


def test_stages_say_who_where_and_how_it_was_counted() -> None:
    shown = text(pdf("stages"))
    for expected in (
        "100 клиентов на 23.11.2026.",
        "Доверие не измерено",
        "Переходы за период",
        "25.08–23.11.2026",
        "● Потенциальный",
        "○ Первичный",
        "Без сотрудника",
        "активен, низкая удовлетворённость",
        "Как это посчитано",
        "Пороги изменены",
        "Высокая оценка: от 4,2",
        "25 %",
        "клиентов на рисунке",
    ):
        assert squeezed(expected) in shown
    for number in range(60):
        assert squeezed(f"ООО «Ромашка {number}»") in shown


def test_totals_of_the_matrix_are_its_sums() -> None:
    shown = text(pdf("stages", clients=()))
    assert squeezed("Всего 8 3 18 0 1 30") in shown


@pytest.mark.parametrize(("total", "percent", "chart", "names"), [
    (0, False, False, False),
    (3, False, False, True),
    (12, False, True, True),
    (29, False, True, True),
    (30, True, True, False),
])  # fmt: skip
def test_few_clients_get_names_and_no_percentages(
    total: int, percent: bool, chart: bool, names: bool
) -> None:
    shown = text(pdf("stages", total=total, method=(), thresholds=()))
    assert ("%" in shown) == percent
    assert ("клиентовнарисунке" in shown) == chart
    assert ("КлиентКлиент0" in shown) == names
    assert (squeezed("Клиентов мало: показаны имена") in shown) == (0 < total < 30)
    assert (squeezed("Реестр пуст") in shown) == (total == 0)


def test_no_moves_are_said_in_words() -> None:
    assert squeezed("Переходов пока нет") in text(pdf("stages", moves=None))


def test_a_text_that_introduces_parts_is_no_company_for_a_heading() -> None:
    """However much room is left: a block's name and description never stand without what is on it."""
    for room in range(400, 680, 3):

        def fill(story: Story, room: int = room) -> None:
            story.gap(room)
            story.heading("Глава")
            story.text("О чём она. " * 20)
            story.heading("Стикеры", 2)
            story.text("Первый стикер", SMALL)
            story.heading("Вопросы", 2)
            story.text("Первый вопрос", SMALL)

        page = next(page for page in pages_of(fill) if "Глава" in page)
        assert "Первый стикер" in page


def test_what_goes_on_is_called_as_it_began() -> None:
    clients = tuple(replace(samples.client(at), employee="") for at in range(120))
    pages = [page.extract_text() for page in reader(pdf("stages", clients=clients)).pages]
    assert sum("Клиенты и их стадии" in page for page in pages) > 2
    assert sum("Клиенты и их стадии (продолжение)" in page for page in pages) > 1
    assert not any("Без сотрудника" in page for page in pages)


def test_a_long_list_repeats_its_headings_on_every_page() -> None:
    clients = tuple(samples.client(at) for at in range(300))
    data = pdf("stages", clients=clients, charts=samples.Charts())
    pages = [squeezed(page.extract_text()) for page in reader(data).pages]
    holding = [page for page in pages if "ООО«Ромашка" in page]
    assert len(holding) > 5
    assert all("Предупреждения" in page for page in holding)
    shown = "".join(pages)
    assert all(shown.count(f"«Ромашка{number}»") == 1 for number in range(300))


def test_rows_of_the_list_are_whole_lines() -> None:
    clients = tuple(
        replace(samples.client(at), name=f"Ромашка {at}", stage="Пропагандист", employee="Ветрова Анна")
        for at in range(120)
    )
    pages = [page.extract_text() for page in reader(pdf("stages", clients=clients)).pages]
    shown = "\n".join(pages)
    assert len(re.findall(r"[●○][ \u00a0]Пропагандист", shown)) == 120
    assert "Ветрова Анна (продолжение)" in shown
    english = "\n".join(page.extract_text() for page in reader(pdf("stages", "en", clients=clients)).pages)
    assert len(re.findall(r"12[ \u00a0]Mar[ \u00a0]2026", english)) == 120


def test_a_reason_runs_under_its_client() -> None:
    fallen = replace(samples.client(1), reason="▼ с «Сторонник» 23.10.2026: стали покупать и у других.")
    shown = reader(pdf("stages", clients=(fallen, samples.client(2)))).pages
    lines = [line for page in shown for line in page.extract_text().splitlines()]
    assert any("▼ с «Сторонник» 23.10.2026: стали покупать и у других." in line for line in lines)


def pages_of(fill: Callable[[Story], object]) -> list[str]:
    words = Words.of("ru")
    section = Section(Running("", "", ""), lambda story: (story.opening("Отчёт"), fill(story))[0])
    data = written(lambda out: write_report([section], out, Meta("Д", "Т", "ru"), words))
    return [page.extract_text() for page in reader(data).pages]


@pytest.mark.parametrize("end", ["Нет ответа", "клиентов на рисунке"])
def test_a_heading_goes_with_what_it_stands_over(end: str) -> None:
    """However much room is left: no page ends with a heading, also when a heading follows a heading."""
    chart = samples.stages().charts.ladder if end != "Нет ответа" else None
    found = set()
    for room in range(400, 680, 3):

        def fill(story: Story, room: int = room) -> None:
            story.gap(room)
            story.heading("Глава")
            story.heading("Вопрос", 3)
            story.chart(chart, 3) or story.text(end, SMALL)

        pages = pages_of(fill)
        at = next(number for number, page in enumerate(pages) if "Глава" in page)
        assert "Вопрос" in pages[at]
        assert end in pages[at]
        found.add(at)
    assert found == {0, 1}


def test_a_client_with_its_reasons() -> None:
    shown = text(pdf("client"))
    for expected in (
        "ООО «Ромашка»",
        "Доверие держится на одном сотруднике",
        "3,96",
        "нет данных",
        "Почему стадия «Клиент»",
        "что-нибудь одно из этого",
        "✗ нет",
        "✓ да",
        "Чего не хватает для стадии «Сторонник»",
        "Это высшая стадия модели.",
        "не усредняются",
        "Известная низкая оценка",
        "Познакомьте клиента",
        "Событие 69",
    ):
        assert squeezed(expected) in shown
    assert "Город" not in shown


def test_what_is_missing_lists_only_what_is_missing() -> None:
    met = ConditionPart("Заключена хотя бы одна сделка", "1", "5", "yes")
    either = (
        ConditionPart("Привёл нового клиента", "1", "1", "yes", 7),
        ConditionPart("Есть отзыв", "1", "0", "no", 7),
    )
    model = replace(samples.one_client().models[0], next_conditions=(met, *either, *samples.NEXT))
    shown = text(pdf("client", models=(model,)))
    assert squeezed("Покупает только у нас") in shown
    for condition in (met, *either):
        assert squeezed(condition.text) not in shown


def test_scores_nobody_gave_are_not_numbers() -> None:
    none = tuple(replace(score, value=None, on=None) for score in samples.one_client().scores)
    shown = text(pdf("client", scores=none))
    assert squeezed("Оценок пока нет.") in shown
    assert "Удовлетворённость" not in shown


def test_anonymous_documents_say_so_on_every_page() -> None:
    cover = Cover("Кофейня", "Отчёт", samples.DAY, anonymous=True)
    for kind in REPORTS:
        pages = reader(pdf(kind, cover=cover)).pages
        assert all(squeezed("Имена клиентов") in squeezed(page.extract_text()) for page in pages)


def test_hostile_texts_are_printed_literally_everywhere() -> None:
    shown = ""
    for bad in HOSTILE:
        question = QuestionPart(bad, "answered", (Answer(bad, bad), Answer(bad)), (bad,), bad)
        block = BlockPart(bad, bad, bad, (NotePart(bad, bad, "", (bad,)),), (question,), (bad,))
        cover = Cover(bad, bad, samples.DAY, (bad,))
        data = pdf("answers", cover=cover, blocks=(block,))
        assert images(data) == links(data) == 0
        shown = text(data)
        visible = squeezed("".join(char for char in bad if char not in "\u202e\u2066\u2069"))
        assert shown.count(visible) >= 12


def test_a_name_of_a_hundred_thousand_letters_is_printed_whole() -> None:
    long = "я" * 100_000
    clients = (ClientPart(long, "Клиент", True, flags=(long[:5000],)), samples.client(1))
    assert text(pdf("stages", clients=clients, charts=samples.Charts())).count("я") >= 105_000
    assert text(pdf("client", card=(Labelled("Примечания", long),))).count("я") >= 100_000
    block = BlockPart("Блок", questions=(QuestionPart(long[:3000], "answered", (Answer(long),)),))
    assert text(pdf("answers", blocks=(block,))).count("я") >= 103_000


def test_cancelling_stops_between_pages() -> None:
    class Impatient:
        def __init__(self) -> None:
            self.said: list[int] = []

        def report(self, done: int, total: int) -> None:
            self.said.append(done)
            if done == 2:
                raise Cancelled

    listener = Impatient()
    report = samples.one_client(events=samples.one_client().events * 9)
    words = Words.of("ru")
    part = client_section(report, words)
    with pytest.raises(Cancelled):
        write_report([part], io.BytesIO(), Meta("t", "s", "ru"), words, progress=listener)
    assert listener.said == [0, 1, 2]


def test_one_document_joins_canvas_and_reports() -> None:
    words = Words.of("ru")
    sheet = lay_out(board(short(21)), measurer())
    parts = [
        CanvasPart("Как есть", sheet),
        stages_section(samples.stages(), words),
        answers_section(samples.answers(), words),
    ]
    data = written(lambda out: write_report(parts, out, Meta("t", "s", "ru"), words, paper="A3"))
    boxes = [page.mediabox for page in reader(data).pages]
    assert float(boxes[0].width) > float(boxes[0].height)
    assert all(float(box.height) > float(box.width) for box in boxes[1:])
    assert [title for title in outline(data) if not title.startswith(" ")] == [
        "Как есть",
        "Отчёт",
        "Отчёт",
    ]
    assert squeezed(f"страница {len(boxes)} из {len(boxes)}") in text(data)
    assert "Офисырядом21" in squeezed(reader(data).pages[0].extract_text())


def test_findings_lead_to_their_proof_where_the_document_has_it() -> None:
    words = Words.of("ru")
    findings = (
        Finding("Доверие не измерено у 89 клиентов.", "n 93", "held"),
        Finding("У блока нет мотива <b>", "", "checks"),
        Finding("Просто сказано."),
    )
    section = findings_section(FindingsReport(samples.COVER, findings, "n 93 из 93"), words)
    parts = [section, stages_section(samples.stages(), words)]
    data = written(lambda out: write_report(parts, out, Meta("t", "s", "ru"), words))
    shown = text(data)
    for finding in findings:
        assert squeezed(finding.text) in shown
    assert links(data) == 2  # the sentence and its basis; nothing leads to checks that are not there
    alone = written(lambda out: write_report([section], out, Meta("t", "s", "ru"), words))
    assert links(alone) == 0
