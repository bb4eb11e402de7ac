"""How a name stands in a sentence of the program that quotes it."""

from canvas_app.domain.text import nested

_OPENED = {"ru": "«", "en": "“"}


def quoted(name: str, lang: str) -> str:
    """Return ``name`` as it stands between the quotes of a language: its own are the inner ones."""
    return nested(name, _OPENED[lang])
