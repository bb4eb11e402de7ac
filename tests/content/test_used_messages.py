"""What the program's source says has its sentence and gives what it needs, and no sentence is left over."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import canvas_app
from canvas_app.content import load_messages
from canvas_app.content.messages import MESSAGE_FILES

PACKAGE = Path(canvas_app.__file__).parent
TABLE = "TableError"  # says the table's name, too
ERRORS = {TABLE, "PersonError", "WorkbookError", "ValueRefusedError", "NotFoundError", "RowRefusedError"}
SOURCES = sorted(PACKAGE.rglob("*.py"))
COMING = "error.usage."
"""Sentences that are written already: what is wrong with a command line is still said in English."""


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
        if name == TABLE:
            given.add("name")
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


def words_and_patterns() -> tuple[set[str], list[re.Pattern[str]]]:
    """Return every text constant and keyword of the source, and its f-strings as patterns."""
    words: set[str] = set()
    patterns: set[str] = set()
    for node in (node for source in SOURCES for node in ast.walk(ast.parse(source.read_text("utf-8")))):
        if isinstance(node, ast.JoinedStr):
            parts = [re.escape(p.value) if isinstance(p, ast.Constant) else "(.+)" for p in node.values]
            patterns.add("".join(parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            words.add(node.value)
        elif isinstance(node, ast.keyword) and node.arg:
            words.add(node.arg)
    return words, [
        re.compile(pattern) for pattern in patterns if re.search("[a-z]", pattern.replace("(.+)", ""))
    ]


def test_every_message_is_said_somewhere() -> None:
    """A key stands in the source as it is, without its first part, or is put together from words there."""
    words, patterns = words_and_patterns()

    def named(key: str) -> bool:
        if key in words:
            return True
        found = (pattern.fullmatch(key) for pattern in patterns)
        return any(match and words.issuperset(match.groups()) for match in found)

    messages = load_messages()
    keys = (key for parts in MESSAGE_FILES.values() for part in parts for key in messages.keys(part))
    asked = ((key, key.replace("done.", "edit.", 1)) for key in keys if not key.startswith(COMING))
    assert [key for key, ask in asked if not named(ask) and not named(ask.partition(".")[2])] == []
