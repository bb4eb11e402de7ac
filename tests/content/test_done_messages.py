"""What was done is said with what the name of the edit is said with: both are given the same values."""

from __future__ import annotations

import pytest

from canvas_app.content import load_messages

DONE = load_messages().keys("done")


@pytest.mark.parametrize("key", DONE)
def test_a_sentence_of_what_was_done_needs_no_more_than_the_name_of_the_edit(key):
    messages = load_messages()
    name = key.replace("done.", "edit.", 1)
    assert messages.has(name)
    assert messages.needs(key) <= messages.needs(name)


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "Подтверждена стадия 1 клиента"),
        (3, "Подтверждены стадии 3 клиентов"),
        (96, "Подтверждены стадии 96 клиентов"),
    ],
)
def test_a_bulk_confirmation_is_said_as_a_sentence(count, said):
    assert load_messages().say("done.stage_bulk", "ru", count=count) == said
