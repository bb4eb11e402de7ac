"""Sentences with values in them: errors, names of edits, output of commands, texts of documents."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from canvas_app import paths
from canvas_app.content.catalogue import Catalogue, load_catalogue
from canvas_app.content.errors import ContentError
from canvas_app.content.formats import Formats
from canvas_app.content.languages import LANGUAGES
from canvas_app.content.plurals import FORMS, REQUIRED, SINGLE, plural_form
from canvas_app.content.reader import Fields, read_entries
from canvas_app.domain.text import lowered, nested, unturned

MESSAGE_FILES: dict[str, tuple[str, ...]] = {
    "messages_errors.toml": ("error",),
    "messages_edits.toml": ("edit", "done"),
    "messages_commands.toml": ("cmd",),
    "messages_documents.toml": ("doc",),
    "messages_counts.toml": ("n",),
    "messages_canvas.toml": ("canvas",),
    "messages_charts.toml": ("chart",),
    "messages_erasing.toml": ("erased",),
    "messages_palette.toml": ("also",),
    "messages_rescue.toml": ("rescue",),
}
"""Files of the messages and the first parts of the keys each holds."""

_FILE_OF = {prefix: file for file, prefixes in MESSAGE_FILES.items() for prefix in prefixes}
_PLACEHOLDER = re.compile(r"\{([a-z_][a-z0-9_]*)(?::([a-z_]+))?\}")
_Forms = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence in both languages: by plural form of ``count``, or under ``""`` when it has no forms."""

    key: str
    forms: Mapping[str, _Forms]


class Messages:
    """The messages of a content folder, each file read when the first of its keys is asked for.

    A placeholder takes the value of the parameter of its name: texts as they are, numbers and dates as the
    language writes them. What stands in a value is never read as a placeholder, and turns no direction. A
    placeholder may say more:

    - ``{line:d}``: a number in plain digits;
    - ``{question:text}``, ``{stage:short}``: the value is a key of the catalogue;
    - ``{detail:damage}``: the value names a table and perhaps a record, or says something for experts;
    - ``{block:block}``: the value is the last part of such a key, here of ``block.…``.

    A message with plural forms takes the form of its parameter ``count``, or ``single`` where that is 1.
    """

    def __init__(self, folder: Path, catalogue: Catalogue) -> None:
        """Read from ``folder``, the content folder of the resources."""
        self._folder = folder
        self._catalogue = catalogue
        self._files: dict[str, dict[str, Message]] = {}

    def say(self, key: str, lang: str, /, **params: object) -> str:
        """Return the sentence ``key`` in ``lang``.

        Raises:
            KeyError: no such message, or a parameter it needs is not given.
            ContentError: the file is wrong.

        """
        message = self._messages(key).get(key)
        if message is None:
            raise KeyError(key)
        if lang not in LANGUAGES:
            raise ValueError(f"no such language: {lang!r}")
        forms = message.forms[lang]
        return self._filled(forms.get("") or _by_count(message.key, forms, lang, params), lang, key, params)

    def say_edit(self, key: str, lang: str, params: Mapping[str, object]) -> str:
        """Return the name of an edit of the journal, a general one when a newer program wrote it."""
        try:
            return self.say(key, lang, **params)
        except KeyError:
            return self.say("edit.unknown", lang)

    def template(self, key: str, lang: str) -> str:
        """Return a message without plural forms with its placeholders as they stand, for the sheet."""
        if lang not in LANGUAGES:
            raise KeyError(lang)
        return self._messages(key)[key].forms[lang][""]

    def has(self, key: str) -> bool:
        """Return whether there is a message ``key``."""
        return key.partition(".")[0] in _FILE_OF and key in self._messages(key)

    def keys(self, prefix: str) -> tuple[str, ...]:
        """Return the keys beneath ``prefix`` in the order of the file."""
        return tuple(key for key in self._messages(prefix) if key.startswith(f"{prefix}."))

    def needs(self, key: str) -> frozenset[str]:
        """Return the names of the parameters that the message ``key`` needs."""
        forms = self._messages(key)[key].forms
        names = {name for form in forms.values() for text in form.values() for name in _names(text)}
        return frozenset(names if "" in forms["en"] and "" in forms["ru"] else names | {"count"})

    def check(self) -> None:
        """Read every file, so that any mistake in one shows (ContentError)."""
        for prefixes in MESSAGE_FILES.values():
            self._messages(prefixes[0])

    def _filled(self, text: str, lang: str, key: str, params: Mapping[str, object]) -> str:
        if "{" not in text:
            return text

        def value(match: re.Match[str]) -> str:
            if match[1] not in params:
                raise KeyError(f"{key} needs {match[1]}")
            return nested(unturned(self._shown(params[match[1]], match[2], lang)), text[: match.start()])

        return _PLACEHOLDER.sub(value, text)

    def _shown(self, given: object, how: str | None, lang: str) -> str:
        if how is None:
            return Formats(lang).value(given)
        if how == "d":
            return str(given)
        if how == "damage":
            return self._damage(str(given), lang)
        entry = str(given) if how in ("text", "short") else f"{how}.{given}"
        if not self._catalogue.has(entry):
            return str(given)
        return self._catalogue.short(entry, lang) if how == "short" else self._catalogue.text(entry, lang)

    def _damage(self, detail: str, lang: str) -> str:
        """Return which records a detail of damage names, as "client 12"; SQLite's own words are for logs."""
        kind, _, record = detail.partition(" ")
        if not self.has(f"rescue.kind.{kind}") or not (record.isdecimal() or not record):
            return self.say("rescue.damage.inside", lang)
        named = lowered(self.say(f"rescue.kind.{kind}", lang))
        return self.say("rescue.damage.record", lang, kind=named, id=record) if record else named

    def _messages(self, key: str) -> dict[str, Message]:
        file = _FILE_OF.get(key.partition(".")[0])
        if file is None:
            raise KeyError(key)
        if file not in self._files:
            self._files[file] = _load(self._folder / file)
        return self._files[file]


