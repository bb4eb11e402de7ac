"""Whatever is defined in the program is used by the program, not by its tests alone."""

from __future__ import annotations

import ast
import re
from collections import Counter

from canvas_app.charts.library import RendererBase
from tests.architecture.project import ROOT, sources

CALLED_FROM_OUTSIDE = re.compile("__.*__|[a-z]+[A-Z].*")  # Python's own names; Qt's and reportlab's


def test_what_is_defined_is_used():
    texts = {path: path.read_text(encoding="utf-8") for path in sources("canvas_app")}
    named = Counter(word for text in texts.values() for word in re.findall(r"\w+", text))
    unused = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path, text in texts.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and named[node.name] == 1
        and not CALLED_FROM_OUTSIDE.fullmatch(node.name)
        and not hasattr(RendererBase, node.name)
    ]
    assert not unused
