"""The Relationships page beyond the figures of the stages: names, those at risk, its first day."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Select, and_, func, select, union_all

from canvas_app.storage.core.constructs import among, given
from canvas_app.storage.core.tables import table
from canvas_app.storage.core.types import Day

_client, _employee, _place = table("client"), table("employee"), table("client_stage")
_deal, _interaction = table("deal"), table("interaction")
_assessment, _stage = table("assessment"), table("stage")

NAMES: Final = select(_client.c.id, _client.c.name).where(among(_client.c.id, "clients"))
LISTED: Final = (
    select(
        _client.c.id,
        _client.c.name,
        func.coalesce(_employee.c.name, ""),
        _place.c.shown,
        _place.c.confirmed != "",
        _place.c.state,
    )
    .join_from(_client, _place, and_(_place.c.client_id == _client.c.id, _place.c.model == given("model")))
    .outerjoin(_employee, _employee.c.id == _client.c.employee_id)
    .where(among(_client.c.id, "clients"))
    .order_by(_client.c.id)
)


def _first_record_day() -> Select[Any]:
    """Return the earliest day with a deal, a contact, an assessment or a confirmed stage of a model."""
    days = (_deal.c.opened_on, _deal.c.won_on, _deal.c.lost_on, _interaction.c.day, _assessment.c.day)
    first, *others = (select(func.min(one).label("found")) for one in days)
    confirmed = select(func.min(_stage.c.day)).where(_stage.c.model == given("model"))
    found = union_all(first, *others, confirmed).subquery()
    return select(func.min(found.c.found, type_=Day()))


FIRST_RECORD_DAY: Final = _first_record_day()
