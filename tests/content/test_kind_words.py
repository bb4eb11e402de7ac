"""Every kind of record has the words that its declaration asks for, in both languages."""

from __future__ import annotations

import pytest

from canvas_app.content import load_messages
from canvas_app.domain.kind_relations import human, stood_in_for
from canvas_app.domain.kinds import KINDS

WANTED = (
    *(f"rescue.kind.{name}" for name in KINDS),
    *(f"rescue.name.{name}" for name in sorted(stood_in_for())),
    *(f"doc.anonymous.{name}" for name in human()),
    *sorted({kind.counted for kind in KINDS.values()}),
)


@pytest.mark.parametrize("key", WANTED)
def test_a_kind_has_its_words(key):
    assert load_messages().has(key)
