"""What the register can answer by itself: figures beside the guiding questions (domain catalogue, 3.10)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from canvas_app.content.stage_models import name_of
from canvas_app.services.canvas.board import Wordbook, stream_share
from canvas_app.services.canvas.figures import LiveFigures, live_figures, year_before
from canvas_app.storage.queries import canvas as reads
from canvas_app.storage.queries import figures
from canvas_app.storage.workbook import Workbook

_TOLD = 4
"""Parts of a figure told in its sentence; the rest are in the list."""
_CONTACT_DAYS = 90


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One part of a figure, with the records behind it.

    Attributes:
        label: what it is of; ``value``: the figure as text; ``n``: how many records it rests on.
        clients, deals: ids behind it; a client list or a deal list opens from them.
        stage, segment: a stage of the workbook's model or a segment (0: none) the list is filtered by.

    """

    label: str
    value: str
    n: int
    clients: tuple[int, ...] = ()
    deals: tuple[int, ...] = ()
    stage: str = ""
    segment: int | None = None


@dataclass(frozen=True, slots=True)
class QuestionFigure:
    """What the register says to one question: a sentence, and its parts with their records."""

    question: str
    text: str
    rows: tuple[FigureRow, ...]


class QuestionFigures:
    """The figures of the questions that the register can answer as of a day; each is read when asked for."""

    def __init__(self, workbook: Workbook, words: Wordbook, day: date) -> None:
        self._workbook, self._words, self._day = workbook, words, day
        self._found: dict[str, QuestionFigure | None] = {}
        self._makers: Mapping[str, Callable[[], QuestionFigure | None]] = {
            "cs.q.important": lambda: _segments(workbook, words, self._live, day),
            "ch.q.best": lambda: _sources(workbook, words, day),
            "cr.q.current": lambda: _contacts(workbook, words, day),
            "cr.q.stage": lambda: _stages(words, self._live, day),
            "rs.q.share": lambda: _stream_shares(workbook, words, self._live, day),
            "kr.q.cr": lambda: _employees(workbook, words),
            "kp.q.who": lambda: _referrers(workbook, words),
        }

    @cached_property
    def _live(self) -> LiveFigures:
        return live_figures(self._workbook, self._day)

    def of(self, question: str) -> QuestionFigure | None:
        """Return the figure to a question, None where the register has nothing to say."""
        if question not in self._makers:
            return None
        if question not in self._found:
            self._found[question] = self._makers[question]()
        return self._found[question]

    def of_block(self, block: str) -> list[QuestionFigure]:
        """Return the figures to a block's questions."""
        keys = [key for key in self._makers if key.startswith(f"{block}.")]
        return [figure for key in keys if (figure := self.of(key)) is not None]


def _told(rows: Sequence[FigureRow]) -> str:
    return ", ".join(f"{row.label} — {row.value}" for row in rows[:_TOLD])


def _stream_shares(
    workbook: Workbook, words: Wordbook, live: LiveFigures, day: date
) -> QuestionFigure | None:
    if not live.deals:
        return None
    names: dict[int | None, str] = {stream.id: stream.name for stream in reads.streams(workbook)}
    first = year_before(day)
    rows = []
    for stream_id in live.streams:
        deals = reads.deals_of_stream(workbook, stream_id, first, day)
        name = names.get(stream_id) or words.say("canvas.no_stream")
        rows.append(FigureRow(name, stream_share(words, stream_id, live), len(deals), deals=deals))
    text = words.say("canvas.figure_share", parts=_told(rows), date=words.formats.date(day), n=live.deals)
    return QuestionFigure("rs.q.share", text, tuple(rows))


def _segments(workbook: Workbook, words: Wordbook, live: LiveFigures, day: date) -> QuestionFigure | None:
    names: dict[int | None, str] = {segment.id: segment.name for segment in reads.segments(workbook)}
    found = figures.by_segment(workbook, live.currency, year_before(day), day) if live.clients else ()
    rows = [
        FigureRow(
            names.get(one.segment_id) or words.say("canvas.no_segment"),
            f"{words.say('n.clients', count=one.clients)}, "
            f"{words.formats.compact_money(one.amount, live.currency)}",
            one.clients,
            segment=one.segment_id or 0,
        )
        for one in found
    ]
    if not rows:
        return None
    text = words.say("canvas.figure_segments", parts=_told(rows), date=words.formats.date(day))
    return QuestionFigure("cs.q.important", text, tuple(rows))


def _stages(words: Wordbook, live: LiveFigures, day: date) -> QuestionFigure | None:
    if live.model is None or not live.stages:
        return None
    rows = [
        FigureRow(
            name_of(live.model.stage(stage).name, words.catalogue, words.lang, short=True),
            words.formats.number(count),
            count,
            stage=stage,
        )
        for stage, count in live.stages.items()
    ]
    parts = ", ".join(f"{row.label} {row.value}" for row in rows)
    text = words.say("canvas.figure_stages", parts=parts, n=live.staged, date=words.formats.date(day))
    return QuestionFigure("cr.q.stage", text, tuple(rows))


def _contacts(workbook: Workbook, words: Wordbook, day: date) -> QuestionFigure | None:
    found = figures.contacts_by_kind(workbook, (), day - timedelta(days=_CONTACT_DAYS - 1), day)
    rows = [
        FigureRow(words.text(f"int.{kind}"), words.formats.number(count), count)
        for kind, count in found.items()
    ]
    if not rows:
        return None
    return QuestionFigure("cr.q.current", words.say("canvas.figure_contacts", parts=_told(rows)), tuple(rows))


def _sources(workbook: Workbook, words: Wordbook, day: date) -> QuestionFigure | None:
    rows = [
        FigureRow(
            one.label,
            words.say("canvas.won_of", won=one.won, decided=one.won + one.lost),
            one.won + one.lost,
            one.clients,
        )
        for one in figures.by_source(workbook, day)
    ]
    if not rows:
        return None
    return QuestionFigure("ch.q.best", words.say("canvas.figure_sources", parts=_told(rows)), tuple(rows))


def _employees(workbook: Workbook, words: Wordbook) -> QuestionFigure | None:
    rows = [
        FigureRow(one.label, words.formats.number(one.count), one.count, one.clients)
        for one in figures.by_employee(workbook)
    ]
    alone = figures.flagged(workbook, "key_person")
    if not rows:
        return None
    text = words.say("canvas.figure_employees", parts=_told(rows))
    if alone:
        text = f"{text}. {words.say('canvas.figure_key_person', count=len(alone))}"
        rows.append(
            FigureRow(words.text("flag.key_person"), words.formats.number(len(alone)), len(alone), alone)
        )
    return QuestionFigure("kr.q.cr", text, tuple(rows))


def _referrers(workbook: Workbook, words: Wordbook) -> QuestionFigure | None:
    rows = [
        FigureRow(one.label, words.formats.number(one.count), one.count, one.clients)
        for one in figures.referrers(workbook)
    ]
    if not rows:
        return None
    return QuestionFigure("kp.q.who", words.say("canvas.figure_referrers", parts=_told(rows)), tuple(rows))
