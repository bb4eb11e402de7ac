"""No command prints a figure or makes a document of a damaged file that differs from the sound one's."""

from pathlib import Path

import pypdf
import pytest

from canvas_app.storage.workbook import Workbook
from tests.faults.commanded import COMMANDS, READING, Said, command, small_book
from tests.faults.spoilt import WAYS

MANY = {"flips": 500, "cuts": 200, "swaps": 50, "zeros": 50}
FEW = {"flips": 40, "cuts": 10, "swaps": 10, "zeros": 10}
_QUICK = ("info", "dry", "check")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_book(tmp_path_factory.mktemp("sound") / "sound.canvasbook")


def _output(said: Said, folder: Path) -> object:
    """Return what a command gave away: what it printed, the text of its document, the content of its copy."""
    document = folder / "out.pdf"
    if document.exists():
        text = [page.extract_text() for page in pypdf.PdfReader(document).pages]
        document.unlink()
        return text
    for backup in folder.glob("backups/*"):
        with Workbook.open(backup, read_only=True) as copy:
            digest = copy.digest()
        backup.unlink()
        return digest
    return said.out


def _compare(sound: Path, folder: Path, way: str, count: int, names: tuple[str, ...]) -> None:
    good = {name: _output(command(name, sound, folder), folder) for name in names}
    spoilt = folder / "spoilt.canvasbook"
    refused = 0
    for what, data in WAYS[way](sound.read_bytes(), count):
        spoilt.write_bytes(data)
        for name in names:
            said = command(name, spoilt, folder)
            where = f"{name}: {what}"
            output = _output(said, folder)
            if said.code:
                refused += 1
                assert (said.code, said.out) == (1, ""), where
                assert said.err.count("\n") == 1 or name == "check", f"{where}: {said.err}"
                assert "{" not in said.err, where
            elif name in (*READING, "backup"):
                assert output == good[name], where
    assert refused > count // 4


@pytest.mark.parametrize("way", FEW)
def test_a_spoilt_file(sound: Path, tmp_path: Path, way: str) -> None:
    _compare(sound, tmp_path, way, FEW[way], _QUICK)


@pytest.mark.slow
@pytest.mark.parametrize("way", MANY)
def test_many_in_every_command(sound: Path, tmp_path: Path, way: str) -> None:
    _compare(sound, tmp_path, way, MANY[way], COMMANDS)
