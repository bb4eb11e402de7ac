"""Everything that a client's card shows, read at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from canvas_app.domain.clients.model import Client, Person
from canvas_app.domain.stages.stage_model import StageModel
from canvas_app.services import stages
from canvas_app.services.clients.assessments import ScoreView, scores
from canvas_app.services.clients.deals import DealView, deals
from canvas_app.services.clients.people import persons
from canvas_app.services.clients.timeline import Timeline, timeline
from canvas_app.services.stages import Explanation
from canvas_app.storage.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Card:
    """A client as of a day, in one stage model.

    Attributes:
        explanation: what is suggested and why; also who confirmed what when.
        scores: all seven, known or not.

    """

    client: Client
    day: date
    model: StageModel
    explanation: Explanation
    scores: tuple[ScoreView, ...]
    timeline: Timeline
    deals: tuple[DealView, ...]
    persons: tuple[Person, ...]

    @property
    def shown(self) -> str:
        """The stage shown: the confirmed one, otherwise the suggested one."""
        return self.explanation.confirmed or self.explanation.suggestion.stage

    @property
    def to_decide(self) -> bool:
        """Whether nothing is confirmed, or what is suggested differs and was not decided against yet."""
        return self.differs and not self._overruled()

    @property
    def differs(self) -> bool:
        """Whether the suggested stage is another than the confirmed one, or nothing is confirmed."""
        return self.explanation.confirmed != self.explanation.suggestion.stage

    def _overruled(self) -> bool:
        """Tell whether the last decision was one against this very suggestion."""
        last = next((event.stage.record for event in self.timeline.events if event.stage is not None), None)
        if last is None or last.stage != self.explanation.confirmed:
            return False
        reopened = self.explanation.facts.reopened_on
        current = reopened is None or last.on >= reopened
        return current and last.suggested == self.explanation.suggestion.stage


def read_card(workbook: Workbook, client_id: int, model: str, day: date) -> Card | None:
    """Return a client's card as of ``day``; None when there is no such client (any more).

    Raises:
        NotFoundError: the workbook has no such stage model.

    """
    client = workbook.get(Client, client_id)
    if client is None:
        return None
    return Card(
        client,
        day,
        stages.model_of(workbook, model),
        stages.explain(workbook, client_id, model, day),
        scores(workbook, client_id, day),
        timeline(workbook, client_id, day, model),
        deals(workbook, client_id, day),
        persons(workbook, client_id),
    )
