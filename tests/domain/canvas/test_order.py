"""Places between neighbours: ascending, apart, and None where there is no room."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from canvas_app.domain.canvas.order import GAP, places, renumbered

PLACES = st.integers(-(1 << 40), 1 << 40)


@given(count=st.integers(1, 40), first=st.none() | PLACES, gap=st.none() | st.integers(1, 1 << 20))
def test_places_lie_between_their_neighbours(count, first, gap):
    after = None if gap is None else (first or 0) + gap
    found = places(count, first, after)
    if found is None:
        assert first is not None
        assert after is not None
        assert after - first <= count
        return
    assert len(found) == count
    assert all(one < other for one, other in itertools.pairwise(found))
    assert first is None or found[0] > first
    assert after is None or found[-1] < after


@given(count=st.integers(0, 200))
def test_fresh_places_leave_room_between_all(count):
    fresh = list(renumbered(count))
    assert len(fresh) == count
    for before, after in itertools.pairwise(fresh):
        assert after - before == GAP
        assert places(1, before, after) is not None


def test_the_first_of_all_stands_at_zero():
    assert places(2, None, None) == [0, GAP]
