"""Documents written from a workbook and read back: what they say, in which language, on which paper."""

from __future__ import annotations

import re
from datetime import date

import pytest

from canvas_app.content import load_catalogue
from canvas_app.domain.clients.model import Client
from canvas_app.domain.sales.model import Deal
from canvas_app.services import stage_charts, stages
from canvas_app.services.canvas import reads
from canvas_app.services.canvas.canvases import duplicate_canvas
from canvas_app.services.clients import deals, register
from canvas_app.services.clients.deals import Line
from canvas_app.services.documents import DOCUMENTS, SECTIONS, DocumentRequest, prepare
from canvas_app.services.stages import Request
from tests.documents import reading
from tests.documents.reading import squeezed
from tests.services.document_books import DAY, few, pdf
from tests.services.documents.conftest import said

CLIENT = "Студия «Юркий стриж»"


SHORT = tuple(section for section in SECTIONS if section != "clients")


_MADE: dict[tuple[object, ...], bytes] = {}


def of_sample(sample, document: str, lang: str = "ru", **more: object) -> bytes:
    """Return a document of the sample, made once; ``full`` without its list of 797 clients."""
    if document == "full":
        more.setdefault("sections", SHORT)
    key = (document, lang, *sorted(more.items()))
    if key not in _MADE:
        _MADE[key] = pdf(sample, document, lang, **more)
    return _MADE[key]


# every document


SUBJECTS = {
    "canvas": "Canvas, one page",
    "poster": "Canvas, one page",
    "answers": "Canvas with answers",
    "stages": "Relationship stages report",
    "director": "Report for the director",
    "full": "Full report",
}


@pytest.mark.parametrize("document", SUBJECTS)
def test_a_file_says_what_document_it_is(small, document):
    assert reading.reader(pdf(small, document, "en")).metadata.subject == SUBJECTS[document]


def test_a_canvas_alone_reads_each_record_of_the_sheet_once(sample):
    asked: list[str] = []
    sample.connection.set_trace_callback(asked.append)
    try:
        prepare(sample, DocumentRequest("canvas", "ru", DAY))
    finally:
        sample.connection.set_trace_callback(None)
    of_records = [text for text in asked if re.search(r"FROM (note|answer|deal|client|stage)\b", text)]
    assert of_records
    assert len(of_records) == len(set(of_records))


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_document_is_sound(small, document, lang):
    data = pdf(small, document, lang, client_id=103)
    assert all(reading.fonts(data).values())
    assert reading.images(data) == 0
    found = reading.reader(data)
    assert found.trailer["/Root"]["/Lang"] == lang
    meta = found.metadata
    assert meta is not None
    assert str(meta.title).startswith("Пекарня — ")
    assert meta.author == "А. Ветрова"
    assert said(data)


@pytest.mark.parametrize("document", ["canvas", "poster", "director", "full", "answers"])
def test_a_canvas_never_leaves_without_its_credit(small, document):
    for lang in ("ru", "en"):
        credit = squeezed(load_catalogue().text("canvas.credit", lang))
        assert credit in said(pdf(small, document, lang))


@pytest.mark.parametrize("paper", ["A4", "A3", "A0"])
def test_pages_have_the_size_of_the_paper(small, paper):
    wide, high = {"A4": (297, 210), "A3": (420, 297), "A0": (1189, 841)}[paper]
    assert reading.sizes(pdf(small, "poster", paper=paper)) == {(wide, high)}
    assert reading.sizes(pdf(small, "director", paper=paper)) == {(wide, high), (high, wide)}


def test_a_report_on_large_paper_breaks_its_pages_as_on_a4(small):
    small_pages, large = (reading.reader(pdf(small, "stages", paper=paper)).pages for paper in ("A4", "A1"))
    texts = [[squeezed(page.extract_text()) for page in pages] for pages in (small_pages, large)]
    assert [sorted(text) for text in texts[0]] == [sorted(text) for text in texts[1]]


@pytest.mark.parametrize("document", ["director", "client"])
def test_the_same_content_gives_the_same_file(small, document):
    files = {pdf(small, document, client_id=103) for _ in range(2)}
    assert len(files) == 1


def test_the_language_of_the_document_is_its_own(sample):
    for lang, heading, other in (
        ("ru", "Взаимоотношения с клиентами", "Customer relationships"),
        ("en", "Customer relationships", "Взаимоотношения с клиентами"),
    ):
        text = said(of_sample(sample, "full", lang))
        assert squeezed(heading) in text
        assert squeezed(other) not in text
        assert squeezed("Кофе за две минуты") in text  # what people wrote stays as they wrote it


def test_figures_are_as_of_the_day(sample):
    before = said(of_sample(sample, "stages", day=date(2026, 3, 1), sections=("ladder", "method")))
    assert squeezed("клиентов на 01.03.2026") in before
    assert "23.11.2026" not in before


# the parts


