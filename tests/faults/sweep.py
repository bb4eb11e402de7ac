"""A fault at every call that changes something, one after the other, until the action gets through.
Run under ``faultio.so`` as ``python -m tests.faults.sweep ACTION FAULT FOLDER FIRST:END:STRIDE [CONTROL]``;
prints as JSON how many points there were and which left a workbook that is not as it must be.
"""

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from canvas_app.domain.errors import WorkbookError
from canvas_app.services import files
from canvas_app.services.writing import write_file
from canvas_app.storage import editing, erased_backups
from canvas_app.storage.sqlite import backups, driver, search, snapshot
from canvas_app.storage.workbook import Workbook
from tests.faults import reading, scenario, shim
from tests.faults.shim import Fault, Say, Told
from tests.storage.next_schema import NEXT
from tests.storage.other import names_in

FAULTS = {
    "kill": Fault(kill=True),
    "EIO": Fault(error=5),
    "EIO for good": Fault(error=5, sticky=True),
    "ENOSPC": Fault(error=28),
    "ENOSPC for good": Fault(error=28, sticky=True),
    "EROFS for good": Fault(error=30, sticky=True),
}
NOT_MADE = {"file.empty", "file.foreign", "file.not_workbook", "file.damaged", "file.missing"}


class Action:
    """An edit of the workbook in place: before or after, never between, and after once acknowledged."""

    def __init__(self, folder: Path, write: Callable[[Workbook], object] = scenario.change) -> None:
        self.folder = folder / "work"
        self.book = self.folder / "a.canvasbook"
        self.write = write
        self.kept = folder / "kept"
        self.kept.mkdir()
        self.prepare(self.kept)
        self.before = self.digest(self.kept / "a.canvasbook")
        shutil.copytree(self.kept, self.folder)
        self.act(lambda _: None)
        self.after = self.digest(self.book)

    def prepare(self, folder: Path) -> None:
        scenario.make(folder / "a.canvasbook")

    def restore(self) -> None:
        shutil.rmtree(self.folder)
        shutil.copytree(self.kept, self.folder)

    def open(self, path: Path) -> Workbook:
        return Workbook.open(path)

    def digest(self, path: Path) -> int:
        with self.open(path) as book:
            return book.digest()

    def arm(self, number: int, fault: Fault) -> None:
        shim.arm(number, fault)

    def act(self, say: Say) -> None:
        with self.open(self.book) as book:
            self.write(book)

    def act_and_go_on(self, say: Say) -> None:
        """Act; when that fails, act again once the cause is gone, without a new start of the program."""
        book: Workbook | None = None
        try:
            book = self.open(self.book)
            self.write(book)
        except WorkbookError as error:
            say(f"refused {error.code}")
            shim.arm(0, Fault())
            book = self.go_on(book, say)
        book.close()

    def go_on(self, book: Workbook | None, say: Say) -> Workbook:
        book = book or self.open(self.book)
        try:
            self.write(book)
        except WorkbookError as error:
            if error.code != "file.saved_after_all":
                raise
            say("saved after all")
        return book

    def problems(self, told: Told) -> list[str]:
        with self.open(self.book) as book:
            found = book.check()
            digest = book.digest()
            if digest not in (self.before, self.after):
                found.append("neither before nor after")
            if (told.acknowledged or not told.killed) and digest != self.after:
                found.append("what was acknowledged is gone")
            if book.undo_step() is not None and (book.undo() is None or book.check()):
                found.append("undo failed")
        return found + self.leftovers([self.book.name])

    def leftovers(self, known: list[str]) -> list[str]:
        """Return what is beside the workbook once the next start has looked after what a kill left."""
        files.sweep_leftovers(self.book)
        return [f"left: {path.name}" for path in self.folder.iterdir() if path.name not in known]


class ReadAfter(Action):
    """An edit after whose kill a person does not open the file, but runs a command that reads it."""

    def problems(self, told: Told) -> list[str]:
        return reading.problems(self.book)


