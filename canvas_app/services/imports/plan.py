"""An import thought through: the records to write, and what is to be said about each row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any, Final, TypeVar

from canvas_app.content import Catalogue
from canvas_app.domain.canvas.model import COLOURS, Note, Segment, Stream
from canvas_app.domain.canvas.order import GAP
from canvas_app.domain.clients.model import Client, Employee, Person
from canvas_app.domain.ids import IdSource
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.own_codes import own_id
from canvas_app.domain.progress import NoProgress, Progress
from canvas_app.domain.record import Record
from canvas_app.domain.text import match_key
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
        self.segments = Named(lookups.of(Segment), self._new_segment)
        self.streams = Named(lookups.of(Stream), self._new_stream)
        self.employees = Named(lookups.of(Employee), lambda name, _: self.put(Employee(self.new_id(), name)))
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

    def _new_segment(self, name: str, count: int) -> Segment:
        # A colour of its own, as far as there are colours, so that the sheet tells segments apart.
        colour = COLOURS[count % len(COLOURS)]
        return self.put(Segment(self.new_id(), name, colour, self._next_place(Segment)))

    def _new_stream(self, name: str, _: int) -> Stream:
        return self.put(Stream(self.new_id(), name, position=self._next_place(Stream)))

    def _next_place(self, record: type[Segment] | type[Stream]) -> int:
        there = (*self.lookups.of(record), *self.written(record))
        return max((one.position for one in there), default=-GAP) + GAP

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
            segments=tuple(one.name for one in self.segments.made),
            streams=tuple(one.name for one in self.streams.made),
            employees=tuple(one.name for one in self.employees.made),
            persons=len({person.id for person in self.written(Person)} - self._known_persons()),
            canvas=canvas.name if canvas is not None and self.noted else "",
            noted=self.noted,
            register_only=self.register_only,
            unused=self.parsed.unused,
        )

    def _known_persons(self) -> set[int]:
        return {person.id for person in self.lookups.of(Person)}


class ClientFinder:
    """Finds the client that a row of another kind speaks of, by id or by name."""

    def __init__(self, plan: Plan) -> None:
        self._by_code: dict[str, Client] = {}
        self._by_id: dict[int, Client] = {}
        self._by_name: dict[str, list[Client]] = defaultdict(list)
        for client in plan.lookups.of(Client):
            self._by_id[client.id] = client
            if client.code:
                self._by_code[client.code] = client
            self._by_name[match_key(client.name)].append(client)
        self._found: dict[tuple[str, str], Client] = {}
        self._asked_by = "client" if "client" in plan.parsed.mapping else "client_id"

    def find(self, row: Row) -> Client:
        """Return the client of ``row``.

        Raises:
            RowRefusedError: none is named, none has that id or name, or several have the name.

        """
        asked = (row.get("client_id", ""), row.get("client", ""))
        known = self._found.get(asked)
        if known is None:
            known = self._found[asked] = self._search(*asked)
        return known

    def _search(self, code: str, name: str) -> Client:
        if code:
            found = self._by_code.get(code)
            if found is None and (own := own_id(code)) is not None:
                found = self._by_id.get(own)
            if found is not None:
                return found
        named = self._by_name.get(match_key(name), []) if name else []
        if code:  # an id that nobody has: only a client without one can be meant by the name
            named = [client for client in named if not client.code]
        if len(named) == 1:
            return named[0]
        if len(named) > 1:
            raise RowRefusedError("import.row.client_several", value=name, count=len(named), field="client")
        if name and not code and name in self._by_code:
            return self._by_code[name]
        if not code and not name:
            raise RowRefusedError("import.row.client_missing", field=self._asked_by)
        field = "client_id" if code else "client"
        raise RowRefusedError("import.row.client_unknown", value=code or name, field=field)
