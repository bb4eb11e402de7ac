"""The sheet as words: a canvas's records and the register's figures turned into a Board to lay out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from canvas_app.content import Catalogue, Formats, Messages
from canvas_app.content.stage_models import name_of
from canvas_app.domain.canvas.board import Board, BoardBlock, BoardNote, BoardWords, Legend
from canvas_app.domain.canvas.model import BLOCKS, Note, Segment
from canvas_app.domain.progress import PENDING
from canvas_app.services.canvas.figures import LiveFigures, live_figures
from canvas_app.services.canvas.legend import legend_names, legend_of
from canvas_app.services.canvas.records import CanvasRecords, read_canvas
from canvas_app.services.canvas.targets import Reached, reached
from canvas_app.storage.queries import canvas as reads
from canvas_app.storage.workbook import Workbook

SHARE_NEEDS = 5
"""Deal lines below which a share of income is not given in per cent (domain catalogue, 5.3)."""


@dataclass(frozen=True, slots=True)
class Translator:
    """Everything that turns keys and values into words of one language."""

    catalogue: Catalogue
    messages: Messages
    lang: str

    @property
    def formats(self) -> Formats:
        """How the language writes values."""
        return Formats(self.lang)

    def text(self, key: str) -> str:
        """Return a text of the catalogue."""
        return self.catalogue.text(key, self.lang)

    def short(self, key: str) -> str:
        """Return the short form of a text of the catalogue."""
        return self.catalogue.short(key, self.lang)

    def say(self, key: str, /, **params: object) -> str:
        """Return a sentence of the messages."""
        return self.messages.say(key, self.lang, **params)


def build_board(
    workbook: Workbook,
    canvas_id: int,
    words: Translator,
    day: date,
    *,
    figures: bool = True,
    on_screen: bool = False,
    hidden: bool = False,
    records: CanvasRecords | None = None,
    live: LiveFigures | None = None,
) -> Board:
    """Return the board of a canvas in the language of ``words``, with figures as of ``day``.

    Args:
        workbook: the open workbook.
        canvas_id: the canvas.
        words: the language to write in.
        day: the as-of day of the register's figures.
        figures: whether the register's figures are shown at all.
        on_screen: whether empty blocks say how to begin and untouched ones what they ask.
        hidden: whether amounts are left out, as while names are hidden.
        records: the canvas, when it was read already.
        live: the figures as of ``day``, when they were read already.

    Raises:
        NotFoundError: the canvas is gone.

    """
    records = records or read_canvas(workbook, canvas_id, words.catalogue)
    shown = (live or live_figures(workbook, day)) if figures else LiveFigures()
    told = _Figures(shown, day, hidden, reached_by(shown, records.notes))
    next_block = _next_block(records) if on_screen else ""
    blocks = tuple(
        _block(words, block, records, told,
               (block == next_block, not records.notes) if on_screen else None)
        for block in BLOCKS
    )  # fmt: skip
    return Board(
        business=workbook.setting("business"),
        subtitle=f"{records.canvas.name} · {words.formats.long_date(day)}",
        blocks=blocks,
        credit=words.text("canvas.credit"),
        author=tuple(line for line in workbook.setting("author").splitlines() if line),
        legend=legend(workbook, records.notes, words, records.segments),
        data=_data(workbook, words, day, shown),
        words=_words(words),
    )


@dataclass(frozen=True, slots=True)
class _Figures:
    """The register's figures, the day they are as of, whether amounts are left out, and targets reached."""

    live: LiveFigures
    day: date
    hidden: bool
    reached: Mapping[int, Reached]


def _next_block(records: CanvasRecords) -> str:
    return next(
        (block for block in BLOCKS if not records.by_block[block] and records.progress[block][0] == 0), ""
    )


def _block(
    words: Translator,
    block: str,
    records: CanvasRecords,
    figures: _Figures,
    invites: tuple[bool, bool] | None,
) -> BoardBlock:
    shown = tuple(
        BoardNote(
            note.id,
            note.text,
            second_line(words, note, figures.live, figures.reached.get(note.id), hidden=figures.hidden),
            note.colour,
            note.certainty,
        )
        for note in records.by_block[block]
    )
    return BoardBlock(
        block,
        words.text(f"block.{block}"),
        words.catalogue.abbr(f"block.{block}", words.lang),
        shown,
        live_line(words, block, figures.live, figures.day, hidden=figures.hidden),
        _empty(words, records.questions[block][0].key, invites),
        *records.progress[block],
    )


