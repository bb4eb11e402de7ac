"""Charts of relationships for the window, made from the figures of ``services.stages``.

``Maker(seen).ladder()`` and its sisters give a ``Made``: the chart's data (``charts.data``) in the language
asked for, and which clients each of its places opens. Nothing here imports matplotlib.
"""

from canvas_app.services.stage_charts.made import Made, Target
from canvas_app.services.stage_charts.maker import Maker
from canvas_app.services.stage_charts.reading import Choices, Read, choices, clients_in_use, first_day, read
from canvas_app.services.stage_charts.seen import Seen
from canvas_app.services.stage_charts.worklist import AtRisk, worklist

__all__ = [
    "AtRisk",
    "Choices",
    "Made",
    "Maker",
    "Read",
    "Seen",
    "Target",
    "choices",
    "clients_in_use",
    "first_day",
    "read",
    "worklist",
]
