"""The register's table: who fits a filter, in which order, what a row shows."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Select, and_, desc, func, select, true

from canvas_app.storage.core.constructs import among, given
from canvas_app.storage.core.tables import table

_client, _key, _place = table("client"), table("client_key"), table("client_stage")
_deal, _line, _stage = table("deal"), table("deal_line"), table("stage")
_interaction = table("interaction")

MATCHING: Final = select(_client.c.id)
"""To be narrowed by a ``ClientFilter``."""
NAME_ORDER: Final = select(_key.c.client_id).order_by(_key.c.key, _key.c.client_id)
ARCHIVED: Final = select(_client.c.id).where(_client.c.archived == true())
COMPANIES: Final = select(_client.c.id, _client.c.company).where(_client.c.company != "")
SEGMENTS: Final = select(_client.c.id, _client.c.segment_id).where(_client.c.segment_id.is_not(None))
EMPLOYEES: Final = select(_client.c.id, _client.c.employee_id).where(_client.c.employee_id.is_not(None))
STAGES: Final = select(_place.c.client_id, _place.c.shown).where(_place.c.model == given("model"))
LAST_CONTACTS: Final = (
    select(_interaction.c.client_id, func.max(_interaction.c.day))
    .where(_interaction.c.day <= given("day"))
    .group_by(_interaction.c.client_id)
)
REVENUES: Final = (
    select(_deal.c.client_id, func.sum(_line.c.amount))
    .join_from(_deal, _line, _line.c.deal_id == _deal.c.id)
    .where(_deal.c.won_on.between(given("first"), given("last")), _deal.c.currency == given("currency"))
    .group_by(_deal.c.client_id)
)
CONFIRMED: Final = (
    select(_stage.c.client_id, _stage.c.stage, _stage.c.day)
    .where(_stage.c.model == given("model"), _stage.c.day <= given("day"))
    .order_by(_stage.c.client_id, _stage.c.day, _stage.c.id)
)
CONFIRMED_OF: Final = CONFIRMED.where(among(_stage.c.client_id, "clients"))


def _rows() -> Select[Any]:
    """Return what the table shows of clients; ``client_stage`` is joined, since archived ones have no row."""
    latest = (
        select(func.max(_interaction.c.day))
        .where(_interaction.c.client_id == _client.c.id, _interaction.c.day <= given("day"))
        .scalar_subquery()
    )
    own = ("id", "name", "type", "company", "segment_id", "employee_id", "archived")
    staged = ("shown", "suggested", "confirmed", "state", "since")
    return (
        select(*(_client.c[name] for name in own), *(_place.c[name] for name in staged), latest)
        .outerjoin_from(
            _client,
            _place,
            and_(_place.c.client_id == _client.c.id, _place.c.model == given("model")),
        )
        .where(among(_client.c.id, "clients"))
    )


ROWS: Final = _rows()
MONEY: Final = (
    select(_deal.c.client_id, _deal.c.currency, func.sum(_line.c.amount).label("amount"))
    .join_from(_deal, _line, _line.c.deal_id == _deal.c.id)
    .where(among(_deal.c.client_id, "clients"), _deal.c.won_on.between(given("first"), given("last")))
    .group_by(_deal.c.client_id, _deal.c.currency)
    .order_by(desc("amount"))
)
