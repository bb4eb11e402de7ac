"""Every statement is what it is named, is used, and can be said to both databases."""

import json
import re

import pytest

from canvas_app.storage import prepared
from canvas_app.storage.core import postgresql
from canvas_app.storage.core.statements import statements
from canvas_app.storage.sqlite import driver
from canvas_app.storage.sqlite.dialect import compiled
from canvas_app.storage.sqlite.schema import CURRENT
from tests.architecture.project import fresh_python

NAMES = sorted(statements())
OWN_TO_SQLITE = re.compile(
    r"\b(json_each|ifnull|total|group_concat|instr|glob|match|rowid|pragma|julianday)\b|\?|\bmain\.|\bIS :"
    r"|\b(among|joined_ids|different_ids|place_in)\(",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def file():
    """An empty file of the newest schema: what it prepares, it would run."""
    connection = driver.in_memory()
    for statement in CURRENT.newest.values():
        connection.execute(statement)
    yield connection
    connection.close()


@pytest.mark.parametrize("name", NAMES)
def test_the_file_engine_takes_it(file, name):
    sql = compiled(statements()[name])[0]
    assert sql == prepared.compiled()[name], "python3 installer/dev.py statements"
    file.execute(f"EXPLAIN {sql.text}", [None] * len(sql.params))
    assert sql.text.count("?") == len(sql.params)


@pytest.mark.parametrize("name", NAMES)
def test_postgresql_could_be_asked_the_same(name):
    text = postgresql.text(statements()[name])
    assert not OWN_TO_SQLITE.search(text), text
    assert set(re.findall(r":([a-z]\w*)", text)) >= set(compiled(statements()[name])[0].params)


NAMED = """
import gc, importlib, json, pkgutil
import canvas_app.storage
from canvas_app.storage import prepared
for found in pkgutil.walk_packages(canvas_app.storage.__path__, "canvas_app.storage."):
    if ".migrations.versions" not in found.name:
        importlib.import_module(found.name)
print(json.dumps(sorted({one.name for one in gc.get_objects() if isinstance(one, prepared.Statement)})))
"""
"""Run by itself: what filters compose while a program runs has names, too."""


def test_nothing_is_compiled_in_vain_or_under_another_name():
    named = set(json.loads(fresh_python(NAMED).stdout))
    assert sorted(set(NAMES) - named) == [], "nothing runs these"
    assert sorted(named - set(NAMES)) == [], "storage.core.statements has none of that name"
