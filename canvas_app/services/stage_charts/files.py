"""A chart as a file: drawn for paper, with its title and foot, and put in place whole."""

from __future__ import annotations

from pathlib import Path

from canvas_app.charts.data import ChartData
from canvas_app.charts.style import print_style
from canvas_app.domain.errors import PersonError
from canvas_app.services.writing import refuse_target, write_file

KINDS = ("png", "svg", "pdf")
"""Kinds of file a chart can become, by ending."""
_LETTERS = 12.0
_WIDTH = 900.0


def save_chart(data: ChartData, lang: str, path: Path) -> None:
    """Write a chart to ``path``, as a picture or as vectors by its ending; may run on any thread.

    Raises:
        PersonError: another ending, or a file that cannot be written.

    """
    kind = path.suffix.lower().removeprefix(".")
    if kind not in KINDS:
        names = ", ".join(f".{one}" for one in KINDS)
        raise PersonError("export.ending", name=path.name, names=names)
    refuse_target(path)  # before anything is drawn
    from canvas_app.charts.export import chart_file

    content = chart_file(data, print_style(lang, _LETTERS), kind, _WIDTH)
    write_file(path, lambda file: file.write(content))
