"""Figures become vectors with selectable text in the document's fonts; a broken one never stops a report."""

from __future__ import annotations

import logging

import pytest

from canvas_app.charts.library import Figure
from canvas_app.documents.data import Chart, Charts
from tests.documents.reading import fonts, images, reader, text
from tests.documents.test_reports import pdf


def with_figure(made: Figure, says: str = "") -> bytes:
    chart = Chart("Рисунок", lambda width: made, says)
    return pdf("stages", charts=Charts(ladder=chart), clients=(), held=(), income=())


def rich() -> Figure:
    figure = Figure((6, 4))
    left, right = figure.subplots(1, 2)
    left.plot([0, 1, 2], [1, 3, 2], linestyle="--", alpha=0.5)
    left.fill_between([0, 1, 2], [0, 1, 0], alpha=0.3)
    left.scatter([0, 1], [2, 2], c="red")
    left.set_title("Выручка <b>&amp; «Ё» ₽", weight="semibold")
    left.text(1, 1, "наклонный", rotation=90)
    left.annotate("стрелка", (0, 1), (1, 3), arrowprops={"arrowstyle": "->"})
    right.pie([1, 2, 3], labels=["один", "два", "日本"], hatch=["//", "", ".."])
    return figure


def test_everything_is_drawn_as_vectors_with_its_text() -> None:
    data = with_figure(rich())
    shown = text(data)
    for expected in ("Выручка<b>&amp;«Ё»₽", "наклонный", "стрелка", "один", "日本"):
        assert expected in shown
    assert images(data) == 0
    assert all(fonts(data).values())
    assert b"Helvetica" not in data


def test_dollars_are_not_formulas_where_the_figure_says_so() -> None:
    figure = Figure((4, 2))
    figure.text(0.1, 0.5, "From $100 to $200 cost_$6^{ &", parse_math=False)
    assert "From$100to$200cost_$6^{&" in text(with_figure(figure))


def test_a_formula_becomes_outlines() -> None:
    figure = Figure((4, 2))
    figure.text(0.1, 0.5, r"$\alpha^2$", fontfamily="DejaVu Sans")
    assert images(with_figure(figure)) == 0


def test_pictures_inside_a_figure_stay_pictures() -> None:
    figure = Figure((2, 2))
    figure.subplots().imshow([[0, 1], [1, 0]])
    assert images(with_figure(figure)) == 1


def test_a_figure_that_cannot_be_drawn_leaves_its_sentence(caplog: pytest.LogCaptureFixture) -> None:
    figure = Figure((4, 2))
    figure.text(0.1, 0.5, "сначала")
    figure.text(0.1, 0.2, "$x^{$", parse_math=True)  # not a formula that can be read
    with caplog.at_level(logging.ERROR):
        data = with_figure(figure, "Повторных 171 из 797")
    shown = text(data)
    assert "Повторных171из797" in shown
    assert "Какэтопосчитано" in shown
    assert "could not be drawn" in caplog.text
    assert "x^{" not in caplog.text, "a log quotes nothing of a figure, which names clients"
    assert len(reader(data).pages) >= 1
