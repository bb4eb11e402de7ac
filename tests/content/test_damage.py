"""Of damage a sentence names the records in the reader's language, and none of SQLite's own words."""

from __future__ import annotations

import pytest

from canvas_app.content import load_messages
from canvas_app.storage.statements import EVERYTHING, RECORDS

SAID = (
    "row 5 missing from index client_by_owner", "Tree 7 page 9: btreeInitPage() returns error code 11",
    "digest", "database disk image is malformed", "UTF-8", "meta generation", "client_search",
    "4096 / 8192 B",
)  # fmt: skip


def say(detail: str, lang: str) -> str:
    return load_messages().say("error.file.damaged", lang, name="a", path="/a", folder="/", detail=detail)


@pytest.mark.parametrize("kind", RECORDS)
def test_every_kind_of_record_has_words_in_both_languages(kind):
    russian, english = say(f"{kind} 4711", "ru"), say(f"{kind} 4711", "en")
    assert "запись 4711" in russian
    assert "record 4711" in english
    assert not any(char.isascii() and char.isalpha() for char in russian.replace("«a»", ""))
    assert "запись" not in say(kind, "ru")


@pytest.mark.parametrize("detail", [*SAID, *(one for one in EVERYTHING if one not in RECORDS)])
def test_other_words_are_not_in_the_sentence(detail):
    assert "(внутреннее устройство)" in say(detail, "ru")
    assert "(its inner structure)" in say(detail, "en")


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_no_sentence_promises_backups_that_may_not_be_there(lang):
    for code in ("damaged", "empty", "unknown_object", "overwritten", "changed"):
        key = f"error.file.{code}"
        if load_messages().has(key):
            params = dict.fromkeys(load_messages().needs(key), "x")
            said = load_messages().say(key, lang, **params)
            assert not any(word in said.casefold() for word in ("backup", "резервн")), said
