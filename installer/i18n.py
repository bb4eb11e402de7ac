"""The window's labels: collected from the code into .ts files, built from them into .qm files.

Each page of the window has its own pair, ``resources/i18n/<page>_ru.ts`` and ``<page>_en.ts``, so that
two people translating two pages never meet in one file; modules that lie in ``canvas_app/ui`` itself
share the pair ``shell``. English files hold only what counts something ("%n clients"), because the
English of everything else stands in the code. One .qm per language is built from all of them and
committed, so that running the program needs no tool.

Run by ``installer/dev.py i18n``; with ``--check`` nothing is written and the exit code says whether the
files are complete and up to date.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from installer.labels import Label, UnreadableLabel, as_cpp, labels_of

LANGUAGES = ("ru", "en")
SHELL = "shell"
# Two pages may say the same thing; that they translate it alike is checked by contradictions().
HARMLESS = ("dropping duplicate messages", "try -verbose for more info")


def areas(root: Path) -> dict[str, list[Path]]:
    """Return the sources of each area: one per folder of ui, and ``shell`` for the modules beside."""
    ui = root / "canvas_app" / "ui"
    found: dict[str, list[Path]] = {}
    for folder in sorted(ui.glob("*/")):
        files = sorted(folder.rglob("*.py"))
        if files and folder.name != "__pycache__":
            found[folder.name] = files
    beside = [*sorted(ui.glob("*.py")), *(root / "canvas_app").glob("app.py")]
    if beside:
        found[SHELL] = beside
    return found


def tool(name: str) -> str:
    """Return the path of one of PySide6's programs beside the interpreter that runs this."""
    suffix = ".exe" if sys.platform == "win32" else ""
    return str(Path(sys.executable).with_name(f"pyside6-{name}{suffix}"))


def _run(command: list[str]) -> list[str]:
    """Run a tool told to be silent and return what it complained of: nothing when all is well."""
    done = subprocess.run(
        command, env=_environment(), capture_output=True, text=True, encoding="utf-8", check=False
    )
    lines = [line.strip() for line in (done.stdout + done.stderr).splitlines()]
    complaints = [line for line in lines if line and not any(sign in line for sign in HARMLESS)]
    if done.returncode and not complaints:
        complaints = [f"{command[0]}: exit code {done.returncode}"]
    return complaints


def _environment() -> dict[str, str]:
    """Say where Qt's libraries are: without /proc its programs cannot find them by their own place."""
    libraries = Path(sysconfig.get_path("purelib"), "PySide6", "Qt", "lib")
    return os.environ | {"LD_LIBRARY_PATH": str(libraries)}


def collect(root: Path, folder: Path) -> list[str]:
    """Bring the .ts files in a folder up to date with the code; return complaints.

    Translations already there are kept; entries that the code no longer has are dropped.
    """
    folder.mkdir(parents=True, exist_ok=True)
    complaints: list[str] = []
    for name, files in areas(root).items():
        try:
            labels = [label for path in files for label in labels_of(path)]
        except UnreadableLabel as error:
            complaints.append(str(error))
            continue
        complaints += _merge(labels, name, folder)
    return complaints


def _merge(labels: list[Label], name: str, folder: Path) -> list[str]:
    """Merge an area's labels into its .ts files; one that has nothing to translate is removed."""
    complaints: list[str] = []
    with tempfile.TemporaryDirectory() as scratch:
        code = Path(scratch) / "labels.cpp"
        code.write_text(as_cpp(labels), encoding="utf-8")
        for language in LANGUAGES:
            target = folder / f"{name}_{language}.ts"
            which = ["-pluralonly"] if language == "en" else []
            options = ["-silent", "-no-obsolete", "-locations", "none", *which]
            command = [tool("lupdate"), *options, str(code), "-ts", str(target)]
            complaints += _run(command)
            if target.exists() and "<message" not in target.read_text(encoding="utf-8"):
                target.unlink()
    return complaints


def release(folder: Path, target: Path) -> list[str]:
    """Build one .qm per language from all .ts files of a folder; return complaints."""
    complaints: list[str] = []
    for language in LANGUAGES:
        sources = sorted(str(path) for path in folder.glob(f"*_{language}.ts"))
        if not sources:
            continue
        built = target / f"canvas_app_{language}.qm"
        draft = built.with_suffix(".qm.new")
        complaints += _run([tool("lrelease"), "-silent", "-nounfinished", *sources, "-qm", str(draft)])
        if draft.exists():
            draft.replace(built)  # Qt reads the file where it lies: written over, it ends a running program
    return complaints


def _entries(folder: Path) -> Iterator[tuple[Path, str, ElementTree.Element]]:
    """Yield each entry of each .ts file with its context."""
    for path in sorted(folder.glob("*.ts")):
        for context in ElementTree.parse(path).iter("context"):
            for message in context.iter("message"):
                yield path, context.findtext("name") or "", message


def unfinished(folder: Path) -> list[str]:
    """Name every label whose translation nobody has written or confirmed."""
    return [
        f"{path.name}: not translated: {context}: {message.findtext('source')!r}"
        for path, context, message in _entries(folder)
        if any(_is_open(translation) for translation in message.iter("translation"))
    ]


def _is_open(translation: ElementTree.Element) -> bool:
    forms = translation.findall("numerusform") or [translation]
    return translation.get("type") == "unfinished" or not all((form.text or "").strip() for form in forms)


def contradictions(folder: Path) -> list[str]:
    """Name labels that two pages share and translate differently: one of the two would be lost."""
    seen: dict[tuple[str, ...], tuple[str, str]] = {}
    complaints: list[str] = []
    for path, context, message in _entries(folder):
        source, comment = message.findtext("source") or "", message.findtext("comment") or ""
        words = "|".join(part for node in message.iter("translation") for part in node.itertext())
        label = (path.stem.rpartition("_")[2], context, source, comment)
        first, words_there = seen.setdefault(label, (path.name, words))
        if words != words_there:
            complaints.append(f"{first} and {path.name} translate {context}: {source!r} differently")
    return complaints


def update(root: Path, folder: Path) -> list[str]:
    """Collect and build in a folder; return complaints."""
    return [*collect(root, folder), *release(folder, folder), *unfinished(folder), *contradictions(folder)]


def stray(root: Path, folder: Path) -> list[str]:
    """Name the .ts files whose page does not exist any more."""
    known = set(areas(root))
    return [
        f"{path.name}: no such page"
        for path in sorted(folder.glob("*.ts"))
        if path.stem.rpartition("_")[0] not in known
    ]


def check(root: Path) -> list[str]:
    """Say what is missing or out of date, writing nothing in the project."""
    folder = root / "resources" / "i18n"
    with tempfile.TemporaryDirectory() as name:
        fresh = Path(name)
        for path in sorted(folder.glob("*.ts")):
            shutil.copy(path, fresh / path.name)
        complaints = [*update(root, fresh), *stray(root, folder)]
        names = {path.name for where in (folder, fresh) for path in where.glob("*.[tq][sm]")}
        complaints += [
            f"{name}: out of date, run installer/dev.py i18n"
            for name in sorted(names)
            if _content(folder / name) != _content(fresh / name)
        ]
    return complaints


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def main(arguments: list[str]) -> int:
    """Collect and build, or check; print complaints and return 1 when there are any."""
    root = Path(__file__).resolve().parent.parent
    folder = root / "resources" / "i18n"
    complaints = check(root) if "--check" in arguments else [*update(root, folder), *stray(root, folder)]
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
