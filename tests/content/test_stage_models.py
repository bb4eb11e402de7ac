"""Stage models as data: the four that come along first, one's own, and every mistake named with its place."""

from __future__ import annotations

import pytest

from canvas_app.content import ContentError, load_catalogue
from canvas_app.content.stage_models import (
    advice_keys,
    condition_text,
    held_text,
    load_stage_models,
    name_of,
    parse_stage_models,
    statement_keys,
)  # fmt: skip
from canvas_app.domain.errors import ValueRefusedError
from canvas_app.domain.stages.model import SCORES
from canvas_app.domain.stages.rules import Missing
from canvas_app.domain.stages.stage_model import CONDITION_TYPES

SHIPPED = ("dwyer", "payne", "kotler", "factor")
OWN = """
[ours]
name_en = "Our ours"
name_ru = "Наша воронка"
[[ours.stages]]
key = "lead"
name_en = "Lead"
name_ru = "Лид"
hint_en = "Heard of us."
hint_ru = "Слышал о нас."
[[ours.stages]]
key = "buyer"
name = "payne.customer"
conditions = [[{ type = "won", at_least = 4 }], [{ type = "s_high", at_least = 3.5 }, { type = "sole" }]]
[[ours.stages]]
key = "gone"
name_en = "Gone"
name_ru = "Ушёл"
exit = true
conditions = [[{ type = "lapsed" }]]
"""


def test_the_four_models_come_along_with_their_stages_in_order():
    models = load_stage_models()[: len(SHIPPED)]
    assert tuple(model.key for model in models) == SHIPPED
    assert [len(model.stages) for model in models] == [5, 6, 8, 6]
    assert [model.way_out.key if model.way_out else "" for model in models] == ["dissolution", "", "", ""]


def test_every_stage_has_a_name_a_short_name_and_a_hint_in_both_languages():
    catalogue = load_catalogue()
    for model in load_stage_models():
        for item in (model, *model.stages):
            for lang in ("en", "ru"):
                assert name_of(item.name, catalogue, lang)
                assert (
                    0
                    < len(name_of(item.name, catalogue, lang, short=True))
                    <= len(name_of(item.name, catalogue, lang))
                )
                if model.key in SHIPPED:
                    assert catalogue.hint(item.name.key, lang)


def test_every_condition_has_words_for_what_it_asks_and_for_what_it_holds():
    catalogue = load_catalogue()
    for lang in ("en", "ru"):
        for kind in CONDITION_TYPES:
            assert condition_text(kind, 3, catalogue, lang)
            for result in ("no", "unknown"):
                told = held_text(Missing((kind,), (3,), result), catalogue, lang)
                assert told
                assert "{" not in told
    held = [
        (Missing(("won",), (3,), "no"), "Сделок меньше трёх"),
        (Missing(("won",), (7,), "no"), "Сделок меньше 7"),
        (Missing(("t_any",), (4.0,), "no"), "Доверие ниже 4,0"),
        (Missing(("t_any",), (4.0,), "unknown"), "Доверие не измерено"),
        (Missing(("word", "ref"), (1, 1), "no"), "Ни отзыва, ни рекомендации"),
        (Missing(("joint", "joint"), (True, True), "no"), "Нет совместной работы"),
    ]
    assert [held_text(missing, catalogue, "ru") for missing, _ in held] == [text for _, text in held]


def test_advice_and_statements_follow_from_the_scores():
    catalogue = load_catalogue()
    assert {key.split(".")[1] for key in advice_keys(("TE", "S"), catalogue)} == {"te", "s"}
    assert all(advice_keys((score,), catalogue) for score in SCORES)
    assert statement_keys(("TC",), catalogue) == ("item.tc1", "item.tc2")
    assert advice_keys((), catalogue) == ()


