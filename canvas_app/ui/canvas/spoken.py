"""What is read aloud of notes and blocks."""

from __future__ import annotations

from collections.abc import Callable

from canvas_app.domain.canvas.board import BoardBlock
from canvas_app.domain.canvas.notes import FIGURE
from canvas_app.ui.canvas.reader import Reading
from canvas_app.ui.canvas.sheet_access import SpokenItem
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.text import fill, translate


def spoken_notes(context: PageContext, reading: Reading) -> dict[int, str]:
    """Return per note: «Клуб гостей. Стикер 2 из 3, Взаимоотношения с клиентами. Сообщество. Сегмент: …».

    A figure of the register that the sheet shows on the note is said last.
    """
    records = reading.records
    figures = {
        note.id: note.second.partition(FIGURE)[2] for block in reading.board.blocks for note in block.notes
    }
    names = {segment.id: segment.name for segment in records.segments}
    found = {}
    for block, own in records.by_block.items():
        title = context.texts.text(f"block.{block}")
        for place, note in enumerate(own, 1):
            where = fill(translate("Canvas", "Note %1 of %2, %3"), place, len(own), title)
            parts = [note.text.replace("\n", " "), where]
            parts += [context.texts.text(kind) for kind in note.kinds if context.texts.catalogue.has(kind)]
            if linked := [names[one] for one in note.segments if one in names]:
                words = (
                    translate("Canvas", "Segment: %1")
                    if len(linked) == 1
                    else translate("Canvas", "Segments: %1")
                )
                parts.append(fill(words, ", ".join(linked)))
            if note.certainty:
                parts.append(context.texts.text(f"certainty.{note.certainty}"))
            if figure := figures.get(note.id):
                parts.append(figure)
            found[note.id] = ". ".join(part.rstrip(".") for part in parts)
    return found


def spoken_block(context: PageContext, block: BoardBlock, live: str) -> str:
    """Return «Взаимоотношения с клиентами, 2 стикера, отвечено 2 из 6 вопросов» and the whole live line."""
    notes = translate("Canvas", "%n notes", None, len(block.notes))
    answered = fill(translate("Canvas", "%1 of %2 questions answered"), block.answered, block.total)
    said = ", ".join((context.texts.text(f"block.{block.key}"), notes, answered))
    return f"{said}. {live}" if live else said


def spoken_sheet(context: PageContext, reading: Reading, live: Callable[[str], str]) -> list[SpokenItem]:
    """Return what is read of every block and its notes, in the order of the sheet."""
    notes = spoken_notes(context, reading)
    found: list[SpokenItem] = []
    for block in reading.board.blocks:
        found.append(SpokenItem(block.key, None, spoken_block(context, block, live(block.key))))
        found += [SpokenItem(block.key, note.id, notes[note.id]) for note in block.notes]
    return found
