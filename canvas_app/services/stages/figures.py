"""The figures of the Relationships page, the live line and the report, each with the clients behind it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from canvas_app.domain.stages.flags import FLAGS
from canvas_app.domain.stages.holding import holding_from_code
from canvas_app.domain.stages.ladder import Ladder, Month, Rung, ladder
from canvas_app.domain.stages.months import days_before, year_before
from canvas_app.domain.stages.movement import NEW, Histories, Ids, Movement, movement
from canvas_app.domain.stages.rules import Missing
from canvas_app.domain.stages.stage_model import SCORED, StageModel
from canvas_app.services.stages.series import month_series
from canvas_app.services.stages.settings import model_of, models, thresholds
from canvas_app.services.stages.views import (
    FACTORS,
    FEW,
    FactorCell,
    Hold,
    IncomeRow,
    Overview,
    Request,
    Risk,
    RungRow,
    Sentence,
)
from canvas_app.storage import stage_cache
from canvas_app.storage.queries import stages as queries
from canvas_app.storage.queries.stages import StageRow
from canvas_app.storage.workbook import Workbook

_Condition = tuple[tuple[str, ...], tuple[float | bool, ...]]
_COMPOSED: Final = {"T": ("TE", "TC"), "I": ("EE", "RE", "EC", "RC")}


@dataclass(frozen=True, slots=True)
class _Look:
    """What several figures of one request are made from, read once."""

    request: Request
    model: StageModel
    rows: Sequence[StageRow]
    steps: Ladder


def _look(workbook: Workbook, request: Request) -> _Look:
    model = model_of(workbook, request.model)
    stage_cache.ensure(workbook, request.day)
    rows = queries.stage_rows(workbook, model.key, request.scope)
    return _Look(request, model, rows, ladder(model, (row.standing for row in rows), request.basis))


def glance(workbook: Workbook, request: Request) -> Overview:
    """Return what a page shows at once: sentence, ladder, moves, what holds clients, risks.

    Raises:
        NotFoundError: the workbook has no such model.

    """
    look = _look(workbook, request)
    return _glance(workbook, look, _histories(workbook, look), ())


def overview(workbook: Workbook, request: Request) -> Overview:
    """Return everything: a glance with months, factors, income, all models and days of import."""
    look = _look(workbook, request)
    histories = _histories(workbook, look)
    series = _months(workbook, look, histories, 12)
    return replace(
        _glance(workbook, look, histories, series),
        months=series,
        factors=_factors(workbook, look),
        income=_income(workbook, look),
        models=all_models(workbook, request),
        imports=queries.import_days(workbook),
    )


def months(workbook: Workbook, request: Request, count: int = 12) -> tuple[Month, ...]:
    """Return who stood on which stage at the ends of the last months and on the as-of day, oldest first.

    For clients without a confirmed stage at that time the rules are applied to what was recorded by then.
    """
    look = _look(workbook, request)
    return _months(workbook, look, _histories(workbook, look), count)


def factors(workbook: Workbook, request: Request) -> tuple[FactorCell, ...]:
    """Return each score by stage: mean of the known values from FEW on, otherwise the values."""
    return _factors(workbook, _look(workbook, request))


def income(workbook: Workbook, request: Request) -> tuple[IncomeRow, ...]:
    """Return what the clients of each stage brought in the 12 months up to the as-of day, per currency."""
    return _income(workbook, _look(workbook, request))


def all_models(workbook: Workbook, request: Request) -> tuple[Ladder, ...]:
    """Return the ladders of every model side by side: read beside each other, never converted or averaged."""
    return tuple(_look(workbook, replace(request, model=model.key)).steps for model in models(workbook))


def moved(workbook: Workbook, request: Request) -> tuple[Ids, Ids]:
    """Return who stands higher and who lower than before the period, quickly, as ``glance`` has it."""
    model = model_of(workbook, request.model)
    recent = queries.histories(workbook, model.key, request.scope, request.day, request.begin)
    moves = _moves(workbook, request, model, recent)
    return moves.up, moves.down


def fall_reasons(
    workbook: Workbook, request: Request, client_ids: Collection[int]
) -> Mapping[int, str | tuple[Missing, ...]]:
    """Return why clients stand lower: the reason given with the decision, else the conditions they lack."""
    said = queries.last_reasons(workbook, request.model, client_ids, request.begin, request.day)
    wanted = set(client_ids)
    rows = (row for row in _look(workbook, request).rows if row.client_id in wanted)
    lacking = {row.client_id: holding_from_code(row.holding) for row in rows}
    return MappingProxyType({**lacking, **said})


def _histories(workbook: Workbook, look: _Look) -> Histories:
    return queries.histories(workbook, look.model.key, look.request.scope, look.request.day)


def _glance(workbook: Workbook, look: _Look, histories: Histories, trend: Sequence[Month]) -> Overview:
    rows, request, model = look.rows, look.request, look.model
    moves = _moves(workbook, request, model, histories)
    holds, held = _holds(rows)
    flags = {row.client_id: tuple(row.flags.split()) for row in rows if row.flags}
    return Overview(
        request=request,
        model=model,
        number=len(rows),
        of=queries.all_clients(workbook),
        ladder=look.steps,
        moves=moves,
        sentence=_sentence(rows, look.steps, moves),
        rungs=tuple(_rung_row(rung, moves, trend) for rung in look.steps.rungs),
        holds=holds,
        held=held,
        risks=_risks(flags),
        flags=MappingProxyType(flags),
        unconfirmed=tuple(row.client_id for row in rows if not row.confirmed),
        first_confirmed=queries.first_confirmation(workbook, model.key),
        last_record=queries.last_record_day(workbook, request.day),
        thresholds_changed=thresholds(workbook).changed,
    )


def _months(workbook: Workbook, look: _Look, histories: Histories, count: int) -> tuple[Month, ...]:
    ids = [row.client_id for row in look.rows]
    return month_series(workbook, look.model, ids, histories, look.steps, look.request, count)


def _factors(workbook: Workbook, look: _Look) -> tuple[FactorCell, ...]:
    values = queries.current_values(workbook, look.request.scope, look.request.day)
    by_rule: set[str] = set()
    cells = []
    for rung in look.steps.rungs:
        if rung.stage.exit:
            by_rule = set()
        by_rule |= {key for condition in rung.stage.conditions for key in SCORED.get(condition.type, ())}
        cells += [_cell(rung, key, values, by_rule) for key in FACTORS]
    return tuple(cells)


def _income(workbook: Workbook, look: _Look) -> tuple[IncomeRow, ...]:
    day = look.request.day
    sums: dict[int, dict[str, int]] = defaultdict(dict)
    for client_id, currency, amount in queries.income(workbook, look.request.scope, year_before(day), day):
        sums[client_id][currency] = amount
    return tuple(_income_row(rung, sums) for rung in look.steps.rungs)


def _moves(workbook: Workbook, request: Request, model: StageModel, histories: Histories) -> Movement:
    eve = days_before(request.begin, 1)
    return movement(
        model,
        histories,
        request.begin,
        request.day,
        queries.ended(workbook, request.scope, eve),
        queries.ended(workbook, request.scope, request.day),
    )


def _sentence(rows: Sequence[StageRow], steps: Ladder, moves: Movement) -> Sentence:
    by_state: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        by_state[row.state].append(row.client_id)
    return Sentence(
        tuple(row.client_id for row in rows),
        tuple(by_state["active"]),
        tuple(by_state["inactive"]),
        tuple(by_state["ended"]),
        tuple(row.client_id for row in rows if row.confirmed),
        moves.up,
        moves.down,
        moves.new,
        moves.left,
        moves.passing("up"),
        moves.passing("down"),
        steps.median,
    )


def _rung_row(rung: Rung, moves: Movement, trend: Sequence[Month]) -> RungRow:
    key = rung.stage.key
    return RungRow(
        rung,
        moves.into(key, "up"),
        moves.into(key, "down"),
        moves.into(key, NEW),
        tuple(len(month.clients(key)) for month in trend),
    )


def _holds(rows: Iterable[StageRow]) -> tuple[tuple[Hold, ...], Ids]:
    found: dict[_Condition, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    held = []
    parsed: dict[str, tuple[Missing, ...]] = {}
    for row in rows:
        if not row.holding or row.state == "ended":
            continue
        held.append(row.client_id)
        if row.holding not in parsed:
            parsed[row.holding] = holding_from_code(row.holding)
        for missing in parsed[row.holding]:
            found[missing.conditions, missing.required][missing.result].append(row.client_id)
    holds = [
        Hold(
            Missing(conditions, required, "no" if by_result["no"] else "unknown"),
            tuple(by_result["no"]),
            tuple(by_result["unknown"]),
        )
        for (conditions, required), by_result in found.items()
    ]
    return tuple(sorted(holds, key=lambda hold: (-len(hold.clients), hold.missing.conditions))), tuple(held)


def _risks(flags: Mapping[int, Sequence[str]]) -> tuple[Risk, ...]:
    found: dict[str, list[int]] = defaultdict(list)
    for client_id, keys in flags.items():
        for key in keys:
            found[key].append(client_id)
    return tuple(Risk(flag, tuple(found[flag])) for flag in FLAGS if flag in found)


def _cell(
    rung: Rung, score: str, values: Mapping[int, Mapping[str, float]], by_rule: Collection[str]
) -> FactorCell:
    known = {one: values[one][score] for one in rung.clients if one in values and score in values[one]}
    enough = len(known) >= FEW
    return FactorCell(
        rung.stage.key,
        score,
        sum(known.values()) / len(known) if enough else None,
        tuple(known),
        MappingProxyType({} if enough else known),
        bool(set(_COMPOSED.get(score, (score,))) & set(by_rule)),
    )


def _income_row(rung: Rung, sums: Mapping[int, Mapping[str, int]]) -> IncomeRow:
    buyers = tuple(one for one in rung.clients if one in sums)
    amounts: Counter[str] = Counter()
    number: Counter[str] = Counter()
    for one in buyers:
        amounts.update(sums[one])
        number.update(sums[one].keys())
    ordered = MappingProxyType(dict(sorted(amounts.items())))
    return IncomeRow(rung.stage.key, ordered, buyers, MappingProxyType(number))
