"""Charts of relationships for the window, made from the figures of ``services.stages``.

``ChartBuilder(source).ladder()`` and its sisters return a ``BuiltChart``: the chart's data (``charts.data``)
in the language asked for, and which clients each of its places opens. Nothing here imports matplotlib.
"""

from canvas_app.services.stage_charts.built_chart import BuiltChart, Target
from canvas_app.services.stage_charts.chart_builder import ChartBuilder
from canvas_app.services.stage_charts.chart_source import ChartSource
from canvas_app.services.stage_charts.reading import (
    Choices,
    StageFigures,
    choices,
    clients_in_use,
    first_day,
    read,
)
from canvas_app.services.stage_charts.worklist import AtRisk, worklist

__all__ = [
    "AtRisk",
    "BuiltChart",
    "ChartBuilder",
    "ChartSource",
    "Choices",
    "StageFigures",
    "Target",
    "choices",
    "clients_in_use",
    "first_day",
    "read",
    "worklist",
]
