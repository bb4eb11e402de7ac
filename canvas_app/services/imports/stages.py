"""Confirmed stages from rows: a history from elsewhere; what the workbook knows already changes nothing."""

from __future__ import annotations

from typing import Any

from canvas_app.domain.stages.model import StageRecord
from canvas_app.exchange.fields import KIND_OF
from canvas_app.exchange.problems import RowRefusedError
from canvas_app.services.imports.finding import OwnerFinder
from canvas_app.services.imports.plan import Plan, Row, needed
from canvas_app.services.imports.records import each_row


def plan_stages(plan: Plan) -> None:
    """Plan the rows of a history of confirmed stages."""
    clients = OwnerFinder(plan, KIND_OF[plan.parsed.kind])
    history = plan.lookups.of(StageRecord)
    known = {_said(record) for record in history}
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
            needed(row, "on"),
            reason=row.get("reason", ""),
            decided_by=row.get("decided_by", ""),
        )
        content = _said(record)
        bare = not record.reason and not record.decided_by
        if content in known or (bare and (client_id, model, stage, record.on) in decided):
            plan.skipped += 1
        elif content in met:
            plan.joined += 1
        else:
            met.add(content)
            plan.put(record)
            plan.added += 1

    each_row(plan, take)


def _stage(plan: Plan, row: Row) -> tuple[str, str]:
    """Return model and stage; a stage that only one model has needs no model beside it."""
    text = needed(row, "stage")
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


def _said(record: StageRecord) -> tuple[Any, ...]:
    """Return what a table can say of a record."""
    return record.client_id, record.model, record.stage, record.on, record.reason, record.decided_by
