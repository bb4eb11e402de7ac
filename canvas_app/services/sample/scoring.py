"""The scores a client gave or was given, in keeping with the rungs it reached."""

from __future__ import annotations

from canvas_app.services.sample.calendar import OLD
from canvas_app.services.sample.cast import (
    ADVOCATE,
    CLIENT,
    FIRST,
    PARTNER,
    PROSPECT,
    REPEAT,
    SUPPORTER,
    Guest,
)  # fmt: skip
from canvas_app.services.sample.dice import Dice

Scores = dict[str, float]

HIGH, KEPT = 4.0, 3.5
"""The rules' limits for reaching a stage and for keeping it (domain catalogue, 6.1)."""
_FRESH = 170
_INVOLVEMENT = ("EE", "RE", "EC", "RC")
_TRUST_STYLES = (
    ("both", 62.0), ("employee", 8.0), ("employee_only", 5.0), ("company", 5.0), ("mostly_employee", 20.0),
)  # fmt: skip
_WARMTH = (("even", 66.0), ("emotional", 4.0), ("rational", 6.0), ("high", 24.0))


def assess(guest: Guest, dice: Dice) -> None:
    """Fill in the guest's assessments, the oldest first."""
    if guest.top >= CLIENT:
        _trusting(guest, dice)
    elif guest.part == "risk":
        _at_risk(guest, dice)
    elif guest.top == REPEAT:
        _repeating(guest, dice)
    elif dice.chance({FIRST: 0.45, PROSPECT: 0.05}.get(guest.top, 0)):
        _once(guest, dice)
    guest.scores.sort(key=lambda scored: -scored[0])


def _trusting(guest: Guest, dice: Dice) -> None:
    """Score a client that trusts us, or did until the fall."""
    reach = guest.reach
    if guest.recent_rung == CLIENT and dice.chance(0.6):
        early = dice.whole(reach[CLIENT] + 25, max(reach[CLIENT] + 25, reach[REPEAT]))
        guest.scores.append((early, _low_trust(dice, 3.1, 3.8)))
    if guest.top >= ADVOCATE:
        first = {"S": dice.score(3.5, 4.3), "TE": dice.score(4.1, 4.6), "TC": dice.score(3.0, 3.3)}
        guest.scores.append((reach[CLIENT], first))
        guest.scores.append((reach[ADVOCATE], _devoted(guest, dice)))
    else:
        guest.scores.append((reach[CLIENT], _trust(guest, dice)))
    if guest.fallen and guest.facts != CLIENT:
        guest.scores.append((guest.fall, _fallen(guest, dice)))
    else:
        _refresh(guest, dice)


def _trust(guest: Guest, dice: Dice) -> Scores:
    """Return scores with trust in the employee, the company, or both; satisfaction mostly high."""
    limited = _no_advocate(guest)
    style = "mostly_employee" if limited else dice.weighted(_TRUST_STYLES)
    scores = _satisfaction(dice)
    if style != "company":
        span = (4.2, 4.7) if style == "employee" else (4.0, 4.3) if limited else (4.0, 4.8)
        scores["TE"] = dice.score(*span)
    if style == "both":
        scores["TC"] = dice.score(4.0, 4.7)
    elif style == "company":
        scores |= {"TE": dice.score(2.8, 3.2), "TC": dice.score(4.2, 4.7)}
    elif style == "employee":
        scores["TC"] = dice.score(2.7, 3.2)
    elif style == "mostly_employee":
        scores["TC"] = dice.score(3.3, 3.6)
    return scores | _involvement(dice, dice.weighted(_WARMTH), 0.62)


def _no_advocate(guest: Guest) -> bool:
    """Tell whether only the mean of trust keeps the guest from being an advocate."""
    return guest.facts == SUPPORTER and "referrals" in guest.counted


def _satisfaction(dice: Dice) -> Scores:
    kind = dice.weighted((("high", 76), ("middling", 13), ("habit", 2), ("unknown", 9)))
    ranges = {"high": (4.0, 4.9), "middling": (3.5, 3.9), "habit": (2.6, 3.4)}
    return {"S": dice.score(*ranges[kind])} if kind in ranges else {}


def _devoted(guest: Guest, dice: Dice) -> Scores:
    """Return the scores of an advocate; those of a partner, or one to be, are involved as well."""
    scores = {"S": dice.score(4.0, 4.9), "TE": dice.score(4.1, 4.9), "TC": dice.score(4.0, 4.8)}
    almost = guest.joints and guest.counted.get("referrals_won")
    if guest.top == PARTNER:
        return scores | {key: dice.score(4.0, 4.8) for key in _INVOLVEMENT}
    if almost:
        return scores | {key: dice.score(3.0, 3.8) for key in _INVOLVEMENT}
    return scores | _involvement(dice, dice.weighted(_WARMTH), 0.8)


