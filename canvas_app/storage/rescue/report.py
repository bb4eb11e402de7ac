"""What was saved from a damaged file and what was not."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class KindReport:
    """The records of one kind.

    Attributes:
        kind: of the records.
        whole: saved, every value was read.
        altered: saved, but some values could not be read, or only a part of them.
        lost: known to have been there, and not saved.
        stand_ins: made because other records need them; their own values are lost.
        doubtful: among those saved: not from their place in the file; they may be of an earlier state.
        mended: among those saved whole: put right from the history.

    """

    kind: str
    whole: int = 0
    altered: int = 0
    lost: int = 0
    stand_ins: int = 0
    doubtful: int = 0
    mended: int = 0

    @property
    def saved(self) -> int:
        """How many records are in the new file, stand-ins left out."""
        return self.whole + self.altered


@dataclass(frozen=True, slots=True)
class RescueReport:
    """The outcome of a rescue.

    Attributes:
        healthy: the file was sound; a plain copy was made.
        exact: what was saved is, to the last value, what the file's own digest says was in it.
        kinds: per kind of record, those there are or were.
        history: KEPT, NONE or LOST (``rescue.history``).
        unfinished: an edit was cut off: whether what was there before it was saved; None: there was none.
        pages: how many pages the file has.
        missing: how many of them should hold something and do not.
        language: of the new workbook, and of the names that stand in for what was lost.

    """

    healthy: bool
    exact: bool
    kinds: tuple[KindReport, ...] = field(default_factory=tuple)
    history: str = ""
    unfinished: bool | None = None
    pages: int = 0
    missing: int = 0
    language: str = ""

    @property
    def saved(self) -> int:
        """How many records were saved."""
        return sum(kind.saved for kind in self.kinds)

    @property
    def lost(self) -> int:
        """How many records are known to be lost."""
        return sum(kind.lost for kind in self.kinds)
