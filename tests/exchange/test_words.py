"""Cells name keys by the key itself or by any wording of it, in both languages."""

import pytest

from canvas_app.content import load_catalogue
from canvas_app.content.stage_models import load_stage_models, parse_stage_models
from canvas_app.domain.activity.model import DIRECTIONS, INTERACTION_KINDS, OUTCOMES
from canvas_app.domain.activity.tasks import PRIORITIES, REPEATS, TASK_KINDS, TASK_STATUSES
from canvas_app.domain.canvas.model import BLOCKS, COLOURS
from canvas_app.domain.clients.model import CLIENT_TYPES
from canvas_app.domain.fields import Choice, Clock, Count, Line, Whole
from canvas_app.domain.fields import Words as Tags
from canvas_app.domain.stages.model import SCALES, SOURCES
from canvas_app.exchange.cells import READERS, Cells
from canvas_app.exchange.fields import FIELDS
from canvas_app.exchange.problems import RowRefusedError
from canvas_app.exchange.words import Words

CHOICES = {
    "client.type": CLIENT_TYPES, "int": INTERACTION_KINDS, "int.direction": DIRECTIONS[1:],
    "outcome": OUTCOMES[1:], "score.source": SOURCES, "block": BLOCKS, "colour": COLOURS,
    "task": TASK_STATUSES, "task.kind": TASK_KINDS, "task.priority": PRIORITIES, "task.repeats": REPEATS[1:],
}  # fmt: skip


@pytest.fixture
def words() -> Words:
    return Words(load_catalogue(), load_stage_models())


@pytest.mark.parametrize("labels", CHOICES)
def test_every_key_is_found_by_key_and_label(words: Words, labels: str) -> None:
    keys = CHOICES[labels]
    choice, catalogue = Choice(("", *keys), labels), load_catalogue()
    for key in keys:
        label = catalogue.entry(f"{labels}.{key}").text
        for text in (key, f"{labels}.{key}", label.en.upper(), f"  {label.ru.replace('ё', 'е')} "):
            assert words.find(choice, text) == key
    assert words.find(choice, "брюква") == words.find(choice, "") == ""


def test_keys_without_labels_are_found_by_themselves(words: Words) -> None:
    choice = Choice(("", "company", "person"))
    assert words.find(choice, "Company") == "company"
    assert words.find(choice, "person ") == "person"
    assert words.find(choice, "компания") == ""


def test_every_choice_that_a_table_has_is_declared_with_its_labels() -> None:
    labelled = {
        field.declared.labels for fields in FIELDS.values() for field in fields if field.holds == "choice"
    }
    assert labelled == CHOICES.keys()


def test_stages_are_found_with_and_without_their_model(words: Words) -> None:
    catalogue = load_catalogue()
    for model, prefix in (("dwyer", "dwyer"), ("payne", "payne"), ("kotler", "kotler"), ("factor", "fstage")):
        for key in catalogue.keys(prefix):
            if key.count(".") > 1:
                continue
            stage = key.rpartition(".")[2]
            for text in (stage, f"{model}.{stage}", *catalogue.entry(key).text):
                assert (model, stage) in words.stages(text)
    assert set(words.stages("client")) == {("payne", "client"), ("kotler", "client")}
    assert words.stages("factor.trust") == (("factor", "trust"),)
    assert words.stages("attraction") == ()


def test_a_model_of_one_s_own_is_known_by_its_key_and_its_names() -> None:
    own = parse_stage_models(
        '[mine]\nname_en="Mine"\nname_ru="Моя"\n[[mine.stages]]\nkey="a"\nname_en="Ahead"\nname_ru="Впереди"\n'
    )
    words = Words(load_catalogue(), (*load_stage_models(), *own))
    assert [words.model(text) for text in ("mine", " MINE", "моя", "kotler", "model.kotler", "x")] == [
        "mine", "mine", "mine", "kotler", "kotler", "",
    ]  # fmt: skip
    assert words.stages("впереди") == words.stages("mine.a") == (("mine", "a"),)
    assert words.stages_of("mine") == ("a",)


def test_kinds_of_notes_belong_to_blocks(words: Words) -> None:
    catalogue = load_catalogue()
    for block in BLOCKS:
        for group in catalogue.kind_groups(block):
            for key in group.kinds:
                for text in (key, *catalogue.entry(key).text):
                    assert words.note_kind(block, text).startswith(f"{block}.")
                assert words.note_kind("", key) == key
    assert words.note_kind("cs", "cr.type.self") == ""


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("1-5", "1-5"),
        ("0–10", "0-10"),
        ("1 — 7", "1-7"),
        ("от", ""),
        ("0..100", "0-100"),
        ("5", "1-5"),
        ("10", ""),
    ],
)
def test_scales(words: Words, text: str, scale: str) -> None:
    assert words.scale(text) == scale
    assert scale in SCALES or scale == ""


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        *((cell, True) for cell in ("да", "Yes", "1", "x", "ИСТИНА", "✓")),
        *((cell, False) for cell in ("нет", "No", "0", "-", "ложь")),
    ],
)
def test_yes_and_no(words: Words, cell: str, answer: bool) -> None:
    assert Cells(words).yes_no(cell) is answer


def test_counts_take_numbers_and_yes(words: Words) -> None:
    cells = Cells(words, Count(1_000_000))
    assert [cells.count(cell) for cell in ("3", "да", "нет", "1 000", "0")] == [3, 1, 0, 1000, 0]
    for cell in ("2.5", "-1", "много", "1000001"):
        with pytest.raises(RowRefusedError):
            cells.count(cell)


def test_percent_tags_and_scores(words: Words) -> None:
    cells = Cells(words, Whole(0, 100))
    assert [cells.whole(cell) for cell in ("50", "50 %", "100%", "0")] == [50, 50, 100, 0]
    for cell in ("101", "33.3", "-1"):
        with pytest.raises(RowRefusedError):
            cells.whole(cell)
    cells = Cells(words)
    assert cells.tags("VIP, оптовик; VIP |  новый ") == ("VIP", "оптовик", "новый")
    assert str(cells.score("4,5")) == "4.5"


def test_a_cell_is_as_long_as_its_field_takes(words: Words) -> None:
    assert Cells(words, Line(limit=3)).line("abc") == "abc"
    assert Cells(words, Tags(limit=3)).tags("abc, de") == ("abc", "de")
    for read in (Cells(words, Line(limit=3)).line, Cells(words, Tags(limit=3)).tags):
        with pytest.raises(RowRefusedError):
            read("abcd")


def test_a_time_of_day_is_spelt_in_one_way(words: Words) -> None:
    cells = Cells(words, Clock())
    assert [cells.time(cell) for cell in ("9:05", "23.59")] == ["09:05", "23:59"]
    with pytest.raises(RowRefusedError, match="time_impossible"):
        cells.time("25:00")


def test_every_content_of_a_field_has_a_reader() -> None:
    assert {field.holds for fields in FIELDS.values() for field in fields} <= READERS.keys()
