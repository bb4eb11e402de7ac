"""Pages of b-trees: their cells and children, payloads that go on in overflow pages, the freelist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from canvas_app.storage.sqlite.pages.header import LENGTH, TABLE_LEAF
from canvas_app.storage.sqlite.pages.records import Values, decode, serial_types
from canvas_app.storage.sqlite.pages.source import PageSource
from canvas_app.storage.sqlite.pages.varints import DamagedError, signed, varint

INDEX_INNER, TABLE_INNER, INDEX_LEAF = 2, 5, 10
KINDS: Final = (INDEX_INNER, TABLE_INNER, INDEX_LEAF, TABLE_LEAF)
"""First byte of a page of a b-tree."""
INNER: Final = frozenset((INDEX_INNER, TABLE_INNER))
INDEX: Final = frozenset((INDEX_INNER, INDEX_LEAF))
Types = tuple[list[int], int, int]
"""Of a record: the types of its values, where they begin, where they end."""
_LEAST_CELL: Final = 4
_TRUNKS: Final = 1 << 20  # pages of a freelist that are followed


@dataclass(frozen=True, slots=True)
class Cell:
    """A record of a page.

    Attributes:
        rowid: None in an index or a table without rowids.
        record: None when it cannot be made out.
        slack: the page does not count it among its cells: it may have been deleted.

    """

    rowid: int | None
    record: Values | None
    slack: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """A page of a b-tree: its kind, its children, and where its cells begin.

    ``stale`` are pointers behind those that it counts, ``content`` is where the cells together begin.
    """

    number: int
    kind: int
    children: tuple[int, ...]
    pointers: tuple[int, ...]
    stale: tuple[int, ...]
    content: int


def node_of(source: PageSource, number: int, kind: int = 0) -> Node | None:
    """Return what page ``number`` says it is, or is when taken for ``kind``; None: no page of a b-tree."""
    data = source.page(number)
    start = LENGTH if number == 1 else 0
    kind = kind or data[start]
    if kind not in KINDS:
        return None
    usable = source.header.usable
    head = start + (12 if kind in INNER else 8)
    said = int.from_bytes(data[start + 3 : start + 5])
    content = int.from_bytes(data[start + 5 : start + 7]) or 65536
    most = max(0, usable - head) // (_LEAST_CELL + 2)
    listed = max(said if said <= most else most, min(most, (content - head) // 2) if content <= usable else 0)
    places = [int.from_bytes(data[head + 2 * i : head + 2 * i + 2]) for i in range(listed)]
    real = [i for i, at in enumerate(places) if head + 2 * min(said, listed) <= at <= usable - _LEAST_CELL]
    pointers = tuple(dict.fromkeys(places[i] for i in real if i < said))
    stale = tuple(dict.fromkeys(places[i] for i in real if i >= said and places[i] not in pointers))
    children: tuple[int, ...] = ()
    if kind in INNER:
        inner = [int.from_bytes(data[at : at + 4]) for at in pointers]
        children = (*inner, int.from_bytes(data[start + 8 : start + 12]))
    return Node(number, kind, children, pointers, stale, content)


class Reading:
    """Reads the cells of the pages of ``source``; each overflow page is taken for one cell only."""

    def __init__(self, source: PageSource) -> None:
        self._source = source
        self._taken: set[int] = set()

    def cells(self, node: Node) -> Iterator[Cell]:
        """Yield the records of a page, those at the end that it no longer counts marked as slack.

        Where cells lie over each other, as in a page of garbage, no more is read than a page can hold.
        """
        if node.kind == TABLE_INNER:
            return
        data = self._source.page(node.number)
        room = 2 * len(data)
        spans: list[tuple[int, int]] = []
        for at in node.pointers:
            cell, length = self._cell(data, at, node.kind, slack=False)
            room -= length
            if room < 0:
                return
            if length:
                spans.append((at, at + length))
            yield cell
        yield from self._forgotten(data, node, spans)

    def _forgotten(self, data: bytes, node: Node, spans: list[tuple[int, int]]) -> Iterator[Cell]:
        """Yield records that no pointer leads to: one is damaged, or the page counts too few."""
        last = self._source.header.usable - _LEAST_CELL
        begins = {begin for begin, _ in spans}
        waiting = sorted({end for _, end in spans} | {node.content, *node.stale}, reverse=True)
        while waiting:
            at = waiting.pop()
            if at in begins or not 0 < at <= last or any(begin <= at < end for begin, end in spans):
                continue
            cell, length = self._cell(data, at, node.kind, slack=True)
            if cell.record is not None and not any(at < begin < at + length for begin, _ in spans):
                spans.append((at, at + length))
                begins.add(at)
                waiting.append(at + length)
                yield cell

    def _cell(self, data: bytes, at: int, kind: int, *, slack: bool) -> tuple[Cell, int]:
        """Return a cell and how many bytes of the page it takes (0 when that is not known)."""
        rowid: int | None = None
        begin = at
        try:
            at += 4 if kind == INDEX_INNER else 0
            length, at = varint(data, at)
            if kind == TABLE_LEAF:
                number, at = varint(data, at)
                rowid = signed(number)
            payload, local, (types, values, _) = self._payload(
                data, at, length, index=kind in INDEX, slack=slack
            )
            record = decode(payload, types, values)
        except DamagedError:
            return Cell(rowid, None, slack), 0
        return Cell(rowid, record, slack), max(_LEAST_CELL, at + local - begin)

    def _payload(
        self, data: bytes, at: int, length: int, *, index: bool, slack: bool
    ) -> tuple[bytes, int, Types]:
        """Return a payload, how much of it lies on the page, and the types of its values.

        The record's own header tells its length, too: where the two differ, a record that fits on the page is
        taken as it says itself. What was perhaps deleted has no claim on overflow pages.
        """
        usable = self._source.header.usable
        most = (usable - 12) * 64 // 255 - 23 if index else usable - 35
        here = data[at : min(usable, at + max(length, most))]
        try:
            own = serial_types(here)
        except DamagedError:
            own = None
        if own is not None and own[2] <= min(most, len(here)):
            return here[: own[2]], own[2], own
        if length <= most or slack or length > self._source.count * usable:
            if own is None:
                raise DamagedError
            return here[:length], length, own
        least = (usable - 12) * 32 // 255 - 23
        kept = least + (length - least) % (usable - 4)
        local = kept if kept <= most else least
        whole = here[:local] + self._overflow(data[at + local : at + local + 4], length - local)
        return whole, local + 4, serial_types(whole)

    def _overflow(self, pointer: bytes, missing: int) -> bytes:
        """Return so many bytes of a chain of overflow pages, fewer when it breaks off."""
        parts: list[bytes] = []
        number, usable = int.from_bytes(pointer), self._source.header.usable
        while missing > 0 and 1 < number <= self._source.count and number not in self._taken:
            self._taken.add(number)
            data = self._source.page(number)
            part = data[4 : min(usable, 4 + missing)]
            parts.append(part)
            missing -= len(part)
            number = int.from_bytes(data[:4])
        return b"".join(parts)


def walk(source: PageSource, root: int) -> Iterator[Node]:
    """Yield the pages of the tree at ``root`` that can be reached, each once; of index and table not both."""
    seen: set[int] = set()
    waiting = [root]
    of_index: bool | None = None
    while waiting:
        number = waiting.pop()
        if number in seen or not 1 <= number <= source.count:
            continue
        seen.add(number)
        node = node_of(source, number)
        if node is None:
            continue
        of_index = node.kind in INDEX if of_index is None else of_index
        if (node.kind in INDEX) == of_index:
            yield node
            waiting.extend(reversed(node.children))


def free_pages(source: PageSource) -> set[int]:
    """Return the numbers of the pages that the freelist names."""
    found: set[int] = set()
    number = source.header.free_first
    usable = source.header.usable
    for _ in range(min(source.count, _TRUNKS)):
        if not 1 < number <= source.count or number in found:
            break
        found.add(number)
        data = source.page(number)
        count = min(int.from_bytes(data[4:8]), (usable - 8) // 4)
        found.update(_numbers(data[8 : 8 + 4 * count], source.count))
        number = int.from_bytes(data[:4])
    return found


def _numbers(data: bytes, most: int) -> Iterable[int]:
    for at in range(0, len(data) - 3, 4):
        number = int.from_bytes(data[at : at + 4])
        if 1 < number <= most:
            yield number