def load_messages(folder: Path | None = None) -> Messages:
    """Return the messages of ``folder``, by default of the program's resources; reads nothing yet."""
    return _load_messages(paths.resources() / "content" if folder is None else folder)


@functools.cache
def _load_messages(folder: Path) -> Messages:
    return Messages(folder, load_catalogue(folder))


def _by_count(key: str, forms: _Forms, lang: str, params: Mapping[str, object]) -> str:
    count = params.get("count")
    if isinstance(count, bool) or not isinstance(count, int | float):
        raise KeyError(f"{key} needs a number: count")
    if count == 1 and SINGLE in forms:
        return forms[SINGLE]
    return forms.get(plural_form(lang, count)) or forms["few" if lang == "ru" else "other"]


def _load(path: Path) -> dict[str, Message]:
    messages: dict[str, Message] = {}
    for key, fields in read_entries(path).items():
        if _FILE_OF.get(key.partition(".")[0]) != path.name:
            raise ContentError(path.name, key, "belongs to another file, see messages.MESSAGE_FILES")
        messages[key] = _build(path.name, key, fields)
    return messages


def _build(file: str, key: str, fields: Fields) -> Message:
    unknown = fields.keys() - set(LANGUAGES)
    if unknown:
        raise ContentError(file, f"{key}.{min(unknown)}", "no such field")
    forms = {lang: _forms(file, key, lang, fields) for lang in LANGUAGES}
    english, russian = (
        {name for text in forms[lang].values() for name in _names(text)} for lang in LANGUAGES
    )
    if english - {"count"} != russian - {"count"}:
        raise ContentError(file, key, f"placeholders differ: {sorted(english)} in English, {sorted(russian)}")
    return Message(key, forms)


def _forms(file: str, key: str, lang: str, fields: Fields) -> _Forms:
    value = fields.get(lang)
    at = f"{key}.{lang}"
    if value is None:
        raise ContentError(file, at, "this language is missing")
    forms = {"": value} if isinstance(value, str) else value
    if not isinstance(forms, dict):
        raise ContentError(file, at, "neither a text nor plural forms")
    if "" not in forms:
        _check_forms(file, at, lang, forms)
    for text in forms.values():
        _check_text(file, at, text)
    return forms


def _check_forms(file: str, at: str, lang: str, forms: _Forms) -> None:
    named = lang == "en" and SINGLE in forms  # then "one" would never be said
    missing = [form for form in REQUIRED[lang] if form not in forms and not (named and form == "one")]
    if missing:
        raise ContentError(file, f"{at}.{missing[0]}", "this plural form is missing")
    unknown = forms.keys() - set(FORMS[lang])
    if unknown:
        raise ContentError(file, f"{at}.{min(unknown)}", "the language has no such plural form")


def _check_text(file: str, at: str, text: str) -> None:
    if not text or text != text.strip():
        raise ContentError(file, at, "empty, or space around it")
    rest = _PLACEHOLDER.sub("", text)
    if "{" in rest or "}" in rest:
        raise ContentError(file, at, "a brace that is not a placeholder {name}")


def _names(text: str) -> set[str]:
    return {name for name, _ in _PLACEHOLDER.findall(text)}
