"""Every character of ours that may be shown is drawn by the program's own font, in each weight."""

import pytest

from canvas_app import paths
from canvas_app.content import LANGUAGES, Formats, load_catalogue, load_messages
from canvas_app.content.catalogue import FILES
from canvas_app.content.messages import MESSAGE_FILES

FONTS = sorted((paths.resources() / "fonts").glob("*.ttf"))


def shown_characters() -> set[str]:
    catalogue, messages = load_catalogue(), load_messages()
    found: set[str] = set()
    for prefix in (prefix for held in FILES.values() for prefix in held):
        for key in catalogue.keys(prefix):
            entry = catalogue.entry(key)
            for wording in (entry.text, *entry.extras.values()):
                found.update(*wording)
    for prefix in (prefix for held in MESSAGE_FILES.values() for prefix in held):
        for key in messages.keys(prefix):
            for lang in LANGUAGES:
                found.update(*messages._messages(key)[key].forms[lang].values())
    for lang in LANGUAGES:
        found.update(Formats(lang).money(-12_345_600, "RUB"), Formats(lang).compact(10**9))
    return found - {"\n"}


@pytest.mark.skipif(not FONTS, reason="the fonts are not in this checkout")
@pytest.mark.parametrize("font", FONTS, ids=lambda path: path.stem)
def test_the_font_draws_every_character(font) -> None:
    from fontTools.ttLib import TTFont

    with TTFont(font) as opened:
        drawn = opened.getBestCmap()
    missing = {character for character in shown_characters() if ord(character) not in drawn}
    assert missing == set()
