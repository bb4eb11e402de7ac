"""The program's charts as charts of a report: drawn for paper, said in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from canvas_app.charts.data import ChartData, HoldsData
from canvas_app.charts.description import sentence
from canvas_app.charts.style import print_style
from canvas_app.documents.data import Chart

if TYPE_CHECKING:
    from canvas_app.charts.library import Figure


_DENSE = 0.82
"""Of the best height: a long list of bars stays on the page where it begins, beside the ladder."""


def _many(data: ChartData) -> bool:
    return isinstance(data, HoldsData) and len(data.rows) > 8


def chart_of(data: ChartData, lang: str) -> Chart:
    """Return ``data`` as a chart of a report in ``lang``; matplotlib is not imported before it is drawn."""
    style = print_style(lang)

    def draw(width: float) -> Figure:
        from canvas_app.charts.figures import figure, heights

        return figure(data, style, width, heights(data, style)[1] * (_DENSE if _many(data) else 1))

    head = data.head
    return Chart(head.title, draw, sentence(data, style), head.foot, head.note)
