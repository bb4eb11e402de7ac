"""Moves and ladder: each client once, and every total equal to every other."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from canvas_app.domain.stages.ladder import STATES, Standing, ladder, stages_from
from canvas_app.domain.stages.movement import LEFT, NEW, Mark, movement, stage_on, steps_of
from tests.domain.stages.register import DAY, MODELS

DWYER, KOTLER = MODELS["dwyer"], MODELS["kotler"]
FIRST = DAY - timedelta(days=90)


def marks(*steps: tuple[int, str]) -> list[Mark]:
    return [Mark(DAY - timedelta(days=ago), place, stage) for place, (ago, stage) in enumerate(steps)]


def test_a_client_stands_in_one_cell_from_where_it_was_to_where_it_is():
    histories = {
        1: marks((200, "repeat"), (50, "client")),
        2: marks((200, "client"), (50, "repeat")),
        3: marks((200, "client")),
        4: marks((20, "prospect")),
        5: marks((200, "repeat"), (60, "client"), (30, "repeat")),
        6: marks((200, "repeat"), (60, "client"), (30, "supporter")),
        7: marks((200, "client"), (10, "client")),
        8: marks((90, "suspect")),
        9: marks((91, "suspect")),
    }
    found = movement(KOTLER, histories, FIRST, DAY)
    assert (found.up, found.down, found.same, found.new, found.left) == (
        (1, 6),
        (2,),
        (3, 5, 7, 9),
        (4, 8),
        (),
    )
    assert found.cells["repeat", "supporter"] == (6,)
    assert found.start["repeat"] == (1, 5, 6)
    assert found.end["repeat"] == (2, 5)
    assert (found.into("repeat", "down"), found.into("repeat", "same"), found.into("suspect", NEW)) == (
        (2,), (5,), (8,),
    )  # fmt: skip


def test_every_single_step_of_the_period_is_kept():
    histories = {5: marks((200, "repeat"), (60, "client"), (30, "repeat"), (20, "repeat"))}
    found = steps_of(KOTLER, histories, FIRST, DAY)
    assert [(step.before, step.after, step.direction) for step in found] == [
        ("repeat", "client", "up"), ("client", "repeat", "down"), ("repeat", "repeat", "same"),
    ]  # fmt: skip


def test_steps_that_the_two_ends_do_not_show_are_told_apart():
    histories = {
        1: marks((20, "repeat"), (10, "advocate")),  # new, and went up since
        2: marks((200, "repeat"), (60, "client"), (30, "repeat")),  # there and back
        3: marks((200, "client"), (60, "repeat"), (30, "supporter")),  # up in the end, by a fall
        4: marks((200, "repeat"), (60, "client")),  # plainly up
        5: marks((200, "repeat"), (91, "client")),  # before the period
        6: marks((200, "repeat"), (60, "client")),  # ended after its step
    }
    found = movement(KOTLER, histories, FIRST, DAY, ended_after={6})
    assert (found.up, found.down, found.new, found.left) == ((3, 4), (), (1,), (6,))
    assert (found.passing("up"), found.passing("down")) == ((1, 2, 6), (2, 3))


def test_a_move_into_the_exit_stage_is_down_and_an_end_without_one_is_left():
    histories = {1: marks((200, "commitment"), (5, "dissolution")), 2: marks((200, "expansion"))}
    found = movement(DWYER, histories, FIRST, DAY, ended_after={1, 2})
    assert (found.down, found.left) == ((1,), (2,))
    assert found.end == {"dissolution": (1,)}
    back = movement(DWYER, {1: marks((200, "dissolution"), (5, "exploration"))}, FIRST, DAY, ended_before={1})
    assert back.up == (1,)


def test_one_who_came_back_after_an_end_is_new():
    found = movement(KOTLER, {1: marks((200, "client"))}, FIRST, DAY, ended_before={1})
    assert found.cells == {(NEW, "client"): (1,)}


def test_a_period_from_the_first_day_of_the_calendar_has_no_eve():
    found = movement(KOTLER, {1: [Mark(date.min, 1, "client")]}, date.min, DAY)
    assert found.new == (1,)


def test_marks_of_unknown_stages_are_passed_over():
    found = movement(KOTLER, {1: marks((200, "client"), (5, "king"))}, FIRST, DAY)
    assert found.same == (1,)
    rows = ladder(KOTLER, [Standing(1, "repeat", "king", "active")])
    assert rows.rungs[3].suggested == (1,)


def test_half_of_all_clients_stand_on_the_median_stage_or_above():
    def median(*stages: str):
        found = ladder(DWYER, [Standing(n, stage, None, "active") for n, stage in enumerate(stages)]).median
        return found.key if found else None

    assert median("awareness", "expansion") == "expansion"
    assert median("awareness", "awareness", "expansion") == "awareness"
    assert median("commitment", "dissolution", "dissolution", "dissolution") is None
    assert median() is None


def test_at_or_above_a_stage_is_the_ladder_from_there_without_the_way_out():
    assert stages_from(DWYER, "expansion") == ("expansion", "commitment")
    assert stages_from(DWYER, "commitment") == ("commitment",)
    assert stages_from(DWYER, "dissolution") == stages_from(DWYER, "repeat") == ()


def test_the_basis_decides_whose_stage_counts():
    standings = [Standing(1, "repeat", "client", "active"), Standing(2, "prospect", None, "inactive")]
    shown, confirmed, suggested = (
        ladder(KOTLER, standings, basis) for basis in ("shown", "confirmed", "suggested")
    )
    assert (shown.clients, shown.confirmed, shown.in_state("inactive")) == ((1, 2), (1,), (2,))
    assert (confirmed.clients, confirmed.total) == ((1,), 2)
    assert (suggested.rungs[3].suggested, suggested.confirmed) == ((1,), ())


_dwyer_stages = st.sampled_from([stage.key for stage in DWYER.stages])
_history = st.lists(st.tuples(st.integers(0, 200), _dwyer_stages), max_size=4).map(
    lambda steps: [
        Mark(DAY - timedelta(days=ago), place, stage)
        for place, (ago, stage) in enumerate(sorted(steps, key=lambda step: -step[0]))
    ]
)
_clients = st.tuples(_history, _dwyer_stages, st.sampled_from(STATES), st.booleans())


@settings(max_examples=200, deadline=None)
@given(st.lists(_clients, max_size=12))
def test_ladder_matrix_sentence_and_lists_have_equal_totals(register):
    histories = {number: history for number, (history, *_) in enumerate(register)}
    ended_after = {number for number, (_, _, state, _) in enumerate(register) if state == "ended"}
    ended_before = {number for number in ended_after if register[number][3]}
    moves = movement(DWYER, histories, FIRST, DAY, ended_before, ended_after)
    standings = [
        Standing(number, suggested, stage_on(history, DAY), state)
        for number, (history, suggested, state, _) in enumerate(register)
    ]
    now = ladder(DWYER, standings)

    assert sum(len(rung.clients) for rung in now.rungs) == len(register) == len(set(now.clients))
    assert sum(len(now.in_state(state)) for state in STATES) == len(register)
    assert set(now.confirmed) == {number for number, history in histories.items() if history}

    cells = Counter({key: len(ids) for key, ids in moves.cells.items()})
    for rung in now.rungs:
        key = rung.stage.key
        assert sum(count for (_, after), count in cells.items() if after == key) == len(rung.counted)
        assert moves.end.get(key, ()) == rung.counted
        into = [moves.into(key, way) for way in ("up", "down", "same", NEW)]
        assert sorted(one for ids in into for one in ids) == list(rung.counted)
    for stage in DWYER.stages:
        row = sum(count for (before, _), count in cells.items() if before == stage.key)
        assert row == len(moves.start.get(stage.key, ()))
    in_cells = [one for ids in moves.cells.values() for one in ids]
    assert len(in_cells) == len(set(in_cells))
    assert sorted(moves.up + moves.down + moves.same + moves.new + moves.left) == sorted(in_cells)
    came, went = len(moves.new), len(moves.left)
    before, after = (sum(map(len, ends.values())) for ends in (moves.start, moves.end))
    assert before + came - went == after
    assert (NEW, LEFT) not in moves.cells


@settings(deadline=None)
@given(st.dictionaries(st.integers(1, 9), _history))
def test_without_a_second_step_in_the_period_moves_and_steps_are_the_same(histories):
    once = {
        number: [mark for place, mark in enumerate(marks) if mark.on < FIRST or place == len(marks) - 1]
        for number, marks in histories.items()
    }
    moves = movement(DWYER, once, FIRST, DAY)
    for way, ids in (("up", moves.up), ("down", moves.down)):
        assert sorted(step.client_id for step in moves.steps if step.direction == way) == list(ids)
