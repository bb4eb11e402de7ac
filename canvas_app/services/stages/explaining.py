"""Why a stage is suggested for a client, what the next one lacks, and what was decided before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from canvas_app.content import Catalogue, load_catalogue
from canvas_app.content.stage_models import advice_keys, statement_keys
from canvas_app.domain.errors import NotFoundError
from canvas_app.domain.stages.facts import Facts
from canvas_app.domain.stages.flags import silent_days
from canvas_app.domain.stages.model import StageRecord
from canvas_app.domain.stages.months import completed_months
from canvas_app.domain.stages.rules import Check, Missing, Suggestion, suggest
from canvas_app.domain.stages.stage_model import SCORED, StageModel
from canvas_app.domain.text import clean_line
from canvas_app.services.stages.settings import model_of, models, thresholds
from canvas_app.storage.queries import stages as queries
from canvas_app.storage.stage_evidence import Evidence, evidence
from canvas_app.storage.workbook import Workbook

_FIELDS: Mapping[str, str] = {
    # condition: the field of the client's card by which it is met
    "qualified": "qualified",
    "cont": "continuing",
    "sole": "sole",
    "word": "mentions",
    "ref": "referrals",
    "refwon": "referrals_won",
    "joint": "joint",
}
_SUPPORTED = ("dwyer", "expansion")
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Gap:
    """One unmet group of conditions of the next stage and what can be done about it.

    Attributes:
        advice: keys of the advice that helps (``adv.*``), for a «no».
        statements: keys of the statements to ask (``item.*``), for want of data.
        fields: fields of the client's card that would meet it.

    """

    missing: Missing
    advice: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a stage is suggested for one client in one model as of a day.

    Attributes:
        client: the client's name.
        confirmed: the last confirmed stage, None without one; ``since``: when it was confirmed.
        gaps: what the next stage lacks.
        supporting: facts shown beside the conditions and not required: ``growth`` (more income in the last
            12 months than in the 12 before), ``new_stream`` (a stream bought for the first time in them).
        facts: everything the rules read.
        thresholds_changed: whether the numbers of the rules differ from the defaults.

    """

    client_id: int
    client: str
    day: date
    model: str
    suggestion: Suggestion
    confirmed: str | None
    since: date | None
    gaps: tuple[Gap, ...]
    supporting: tuple[str, ...]
    facts: Facts
    thresholds_changed: bool

    @property
    def checks(self) -> tuple[Check, ...]:
        """The conditions of the suggested stage and of the next one."""
        return self.suggestion.explained()

    @property
    def silent_days(self) -> int | None:
        """Days since the last contact, for the flag ``silence``; None when none was recorded."""
        return silent_days(self.facts)

    def as_json(self) -> dict[str, Any]:
        """Return what ``explain --json`` prints."""
        return {
            "client": self.client,
            "model": self.model,
            "suggested": self.suggestion.stage,
            "confirmed": self.confirmed,
            "state": self.suggestion.state,
            "confidence": self.suggestion.confidence,
            "conditions": [check_as_json(check) for check in self.checks],
            "flags": list(self.suggestion.flags),
        }


def check_as_json(check: Check) -> dict[str, Any]:
    """Return one condition for machines: ``actual`` null when unknown, true or false for switches."""
    actual = check.actual
    return {
        "stage": check.stage,
        "condition": check.condition,
        "required": check.required,
        "actual": round(actual, 6) if isinstance(actual, float) else actual,
        "result": check.result,
        "group": check.group,
    }


def find_client(workbook: Workbook, text: str) -> int:
    """Return the client that ``text`` names: its id, the id it has elsewhere, or its name.

    Case, ё / е and outer spaces do not count.

    Raises:
        NotFoundError: nobody, or several clients of that name.

    """
    name = clean_line(text)
    found = queries.clients_named(workbook, name)
    if not found:
        raise NotFoundError("not_found.client_named", name=text.strip())
    if len(found) > 1:
        raise NotFoundError("not_found.client_several", name=name, count=len(found))
    return found[0]


