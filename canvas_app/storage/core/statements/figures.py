"""What the register says about the blocks of a canvas."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Select, and_, desc, exists, false, func, or_, select

from canvas_app.storage.core.constructs import (
    among,
    among_texts,
    different_ids,
    flag_of,
    given,
    holds_word,
    joined_ids,
)
from canvas_app.storage.core.statements.counts import in_use
from canvas_app.storage.core.tables import table
from canvas_app.storage.core.types import TEXT

_client, _deal, _line = table("client"), table("deal"), table("deal_line")
_employee, _interaction = table("employee"), table("interaction")
_place, _stage = table("client_stage"), table("stage")

_on_stage = _place.join(_client, _client.c.id == _place.c.client_id)
_of_model = _place.c.model == given("model")
_of_segments = among(_client.c.segment_id, "segments")
_won = and_(_deal.c.won_on.between(given("first"), given("last")), _deal.c.currency == given("currency"))

SHOWN_STAGES: Final = select(_place.c.shown, func.count()).where(_of_model).group_by(_place.c.shown)
SHOWN_STAGES_OF_SEGMENT: Final = (
    select(_place.c.shown, func.count())
    .select_from(_on_stage)
    .where(_of_model, _client.c.segment_id == given("segment"))
    .group_by(_place.c.shown)
)
STAGES_BY_SEGMENT: Final = (
    select(_client.c.segment_id, _place.c.shown, func.count())
    .select_from(_on_stage)
    .where(_of_model)
    .group_by(_client.c.segment_id, _place.c.shown)
)

_clients_with_stage = select(_place.c.client_id).select_from(_on_stage).order_by(_place.c.client_id)

CLIENTS_ON: Final = _clients_with_stage.where(_of_model, among_texts(_place.c.shown, "stages"))
CLIENTS_ON_OF_SEGMENTS: Final = CLIENTS_ON.where(_of_segments)
ACTIVE_CLIENTS: Final = _clients_with_stage.where(_of_model, _place.c.state == "active")
ACTIVE_CLIENTS_OF_SEGMENTS: Final = ACTIVE_CLIENTS.where(_of_segments)


def _moves() -> Select[Any]:
    """Return from which confirmed stage to which clients came within a period, and how many."""
    latest = func.row_number().over(
        partition_by=_stage.c.client_id, order_by=(_stage.c.day.desc(), _stage.c.id.desc())
    )
    now = (
        select(_stage.c.client_id, _stage.c.stage, latest.label("latest"))
        .where(_stage.c.model == given("model"), _stage.c.day.between(given("first"), given("last")))
        .cte("moved")
    )
    before = _stage.alias("earlier")
    previous = (
        select(before.c.stage)
        .where(
            before.c.client_id == now.c.client_id,
            before.c.model == given("model"),
            before.c.day < given("first"),
        )
        .order_by(before.c.day.desc(), before.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    moved = (
        select(previous.label("previous"), now.c.stage)
        .join_from(now, _place, and_(_place.c.client_id == now.c.client_id, _of_model))
        .where(now.c.latest == 1, or_(_place.c.state != "ended", now.c.stage == given("way_out")))
        .subquery("change")
    )
    return (
        select(moved.c.previous, moved.c.stage, func.count())
        .where(moved.c.previous.is_not(None))
        .group_by(moved.c.previous, moved.c.stage)
    )


MOVES: Final = _moves()
WON_DEALS: Final = (
    select(func.count())
    .select_from(_deal)
    .where(_won, in_use(_deal.c.client_id), exists().where(_line.c.deal_id == _deal.c.id))
)


def _by_segment() -> Select[Any]:
    """Return clients and revenue per segment, the largest revenue first."""
    money = (
        select(_deal.c.client_id, func.sum(_line.c.amount).label("amount"))
        .join_from(_deal, _line, _line.c.deal_id == _deal.c.id)
        .where(_won)
        .group_by(_deal.c.client_id)
        .cte("money")
    )
    whole = func.coalesce(func.sum(money.c.amount), 0).label("whole")
    return (
        select(_client.c.segment_id, func.count(), whole)
        .outerjoin_from(_client, money, money.c.client_id == _client.c.id)
        .where(_client.c.archived == false())
        .group_by(_client.c.segment_id)
        .order_by(desc("whole"))
    )


BY_SEGMENT: Final = _by_segment()


def _best_streams() -> Select[Any]:
    """Return each segment's best stream; the counted lines are those of the whole segment."""
    sold = (
        select(
            _client.c.segment_id.label("segment"),
            _line.c.stream_id,
            func.sum(_line.c.amount).label("amount"),
            func.count().label("lines"),
        )
        .select_from(
            _deal.join(_line, _line.c.deal_id == _deal.c.id).join(_client, _client.c.id == _deal.c.client_id)
        )
        .where(_won, _client.c.archived == false())
        .group_by(_client.c.segment_id, _line.c.stream_id)
        .cte("sold")
    )
    best_first = (sold.c.amount.desc(), sold.c.stream_id.asc().nulls_first())
    ranked = select(
        sold,
        func.row_number().over(partition_by=sold.c.segment, order_by=best_first).label("place"),
        func.sum(sold.c.amount).over(partition_by=sold.c.segment).label("whole"),
        func.sum(sold.c.lines).over(partition_by=sold.c.segment).label("all_lines"),
    ).cte("ranked")
    return (
        select(ranked.c.segment, ranked.c.stream_id, ranked.c.amount, ranked.c.whole, ranked.c.all_lines)
        .where(ranked.c.place == 1)
        .order_by(ranked.c.whole.desc())
    )


