"""Whole clients, tags, employees' loads, who may be there twice."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Select, desc, false, func, select

from canvas_app.storage.core.constructs import among, each_listed, given
from canvas_app.storage.core.tables import table

_client, _key, _place = table("client"), table("client_key"), table("client_stage")

RECORDS: Final = select(_client).where(among(_client.c.id, "clients")).order_by(_client.c.id)
FOUND: Final = select(_client)
"""To be narrowed by a ``ClientFilter``."""
NAMESAKES: Final = select(_client).where(
    _client.c.id.in_(select(_key.c.client_id).where(_key.c.key == given("key")))
)
TOTAL: Final = select(func.count()).select_from(_client).where(_client.c.archived == given("put_away"))


def _tags() -> Select[Any]:
    """Return every tag in use with how often it is, the most frequent first."""
    tag = each_listed(_client.c.tags)
    used = func.count().label("used")
    return (
        select(tag.c.value, used)
        .select_from(_client.join(tag, onclause=_client.c.tags != "[]"))
        .where(_client.c.archived == false())
        .group_by(tag.c.value)
        .order_by(desc("used"), tag.c.value)
    )


TAGS: Final = _tags()
UNCONFIRMED: Final = (
    select(_key.c.client_id)
    .join_from(_place, _key, _key.c.client_id == _place.c.client_id)
    .where(_place.c.model == given("model"), _place.c.confirmed == "")
    .order_by(_key.c.key, _key.c.client_id)
)
ALL_IDS: Final = select(_client.c.id).order_by(_client.c.id)


def _load(kind: str) -> Select[Any]:
    """Return how many records of a kind name each employee."""
    employee = table(kind).c.employee_id
    return select(employee, func.count()).where(employee.is_not(None)).group_by(employee)


LOAD_OF_CLIENTS: Final = _load("client")
LOAD_OF_DEALS: Final = _load("deal")
LOAD_OF_INTERACTIONS: Final = _load("interaction")
