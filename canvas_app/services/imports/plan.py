"""An import thought through: the records to write, and what is to be said about each row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any, Final, TypeVar

from canvas_app.content import Catalogue
from canvas_app.domain.canvas.model import COLOURS, Note, Segment, Stream
from canvas_app.domain.canvas.order import GAP
from canvas_app.domain.clients.model import Employee
from canvas_app.domain.fields import Place
from canvas_app.domain.ids import IdSource
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.progress import NoProgress, Progress
from canvas_app.domain.record import Record
from canvas_app.domain.record_kind import Kind
from canvas_app.exchange.parsed import Parsed
from canvas_app.exchange.problems import Problem, RowRefusedError
from canvas_app.exchange.words import Words
from canvas_app.services.imports.lookups import Lookups
from canvas_app.services.imports.model import ImportResult, by_line
from canvas_app.services.imports.named import Named

CANVAS_TAKES: Final = 12
"""So many new segments, and so many new streams, get their notes; more would bury the sheet."""

_TOLD_EVERY: Final = 500
"""Rows after which is told how far the planning is."""

R = TypeVar("R", bound=Record)
Row = dict[str, Any]
"""Values by field, empty cells left out."""


def needed(row: Row, field: str) -> Any:
    """Return what a row says in a field that it must have (RowRefusedError ``import.row.value_missing``)."""
    if field not in row:
        raise RowRefusedError("import.row.value_missing", field=field)
    return row[field]


class Plan:
    """What an import of one file will write, built row by row by the planner of its kind.

    Attributes:
        parsed, lookups: what was read, and what the workbook has.
        today: the day new clients come into the register.
        added, updated, skipped, joined, noted, register_only: see ImportResult.
        deleted: ids of records to be deleted, by kind.

    """

    def __init__(
        self,
        parsed: Parsed,
        lookups: Lookups,
        ids: IdSource,
        today: date,
        catalogue: Catalogue,
        progress: Progress | None = None,
    ) -> None:
        self.parsed = parsed
        self._progress: Progress = progress or NoProgress()
        self._far = 0
        self.lookups = lookups
        self.today = today
        self.words = Words(catalogue, lookups.models)
        self.new_id = ids
        self.added = self.updated = self.skipped = self.joined = 0
        self.noted = self.register_only = 0
        self.problems: list[Problem] = list(parsed.problems)
        self._named: dict[str, Named[Any]] = {}
        self.segments: Named[Segment] = self.named(Segment.kind)
        self.streams: Named[Stream] = self.named(Stream.kind)
        self.employees: Named[Employee] = self.named(Employee.kind)
        self._records: dict[str, dict[int, Any]] = defaultdict(dict)
        self.deleted: dict[type[Any], list[int]] = defaultdict(list)

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Yield line and values of the rows that could be read, and say how far that is.

        Raises:
            Cancelled: by the progress.

        """
        for done, row in enumerate(self.parsed.values()):
            if not done % _TOLD_EVERY:
                self._far = max(self._far, done)  # rows may be gone through twice
                self._progress.report(self._far, self.parsed.count)
            yield row

    # what rows come to

    def put(self, record: R) -> R:
        """Have ``record`` written, in place of an earlier one of its id, and return it."""
        self._records[record.kind][record.id] = record
        return record

    def delete(self, record: type[Record], record_id: int) -> None:
        """Have a record deleted."""
        self.deleted[record].append(record_id)

    def refuse(self, line: int, refused: RowRefusedError) -> None:
        """Leave a row out and say why; the error's ``field`` tells the column."""
        self.skipped += 1
        column = self.parsed.column(str(refused.params.get("field", "")))
        params = {name: value for name, value in refused.params.items() if name != "field"}
        self.problems.append(Problem(line, column, refused.code, params))

    def remark(self, line: int, code: str, **params: object) -> None:
        """Say something about a row that comes in."""
        self.problems.append(Problem(line, "", code, params, refused=False))

    def written(self, record: type[Any]) -> list[Any]:
        """Return the records of one kind to be written so far."""
        return list(self._records[record.kind].values())

    def all_written(self) -> list[Any]:
        """Return every record to be written, parents before children."""
        return [record for kind in KINDS for record in self._records[kind].values()]

    @property
    def has_work(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.deleted) or any(self._records.values())

    # names that rows mention

    def segment_id(self, row: Row) -> int | None:
        """Return the id of the row's segment, made when nobody has its name, or None."""
        name = row.get("segment")
        return None if name is None else self.segments.find_or_make(name).id

    def employee_id(self, row: Row) -> int | None:
        """Return the id of the row's employee, made when nobody has that name, or None."""
        name = row.get("employee")
        return None if name is None else int(self.employees.find_or_make(name).id)

    def named(self, kind: str) -> Named[Any]:
        """Return the records of a kind by name; who asks one of them for a name that nobody has makes it."""
        found = self._named.get(kind)
        if found is None:
            owner = KINDS[kind].owner
            known = self.lookups.records.get(kind, ())
            found = Named(known, partial(self._make, KINDS[kind]), owner[0] if owner else "")
            self._named[kind] = found
        return found

    def _make(self, kind: Kind, name: str, owner_id: int | None, count: int) -> Any:
        """Make a record of ``kind`` from nothing but its name; it is the last in an order of its own."""
        values: dict[str, Any] = {"name": name}
        if kind.owner is not None:
            values[kind.owner[0]] = owner_id
        values |= {
            field: self._next_place(kind.record, field)
            for field, declared in kind.fields.items()
            if isinstance(declared, Place)
        }
        if kind.record is Segment:  # as far as there are colours, so that the sheet tells segments apart
            values["colour"] = COLOURS[count % len(COLOURS)]
        return self.put(kind.record(self.new_id(), **values))

    def _next_place(self, record: type[Any], field: str) -> int:
        there = (*self.lookups.of(record), *self.written(record))
        return max((getattr(one, field) for one in there), default=-GAP) + GAP

    # the end

    def show_new_names(self) -> None:
        """Add notes of the new segments and streams to the first canvas, unless they are too many."""
        for block, names, field in (("cs", self.segments, "segment_id"), ("rs", self.streams, "stream_id")):
            shown = {getattr(note, field) for note in self.written(Note)}
            made = [one for one in names.made if one.id not in shown]
            if self.lookups.canvas is None:
                continue
            if len(made) > CANVAS_TAKES:
                self.register_only += len(made)
                continue
            self.noted += len(made)
            for one in made:
                self.add_note(block, **{field: one.id})

    def add_note(self, block: str, **values: Any) -> Note:
        """Add a note at the end of a block of the first canvas."""
        canvas = self.lookups.canvas
        assert canvas is not None, "who adds notes has looked for a canvas"
        there = (note for note in (*self.lookups.of(Note), *self.written(Note)) if note.block == block)
        place = max((note.position for note in there), default=-GAP) + GAP
        note = Note(self.new_id(), canvas.id, block, place, **values)
        return self.put(note)

    def result(self) -> ImportResult:
        """Return what the plan comes to."""
        read_refused = sum(problem.refused for problem in self.parsed.problems)
        canvas = self.lookups.canvas
        return ImportResult(
            kind=self.parsed.kind,
            read=self.parsed.count,
            added=self.added,
            updated=self.updated,
            skipped=self.skipped + read_refused,
            joined=self.joined,
            problems=by_line(self.problems),
            created={
                kind: tuple(one.name for one in named.made)
                for kind, named in self._named.items()
                if named.made
            },
            canvas=canvas.name if canvas is not None and self.noted else "",
            noted=self.noted,
            register_only=self.register_only,
            unused=self.parsed.unused,
        )
