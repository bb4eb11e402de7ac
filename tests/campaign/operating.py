"""One operation of the program, in a process that is killed in the middle of it.

Run as ``python -m tests.campaign.operating OPERATION FOLDER CALL CONTROL``. With the fault injector loaded
and CALL not 0 the process kills itself at that system call of the operation; with CALL 0 it comes to its end
and prints how many such calls there were.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from canvas_app.cli import main as run
from canvas_app.domain.canvas.model import Canvas, Note
from canvas_app.domain.clients.model import Client, Person
from canvas_app.services import files
from canvas_app.services.clients import erasing
from canvas_app.storage.sqlite import backups, driver
from canvas_app.storage.workbook import Workbook
from tests.campaign import crafting
from tests.faults import shim
from tests.faults.kills import acknowledge_early
from tests.faults.sweep import journal_in_memory

CANARIES = (b"CANARY", *(word.encode() for word in ("Ёлкин", "Клиент ", "строка ", "Ввоз ")))
"""What no file may hold but the workbook, its backups and what was written for a person."""
STEPS = 12
ERASED = 503
"""Id of the client who is erased."""


def make(path: Path) -> None:
    """Make a small workbook of clients whose every text would be recognised."""
    with Workbook.create(path, language="en", business="CANARY Ltd", who="CANARY") as book:
        # As in every workbook, no undo takes the first canvas away.
        with book.edit("edit.import", action="start") as edit:
            edit.put(Canvas(1, "As is"))
            edit.put_all(Note(100 + n, 1, "cs", n, f"CANARY note {n}") for n in range(30))
            edit.put_all(
                Client(500 + n, f"CANARY client {n}", remarks="CANARY " * 40, phone=f"+7 900 {n:07d}")
                for n in range(60)
            )
            edit.put_all(Person(700 + n, 500 + n, f"CANARY person {n}") for n in range(20))
        with book.edit("edit.note_edit") as edit:
            edit.put(Note(100, 1, "vp", 0, "CANARY moved"))


def step(book: Workbook) -> None:
    """Make the edit that follows from the workbook's generation."""
    generation = book.generation
    dice = random.Random(generation)
    with book.edit("edit.x", number=generation) as edit:
        if dice.random() < 0.3:
            edit.put_all(
                Client(10_000 + 100 * generation + n, f"CANARY {generation} {n}", remarks="CANARY " * 30)
                for n in range(40)
            )
        elif dice.random() < 0.3:
            edit.delete_all(Note, [note.id for note in book.all(Note)][-3:])
            edit.put(Note(7000 + generation, 1, "kp", 1, f"CANARY {generation}"))
        else:
            edit.put(Client(500 + dice.randrange(50), f"CANARY changed {generation}"))


