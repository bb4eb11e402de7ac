"""The numbers of the page as a sentence: each a link to the clients it counts."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from canvas_app.charts.data import CHARTS_FROM
from canvas_app.content.formats import NBSP
from canvas_app.content.stage_models import name_of
from canvas_app.domain.stages.movement import Ids
from canvas_app.services.stages import Overview
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.text import fill, translate
from canvas_app.ui.relationships.options import RelationshipsOptions
from canvas_app.ui.relationships.sentence import Link, Piece

_TOGETHER = ("active", "inactive", "ended", "up", "down", "new", "left", "passed_up", "passed_down")
"""Numbers that stay on one line with their words: «выше — 31»."""


def sentence(context: PageContext, overview: Overview, options: RelationshipsOptions) -> list[Piece]:
    """Return the sentence of ``overview``."""
    summary = overview.sentence
    day = context.texts.formats.date(overview.request.day)
    total = translate("Relationships", "%n clients as of %1", None, len(summary.total))
    pieces = [*_piece(context, "total", summary.total, fill(total, day)), ": "]
    states: list[list[Piece]] = []
    active, inactive, ended = summary.active, summary.inactive, summary.ended
    for key, ids, words in (
        ("active", active, translate("Relationships", "%n active", None, len(active))),
        ("inactive", inactive, translate("Relationships", "%n inactive", None, len(inactive))),
        ("ended", ended, translate("Relationships", "%n ended", None, len(ended))),
    ):
        if ids or key == "active":
            states.append(_piece(context, key, ids, words))
    for place, state in enumerate(states):
        pieces += [", ", *state] if place else state
    pieces.append(". ")
    if summary.confirmed:
        words = translate("Relationships", "The stage is confirmed for %n.", None, len(summary.confirmed))
        pieces += _piece(context, "confirmed", summary.confirmed, words)
    else:
        pieces.append(translate("Relationships", "The stage is confirmed for nobody yet."))
    if overview.first_confirmed is not None and overview.moves.cells:
        pieces += [" ", *_moves(context, overview, options)]
    if summary.median is not None and overview.number >= CHARTS_FROM:
        stage = name_of(summary.median.name, context.texts.catalogue, context.texts.lang)
        pieces.append(" " + fill(translate("Relationships", "Half are on “%1” or above."), stage))
    return pieces


def _moves(context: PageContext, overview: Overview, options: RelationshipsOptions) -> list[Piece]:
    summary = overview.sentence
    up = translate("Relationships", "%n moved up", "in the sentence: In 90 days 31 moved up", len(summary.up))
    down = translate("Relationships", "%n down", "in the sentence: 31 moved up, 12 down", len(summary.down))
    new = translate("Relationships", "%n are new", "in the sentence: 12 down, 20 are new", len(summary.new))
    pieces: list[Piece] = [f"{period_words(context, overview, options)} "]
    pieces += _piece(context, "up", summary.up, up)
    pieces += [", ", *_piece(context, "down", summary.down, down)]
    pieces += [", ", *_piece(context, "new", summary.new, new)]
    if summary.left:
        left = translate("Relationships", "%n left", "in the sentence: 20 are new, 3 left", len(summary.left))
        pieces += [", ", *_piece(context, "left", summary.left, left)]
    return [*pieces, *_steps(context, overview), "."]


def _steps(context: PageContext, overview: Overview) -> list[Piece]:
    """Return the single steps that the two ends of the period do not show."""
    summary, steps = overview.sentence, list[list[Piece]]()
    if summary.passed_up:
        up = translate(
            "Relationships", "%n up", "in the sentence: steps within it: 1 up", len(summary.passed_up)
        )
        steps.append(_piece(context, "passed_up", summary.passed_up, up))
    if summary.passed_down:
        number = len(summary.passed_down)
        down = translate("Relationships", "%n down", "in the sentence: steps within it: 1 down", number)
        steps.append(_piece(context, "passed_down", summary.passed_down, down))
    pieces: list[Piece] = []
    for place, step in enumerate(steps):
        pieces += [", ", *step] if place else [translate("Relationships", "; steps within it:"), " ", *step]
    return pieces


def period_words(context: PageContext, overview: Overview, options: RelationshipsOptions) -> str:
    """Return the period as the beginning of a sentence: «За 90 дней»."""
    if options.period.isdecimal():
        return translate("Relationships", "In %n days", None, int(options.period))
    if options.period == "year":
        return translate("Relationships", "This year", "beginning of a sentence: This year 31 moved up")
    if options.period == "all":
        return translate("Relationships", "Since the first record", "beginning of a sentence")
    first = context.texts.formats.date(overview.request.begin)
    return fill(translate("Relationships", "Since %1", "beginning of a sentence: Since 1 Jan 2026"), first)


def _piece(context: PageContext, key: str, ids: Ids, words: str) -> list[Piece]:
    """Return words with their number as a link; zero opens nothing."""
    shown = context.texts.formats.number(len(ids))
    written = (str(len(ids)), QLocale().toString(len(ids)))  # large numbers are grouped in sentences
    before, number, after = words.partition(next((one for one in written if one in words), shown))
    if not number:
        return [words]
    if key in _TOGETHER:
        before, after = before.replace(" ", NBSP), after.replace(" ", NBSP)
    if not ids:
        return [f"{before}{shown}{after}"]
    spoken = f"{before}{shown}{after}".replace(NBSP, " ").strip(" .,:")
    return [piece for piece in (before, Link(key, shown, spoken, tip(key)), after) if piece]


def tip(key: str) -> str:
    """Return what a number counts, where its word alone may be misread."""
    meanings = {
        "new": translate(
            "Relationships", "The stage was confirmed for the first time in this period, or they came back"
        ),
        "left": translate("Relationships", "The relationship ended in this period"),
        "passed_up": translate("Relationships", "A step up within the period that its two ends do not show"),
        "passed_down": translate(
            "Relationships", "A step down within the period that its two ends do not show"
        ),
    }
    return meanings.get(key, "")


def targets(overview: Overview) -> dict[str, tuple[Ids, str]]:
    """Return the clients behind each number and what they have in common."""
    summary = overview.sentence
    return {
        "total": (summary.total, translate("Relationships", "all")),
        "active": (summary.active, translate("Relationships", "active")),
        "inactive": (summary.inactive, translate("Relationships", "inactive")),
        "ended": (summary.ended, translate("Relationships", "ended")),
        "confirmed": (summary.confirmed, translate("Relationships", "confirmed")),
        "up": (summary.up, translate("Relationships", "moved up")),
        "down": (summary.down, translate("Relationships", "moved down")),
        "new": (summary.new, translate("Relationships", "new")),
        "left": (summary.left, translate("Relationships", "left")),
        "passed_up": (summary.passed_up, translate("Relationships", "a step up within the period")),
        "passed_down": (summary.passed_down, translate("Relationships", "a step down within the period")),
    }
