"""The schema of a released number is a text that nothing of today can change, and a new one is read fast."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from canvas_app.storage.sqlite import frozen_schemas
from canvas_app.storage.sqlite.frozen_schemas import FrozenSchemas, NotFrozenError
from canvas_app.storage.sqlite.schema import CURRENT, SCHEMA, SHADOWS, SchemaVersion
from canvas_app.storage.workbook import Workbook
from tests.storage.other import ROOT
from tests.storage.test_released import NUMBERS, file_of

MADE_UP = """
from __future__ import annotations
import json, sys
from dataclasses import dataclass, field, make_dataclass
from pathlib import Path
from typing import ClassVar
from canvas_app.domain.fields import Line
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.record_kind import Kind

@dataclass(frozen=True, slots=True)
class MadeUp:
    kind: ClassVar[str] = "made_up"
    id: int
    name: str

wider = make_dataclass(
    "Client", [("made_up", "str", field(default=""))], bases=(KINDS["client"].record,), frozen=True
)
KINDS["made_up"] = Kind(MadeUp, {"name": Line()})
KINDS["client"] = Kind(wider, {**KINDS["client"].fields, "made_up": Line()})

from canvas_app.storage.sqlite import opening, schema
from canvas_app.storage.sqlite.driver import close
versions = []
for path in map(Path, sys.argv[1:]):
    opened = opening.open_file(path, read_only=True)
    versions.append(opened.version)
    close(opened.connection, path)
objects = {number: list(found.items()) for number, found in schema.CURRENT.objects.items()}
print(json.dumps([versions, objects]))
"""


def fresh(script: str, *arguments: object) -> str:
    """Return what a script prints in a process that has imported nothing yet."""
    command = [sys.executable, "-c", script, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_kind_or_field_of_today_changes_no_released_schema(tmp_path: Path) -> None:
    files = []
    for number in NUMBERS:
        (folder := tmp_path / str(number)).mkdir()
        files.append(file_of(number, folder))
    versions, objects = json.loads(fresh(MADE_UP, *files))
    assert versions == list(NUMBERS), "none of them looks damaged"
    assert objects == {
        str(number): [[*item] for item in CURRENT.objects[number].items()] for number in NUMBERS
    }


def test_a_new_file_holds_the_newest_text(workbook: Workbook) -> None:
    found = workbook.rows("SELECT name, sql FROM sqlite_schema WHERE sql <> '' ORDER BY rowid")
    assert [row for row in found if row[0] not in SHADOWS] == list(CURRENT.newest.items())


def test_opening_a_file_of_today_reads_one_text(workbook: Workbook) -> None:
    workbook.close()
    script = (
        "import sys; from pathlib import Path; opened = []; "
        "sys.addaudithook(lambda name, told: opened.append(Path(str(told[0]))) if name == 'open' else None); "
        "from canvas_app.storage.workbook import Workbook; "
        "Workbook.open(Path(sys.argv[1])).close(); "
        "print([path.name for path in opened if path.parent.name == 'schemas'])"
    )
    assert fresh(script, workbook.path).strip() == str([frozen_schemas.file_of(SCHEMA).name])


def test_a_number_that_never_was_is_in_no_schema() -> None:
    schemas = FrozenSchemas(SCHEMA)
    assert (len(schemas), list(schemas)) == (SCHEMA, list(NUMBERS))
    for number in (0, -1, SCHEMA + 1, None):
        assert number not in schemas
    with pytest.raises(KeyError):
        schemas[SCHEMA + 1]


def test_a_number_that_was_not_frozen_is_missed_at_once(tmp_path: Path) -> None:
    with pytest.raises(NotFrozenError, match=r"0007\.sql is missing.*installer/dev\.py schema"):
        SchemaVersion(7, FrozenSchemas(7, tmp_path)).newest["note"]


def test_statements_of_many_lines_and_quoted_names_are_kept_as_they_are() -> None:
    statements = ['CREATE TABLE "order" (\n\tid INTEGER,\n\ttext TEXT\n)', "CREATE UNIQUE INDEX x ON y (a)"]
    text = "-- a\n-- b\n" + "".join(f"{statement};\n" for statement in statements)
    assert frozen_schemas.parse(text) == {"order": statements[0], "x": statements[1]}