class InIndex(Action):
    """An import during which the disk fails just when the search index is written."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, scenario.import_many)

    def arm(self, number: int, fault: Fault) -> None:
        index = search._index

        def armed(*arguments: object) -> None:
            search._index = index
            shim.arm(number, fault)
            index(*arguments)

        search._index = armed


class Create(Action):
    """Making a new workbook: sound, or refused; never half made and taken for sound."""

    def prepare(self, folder: Path) -> None:
        return

    def digest(self, path: Path) -> int:
        return super().digest(path) if path.exists() else 0

    def act(self, say: Say) -> None:
        Workbook.create(self.book, language="ru").close()

    def act_and_go_on(self, say: Say) -> None:
        try:
            self.act(say)
        except WorkbookError as error:
            say(f"refused {error.code}")
            shim.arm(0, Fault())
            if self.book.exists():
                say("left behind")  # the disk refused to remove it, too
                self.book.unlink()
            self.act(say)

    def problems(self, told: Told) -> list[str]:
        try:
            with self.open(self.book) as book:
                return [*book.check(), *([] if book.setting("language") == "ru" else ["half made"])]
        except WorkbookError as error:
            return [] if error.code in NOT_MADE and not told.acknowledged and told.killed else [error.code]


class Copy(Action):
    """Replacing an older copy: the target is the old one or the new one, the source as it was."""

    def prepare(self, folder: Path) -> None:
        super().prepare(folder)
        with Workbook.open(folder / "a.canvasbook") as book:
            book.copy_to(folder / "copy.canvasbook")
            scenario.change(book)

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, self._copy)
        self.old = self.digest(self.kept / "copy.canvasbook")

    def _copy(self, book: Workbook) -> None:
        target = self.folder / "copy.canvasbook"
        book.copy_to(target, replacing=scenario.agreed(target))

    def problems(self, told: Told) -> list[str]:
        found = super().problems(Told([], told.words, told.killed))
        with self.open(self.folder / "copy.canvasbook") as copy:
            found += copy.check()
            if copy.digest() not in ((self.old, self.before) if told.killed else (self.before,)):
                found.append("the copy is neither the old nor the new one")
        return found

    def leftovers(self, known: list[str]) -> list[str]:
        return super().leftovers([*known, "copy.canvasbook"])


class BackUp(Action):
    """One more backup, which displaces old ones: those that stay are sound."""

    def prepare(self, folder: Path) -> None:
        super().prepare(folder)
        (folder / "backups").mkdir()
        with Workbook.open(folder / "a.canvasbook") as book:
            first = backups.back_up(book, folder / "backups").path
        for number in range(2, 70):
            shutil.copy(first, first.with_name(f"a.{number:05d}-g1.canvasbook"))

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, lambda book: backups.back_up(book, self.folder / "backups"))

    def problems(self, told: Told) -> list[str]:
        found = super().problems(Told([], told.words, told.killed))
        listed = backups.listed(self.folder / "backups")
        newest = listed[0].number
        if not {backup.number for backup in listed} >= {15, 31, *range(newest - 31, newest + 1)}:
            found.append("a backup that should stay is gone")
        with self.open(listed[0].path) as book:
            found += book.check()
        if not told.killed and newest < 70:
            found.append("no new backup")
        return found

    def leftovers(self, known: list[str]) -> list[str]:
        found = super().leftovers([*known, "backups"])
        return found + [f"left: {one}" for one in names_in(self.folder / "backups") if one.startswith(".")]


class Rewrite(Action):
    """Taking somebody out of a backup: it is the old one or the new one, and nothing else is left of it."""

    def prepare(self, folder: Path) -> None:
        super().prepare(folder)
        with Workbook.open(folder / "a.canvasbook") as book:
            self.name = backups.back_up(book, folder / "backups").path.name
            scenario.erase(book)

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, self.rewrite)
        self.old, self.new = (self.digest(one / "backups" / self.name) for one in (self.kept, self.folder))

    def rewrite(self, book: Workbook) -> None:
        ids = erased_backups.erased_from(book)
        erased_backups.rewrite(self.folder / "backups" / self.name, ids, "edit.person_erase", "")

    def problems(self, told: Told) -> list[str]:
        found = super().problems(Told([], told.words, told.killed))
        files.sweep_leftovers(self.book)
        kept = (self.name, "place.txt")
        found += [f"left: {one}" for one in names_in(self.folder / "backups") if one not in kept]
        with self.open(self.folder / "backups" / self.name) as backup:
            found += backup.check()
            if backup.digest() not in ((self.old, self.new) if told.killed else (self.new,)):
                found.append("the backup is neither the old nor the new one")
        return found

    def leftovers(self, known: list[str]) -> list[str]:
        return super().leftovers([*known, "backups"])


class Large(Action):
    """A moment of a large workbook for another thread, which is copied beside it."""

    def __init__(self, folder: Path) -> None:
        snapshot.IN_MEMORY_UP_TO = 0
        super().__init__(folder, lambda book: book.snapshot().close())


class Export(Action):
    """A document in a folder that nobody looks into at the next start, but for the note of it."""

    def __init__(self, folder: Path) -> None:
        self.out = folder / "documents" / "out.pdf"
        super().__init__(folder, lambda _: write_file(self.out, lambda file: file.write(b"plain" * 40_000)))

    def restore(self) -> None:
        super().restore()
        shutil.rmtree(self.out.parent, ignore_errors=True)
        self.out.parent.mkdir()

    def prepare(self, folder: Path) -> None:
        super().prepare(folder)
        self.out.parent.mkdir()

    def problems(self, told: Told) -> list[str]:
        found = super().problems(Told([], told.words, told.killed))
        return found + [f"left: {one}" for one in names_in(self.out.parent) if one != self.out.name]


class Migrate(Action):
    """Bringing an older file up to date: the old file or the new one, and a backup before."""

    def open(self, path: Path) -> Workbook:
        return Workbook.open(path, schema_version=NEXT, backups=self.folder.parent / "backups")

    def digest(self, path: Path) -> int:
        if path.parent == self.kept:
            with Workbook.open(path) as book:
                return book.digest()
        return super().digest(path)

    def restore(self) -> None:
        super().restore()
        shutil.rmtree(self.folder.parent / "backups", ignore_errors=True)

    def problems(self, told: Told) -> list[str]:
        found = []
        try:
            with Workbook.open(self.book) as book:  # the program of before
                found += book.check() + ([] if book.digest() == self.before else ["not as before"])
        except WorkbookError as error:
            if error.code != "file.newer":
                found.append(error.code)
        with self.open(self.book) as book:
            found += book.check()
            if book.rows("PRAGMA user_version") != [(NEXT.number,)] or book.digest() != self.after:
                found.append("not brought up to date")
        return found + self.leftovers([self.book.name])


ACTIONS: dict[str, Callable[[Path], Action]] = {
    "edit": Action,
    "undo": lambda folder: Action(folder, lambda book: book.undo()),
    "erase": lambda folder: Action(folder, scenario.erase),
    "import": lambda folder: Action(folder, scenario.import_many),
    "read after edit": ReadAfter,
    "read after import": lambda folder: ReadAfter(folder, scenario.import_many),
    "index": InIndex,
    "create": Create,
    "copy": Copy,
    "backup": BackUp,
    "rewrite": Rewrite,
    "snapshot": Large,
    "export": Export,
    "migrate": lambda folder: Migrate(folder, lambda book: None),
}


def acknowledge_early() -> None:
    """Let edits count as saved before they are committed: a mistake that the sweep must find."""
    commit = editing.Editor._commit
    editing.Editor._commit = lambda self, edit, before: (self._acknowledge(edit), commit(self, edit, before))


def journal_in_memory() -> None:
    """Leave nothing on the disk that could take half an edit back: another mistake that must be found."""
    driver._LOCKING = (("locking_mode", "EXCLUSIVE", "exclusive"), ("journal_mode", "MEMORY", "memory"))


def sweep(action: Action, fault: Fault, calls: range) -> tuple[int, list[str], dict[str, int]]:
    """Return how many points there were, what was wrong after which, and how often each word was said."""
    found: list[str] = []
    words: dict[str, int] = {}
    points = 0
    for number in calls:
        action.restore()
        told = shim.in_child(lambda say, number=number: once(action, fault, number, say))
        problems = [word for word in told.words if word.startswith("unexpected")]
        try:
            problems += action.problems(told)
        except WorkbookError as error:
            problems.append(f"unreadable: {error.code}")
        found += [f"{number}: {problem}" for problem in problems]
        for word in told.words:
            words[word] = words.get(word, 0) + 1
        points += 1
        if "got through" in told.words:
            break
    return points, found, words


def once(action: Action, fault: Fault, number: int, say: Say) -> None:
    """Act with a fault at call ``number``; say when the action came to its end before it."""
    refused: list[str] = []

    def hear(word: str) -> None:
        refused.append(word)
        say(word)

    action.arm(number, fault)
    (action.act if fault.kill else action.act_and_go_on)(hear)
    if not refused and shim.calls() < number:
        say("got through")


def main(name: str, fault: str, folder: Path, calls: range, control: str) -> None:
    """Print the result of one sweep."""
    os.environ["CANVAS_APP_HOME"] = str(folder / "home")
    action = ACTIONS[name](folder)
    {"": lambda: None, "early": acknowledge_early, "memory": journal_in_memory}[control]()
    shim.watch(folder)
    points, found, words = sweep(action, FAULTS[fault], calls)
    print(json.dumps({"points": points, "problems": found[:20], "words": words}))


if __name__ == "__main__":
    main(
        sys.argv[1],
        sys.argv[2],
        Path(sys.argv[3]),
        range(*map(int, sys.argv[4].split(":"))),
        "".join(sys.argv[5:]),
    )