class Operation:
    """What is done to the workbook in ``folder``; the base makes a dozen edits."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "book.canvasbook"

    def prepare(self) -> None:
        """Make what there is before."""
        make(self.path)

    def ready(self) -> None:
        """Do what comes before the part that is killed."""

    def act(self) -> None:
        """Do it."""
        with files.open_workbook(self.path, who="Vera") as book:
            for _ in range(STEPS):
                step(book)


class Undo(Operation):
    """Take back every step."""

    def prepare(self) -> None:
        super().prepare()
        Operation.act(self)

    def act(self) -> None:
        with files.open_workbook(self.path, who="Vera") as book:
            while book.undo() is not None:
                pass


class Redo(Undo):
    """Bring back every step."""

    def prepare(self) -> None:
        super().prepare()
        Undo.act(self)

    def act(self) -> None:
        with files.open_workbook(self.path, who="Vera") as book:
            while book.redo() is not None:
                pass


class Command(Operation):
    """A command line; its words may name the folder as ``@``."""

    words: tuple[str, ...] = ()

    def act(self) -> None:
        code = run([word.replace("@", str(self.folder)) for word in self.words])
        if code:
            raise SystemExit(code)


class Import(Command):
    """Read three hundred clients."""

    words = ("import", "@/book.canvasbook", "@/source.csv", "--kind", "clients")

    def prepare(self) -> None:
        super().prepare()
        rows = [f"CANARY row {n},canary{n}@example.com,CANARY city" for n in range(300)]
        (self.folder / "source.csv").write_text("\n".join(["Name,Email,City", *rows]), "utf-8")


class Export(Command):
    """Write a document over an older one."""

    words = ("export", "@/book.canvasbook", "@/out.pdf", "--document", "full", "--date", "2026-11-30")

    def prepare(self) -> None:
        super().prepare()
        self.act()


class BackUp(Command):
    """Write a backup into a folder."""

    words = ("backup", "@/book.canvasbook", "@/copies")


class Restore(Command):
    """Write the workbook of a backup into a new file."""

    words = ("restore", "@/one.canvasbook", "@/restored.canvasbook")

    def prepare(self) -> None:
        super().prepare()
        with Workbook.open(self.path) as book:
            made = backups.back_up(book, self.folder / "made").path
            step(book)
        made.replace(self.folder / "one.canvasbook")
        for left in (self.folder / "made").iterdir():
            left.unlink()
        (self.folder / "made").rmdir()


class Rescue(Command):
    """Save what can be read of a damaged file."""

    words = ("rescue", "@/damaged.canvasbook", "@/rescued.canvasbook")

    def prepare(self) -> None:
        super().prepare()
        data = bytearray(self.path.read_bytes())
        data[5 * 4096 : 6 * 4096] = bytes(4096)
        (self.folder / "damaged.canvasbook").write_bytes(data)


class SaveCopy(Operation):
    """Replace an older copy."""

    def prepare(self) -> None:
        super().prepare()
        with Workbook.open(self.path) as book:
            book.copy_to(self.folder / "copy.canvasbook")
            step(book)

    def act(self) -> None:
        with files.open_workbook(self.path, who="Vera") as book:
            target = self.folder / "copy.canvasbook"
            files.copy_workbook(book, target, agreed=files.look_at_target(book, target))


class Erase(Operation):
    """Erase a client for good, from the backups too."""

    def prepare(self) -> None:
        super().prepare()
        with files.open_workbook(self.path, who="Vera") as book:
            files.back_up(book)

    def act(self) -> None:
        with files.open_workbook(self.path, who="Vera") as book:
            erasing.erase_client(book, ERASED)
            search = erasing.search_for(book)
            erasing.rewrite(search, erasing.look(search))


class Migrate(Operation):
    """Bring a file of the first schema up to date."""

    def prepare(self) -> None:
        import gzip

        kept = Path(__file__).parents[1] / "storage" / "released" / "schema_1.canvasbook.gz"
        self.path.write_bytes(gzip.decompress(kept.read_bytes()))
        connection = driver.MODULE.connect(str(self.path), isolation_level=None)
        connection.execute("UPDATE interaction SET kind_key = 'meeting'")  # that file was made with any word
        crafting.let_digests_agree(connection)
        connection.close()

    def act(self) -> None:
        files.open_workbook(self.path, who="Vera").close()


class OpenAfterCrash(Operation):
    """Open a file that was left half-written."""

    def prepare(self) -> None:
        super().prepare()
        journal = self.path.with_name(f"{self.path.name}-journal")
        with Workbook.open(self.path) as book:
            book.connection.execute("PRAGMA cache_size = 5")
            book.connection.execute("BEGIN IMMEDIATE")
            book.connection.execute("UPDATE client SET remarks = remarks || 'CANARY half'")
            kept = self.folder / "book.half", self.folder / "journal.half"
            for source, target in zip((self.path, journal), kept, strict=True):
                # In a process of its own: to close the file here would drop the lock.
                subprocess.run(["cp", source, target], check=True)
            book.connection.execute("ROLLBACK")
        kept[0].replace(self.path)
        kept[1].replace(journal)

    def act(self) -> None:
        files.open_workbook(self.path, who="Vera").close()


class Close(Operation):
    """What closing the window does after an edit: a last backup, then the file is let go."""

    def ready(self) -> None:
        self.book = files.open_workbook(self.path, who="Vera")
        step(self.book)

    def act(self) -> None:
        files.back_up(self.book)
        self.book.close()


OPERATIONS: dict[str, Callable[[Path], Operation]] = {
    "edit": Operation,
    "undo": Undo,
    "redo": Redo,
    "import": Import,
    "export": Export,
    "backup": BackUp,
    "copy": SaveCopy,
    "migrate": Migrate,
    "restore": Restore,
    "erase": Erase,
    "open": OpenAfterCrash,
    "close": Close,
    "rescue": Rescue,
}
"""Name to what is done."""


CONTROLS: dict[str, Callable[[], object]] = {
    "": lambda: None,
    "early": acknowledge_early,
    "memory": journal_in_memory,
    "off": partial(setattr, driver, "_LOCKING", (driver._LOCKING[0], ("journal_mode", "OFF", "off"))),
}
"""Mistakes that the campaign must find: an acknowledgement before the COMMIT, no journal on the disk."""


def main(name: str, folder: Path, call: int, control: str) -> None:
    """Do it; be killed at a call, or say at the end how many there were."""
    CONTROLS[control]()
    operation = OPERATIONS[name](folder)
    operation.ready()
    injected = "faultio" in os.environ.get("LD_PRELOAD", "")
    if injected:
        shim.watch(folder.parent)
        shim.arm(call, shim.Fault(kill=True))
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    operation.act()
    sys.stdout.write(f"calls {shim.calls() if injected else 0}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
