"""A mistake in a content file is named with the file and the key."""

from pathlib import Path

import pytest

from canvas_app.content import Catalogue, ContentError, Messages, load_catalogue
from canvas_app.content.catalogue import FILES
from canvas_app.content.messages import MESSAGE_FILES

REPORTS = '["term.note"]\nen = "Note"\nru = "Стикер"\n'


def catalogue_error(folder: Path, file: str, text: str) -> ContentError:
    (folder / file).write_text(text, "utf-8")
    with pytest.raises(ContentError) as caught:
        Catalogue(folder).text(f"{FILES[file][0]}.any", "en")
    assert caught.value.file == file
    return caught.value


def message_error(folder: Path, text: str) -> ContentError:
    (folder / "messages_edits.toml").write_text(text, "utf-8")
    with pytest.raises(ContentError) as caught:
        Messages(folder, load_catalogue()).has("edit.any")
    assert caught.value.file == "messages_edits.toml"
    return caught.value


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('["term.note"]\nen = "Note"\n', "term.note.ru"),
        ('["term.note"]\nhint_en = "Note"\nhint_ru = "Стикер"\n', "term.note"),
        ('["term.note"]\n', "term.note"),
        (f"{REPORTS}ru = 3\n", ""),
        ('["term.note"]\nen = "Note"\nru = ""\n', "term.note.ru"),
        ('["term.note"]\nen = " Note"\nru = "Стикер"\n', "term.note.en"),
        ('["term.note"]\nen = "Note"\nru = true\n', "term.note.ru"),
        (f'{REPORTS}colour = "red"\n', "term.note.colour"),
        (f'{REPORTS}short_en = "N"\n', "term.note.short_ru"),
        (f'{REPORTS}full_ru = "Н"\n', "term.note.full_en"),
        (f'{REPORTS}per_segment = "yes"\n', "term.note.per_segment"),
        (f"{REPORTS}group = true\n", "term.note.group"),
        (f'{REPORTS}also_en = "Sticky"\n', "term.note.also_en"),
        (f'{REPORTS}also_en = ["Sticky", " "]\n', "term.note.also_en"),
        ('["term.note"]\nen = "Note {0}"\nru = "Стикер {1}"\n', "term.note.ru"),
        ('["term.note"]\nen = "Note {0}"\nru = "Стикер {0"\n', "term.note.ru"),
        ('["term.note"]\nen = "Note"\nru = "Стикер {name}"\n', "term.note.ru"),
        (REPORTS + REPORTS, "term.note"),
        ('["block.cs"]\nen = "Segments"\nru = "Сегменты"\n', "block.cs"),
        ('["terms.note"]\nen = "Note"\nru = "Стикер"\n', "terms.note"),
        ('["term.note"]\nen = "Note\nru = "Стикер"\n', ""),
        ('en = "Note"\n', "en"),
        ('["term.note"]\nen = 1.5\nru = "Стикер"\n', "term.note.en"),
    ],
)
def test_a_planted_mistake_is_named(tmp_path: Path, text: str, key: str) -> None:
    error = catalogue_error(tmp_path, "reports.toml", text)
    assert error.key == key
    assert str(error).startswith("reports.toml: ")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"blocks\.toml"):
        Catalogue(tmp_path).text("block.cs", "en")


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "reports.toml").write_bytes(REPORTS.encode("cp1251"))
    with pytest.raises(ContentError, match=r"reports\.toml"):
        Catalogue(tmp_path).text("term.note", "en")


@pytest.mark.parametrize(
    ("gone", "put", "key"),
    [
        ('hint_en = "One large group with similar needs."\n', "", "cs.type.mass.hint_en"),
        (
            'hint_en = "Works better or faster."\nhint_ru = "Работает лучше или быстрее."\n',
            "",
            "vp.el.performance.hint_en",
        ),
        ('abbr_en = "CR"\nabbr_ru = "ВК"\n', "", "block.cr.abbr_en"),
        ('["ka.kind.problem"]', '["ka.sort.problem"]', "ka.sort.problem"),
        ('["group.c.focus"]', '["group.c.aim"]', "c.focus.cost"),
    ],
)
def test_a_block_without_its_words_is_named(tmp_path: Path, gone: str, put: str, key: str) -> None:
    text = (load_catalogue()._folder / "blocks.toml").read_text("utf-8")
    assert text.count(gone) == 1
    error = catalogue_error(tmp_path, "blocks.toml", text.replace(gone, put))
    assert error.key == key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('[edit.a]\nen = "a"\n', "edit.a.ru"),
        ('[edit.a]\nen = "a"\nru = "а "\n', "edit.a.ru"),
        ('[edit.a]\nen = "a"\nru = "а"\nde = "a"\n', "edit.a.de"),
        ('[edit.a]\nen = "a {name}"\nru = "а {nome}"\n', "edit.a"),
        ('[edit.a]\nen = "a {name"\nru = "а {name}"\n', "edit.a.en"),
        ('[edit.a]\nen = "a {0}"\nru = "а {0}"\n', "edit.a.ru"),
        ('[edit.a]\nen = {one = "a", other = "b"}\nru = {one = "а", other = "б"}\n', "edit.a.ru.few"),
        ('[edit.a]\nen = {one = "a"}\nru = "а"\n', "edit.a.en.other"),
        ('[edit.a]\nen = {one = "a", few = "b", other = "c"}\nru = "а"\n', "edit.a.en.few"),
        ('[edit.a]\nen = true\nru = "а"\n', "edit.a.en"),
        ('[error.a]\nen = "a"\nru = "а"\n', "error.a"),
        ('[edit.a]\nen = "a"\nru = "а"\n[edit.a]\nen = "a"\nru = "а"\n', "edit.a"),
    ],
)
def test_a_planted_mistake_in_a_message_is_named(tmp_path: Path, text: str, key: str) -> None:
    assert message_error(tmp_path, text).key == key


def test_a_single_form_stands_for_one(tmp_path: Path) -> None:
    text = '[edit.a]\nen = {single = "a", other = "b"}\nru = {single = "а", few = "б", many = "в"}\n'
    assert message_error(tmp_path, text).key == "edit.a.ru.one"


@pytest.mark.parametrize("files", [FILES, MESSAGE_FILES])
def test_no_two_files_hold_the_same_keys(files: dict[str, tuple[str, ...]]) -> None:
    prefixes = [prefix for held in files.values() for prefix in held]
    assert len(prefixes) == len(set(prefixes))
