"""Interactions, assessments and confirmed stages from rows: what happened stays as it is.

A row that equals a record of the workbook changes nothing, so that a second import adds nothing; equal rows
of one file are as many records as there are rows. Assessments also fill in what an earlier one of the same
client, day, source and scale left open; where the two contradict each other both are kept.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any, Final

from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.stages.model import SCALES, SCORE_COLUMNS, Assessment, StageRecord
from canvas_app.exchange.problems import RowRefusedError
from canvas_app.services.imports.persons import Persons
from canvas_app.services.imports.plan import ClientFinder, Plan, Row

_SCORE_OF: Final = {column: key.lower() for column, key in SCORE_COLUMNS.items()}


def _each_row(plan: Plan, take: Callable[[int, Row], None]) -> None:
    for line, row in plan.rows():
        try:
            take(line, row)
        except RowRefusedError as refused:
            plan.refuse(line, refused)


def _content(record: Any) -> tuple[Any, ...]:
    """Return everything of a record but its id."""
    return tuple(getattr(record, field.name) for field in fields(record) if field.name != "id")


class _Known:
    """The records that the workbook has, each to be met once."""

    def __init__(self, records: Iterable[Any]) -> None:
        self._left = Counter(_content(record) for record in records)

    def meet(self, record: Any) -> bool:
        """Tell whether the workbook has a record like this one that no row has met yet."""
        content = _content(record)
        if not self._left[content]:
            return False
        self._left[content] -= 1
        return True


def _needed(row: Row, field: str) -> Any:
    if field not in row:
        raise RowRefusedError("import.row.value_missing", field=field)
    return row[field]


def plan_interactions(plan: Plan) -> None:
    """Plan the rows of a table of interactions."""
    clients, persons, known = ClientFinder(plan), Persons(plan), _Known(plan.lookups.of(Interaction))

    def take(_: int, row: Row) -> None:
        client_id = clients.find(row).id
        moment = _needed(row, "at")
        person = row.get("person")
        made = Interaction(
            plan.new_id(),
            client_id,
            moment.day,
            row.get("kind", "other"),
            moment.time,
            row.get("direction", ""),
            row.get("two_way"),
            row.get("outcome", ""),
            plan.employee_id(row),
            None if person is None else persons.id_of(client_id, person),
            row.get("summary", ""),
            row.get("answered_on"),
        )
        if known.meet(made):
            plan.skipped += 1
        else:
            plan.put(made)
            plan.added += 1

    _each_row(plan, take)


def plan_stages(plan: Plan) -> None:
    """Plan the rows of a history of confirmed stages."""
    clients = ClientFinder(plan)
    history = plan.lookups.of(StageRecord)
    known = {_content(record) for record in history}
    met: set[tuple[Any, ...]] = set()
    decided = {(record.client_id, record.model, record.stage, record.on) for record in history}

    def take(_: int, row: Row) -> None:
        client_id = clients.find(row).id
        model, stage = _stage(plan, row)
        record = StageRecord(
            plan.new_id(),
            client_id,
            model,
            stage,
            _needed(row, "on"),
            reason=row.get("reason", ""),
            decided_by=row.get("decided_by", ""),
        )
        content = _content(record)
        bare = not record.reason and not record.decided_by
        if content in known or (bare and (client_id, model, stage, record.on) in decided):
            plan.skipped += 1
        elif content in met:
            plan.joined += 1
        else:
            met.add(content)
            plan.put(record)
            plan.added += 1

    _each_row(plan, take)


def _stage(plan: Plan, row: Row) -> tuple[str, str]:
    """Return model and stage; a stage that only one model has needs no model beside it."""
    text = _needed(row, "stage")
    found = plan.words.stages(text)
    named = row.get("model", "")
    model = plan.words.model(named)
    if named and not model:
        names = ", ".join(plan.words.models)
        raise RowRefusedError("import.row.model", value=named, names=names, field="model")
    fitting = [one for one in found if not model or one[0] == model]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise RowRefusedError("import.row.model_missing", value=text, field="model")
    if not model:
        raise RowRefusedError("import.row.word", value=text, field="stage")
    names = ", ".join(plan.words.stages_of(model))
    raise RowRefusedError("import.row.stage", value=text, names=names, field="stage")


class _AssessmentPlanner:
    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.clients = ClientFinder(plan)
        self.known = _Known(plan.lookups.of(Assessment))
        self.there: dict[tuple[Any, ...], list[Assessment]] = defaultdict(list)
        self.made: set[int] = set()
        for record in plan.lookups.of(Assessment):
            self.there[_occasion(record)].append(record)

    def take(self, line: int, row: Row) -> None:
        """Plan one row."""
        given = self._given(row)
        if self.known.meet(given):
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
        on, source = _needed(row, "on"), row.get("source", "staff")
        return Assessment(self.plan.new_id(), client_id, on, source, scale, **scores)


def plan_assessments(plan: Plan) -> None:
    """Plan the rows of a table of assessments."""
    _each_row(plan, _AssessmentPlanner(plan).take)


def _occasion(record: Assessment) -> tuple[Any, ...]:
    return record.client_id, record.on, record.source, record.scale


def _filled(record: Assessment, given: Assessment) -> Assessment:
    """Return ``record`` with the scores of ``given`` where it has none."""
    names = (name for name in _SCORE_OF.values() if getattr(record, name) is None)
    return replace(record, **{name: getattr(given, name) for name in names})


def _agree(record: Assessment, other: Assessment) -> bool:
    pairs = ((getattr(record, name), getattr(other, name)) for name in _SCORE_OF.values())
    return all(one is None or two is None or one == two for one, two in pairs)
