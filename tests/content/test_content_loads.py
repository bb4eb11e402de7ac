"""Every content file of ours is read, and in the same way by both readings."""

import pytest

from canvas_app import paths
from canvas_app.content import load_catalogue, load_messages
from canvas_app.content.catalogue import FILES
from canvas_app.content.messages import MESSAGE_FILES
from canvas_app.content.reader import _read_lines, _read_toml

FOLDER = paths.resources() / "content"


def test_no_file_has_a_mistake() -> None:
    load_catalogue().check()
    load_messages().check()


@pytest.mark.parametrize("file", [*FILES, *MESSAGE_FILES])
def test_the_quick_reading_equals_tomllib(file: str) -> None:
    text = (FOLDER / file).read_text("utf-8")
    quick = _read_lines(file, text)
    assert quick is not None, "a line that only tomllib reads makes the start slower"
    slow = _read_toml(file, text)
    assert quick == slow
    assert list(quick) == list(slow)
