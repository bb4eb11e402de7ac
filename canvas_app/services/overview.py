"""What a workbook holds, in figures: for ``info`` and for pages that show totals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from canvas_app.content import Catalogue, load_catalogue
from canvas_app.domain.canvas.model import BLOCKS
from canvas_app.domain.money import amount_to_text
from canvas_app.domain.sales.model import Deal, deal_status
from canvas_app.services import stages
from canvas_app.services.canvas.answers import block_progress
from canvas_app.storage.queries import canvas as reads
from canvas_app.storage.queries import counts
from canvas_app.storage.queries.clients import archived
from canvas_app.storage.sqlite.schema import SCHEMA
from canvas_app.storage.workbook import Workbook


def workbook_info(workbook: Workbook, day: date) -> dict[str, Any]:
    """Return counts, answered questions, revenue by stream and stages per model, everything up to ``day``.

    The value is what ``info --json`` prints: money as decimal strings by currency, stages by their keys.
    """
    return {
        "file": {
            "schema": SCHEMA,
            "encrypted": False,
            "language": workbook.setting("language"),
            "currency": workbook.setting("currency"),
        },
        "canvases": canvas_figures(workbook, load_catalogue()),
        "clients": counts.clients(workbook),
        "deals": deal_counts(_deals_in_use(workbook), day),
        "interactions": counts.interactions(workbook, day),
        "assessments": counts.assessments(workbook, day),
        "revenue": revenue(workbook, day),
        "stages": stages.stage_counts(workbook, day),
    }


def canvas_figures(workbook: Workbook, catalogue: Catalogue) -> list[dict[str, Any]]:
    """Return name, notes per block and answered questions of every canvas."""
    found = []
    for canvas in reads.canvases(workbook):
        notes = dict.fromkeys(BLOCKS, 0)
        for note in reads.notes(workbook, canvas.id):
            notes[note.block] += 1
        progress = block_progress(workbook, canvas.id, catalogue).values()
        questions = {"answered": sum(one for one, _ in progress), "total": sum(all_ for _, all_ in progress)}
        found.append({"name": canvas.name, "notes": notes, "questions": questions})
    return found


def _deals_in_use(workbook: Workbook) -> Iterator[Deal]:
    """Yield the deals of clients that are not archived."""
    away = archived(workbook)
    return (deal for deal in workbook.all(Deal) if deal.client_id not in away)


def deal_counts(deals: Iterable[Deal], day: date) -> dict[str, int]:
    """Return how many deals are open, won and lost as of ``day``."""
    found = {"open": 0, "won": 0, "lost": 0}
    for deal in deals:
        status = deal_status(deal, day)
        if status in found:
            found[status] += 1
    return found


def revenue(workbook: Workbook, day: date) -> dict[str, Any]:
    """Return total and shares by stream per currency, of all deals won up to ``day``; no stream is ``""``."""
    names: dict[int | None, str] = {stream.id: stream.name for stream in reads.streams(workbook)}
    totals: dict[str, int] = defaultdict(int)
    streams: dict[str, dict[str, int]] = defaultdict(dict)
    for one in reads.revenue_by_stream(workbook, None, day):
        name = names.get(one.stream_id, "")
        totals[one.currency] += one.amount
        streams[one.currency][name] = streams[one.currency].get(name, 0) + one.amount
    return {
        currency: {
            "total": amount_to_text(total),
            "streams": {name: amount_to_text(amount) for name, amount in streams[currency].items()},
        }
        for currency, total in sorted(totals.items())
    }
