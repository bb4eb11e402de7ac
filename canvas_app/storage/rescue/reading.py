"""Reading everything that a damaged file still holds, page by page; each row goes to the table it is like."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from canvas_app.domain.progress import Progress
from canvas_app.domain.setting import Setting
from canvas_app.storage.records import TABLES
from canvas_app.storage.rescue import shapes
from canvas_app.storage.rescue.shapes import SCHEMA_SHAPE, Shape
from canvas_app.storage.sqlite.pages import btree
from canvas_app.storage.sqlite.pages.btree import Cell, Node
from canvas_app.storage.sqlite.pages.header import TABLE_LEAF
from canvas_app.storage.sqlite.pages.records import Stored
from canvas_app.storage.sqlite.pages.source import PageSource

LIVE, ORPHAN, SLACK, FREE = range(4)
"""Where a row lay: in its tree, on a page that no tree leads to, behind a page's cells, on a free page."""

JOURNAL, PARTS, META = "journal", "journal_part", "meta"
SETTING: Final = Setting.kind
_SURE_SETTINGS: Final = frozenset(("language", "currency", "business"))


@dataclass(frozen=True, slots=True)
class Found:
    """A row as it was found.

    Attributes:
        shape: the table's columns.
        values: what they hold, the id among them; a spoilt one None or a part of a text.
        spoilt: places of values that could not be read, or not all of it.
        place: LIVE, ORPHAN, SLACK or FREE: the first is the surest.

    """

    shape: Shape
    values: tuple[Stored, ...]
    spoilt: frozenset[int]
    place: int

    @property
    def worth(self) -> tuple[bool, int, int]:
        """Return what the best of several rows of one id has least of."""
        return self.place == FREE, len(self.spoilt), self.place


@dataclass(slots=True)
class Salvage:
    """Everything that was found in a file.

    Attributes:
        rows: per kind of record the best row of each id.
        unread: per kind the ids of rows whose values could not be made out.
        expected: per kind the ids that indexes name.
        meta: the file's own bookkeeping.
        journal: rows of the journal by their number, its parts by number and part to the page they are on.
        whole: the tables whose trees were there to the last page.
        pages: how many pages the file has; ``missing``: those a tree leads to that are no pages of one.

    """

    rows: dict[str, dict[int, Found]] = field(default_factory=lambda: defaultdict(dict))
    unread: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    expected: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    meta: dict[str, str] = field(default_factory=dict)
    journal: dict[int, tuple[Stored, ...]] = field(default_factory=dict)
    parts: dict[tuple[int, int], int] = field(default_factory=dict)
    whole: set[str] = field(default_factory=set)
    pages: int = 0
    missing: set[int] = field(default_factory=set)

    def keep(self, kind: str, row_id: int, found: Found) -> None:
        """Keep a row unless there is a better one of its id."""
        there = self.rows[kind].get(row_id)
        if there is None or found.worth < there.worth:
            self.rows[kind][row_id] = found


def salvage(source: PageSource, progress: Progress) -> Salvage:
    """Return everything that is found in ``source``; Cancelled by ``progress``."""
    return _Reader(source).read(progress)


def parts_on(source: PageSource, number: int) -> Iterator[tuple[int, int, int, bytes]]:
    """Yield the parts of the journal that are on a page: number, part, whether packed, data."""
    node = btree.node_of(source, number)
    for cell in btree.Reading(source).cells(node) if node is not None else ():
        shape = _keyed_shape(cell)
        if shape is not None and shape.table == PARTS and cell.record is not None:
            seq, part, packed, data = cell.record.values
            yield seq, part, packed, data  # type: ignore[misc] # the shape says of which types they are


