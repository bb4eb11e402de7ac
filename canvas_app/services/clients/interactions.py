"""Interactions: what happened between a client and us, entered, answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.changes import Changes
from canvas_app.domain.errors import NotFoundError
from canvas_app.domain.kinds import clean
from canvas_app.services.clients.register import Added, client_of
from canvas_app.storage.workbook import Workbook


def add_interaction(
    workbook: Workbook,
    client_id: int,
    on: date,
    kind: str,
    summary: str = "",
    *,
    origin: str = "",
    **fields: Any,
) -> Added:
    """Add an interaction; ``fields`` are further ones of ``Interaction``.

    Without an employee given it is of the one who looks after the client.

    Raises:
        NotFoundError: the client is gone.
        ValueRefusedError: ``value.choice``, ``value.time`` or ``value.dates_order``.

    """
    client = client_of(workbook, client_id)
    values = {"employee_id": client.employee_id, **fields}
    made = Interaction(workbook.ids(), client_id, on, kind, summary=summary)
    interaction = clean(replace(made, **values))
    with workbook.edit("edit.interaction_add", origin=origin, name=client.name) as edit:
        edit.put(interaction)
    return Added(interaction.id, edit.changes)


def answer_complaint(workbook: Workbook, interaction_id: int, day: date, *, origin: str = "") -> Changes:
    """Note that a complaint was answered on ``day``.

    Raises:
        NotFoundError: it is gone.
        ValueRefusedError: ``value.dates_order``: answered before it was made.

    """
    before = _interaction(workbook, interaction_id)
    client = client_of(workbook, before.client_id)
    changed = clean(replace(before, answered_on=day))
    with workbook.edit("edit.interaction_answer", origin=origin, name=client.name) as edit:
        edit.put(changed)
    return edit.changes


def _interaction(workbook: Workbook, interaction_id: int) -> Interaction:
    found = workbook.get(Interaction, interaction_id)
    if found is None:
        raise NotFoundError("not_found.interaction", id=interaction_id)
    return found
