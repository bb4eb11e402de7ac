"""Registers that the dice make up: records of every kind that has a table, by what their fields declare."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any, Final

from hypothesis import strategies as st

from canvas_app.content.stage_models import load_stage_models
from canvas_app.domain import fields as declared
from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.canvas.model import Segment, Stream
from canvas_app.domain.clients.model import Client, Employee, Person
from canvas_app.domain.errors import ValueRefusedError
from canvas_app.domain.kinds import KINDS, clean
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.stages.model import SCALES, SCORES, Assessment, StageRecord
from canvas_app.domain.text import match_key

HOSTILE: Final = "=+-@'\"\t;,|\n ＝ёЁ(0)5.#aZ€№✓%/:«»"
FIRST, LAST = date(1990, 1, 1), date(2030, 12, 31)


def texts(most: int = 12) -> st.SearchStrategy[str]:
    """Texts in which something shows, or nothing is."""
    return st.text(HOSTILE, max_size=most).filter(lambda text: bool(match_key(text)) or not text)


VALUES: Final[Mapping[type[declared.Field], Callable[[Any], st.SearchStrategy[Any]]]] = {
    declared.Line: lambda field: texts().filter(lambda text: bool(text) or not field.required),
    declared.Text: lambda _field: texts(30),
    declared.Words: lambda _field: st.lists(texts(), max_size=3).map(tuple),
    declared.Choice: lambda field: st.sampled_from(field.keys),
    declared.Currency: lambda _field: st.sampled_from(("RUB", "USD", "JPY")),
    declared.Clock: lambda _field: st.sampled_from(("", "00:00", "9:05", "23:59")),
    declared.Day: lambda _field: st.dates(FIRST, LAST),
    declared.Switch: lambda _field: st.booleans(),
    declared.Whole: lambda field: st.integers(field.least, field.most),
    declared.Amount: lambda _field: st.integers(-(10**9), 10**9),
    declared.Score: lambda field: st.integers(int(field.low) * 1000, int(field.high) * 1000).map(
        lambda whole: whole / 1000
    ),
}
"""What a field of such a type may hold, or one of a type derived from it: the nearest one counts."""


def values_of(field: declared.Field) -> st.SearchStrategy[Any]:
    return next(VALUES[one](field) for one in type(field).__mro__ if one in VALUES)


@cache
def stages() -> tuple[tuple[str, str], ...]:
    return tuple((model.key, stage.key) for model in load_stage_models() for stage in model.stages)


@st.composite
def records(draw: st.DrawFn, kind: str, record_id: int, **given: Any) -> Any:
    """Draw a record as the window would take it; ``given``: decided already, references too."""
    values = dict(given)
    for name, field in KINDS[kind].fields.items():
        if name in given or isinstance(field, declared.Ref | declared.Refs | declared.Json | declared.Place):
            continue
        if isinstance(field, declared.Version):
            continue
        optional = "None" in KINDS[kind].record.__annotations__[name]
        values[name] = draw(st.none() | values_of(field) if optional else values_of(field))
    try:
        return clean(KINDS[kind].record(record_id, **values))
    except ValueRefusedError:  # what holds between its fields: then it has as little as it can
        return clean(KINDS[kind].record(record_id, **given, **_least(kind, given, values)))


def _least(kind: str, given: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    dates = (name for name, field in KINDS[kind].fields.items() if isinstance(field, declared.Day))
    none = dict.fromkeys(one for one in dates if "None" in KINDS[kind].record.__annotations__[one])
    return {name: value for name, value in {**values, **none}.items() if name not in given}


def _apart(found: list[Any], *names: str) -> list[Any]:
    """Leave out records that a table could not tell from earlier ones."""
    keys: dict[tuple[Any, ...], Any] = {}
    for one in found:
        told = (getattr(one, name) for name in names)
        keys.setdefault(tuple(match_key(x) if isinstance(x, str) else x for x in told), one)
    return list(keys.values())


@st.composite
def registers(draw: st.DrawFn) -> list[Any]:
    """Draw the records of a register, parents before children."""
    ids = iter(range(1, 1000))

    def some(kind: str, most: int, least: int = 0, **given: st.SearchStrategy[Any]) -> list[Any]:
        return [
            draw(records(kind, next(ids), **{name: draw(one) for name, one in given.items()}))
            for _ in range(draw(st.integers(least, most)))
        ]

    def one_of(those: list[Any]) -> st.SearchStrategy[int | None]:
        return st.none() | st.sampled_from([one.id for one in those]) if those else st.none()

    segments = _apart(some(Segment.kind, 2), "name")
    streams = _apart(some(Stream.kind, 2), "name")
    employees = _apart(some(Employee.kind, 2), "name")
    coded = texts(5).map(lambda text: f"{text}!" if text else "")
    created = st.dates(FIRST, LAST)
    clients = some(
        Client.kind, 3, 1, company=st.just(""), created_on=created, code=coded,
        segment_id=one_of(segments), employee_id=one_of(employees),
    )  # fmt: skip
    clients = [one for one in clients if not one.code] + _apart([one for one in clients if one.code], "code")
    owner = st.sampled_from([one.id for one in clients])
    people = _apart(some(Person.kind, 3, client_id=owner), "client_id", "name")
    happened = []
    for _ in range(draw(st.integers(0, 3))):
        client_id = draw(owner)
        theirs = [one for one in people if one.client_id == client_id]
        happened += some(
            Interaction.kind, 1, client_id=st.just(client_id), person_id=one_of(theirs),
            employee_id=one_of(employees),
        )  # fmt: skip
    sold = some(Deal.kind, 3, client_id=owner, code=coded, employee_id=one_of(employees))
    sold = [one for one in sold if not one.code] + _apart([one for one in sold if one.code], "code")
    lines: list[Any] = []
    for deal in sold:
        lines += some(DealLine.kind, 3, deal_id=st.just(deal.id), stream_id=one_of(streams))
    assessed = some(Assessment.kind, 3, client_id=owner, **_scored(draw))
    assessed = _apart(assessed, "client_id", "on", "source", "scale")
    decided = []
    for _ in range(draw(st.integers(0, 3))):
        model, stage = draw(st.sampled_from(stages()))
        fixed = {"model": model, "stage": stage, "suggested": "", "confidence": "", "reason": "why"}
        told = {name: st.just(value) for name, value in fixed.items()}
        decided += some(StageRecord.kind, 1, client_id=owner, **told)
    decided = _apart(decided, "client_id", "model", "stage", "on")
    return [
        *segments, *streams, *employees, *clients, *people, *happened, *sold, *lines, *assessed, *decided
    ]  # fmt: skip


def _scored(draw: st.DrawFn) -> dict[str, st.SearchStrategy[Any]]:
    """Return a scale and scores that fit it, one at least."""
    scale = draw(st.sampled_from(tuple(SCALES)))
    low, high = SCALES[scale]
    score = st.integers(low * 1000, high * 1000).map(lambda whole: whole / 1000)
    first, *others = (key.lower() for key in SCORES)
    return {"scale": st.just(scale), first: score, **dict.fromkeys(others, st.none() | score)}
