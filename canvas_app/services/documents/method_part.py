"""How the figures were counted, in sentences, and the thresholds that were changed."""

from __future__ import annotations

from canvas_app.content.rule_numbers import threshold_text
from canvas_app.domain.stages.thresholds import DEFAULTS, Thresholds
from canvas_app.services import stages
from canvas_app.services.documents.source import Source
from canvas_app.storage.queries import documents as queries

_SENTENCES = ("moves", "income")


def method(source: Source) -> tuple[str, ...]:
    """Return how the report was counted, sentence by sentence."""
    words, limits = source.words, stages.thresholds(source.workbook)
    score, say = words.formats.score, words.say
    said = [say("doc.method.day", date=source.day)]
    if source.request.basis == "shown":
        said.append(say("doc.method.shown"))
    said += [
        say("doc.method.rules"),
        say("doc.method.keep", high=score(limits.high), keep=score(limits.keep)),
        *(say(f"doc.method.{key}") for key in _SENTENCES),
        say("doc.method.state", days=limits.lapse_days, factor=limits.lapse_factor),
        say("doc.method.confidence"),
    ]
    if source.model.key == "factor":
        said.append(say("doc.method.factor_model"))
    return (*said, say("doc.method.small"), _data(source))


def _data(source: Source) -> str:
    found, say = queries.counts(source.workbook, source.day), source.words.say
    return say(
        "doc.method.data",
        clients=say("n.clients", count=found.clients),
        deals=say("n.deals", count=found.deals),
        interactions=say("n.interactions", count=found.interactions),
        assessments=say("n.assessments", count=found.assessments),
    )


def changed_thresholds(source: Source) -> tuple[str, ...]:
    """Return each threshold that differs from the default, with both numbers."""
    limits = stages.thresholds(source.workbook)
    return tuple(
        source.words.say(
            "doc.threshold",
            name=source.words.text(f"set.{name}"),
            value=threshold_text(name, limits, source.words.lang),
            usual=threshold_text(name, DEFAULTS, source.words.lang),
        )
        for name in Thresholds.NAMES
        if getattr(limits, name) != getattr(DEFAULTS, name)
    )
