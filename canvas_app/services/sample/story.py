"""What happened to a client and when, so that the rules find the rung that its part asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median

from canvas_app.services.sample.calendar import LAPSE, OLD, OPENED, RECENT, Calendar
from canvas_app.services.sample.cast import (
    ADVOCATE,
    CLIENT,
    FIRST,
    PARTNER,
    PROSPECT,
    REPEAT,
    SUPPORTER,
    Guest,
)
from canvas_app.services.sample.dice import Dice

_QUIET_AFTER = 2.3
"""Usual intervals without a deal that make a client surely quiet (the rules say 2)."""
_LIVELY_UNTIL = 1.7
_LIVELY_RHYTHM = 26
"""Usual days between purchases of those who have gone quiet: enough to see it within months."""
_LAST_SINGLE = LAPSE - 13
_FURTHEST = (0, 540, 500, 248, 300, 290, 250, 210, 150)
"""How many days before OLD the highest rung was reached at most, by rung."""


def tell(guest: Guest, dice: Dice, calendar: Calendar, rhythm: Sequence[int]) -> None:
    """Fill in the guest's milestones, deals and undated facts."""
    usual = dice.skewed(rhythm[0], rhythm[1]) * (0.85 if guest.top >= SUPPORTER else 1.0)
    if guest.part == "lapsed":
        usual = min(usual, _LIVELY_RHYTHM)
    many = _buys_often(guest, dice)
    if guest.part == "ended":
        guest.ended = dice.whole(12, 220)
    guest.reach = _newcomer(guest, dice) if guest.part == "new" else _milestones(guest, dice, usual, many)
    if guest.top >= FIRST:
        guest.deals = _deals(guest, dice, calendar, usual, many)
    if guest.part in ("down", "behind", "plunge", "risk"):
        guest.fall = dice.whole(20, 74) if guest.part in ("down", "risk") else dice.whole(6, 60)
    guest.silent = guest.facts == PROSPECT and not guest.part and dice.chance(0.25)
    _undated(guest, dice)


def _buys_often(guest: Guest, dice: Dice) -> bool:
    """Tell whether a client on the rung of repeat customers has bought more than twice."""
    if guest.top >= CLIENT or guest.part == "risk":
        return True
    return guest.top == REPEAT and dice.chance(0.25 if guest.refunded or guest.part == "ahead" else 0.55)


def _newcomer(guest: Guest, dice: Dice) -> dict[int, int]:
    """Return milestones that all lie inside the last 90 days."""
    days = sorted({dice.whole(4, RECENT) for _ in range(20)}, reverse=True)
    start = dice.whole(0, len(days) - guest.top)
    return {rung: days[start + rung - 1] for rung in range(1, guest.top + 1)}


def _milestones(guest: Guest, dice: Dice, usual: float, many: bool) -> dict[int, int]:
    """Return rung → days ago, from the highest rung down to the first contact."""
    reach: dict[int, int] = {}
    at = _newest(guest, dice, many)
    for rung in range(guest.top, 0, -1):
        reach[rung] = at
        at += _step_below(rung, dice, usual)
        if rung == guest.recent_rung:
            at = max(at, OLD + 2 + dice.whole(0, 170))
    if reach[1] < OLD:
        reach[1] = OLD + dice.whole(0, 120)
    return _squeezed(reach, guest.top)


def _newest(guest: Guest, dice: Dice, many: bool) -> int:
    """Return the day on which the highest rung was reached."""
    top = guest.top
    if guest.part == "up" or guest.refunded:
        return dice.whole(6, RECENT - 8) if guest.part == "up" else OLD + dice.whole(3, 90)
    if guest.part in ("ahead", "leap"):
        return dice.whole(4, 45)
    if guest.part == "lapsed" and not many:
        return dice.whole(LAPSE + 6, LAPSE + 175)
    if guest.part == "lapsed":
        return OLD + dice.whole(70, 200)
    if guest.part == "ended":
        return max(OLD, guest.ended + 9) + dice.whole(0, 120)
    if not guest.confirmed and top > 1 and dice.chance(0.4):
        return dice.whole(5, OLD)
    furthest = _FURTHEST[top] if top != REPEAT or many else _LAST_SINGLE - OLD
    return OLD + (furthest - int(dice.skewed(0, furthest)) if dice.chance(0.5) else dice.whole(0, furthest))


