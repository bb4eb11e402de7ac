"""Every check of a canvas: when it speaks, of which note, and when it keeps still."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from canvas_app.content import load_catalogue
from canvas_app.domain.canvas.checks import CODES, DEDICATED_MOST, Found, Register, check_canvas
from canvas_app.domain.canvas.model import BLOCKS, Note

COMPLETE = dict.fromkeys(BLOCKS, (4, 4))
OFFICES, STUDENTS = 71, 72
DRINKS, BEANS = 81, 82


def note(note_id: int, block: str, text: str = "", *kinds: str, **more) -> Note:
    return Note(note_id, 1, block, note_id, text or f"{block} {note_id}", kinds=kinds, **more)


def sound() -> list[Note]:
    """A canvas that no check has anything to say about."""
    return [
        note(1, "cs", "Офисы", segment_id=OFFICES),
        note(2, "cs", "Студенты", segment_id=STUDENTS),
        note(3, "vp", "Кофе", "vp.el.convenience"),
        note(4, "ch", "Точка"),
        note(5, "cr", "По имени", "cr.type.personal", "cr.motive.retain"),
        note(6, "rs", "Напитки", "rs.price.list", stream_id=DRINKS),
        note(7, "kr", "Зал", "kr.kind.physical", links=(3,)),
        note(8, "ka", "Варим", "ka.kind.production"),
        note(9, "kp", "Обжарщик"),
        note(10, "c", "Аренда"),
    ]


REGISTER = Register(
    clients={OFFICES: 3, STUDENTS: 2}, earning=frozenset({DRINKS}), income=100_0000, largest=30_0000
)


def found(notes, register=REGISTER, progress=COMPLETE) -> tuple[Found, ...]:
    return check_canvas(notes, progress, register)


def changed(number: int, **fields) -> list[Note]:
    return [replace(one, **fields) if one.id == number else one for one in sound()]


def test_a_sound_canvas_has_nothing_to_be_told():
    assert found(sound()) == ()


@pytest.mark.parametrize(
    ("number", "fields", "expected"),
    [
        (3, {"segments": (OFFICES,)}, [Found("segment_no_vp", "cs", 2, "Студенты")]),
        (6, {"segments": (STUDENTS,)}, [Found("segment_no_rs", "cs", 1, "Офисы")]),
        (5, {"segments": (OFFICES,)}, [Found("segment_no_cr", "cs", 2, "Студенты")]),
        (
            5,
            {"kinds": ("cr.motive.retain",)},
            [Found("segment_no_cr", "cs", 1, "Офисы"), Found("segment_no_cr", "cs", 2, "Студенты")],
        ),
        (5, {"kinds": ("cr.type.self",)}, [Found("cr_no_motive", "cr", 5, "По имени")]),
        (6, {"kinds": ("rs.kind.once",)}, [Found("rs_no_price", "rs", 6, "Напитки")]),
        (7, {"links": ()}, [Found("kr_no_use", "kr", 7, "Зал")]),
        (8, {"kinds": ()}, [Found("ka_no_kind", "ka", 8, "Варим")]),
        (4, {"certainty": "hypothesis"}, [Found("only_hypotheses", "ch")]),
    ],
)
def test_one_gap_is_one_finding(number, fields, expected):
    assert list(found(changed(number, **fields))) == expected


def test_a_resource_is_used_when_another_block_links_to_it_or_it_serves_a_segment():
    alone = changed(7, links=())
    assert not found([replace(one, links=(7,)) if one.id == 8 else one for one in alone])
    assert not found([replace(one, segments=(OFFICES,)) if one.id == 7 else one for one in alone])
    among = [*alone, note(11, "kr", "Склад", links=(7,))]
    assert [one.code for one in found(among)] == ["kr_no_use", "kr_no_use"]
    away = [replace(one, links=(999,)) if one.id == 7 else one for one in alone]
    assert [one.code for one in found(away)] == ["kr_no_use"]  # what it was linked to is gone


def test_an_empty_block_is_said_once_and_not_again_for_each_segment():
    without = [one for one in sound() if one.block != "vp"]
    assert list(found([replace(one, links=(9,)) if one.id == 7 else one for one in without])) == [
        Found("block_empty", "vp")
    ]


def test_an_empty_canvas_has_nine_empty_blocks_and_no_more():
    untouched = dict.fromkeys(BLOCKS, (0, 4))
    assert [one.code for one in check_canvas([], untouched, Register())] == ["block_empty"] * 9


def test_open_questions_are_counted_once_a_block_is_begun():
    progress = COMPLETE | {"ch": (1, 6), "kp": (0, 4)}
    assert [one for one in found(sound(), progress=progress) if one.code == "questions_open"] == [
        Found("questions_open", "ch", numbers=(5, 6)),
        Found("questions_open", "kp", numbers=(4, 4)),
    ]
    begun = [one for one in sound() if one.block != "kp"]
    assert Found("questions_open", "kp", numbers=(4, 4)) not in found(begun, progress=progress)
    answered = found(begun, progress=COMPLETE | {"kp": (1, 4)})
    assert Found("questions_open", "kp", numbers=(3, 4)) in answered
    assert Found("block_empty", "kp") in answered


def test_an_empty_register_says_nothing():
    assert found(sound(), Register()) == ()


def test_a_segment_without_clients_is_named_once_there_are_clients():
    register = replace(REGISTER, clients={OFFICES: 4, None: 1})
    assert list(found(sound(), register)) == [Found("segment_no_clients", "cs", 2, "Студенты")]


def test_a_stream_that_earned_nothing_and_income_that_no_stream_describes():
    planned = [*sound(), note(11, "rs", "Подписка", "rs.price.list", stream_id=BEANS)]
    assert list(found(planned)) == [Found("rs_plan_fact", "rs", 11, "Подписка")]
    for stream in (BEANS, None):
        register = replace(REGISTER, earning=frozenset({DRINKS, stream}))
        assert list(found(sound(), register)) == [Found("rs_unplanned", "rs")]


def test_half_the_income_is_not_more_than_half():
    assert found(sound(), replace(REGISTER, largest=50_0000)) == ()
    most = replace(REGISTER, largest=50_0001)
    assert list(found(sound(), most)) == [Found("rs_one_client", "rs")]
    assert found([one for one in sound() if one.id != 2], replace(most, clients={OFFICES: 1})) == ()


def test_only_clients_with_a_dedicated_manager_load_an_employee():
    dedicated = changed(5, kinds=("cr.type.dedicated", "cr.motive.grow"), segments=())
    loads = {(1, OFFICES): DEDICATED_MOST, (1, STUDENTS): 1, (2, OFFICES): 3}
    register = replace(REGISTER, loads=loads)
    assert found(sound(), register) == ()
    (load,) = found(dedicated, register)
    assert (load.code, load.block, load.note) == ("cr_dedicated_load", "cr", 5)
    assert load.numbers == (DEDICATED_MOST,)
    of_offices = [
        *(replace(one, segments=(OFFICES,)) if one.id == 5 else one for one in dedicated),
        note(11, "cr", "Сами", "cr.type.self", "cr.motive.retain"),
    ]
    assert found(of_offices, register) == ()


def test_findings_come_in_the_walk_of_the_blocks():
    blocks = [one.block for one in found([], replace(REGISTER, earning=frozenset()), {})]
    assert blocks == list(BLOCKS)


def test_every_code_has_its_text_with_the_values_it_gives():
    catalogue = load_catalogue()
    assert {f"chk.{code}" for code in CODES} == set(catalogue.keys("chk"))
    for code in CODES:
        for lang in ("ru", "en"):
            wanted = set(re.findall(r"\{(\d)\}", catalogue.text(f"chk.{code}", lang)))
            assert wanted <= {"0", "1", "2"}