def _involvement(dice: Dice, style: str, known: float) -> Scores:
    """Return scores of involvement with some missing, or none at all."""
    if not dice.chance(known):
        return {}
    low, high = {"high": (4.0, 4.8)}.get(style, (2.8, 4.5))
    found = {}
    for key in _INVOLVEMENT:
        warm = key.startswith("E")
        span = (low, high)
        if style in ("emotional", "rational"):
            span = (4.0, 4.7) if warm == (style == "emotional") else (1.9, 2.8)
        if style != "even" or dice.chance(0.85):
            found[key] = dice.score(*span)
    return found


def _low_trust(dice: Dice, low: float, high: float) -> Scores:
    trust = dice.score(low, high)
    company = min(high, max(low, trust + dice.within(-0.6, 0.6)))
    return {"S": dice.score(low, min(high + 0.5, 5.0)), "TE": trust, "TC": round(company, 1)}


def _fallen(guest: Guest, dice: Dice) -> Scores:
    """Return the scores that take a rung away, below even the limit for keeping it."""
    if guest.facts == REPEAT:
        return _low_trust(dice, 2.5, 3.3)
    if guest.facts == SUPPORTER:
        return {"S": dice.score(3.5, 4.0), "TE": dice.score(3.6, 3.9), "TC": dice.score(2.4, 2.9)}
    return {"S": dice.score(4.0, 4.4)} | {key: dice.score(2.6, 3.3) for key in _INVOLVEMENT}


def _refresh(guest: Guest, dice: Dice) -> None:
    """Ask again after a while, with answers that change no rung."""
    last = min(ago for ago, _ in guest.scores)
    if last < 40 or dice.chance(0.7 if last < _FRESH else 0.22):
        return
    ordered = sorted(guest.scores, key=lambda scored: -scored[0])
    latest = {key: value for _, scores in ordered for key, value in scores.items()}
    again = {key: _near(dice, value) for key, value in latest.items() if dice.chance(0.88)}
    if _no_advocate(guest):
        again = {key: value for key, value in again.items() if key not in ("TE", "TC")}
    settled = guest.confirmed and guest.rung == guest.facts == guest.top
    if settled and guest.top < ADVOCATE and dice.chance(0.12):
        again |= {key: dice.score(KEPT, 3.9) for key in ("S", "TE", "TC") if key in again}
    elif guest.facts in (CLIENT, SUPPORTER) and guest.top == guest.facts and dice.chance(0.03):
        again["S"] = dice.score(2.5, 3.1)
    low = max(guest.ended, 0) + 6
    if again and last - 20 > low:
        guest.scores.append((dice.whole(low, min(last - 20, low + _FRESH)), again))


def _near(dice: Dice, value: float) -> float:
    """Return a score near ``value`` on the same side of the rules' limits."""
    low, high = (HIGH, 5.0) if value >= HIGH else (KEPT, 3.9) if value >= KEPT else (1.5, 3.4)
    return round(min(high, max(low, value + dice.within(-0.4, 0.4))), 1)


def _repeating(guest: Guest, dice: Dice) -> None:
    """Score a repeat customer: with three deals trust is unknown or too low, with two it may be anything."""
    often = len(guest.deals) > 2
    style = dice.weighted((("none", 34), ("satisfaction", 34), ("scored", 32)))
    if style == "none":
        return
    scores = {"S": dice.score(2.7, 4.0) if dice.chance(0.25) else dice.score(3.6, 4.9)}
    if style == "scored":
        scores = _low_trust(dice, 2.9, 3.8) if often else _low_trust(dice, 3.0, 4.7)
        scores |= _involvement(dice, dice.weighted(_WARMTH), 0.4)
    day = guest.deals[1] if guest.recent_rung > REPEAT else guest.reach[REPEAT]
    guest.scores.append((dice.whole(guest.ended + 1, max(guest.ended + 1, day)), scores))


def _once(guest: Guest, dice: Dice) -> None:
    day = guest.reach[guest.top]
    scores = {"S": dice.score(3.1, 4.8)} if guest.top == FIRST else {}
    if dice.chance(0.6) or not scores:
        scores |= {"TE": dice.score(2.6, 4.6), "TC": dice.score(2.6, 4.4)}
    guest.scores.append((dice.whole(guest.ended + 1, max(guest.ended + 1, day)), scores))


def _at_risk(guest: Guest, dice: Dice) -> None:
    """Score a client that was fairly content and is about to leave."""
    before = {"S": dice.score(3.3, 3.8), "TE": dice.score(3.2, 3.7), "TC": dice.score(3.1, 3.6)}
    guest.scores.append((max(guest.reach[REPEAT], OLD + 5), before))
    guest.scores.append((guest.fall, {key: dice.score(1.7, 2.4) for key in before}))
