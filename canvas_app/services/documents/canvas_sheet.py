"""The canvas as a document: its board in the document's language, laid out for paper."""

from __future__ import annotations

from dataclasses import replace

from canvas_app import paths
from canvas_app.domain.canvas.board import Board
from canvas_app.domain.canvas.geometry import lay_out
from canvas_app.domain.canvas.measure import WidthTable
from canvas_app.domain.canvas.sheet import Sheet
from canvas_app.services.canvas.board import Translator, build_board
from canvas_app.services.documents.anonymous import Names
from canvas_app.services.documents.source import Source


def canvas_sheet(source: Source) -> Sheet:
    """Return a canvas laid out for paper, with the register's figures as of the day when they are wanted.

    Raises:
        NotFoundError: the workbook has no such canvas.

    """
    wanted = source.request
    board = build_board(source.workbook, source.canvas.id, source.words, source.day, figures=wanted.figures)
    if not wanted.prompts:
        board = replace(board, blocks=tuple(replace(block, empty="") for block in board.blocks))
    measurer = WidthTable((paths.resources() / "fonts" / "widths.bin").read_bytes())
    return lay_out(hidden(board, source.names, source.words) if wanted.anonymous else board, measurer)


def hidden(board: Board, names: Names, words: Translator) -> Board:
    """Return a board without names and contact data, which says so in its foot."""
    blocks = tuple(
        replace(block, notes=tuple(replace(note, text=names.free(note.text)) for note in block.notes))
        for block in board.blocks
    )
    said = words.say("doc.anonymous.note")
    return replace(
        board,
        subtitle=names.free(board.subtitle),
        blocks=blocks,
        author=(),
        legend=tuple(replace(entry, name=names.free(entry.name)) for entry in board.legend),
        data=f"{board.data} · {said}" if board.data else said,
    )
