"""Rules between the fields of one record; what a single field may hold is the field's own."""

from __future__ import annotations

from dataclasses import replace

from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.errors import ValueRefusedError
from canvas_app.domain.sales.model import Deal


def deal_rule(deal: Deal) -> Deal:
    """Refuse a deal that is won and lost, or closed before it was opened."""
    if deal.won_on is not None and deal.lost_on is not None:
        raise ValueRefusedError("value.won_and_lost").about("lost_on")
    closed = deal.won_on or deal.lost_on
    if closed is not None and deal.opened_on is not None and closed < deal.opened_on:
        refused = ValueRefusedError("value.dates_order", start=deal.opened_on, end=closed)
        raise refused.about("won_on" if deal.won_on is not None else "lost_on")
    return deal


def interaction_rule(one: Interaction) -> Interaction:
    """Let only a complaint be answered, and not before it was made."""
    answered = one.answered_on if one.kind_key == "complaint" else None
    if answered is not None and answered < one.on:
        raise ValueRefusedError("value.dates_order", start=one.on, end=answered).about("answered_on")
    return one if answered == one.answered_on else replace(one, answered_on=answered)
