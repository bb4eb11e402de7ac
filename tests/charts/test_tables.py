"""Tables have the numbers of their charts, each with the same key."""

from __future__ import annotations

from dataclasses import replace

import pytest

from canvas_app.charts import description, figures
from canvas_app.charts.data import IncomeData, LadderData, Part
from canvas_app.charts.style import SHARES, print_style
from canvas_app.charts.tables import table
from tests.charts import samples
from tests.charts.test_figures import texts


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_chart_has_its_table_and_its_sentence(lang):
    style = print_style(lang)
    for data in samples.everything():
        made = table(data, style)
        assert made.rows
        assert all(len(row) == len(made.columns) for row in made.rows)
        lines = made.as_text().split("\n")
        assert len(lines) == len(made.rows) + 1
        assert all(line.count("\t") == len(made.columns) - 1 for line in lines)
        assert description.sentence(data, style).startswith(data.head.title)


def test_what_opens_on_the_chart_opens_in_the_table():
    style = print_style("ru")
    charts = (
        samples.ladder(),
        samples.holds(),
        samples.moves(),
        samples.months(),
        samples.factors(),
        samples.income(),
    )
    for data in charts:
        on_chart = {region.key for region in figures.draw(data, style, 900, 400).regions if region.key}
        in_table = {cell.key for row in table(data, style).rows for cell in row if cell.key}
        assert on_chart <= in_table | {"same"}, type(data).__name__


def test_rows_of_moves_add_up_to_their_totals():
    made = table(samples.moves(), print_style("en"))
    for row in made.rows:
        *cells, total = (int(cell.text or 0) for cell in row[1:])
        assert sum(cells) == total or row is made.rows[-1]


def test_a_tab_in_a_name_stays_one_cell():
    data = samples.holds(1)
    hostile = replace(data, rows=(replace(data.rows[0], name="a\tb\nc"),))
    assert table(hostile, print_style("ru")).as_text().count("\t") == 6


def test_hidden_amounts_are_shares():
    data = replace(samples.income(), currency=SHARES)
    made = table(data, print_style("ru"))
    assert all("₽" not in cell.text for row in made.rows for cell in row)
    holds = replace(samples.holds(1), currency=SHARES)
    half = replace(holds, rows=(replace(holds.rows[0], all=Part(5_000, 4, "a"), no=Part(), unknown=Part()),))
    assert table(half, print_style("en")).rows[0][1].text == "50.0%"


def test_amounts_below_each_other_have_the_same_decimals():
    row = replace(samples.income().rows[0], mean=None)
    rows = tuple(replace(row, total=Part(amount, 1, f"{amount}")) for amount in (4_273_0000, 1_314_1500, 0))
    data = replace(samples.income(), rows=rows, currency="USD")
    told = [cells[1].text for cells in table(data, print_style("en")).rows]
    assert told == ["$0.00", "$1,314.15", "$4,273.00"]
    whole = replace(data, rows=rows[:1])
    assert table(whole, print_style("en")).rows[0][1].text == "$4,273"


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_small_share_is_said_alike_in_chart_table_and_speech(lang):
    style = print_style(lang)
    for data in (small_ladder(), small_income()):
        said = "<\N{NO-BREAK SPACE}1" + ("\N{NO-BREAK SPACE}%" if lang == "ru" else "%")
        assert any(cell.text == said for row in table(data, style).rows for cell in row)
        assert said in texts(figures.draw(data, style, 900, 400).figure)
    ladder = small_ladder()
    assert description.rung(ladder.rows[0], ladder, style).endswith(said)


def small_ladder() -> LadderData:
    """A ladder in money whose lowest stage brought next to nothing."""
    first, *rest = samples.ladder().rows
    first = replace(first, all=Part(4_040_0000, 3, "few"), solid=Part(4_040_0000, 3, "few"))
    rest = [replace(row, all=Part(1_000_000_0000, 9, f"{at}")) for at, row in enumerate(rest)]
    return replace(samples.ladder(), rows=(first, *rest), currency="RUB")


def small_income() -> IncomeData:
    first, *rest = samples.income().rows
    first = replace(first, total=Part(4_040_0000, 3, "few"))
    rest = [replace(row, total=Part(1_000_000_0000, 9, f"{at}")) for at, row in enumerate(rest)]
    return replace(samples.income(), rows=(first, *rest), currency="RUB")


@pytest.mark.parametrize(("lang", "unit"), [("ru", "тыс. ₽"), ("en", "₽ thousand")])
def test_thousands_are_of_the_currency_as_everywhere(lang, unit):
    data = replace(samples.moves(), currency="RUB")
    assert unit in texts(figures.draw(data, print_style(lang), 900, 400).figure)
