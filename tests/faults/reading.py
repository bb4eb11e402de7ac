"""Every command that only reads, right after a kill: it does its work and leaves nothing beside the file."""

import contextlib
import io
import os
import shutil
import tempfile
from pathlib import Path

from canvas_app.cli.main import main
from canvas_app.storage.sqlite import driver

TABLE = "Название;Город\nНовый клиент;Ёлки\n"


def commands(path: Path, aside: Path) -> dict[str, list[str]]:
    """Return the six commands for the workbook of ``scenario``; what they write goes into ``aside``."""
    table = aside / "table.csv"
    table.write_text(TABLE, "utf-8")
    return {
        "info": ["info", str(path)],
        "check": ["check", str(path)],
        "export": ["export", str(path), str(aside / "out.pdf"), "--document", "answers"],
        "explain": ["explain", str(path), "--client", "Клиент 3", "--model", "kotler"],
        "backup": ["backup", str(path), str(aside / "backups")],
        "import": ["import", str(path), str(table), "--kind", "clients", "--dry-run"],
    }


def run(arguments: list[str]) -> tuple[int, str]:
    """Run one command in this process; return its exit code and what it said of errors."""
    said = io.StringIO()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(said):
        code = main(arguments)
    return code, said.getvalue().strip()


def problems(path: Path, leave_out: tuple[str, ...] = ()) -> list[str]:
    """Run each reading command on the folder of ``path`` as it is now, and leave that as it was found.

    Returns what went wrong: an exit code, or a file beside the workbook that was not there before.
    """
    folder, found = path.parent, []
    with tempfile.TemporaryDirectory() as made, contextlib.ExitStack() as after:
        kept, aside = Path(made) / "kept", Path(made) / "aside"
        aside.mkdir()
        after.callback(os.environ.__setitem__, "CANVAS_APP_HOME", os.environ.get("CANVAS_APP_HOME", ""))
        os.environ["CANVAS_APP_HOME"] = str(Path(made) / "home")
        shutil.copytree(folder, kept)
        for name, arguments in commands(path, aside).items():
            if name in leave_out:
                continue
            code, said = run(arguments)
            found += [f"{name} ends with {code}: {said}"] if code else []
            beside = {one.name for one in folder.iterdir()} - {one.name for one in kept.iterdir()}
            journal = driver.journal_of(path).name
            found += [f"{name} left {one}" for one in sorted(beside | _present(folder, journal))]
            shutil.rmtree(folder)
            shutil.copytree(kept, folder)
    return found


def _present(folder: Path, name: str) -> set[str]:
    return {name} if (folder / name).exists() else set()
