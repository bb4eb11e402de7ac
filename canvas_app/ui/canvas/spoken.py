"""What is read aloud of notes and blocks."""

from __future__ import annotations

from canvas_app.domain.canvas.board import BoardBlock
from canvas_app.domain.canvas.model import Note
from canvas_app.services.canvas import reads
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.text import translate


def spoken_notes(context: PageContext, notes: tuple[Note, ...]) -> dict[int, str]:
    """Return per note: «Клуб гостей. Стикер 2 из 3, Взаимоотношения с клиентами. Сообщество. Сегмент: …»."""
    names = {segment.id: segment.name for segment in reads.segments(context.workbook)}
    by_block: dict[str, list[Note]] = {}
    for note in notes:
        by_block.setdefault(note.block, []).append(note)
    found = {}
    for block, own in by_block.items():
        for place, note in enumerate(own, 1):
            where = translate("Canvas", "Note %1 of %2, %3")
            where = where.replace("%1", str(place)).replace("%2", str(len(own)))
            parts = [note.text.replace("\n", " "), where.replace("%3", context.text(f"block.{block}"))]
            parts += [context.text(kind) for kind in note.kinds if context.catalogue.has(kind)]
            if linked := [names[one] for one in note.segments if one in names]:
                parts.append(translate("Canvas", "Segment: %1").replace("%1", ", ".join(linked)))
            if note.certainty:
                parts.append(context.text(f"certainty.{note.certainty}"))
            found[note.id] = ". ".join(part.rstrip(".") for part in parts)
    return found


def spoken_block(context: PageContext, block: BoardBlock) -> str:
    """Return «Взаимоотношения с клиентами, 2 стикера, отвечено 2 из 6 вопросов»."""
    notes = translate("Canvas", "%n notes", None, len(block.notes))
    answered = translate("Canvas", "%1 of %2 questions answered")
    answered = answered.replace("%1", str(block.answered)).replace("%2", str(block.total))
    parts = [context.text(f"block.{block.key}"), notes, answered]
    return ", ".join(part for part in (*parts, block.live) if part)
