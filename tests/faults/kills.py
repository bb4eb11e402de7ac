"""kill -9 at random moments, round after round on one file.

Run as ``python -m tests.faults.kills FOLDER ROUNDS [CONTROL]``; prints what was found as JSON. A second
workbook, to which nothing happens, does the same edits and says what the first must hold.
"""

import json
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from canvas_app.storage import editing
from canvas_app.storage.workbook import Workbook
from tests.faults import reading, scenario

TAKEN_BACK = 2  # edits undone and redone after each kill
_READ_EVERY = 40  # rounds after which the commands that only read are tried: they take longer than a kill


def acknowledge_early() -> None:
    """Let edits count as saved before they are committed."""
    commit = editing.Editor._commit

    def early(self: editing.Editor, edit: object, before: int) -> None:
        self._acknowledge(edit)
        time.sleep(0.002)
        commit(self, edit, before)

    editing.Editor._commit = early


def edit_for_ever(path: Path, mouth: int) -> None:
    os.environ["CANVAS_APP_ACK_FD"] = str(mouth)
    with Workbook.open(path) as book:
        while True:
            scenario.step(book)


def one_round(path: Path, chance: random.Random) -> tuple[list[int], list[str]]:
    """Let a child edit, kill it after some acknowledgements; return these, and what else ended it."""
    ears, mouth = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ears)
        try:
            edit_for_ever(path, mouth)
        except BaseException as error:
            os.write(mouth, f"died of {error!r}\n".encode())
        finally:
            os._exit(1)
    os.close(mouth)
    with os.fdopen(ears, "rb", buffering=0) as heard:
        said = b""
        wanted = chance.randrange(0, 9)
        while said.count(b"\n") < wanted and (more := heard.read(200)):
            said += more
        time.sleep(chance.random() * 0.004)
        os.kill(child, signal.SIGKILL)
        while more := heard.read(4096):
            said += more
    os.waitpid(child, 0)
    lines = said.decode().splitlines()
    return [int(line) for line in lines if line.isdigit()], [line for line in lines if not line.isdigit()]


def read_after(path: Path) -> list[str]:
    """Let the commands that only read work on what the kill left, in a folder of its own."""
    with TemporaryDirectory(dir=path.parent) as folder:
        place = Path(folder) / "work"
        place.mkdir()
        for file in path.parent.glob(f"{path.name}*"):
            shutil.copy(file, place)
        return reading.problems(place / path.name, leave_out=("explain",))


def verify(path: Path, oracle: Workbook, acknowledged: list[int]) -> list[str]:
    """Return what is not as it must be after a kill, take some edits back and bring them again."""
    with Workbook.open(path) as book:
        last = max(acknowledged, default=oracle.generation)
        found = [] if book.generation in (last, last + 1) else [f"{book.generation} after {last}"]
        while oracle.generation < book.generation:
            scenario.step(oracle)
        if book.digest() != oracle.digest():
            found.append("the content is not that of the edits made")
        if len(book.history(100_000)) != len(oracle.history(100_000)):
            found.append("the history is not that of the edits made")
        found += book.check()
        found += take_back(book, oracle)
    return found


def take_back(book: Workbook, oracle: Workbook) -> list[str]:
    """Undo some edits and redo them: on a slow machine few are made in a round, and none must run out."""
    reached = oracle.digest()
    undone = [one.undo() is not None for one in (book, oracle) for _ in range(TAKEN_BACK)]
    found = [] if all(undone) and book.digest() == oracle.digest() else ["undo ends elsewhere"]
    redone = [one.redo() is not None for one in (book, oracle) for _ in range(TAKEN_BACK)]
    if not all(redone) or {book.digest(), oracle.digest()} != {reached}:
        found.append("redo ends elsewhere")
    return found


def main(folder: Path, rounds: int, control: str) -> None:
    path = folder / "a.canvasbook"
    scenario.make(path)
    with Workbook.open(path) as book:
        book.copy_to(folder / "oracle.canvasbook")
    if control == "early":
        acknowledge_early()
    found: list[str] = []
    acknowledged = more = 0
    chance = random.Random(3)
    with Workbook.open(folder / "oracle.canvasbook") as oracle:
        for number in range(rounds):
            before = oracle.generation
            told, ended = one_round(path, chance)
            found += [f"round {number}: {end}" for end in ended]
            if not number % _READ_EVERY and not control:  # whom to explain is renamed by the edits
                found += read_after(path)
            acknowledged += len(told)
            found += [f"round {number}: {problem}" for problem in verify(path, oracle, told)]
            more += oracle.generation - 2 * TAKEN_BACK - before > len(told)
            if found and control:
                break
    print(json.dumps({"acknowledged": acknowledged, "one more": more, "problems": found[:20]}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), "".join(sys.argv[3:]))