def test_a_director_is_told_no_number_of_pages_and_no_counter(sample):
    data = of_sample(sample, "director")
    text = said(data)
    assert not re.search(r"страница\d+из\d+", text)
    assert "отвечено" not in text.casefold()
    assert squeezed("страница 2 из") in said(of_sample(sample, "full"))
    assert [title for title in reading.outline(data) if not title.startswith(" ")] == [
        "Как есть",
        "Выводы на одной странице",
        "Отчёт о стадиях взаимоотношений",
    ]


def test_each_finding_leads_to_its_proof(sample):
    data = of_sample(sample, "director")
    page = reading.reader(data).pages[1]
    text = squeezed(page.extract_text())
    for expected in (
        "797 клиентов на 23.11.2026: активны — 742, неактивны — 38, прекращены — 17.",
        "За 90 дн. на стадию выше перешли 31, ниже — 12; впервые подтверждены или вернулись — 20; ушли — 4.",
        "Самый крупный поток дохода — «Напитки»: 70 % дохода",
        "Самый крупный клиент приносит 5 % дохода: Аптека «Дневная смена».",
        "Внимания требуют",
        "У отношений «Клуб гостей» не указан мотив.",
        "Канва «Как есть»",
    ):
        assert squeezed(expected) in text
    assert len(page["/Annots"]) >= 2 * 8


def test_a_row_of_one_client_speaks_of_one_client(small):
    """«Неактивны» and «Прекращены» are words for a group."""
    stopped, ended = small.all(Client)[:2]
    register.edit_client(small, ended.id, ended_on=DAY)
    for deal in small.all(Deal, client_id=stopped.id):
        deals.delete_deals(small, [deal.id])
    deals.add_deal(small, stopped.id, [Line(100)], won_on=date(2020, 1, 1))
    text = reading.text(pdf(small, "full", "ru", sections=("clients",)))
    assert squeezed("Отношения прекращены") in text
    assert "Неактивен" in text
    assert "Неактивны" not in text
    assert "Прекращены" not in text


def test_parts_can_be_chosen(sample):
    whole = reading.outline(of_sample(sample, "full"))
    some = reading.outline(pdf(sample, "full", sections=("canvas", "income", "method")))
    assert {"  Доход по стадиям", "  Как это посчитано"} <= set(some) < set(whole)
    assert "  Лестница отношений" in whole
    assert "  Лестница отношений" not in some
    assert "Вопросыиответы" not in said(pdf(sample, "full", sections=("canvas", "moves")))


def test_answers_stand_by_segment_beside_the_figures(sample):
    text = said(of_sample(sample, "answers"))
    for expected in (
        "Отвечено 27 из 39 вопросов",
        "Офисы рядом Чтобы помнили заказ и не было очереди в 8:50.",
        "→ Кофе за две минуты по пути на работу",
        "▪ По реестру: Офисы рядом — 214 клиентов",
        "В блоке «Ценностные предложения» без ответа 1 из 4 вопросов.",
        "Гипотеза",
    ):
        assert squeezed(expected) in text
    assert squeezed("По реестру: Офисы рядом") not in said(pdf(sample, "answers", figures=False))


def test_a_stages_report_names_everybody_with_reasons(sample):
    text = said(of_sample(sample, "director"))
    for expected in ("Ветрова Анна", "▼ с «Сторонник» 23.10.2026: Стали покупать и у других."):
        assert squeezed(expected) in text
    assert text.count("●") + text.count("○") >= 797
    assert squeezed("Порогиизменены") not in text


def test_findings_say_what_charts_and_screen_say(sample):
    """The first reason is the longest bar, and who needs somebody is counted as in the worklist."""
    found = stage_charts.read(sample, Request("kotler", DAY))
    hold = max(found.overview.holds, key=lambda one: len(one.clients))
    text = reading.reader(of_sample(sample, "director")).pages[1].extract_text()
    text = " ".join(text.replace("\u00a0", " ").split())
    assert f"доверие ниже 4,0 ({len(hold.clients)} клиентов, из них нет данных о {len(hold.unknown)})" in text
    assert f"Внимания требуют {len(stage_charts.worklist(sample, found))} клиент" in text


def test_a_director_can_read_the_list(sample):
    """The sample's 797 clients took 38 pages when each row broke after its mark."""
    assert len(reading.reader(of_sample(sample, "director")).pages) <= 30


def test_changed_thresholds_are_said(small):
    stages.set_thresholds(small, {"high": 4.2, "lapse_factor": 5, "window": 36})
    text = said(pdf(small, "stages"))
    assert squeezed("Пороги изменены") in text
    assert squeezed("Оценка считается высокой от: 4,2 (обычно 4,0)") in text
    assert squeezed("дольше обычного для клиента интервала, умноженного на 5, а") in text
    register.edit_client(small, 101, mentions=1)
    assert squeezed("Благоприятные отзывы (за 36 мес.)") in said(pdf(small, "client", client_id=101))


