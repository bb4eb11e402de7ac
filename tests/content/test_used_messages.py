"""Every code and name of an edit in the program's source has its sentence and gives what it needs."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import canvas_app
from canvas_app.content import load_messages

PACKAGE = Path(canvas_app.__file__).parent
ERRORS = {"PersonError", "WorkbookError", "ValueRefusedError", "NotFoundError", "RowRefusedError"}
SOURCES = sorted(PACKAGE.rglob("*.py"))


def mentioned(tree: ast.AST) -> Iterator[tuple[str, set[str], bool, int]]:
    """Yield key, parameters given, whether these are all, and the line of each call that names a message."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        first = node.args[0].value if node.args and isinstance(node.args[0], ast.Constant) else None
        given = {keyword.arg for keyword in node.keywords}
        if not isinstance(first, str) or "." not in first or " " in first:
            continue
        if name in ERRORS:
            yield f"error.{first}", given - {None}, None not in given, node.lineno
        elif (name == "edit" and first.startswith("edit.")) or name in ("say", "sentence"):
            yield first, given - {None}, None not in given, node.lineno


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_what_the_source_says_can_be_said(source: Path) -> None:
    messages = load_messages()
    own = "doc." if source.parent.name == "documents" else ""  # their words put it before every key
    for key, given, complete, line in mentioned(ast.parse(source.read_text("utf-8"))):
        key = key if messages.has(key) else own + key
        assert messages.has(key), f"{source.name}:{line}: no message {key}"
        if complete:
            assert messages.needs(key) <= given, f"{source.name}:{line}: {key} needs more"
