"""Who writes files: each place in the program that does, and why it harms nothing that a person has.

A place that a person chose is written by ``services.writing.write_file`` (documents, charts, tables, reports)
or, for workbooks, by ``storage.sqlite.copies`` and ``storage.sqlite.opening.create_file``; all of them ask
``storage.sqlite.targets`` or make the file only when there is none. Whoever adds another way to write
finds it here.
"""

import ast

from tests.architecture.project import sources

WRITERS = {
    # places that a person chose
    "services.writing.write_file": "asks storage.sqlite.targets; draft, flush, rename",
    "storage.sqlite.copies._link_new": "gives a draft a name that is new",
    "storage.sqlite.copies.put": "the same on Windows",
    "storage.sqlite.copies.put_in_place": "of write_file, and of copies over a file kept elsewhere",
    "storage.places.private_file": "O_EXCL: new files only",
    "storage.replacing._beside": "a draft that gets a new name",
    "storage.leftovers._is_locked": "writes nothing: asks for the lock of a draft that a kill left",
    "storage.leftovers.make_draft": "O_EXCL, in a folder of its own",
    "storage.sqlite.recovery.copy_in_order": "a draft",
    "storage.sqlite.rollback_journal._exclusively": "O_RDWR for a lock on a journal; writes nothing",
    "storage.sqlite.vacuum.vacuum_into": "into drafts only",
    # what the program keeps for itself
    "cli.main.main": "/dev/null in the place of a closed stdout",
    "exchange.reader_process.main": "the pipe to the process that started it; /dev/null in its place",
    "services.unsaved._read": "writes nothing: O_RDONLY",
    "services.unsaved._write": "what was typed and could not be written, in the program's own folder",
    "storage.sqlite.backups._note_place": "the note in a workbook's own folder of backups",
    "storage.leftovers._note": "the note of a draft in the program's own folder",
    "storage.sqlite.file_guard.FileGuard.__init__": "O_RDWR for a lock on the open workbook; writes nothing",
    "storage.sqlite.file_lock._opened": "the locks in the program's own folder",
    "storage.places._flush": "writes nothing: flushes",
    "ui.common.preferences._read": "writes nothing: O_RDONLY",
    "ui.common.preferences.Preferences._write": "the settings of the program",
    "ui.crash.write_report": "the log of the program",
}
"""The functions that write, rename or link files, by module and name."""

_WRITING = frozenset(
    {
        "write_bytes", "write_text", "rename", "symlink_to", "hardlink_to", "link", "symlink",
        "mkstemp", "NamedTemporaryFile", "savefig", "copyfile", "copyfileobj", "copy2", "truncate",
        "copytree", "QFile", "QSaveFile", "QTemporaryFile", "QPdfWriter", "setOutputFileName", "FileHandler",
        "fdopen", "dup2", "extractall", "ZipFile", "copy_to_file",
    }
)  # fmt: skip
"""Names of calls that write files; ``open`` and ``replace`` are looked at by their arguments."""
_OF_MEMORY = {"charts.export.chart_file": {"savefig"}}
"""Calls of such a name that write into memory."""


def _writes(call: ast.Call) -> str:
    """Return the name of a call that writes a file, empty for one that does not."""
    function = call.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    if name == "open":
        return name if _opens_to_write(call) else ""
    if name == "replace":  # of a path; that of a text takes two arguments, of a record or a day named ones
        owner = getattr(getattr(function, "value", None), "id", "")
        one = len(call.args) == 1 and not call.keywords and isinstance(function, ast.Attribute)
        return name if one or owner == "os" else ""
    if name in ("move", "touch"):  # of the system or of a path, not of a note or a list
        owner = getattr(getattr(function, "value", None), "id", "")
        return name if owner in ("shutil", "path", "Path") else ""
    if name == "execute":
        said = call.args[0].value if call.args and isinstance(call.args[0], ast.Constant) else ""
        return "VACUUM INTO" if "VACUUM INTO" in str(said).upper() else ""
    return name if name in _WRITING else ""


def _opens_to_write(call: ast.Call) -> bool:
    function = call.func
    of_system = isinstance(function, ast.Attribute) and getattr(function.value, "id", "") == "os"
    if of_system:
        return "O_RDONLY" not in ast.unparse(call)
    places = [*call.args, *(one.value for one in call.keywords)]
    modes = [one.value for one in places if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    return any(set(mode) <= set("rwaxbt+") and set(mode) & set("wax+") for mode in modes)


def _found() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for path in sources("canvas_app"):
        module = ".".join(path.with_suffix("").parts[path.parts.index("canvas_app") + 1 :])
        _walk(ast.parse(path.read_text(encoding="utf-8")), module, found)
    return found


def _walk(node: ast.AST, name: str, found: dict[str, set[str]]) -> None:
    for child in ast.iter_child_nodes(node):
        named = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        here = f"{name}.{child.name}" if named else name
        if isinstance(child, ast.Call) and (what := _writes(child)):
            found.setdefault(here, set()).add(what)
        _walk(child, here, found)


def test_nothing_writes_files_but_what_is_known_to():
    found = {where: calls - _OF_MEMORY.get(where, set()) for where, calls in _found().items()}
    writing = {where for where, calls in found.items() if calls}
    assert sorted(writing - WRITERS.keys()) == [], "new: does it ask storage.sqlite.targets?"
    assert sorted(WRITERS.keys() - writing) == [], "gone: take it out of the list"


def test_the_look_finds_every_way_to_write():
    seen = {
        'path.open("wb")': "open",
        'open(path, mode="a")': "open",
        "os.open(path, os.O_CREAT | os.O_WRONLY)": "open",
        "path.write_bytes(data)": "write_bytes",
        "draft.replace(path)": "replace",
        "os.replace(a, b)": "replace",
        "shutil.copyfile(a, b)": "copyfile",
        "QSaveFile(name)": "QSaveFile",
        'connection.execute("VACUUM INTO ?", (name,))': "VACUUM INTO",
        'path.open("rb")': "",
        "os.open(path, os.O_RDONLY)": "",
        'text.replace("a", "b")': "",
        "day.replace(day=1)": "",
    }
    for text, what in seen.items():
        assert _writes(ast.parse(text, mode="eval").body) == what, text
