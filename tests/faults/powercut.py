"""Power cuts, simulated: what a disk may hold when it stops at any moment of a recorded run.

A run under ``faultio.so`` (``python -m tests.faults.powercut FOLDER ACTION EDITS [CONTROL]``) writes down
every change and flush in their order, acknowledgements among them. ``cuts`` then makes the states a disk may
be in after a cut: names change in order, up to some moment not before the last flush of the folder; of what
was written to a file since its last flush, each sector of 512 bytes is there or not.
"""

import json
import os
import random
import shutil
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from canvas_app.storage.sqlite import driver
from canvas_app.storage.workbook import Workbook
from tests.faults import scenario, shim

SECTOR = 512
ACKNOWLEDGED = "acknowledged"
"""Name of the pipe that acknowledgements are written to: in the watched folder, to be in the same record."""
KEPT = (0.0, 0.1, 0.5, 0.9, 1.0)
CONTROLS: dict[str, tuple[str, str]] = {
    # journal mode, synchronous: what must be found wanting
    "DELETE FULL": ("DELETE", "FULL"),
    "TRUNCATE NORMAL": ("TRUNCATE", "NORMAL"),
    "TRUNCATE OFF": ("TRUNCATE", "OFF"),
}


class Event(NamedTuple):
    """One change: C(reate), W(rite), T(runcate), S(ync), U(nlink), R(ename)."""

    what: str
    path: str
    offset: int
    data: bytes


@dataclass
class Content:
    """A file as it is for the system: what was flushed, and what may be lost."""

    safe: bytearray = field(default_factory=bytearray)
    pending: list[Event] = field(default_factory=list)

    def flush(self) -> None:
        for event in self.pending:
            apply(self.safe, event)
        self.pending.clear()


def apply(content: bytearray, event: Event) -> None:
    """Write or truncate."""
    if event.what == "T":
        del content[event.offset :]
        content.extend(bytes(event.offset - len(content)))
        return
    content.extend(bytes(max(0, event.offset - len(content))))
    content[event.offset : event.offset + len(event.data)] = event.data


def read_events(log: Path) -> list[Event]:
    """Return what was recorded, see ``faultio.c``."""
    data, place, found = log.read_bytes(), 0, []
    while place < len(data):
        what, length = struct.unpack_from("<cH", data, place)
        path = data[place + 3 : place + 3 + length].decode()
        offset, size = struct.unpack_from("<qI", data, place + 3 + length)
        place += 15 + length
        found.append(Event(what.decode(), path, offset, data[place : place + size]))
        place += size
    return found


class Disk:
    """The start, and the recorded events up to the cut."""

    def __init__(self, start: dict[str, bytes], folder: str) -> None:
        self.folder = folder
        self.files = {name: Content(bytearray(data)) for name, data in start.items()}
        self.names = dict(self.files)
        self.waiting: list[Event] = []
        self.waiting_files: list[Content | None] = []
        self.acknowledged = 0

    def name(self, path: str) -> str:
        return path.removeprefix(self.folder).lstrip("/")

    def take(self, event: Event) -> None:
        """Let one event happen for the running system."""
        name = self.name(event.path)
        if name == ACKNOWLEDGED:
            if event.what == "W":
                self.acknowledged = max(self.acknowledged, int(event.data))
        elif event.what in "CUR":
            self._rename(event, name)
        elif event.what == "S" and not name:
            self._keep_names(len(self.waiting))
        elif event.what == "S" and name in self.files:  # not of one that is removed but still open
            self.files[name].flush()
            made = [
                n for n, wait in enumerate(self.waiting) if wait.what == "C" and self.name(wait.path) == name
            ]
            self._keep_names(made[-1] + 1 if made else 0)
        elif name in self.files:
            self.files[name].pending.append(event)

    def _rename(self, event: Event, name: str) -> None:
        content = Content() if event.what == "C" else self.files.pop(name)
        if event.what != "U":
            self.files[name if event.what == "C" else self.name(event.data.decode())] = content
        self.waiting.append(event)
        self.waiting_files.append(content)

    def _keep_names(self, count: int) -> None:
        self.names = self._after(count)
        del self.waiting[:count], self.waiting_files[:count]

    def _after(self, count: int) -> dict[str, Content]:
        names = dict(self.names)
        for event, content in list(zip(self.waiting, self.waiting_files, strict=True))[:count]:
            name = self.name(event.path)
            names.pop(name, None)
            if event.what != "U":
                names[name if event.what == "C" else self.name(event.data.decode())] = content
        return names

    def cut(self, chance: random.Random) -> dict[str, bytes]:
        """Return what the disk may hold when the power goes now."""
        kept = chance.choice(KEPT)
        return {
            name: self._survivor(content, kept, chance)
            for name, content in self._after(chance.randint(0, len(self.waiting))).items()
        }

    def _survivor(self, content: Content, kept: float, chance: random.Random) -> bytes:
        data = bytearray(content.safe)
        for event in content.pending:
            if event.what == "T":
                if chance.random() < 0.5:
                    apply(data, event)
                continue
            start = 0
            while start < len(event.data):
                size = SECTOR - (event.offset + start) % SECTOR
                if chance.random() < kept:
                    apply(data, Event("W", "", event.offset + start, event.data[start : start + size]))
                start += size
        return bytes(data)


