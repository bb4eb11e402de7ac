"""Where SQL may stand: in the file engine, the migrations, and the compiled statements."""

import ast
import re

import pytest

from tests.architecture.project import ROOT, fresh_python, sources

ENGINE = ("canvas_app/storage/sqlite/", "canvas_app/storage/migrations/")
"""SQLite's own words, and schemas that stay as they are for ever."""
SQL = re.compile(
    r"\b(SELECT|INSERT|REPLACE INTO|UPDATE|DELETE FROM|WHERE|PRAGMA|ATTACH|VACUUM|FROM|JOIN|ORDER BY|GROUP BY"
    r"|CREATE (TEMP |UNIQUE )?(TABLE|INDEX)|DROP TABLE|COMMIT|ROLLBACK|BEGIN IMMEDIATE|IS NULL|IN \()\b"
)


def texts(path):
    """Yield every text of a module that the program could run: no docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.lineno, node.value


def with_sql():
    found = {}
    for path in sources("canvas_app"):
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith(ENGINE):
            lines = [line for line, text in texts(path) if SQL.search(text)]
            if lines:
                found[name] = lines
    return found


def test_sql_stands_in_the_file_engine_alone():
    assert with_sql() == {}, "write it in storage/core/statements, see there"


@pytest.mark.parametrize("text", ["SELECT 1", "x AND client_id IN (SELECT id", " WHERE model = ?", "COMMIT"])
def test_sql_is_recognised(text):
    assert SQL.search(text)


def test_what_the_program_runs_needs_no_sqlalchemy():
    code = (
        "import sys; from canvas_app.storage import prepared, workbook; prepared.compiled();"
        "print('sqlalchemy' in sys.modules)"
    )
    assert fresh_python(code).stdout == "False\n"
