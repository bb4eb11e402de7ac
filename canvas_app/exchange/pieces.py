"""What a process that reads a table and the one that waits for it say to each other: pieces of plain data.

JSON, each piece with its length before it and packed: it can hold nothing but text, numbers and lists, so a
reader that a hostile table has turned can send wrong rows at worst, never an object that does something.
Every value is checked to be of its field's type when it is taken out.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any, BinaryIO, Final, overload

from canvas_app.exchange import limits
from canvas_app.exchange.cells import Value
from canvas_app.exchange.dates import Moment
from canvas_app.exchange.fields import FIELDS
from canvas_app.exchange.numbers import Number
from canvas_app.exchange.options import ImportOptions
from canvas_app.exchange.parsed import Parsed
from canvas_app.exchange.problems import Problem, Question, TableError, naming

PROGRESS, ROWS, PROBLEMS, REST, REFUSED, FAULT = b"P", b"R", b"Q", b"T", b"E", b"X"
"""What a piece is; the last one is REST, REFUSED or FAULT."""
_REMEMBERED: Final = 5_000
_SIZE: Final = 4


class BrokenPieceError(TableError):
    """A piece is not what its sender makes; to a person: the reader failed."""

    def __init__(self) -> None:
        super().__init__("import.reader_died")


def send(stream: BinaryIO, mark: bytes, value: object) -> None:
    """Send a piece.

    Raises:
        OSError: nobody receives any more.

    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    data = zlib.compress(text.encode("utf-8", "surrogatepass"), 1)
    stream.write(mark + len(data).to_bytes(_SIZE, "big") + data)
    stream.flush()


def receive(stream: BinaryIO) -> tuple[bytes, bytes] | None:
    """Return what the next piece is and its packed content; None at the end, which may come too early.

    Raises:
        BrokenPieceError: it is longer than any that is sent.

    """
    head = stream.read(1 + _SIZE)
    if len(head) < 1 + _SIZE:
        return None
    size = int.from_bytes(head[1:], "big")
    if size > limits.PIECE_BYTES:
        raise BrokenPieceError
    data = stream.read(size)
    return (head[:1], data) if len(data) == size else None


def content(data: bytes) -> Any:
    """Return the content of a packed piece.

    Raises:
        BrokenPieceError: it is no JSON, or unpacks to more than any that is sent.

    """
    try:
        unpacking = zlib.decompressobj()
        text = unpacking.decompress(data, limits.PIECE_BYTES)
        if not unpacking.eof:
            raise BrokenPieceError
        return json.loads(text.decode("utf-8", "surrogatepass"), parse_constant=_no_number)
    except (ValueError, zlib.error, RecursionError) as error:
        raise BrokenPieceError from error


def _no_number(_name: str) -> None:
    raise BrokenPieceError


# values, by what their field holds


def _number(value: Any) -> Number:
    amount, currency, percent = value
    return Number(Decimal(_text(amount)), _text(currency), _of(bool, percent))


def _moment(value: Any) -> Moment:
    day, time = value
    return Moment(date.fromisoformat(day), _text(time))


def _text(value: Any) -> str:
    return str(_of(str, value))


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(_text(one) for one in _of(list, value))


def _of(kind: type[Any], value: Any) -> Any:
    if type(value) is not kind:
        raise BrokenPieceError
    return value


_PACKED: Final[Mapping[str, Callable[[Any], Any]]] = {
    "date": date.isoformat,
    "moment": lambda moment: (moment.day.isoformat(), moment.time),
    "amount": lambda number: (str(number.value), number.currency, number.percent),
    "score": str,
}
"""What is made of a value that JSON does not know."""

_TAKEN: Final[Mapping[str, Callable[[Any], Any]]] = {
    "date": date.fromisoformat,
    "moment": _moment,
    "amount": _number,
    "score": lambda value: Decimal(_text(value)),
    "tags": _texts,
    "yes_no": lambda value: _of(bool, value),
    "count": lambda value: _of(int, value),
    "whole": lambda value: _of(int, value),
}
"""What makes the value again; every other one is a text."""


def packed_rows(kind: str, fields: Sequence[str], rows: Sequence[tuple[int, tuple[Value, ...]]]) -> list[Any]:
    """Return rows of a table of ``kind`` as they are sent."""
    makers = [_PACKED.get(holds) for holds in _holds(kind, fields)]
    if not any(makers):
        return list(rows)
    return [
        (
            line,
            [
                value if make is None or value is None else make(value)
                for make, value in zip(makers, row, strict=True)
            ],
        )
        for line, row in rows
    ]


def _holds(kind: str, fields: Sequence[str]) -> list[str]:
    known = {field.key: field.holds for field in FIELDS[kind]}
    return [known[name] for name in fields]


