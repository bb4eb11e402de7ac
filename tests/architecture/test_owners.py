"""No call of Qt that makes the binding believe in an owner there is not: the program crashes when it goes."""

import ast
from pathlib import Path

import pytest

import canvas_app

PACKAGE = Path(canvas_app.__file__).parent
TRAPS = {"itemAt", "nextInFocusChain", "previousInFocusChain"}


@pytest.mark.parametrize("source", sorted((PACKAGE / "ui").rglob("*.py")), ids=lambda path: path.stem)
def test_nothing_is_asked_of_qt_that_leaves_a_false_owner_behind(source: Path) -> None:
    named = {
        node.attr: node.lineno
        for node in ast.walk(ast.parse(source.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in TRAPS
        and not (isinstance(node.value, ast.Name) and node.value.id == "self")
    }  # fmt: skip
    assert not named
