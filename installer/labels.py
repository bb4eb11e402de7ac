"""The window's labels, read from the code.

Qt's own reader of Python takes a variable in ``translate("Page", "%n note(s)", None, count)`` for the
name of an encoding and loses the plural (``matchEncoding`` in lupdate's python.cpp), and drops the call
whole when a function call stands there. So the calls are found by Python's own parser and handed to Qt's
tool as C++, which it reads exactly; merging and sorting stay Qt's.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

# The first says a label, with the count as fourth argument; the second only marks words of a table.
CALLS = ("translate", "QT_TRANSLATE_NOOP")
# Whose translate() it is when a name stands before it; a str has a method of that name too.
OWNERS = ("QCoreApplication", "QGuiApplication", "QApplication")


@dataclass(frozen=True, order=True)
class Label:
    """One text of the window: where it is said, the English, what tells it apart, and if it counts."""

    context: str
    source: str
    comment: str
    plural: bool


class UnreadableLabel(Exception):  # noqa: N818 - it names what the code has, as a complaint
    """A label that is put together at run time, so that no translation could be found for it."""


def labels_of(path: Path) -> list[Label]:
    """Return the labels of one module in the order of the code.

    Raises UnreadableLabel, naming file and line, for one that is not written out as a literal.
    """
    found: list[Label] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if isinstance(node, ast.Call) and _called(node) in CALLS:
            try:
                found.append(_label(node))
            except (ValueError, IndexError) as error:
                where = f"{path.name}:{node.lineno}"
                raise UnreadableLabel(f"{where}: a label must be written out: {error}") from error
    return found


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        owner = node.func.value
        return node.func.attr if isinstance(owner, ast.Name) and owner.id in OWNERS else ""
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _label(node: ast.Call) -> Label:
    named = {keyword.arg: keyword.value for keyword in node.keywords}
    context, source = (_text(argument) for argument in node.args[:2])
    comment = node.args[2] if len(node.args) > 2 else named.get("disambiguation")
    told_apart = "" if comment is None or _is_none(comment) else _text(comment)
    return Label(context, source, told_apart, len(node.args) > 3 or "n" in named)


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise ValueError(ast.unparse(node))


def as_cpp(labels: list[Label]) -> str:
    """Return C++ that says the same labels, each once, for Qt's tool to read."""
    lines = []
    for label in dict.fromkeys(labels):
        comment = _quoted(label.comment) if label.comment else "nullptr"
        arguments = [_quoted(label.context), _quoted(label.source), comment]
        if label.plural:
            arguments.append("n")
        lines.append(f"    QCoreApplication::translate({', '.join(arguments)});\n")
    return "void labels(int n)\n{\n" + "".join(lines) + "}\n"


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'
