"""Nothing of other people's is passed on without its licence being recorded."""

import fnmatch
import re

from installer.locked import entries, part
from tests.architecture.project import ROOT, tracked

RESOURCES = ROOT / "resources"
RECORD = RESOURCES / "LICENSES.md"


def section(title):
    text = RECORD.read_text(encoding="utf-8")
    return text.partition(f"## {title}\n")[2].partition("\n## ")[0]


def patterns():
    """The paths in the first column of the table of resources; a folder stands for all in it."""
    rows = re.findall(r"^\| (`.*?) \|", section("In `resources/`"), re.MULTILINE)
    named = [name for row in rows for name in re.findall(r"`([^`]+)`", row)]
    return [name + "*" if name.endswith("/") else name for name in named]


def test_every_resource_is_recorded():
    recorded = patterns()
    names = [path.relative_to(RESOURCES).as_posix() for path in tracked() if path.is_relative_to(RESOURCES)]
    texts = licence_texts() | {"LICENSES.md"}
    missing = [n for n in names if n not in texts and not any(fnmatch.fnmatch(n, p) for p in recorded)]
    assert len(names) > 10
    assert not missing


def licence_texts():
    named = re.findall(r"`([^`]+)`", section("In `resources/`"))
    return {name for name in named if name.endswith(".txt")}


def test_every_licence_text_that_is_named_is_there():
    assert licence_texts()
    assert all((RESOURCES / name).is_file() for name in licence_texts())


def test_a_licence_lies_beside_every_font_and_icon():
    assert (RESOURCES / "fonts" / "OFL.txt").is_file()
    assert (RESOURCES / "icons" / "LICENSE.txt").is_file()


def test_every_library_of_the_program_is_recorded():
    lock = (ROOT / "installer" / "requirements.lock").read_text(encoding="utf-8")
    recorded = section("Libraries that run with the program").lower()
    assert not [library.name for library in entries(part(lock, frozenset())) if library.name not in recorded]
