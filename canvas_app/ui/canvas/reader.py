"""Reading a canvas for the screen: its records, the register's figures and the sheet laid out from them.

The figures are read once and kept until the register changes: a note that is typed costs none of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from canvas_app import paths
from canvas_app.domain.canvas.board import Board, BoardBlock
from canvas_app.domain.canvas.geometry import lay_out
from canvas_app.domain.canvas.measure import WidthTable
from canvas_app.domain.canvas.model import Note
from canvas_app.domain.canvas.sheet import Sheet
from canvas_app.services.canvas.board import Translator, build_board, live_line
from canvas_app.services.canvas.figures import LiveFigures, live_figures
from canvas_app.services.canvas.records import CanvasRecords, read_canvas
from canvas_app.ui.common.context import PageContext

if TYPE_CHECKING:
    from canvas_app.services.canvas.question_figures import QuestionFigures

_MOST_TEXTS = 20_000


class Remembering:
    """A measurer that knows again what it measured before: most words of a sheet stay when one changes."""

    def __init__(self, table: WidthTable) -> None:
        self._table = table
        self._known: dict[tuple[str, int], float] = {}

    def width(self, text: str, weight: int) -> float:
        """Return the advance width of ``text`` in ems, without kerning."""
        key = (text, weight)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _MOST_TEXTS:
                self._known.clear()
            found = self._known[key] = self._table.width(text, weight)
        return found


@dataclass(frozen=True, slots=True)
class Reading:
    """A canvas as it stood when it was read, and its sheet."""

    records: CanvasRecords
    board: Board
    sheet: Sheet

    def block(self, key: str) -> BoardBlock:
        """Return a block of the board."""
        return next(block for block in self.board.blocks if block.key == key)


class SheetReader:
    """Reads canvases of one workbook in the language of the window.

    Attributes:
        shows_figures: whether the sheet shows the register's figures.

    """

    def __init__(self, context: PageContext) -> None:
        self._context = context
        self._measurer = Remembering(WidthTable((paths.resources() / "fonts" / "widths.bin").read_bytes()))
        self._live: tuple[date, LiveFigures] | None = None
        self._figures: QuestionFigures | None = None
        self._relationships: tuple[Note, ...] = ()
        self.shows_figures = context.tools.preferences.flag("sheet_figures", True)

    def words(self) -> Translator:
        """Return the words of the window's language."""
        return Translator(
            self._context.texts.catalogue, self._context.texts.messages, self._context.texts.lang
        )

    @property
    def measurer(self) -> Remembering:
        """What knows how wide texts are."""
        return self._measurer

    def forget_figures(self) -> None:
        """Read the figures anew when they are next asked for: the register changed."""
        self._live = None
        self._figures = None

    def forget_words(self) -> None:
        """Tell the figures anew when they are next asked for: in another language, or with names hidden."""
        self._figures = None

    def live(self) -> LiveFigures:
        """Return the figures of the sheet as of the day looked at."""
        day = self._context.session.as_of
        if self._live is None or self._live[0] != day:
            found = self._context.session.figure(
                lambda: live_figures(self._context.session.workbook, day),
                LiveFigures(pending=self._context.session.soundness.mark),
            )
            if found.pending:
                return found  # to be read anew as soon as it can be
            self._live = (day, found)
        return self._live[1]

    def counts_clients(self) -> bool:
        """Return whether the figures read last count clients of a segment; True while none were read."""
        return self._live is None or any(segment is not None for segment in self._live[1].clients)

    def figures(self) -> QuestionFigures:
        """Return the figures to questions, each read once until the register changes."""
        if self._figures is None:
            from canvas_app.ui.canvas.sound_figures import SoundFigures

            live = self.live()
            found = SoundFigures(self._context, self.words(), self._relationships, live)
            if live.pending:
                return found  # to be read anew as soon as it can be
            self._figures = found
        return self._figures

    def live_sentence(self, block: str) -> str:
        """Return the whole sentence of a block's live line, empty where it has none."""
        if not self.shows_figures:
            return ""
        hidden = self._context.session.names_hidden
        return live_line(
            self.words(), block, self.live(), self._context.session.as_of, full=True, hidden=hidden
        )

    def read(self, canvas_id: int) -> Reading:
        """Read a canvas and lay its sheet out.

        Raises:
            NotFoundError: it is gone.

        """
        workbook, words = self._context.session.workbook, self.words()
        records = read_canvas(workbook, canvas_id, self._context.texts.catalogue)
        if records.by_block["cr"] != self._relationships:  # their targets and costs are in the figures
            self._relationships, self._figures = records.by_block["cr"], None
        board = build_board(
            workbook,
            canvas_id,
            words,
            self._context.session.as_of,
            figures=self.shows_figures,
            on_screen=True,
            hidden=self._context.session.names_hidden,
            records=records,
            live=self.live() if self.shows_figures else None,
        )
        return Reading(records, board, lay_out(board, self._measurer, counters=True))


def counted(before: Reading, after: Reading) -> frozenset[int]:
    """Return the notes of segments and streams whose figures are other ones than before."""
    told = {note.id: note.second for block in before.board.blocks for note in block.notes}
    shown = (note for block in after.board.blocks if block.key in ("cs", "rs") for note in block.notes)
    return frozenset(note.id for note in shown if note.id in told and told[note.id] != note.second)
