"""What the catalogue answers: texts, hints, questions, kinds, and the keys that labels name."""

import pytest

from canvas_app.content import LANGUAGES, Catalogue, load_catalogue, stage_key, toggled
from canvas_app.content.catalogue import FILES
from canvas_app.domain.canvas.model import BLOCKS, CERTAINTIES, COLOURS
from canvas_app.domain.clients.model import CLIENT_TYPES
from canvas_app.domain.stages.model import SCORES, SOURCES

PER_SEGMENT = {
    "vp.q.bundle", "ch.q.prefer", "ch.q.now", "cr.q.expected", "cr.q.current", "cr.q.motive", "cr.q.stage",
    "rs.q.willing",
}  # fmt: skip
STAGES = {"dwyer": 5, "payne": 6, "kotler": 8, "factor": 6}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def stages(catalogue: Catalogue, model: str) -> list[str]:
    prefix = stage_key(model, "")
    return [key for key in catalogue.keys(prefix.rstrip(".")) if key.count(".") == 1]


def test_a_text_is_there_in_both_languages(catalogue: Catalogue) -> None:
    assert catalogue.text("block.cr", "ru") == "Взаимоотношения с клиентами"
    assert catalogue.text("block.cr", "en") == "Customer relationships"
    assert catalogue.abbr("block.c", "en") == "C$"


@pytest.mark.parametrize("key", ["nothing.here", "cr.type.none", "block", ""])
def test_an_unknown_key_is_refused(catalogue: Catalogue, key: str) -> None:
    assert not catalogue.has(key)
    with pytest.raises(KeyError):
        catalogue.text(key, "en")


def test_a_language_there_is_not_is_refused(catalogue: Catalogue) -> None:
    with pytest.raises(ValueError, match="de"):
        catalogue.text("block.cr", "de")


def test_short_and_full_fall_back_to_the_text(catalogue: Catalogue) -> None:
    assert catalogue.short("kotler.first_time", "ru") == "Первичный"
    assert catalogue.short("kotler.partner", "ru") == "Партнёр"
    assert catalogue.full("cr.q.cost", "ru") == "Во что нам обходится поддержание отношений с клиентами?"
    assert catalogue.full("ka.q.cr", "en") == "What work keeps client relationships going?"


def test_a_rung_is_shown_with_its_ladder(catalogue: Catalogue) -> None:
    assert catalogue.full("payne.client", "ru") == "Клиент · лестница Пайна"
    assert catalogue.full("kotler.client", "ru") == "Клиент · лестница Котлера"


def test_there_are_39_questions(catalogue: Catalogue) -> None:
    found = [question for block in BLOCKS for question in catalogue.questions(block)]
    assert len(found) == 39
    assert {question.key for question in found if question.per_segment} == PER_SEGMENT
    assert [question.key for question in catalogue.questions("cr")][:2] == ["cr.q.expected", "cr.q.current"]
    assert all(question.key.startswith(f"{question.block}.q.") for question in found)


def test_a_block_there_is_not_is_refused(catalogue: Catalogue) -> None:
    with pytest.raises(KeyError):
        catalogue.questions("xx")
    with pytest.raises(KeyError):
        catalogue.kind_groups("xx")


def test_every_kind_has_a_hint_and_stands_in_one_group(catalogue: Catalogue) -> None:
    kinds = [kind for block in BLOCKS for group in catalogue.kind_groups(block) for kind in group.kinds]
    assert len(kinds) == len(set(kinds)) >= 79
    for kind in kinds:
        assert all(catalogue.hint(kind, lang) for lang in LANGUAGES)


def test_the_groups_of_a_block(catalogue: Catalogue) -> None:
    groups = {group.key: group for group in catalogue.kind_groups("rs")}
    assert list(groups) == ["rs.way", "rs.kind", "rs.price.fixed", "rs.price.dynamic"]
    assert groups["rs.kind"].kinds == ("rs.kind.once", "rs.kind.recurring")
    assert groups["rs.price.fixed"].kinds[0] == "rs.price.list"
    assert groups["rs.price.fixed"].family == groups["rs.price.dynamic"].family
    assert groups["rs.way"].title.ru == "Способ получения дохода"


