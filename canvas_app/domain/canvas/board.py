"""What a sheet shows, ready to be laid out: every word in the reader's language, nothing to look up."""

from __future__ import annotations

from dataclasses import dataclass

NARROW = "\u202f"
"""A thin no-break space: keeps «2 / 4» in one piece."""


@dataclass(frozen=True, slots=True)
class BoardNote:
    """A note as the sheet shows it.

    Attributes:
        second: the quiet line under the text: kinds and the register's figures («▪ 214 клиентов»).
        colour: one of ``model.COLOURS``.
        certainty: one of ``model.CERTAINTIES``.

    """

    id: int
    text: str
    second: str = ""
    colour: str = "yellow"
    certainty: str = ""


@dataclass(frozen=True, slots=True)
class BoardBlock:
    """A block as the sheet shows it.

    Attributes:
        key: one of ``model.BLOCKS``.
        answered, total: its questions; what the counter on screen says.
        live: what the register says about the block, or empty: then no place is kept for it.
        empty: what stands in the block while it has no note, in one or more lines.

    """

    key: str
    heading: str
    abbreviation: str = ""
    notes: tuple[BoardNote, ...] = ()
    live: str = ""
    empty: str = ""
    answered: int = 0
    total: int = 0

    @property
    def counter(self) -> str:
        """Return «2 / 4», ✓ when complete, or nothing for an untouched block."""
        if not self.answered:
            return ""
        return "✓" if self.answered >= self.total else f"{self.answered}{NARROW}/{NARROW}{self.total}"


@dataclass(frozen=True, slots=True)
class Legend:
    """A colour and the name people gave it."""

    colour: str
    name: str


@dataclass(frozen=True, slots=True)
class BoardWords:
    """The words a sheet needs of its own; ``{count}``, ``{page}``, ``{pages}``, ``{heading}`` are filled in.

    Attributes:
        more: where a block that does not hold its notes goes on (``count``, ``page``).
        continued: heading of such a block on a further page (``heading``).
        sheet: which page this is, when there are several (``page``, ``pages``).
        confirmed, partly, hypothesis: names of the certainties, for the legend.

    """

    more: str = "+{count} → {page}"
    continued: str = "{heading} …"
    sheet: str = "{page} / {pages}"
    confirmed: str = "="
    partly: str = "≈"
    hypothesis: str = "?"


@dataclass(frozen=True, slots=True)
class Board:
    """A canvas, ready to be laid out on a sheet.

    Attributes:
        subtitle: what stands beside the business: canvas name and date.
        author: lines at the top right: who made it, how to reach them.
        legend: colours that have a name, in the order to show them.
        data: how old the register's figures are and which version this is.
        credit: who is credited for the layout; never empty on a canvas that leaves the program.
        blocks: all nine.

    """

    business: str
    subtitle: str
    blocks: tuple[BoardBlock, ...]
    credit: str
    author: tuple[str, ...] = ()
    legend: tuple[Legend, ...] = ()
    data: str = ""
    words: BoardWords = BoardWords()
