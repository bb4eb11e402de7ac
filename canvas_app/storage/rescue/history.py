"""The history of a damaged file: is every record of it as it was written, and what does it say is there."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from typing import Final

from canvas_app.storage.journal import Change, changes_in, signature
from canvas_app.storage.records import Value
from canvas_app.storage.rescue.reading import JOURNAL, PARTS, Salvage, parts_on
from canvas_app.storage.sqlite.pages.records import Stored
from canvas_app.storage.sqlite.pages.source import PageSource

KEPT, NONE, LOST = "kept", "none", "lost"
"""What became of the history: saved as it was, there was none, not sound as a whole and left out."""

State = Mapping[str, Value] | None
"""What the history knows last of a record: all its fields or those that were edited; None: deleted."""
Part = tuple[int, int, int, bytes]
_SAID: Final = 12  # columns of the journal before the hash


class History:
    """The journal of one salvage.

    Attributes:
        outcome: KEPT, NONE or LOST.

    """

    def __init__(self, source: PageSource, found: Salvage) -> None:
        self._source, self._found = source, found
        self._page = 0
        self._parts: dict[tuple[int, int], Part] = {}
        self._by_number: dict[int, list[int]] = {}
        for seq, part in sorted(found.parts):
            self._by_number.setdefault(seq, []).append(part)
        self.outcome = self._judge()

    def rows(self) -> list[tuple[Stored, ...]]:
        """Return the records of the journal in order."""
        return [self._found.journal[seq] for seq in sorted(self._found.journal)]

    def parts(self) -> Iterator[Part]:
        """Yield the parts of all records, in order."""
        for seq in sorted(self._by_number):
            yield from self._parts_of(seq)

    def last_states(self) -> dict[tuple[str, int], State]:
        """Return the last state of every record that was ever edited."""
        found: dict[tuple[str, int], State] = {}
        for _, _, packed, data in self.parts():
            for change in changes_in(packed, data):
                found[change.kind, change.id] = _after(change, found.get((change.kind, change.id)))
        return found

    def _judge(self) -> str:
        journal = self._found.journal
        if not journal and not self._by_number:
            return NONE if {JOURNAL, PARTS} <= self._found.whole else LOST
        numbers = sorted(journal)
        complete = {JOURNAL, PARTS} <= self._found.whole and numbers == list(range(1, len(journal) + 1))
        sound = complete and self._by_number.keys() <= journal.keys()
        return KEPT if sound and all(map(self._is_sound, numbers)) else LOST

    def _is_sound(self, seq: int) -> bool:
        *said, kept = self._found.journal[seq]
        parts = list(self._parts_of(seq))
        whole = [part for _, part, _, _ in parts] == list(range(len(parts)))
        return whole and len(said) == _SAID and signature(said, [part[3] for part in parts]) == kept

    def _parts_of(self, seq: int) -> Iterator[Part]:
        for number in self._by_number.get(seq, ()):
            page = self._found.parts[seq, number]
            if page != self._page:  # those of one page follow each other: it is read once
                self._page, self._parts = page, {part[:2]: part for part in parts_on(self._source, page)}
            if (seq, number) in self._parts:
                yield self._parts[seq, number]


def _after(change: Change, before: State) -> State:
    if change.after is None or not (change.before or change.after):  # deleted, or erased for good
        return None
    return {**(before or {}), **change.after} if change.before is not None else change.after


def readable(history: History) -> dict[tuple[str, int], State]:
    """Return ``last_states`` of a history that is kept, nothing of any other."""
    if history.outcome != KEPT:
        return {}
    try:
        return history.last_states()
    except (ValueError, KeyError, TypeError, zlib.error):  # of another program, with the right hashes
        return {}
