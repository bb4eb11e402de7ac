"""A report in the making: headings, texts, tables and charts in their order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak, Spacer

from canvas_app.documents import texts
from canvas_app.documents.data import Chart, Cover
from canvas_app.documents.table import Column, Row, TableFlow
from canvas_app.documents.texts import HairLine, Heading, TextFlow, TextStyle
from canvas_app.documents.words import Words

_WITH_HEADING = 60.0
"""Points of what follows that a heading takes along to the next page, or the whole of a chart."""
_INTRODUCES = 120.0
"""Points up to which a text introduces the parts below it; a longer one stands for itself."""
_HEADINGS = (texts.HEADING_1, texts.HEADING_2, texts.HEADING_3)


class _KeepWithNext(CondPageBreak):
    """Goes to the next page when a heading and the beginning of what it stands over find no room here."""

    def __init__(self, flow: list[Flowable], width: float) -> None:
        super().__init__(0)
        self._flow, self._place, self._column = flow, len(flow) + 1, width

    def wrap(self, width: float, room: float) -> tuple[float, float]:
        """Break the page where there is too little room."""
        self.height = self._needed()
        return super().wrap(width, room)

    def _needed(self) -> float:
        """Return the height of the headings and of what follows up to _WITH_HEADING, distances included.

        A short text between a heading and a lower one introduces what follows: it is no company for them.
        """
        needed = under = whole = last = 0.0
        level = 0
        for item in self._flow[self._place :]:
            if isinstance(item, _KeepWithNext):
                needed, last = needed + last, 0.0  # distances do not merge across it
                continue
            begins = _level(item)
            introduced = 0 < level < begins and whole <= _INTRODUCES
            if isinstance(item, PageBreak) or (under and begins and not introduced):
                break  # what the heading stands over is shorter
            if under >= _WITH_HEADING and not begins:
                break
            if begins:
                needed, level = needed + whole - under, begins
                under = whole = 0.0
            between, least = max(last, item.getSpaceBefore()), self._least(item)
            needed, last = needed + between + least, item.getSpaceAfter()
            if not begins:
                high = _high(item, self._column) if isinstance(item, TextFlow) else least
                under, whole = under + between + least, whole + between + high
        return needed

    def _least(self, item: Flowable) -> float:
        if isinstance(item, TextFlow | TableFlow):
            return item.least(self._column)
        if isinstance(item, KeepTogether):
            parts: list[Flowable] = vars(item)["_content"]
            between = (max(one.getSpaceAfter(), two.getSpaceBefore()) for one, two in pairwise(parts))
            return sum(_high(part, self._column) for part in parts) + sum(between)
        return _high(item, self._column)


def _level(item: Flowable) -> int:
    """Return the level of a heading, 0 for anything else."""
    kind = item.kind if isinstance(item, TextFlow) else ""
    return int(kind[1:]) if kind[:1] == "H" else 0


def _high(item: Flowable, width: float) -> float:
    return float(item.wrap(width, 0)[1])


class Story:
    """Collects what a report consists of; ``width`` is that of its column in points."""

    def __init__(self, words: Words, width: float, prefix: str = "h") -> None:
        self.words, self.width = words, width
        self.flow: list[Flowable] = []
        self.anchors: set[str] = set()
        self._prefix, self._count = prefix, 0

    def cover(self, cover: Cover, detail: str = "") -> None:
        """Begin the report: whose it is, what it is, of which day, by whom."""
        words = self.words
        key = f"{self._prefix}0"
        title = Heading(cover.business or cover.title, texts.TITLE, 0, key, entry=cover.title)
        under = [cover.title] if cover.business else []
        under += [detail, words.say("as_of", date=words.formats.long_date(cover.day))]
        self.flow.append(title)
        self.text(" · ".join(part for part in under if part), texts.SUBTITLE)
        for line in cover.author:
            self.text(line, texts.SMALL)
        self.flow.append(HairLine("text", 1.2, before=4, after=10))
        if cover.anonymous:
            self.text(words.say("anonymous.note"), texts.QUIET)

    def opening(self, title: str, entry: str = "") -> None:
        """Begin a part with a title alone; ``entry`` is what the outline calls it instead."""
        self.flow.append(Heading(title, texts.TITLE, 0, f"{self._prefix}0", entry=entry))

    def heading(self, text: str, level: int = 1, anchor: str = "") -> None:
        """Begin a part: level 1 a chapter, 2 a part of one, 3 is not in the outline; ``anchor`` for links."""
        style = _HEADINGS[min(level, 3) - 1]
        self.flow.append(_KeepWithNext(self.flow, self.width))
        if level > 2:
            made = TextFlow(text, style)
            made.kind = "H4"
            self.flow.append(made)
            return
        self._count += 1
        name = anchor if anchor not in self.anchors else ""
        self.anchors.add(name)
        self.flow.append(Heading(text, style, level, f"{self._prefix}{self._count}", name))

    def text(
        self, text: str, style: TextStyle = texts.BODY, *, indent: float = 0.0, sign: str = "", link: str = ""
    ) -> None:
        """Add a text, with a sign before it when given; ``link`` leads to the heading of that anchor."""
        if text:
            self.flow.append(TextFlow(text, style, indent=indent, sign=sign, link=link))

    def items(self, given: Iterable[str], style: TextStyle = texts.BODY, sign: str = "•") -> None:
        """Add a list."""
        for text in given:
            self.text(text, style, indent=style.size * 1.2, sign=sign)

    def table(
        self, columns: Sequence[Column], rows: Sequence[Row], *, headings: bool = True, again: str = ""
    ) -> None:
        """Add a table, ``again`` over it on further pages; an empty one leaves nothing."""
        if rows:
            self.flow.append(TableFlow(columns, rows, headings=headings, again=again))

    def chart(self, chart: Chart | None, level: int = 2, anchor: str = "") -> bool:
        """Add a chart with its heading and foot on one page; say whether there is one."""
        if chart is None:
            return False
        drawn = chart.draw(self.width)  # before the next line: the charts prepare matplotlib for themselves
        from canvas_app.documents.chart_flowable import ChartFlow

        figure = ChartFlow(drawn, chart.says or chart.title)
        self.heading(chart.title, level, anchor)
        parts: list[Flowable] = [self.flow.pop()]
        if chart.note:
            parts.append(TextFlow(chart.note, texts.SMALL))
        parts.append(figure)
        if chart.foot:
            parts.append(TextFlow(chart.foot, texts.SMALL))
        self.flow.append(KeepTogether(parts))
        return True

    def together(self, begin: int) -> None:
        """Keep all that was added from place ``begin`` of the flow on one page."""
        parts = [part for part in self.flow[begin:] if not isinstance(part, _KeepWithNext)]
        self.flow[begin:] = [KeepTogether(parts)]

    def gap(self, points: float = 6) -> None:
        """Add free space."""
        self.flow.append(Spacer(1, points))

    def page(self) -> None:
        """Go on on a new page."""
        self.flow.append(PageBreak())