class _Reader:
    def __init__(self, source: PageSource) -> None:
        self._source = source
        self._result = Salvage(pages=source.count)
        self._hints: dict[int, str] = {}
        self._unsure: list[tuple[int, str, Found]] = []

    def read(self, progress: Progress) -> Salvage:
        free = btree.free_pages(self._source)
        self._follow_trees(self._schema_roots(progress))
        reading = btree.Reading(self._source)
        for number in range(1, self._source.count + 1):
            if not number % 64:
                progress.report(number, self._source.count)
            node = btree.node_of(self._source, number)
            if node is None:
                node = self._in_disguise(number)
            if node is not None and node.kind != btree.TABLE_INNER:
                self._take(node, list(reading.cells(node)), free=number in free)
        self._settle_twins()
        return self._result

    # which page belongs to which tree

    def _schema_roots(self, progress: Progress) -> Mapping[str, int]:
        """Return the roots that the schema names, wherever its rows are; else those of a file of ours."""
        found: dict[str, int] = {}
        reading = btree.Reading(self._source)
        reached = list(btree.walk(self._source, 1))
        for node in reached or self._tables(progress):
            for cell in reading.cells(node) if node.kind == TABLE_LEAF else ():
                self._note_root(cell, found)
        if not found and reached:
            for node in self._tables(progress):
                for cell in reading.cells(node):
                    self._note_root(cell, found)
        for layout in shapes.layouts():
            for name, root in layout.roots.items():
                if name not in found and root not in found.values() and self._is_root(name, root):
                    found[name] = root
        return found

    def _tables(self, progress: Progress) -> Iterator[Node]:
        for number in range(1, self._source.count + 1):
            if not number % 64:
                progress.report(0, 0)
            node = btree.node_of(self._source, number)
            if node is not None and node.kind == TABLE_LEAF:
                yield node

    def _note_root(self, cell: Cell, found: dict[str, int]) -> None:
        if cell.record is None or SCHEMA_SHAPE.misfits(cell.record) != frozenset():
            return
        kind, name, _, root, _ = cell.record.values
        if kind not in ("table", "index") or not isinstance(name, str) or not isinstance(root, int):
            return
        if 1 < root <= self._source.count:
            found.setdefault(name, root)

    def _is_root(self, name: str, root: int) -> bool:
        """Tell whether the tree at ``root`` could be that of ``name``: the first of its rows look so."""
        for node in btree.walk(self._source, root):
            if node.kind == btree.TABLE_INNER:
                continue
            known = shapes.keyed() if node.kind in btree.INDEX else shapes.tables()
            own = [shape for shape in known if shape.table == name]
            cells = [cell for cell in btree.Reading(self._source).cells(node) if cell.record is not None]
            return bool(cells) and any(
                shape.misfits(cell.record) == frozenset() for shape in own for cell in cells if cell.record
            )
        return False

    def _follow_trees(self, roots: Mapping[str, int]) -> None:
        for name, root in roots.items():
            reached = {node.number: node for node in btree.walk(self._source, root)}
            broken = {child for node in reached.values() for child in node.children if child not in reached}
            if root in reached and not broken:
                self._result.whole.add(name)
            self._result.missing |= broken | ({root} - reached.keys())
            for number in reached:
                self._hints.setdefault(number, name)

    # what is on a page

    def _in_disguise(self, number: int) -> Node | None:
        """Return a page whose first byte is damaged as what it was: all its rows are those of a table."""
        if not self._source.page(number)[0]:  # an overflow page, or zeros
            return None
        for kind, known in ((TABLE_LEAF, shapes.tables()), (btree.INDEX_LEAF, shapes.keyed())):
            node = btree.node_of(self._source, number, kind)
            if node is None or not node.pointers:
                continue
            cells = [cell for cell in btree.Reading(self._source).cells(node) if not cell.slack]
            fit = sum(any(_is_of(cell, shape) for shape in known) for cell in cells)
            if fit and fit * 10 >= len(cells) * 9:
                return node
        return None

    def _take(self, node: Node, cells: list[Cell], *, free: bool) -> None:
        hint = self._hints.get(node.number)
        place = LIVE if hint else FREE if free else ORPHAN
        if node.kind in btree.INDEX:
            self._take_keyed(node, cells, hint)
            return
        shape = _shape_of(cells, hint)
        for cell in cells:
            self._take_row(cell, shape, hint, SLACK if cell.slack and place != FREE else place)

    def _take_row(self, cell: Cell, shape: Shape | None, hint: str | None, place: int) -> None:
        if cell.record is None or cell.rowid is None:
            if shape is not None and cell.rowid is not None and place == LIVE and shape.table in TABLES:
                self._result.unread[shape.table].add(cell.rowid)
            return
        spoilt = shape.misfits(cell.record) if shape is not None else None
        if spoilt is None or (spoilt and len(spoilt) * 2 > len(cell.record.values)):
            shape = _shape_of([cell], None)
            spoilt = shape.misfits(cell.record) if shape is not None else None
        if shape is None or spoilt is None or (spoilt and place in (SLACK, FREE)):
            return
        row = Found(shape, shape.stored(cell.rowid, cell.record), spoilt, place)
        if shape.table == JOURNAL:
            if not spoilt:
                self._result.journal.setdefault(cell.rowid, row.values)
        elif shape.table == "client_key" and place == LIVE:
            self._result.expected["client"].add(cell.rowid)
        elif shape.table in TABLES:
            if hint != shape.table and len(_twins(shape.table)) > 1:
                self._unsure.append((cell.rowid, shape.table, row))
            else:
                self._result.keep(shape.table, cell.rowid, row)

    def _take_keyed(self, node: Node, cells: list[Cell], hint: str | None) -> None:
        about = shapes.indexed().get(hint or "")
        for cell in cells:
            if cell.record is None or cell.record.spoilt:
                continue
            last = cell.record.values[-1] if cell.record.values else None
            if about is not None:
                if isinstance(last, int) and not cell.slack and last:
                    self._result.expected[about].add(last)
                continue
            shape = _keyed_shape(cell)
            if shape is not None and shape.table == META and hint in (META, None):
                key, value = cell.record.values
                self._result.meta.setdefault(str(key), str(value))
            elif shape is not None and shape.table == PARTS:
                seq, part, *_ = cell.record.values
                self._result.parts.setdefault((int(seq or 0), int(part or 0)), node.number)

    # rows that two tables could hold

    def _settle_twins(self) -> None:
        """Give rows that two tables could hold to the one whose ids other records name."""
        named: dict[str, set[Stored]] = defaultdict(set)
        for kind, rows in self._result.rows.items():
            for column, parent in (
                ("segment_id", "segment"),
                ("stream_id", "stream"),
                ("employee_id", "employee"),
            ):
                if column in TABLES[kind].columns:
                    for row in rows.values():
                        place = row.shape.columns.index(column)
                        named[parent].add(row.values[place])
        for row_id, kind, row in self._unsure:
            self._result.keep(
                _twin(row_id, kind, row, named), row_id, _renamed(row, _twin(row_id, kind, row, named))
            )


