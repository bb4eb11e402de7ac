"""Deciding on stages: confirming what is suggested, choosing another, taking a decision back."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from canvas_app.domain.changes import Changes
from canvas_app.domain.clients.model import Client
from canvas_app.domain.errors import NotFoundError, ValueRefusedError
from canvas_app.domain.ids import IdSource
from canvas_app.domain.stages.facts import Facts
from canvas_app.domain.stages.model import StageRecord
from canvas_app.domain.stages.rules import Check, Suggestion, checks_up_to, suggest
from canvas_app.domain.text import clean_line
from canvas_app.services.stages.explaining import check_as_json, evidence_of
from canvas_app.services.stages.settings import model_of, name_key, thresholds
from canvas_app.storage.stage_evidence import evidence
from canvas_app.storage.workbook import Workbook


def confirm(
    workbook: Workbook, client_id: int, model: str, day: date, *, reason: str = "", origin: str = ""
) -> Changes:
    """Confirm the stage that ``model`` suggests for a client as of ``day``.

    Confirming the same stage twice on one day changes nothing.

    Raises:
        NotFoundError: no such client or model.

    """
    chosen = model_of(workbook, model)
    found = evidence_of(workbook, client_id)
    facts = found.facts(day, thresholds(workbook))
    said = suggest(chosen, facts, facts.last_confirmed(model))
    named = name_key(chosen.stage(said.stage).name, workbook)
    with workbook.edit("edit.stage_confirm", origin=origin, name=found.client.name, stage=named) as edit:
        if not _stands(facts, said, on=day):
            edit.put(_record(edit.new_id, client_id, facts, said, said.stage, workbook.who, reason))
    return edit.changes


def override(
    workbook: Workbook, client_id: int, model: str, stage: str, reason: str, day: date, *, origin: str = ""
) -> Changes:
    """Choose a stage for a client, with a reason unless it is the suggested one.

    Raises:
        ValueRefusedError: ``value.reason``: the stage differs and no reason was given.
        NotFoundError: no such client, model or stage.

    """
    chosen = model_of(workbook, model)
    if stage not in chosen.places:
        raise NotFoundError("not_found.stage", name=stage, names=", ".join(chosen.places))
    found = evidence_of(workbook, client_id)
    facts = found.facts(day, thresholds(workbook))
    said = suggest(chosen, facts, facts.last_confirmed(model))
    reason = clean_line(reason)
    if stage != said.stage and not reason:
        raise ValueRefusedError("value.reason", stage=name_key(chosen.stage(said.stage).name, workbook))
    named = name_key(chosen.stage(stage).name, workbook)
    with workbook.edit("edit.stage_override", origin=origin, name=found.client.name, stage=named) as edit:
        seen = checks_up_to(chosen, facts, facts.last_confirmed(model), said, stage)
        record = _record(edit.new_id, client_id, facts, said, stage, workbook.who, reason)
        edit.put(replace(record, evidence=_as_text(seen)))
    return edit.changes


def confirm_all(
    workbook: Workbook,
    client_ids: Collection[int],
    model: str,
    day: date,
    *,
    reason: str = "",
    origin: str = "",
) -> Changes:
    """Confirm what is suggested for each of these clients, as one undo step with one reason.

    Clients whose last confirmed stage is the suggested one already, and archived ones, are left as they are.
    """
    chosen = model_of(workbook, model)
    limits = thresholds(workbook)
    reason = clean_line(reason)
    records = []
    for found in evidence(workbook, sorted(set(client_ids))):
        facts = found.facts(day, limits)
        said = suggest(chosen, facts, facts.last_confirmed(model), ())
        if not found.client.archived and not _stands(facts, said):
            records.append(
                _record(workbook.ids, found.client.id, facts, said, said.stage, workbook.who, reason)
            )
    with workbook.edit("edit.stage_bulk", origin=origin, count=len(records)) as edit:
        edit.put_all(records)
    return edit.changes


def withdraw(workbook: Workbook, record_id: int, *, origin: str = "") -> Changes:
    """Take a decision out of the stage history; the journal keeps it and undo brings it back.

    Raises:
        NotFoundError: there is no such decision any more.

    """
    record = workbook.get(StageRecord, record_id)
    if record is None:
        raise NotFoundError("not_found.stage_record", id=record_id)
    client = _client(workbook, record.client_id)
    with workbook.edit("edit.stage_withdraw", origin=origin, name=client.name) as edit:
        edit.delete(StageRecord, record_id)
    return edit.changes


def end_relationship(workbook: Workbook, client_id: int, day: date, *, origin: str = "") -> Changes:
    """Note that a side ended the relationship on ``day``."""
    client = _client(workbook, client_id)
    with workbook.edit("edit.client_end", origin=origin, name=client.name) as edit:
        edit.put(replace(client, ended_on=day))
    return edit.changes


def reopen_relationship(workbook: Workbook, client_id: int, day: date, *, origin: str = "") -> Changes:
    """Take the relationship up again on ``day``: the end is cleared, the history of stages stays (6.4)."""
    client = _client(workbook, client_id)
    with workbook.edit("edit.client_reopen", origin=origin, name=client.name) as edit:
        if client.ended_on is not None:
            edit.put(replace(client, ended_on=None, reopened_on=day))
    return edit.changes


def _client(workbook: Workbook, client_id: int) -> Client:
    client = workbook.get(Client, client_id)
    if client is None:
        raise NotFoundError("not_found.client", id=client_id)
    return client


def _stands(facts: Facts, said: Suggestion, on: date | None = None) -> bool:
    """Tell whether the suggested stage is confirmed already (``on`` that day when one is given)."""
    last = facts.confirmed.get(said.model)
    return last is not None and last.stage == said.stage and on in (None, last.on)


def _record(
    ids: IdSource, client_id: int, facts: Facts, said: Suggestion, stage: str, who: str, reason: str
) -> StageRecord:
    return StageRecord(
        ids(),
        client_id,
        said.model,
        stage,
        facts.day,
        suggested=said.stage,
        reason=clean_line(reason),
        decided_by=who,
        confidence=said.confidence,
        thresholds_version=facts.thresholds.version,
        evidence=_as_text(said.checks),
    )


def _as_text(checks: Iterable[Check]) -> str:
    """Return the values of conditions as a decision keeps them."""
    return json.dumps([check_as_json(check) for check in checks], separators=(",", ":"))