def test_a_model_of_ones_own_carries_its_names_in_both_languages():
    catalogue = load_catalogue()
    (model,) = parse_stage_models(OWN)
    assert [name_of(stage.name, catalogue, "ru") for stage in model.stages] == ["Лид", "Потребитель", "Ушёл"]
    assert name_of(model.name, catalogue, "en", short=True) == "Our ours"
    assert (model.stages[0].hint.ru, model.hint.ru) == ("Слышал о нас.", "")
    assert model.group_numbers == {("buyer", 1): 1}


@pytest.mark.parametrize(
    ("old", "new", "code", "key"),
    [
        ('type = "won"', 'type = "wonn"', "condition", "ours.buyer.wonn"),
        ('key = "buyer"', 'key = "lead"', "twice", "ours.lead"),
        ('key = "buyer"', 'key = "Большой"', "key", "ours.Большой"),
        ('key = "buyer"', "key = 3", "field", "ours.stages.key"),
        ('name_ru = "Лид"\n', "", "words", "ours.lead.name"),
        ("at_least = 4 ", 'at_least = "high" ', "at_least", "ours.buyer.won"),
        ("at_least = 4 ", "at_least = 0 ", "at_least", "ours.buyer.won"),
        ("at_least = 4 ", "at_least = true ", "at_least", "ours.buyer.conditions.won"),
        ("at_least = 4 ", "at_least = inf ", "at_least", "ours.buyer.won"),
        ("at_least = 3.5 ", "at_least = 6 ", "at_least", "ours.buyer.s_high"),
        ("at_least = 3.5 ", 'at_least = "client" ', "at_least", "ours.buyer.s_high"),
        ('type = "sole"', 'type = "sole", at_least = 1', "at_least", "ours.buyer.sole"),
        ('type = "lapsed"', 'type = "lapsed", after = ["client"]', "after", "ours.gone.lapsed"),
        ('type = "sole"', 'type = "sole", color = 1', "field", "ours.buyer.conditions.color"),
        ("exit = true\n", "exit = 1\n", "field", "ours.gone.exit"),
        ('key = "buyer"\n', 'key = "buyer"\nexit = true\n', "exits", "ours"),
        ("exit = true\nconditions = [[{ type = \"lapsed\" }]]", "", "no_conditions", "ours.gone"),
        ('key = "lead"\n', 'key = "lead"\nconditions = [[{ type = "won" }]]\n', "first", "lead"),
        ('key = "lead"\n', 'key = "lead"\nsub = "luck"\n', "sub", "ours.lead"),
        ('[[{ type = "lapsed" }]]', "[[]]", "empty_group", "ours.gone"),
        ('[[{ type = "lapsed" }]]', "[3]", "field", "ours.gone.conditions"),
        ("[ours]\n", "[ours]\n[ours]\n", "toml", ""),
        ("[ours]\n", "other = 3\n[ours]\n", "field", "other"),
        ("[ours]\n", "[empty]\nname = \"x\"\n[ours]\n", "first", "empty"),
    ],
)  # fmt: skip
def test_a_mistake_names_what_is_wrong_and_where(old, new, code, key):
    assert old in OWN
    with pytest.raises(ValueRefusedError) as refused:
        parse_stage_models(OWN.replace(old, new, 1))
    assert (refused.value.code, refused.value.params["key"]) == (f"stage_model.{code}", key)


def test_the_way_out_must_be_the_last_stage():
    without = OWN.replace("exit = true\n", "")
    early = without.replace('key = "buyer"\n', 'key = "buyer"\nexit = true\n')
    with pytest.raises(ValueRefusedError) as refused:
        parse_stage_models(early)
    assert refused.value.code == "stage_model.exit_last"


def test_a_mistake_in_the_programs_own_file_names_file_and_key(tmp_path):
    (tmp_path / "stage_models.toml").write_text(OWN.replace('"won"', '"wonn"'), "utf-8")
    with pytest.raises(ContentError) as wrong:
        load_stage_models(tmp_path)
    assert (wrong.value.file, wrong.value.key) == ("stage_models.toml", "ours.buyer.wonn")
    with pytest.raises(ContentError):
        load_stage_models(tmp_path / "missing")
