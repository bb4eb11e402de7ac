"""Every error of storage has a sentence in both languages, made of what the error says."""

import re
from pathlib import Path

import pytest

from canvas_app import storage
from canvas_app.content import load_messages
from canvas_app.services import files

SOURCES = [*Path(storage.__file__).parent.rglob("*.py"), Path(files.__file__)]
CODES = sorted(
    {code for source in SOURCES for code in re.findall(r'"((?:file|journal)\.[a-z_]+)"', source.read_text())}
)
GIVEN = {
    "name": "Книга.canvasbook",
    "path": "/книги/Книга.canvasbook",
    "folder": "/книги",
    "reason": "disk I/O error",
    "detail": "digest",
    "version": 2,
    "object": "evil",
    "what": "импорт",
}


def test_there_are_codes() -> None:
    assert {"file.locked", "file.damaged", "file.saved_after_all", "journal.conflict"} <= set(CODES)


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_sentence(code: str, language: str) -> None:
    assert len(load_messages().say(f"error.{code}", language, **GIVEN)) > 20