def _empty(words: Translator, first: str, invites: tuple[bool, bool] | None) -> str:
    question = words.text(first)
    if invites is None:
        return f"—\n{question}"  # paper says that nothing was written, and what was asked
    is_next, sheet_empty = invites
    if is_next and sheet_empty:
        return words.say("canvas.empty_first", question=question)
    return words.say("canvas.start_here", question=question) if is_next else question


def reached_by(live: LiveFigures, notes: Iterable[Note]) -> dict[int, Reached]:
    """Return how many clients have reached the target of each note that has one; nothing without clients."""
    return reached(live.standing, notes) if live.standing is not None else {}


def second_line(
    words: Translator, note: Note, live: LiveFigures, aim: Reached | None = None, *, hidden: bool = False
) -> str:
    """Return the quiet line of a note: its kinds and what the register knows of it."""
    parts = [words.short(kind) for kind in note.kinds if words.catalogue.has(kind)]
    if live.pending and (note.segment_id is not None or note.stream_id is not None):
        parts.append(live.pending)
    if note.segment_id is not None and (count := live.clients.get(note.segment_id, 0)):
        parts.append(words.say("canvas.clients", count=count))
    if note.stream_id is not None and (share := stream_share(words, note.stream_id, live, hidden=hidden)):
        parts.append(words.say("canvas.share", share=share))
    line = " · ".join(parts)
    if aim is None:
        return line
    stage = name_of(aim.stage.name, words.catalogue, words.lang, short=True)
    return f"{line} {words.say('canvas.target_reached', stage=stage, count=aim.clients, of=aim.of)}".lstrip()


def stream_share(words: Translator, stream_id: int | None, live: LiveFigures, *, hidden: bool = False) -> str:
    """Return a stream's share of the income, its amount when there are too few lines, or nothing."""
    own = live.streams.get(stream_id)
    if own is None:
        return ""
    if live.lines < SHARE_NEEDS or live.amount <= 0:
        return "" if hidden else words.formats.compact_money(own, live.currency)
    return words.formats.share(own / live.amount)


def live_line(
    words: Translator, block: str, live: LiveFigures, day: date, *, full: bool = False, hidden: bool = False
) -> str:
    """Return what the register says about a block in one line; ``full`` for tooltip and speech."""
    if live.pending and block in ("rs", "cr"):
        key = "canvas.live_pending" if live.pending == PENDING else "canvas.live_damaged"
        return words.say(key) if full else live.pending
    if block == "rs" and live.deals:
        amount = words.formats.compact_money(live.amount, live.currency)
        key = "canvas.live_rs_full" if full else "canvas.live_rs"
        params: dict[str, object] = {"amount": amount, "n": live.deals}
        if hidden:
            key, params = "canvas.live_rs_full_hidden" if full else "canvas.live_rs_hidden", {"n": live.deals}
    elif block == "cr" and live.stages:
        stage, count = max(live.stages.items(), key=lambda item: item[1])
        assert live.model is not None
        name = name_of(live.model.stage(stage).name, words.catalogue, words.lang, short=not full)
        key = "canvas.live_cr_full" if full else "canvas.live_cr"
        params = {"stage": name, "count": count, "n": live.staged, "up": live.up, "down": live.down}
        if full:
            params["model"] = name_of(live.model.name, words.catalogue, words.lang)
    else:
        return ""
    return words.say(key, **params, **({"date": words.formats.date(day)} if full else {}))


def legend(
    workbook: Workbook,
    notes: tuple[Note, ...],
    words: Translator,
    segments: tuple[Segment, ...] | None = None,
) -> tuple[Legend, ...]:
    """Return what the colours on a sheet stand for; see ``services.canvas.legend``."""
    known = reads.segments(workbook) if segments is None else segments
    found = legend_of(notes, known, legend_names(workbook), words.say("canvas.all_segments"))
    return tuple(Legend(colour, name) for colour, name in found.items())


def _data(workbook: Workbook, words: Translator, day: date, live: LiveFigures) -> str:
    version = workbook.generation
    if live.clients or live.deals:
        return words.say("canvas.data", date=words.formats.date(day), version=version)
    return words.say("canvas.version", version=version)


def _words(words: Translator) -> BoardWords:
    def template(key: str) -> str:
        return words.messages.template(key, words.lang)

    return BoardWords(
        more=template("canvas.more"),
        continued=template("canvas.continued"),
        sheet=template("canvas.sheet"),
        confirmed=words.text("certainty.confirmed"),
        partly=words.text("certainty.partly"),
        hypothesis=words.text("certainty.hypothesis"),
    )
