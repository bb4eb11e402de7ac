"""One entry of the catalogue as a frozen value, built from the fields of its table and checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from canvas_app.content.errors import ContentError
from canvas_app.content.languages import Wording
from canvas_app.content.reader import Fields
from canvas_app.domain.languages import LANGUAGES

PAIRS = (
    "hint", "short", "full", "about", "abbr", "question",
    "label", "nothing", "plural", "new", "empty", "quick",
)  # fmt: skip
"""Texts an entry may have beside its own, each in both languages (``hint_en``, ``hint_ru`` …).

Of a field: ``label`` is what forms and lists call it where tables say it otherwise, ``nothing`` what is said
where it holds nothing. Of a kind of record: ``plural`` is many of them, ``new`` one that is being entered,
``empty`` a list without any, ``quick`` what an empty line says that adds one by its name.
"""
SWITCHES = ("per_segment", "exclusive")
TEXTS = ("group", "owner", "route", "parent", "raises", "score", "rule", "default")
"""Keys and notes for code and engineers, in one language."""
LISTS = ("also_en", "also_ru")
"""Other names under which an import may know the entry."""

PLACEHOLDER = re.compile(r"\{(\d)\}")
"""A place for a value in a text of the catalogue; what stands in a value is never read as one."""
NAMED = re.compile(r"\{([a-z_]+)\}")
"""A place for a threshold of the stage rules, by its name: ``{mid}``."""
_NAMES = {f"{pair}_{lang}" for pair in PAIRS for lang in LANGUAGES} | {
    *LANGUAGES,
    *SWITCHES,
    *TEXTS,
    *LISTS,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A keyed text in both languages.

    Attributes:
        key: its dotted key, for example ``cr.type.self``.
        text: the text itself.
        extras: the texts beside it by the names of PAIRS.
        switches: names of SWITCHES that are on.
        data: single values by the names of TEXTS.
        also: other names, for imports.

    """

    key: str
    text: Wording
    extras: Mapping[str, Wording] = field(default_factory=dict)
    switches: frozenset[str] = frozenset()
    data: Mapping[str, str] = field(default_factory=dict)
    also: tuple[str, ...] = ()


def build_entry(file: str, key: str, fields: Fields) -> Entry:
    """Return the entry ``key`` of ``file``.

    Raises:
        ContentError: a language missing, an empty text, an unknown field, a wrong type, half a pair, or
            placeholders that differ between the languages.

    """
    unknown = fields.keys() - _NAMES
    if unknown:
        raise ContentError(file, f"{key}.{min(unknown)}", "no such field")
    text = _pair(file, key, fields, "")
    if text is None:
        raise ContentError(file, key, "neither English nor Russian text")
    if len(fields) == 2:
        return Entry(key, text)
    extras = {name: pair for name in PAIRS if (pair := _pair(file, key, fields, f"{name}_")) is not None}
    return Entry(
        key,
        text,
        extras,
        frozenset(name for name in SWITCHES if _switch(file, key, fields, name)),
        {name: _text(file, key, fields, name) for name in TEXTS if name in fields},
        tuple(label for name in LISTS for label in _list(file, key, fields, name)),
    )


def _pair(file: str, key: str, fields: Fields, prefix: str) -> Wording | None:
    names = (f"{prefix}en", f"{prefix}ru")
    given = [name for name in names if name in fields]
    if not given:
        return None
    if len(given) == 1:
        missing = names[0] if given[0] == names[1] else names[1]
        raise ContentError(file, f"{key}.{missing}", "this language is missing")
    wording = Wording(_text(file, key, fields, names[0]), _text(file, key, fields, names[1]))
    if "{" in wording.en + wording.ru:
        _check_placeholders(file, f"{key}.{names[1]}", wording)
    return wording


def _text(file: str, key: str, fields: Fields, name: str) -> str:
    value = fields[name]
    if not isinstance(value, str):
        raise ContentError(file, f"{key}.{name}", "not a text")
    if not value or value != value.strip():
        raise ContentError(file, f"{key}.{name}", "empty, or space around it")
    return value


def _switch(file: str, key: str, fields: Fields, name: str) -> bool:
    value = fields.get(name, False)
    if not isinstance(value, bool):
        raise ContentError(file, f"{key}.{name}", "neither true nor false")
    return value


def _list(file: str, key: str, fields: Fields, name: str) -> tuple[str, ...]:
    value = fields.get(name, ())
    if not isinstance(value, tuple) or not all(item.strip() for item in value):
        raise ContentError(file, f"{key}.{name}", "not a list of texts")
    return value


def _check_placeholders(file: str, key: str, wording: Wording) -> None:
    for text in wording:
        bare = NAMED.sub("", PLACEHOLDER.sub("", text))
        if "{" in bare or "}" in bare:
            raise ContentError(file, key, "a brace that is no placeholder {0} … {9} and no {threshold}")
    english, russian = ({*PLACEHOLDER.findall(text), *NAMED.findall(text)} for text in wording)
    if english != russian:
        raise ContentError(file, key, f"placeholders differ: {sorted(english)} in English, {sorted(russian)}")
