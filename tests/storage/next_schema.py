"""An imagined next program, whose files have another schema."""

import importlib.util
from pathlib import Path

from canvas_app.storage.sqlite.schema import CURRENT, SCHEMA, SchemaVersion

VERSIONS = Path(__file__).with_name("versions")


def next_schema() -> SchemaVersion:
    """Return the schema version of an imagined next program."""
    spec = importlib.util.spec_from_file_location("colour", VERSIONS / "next_colour.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    objects = {**CURRENT.newest, "canvas": module.CANVAS, "extra": module.EXTRA}
    return SchemaVersion(SCHEMA + 1, {**CURRENT.objects, SCHEMA + 1: objects}, (VERSIONS,))


NEXT = next_schema()
