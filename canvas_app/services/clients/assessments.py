"""Assessments: the seven scores of a client, one by one, at once or by survey; missing stays missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from canvas_app.content import load_catalogue
from canvas_app.domain.changes import Changes
from canvas_app.domain.clients.survey import survey_scores
from canvas_app.domain.errors import NotFoundError, ValueRefusedError
from canvas_app.domain.stages.model import SCALES, SCORES, SOURCES, Assessment
from canvas_app.domain.stages.scores import Score, latest_scores
from canvas_app.services.clients.register import Added, client_of
from canvas_app.storage.workbook import Workbook


@dataclass(frozen=True, slots=True)
class ScoreView:
    """One of the seven scores as of a day.

    Attributes:
        key: one of SCORES.
        score: its latest known value; None: no data.
        before: its value on an earlier day, for the change.

    """

    key: str
    score: Score | None
    before: Score | None

    @property
    def change(self) -> float | None:
        """How far it rose or fell, None when there is nothing to compare with."""
        if self.score is None or self.before is None:
            return None
        return self.score.value - self.before.value


def scores(workbook: Workbook, client_id: int, day: date) -> tuple[ScoreView, ...]:
    """Return all seven scores of a client as of ``day``, in their order."""
    latest, earlier = latest_scores([one for one in assessments(workbook, client_id) if one.on <= day])
    return tuple(ScoreView(key, latest.get(key), earlier.get(key)) for key in SCORES)


def assessments(workbook: Workbook, client_id: int) -> tuple[Assessment, ...]:
    """Return every assessment of a client, the latest first."""
    found = workbook.all(Assessment, client_id=client_id)
    return tuple(sorted(found, key=lambda one: (one.on, one.id), reverse=True))


def add_assessment(
    workbook: Workbook,
    client_id: int,
    on: date,
    source: str,
    values: Mapping[str, float | None],
    *,
    scale: str = "1-5",
    origin: str = "",
) -> Added:
    """Add an assessment with the scores of ``values`` (keys of SCORES); what is not there stays unknown.

    Raises:
        NotFoundError: the client is gone.
        ValueRefusedError: ``value.scores_none``, ``value.score``, ``value.scale`` or ``value.choice``.

    """
    client = client_of(workbook, client_id)
    made = _with_scores(Assessment(workbook.ids(), client_id, on, source, scale), values)
    with workbook.edit("edit.assessment_add", origin=origin, name=client.name) as edit:
        edit.put(made)
    return Added(made.id, edit.changes)


def add_survey(
    workbook: Workbook,
    client_id: int,
    on: date,
    source: str,
    answers: Mapping[str, int | None],
    *,
    origin: str = "",
) -> Added:
    """Add an assessment from answered statements (``item.*``): a score is the mean of its answered ones.

    Raises:
        NotFoundError: the client is gone.
        ValueRefusedError: ``value.scores_none`` when nothing was answered, ``value.score``, ``value.choice``.

    """
    catalogue = load_catalogue()
    belongs = {key: catalogue.data(key, "score") for key in catalogue.keys("item")}
    return add_assessment(workbook, client_id, on, source, survey_scores(answers, belongs), origin=origin)


def set_score(
    workbook: Workbook,
    client_id: int,
    key: str,
    value: float | None,
    day: date,
    source: str,
    *,
    origin: str = "",
) -> Changes:
    """Give one score on ``day``, or take its latest known value away (None).

    Scores given one after the other on one day by one source are one assessment and one undo step. Taking a
    score away changes the assessment it comes from; one without any score left is deleted.

    Raises:
        NotFoundError: the client is gone.
        ValueRefusedError: ``value.score`` or ``value.choice``.

    """
    client = client_of(workbook, client_id)
    group = f"score:{client_id}:{day.isoformat()}:{source}"
    if value is None:
        return _forget_score(workbook, client_id, key, day, origin, client.name)
    same = [
        one
        for one in workbook.all(Assessment, client_id=client_id, on=day.isoformat(), source=source)
        if one.scale == "1-5"
    ]
    base = same[-1] if same else Assessment(workbook.ids(), client_id, day, source)
    changed = _with_scores(base, {key: value})
    name = "edit.assessment_edit" if same else "edit.assessment_add"
    with workbook.edit(name, origin=origin, group=group, name=client.name) as edit:
        edit.put(changed)
    return edit.changes


def _forget_score(workbook: Workbook, client_id: int, key: str, day: date, origin: str, name: str) -> Changes:
    given = [one for one in assessments(workbook, client_id) if one.on <= day and one.score(key) is not None]
    known = latest_scores(given)[0].get(key)
    holders = [one for one in given if known is not None and (one.on, one.source) == (known.on, known.source)]
    with workbook.edit("edit.assessment_edit", origin=origin, name=name) as edit:
        for one in holders:
            rest = _replaced(one, {key: None})
            if any(rest.score(other) is not None for other in SCORES):
                edit.put(rest)
            else:
                edit.delete(Assessment, one.id)
    return edit.changes


def edit_assessment(
    workbook: Workbook,
    assessment_id: int,
    *,
    on: date | None = None,
    source: str = "",
    values: Mapping[str, float | None] | None = None,
    origin: str = "",
) -> Changes:
    """Change day, source or scores of an assessment; scores that ``values`` does not name stay.

    Raises:
        NotFoundError: it is gone.
        ValueRefusedError: as for ``add_assessment``.

    """
    before = _assessment(workbook, assessment_id)
    client = client_of(workbook, before.client_id)
    moved = replace(before, on=on or before.on, source=source or before.source)
    changed = _with_scores(moved, values or {})
    with workbook.edit("edit.assessment_edit", origin=origin, name=client.name) as edit:
        edit.put(changed)
    return edit.changes


def _assessment(workbook: Workbook, assessment_id: int) -> Assessment:
    found = workbook.get(Assessment, assessment_id)
    if found is None:
        raise NotFoundError("not_found.assessment", id=assessment_id)
    return found


def _with_scores(assessment: Assessment, values: Mapping[str, float | None]) -> Assessment:
    if assessment.source not in SOURCES:
        raise ValueRefusedError("value.choice", value=assessment.source, names=", ".join(SOURCES))
    if assessment.scale not in SCALES:
        raise ValueRefusedError("value.scale", value=assessment.scale, names=", ".join(SCALES))
    low, high = SCALES[assessment.scale]
    for key, value in values.items():
        if value is not None and not low <= value <= high:
            refused = ValueRefusedError("value.score", value=f"{value:g}", low=low, high=high)
            raise refused.about(key.lower())
    changed = _replaced(assessment, values)
    if all(changed.score(key) is None for key in SCORES):
        raise ValueRefusedError("value.scores_none").about(SCORES[0].lower())
    return changed


def _replaced(assessment: Assessment, values: Mapping[str, float | None]) -> Assessment:
    fields: dict[str, Any] = {
        key.lower(): None if value is None else float(value) for key, value in values.items()
    }
    return replace(assessment, **fields)