@pytest.mark.parametrize("model", ["dwyer", "payne", "kotler", "factor"])
def test_every_model_can_be_reported(small, model):
    text = said(pdf(small, "stages", model=model))
    assert squeezed(load_catalogue().text(f"model.{model}", "ru")) in text
    assert (squeezed("это не модель автора статьи") in text) == (model == "factor")


def test_a_contact_says_who_turned_to_whom(sample):
    """«Сообщение · входящий» did not agree in gender."""
    text = said(pdf(sample, "client", client_id=stages.find_client(sample, CLIENT)))
    assert "·отклиента" in text or "·клиенту" in text
    assert "входящий" not in text
    assert "исходящий" not in text


def test_a_client_is_reported_in_four_models_with_reasons(sample):
    text = said(pdf(sample, "client", client_id=stages.find_client(sample, CLIENT)))
    for expected in (
        "Студия «Юркий стриж»",
        "yurkii.strizh@example.com",
        "Лосев Сергей, Помощник директора",
        "Заключено сделок 9",
        "Дуайер ○ Приверженность",
        "Котлер ○ Пропагандист ● Пропагандист",
        "Чего не хватает для стадии «Партнёр»",
        "Средняя вовлечённость не ниже 4,0 4,0 3,97 ✗ нет",
        "Для стадии «Партнёр» ещё нужно: приведённые клиенты, которые купили",
        "Котлер: подтверждена стадия «Пропагандист»",
        "нет данных",
    ):
        assert squeezed(expected) in text


def test_what_speaks_for_a_stage_unasked_stands_in_the_clients_report(sample):
    grown = next(
        client.id
        for client in sample.all(Client)
        if "growth" in stages.explain(sample, client.id, "dwyer", DAY).supporting
    )
    assert squeezed("+ Доход за последние 12 месяцев вырос") in said(pdf(sample, "client", client_id=grown))


def test_only_the_clients_chosen_are_counted(sample):
    segment = next(one for one in reads.segments(sample) if one.name == "Студенты")
    text = said(pdf(sample, "stages", segments=(segment.id,)))
    assert squeezed("97 клиентов на") in text
    assert squeezed("n 97 из 797") in text
    assert squeezed("Отбор: Студенты") in text
    assert squeezed("Студия «Юркий стриж»") not in text


def test_an_empty_block_prints_its_question_or_nothing(small):
    question = squeezed(load_catalogue().text("kp.q.who", "ru"))
    assert question in said(pdf(small, "poster"))
    assert question not in said(pdf(small, "poster", prompts=False))


def test_another_canvas_can_be_chosen(small):
    first = reads.canvases(small)[0]
    duplicate_canvas(small, first.id, "Как будет")
    copy = reads.canvases(small)[1]
    assert squeezed("Как будет · 23 ноября") in said(pdf(small, "poster", canvas_id=copy.id))


def test_a_questionnaire_has_a_page_for_each_client_and_every_statement(small):
    data = pdf(small, "questionnaire", clients=(103, 105, 999))
    pages = [squeezed(page.extract_text()) for page in reading.reader(data).pages]
    assert len(pages) == 2
    statements = [load_catalogue().text(key, "ru") for key in load_catalogue().keys("item")]
    assert len(statements) == 15
    for page, name in zip(pages, ("Фирма 03", "Фирма 05"), strict=True):
        assert squeezed(name) in page
        assert all(squeezed(text) in page for text in statements)
        assert page.count("○") == 5 * 15
        assert "страница" not in page
    assert reading.outline(data) == ["Фирма 03", "Фирма 05"]
    blank = reading.reader(pdf(small, "questionnaire", "en")).pages
    assert len(blank) == 1
    assert squeezed("How do you find working with us?") in squeezed(blank[0].extract_text())


# few clients


@pytest.mark.parametrize(
    ("number", "percent", "chart", "names"),
    [(0, False, False, False), (3, False, False, True), (12, False, True, True), (29, False, True, True),
     (30, True, True, False)],
)  # fmt: skip
def test_small_numbers_are_not_blown_up(tmp_path, number, percent, chart, names):
    with few(tmp_path / "book.canvasbook", number) as workbook:
        data = pdf(workbook, "stages", sections=("ladder", "moves", "income"))
        findings = pdf(workbook, "director", figures=False)
    text = said(data)
    assert ("%" in text) == percent
    assert any(f"{mark}—подтверждено" in text for mark in ("точка", "сплошное")) == chart
    assert (squeezed("Фирма 01, Фирма") in text or squeezed("Фирма 01") in text) == names
    assert ("%" in said(findings)) == percent


def test_an_empty_register_is_worth_one_sentence(tmp_path):
    with few(tmp_path / "book.canvasbook", 0) as workbook:
        data = pdf(workbook, "director")
    assert len(reading.reader(data).pages) == 2
    assert squeezed("Реестр пуст: о клиентах пока сказать нечего.") in said(data)
