"""The sample's records as they are made, each with its id, and the keys by which they name one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, TypeVar

from canvas_app.domain.clients.model import Employee
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.record import Record
from canvas_app.services.sample.calendar import Calendar
from canvas_app.services.sample.dice import Dice, SampleIds
from canvas_app.services.sample.script import Script

R = TypeVar("R", bound=Record)


class Book:
    """Collects records, parents before children.

    Attributes:
        script, dice, calendar: what the records are made with.
        segments, streams: key of the script to the record's id.
        new_id: gives the next record's id.
        employees: our people, in the script's order.

    """

    def __init__(self, script: Script, day: date) -> None:
        self.script = script
        self.dice = Dice(f"{script.name}/{script.lang}")
        seasons = {entry["key"]: entry["season"] for entry in script.many("segment")}
        self.calendar = Calendar(day, seasons)
        self.segments: dict[str, int] = {}
        self.streams: dict[str, int] = {}
        self.employees: list[Employee] = []
        self.new_id = SampleIds(f"{script.name}/{script.lang}")
        self._records: dict[str, list[Record]] = defaultdict(list)

    def add(self, record: type[R], **fields: Any) -> R:
        """Make a record with a new id, keep it and return it."""
        make: Callable[..., R] = record
        return self.keep(make(id=self.new_id(), **fields))

    def keep(self, made: R) -> R:
        """Keep a record that has its id already, and return it."""
        self._records[made.kind].append(made)
        return made

    def of(self, record: type[R]) -> Sequence[R]:
        """Return the records of one kind, in the order they were made."""
        return [kept for kept in self._records[record.kind] if isinstance(kept, record)]

    def records(self) -> Iterator[Record]:
        """Return every record, parents before children."""
        for kind in KINDS:
            yield from self._records[kind]
