"""The classes of the program as they are written: how long each is and what it defines, with its bases."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from tests.architecture.project import ROOT, sources

PACKAGE = "canvas_app"


@dataclass(frozen=True, slots=True)
class Written:
    """A class as its module has it.

    Attributes:
        lines: of its statement, documentation included.
        methods: names of what it defines.
        bases: those that a module of ours defines or hands on, by their full names.

    """

    lines: int
    methods: frozenset[str]
    bases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """A class with every base of ours; a method that takes the place of a base's counts once."""

    lines: int
    methods: int


def written_classes() -> dict[str, Written]:
    """Every class that stands at the top of a module, by its full name."""
    found: dict[str, Written] = {}
    for path in sources(PACKAGE):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        found |= classes_of(module, path.read_text(encoding="utf-8"))
    return found


def classes_of(module: str, text: str) -> dict[str, Written]:
    """The classes of one module."""
    tree = ast.parse(text)
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    known = {node.name: f"{module}.{node.name}" for node in classes}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(PACKAGE):
            known |= {one.asname or one.name: f"{node.module}.{one.name}" for one in node.names}
    return {known[node.name]: _written(node, known) for node in classes}


def whole(name: str, classes: dict[str, Written]) -> Whole:
    """A class with its bases, each counted once."""
    seen: list[str] = []
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.append(one)
            waiting += [base for base in classes[one].bases if base in classes]
    methods = frozenset[str]().union(*(classes[one].methods for one in seen))
    return Whole(sum(classes[one].lines for one in seen), len(methods))


def _written(node: ast.ClassDef, known: dict[str, str]) -> Written:
    bases = [base.value if isinstance(base, ast.Subscript) else base for base in node.bases]
    ours = tuple(known[base.id] for base in bases if isinstance(base, ast.Name) and base.id in known)
    methods = [one.name for one in node.body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)]
    return Written((node.end_lineno or node.lineno) - node.lineno + 1, frozenset(methods), ours)