def _step_below(rung: int, dice: Dice, usual: float) -> int:
    """Return how many days before ``rung`` the rung below it was reached."""
    ranges: Mapping[int, tuple[float, float]] = {
        PROSPECT: (0, 14),
        FIRST: (1, 210),
        REPEAT: (usual * 0.8, usual * 1.3 + 2),
        CLIENT: (usual, usual + 45),
        SUPPORTER: (15, 90),
        ADVOCATE: (20, 100),
        PARTNER: (25, 110),
    }
    low, high = ranges.get(rung, (0, 0))
    return int(dice.skewed(low, high))


def _squeezed(reach: dict[int, int], top: int) -> dict[int, int]:
    """Return the milestones drawn together so that none lies before the shop opened."""
    newest, oldest = reach[top], reach[1]
    if oldest <= OPENED:
        return reach
    scale = (OPENED - newest) / (oldest - newest)
    return {rung: newest + int((at - newest) * scale) for rung, at in reach.items()}


def _deals(guest: Guest, dice: Dice, calendar: Calendar, usual: float, many: bool) -> list[int]:
    """Return the days of won deals, the oldest first."""
    reach = guest.reach
    days = [reach[rung] for rung in (FIRST, REPEAT) if rung in reach]
    if guest.top >= CLIENT:
        days.append(dice.whole(reach[CLIENT], max(reach[CLIENT], reach[REPEAT] - int(usual * 0.8))))
    if many:
        last = _last_deal(guest, dice, usual)
        at = days[-1] - _interval(guest, dice, calendar, usual, days[-1])
        while at > last:
            days.append(at)
            at -= _interval(guest, dice, calendar, usual, at)
        if last < days[-1]:
            days.append(last)
    days = sorted(set(days), reverse=True)
    return _settled(guest, days) if len(days) >= 3 else days


def _last_deal(guest: Guest, dice: Dice, usual: float) -> int:
    if guest.part == "lapsed":
        return int(usual * _QUIET_AFTER) + dice.whole(20, 70)
    return guest.ended + 1 + int(usual * dice.within(0.05, 1.0))


def _interval(guest: Guest, dice: Dice, calendar: Calendar, usual: float, ago: int) -> int:
    return max(2, int(usual * dice.within(0.6, 1.4) / calendar.season(max(ago, 0), guest.segment)))


def _settled(guest: Guest, days: list[int]) -> list[int]:
    """Return the days with the last one moved so that the usual interval says what the part says."""
    if guest.part == "lapsed":
        while days[-1] < _QUIET_AFTER * _usual(days) + 6:
            days = days[:-1] if len(days) > 3 else _more_often(days)
    elif guest.active and days[-1] > _LIVELY_UNTIL * _usual(days):
        days = [*days, max(1, int(_usual(days) * 0.8))]
    return days


def _more_often(days: list[int]) -> list[int]:
    """Return the days with one more in the widest gap after the second deal."""
    place = max(range(2, len(days)), key=lambda at: days[at - 1] - days[at])
    return [*days[:place], (days[place - 1] + days[place]) // 2, *days[place:]]


def _usual(days: list[int]) -> float:
    return median(one - other for one, other in pairwise(days))


def _undated(guest: Guest, dice: Dice) -> None:
    """Fill in the facts and counters that carry no date, and the days of mentions and joint work."""
    top, facts = guest.top, guest.facts
    lost_sole = guest.fallen and facts == CLIENT
    if top >= SUPPORTER:
        guest.sole = not lost_sole
        _mention(guest, dice)
    elif dice.chance(0.25):
        guest.sole = facts in (REPEAT, CLIENT)
    elif facts == CLIENT and dice.chance(0.3):
        guest.counted["mentions"] = 1
    if top >= ADVOCATE:
        guest.counted["referrals"] = dice.whole(1, 3)
    elif facts == SUPPORTER and not guest.fallen and dice.chance(0.25):
        guest.counted["referrals"] = 1
    if top == PARTNER:
        guest.counted["referrals_won"] = dice.whole(1, guest.counted["referrals"])
        guest.joints.append(guest.reach[PARTNER])
    elif top == ADVOCATE and dice.chance(0.5):
        guest.counted["referrals_won"] = 1
    elif top in (CLIENT, SUPPORTER, ADVOCATE) and dice.chance(0.2):
        guest.joints.append(dice.whole(guest.ended + 1, guest.reach[top]))
    if len(guest.deals) >= 3:
        guest.continuing = guest.part != "ended" and dice.chance(0.55 if top >= CLIENT else 0.15)


def _mention(guest: Guest, dice: Dice) -> None:
    """Say how a supporter spoke well of us: on a known day where that day matters, or just counted."""
    day = guest.reach[SUPPORTER]
    if guest.recent_rung <= SUPPORTER or dice.chance(0.6):
        guest.mentions.append(day)
    else:
        guest.counted["mentions"] = dice.whole(1, 3)
