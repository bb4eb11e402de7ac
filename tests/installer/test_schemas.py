"""A number is frozen once, and whoever forgets it is told what to do."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from canvas_app.storage.sqlite import frozen_schemas
from canvas_app.storage.sqlite.schema import SCHEMA
from installer import commands, schemas
from installer.environment import Project as Checkout
from installer.words import WORDS, Failure

NEW = "CREATE TABLE made_up (id INTEGER PRIMARY KEY) STRICT"


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")


@pytest.fixture
def project(tmp_path: Path) -> schemas.Project:
    """A copy of today's texts and kept files, in which numbers may be added."""
    today = schemas.Project()
    shutil.copytree(today.texts, tmp_path / "texts")
    shutil.copytree(today.released, tmp_path / "released")
    return replace(today, texts=tmp_path / "texts", released=tmp_path / "released")


def raised(project: schemas.Project) -> schemas.Project:
    """A project whose SCHEMA was raised for a new table."""
    return replace(project, number=SCHEMA + 1, declared=(*project.declared, NEW))


def told(project: schemas.Project, *keys: str) -> bool:
    """Tell whether the complaints are these, by how the sentences begin."""
    found = schemas.complaints(project)
    beginnings = [WORDS[key][0].partition("{")[0] for key in keys]
    return len(found) == len(keys) and all(map(str.startswith, found, beginnings))


def test_all_is_in_order(project, capsys):
    assert schemas.complaints(project) == []
    assert schemas.main(["--check"], project) == 0
    assert f"Schema {SCHEMA} is frozen" in capsys.readouterr().err


def test_a_forgotten_freezing_is_named_with_what_to_do(project, capsys):
    new = raised(project)
    assert schemas.main(["--check"], new) == 1
    said = capsys.readouterr().err
    assert f"Schema {SCHEMA + 1} is not frozen" in said
    assert "python3 installer/dev.py schema\n" in said
    assert not new.text_of(new.number).exists(), "a check writes nothing"


def test_a_new_number_is_frozen_and_then_wants_its_file(project):
    new = raised(project)
    assert schemas.main([], new) == 1, "its file is still to be made"
    assert list(frozen_schemas.parse(new.text_of(new.number).read_text()).values()) == list(new.declared)
    assert told(new, "schema_no_file")
    new.kept_file_of(new.number).write_bytes(b"made")
    assert schemas.main([], new) == 0


def test_a_number_that_is_not_released_is_frozen_again(project):
    new = raised(project)
    schemas.freeze(new)
    changed = replace(new, declared=(*new.declared, NEW.replace("made_up", "another")))
    assert schemas.differing(changed) == ["another"]
    assert told(changed, "schema_outdated", "schema_no_file")
    schemas.freeze(changed)
    assert schemas.differing(changed) == []


@pytest.mark.parametrize("change", ["table", "column", "gone"])
def test_a_released_text_is_never_written_again(project, capsys, change):
    declared = {
        "table": (*project.declared, NEW),
        "column": tuple(one.replace("name TEXT NOT NULL", "name TEXT") for one in project.declared),
        "gone": project.declared[:-1],
    }[change]
    before = project.text_of(SCHEMA).read_bytes()
    assert schemas.main([], replace(project, declared=declared)) == 1
    said = capsys.readouterr().err
    assert "its text stays as it is" in said
    assert f"canvas_app/storage/sqlite/schema.py to {SCHEMA + 1}" in said
    assert project.text_of(SCHEMA).read_bytes() == before


def test_a_lost_text_is_named(project):
    project.text_of(1).unlink()
    assert told(project, "schema_lost")
    project.text_of(SCHEMA).unlink()
    assert told(project, "schema_lost", "schema_lost")
    assert schemas.main([], project) == 1
    assert not project.text_of(SCHEMA).exists(), "what is released is not derived from today's kinds"


def test_a_text_beyond_the_newest_number_is_named(project):
    project.text_of(SCHEMA + 1).write_text("")
    (found,) = schemas.complaints(project)
    assert found.startswith(
        f"canvas_app/storage/migrations/schemas/{project.text_of(SCHEMA + 1).name} is of no known"
    )


@pytest.mark.parametrize(
    "statement", [NEW.replace("(", "(x TEXT DEFAULT ';\n', "), "CREATE TABLE note (id INTEGER)"]
)
def test_what_could_not_be_read_back_is_not_frozen(project, statement):
    new = replace(project, number=SCHEMA + 1, declared=(*project.declared, statement))
    with pytest.raises(Failure) as caught:
        schemas.freeze(new)
    assert caught.value.key == "schema_unreadable"
    assert schemas.main([], new) == 1
    assert not new.text_of(new.number).exists()


def test_the_command_hands_on_to_both(tmp_path, monkeypatch):
    became = []
    monkeypatch.setattr(commands, "prepare", lambda project: None)
    monkeypatch.setattr(commands, "become", lambda command: became.append(command[1:]) or 0)
    monkeypatch.setattr("os.chdir", lambda path: None)
    checkout = Checkout(tmp_path)
    with pytest.raises(Failure, match="complete checkout"):
        commands.schema(checkout, [])
    (tmp_path / "tests" / "storage").mkdir(parents=True)
    (tmp_path / "tests" / "storage" / "make_released.py").write_text("")
    commands.schema(checkout, ["--check"])
    commands.schema(checkout, ["--release"])
    assert became == [["-m", "installer.schemas", "--check"], ["-m", "tests.storage.make_released"]]