def test_a_chip_takes_the_place_of_those_it_excludes(catalogue: Catalogue) -> None:
    groups = catalogue.kind_groups("rs")
    kinds = toggled(groups, ("rs.kind.once", "rs.price.list"), "rs.price.auction")
    assert kinds == ("rs.kind.once", "rs.price.auction")
    assert toggled(groups, kinds, "rs.kind.once") == ("rs.price.auction",)
    motives = toggled(catalogue.kind_groups("cr"), ("cr.motive.acquire",), "cr.motive.retain")
    assert motives == ("cr.motive.acquire", "cr.motive.retain")


def test_a_channel_says_whose_it_is_and_which_way_it_goes(catalogue: Catalogue) -> None:
    found = {
        key: (catalogue.data(key, "owner"), catalogue.data(key, "route")) for key in catalogue.keys("ch.type")
    }
    assert found["ch.type.web"] == ("own", "direct")
    assert found["ch.type.wholesale"] == ("partner", "indirect")
    for owner, route in found.values():
        assert catalogue.has(f"ch.owner.{owner}")
        assert catalogue.has(f"ch.route.{route}")


@pytest.mark.parametrize(
    ("prefix", "label", "key"),
    [
        ("cr.type", "САМООБСЛУЖИВАНИЕ ", "cr.type.self"),
        ("cr.type", "self", "cr.type.self"),
        ("cr.type", "cr.type.self", "cr.type.self"),
        ("cr.type", "Закрепленный менеджер", "cr.type.dedicated"),
        ("int", "звонок", "int.call"),
        ("int", "phone call", "int.call"),
        ("kotler", "Повторный", "kotler.repeat"),
        ("client.type", "юрлицо", "client.type.company"),
        ("fstage", "Trust", "fstage.trust"),
        ("colour", "Голубой", "colour.blue"),
        ("colour", "синий", "colour.blue"),
        ("block", "вк", None),
        ("cr.type", "", None),
        ("cr.type", "Партнёр", None),
    ],
)
def test_a_label_names_a_key(catalogue: Catalogue, prefix: str, label: str, key: str | None) -> None:
    assert catalogue.find_key(prefix, label) == key


@pytest.mark.parametrize("prefix", ["client.type", "int", "outcome", "score.source", "kotler", "fstage"])
def test_no_label_names_two_keys(catalogue: Catalogue, prefix: str) -> None:
    for key in catalogue.keys(prefix):
        entry = catalogue.entry(key)
        for label in (*entry.text, *entry.extras.get("short", entry.text), *entry.also):
            assert catalogue.find_key(prefix, label) == key, label


@pytest.mark.parametrize(("model", "count"), STAGES.items())
def test_every_stage_has_a_hint(catalogue: Catalogue, model: str, count: int) -> None:
    found = stages(catalogue, model)
    assert len(found) == count
    for key in found:
        assert all(catalogue.hint(key, lang) and catalogue.full(key, lang) for lang in LANGUAGES)
    assert catalogue.hint(f"model.{model}", "ru")
    assert catalogue.about(f"model.{model}", "ru")


def test_a_value_is_put_in_as_it_is(catalogue: Catalogue) -> None:
    assert catalogue.fill("chk.segment_no_cr", "ru", "{0} <b>") == (
        "Для сегмента «{0} <b>» не выбран тип взаимоотношений."
    )
    assert catalogue.fill("m.n", "ru", 1908, 12500) == "По данным 1\u00a0908 из 12\u00a0500 клиентов"


def test_the_records_keys_have_words(catalogue: Catalogue) -> None:
    for prefix, keys in (
        ("colour", COLOURS), ("certainty", CERTAINTIES[1:]), ("client.type", CLIENT_TYPES), ("score", SCORES),
        ("score.source", SOURCES),
    ):  # fmt: skip
        assert all(catalogue.has(f"{prefix}.{key}") for key in keys)


def test_the_canvas_reads_one_file() -> None:
    fresh = Catalogue(load_catalogue()._folder)
    for block in BLOCKS:
        fresh.text(f"block.{block}", "ru")
        fresh.questions(block)
        fresh.kind_groups(block)
    fresh.text("canvas.credit", "en")
    fresh.text("certainty.partly", "en")
    assert set(fresh._files) == {"blocks.toml"}
    assert set(FILES) > {"blocks.toml"}