def _is_of(cell: Cell, shape: Shape) -> bool:
    return cell.record is not None and shape.misfits(cell.record) == frozenset()


@cache
def _twins(kind: str) -> tuple[str, ...]:
    """Return the kinds whose rows look like those of ``kind``: where no tree says, ``_twin`` decides."""
    return tuple(name for name, table in TABLES.items() if table.types == TABLES[kind].types)


def _twin(row_id: int, kind: str, row: Found, named: Mapping[str, set[Stored]]) -> str:
    others = [one for one in _twins(kind) if one != SETTING]
    said = [one for one in others if row_id in named[one]]
    if said:
        return said[0]
    if SETTING in _twins(kind):
        return SETTING if _is_setting(row) else others[0]
    return kind


def _is_setting(row: Found) -> bool:
    key = row.values[1]
    return isinstance(key, str) and (
        key in _SURE_SETTINGS or (key.isascii() and key.islower() and " " not in key)
    )


def _renamed(row: Found, kind: str) -> Found:
    shape = next(shape for shape in shapes.tables() if shape.table == kind)
    return Found(shape, row.values, row.spoilt, row.place)


def _shape_of(cells: list[Cell], hint: str | None) -> Shape | None:
    """Return the table that most rows of a page are like; of several, that of the tree it is in."""
    votes: Counter[Shape] = Counter()
    for cell in cells:
        for shape in shapes.tables() if cell.record is not None else ():
            misfits = shape.misfits(cell.record) if cell.record is not None else None
            if misfits is not None and len(misfits) * 3 <= len(shape.columns):
                votes[shape] += 4 if not misfits else 1
    if not votes:
        return next((shape for shape in shapes.tables() if shape.table == hint), None)
    best = max(votes.values())
    likely = [shape for shape, count in votes.items() if count == best]
    return next((shape for shape in likely if shape.table == hint), likely[0])


def _keyed_shape(cell: Cell) -> Shape | None:
    """Return the table without rowids that a record is like; the program's own come before the index's."""
    if cell.record is None:
        return None
    fitting = [shape for shape in shapes.keyed() if shape.misfits(cell.record) == frozenset()]
    return min(fitting, key=lambda shape: shape.table not in (META, PARTS), default=None)
