"""Assessments from rows: what happened stays as it is.

A row that equals an assessment of the workbook changes nothing, so that a second import adds nothing. Others
fill in what an earlier one of the same client, day, source and scale left open; where the two contradict each
other both are kept.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from canvas_app.domain.stages.model import SCALES, SCORE_COLUMNS, Assessment
from canvas_app.exchange.fields import KIND_OF
from canvas_app.exchange.problems import RowRefusedError
from canvas_app.services.imports.finding import OwnerFinder
from canvas_app.services.imports.plan import Plan, Row, needed
from canvas_app.services.imports.records import content, each_row

_SCORE_OF: Final = {column: key.lower() for column, key in SCORE_COLUMNS.items()}


def plan_assessments(plan: Plan) -> None:
    """Plan the rows of a table of assessments."""
    each_row(plan, _AssessmentPlanner(plan).take)


class _AssessmentPlanner:
    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.clients = OwnerFinder(plan, KIND_OF[plan.parsed.kind])
        self.left = Counter(map(content, plan.lookups.of(Assessment)))
        self.there: dict[tuple[Any, ...], list[Assessment]] = defaultdict(list)
        self.made: set[int] = set()
        for record in plan.lookups.of(Assessment):
            self.there[_occasion(record)].append(record)

    def take(self, line: int, row: Row) -> None:
        """Plan one row."""
        given = self._given(row)
        if self.left[content(given)]:  # the workbook has one like it that no row has met yet
            self.left[content(given)] -= 1
            self.plan.skipped += 1
            return
        same = self.there[_occasion(given)]
        fitting = [record for record in same if _agree(record, given)]
        complete = next((record for record in fitting if _filled(record, given) == record), None)
        if complete is not None or len(fitting) == 1:
            self._fill_in(complete or fitting[0], given, same)
            return
        if same:
            self.plan.remark(line, "import.row.assessed_twice")
        self.plan.put(given)
        self.made.add(given.id)
        same.append(given)
        self.plan.added += 1

    def _fill_in(self, record: Assessment, given: Assessment, same: list[Assessment]) -> None:
        filled = _filled(record, given)
        same[same.index(record)] = filled
        if record.id in self.made:
            self.plan.joined += 1
        elif filled == record:
            self.plan.skipped += 1
            return
        else:
            self.plan.updated += 1
            self.made.add(record.id)
        self.plan.put(filled)

    def _given(self, row: Row) -> Assessment:
        client_id = self.clients.find(row).id
        scale = row.get("scale", "1-5")
        low, high = SCALES[scale]
        scores: dict[str, float] = {}
        for field, name in _SCORE_OF.items():
            if field in row:
                value: Decimal = row[field]
                if not low <= value <= high:
                    shown = f"{value:f}"
                    raise RowRefusedError(
                        "import.row.score_range", value=shown, low=low, high=high, field=field
                    )
                scores[name] = float(value)
        if not scores:
            raise RowRefusedError("import.row.scores_none")
        on, source = needed(row, "on"), row.get("source", "staff")
        return Assessment(self.plan.new_id(), client_id, on, source, scale, **scores)


def _occasion(record: Assessment) -> tuple[Any, ...]:
    return record.client_id, record.on, record.source, record.scale


def _filled(record: Assessment, given: Assessment) -> Assessment:
    """Return ``record`` with the scores of ``given`` where it has none."""
    names = (name for name in _SCORE_OF.values() if getattr(record, name) is None)
    return replace(record, **{name: getattr(given, name) for name in names})


def _agree(record: Assessment, other: Assessment) -> bool:
    pairs = ((getattr(record, name), getattr(other, name)) for name in _SCORE_OF.values())
    return all(one is None or two is None or one == two for one, two in pairs)
