"""The canvas as a document: its board in the document's language, laid out for paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from canvas_app import paths
from canvas_app.domain.canvas.board import Board
from canvas_app.domain.canvas.geometry import lay_out
from canvas_app.domain.canvas.measure import WidthTable
from canvas_app.domain.canvas.model import Canvas
from canvas_app.domain.canvas.sheet import Sheet
from canvas_app.services.canvas.board import Wordbook, build_board
from canvas_app.services.documents.anonymous import Names
from canvas_app.storage.workbook import Workbook


def canvas_sheet(
    workbook: Workbook, canvas: Canvas, words: Wordbook, day: date, names: Names, *, figures: bool = True
) -> Sheet:
    """Return a canvas laid out for paper, with the register's figures as of ``day``."""
    board = build_board(workbook, canvas.id, words, day, figures=figures)
    measurer = WidthTable((paths.resources() / "fonts" / "widths.bin").read_bytes())
    return lay_out(hidden(board, names, words) if names.anonymous else board, measurer)


def hidden(board: Board, names: Names, words: Wordbook) -> Board:
    """Return a board without names and contact data, which says so in its foot."""
    blocks = tuple(
        replace(block, notes=tuple(replace(note, text=names.free(note.text)) for note in block.notes))
        for block in board.blocks
    )
    said = words.say("doc.anonymous.note")
    data = f"{board.data} · {said}" if board.data else said
    return replace(board, blocks=blocks, author=(), data=data)
