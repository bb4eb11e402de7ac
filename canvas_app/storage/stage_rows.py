"""What the derived table of stages holds of a client: the rules run over its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from canvas_app.domain.stages.bulk import Outcome, Suggester
from canvas_app.domain.stages.facts import Facts
from canvas_app.domain.stages.stage_model import StageModel
from canvas_app.domain.stages.thresholds import Thresholds
from canvas_app.storage.stage_evidence import evidence

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook


def stage_rows(
    workbook: Workbook,
    client_ids: Iterable[int],
    day: date,
    models: tuple[StageModel, ...],
    thresholds: Thresholds,
) -> Iterator[tuple[int, list[tuple[object, ...]]]]:
    """Yield per client that is not archived its rows of ``client_stage``, one a model, as of ``day``."""
    suggester = Suggester(models, thresholds)
    for one in evidence(workbook, client_ids):
        if not one.client.archived:
            facts = one.facts(day, suggester.thresholds)
            outcomes = zip(suggester.models, suggester.outcomes(facts), strict=True)
            yield one.client.id, [_row(one.client.id, model, facts, said) for model, said in outcomes]


def _row(client_id: int, model: StageModel, facts: Facts, said: Outcome) -> tuple[object, ...]:
    last = facts.confirmed.get(model.key)
    confirmed = last if last is not None and last.stage in model.places else None
    return (
        client_id,
        model.key,
        said.stage,
        confirmed.stage if confirmed else "",
        confirmed.stage if confirmed else said.stage,
        said.state,
        said.confidence,
        " ".join(said.flags),
        said.holding,
        confirmed.on.isoformat() if confirmed else None,
        said.valid_until.isoformat() if said.valid_until else None,
    )
