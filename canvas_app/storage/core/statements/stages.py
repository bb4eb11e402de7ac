"""Relationship stages: who stands where, confirmed histories, scores and income behind them.

What is about many clients is of those in use, and may be narrowed by a ``Scope``.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import ColumnElement, and_, false, func, not_, select, union_all

from canvas_app.storage.core.constructs import among, given
from canvas_app.storage.core.tables import table
from canvas_app.storage.core.types import Day

_client, _place, _stage = table("client"), table("client_stage"), table("stage")
_deal, _line, _assessment = table("deal"), table("deal_line"), table("assessment")
_interaction, _journal, _key = table("interaction"), table("journal"), table("client_key")

_in_use: Final = _client.c.archived == false()
_row = [
    _place.c[name]
    for name in ("client_id", "model", "suggested", "confirmed", "state", "confidence", "flags", "holding")
]

ROWS: Final = (
    select(*_row)
    .join_from(_place, _client, _client.c.id == _place.c.client_id)
    .where(_place.c.model == given("model"), _in_use)
    .order_by(_place.c.client_id)
)
ROW_OF: Final = select(*_row).where(_place.c.client_id == given("client"), _place.c.model == given("model"))
COUNTS: Final = select(_place.c.model, _place.c.suggested, _place.c.confirmed, func.count()).group_by(
    _place.c.model, _place.c.suggested, _place.c.confirmed
)

HISTORIES: Final = (
    select(_stage.c.client_id, _stage.c.day, _stage.c.id, _stage.c.stage)
    .join_from(_stage, _client, _client.c.id == _stage.c.client_id)
    .where(_stage.c.model == given("model"), _stage.c.day <= given("last"), _in_use)
    .order_by(_stage.c.client_id, _stage.c.day, _stage.c.id)
)


def _decided_since() -> ColumnElement[bool]:
    """Return whether something was decided about the client of a stage from a day on."""
    decision = _stage.alias("decision")
    found: ColumnElement[bool] = _stage.c.client_id.in_(
        select(decision.c.client_id).where(
            decision.c.model == given("model"), decision.c.day.between(given("since"), given("last"))
        )
    )
    return found


HISTORIES_SINCE: Final = HISTORIES.where(_decided_since())
ENDED: Final = select(_client.c.id).where(
    _in_use,
    _client.c.ended_on <= given("day"),
    not_(
        and_(
            _client.c.reopened_on.is_not(None),
            _client.c.ended_on < _client.c.reopened_on,
            _client.c.reopened_on <= given("day"),
        )
    ),
)


def _days(*columns: Any) -> Any:
    """Return the days of several columns up to a day as one column ``found``."""
    first, *others = columns
    up_to = (select(one).where(one <= given("day")) for one in others)
    return union_all(select(first.label("found")).where(first <= given("day")), *up_to).subquery()


_all_days = _days(_deal.c.won_on, _deal.c.lost_on, _deal.c.opened_on, _interaction.c.day, _assessment.c.day)
LAST_RECORD_DAY: Final = select(func.max(_all_days.c.found, type_=Day()))
FIRST_CONFIRMATION: Final = select(func.min(_stage.c.day)).where(_stage.c.model == given("model"))
IMPORTS: Final = select(_journal.c.at).where(_journal.c.action == "do", _journal.c.name.like("edit.import%"))

CURRENT_VALUES: Final = (
    select(
        _assessment.c.client_id,
        _assessment.c.id,
        *(
            _assessment.c[name]
            for name in ("day", "source", "scale", "s", "te", "tc", "ee", "re", "ec", "rc")
        ),
    )
    .join_from(_assessment, _client, _client.c.id == _assessment.c.client_id)
    .where(_assessment.c.day <= given("day"), _in_use)
)
CURRENT_VALUES_OF_SEGMENT: Final = CURRENT_VALUES.where(
    _client.c.segment_id.is_not_distinct_from(given("segment"))
)
INCOME: Final = (
    select(_deal.c.client_id, _deal.c.currency, func.sum(_line.c.amount))
    .select_from(
        _deal.join(_line, _line.c.deal_id == _deal.c.id).join(_client, _client.c.id == _deal.c.client_id)
    )
    .where(_deal.c.won_on.between(given("first"), given("last")), _in_use)
    .group_by(_deal.c.client_id, _deal.c.currency)
)
SALES: Final = (
    select(_deal.c.won_on, _deal.c.currency, _line.c.amount, _line.c.stream_id)
    .join_from(_deal, _line, _line.c.deal_id == _deal.c.id)
    .where(_deal.c.client_id == given("client"), _deal.c.won_on <= given("last"))
)
DECISIONS: Final = (
    select(_stage).where(_stage.c.client_id == given("client")).order_by(_stage.c.day, _stage.c.id)
)
REASONS: Final = (
    select(_stage.c.client_id, _stage.c.reason)
    .where(
        _stage.c.model == given("model"),
        _stage.c.day.between(given("first"), given("last")),
        among(_stage.c.client_id, "clients"),
    )
    .order_by(_stage.c.day, _stage.c.id)
)
BY_ID: Final = select(_client.c.id).where(_client.c.id == given("client"))
BY_CODE: Final = select(_client.c.id).where(_client.c.code != "", _client.c.code == given("code"))
BY_NAME: Final = select(_key.c.client_id).where(_key.c.key == given("key")).order_by(_key.c.client_id)
