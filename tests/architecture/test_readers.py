"""Whoever reads a file from outside does it through the one door that knows our own workbooks.

A descriptor of a workbook that is open in the process drops SQLite's locks when it is closed, whoever opened
it. So a module that reads files either is the door, or belongs to storage, which knows what is open, or
reads nothing but what the program itself keeps or brings along.
"""

import ast
import functools

from tests.architecture.project import ROOT, sources

DOOR = "exchange/outside.py"
OWN_FILES = {
    "charts/export.py": "fonts that come with the program",
    "charts/measure.py": "widths of the fonts that come with the program",
    "charts/style.py": "a theme that comes with the program",
    "content/reader.py": "texts that come with the program",
    "content/stage_models.py": "stage models that come with the program",
    "documents/style.py": "a theme that comes with the program",
    "documents/texts.py": "widths of the fonts that come with the program",
    "exchange/reader_process.py": "the pipe from the process that started it",
    "services/documents/canvas_sheet.py": "widths of the fonts that come with the program",
    "services/sample/script.py": "the example that comes with the program",
    "services/unsaved.py": "what the program itself kept of forms that were begun",
    "services/writing.py": "a draft that it has just made itself",
    "ui/canvas/reader.py": "widths of the fonts that come with the program",
    "ui/common/icons.py": "icons that come with the program",
    "ui/common/preferences.py": "the program's own settings",
    "ui/common/theme.py": "themes and fonts that come with the program",
}
READING = {
    "read_bytes", "read_text", "copyfile", "copy2", "copyfileobj", "copytree", "mmap", "addApplicationFont",
    "TTFont", "FT2Font", "QFile", "QImageReader", "QMovie", "QSvgRenderer", "imread", "memmap",
    "QMimeDatabase",
}  # fmt: skip
OPENING = {"open", "fdopen", "FileIO"}
DRAWN = {"QImage", "QPixmap", "QIcon"}  # from a path when they are given one text


def calls_that_read(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and reads(node):
            yield node.lineno


def reads(call):
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in READING:
        return True
    if name in OPENING:
        return isinstance(call.func, ast.Name) or opens_to_read(call)
    return name in DRAWN and bool(call.args) and is_text(call.args[0])


def opens_to_read(call):
    """Tell a file's ``open`` from that of a window or a workbook by its mode, and reading by it, too."""
    given = [*call.args, *(word.value for word in call.keywords)]
    modes = [str(one.value) for one in given if isinstance(one, ast.Constant)]
    plain = any(set(mode) <= set("rbt+wax") and set(mode) & set("r+") for mode in modes)
    return plain or "O_RDONLY" in ast.unparse(call) or "O_RDWR" in ast.unparse(call)


def is_text(first):
    return isinstance(getattr(first, "value", None), str) or ast.unparse(first).startswith("str(")


@functools.cache
def modules_that_read():
    package = ROOT / "canvas_app"
    found = {}
    for path in sources("canvas_app"):
        module = path.relative_to(package).as_posix()
        if not module.startswith("storage/"):
            lines = list(calls_that_read(path))
            if lines:
                found[module] = lines
    return found


def test_only_the_door_opens_files_from_outside():
    found = modules_that_read()
    assert DOOR in found, "the search finds what it is there for"
    unknown = {module: lines for module, lines in found.items() if module != DOOR and module not in OWN_FILES}
    assert not unknown, "read it through exchange/outside.py, or say why it is none from outside"


def test_the_list_of_own_files_names_no_module_in_vain():
    assert OWN_FILES.keys() <= modules_that_read().keys()


def test_a_reader_beside_the_door_would_be_found():
    beside = (
        "path.open('rb')", "open(path)", "os.open(path, os.O_RDONLY)", "path.read_bytes()",
        "QImage(str(path))",
        "path.open(mode='r+b')", "QPixmap('a.png')", "mmap.mmap(3, 0)", "shutil.copyfile(path, to)",
    )  # fmt: skip
    for text in beside:
        assert reads(ast.parse(text, mode="eval").body), text
    for text in (
        "dialog.open()",
        "Workbook.open(path, read_only=True)",
        "os.open(draft, os.O_WRONLY)",
        "QImage()",
    ):
        assert not reads(ast.parse(text, mode="eval").body), text
