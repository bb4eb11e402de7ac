"""Reading one content file into flat entries: dotted key → fields.

The files are TOML. Nearly every line of theirs is a table header or ``name = "text"``, and reading those
by one pattern takes a tenth of what ``tomllib`` (pure Python, 15 ms for 60 KB) takes: the canvas is painted
that much earlier. A file with a line of any other form is read by ``tomllib`` as a whole; the tests hold
both readings equal.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from canvas_app.content.errors import ContentError
from canvas_app.domain.languages import LANGUAGES

Value = str | bool | tuple[str, ...] | dict[str, str]
"""A field: a text, a switch, a list of texts or plural forms."""
Fields = dict[str, Value]

_STRING = r'"(?:[^"\\\x00-\x1f\x7f]|\\["\\n])*"'
_LINE = re.compile(
    rf"""(?:\[ (?: "(?P<quoted>[A-Za-z0-9_.-]+)" | (?P<dotted>[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*) ) \]
        |(?P<name>[A-Za-z0-9_-]+)[ ]=[ ]
         (?: (?P<text>{_STRING}) | (?P<bool>true|false)
           | (?P<list>\[{_STRING}(?:,[ ]{_STRING})*\])
           | (?P<table>\{{[ ]*[a-z]+[ ]=[ ]{_STRING}(?:,[ ][a-z]+[ ]=[ ]{_STRING})*[ ]*\}}) )
        )?[ ]*(?:\#[^\x00-\x1f\x7f]*)?""",
    re.VERBOSE,
)
_FORM = re.compile(rf"([a-z]+) = ({_STRING})")
_ITEM = re.compile(_STRING)
_ESCAPE = re.compile(r'\\(["\\n])')


def read_entries(path: Path) -> dict[str, Fields]:
    """Return the entries of ``path`` in the order of the file.

    Raises:
        ContentError: the file is missing, is not TOML, or names an entry or a field twice.

    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(path.name, "", str(error)) from error
    entries = _read_lines(path.name, text)
    return _read_toml(path.name, text) if entries is None else entries


def _read_lines(file: str, text: str) -> dict[str, Fields] | None:
    """Return the entries of a file of known lines only, otherwise None."""
    entries: dict[str, Fields] = {}
    fields: Fields | None = None
    key = ""
    for line in text.split("\n"):
        match = _LINE.fullmatch(line)
        if match is None:
            return None
        name = match["name"]
        if name is None:
            header = match["quoted"] or match["dotted"]
            if header is not None:
                key, fields = header, {}
                _add(file, entries, key, fields)
            continue
        if fields is None or name in fields:
            return None  # a mistake that tomllib names with its line
        fields[name] = _value(match)
    return entries


def _value(match: re.Match[str]) -> Value:
    if match["text"] is not None:
        return _string(match["text"])
    if match["table"] is not None:
        return {form: _string(text) for form, text in _FORM.findall(match["table"])}
    if match["list"] is not None:
        return tuple(_string(text) for text in _ITEM.findall(match["list"]))
    return match["bool"] == "true"


def _string(quoted: str) -> str:
    text = quoted[1:-1]
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda match: "\n" if match[1] == "n" else match[1], text)


def _read_toml(file: str, text: str) -> dict[str, Fields]:
    import tomllib  # 4 ms that a start does not spend: our own files never come here

    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ContentError(file, "", str(error)) from error
    entries: dict[str, Fields] = {}
    _flatten(file, "", tables, entries)
    return entries


def _flatten(file: str, prefix: str, tables: Mapping[str, object], entries: dict[str, Fields]) -> None:
    """Turn nested tables into dotted keys; a table with anything but tables in it is an entry."""
    for name, value in tables.items():
        key = f"{prefix}{name}"
        if not isinstance(value, dict):
            raise ContentError(file, key, "a value outside any entry")
        inner = {k: v for k, v in value.items() if isinstance(v, dict) and k not in LANGUAGES}
        own = {k: _plain(file, f"{key}.{k}", v) for k, v in value.items() if k not in inner}
        if own or not inner:
            _add(file, entries, key, own)
        _flatten(file, f"{key}.", inner, entries)


def _plain(file: str, key: str, value: object) -> Value:
    if isinstance(value, str | bool):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if isinstance(value, dict) and all(isinstance(item, str) for item in value.values()):
        return {str(form): str(text) for form, text in value.items()}
    raise ContentError(file, key, "neither a text, a switch, a list of texts nor plural forms")


def _add(file: str, entries: dict[str, Fields], key: str, fields: Fields) -> None:
    if key in entries:
        raise ContentError(file, key, "the entry stands in the file twice")
    entries[key] = fields