class PackedRows(Sequence[tuple[int, tuple[Value, ...]]]):
    """Rows as they came, unpacked a piece at a time whenever they are gone through: a tenth of the memory."""

    def __init__(self, kind: str, name: str) -> None:
        """Take rows of a table of ``kind``, whose ``name`` is said if they turn out to be none."""
        self._kind, self._name = kind, name
        self.fields: tuple[str, ...] = ()
        self._pieces: list[bytes] = []

    def add(self, data: bytes) -> None:
        """Take a packed piece."""
        self._pieces.append(data)

    def __len__(self) -> int:
        """Return how many rows there are, by counting them."""
        return sum(1 for _ in self)

    def __iter__(self) -> Iterator[tuple[int, tuple[Value, ...]]]:
        """Yield line and values of each row.

        Raises:
            BrokenPieceError: a piece is not what its sender makes.

        """
        readers = [_TAKEN.get(holds, _text) for holds in _holds(self._kind, self.fields)]
        known: list[dict[Any, Value]] = [{} for _ in readers]
        for piece in self._pieces:
            with naming(self._name):
                yield from _rows_of(piece, readers, known)

    @overload
    def __getitem__(self, place: int) -> tuple[int, tuple[Value, ...]]: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[tuple[int, tuple[Value, ...]]]: ...
    def __getitem__(self, place: int | slice) -> Any:
        """Return a row, or several; they are looked for from the beginning."""
        if isinstance(place, slice):
            return tuple(self)[place]
        return next(islice(self, place, None)) if place >= 0 else tuple(self)[place]


def _rows_of(
    piece: bytes, readers: Sequence[Callable[[Any], Any]], known: Sequence[dict[Any, Value]]
) -> Iterator[tuple[int, tuple[Value, ...]]]:
    try:
        for line, row in content(piece):
            if len(row) != len(readers):
                raise BrokenPieceError
            yield _of(int, line), tuple([_taken(*one) for one in zip(readers, known, row, strict=True)])
    except (TypeError, ValueError, ArithmeticError) as error:
        raise BrokenPieceError from error


def _taken(read: Callable[[Any], Any], known: dict[Any, Value], value: Any) -> Value:
    """Return the value of a cell, the same object for the same text: a register has few cities."""
    if value is None:
        return None
    if type(value) is not str:
        return read(value)
    found = known.get(value)
    if found is None:
        found = read(value)
        if len(known) < _REMEMBERED:
            known[value] = found
    return found


# what is said of rows, and the rest


def packed_problems(problems: Sequence[Problem]) -> list[Any]:
    """Return problems as they are sent."""
    return [(one.line, one.column, one.code, dict(one.params), one.refused) for one in problems]


def problems_of(data: bytes) -> Iterator[Problem]:
    """Yield the problems of a piece."""
    alike: dict[str, dict[str, object]] = {}
    for line, column, code, params, refused in _listed(content(data)):
        values = alike.setdefault(json.dumps(params), _params(params))
        yield Problem(_of(int, line), _text(column), _text(code), values, _of(bool, refused))


def _params(value: Any) -> dict[str, object]:
    plain = (str, int, float, bool, type(None))
    if not isinstance(value, dict) or not all(isinstance(one, plain) for one in value.values()):
        raise BrokenPieceError
    return value


def _listed(value: Any) -> list[Any]:
    return list(_of(list, value))


def packed_rest(parsed: Parsed) -> dict[str, Any]:
    """Return everything about a table but its rows and problems, as it is sent."""
    return {
        "name": parsed.name, "encoding": parsed.encoding, "certain": parsed.certain,
        "delimiter": parsed.delimiter, "header": parsed.header, "header_line": parsed.header_line,
        "mapping": dict(parsed.mapping), "missing": parsed.missing, "unused": parsed.unused,
        "sample": parsed.sample, "fields": parsed.fields, "count": parsed.count,
        "asked": [(one.key, one.code, dict(one.params), one.answers, one.answer) for one in parsed.asked],
        "currency": parsed.currency, "refused_ids": sorted(parsed.refused_ids), "stamp": parsed.stamp,
    }  # fmt: skip


def parsed_of(
    rest: Any, kind: str, options: ImportOptions, rows: PackedRows, problems: list[Problem]
) -> Parsed:
    """Return the table that ``rest`` describes, with its rows and problems.

    Raises:
        BrokenPieceError: it describes none.

    """
    try:
        rows.fields = _texts(rest["fields"])
        _holds(kind, rows.fields)
        return Parsed(
            kind=kind,
            name=_text(rest["name"]),
            encoding=_text(rest["encoding"]),
            delimiter=_text(rest["delimiter"]),
            currency=_text(rest["currency"]),
            header_line=_of(int, rest["header_line"]),
            count=_of(int, rest["count"]),
            header=_texts(rest["header"]),
            unused=_texts(rest["unused"]),
            fields=rows.fields,
            certain=_of(bool, rest["certain"]),
            mapping={_text(name): _of(int, place) for name, place in rest["mapping"].items()},
            missing=tuple(_texts(group) for group in rest["missing"]),
            sample=tuple((_of(int, line), _texts(cells)) for line, cells in rest["sample"]),
            rows=rows,
            problems=tuple(sorted(problems, key=lambda problem: problem.line)),
            asked=tuple(
                Question(_text(key), _text(code), _params(params), _texts(answers), _text(answer))
                for key, code, params, answers, answer in rest["asked"]
            ),
            refused_ids=frozenset(map(_text, rest["refused_ids"])),
            options=options,
            stamp=tuple(_of(int, one) for one in rest["stamp"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BrokenPieceError from error
