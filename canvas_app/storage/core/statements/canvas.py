"""The register's figures on a canvas: clients of segments, revenue of streams."""

from __future__ import annotations

from typing import Final

from sqlalchemy import desc, exists, false, func, select

from canvas_app.storage.core.constructs import given
from canvas_app.storage.core.statements.counts import in_use
from canvas_app.storage.core.tables import table

_client, _deal, _line = table("client"), table("deal"), table("deal_line")

CLIENTS_BY_SEGMENT: Final = (
    select(_client.c.segment_id, func.count())
    .where(_client.c.archived == false())
    .group_by(_client.c.segment_id)
)
REVENUE_BY_STREAM: Final = (
    select(_deal.c.currency, _line.c.stream_id, func.sum(_line.c.amount).label("amount"), func.count())
    .join_from(_deal, _line, _line.c.deal_id == _deal.c.id)
    .where(_deal.c.won_on.between(given("first"), given("last")), in_use(_deal.c.client_id))
    .group_by(_deal.c.currency, _line.c.stream_id)
    .order_by(_deal.c.currency, desc("amount"))
)
DEALS_OF_STREAM: Final = (
    select(_deal.c.id)
    .where(
        _deal.c.won_on.between(given("first"), given("last")),
        in_use(_deal.c.client_id),
        exists().where(
            _line.c.deal_id == _deal.c.id, _line.c.stream_id.is_not_distinct_from(given("stream"))
        ),
    )
    .order_by(_deal.c.won_on.desc(), _deal.c.id)
)
