"""A text to be read as a table: a file, checked before it is read, or what was pasted. Lines, one by one."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from canvas_app.domain.errors import PersonError
from canvas_app.exchange import encoding as encodings
from canvas_app.exchange import limits
from canvas_app.exchange.encoding import Encoding
from canvas_app.exchange.outside import Held, Outside, look_at
from canvas_app.exchange.problems import TableError, naming

Progress = Callable[[int, int], None]
"""Called with the bytes read and the bytes there are; may raise to stop the reading."""

_PIECE: Final = 1 << 20
_HEAD: Final = 1 << 16
_WIDEST: Final = 4  # bytes of a character
_CONTROL_SHARE: Final = 0.02
_TEXT_CONTROLS: Final = b"\t\n\r\x0b\x0c\x1a\x85"
_NAMED: Final = (
    (b"PK\x03\x04", "import.spreadsheet"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "import.xls_old"),
)
_FOREIGN: Final = (
    b"%PDF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"SQLite format 3\0", b"\x1f\x8b", b"\x7fELF", b"{\\rtf",
    b"Rar!", b"7z\xbc\xaf", b"BM\0",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TextSource:
    """Text that was pasted or is in memory already."""

    text: str
    name: str = ""
    pasted: bool = True

    @property
    def encoding(self) -> Encoding:
        """What text in memory has."""
        return Encoding("utf-8")

    @property
    def stamp(self) -> tuple[int, int]:
        """No file: it does not change."""
        return 0, 0

    def lines(self, progress: Progress | None = None) -> Iterator[str]:
        """Yield the lines without their ends."""
        del progress  # read at once
        text = self.text.removeprefix("\ufeff").encode("utf-8", "replace").decode("utf-8")
        yield from _split(io.StringIO(text, newline=None))


@dataclass(frozen=True, slots=True)
class FileSource:
    """A file found fit to be read as text, and its encoding."""

    file: Outside
    encoding: Encoding
    pasted: bool = False

    @property
    def name(self) -> str:
        """The file's name."""
        return self.file.path.name

    @property
    def size(self) -> int:
        """Its bytes."""
        return self.file.size

    @property
    def stamp(self) -> tuple[int, int]:
        """Its bytes, and when they were last written."""
        return self.file.size, self.file.changed

    def lines(self, progress: Progress | None = None) -> Iterator[str]:
        """Yield the lines without their ends, whichever of CR, LF and CRLF ends them.

        Bytes that mean nothing in a guessed encoding become U+FFFD.

        Raises:
            PersonError: the file cannot be read, or not in the encoding that was chosen.

        """
        errors = "strict" if self.encoding.certain else "replace"
        with self.file.open() as binary:
            binary.seek(self.encoding.mark)
            text = io.TextIOWrapper(binary, encoding=self.encoding.name, errors=errors, newline=None)

            def told() -> None:
                if progress is not None:
                    progress(min(binary.tell(), self.size), self.size)

            number = 0
            try:
                for number, line in enumerate(_split(text, told), start=1):  # noqa: B007 - for the message
                    yield line
            except UnicodeError:
                raise TableError(
                    "import.encoding_wrong", encoding=self.encoding.name, line=number + 1
                ) from None
            except OSError as error:
                raise _unreadable(self.name, error) from None


def open_source(
    path: Path,
    held: Held,
    encoding: str = "",
    *,
    limit: int = limits.TABLE_BYTES,
    progress: Progress | None = None,
) -> FileSource:
    """Check that ``path`` is a text file of a size to be read, and find its encoding.

    Args:
        path: the file.
        held: tells whether a file is a workbook open in this process.
        encoding: name of the encoding if the person chose one.
        limit: bytes it may have; of a larger file only the beginning is read.
        progress: hears how far the search for the encoding is, and may stop it.

    Raises:
        PersonError: missing, not a file, a workbook, too large, empty, not text, or no such encoding.

    """
    outside = look_at(path, held, limit)
    with outside.open() as binary, naming(path.name):
        try:
            head = binary.read(_HEAD)
            found = encodings.chosen(encoding, head) if encoding else _told_by_head(head)
            _refuse_foreign(path, head, found)
            if found is None:
                found = _found_by_all(binary, progress or _nobody, outside.size)
        except OSError as error:
            raise _unreadable(path.name, error) from None
    return FileSource(outside, found)


def _told_by_head(head: bytes) -> Encoding | None:
    return encodings.marked(head) or encodings.two_byte(head)


def _found_by_all(binary: BinaryIO, progress: Progress, size: int) -> Encoding:
    """Return UTF-8 if the whole file is, else what it reads best in."""
    check, span = encodings.Utf8Check(), _LineSpan()
    binary.seek(0)
    for piece in _pieces(binary):
        span.feed(piece)
        if not check.feed(piece):
            break
        progress(binary.tell(), size)
    else:
        if check.feed(b"", final=True):
            return Encoding("utf-8")
    binary.seek(0)
    return encodings.guess(_pieces(binary))


class _LineSpan:
    """Notices a line that is too long in whatever encoding, before the rest of the file is read."""

    def __init__(self) -> None:
        self._line, self._open = 1, 0

    def feed(self, piece: bytes) -> None:
        ends = piece.count(b"\n") or piece.count(b"\r")
        last = max(piece.rfind(b"\n"), piece.rfind(b"\r"))
        self._open = self._open + len(piece) if last < 0 else len(piece) - last - 1
        self._line += ends
        if self._open > _WIDEST * limits.LINE_CHARACTERS:
            raise TableError("import.line_long", line=self._line, limit=limits.LINE_CHARACTERS)


def _pieces(binary: BinaryIO) -> Iterator[bytes]:
    while piece := binary.read(_PIECE):
        yield piece


def part_of(progress: Progress, begin: int, end: int, whole: int) -> Progress:
    """Return what one part of a job tells its progress to: from ``begin`` to ``end`` of so many steps."""
    return lambda done, total: progress(begin * total + (end - begin) * done, whole * total)


def _nobody(done: int, total: int) -> None:
    """Hear of the progress of a job that nobody watches."""


def _unreadable(name: str, error: OSError) -> PersonError:
    return PersonError("import.unreadable", name=name, reason=error.strerror or str(error))


def _refuse_foreign(path: Path, head: bytes, found: Encoding | None) -> None:
    """Refuse what is no text: a known beginning, or too many control bytes."""
    for beginning, code in _NAMED:
        if head.startswith(beginning):
            raise PersonError(code, name=path.name)
    # Bytes of UTF-16 and UTF-32 are no characters.
    wide = found is not None and found.name.startswith(("utf-16", "utf-32"))
    controls = 0 if wide else sum(head.count(byte) for byte in range(32) if byte not in _TEXT_CONTROLS)
    if head.startswith(_FOREIGN) or controls > max(8, len(head) * _CONTROL_SHARE):
        raise PersonError("import.not_text", name=path.name)


def _split(text: io.TextIOBase, told: Callable[[], None] | None = None) -> Iterator[str]:
    """Yield lines from pieces of constant size, so that a file of one line is refused, not swallowed."""
    rest = ""
    count = 0
    while piece := text.read(_PIECE):
        *lines, rest = (rest + piece).split("\n")
        if lines:
            _refuse_long(lines[0], count + 1)  # the others are shorter than a piece
        count += len(lines)
        yield from lines
        if told is not None:
            told()
        _refuse_long(rest, count + 1)
    if rest:
        yield rest


def _refuse_long(line: str, number: int) -> None:
    if len(line) > limits.LINE_CHARACTERS:
        raise TableError("import.line_long", line=number, limit=limits.LINE_CHARACTERS)
