"""The one file to start with: it sets the project up, runs the program and runs the checks.

It needs Python and nothing else:

    python3 installer/dev.py run [FILE]        start the program; without FILE, with its example
    python3 installer/dev.py test [ARGS]       every check, or those that pytest's ARGS choose, on every core
    python3 installer/dev.py test --shuffled   the same in random order; a failure says how it is repeated
    python3 installer/dev.py test --coverage   the same, and how much of each layer they reach
    python3 installer/dev.py test --mutate     whether they notice mistakes built in (--number N, --seed S)
    python3 installer/dev.py setup             only prepare the folder .venv
    python3 installer/dev.py lint [--fix]      style, types and import rules
    python3 installer/dev.py bench [ARGS]      measure speed and memory
    python3 installer/dev.py faults [ARGS]     measure what it stands: damaged files, kills, failing disks
    python3 installer/dev.py i18n [--check]    collect the window's labels, build the translations
    python3 installer/dev.py schema [--check]  freeze the newest schema of workbooks; --release: keep a file
    python3 installer/dev.py diagram [--check] draw the tables of a workbook into the README
    python3 installer/dev.py statements        compile the statements of the database (--check)
    python3 installer/dev.py lock              choose the libraries' versions anew (needs uv)
    python3 installer/dev.py build [--deb]     pack the program for people without Python

This file keeps to what old interpreters can parse, so that they are refused with a sentence.
"""

import shutil
import sys
from pathlib import Path

OLDEST = (3, 11)
NEWEST = (3, 14)


def refusal(version: "tuple[int, int]") -> str:
    """Return why this interpreter cannot be used and what can, or nothing if it can."""
    if OLDEST <= version <= NEWEST:
        return ""
    names = [f"python3.{minor}" for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]
    found = [name for name in names if shutil.which(name)]
    if found:
        way_out = f"Run it with the one that is here: {found[0]} installer/dev.py"
        in_russian = f"Запустите тот, что уже есть: {found[0]} installer/dev.py"
    else:
        way_out = "Install one of these versions from python.org or your system's packages and try again."
        in_russian = "Установите одну из этих версий с python.org или из пакетов системы и повторите."
    this = f"{version[0]}.{version[1]}"
    return (
        f"This is Python {this}: Canvas App needs 3.11 to 3.14.\n{way_out}\n"
        f"Это Python {this}, а для Canvas App нужен от 3.11 до 3.14.\n{in_russian}"
    )


def main() -> int:
    """Refuse a wrong interpreter, or hand the command line on."""
    words = refusal(sys.version_info[:2])
    if words:
        sys.stderr.write(words + "\n")
        return 1
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from installer.commands import run_command

    return run_command(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
