"""What the checks of a canvas find, and its words."""

from __future__ import annotations

from datetime import date

from canvas_app.content import Catalogue
from canvas_app.domain.canvas.checks import Found, Register, check_canvas
from canvas_app.domain.stages.months import year_before
from canvas_app.services.canvas.answers import block_progress
from canvas_app.services.canvas.board import Translator
from canvas_app.services.counted import counted_currency
from canvas_app.storage.queries import canvas as reads
from canvas_app.storage.queries import clients as client_reads
from canvas_app.storage.queries import documents as queries
from canvas_app.storage.workbook import Workbook


def canvas_checks(workbook: Workbook, canvas_id: int, day: date, catalogue: Catalogue) -> tuple[Found, ...]:
    """Return what the checks find in a canvas with the register as of ``day``, in the walk of the blocks."""
    notes = reads.notes(workbook, canvas_id)
    return check_canvas(notes, block_progress(workbook, canvas_id, catalogue), _register(workbook, day))


def _register(workbook: Workbook, day: date) -> Register:
    first = year_before(day)
    brought = client_reads.revenues(workbook, counted_currency(workbook, day), first, day)
    return Register(
        clients=reads.clients_by_segment(workbook),
        earning=frozenset(
            one.stream_id for one in reads.revenue_by_stream(workbook, first, day) if one.amount > 0
        ),
        income=sum(brought.values()),
        largest=max(brought.values(), default=0),
        loads=queries.loads(workbook),
    )


def check_text(found: Found, words: Translator, name: str = "") -> str:
    """Return a finding as a sentence; ``name`` is said instead of the one it names."""
    said = name or found.name or words.text(f"block.{found.block}")
    return words.catalogue.fill(f"chk.{found.code}", words.lang, said, *found.numbers)
