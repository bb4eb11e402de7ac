"""A change of what is declared takes a new number, frozen before anything of it reaches others."""

from canvas_app.storage.sqlite import frozen_schemas
from canvas_app.storage.sqlite.schema import SCHEMA
from installer.declared_schema import declared_statements
from installer.schemas import Project, complaints


def test_every_schema_is_frozen_and_released():
    """The sentences say what to do."""
    found = complaints(Project())
    assert not found, "\n\n".join(found)


def test_the_newest_text_is_what_is_declared_today():
    declared = frozen_schemas.objects_of(declared_statements())
    frozen = frozen_schemas.FrozenSchemas(SCHEMA)[SCHEMA]
    for name in {**frozen, **declared}:
        assert declared.get(name) == frozen.get(name), "\n".join(complaints(Project()))