def cuts(
    start: dict[str, bytes], log: Path, folder: str, number: int, seed: int
) -> Iterator[tuple[int, dict[str, bytes]]]:
    """Yield, for cuts at random places, the last acknowledged generation and the files of the disk."""
    events = read_events(log)
    chance = random.Random(seed)
    places = sorted(chance.randrange(len(events)) for _ in range(number))
    disk = Disk(start, folder)
    taken = 0
    for place in places:
        for event in events[taken:place]:
            disk.take(event)
        taken = max(taken, place)
        yield disk.acknowledged, disk.cut(chance)


def set_wanting(control: str) -> None:
    """Open workbooks with weaker settings."""
    journal, synchronous = CONTROLS[control]
    driver._LOCKING = (("journal_mode", journal, journal.lower()),)
    level = {"OFF": 0, "NORMAL": 1, "FULL": 2}[synchronous]
    driver._SETTINGS = (*driver._SETTINGS, ("synchronous", synchronous, level))


def edit(work: Path, edits: int) -> dict[int, int]:
    """Make some edits; return the digest of each generation."""
    with Workbook.open(work / "a.canvasbook") as book:
        digests = {book.generation: book.digest()}
        for _ in range(edits):
            scenario.step(book)
            digests[book.generation] = book.digest()
    return digests


def copy(work: Path, edits: int) -> dict[int, int]:
    """Copy over an older copy; generation 1 is the old one, 2 the new one."""
    mouth = int(os.environ.pop("CANVAS_APP_ACK_FD"))
    digests = {}
    with Workbook.open(work / "a.canvasbook") as book:
        with Workbook.open(work / "copy.canvasbook", read_only=True) as old:
            digests[1] = old.digest()
        book.copy_to(work / "copy.canvasbook", replacing=scenario.agreed(work / "copy.canvasbook"))
        os.write(mouth, b"2\n")
        digests[2] = book.digest()
    return digests


def main(folder: Path, action: str, edits: int, control: str) -> None:
    """Record an action; print the digest of each generation."""
    work = folder / "work"
    work.mkdir()
    scenario.make(work / "a.canvasbook")
    if action == "copy":
        with Workbook.open(work / "a.canvasbook") as book:
            book.copy_to(work / "copy.canvasbook")
            scenario.change(book)
    shutil.copytree(work, folder / "start")
    if control:
        set_wanting(control)
    shim.watch(work, folder / "log")
    os.mkfifo(work / ACKNOWLEDGED)
    mouth = os.open(work / ACKNOWLEDGED, os.O_RDWR | os.O_NONBLOCK)  # read by nobody
    os.environ["CANVAS_APP_ACK_FD"] = str(mouth)
    digests = {"edit": edit, "copy": copy}[action](work, edits)
    shim.watch(folder / "nothing")
    print(json.dumps(digests))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), "".join(sys.argv[4:]))
