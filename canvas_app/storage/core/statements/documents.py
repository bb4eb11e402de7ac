"""What only documents read: loads, counts beside the method, a client's confidences and deals."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import ColumnElement, ScalarSelect, false, func, select

from canvas_app.storage.core.constructs import given
from canvas_app.storage.core.statements.counts import in_use
from canvas_app.storage.core.tables import table

_client, _place = table("client"), table("client_stage")
_deal, _line = table("deal"), table("deal_line")
_interaction, _assessment = table("interaction"), table("assessment")


def _number(*conditions: ColumnElement[bool]) -> ScalarSelect[int]:
    return select(func.count()).where(*conditions).scalar_subquery()


def _until(day: Any) -> ScalarSelect[int]:
    """Return how many records of clients in use have a day up to the one given."""
    return _number(day <= given("day"), in_use(day.table.c.client_id))


LOADS: Final = (
    select(_client.c.employee_id, _client.c.segment_id, func.count())
    .where(_client.c.archived == false(), _client.c.employee_id.is_not(None))
    .group_by(_client.c.employee_id, _client.c.segment_id)
)
COUNTS: Final = select(
    _number(_client.c.archived == false()),
    _until(_deal.c.won_on),
    _until(_interaction.c.day),
    _until(_assessment.c.day),
)
CONFIDENCES: Final = select(_place.c.client_id, _place.c.confidence).where(_place.c.model == given("model"))
AMOUNTS: Final = (
    select(_line.c.deal_id, func.sum(_line.c.amount))
    .join_from(_line, _deal, _deal.c.id == _line.c.deal_id)
    .where(_deal.c.client_id == given("client"))
    .group_by(_line.c.deal_id)
)
