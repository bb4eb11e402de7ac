"""Stage models and thresholds of a workbook, and how many clients stand on each stage."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from canvas_app.content.stage_models import load_stage_models, parse_stage_models
from canvas_app.domain.changes import Changes
from canvas_app.domain.errors import NotFoundError, ValueRefusedError
from canvas_app.domain.stages.stage_model import StageModel, Words, check_models
from canvas_app.domain.stages.thresholds import SETTING, Thresholds
from canvas_app.storage import stage_cache
from canvas_app.storage.queries import stages as queries
from canvas_app.storage.workbook import Workbook

models = stage_cache.stage_models
default_model = stage_cache.default_model
thresholds = stage_cache.thresholds


def model_of(workbook: Workbook, key: str) -> StageModel:
    """Return the stage model ``key``.

    Raises:
        NotFoundError: the workbook has no such model; the sentence lists those it has.

    """
    found = {model.key: model for model in models(workbook)}
    if key not in found:
        raise NotFoundError("not_found.model", name=key, names=", ".join(found))
    return found[key]


def set_default_model(workbook: Workbook, key: str, *, origin: str = "") -> Changes:
    """Choose the stage model that is shown first (NotFoundError for one that the workbook has not)."""
    model_of(workbook, key)
    with workbook.edit("edit.setting_model", origin=origin) as edit:
        if key != default_model(workbook).key:
            edit.set_setting(stage_cache.SHOWN_FIRST, key)
    return edit.changes


def thresholds_readable(workbook: Workbook) -> bool:
    """Return whether the setting of the thresholds can be read; else the defaults are used in its place."""
    try:
        Thresholds.from_text(workbook.setting(SETTING))
    except ValueRefusedError:
        return False
    return True


def set_thresholds(workbook: Workbook, values: Mapping[str, float], *, origin: str = "") -> Changes:
    """Change thresholds by name (``high``, ``lapse_days`` …); every suggestion is worked out anew.

    Raises:
        ValueRefusedError: an unknown name, or numbers that contradict each other; nothing was changed.

    """
    before = thresholds(workbook)
    after = before.with_values(values)
    with workbook.edit("edit.thresholds", origin=origin) as edit:
        if after != before or not thresholds_readable(workbook):
            edit.set_setting(SETTING, after.next_version().to_text())
    return edit.changes


def set_own_models(workbook: Workbook, text: str, *, origin: str = "") -> Changes:
    """Replace the workbook's own stage models by those written in ``text``; an empty text removes them.

    Stages confirmed in a model that is gone stay in the history.

    Raises:
        ValueRefusedError: the text makes no models, or one has the key of a model of the program.

    """
    own = parse_stage_models(text) if text.strip() else ()
    check_models((*load_stage_models(), *own))
    names = ", ".join(name_key(model.name, workbook) for model in own)
    with workbook.edit("edit.stage_model", origin=origin, name=names) as edit:
        edit.set_setting(stage_cache.OWN_MODELS, text if own else "")
    return edit.changes


def name_key(words: Words, workbook: Workbook) -> str:
    """Return a stage's or model's name for a message: a key of the catalogue, or a person's own words."""
    own = words.ru if workbook.setting("language") == "ru" else words.en
    return words.key or own


def stage_counts(workbook: Workbook, day: date) -> dict[str, dict[str, dict[str, int]]]:
    """Return per model how many clients are suggested for, and confirmed on, each stage as of ``day``.

    Suggested counts add up to all clients that are not archived; a stage without clients counts 0.
    """
    stage_cache.ensure(workbook, day)
    found = {
        model.key: {
            "suggested": dict.fromkeys(model.places, 0),
            "confirmed": dict.fromkeys(model.places, 0),
        }
        for model in models(workbook)
    }
    for model, suggested, confirmed, number in queries.counts(workbook):
        found[model]["suggested"][suggested] += number
        if confirmed:
            found[model]["confirmed"][confirmed] += number
    return found