BEST_STREAMS: Final = _best_streams()
CLIENT_NUMBER: Final = select(func.count()).select_from(_client).where(_client.c.id <= given("client"))


def _by_source() -> Select[Any]:
    """Return won and lost deals by where the client came from, the best first."""
    won = func.sum(flag_of(_deal.c.won_on <= given("last"))).label("won")
    lost = func.sum(flag_of(_deal.c.lost_on <= given("last")))
    return (
        select(_client.c.source, different_ids(_client.c.id), won, lost)
        .join_from(_client, _deal, _deal.c.client_id == _client.c.id)
        .where(_client.c.archived == false(), _client.c.source != "")
        .group_by(_client.c.source)
        .order_by(desc("won"), _client.c.source)
    )


BY_SOURCE: Final = _by_source()
BY_EMPLOYEE: Final = (
    select(_employee.c.name, joined_ids(_client.c.id), func.count().label("clients"))
    .join_from(_client, _employee, _employee.c.id == _client.c.employee_id)
    .where(_client.c.archived == false())
    .group_by(_employee.c.id)
    .order_by(desc("clients"), _employee.c.name)
)
FLAGGED: Final = (
    select(_place.c.client_id)
    .distinct()
    .select_from(_on_stage)
    .where(_client.c.archived == false(), holds_word(_place.c.flags, given("flag", TEXT)))
)
REFERRERS: Final = (
    select(_client.c.name, _client.c.id, _client.c.referrals, _client.c.referrals_won)
    .where(_client.c.archived == false(), _client.c.referrals > 0)
    .order_by(_client.c.referrals.desc(), _client.c.name)
    .limit(200)
)
CONTACTS_BY_KIND: Final = (
    select(_interaction.c.kind_key, func.count().label("contacts"))
    .join_from(_interaction, _client, _client.c.id == _interaction.c.client_id)
    .where(_client.c.archived == false(), _interaction.c.day.between(given("first"), given("last")))
    .group_by(_interaction.c.kind_key)
    .order_by(desc("contacts"))
)
CONTACTS_BY_KIND_OF_SEGMENTS: Final = CONTACTS_BY_KIND.where(_of_segments)
