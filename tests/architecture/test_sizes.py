"""Functions and files stay small enough to be read at one go."""

import ast

from tests.architecture.project import ROOT, sources

LONGEST_FUNCTION = 60
LONGEST_FILE = 400


def test_functions_fit_on_a_screen():
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}: {node.end_lineno - node.lineno}"
        for path in sources("canvas_app", "installer")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno > LONGEST_FUNCTION
    ]
    assert not long


def test_files_are_short():
    lengths = {
        path.relative_to(ROOT): len(path.read_text(encoding="utf-8").splitlines())
        for path in sources("canvas_app", "installer")
    }
    assert not {path: length for path, length in lengths.items() if length > LONGEST_FILE}
