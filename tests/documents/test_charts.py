"""The program's charts in a report: vectors in the document's type, said in a sentence, words literally."""

from __future__ import annotations

from canvas_app.charts.data import Head, HoldRow, HoldsData, LadderData, LadderRow, Part, StageName
from canvas_app.documents.charts import chart_of
from canvas_app.documents.data import Charts
from tests.documents.reading import fonts, images, squeezed, text
from tests.documents.test_reports import pdf
from tests.documents.test_tagging import elements

BAD = "Доверие <b>&amp; $5_{a}$ «Ё»"


def ladder() -> LadderData:
    rows = tuple(
        LadderRow(StageName(name, name, at + 1), Part(count, count), Part(2, 2), Part(count + 2, count + 2))
        for at, (name, count) in enumerate({"Потенциальный": 20, "Первичный": 30, "Повторный": 41}.items())
    )
    return LadderData(Head("Больше всего повторных", "Штриховка — предложено", "n 97 из 97"), rows, 97)


def holds() -> HoldsData:
    rows = (
        HoldRow(BAD, Part(), Part(89, 89), Part(89, 89)),
        HoldRow("Мало сделок", Part(40, 40), Part(), Part(40, 40)),
    )
    return HoldsData(Head("Доверие не измерено", "", "n 97"), rows, 97)


def test_charts_are_drawn_and_said() -> None:
    charts = Charts(chart_of(ladder(), "ru"), chart_of(holds(), "ru"))
    data = pdf("stages", charts=charts, clients=(), moves=None)
    shown = text(data)
    for expected in (
        "Больше всего повторных",
        "Штриховка — предложено",
        "n 97 из 97",
        "3. Повторный",
        BAD,
        "89",
    ):
        assert squeezed(expected) in shown
    assert images(data) == 0
    assert all(fonts(data).values())
    said = [made["/Alt"] for _, kind, made in elements(data) if kind == "/Figure"]
    assert [alt.split(".")[0] for alt in said] == ["Больше всего повторных", "Доверие не измерено"]
    assert "43" in said[0]


def test_charts_are_the_same_bytes_each_time() -> None:
    first, second = (pdf("stages", charts=Charts(chart_of(ladder(), "ru"))) for _ in range(2))
    assert first == second
