"""A name that holds quotes, put into a quoted place, is nested as the language nests it."""

from __future__ import annotations

import pytest

from canvas_app.content import load_messages
from canvas_app.domain.text import nested
from canvas_app.ui.common.text import fill


@pytest.mark.parametrize(
    ("sentence", "value", "whole"),
    [
        ("Файл «%1» повреждён.", "Бюро «Ёлка»", "Файл «Бюро „Ёлка“» повреждён."),
        ("Файл %1 повреждён.", "Бюро «Ёлка»", "Файл Бюро «Ёлка» повреждён."),
        ("«Да»: %1", "«Ёлка»", "«Да»: «Ёлка»"),
        ("The file “%1” is damaged.", "The “Fir” bureau", "The file “The ‘Fir’ bureau” is damaged."),
        ("The file “%1” is damaged.", "Бюро «Ёлка»", "The file “Бюро «Ёлка»” is damaged."),
        ("«%1» и «%2»", "«а» %2", "«„а“ %2» и «б»"),
    ],
)
def test_in_the_window(sentence, value, whole):
    assert fill(sentence, value, "б") == whole


@pytest.mark.parametrize(
    ("lang", "name", "part"),
    [("ru", "Бюро «Ёлка»", "«Бюро „Ёлка“»"), ("en", "The “Fir” bureau", "“The ‘Fir’ bureau”")],
)
def test_in_sentences_of_the_content(lang, name, part):
    assert part in load_messages().say("error.file.empty", lang, name=name)


def test_what_is_not_quoted_is_left_as_it_is():
    assert nested("«а»", "") == "«а»"
    assert nested("a", "«") == "a"
