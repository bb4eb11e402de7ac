"""Values that no edit could have written are one sentence that names table and record, never a traceback."""

from pathlib import Path

import pytest

from canvas_app.content import load_messages
from canvas_app.domain.text import lowered
from tests.faults.commanded import COMMANDS, command, small_book
from tests.faults.crafted import TYPES, VALUES, craft

_QUICK = ("info", "import", "check")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_book(tmp_path_factory.mktemp("sound") / "sound.canvasbook")


def _look(sound: Path, folder: Path, names: tuple[str, ...], crafted: tuple[str, str, str]) -> None:
    table, column, value = crafted
    for signed in (True, False):
        book = craft(sound, folder / "crafted.canvasbook", table, column, value, signed=signed)
        for name in names:
            said = command(name, book, folder)
            what = f"{name}: {table}.{column} = {value}, {signed=}"
            if said.code == 0:
                assert name == "explain", what  # this client's records may all be sound
                continue
            assert (said.code, said.out) == (1, ""), what
            assert said.err.count("\n") == 1 or name == "check", f"{what}: {said.err}"
            if signed and name != "explain" and crafted in VALUES:
                named = lowered(load_messages().say(f"rescue.kind.{table}", "en"))
                assert f"({named}, record " in said.err or f"  {table} " in said.err, f"{what}: {said.err}"
        assert not (folder / "out.pdf").exists()
        assert not list(folder.glob("backups/*"))


@pytest.mark.parametrize("crafted", [*VALUES, *TYPES], ids=lambda one: f"{one[0]}.{one[1]} {one[2]}")
def test_a_value_that_cannot_be(sound: Path, tmp_path: Path, crafted: tuple[str, str, str]) -> None:
    _look(sound, tmp_path, _QUICK, crafted)


@pytest.mark.slow
@pytest.mark.parametrize("crafted", [*VALUES, *TYPES], ids=lambda one: f"{one[0]}.{one[1]} {one[2]}")
def test_in_every_command(sound: Path, tmp_path: Path, crafted: tuple[str, str, str]) -> None:
    _look(sound, tmp_path, COMMANDS, crafted)


def test_what_is_sound_passes(sound: Path, tmp_path: Path) -> None:
    for name in COMMANDS:
        said = command(name, sound, tmp_path)
        assert (said.code, said.err) == (0, ""), name
