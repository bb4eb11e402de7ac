"""Another program with a workbook: a child process that does one thing after the other when told to.

Run as ``python -m tests.storage.other PATH``; reads words from stdin, answers each with a line.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook

ROOT = Path(__file__).parents[2]


def names_in(folder: Path) -> list[str]:
    """Return the names of the files in ``folder``."""
    return sorted(path.name for path in folder.iterdir())


def spoil(book: "Workbook", statement: str, values: tuple[object, ...] = ()) -> None:
    """Change what an open file holds as a bad disk would: its keeper takes that for what was written."""
    book.connection.execute(statement, values)
    book._guard.wrote()


class OtherWindow:
    """Drives the child process."""

    def __init__(self, path: Path, user: int = 0) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.storage.other", str(path), str(user)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> "OtherWindow":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.communicate()

    def ask(self, what: str) -> str:
        """Send a word and return the answer."""
        self.tell(what)
        return self.answer()

    def tell(self, what: str) -> None:
        """Send a word."""
        self.process.stdin.write(f"{what}\n")
        self.process.stdin.flush()

    def answer(self) -> str:
        """Return the answer to the word sent first."""
        return self.process.stdout.readline().strip()


def main() -> None:
    from canvas_app.domain.canvas.model import Canvas
    from canvas_app.domain.errors import WorkbookError
    from canvas_app.storage.workbook import Workbook

    if user := int(sys.argv[2]):
        os.setgroups([])
        os.setgid(user)
        os.setuid(user)
    book: Workbook | None = None
    for line in sys.stdin:
        word, _, rest = line.strip().partition(" ")
        try:
            if word in ("open", "read"):
                book = Workbook.open(Path(sys.argv[1]), read_only=word == "read")
                answer = f"{'read' if book.read_only else 'open'} {' '.join(book.notices)}".strip()
            elif word == "edit":
                with book.edit("edit.x") as edit:
                    edit.put(Canvas(int(rest), "other"))
                answer = f"generation {book.generation}"
            elif word == "count":
                answer = str(len(book.all(Canvas)))
            else:
                book.close()
                answer = "closed"
        except WorkbookError as error:
            answer = f"{error.code} {error.params.get('pid', '')}".strip()
        print(answer, flush=True)


if __name__ == "__main__":
    main()
