"""No module keeps a list of kinds of record by hand: what it needs follows from ``domain/kinds.py``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from canvas_app.domain.kinds import KINDS

ROOT = Path(__file__).parents[2]
NAMES = frozenset(KINDS)
RECORDS = frozenset(kind.record.__name__ for kind in KINDS.values())
MODULES = sorted((ROOT / "canvas_app").rglob("*.py"))


def _is_kind(node: ast.expr) -> bool:
    if isinstance(node, ast.Constant):
        return node.value in NAMES if isinstance(node.value, str) else False
    if isinstance(node, ast.Attribute):
        return node.attr == "kind" and isinstance(node.value, ast.Name) and node.value.id in RECORDS
    return isinstance(node, ast.Name) and node.id in RECORDS


def _literals(tree: ast.AST) -> Iterator[tuple[int, list[ast.expr]]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            yield node.lineno, node.elts
        elif isinstance(node, ast.Dict):
            yield node.lineno, [key for key in node.keys if key is not None]


def lists_of_kinds(source: str) -> list[int]:
    """Return the lines of literals in which three or more kinds stand side by side, and little else."""
    found = []
    for line, elements in _literals(ast.parse(source)):
        kinds = sum(map(_is_kind, elements))
        if kinds >= 3 and kinds * 2 > len(elements):
            found.append(line)
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_list_of_kinds_is_kept_by_hand(path):
    assert lists_of_kinds(path.read_text("utf-8")) == []


def test_a_list_of_kinds_is_seen():
    assert lists_of_kinds('X = ("client", "deal", "note")')
    assert lists_of_kinds("X = {Client: 1, Deal: 2, Note: 3}")
    assert lists_of_kinds("X = [Client.kind, Deal.kind, Note.kind]")
    assert not lists_of_kinds('X = ("client", "workshop", "staff")')