def evidence_of(workbook: Workbook, client_id: int) -> Evidence:
    """Return everything the rules read of a client (NotFoundError when there is none of that id)."""
    for found in evidence(workbook, (client_id,)):
        return found
    raise NotFoundError("not_found.client", id=client_id)


def explain(workbook: Workbook, client_id: int, model: str, day: date) -> Explanation:
    """Return why ``model`` suggests a stage for a client as of ``day``.

    Raises:
        NotFoundError: no such client or model.

    """
    chosen = model_of(workbook, model)
    found = evidence_of(workbook, client_id)
    return _explained(workbook, found, found.facts(day, thresholds(workbook)), chosen)


def explain_all(workbook: Workbook, client_id: int, day: date) -> tuple[Explanation, ...]:
    """Return the explanations of every model, in their order."""
    found = evidence_of(workbook, client_id)
    facts = found.facts(day, thresholds(workbook))
    return tuple(_explained(workbook, found, facts, model) for model in models(workbook))


def _explained(workbook: Workbook, found: Evidence, facts: Facts, model: StageModel) -> Explanation:
    suggestion = suggest(model, facts, facts.last_confirmed(model.key))
    confirmed = facts.confirmed.get(model.key)
    if confirmed is not None and confirmed.stage not in model.places:
        confirmed = None
    catalogue = load_catalogue()
    supports = _SUPPORTED in ((model.key, suggestion.stage), (model.key, suggestion.next_stage))
    return Explanation(
        found.client.id,
        found.client.name,
        facts.day,
        model.key,
        suggestion,
        confirmed.stage if confirmed else None,
        confirmed.on if confirmed else None,
        tuple(_gap(missing, catalogue) for missing in suggestion.missing),
        _supporting(workbook, found.client.id, facts.day) if supports else (),
        facts,
        facts.thresholds.changed,
    )


def _gap(missing: Missing, catalogue: Catalogue) -> Gap:
    """Return what can be done: advice for a «no», statements to ask or fields to fill otherwise (6.5)."""
    return Gap(
        missing,
        advice_keys(missing.raises, catalogue) if missing.result == "no" else (),
        statement_keys(missing.asks, catalogue),
        tuple(_FIELDS[kind] for kind in missing.conditions if kind in _FIELDS and kind not in SCORED),
    )


def _supporting(workbook: Workbook, client_id: int, day: date) -> tuple[str, ...]:
    """Return the facts shown beside Dwyer's expansion, not required by it (6.4)."""
    lines = queries.sales(workbook, client_id, day)
    recent = [line for line in lines if completed_months(line.won_on, day) < _YEAR]
    before = [line for line in lines if _YEAR <= completed_months(line.won_on, day) < 2 * _YEAR]
    found = []
    sums = [{line.currency: 0 for line in lines} for _ in range(2)]
    for place, part in enumerate((recent, before)):
        for line in part:
            sums[place][line.currency] += line.amount
    if any(0 < sums[1][currency] < amount for currency, amount in sums[0].items()):
        found.append("growth")
    known = {line.stream_id for line in lines if line not in recent}
    if known and any(line.stream_id is not None and line.stream_id not in known for line in recent):
        found.append("new_stream")
    return tuple(found)


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A decision about a client's stage, with the stage before it in the same model.

    ``direction`` is ``up``, ``down``, ``same``, or empty for the first decision and for unknown models.
    """

    record: StageRecord
    before: str | None
    direction: str


def history(workbook: Workbook, client_id: int, model: str = "") -> tuple[HistoryEntry, ...]:
    """Return the decisions about a client's stages, the latest first; of all models unless one is named."""
    known = {one.key: one for one in models(workbook)}
    last: dict[str, str] = {}
    entries = []
    for record in queries.decisions(workbook, client_id):
        before = last.get(record.model)
        last[record.model] = record.stage
        if model and record.model != model:
            continue
        ladder = known.get(record.model)
        way = ladder.direction(before, record.stage) if ladder is not None and before is not None else ""
        entries.append(HistoryEntry(record, before, way))
    return tuple(reversed(entries))
