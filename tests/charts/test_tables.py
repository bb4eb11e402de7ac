"""Tables have the numbers of their charts, each with the same key."""

from __future__ import annotations

from dataclasses import replace

import pytest

from canvas_app.charts import figures, spoken
from canvas_app.charts.style import SHARES, print_style
from canvas_app.charts.tables import table
from tests.charts import samples


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
        assert spoken.sentence(data, style).startswith(data.head.title)


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
