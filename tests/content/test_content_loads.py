"""Every content file of ours is read, in the same way by both readings, and says what a person can read."""

import re
from collections.abc import Iterator

import pytest

from canvas_app import paths
from canvas_app.content import load_catalogue, load_messages
from canvas_app.content.catalogue import FILES
from canvas_app.content.messages import MESSAGE_FILES
from canvas_app.content.reader import Fields, _read_lines, _read_toml, read_entries

FOLDER = paths.resources() / "content"
ALL_FILES = [*FILES, *MESSAGE_FILES]
SAME_IN_BOTH = {"Canvas App"}


def test_no_file_has_a_mistake() -> None:
    load_catalogue().check()
    load_messages().check()


@pytest.mark.parametrize("file", ALL_FILES)
def test_the_quick_reading_equals_tomllib(file: str) -> None:
    text = (FOLDER / file).read_text("utf-8")
    quick = _read_lines(file, text)
    assert quick is not None, "a line that only tomllib reads makes the start slower"
    slow = _read_toml(file, text)
    assert quick == slow
    assert list(quick) == list(slow)


def test_every_file_of_the_folder_is_read() -> None:
    known = {*ALL_FILES, "stage_models.toml"}
    assert {path.name for path in FOLDER.glob("*.toml")} == known


def texts(file: str, lang: str) -> Iterator[tuple[str, str]]:
    for key, fields in read_entries(FOLDER / file).items():
        for name, text in _in_language(fields, lang):
            yield f"{key}.{name}", text


def _in_language(fields: Fields, lang: str) -> Iterator[tuple[str, str]]:
    for name, value in fields.items():
        if name != lang and not name.endswith(f"_{lang}"):
            continue
        if isinstance(value, dict):
            yield from value.items()
        elif isinstance(value, str):
            yield name, value


@pytest.mark.parametrize("file", ALL_FILES)
def test_russian_texts_are_typeset_as_russian(file: str) -> None:
    for key, text in texts(file, "ru"):
        plain = re.sub(r"\\ / : \* \? \" < > \||#\{", "", text)
        assert '"' not in plain, f"{key}: «ёлочки» instead of straight quotes"
        assert "“" not in text, f"{key}: an English quote"
        assert "..." not in text, f"{key}: … is one character"
        assert " - " not in text, f"{key}: a long dash has spaces around it"
        assert not re.search(r"(?<=[^\n ])  ", text.partition("\n")[0]), f"{key}: two spaces"
        assert not re.search(r"\b(Вы|Вас|Вам|Ваш\w*)\b", text[1:]), f"{key}: «вы» with a small letter"


@pytest.mark.parametrize("file", ALL_FILES)
def test_english_texts_have_english_quotes(file: str) -> None:
    for key, text in texts(file, "en"):
        assert "«" not in text, key
        assert not re.search("[а-яёА-ЯЁ]", text), f"{key}: a Russian letter"


@pytest.mark.parametrize("file", ALL_FILES)
def test_the_letter_yo_is_written(file: str) -> None:
    without = re.compile(
        r"\b(еще|ее|нее|отчет\w*|учет\w*|расчет\w*|партнер\w*|объем\w*|причем|твердый|четырех|трех|желтый"
        r"|зеленый|черный|вовлеченн\w+|подтвержденн\w+|определенн\w+|приведенн\w+|заключенн\w+)\b",
        re.IGNORECASE,
    )
    for key, text in texts(file, "ru"):
        found = without.search(text)
        assert found is None, f"{key}: {found and found[0]} without ё"
