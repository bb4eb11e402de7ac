"""Who plans the rows of a table, and which records of the workbook that needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from canvas_app.domain.canvas.model import Canvas, Segment, Stream
from canvas_app.domain.clients.model import Person
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.sales.model import DealLine
from canvas_app.exchange.fields import KIND_OF
from canvas_app.services.imports.assessments import plan_assessments
from canvas_app.services.imports.clients import plan_clients
from canvas_app.services.imports.deals import plan_deals
from canvas_app.services.imports.lookups import Lookups, gather_records
from canvas_app.services.imports.notes import plan_notes
from canvas_app.services.imports.plan import Plan
from canvas_app.services.imports.records import plan_records
from canvas_app.services.imports.stages import plan_stages
from canvas_app.storage.workbook import Workbook


class Planner(NamedTuple):
    """Plans the rows of a table.

    Attributes:
        plan: does it.
        reads: records that it compares rows with, beside those of the table's own kind and those they name.

    """

    plan: Callable[[Plan], None]
    reads: tuple[type[Any], ...] = ()


_OWN: Final[Mapping[str, Planner]] = {
    "clients": Planner(plan_clients, (Person,)),
    "deals": Planner(plan_deals, (DealLine,)),
    "assessments": Planner(plan_assessments),
    "stages": Planner(plan_stages),
    "notes": Planner(plan_notes),
}
"""Tables whose rows follow rules of their own."""


def planner_of(table: str) -> Planner:
    """Return who plans the rows of a table."""
    return _OWN.get(table, Planner(plan_records))


def gather(workbook: Workbook, table: str) -> Lookups:
    """Return what an import of a table compares its rows with, as the workbook stands now."""
    kind = KIND_OF[table]
    named = (KINDS[one.kind].record for _, one in kind.references())
    needed = (kind.record, *named, *planner_of(table).reads, Segment, Stream)
    return gather_records(workbook, [one for one in dict.fromkeys(needed) if one is not Canvas])
