"""A text to be read as a table: a file, checked before it is read, or what was pasted. Lines, one by one."""

from __future__ import annotations

import io
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from canvas_app.domain.errors import PersonError
from canvas_app.exchange import encoding as encodings
from canvas_app.exchange import limits
from canvas_app.exchange.encoding import Encoding, Gatherer

Progress = Callable[[int, int], None]
"""Called with the bytes read and the bytes there are; may raise to stop the reading."""

_PIECE: Final = 1 << 20
_HEAD: Final = 1 << 16
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

    def lines(self, progress: Progress | None = None) -> Iterator[str]:
        """Yield the lines without their ends."""
        del progress  # read at once
        text = self.text.removeprefix("\ufeff").encode("utf-8", "replace").decode("utf-8")
        yield from _split(io.StringIO(text, newline=None))


@dataclass(frozen=True, slots=True)
class FileSource:
    """A file found fit to be read as text, and its encoding."""

    path: Path
    size: int
    encoding: Encoding
    pasted: bool = False

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name

    def lines(self, progress: Progress | None = None) -> Iterator[str]:
        """Yield the lines without their ends, whichever of CR, LF and CRLF ends them.

        Bytes that mean nothing in a guessed encoding become U+FFFD.

        Raises:
            PersonError: the file cannot be read, or not in the encoding that was chosen.

        """
        errors = "strict" if self.encoding.certain else "replace"
        with _opened(self.path) as binary:
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
                raise PersonError(
                    "import.encoding_wrong", encoding=self.encoding.name, line=number + 1
                ) from None
            except OSError as error:
                raise PersonError(
                    "import.unreadable", name=self.name, reason=error.strerror or str(error)
                ) from None


def open_source(path: Path, encoding: str = "", limit: int = limits.TABLE_BYTES) -> FileSource:
    """Check that ``path`` is a text file of a size to be read, and find its encoding.

    Args:
        path: the file.
        encoding: name of the encoding if the person chose one.
        limit: bytes it may have; a larger file is not even opened.

    Raises:
        PersonError: missing, not a file, too large, empty, not text, or no such encoding.

    """
    size = _checked_size(path, limit)
    with _opened(path) as binary:
        head = binary.read(_HEAD)
        found = encodings.chosen(encoding, head) if encoding else _told_by_head(head)
        _refuse_foreign(path, head, found)
        if found is None:
            gatherer = Gatherer()
            binary.seek(0)
            while piece := binary.read(_PIECE):
                gatherer.feed(piece)
            gatherer.feed(b"", final=True)
            found = gatherer.result()
    return FileSource(path, size, found)


def _told_by_head(head: bytes) -> Encoding | None:
    return encodings.marked(head) or encodings.two_byte(head)


def _checked_size(path: Path, limit: int) -> int:
    try:
        found = path.stat()
    except FileNotFoundError:
        raise PersonError("file.missing", name=path.name, folder=str(path.absolute().parent)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", "") or str(error)  # a ValueError: a name with a null character
        raise PersonError("import.unreadable", name=path.name, reason=reason) from None
    if not stat.S_ISREG(found.st_mode):
        raise PersonError("import.not_a_file", name=path.name)
    if found.st_size > limit:
        raise PersonError("import.too_large", name=path.name, limit=limit // limits.MIB)
    if found.st_size == 0:
        raise PersonError("import.nothing", name=path.name)
    return found.st_size


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise PersonError("import.unreadable", name=path.name, reason=error.strerror or str(error)) from None


def _refuse_foreign(path: Path, head: bytes, found: Encoding | None) -> None:
    """Refuse what is no text: a known beginning, or too many control bytes."""
    for beginning, code in _NAMED:
        if head.startswith(beginning):
            raise PersonError(code, name=path.name)
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
        count += len(lines)
        yield from lines
        if told is not None:
            told()
        if len(rest) > limits.LINE_CHARACTERS:
            raise PersonError("import.line_long", line=count + 1, limit=limits.LINE_CHARACTERS)
    if rest:
        yield rest
