"""What each command takes, and reading it from the words of a command line."""

from __future__ import annotations

import argparse
import locale
import os
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from canvas_app.domain.languages import LANGUAGES

PAPERS = ("A4", "A3", "A2", "A1", "A0")
SAMPLES = ("coffee",)
DOCUMENT_FILE, TABLE_FILE = ".pdf", ".csv"
RECORD_FILES = (TABLE_FILE, ".json")
"""Endings of files that hold records."""
_OF_DOCUMENTS = ("document", "paper", "model", "date")
"""What is said of documents alone."""
_OWNERS = ("client", "canvas")
"""Options that name the record with which the exported ones go, each called as its kind."""

Given = argparse.Namespace
"""The arguments of a command, by name."""


_MISTAKES = {
    "required": r"the following arguments are required: (?P<names>.*)",
    "choice": r"argument (?P<name>.+?): invalid choice: (?P<value>.+?) \(choose from (?P<choices>.*)\)",
    "value": r"argument (?P<name>.+?): expected .*argument.*",
    "no_value": r"argument (?P<name>.+?): ignored explicit argument .*",
    "unknown": r"unrecognized arguments: (?P<words>.*)",
}
"""What argparse says, in English only, by the key of what we say of it."""


class UsageError(Exception):
    """The words make no command; ``key`` (``cmd.wrong.…``) and ``params`` say why."""

    def __init__(self, key: str, **params: str) -> None:
        super().__init__(key, params)
        self.key, self.params = f"cmd.wrong.{key}", params


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        for key, said in _MISTAKES.items():
            if found := re.fullmatch(said, message, re.DOTALL):
                raise UsageError(
                    key, **{name: text.replace("'", "") for name, text in found.groupdict().items()}
                )
        raise UsageError("other", message=message)


def language_of(words: Sequence[str]) -> str:
    """Return the language to answer in: ``--lang``, else the system's, else English."""
    for place, word in enumerate(words):
        value = word.partition("=")[2] if word.startswith("--lang=") else ""
        if word == "--lang" and place + 1 < len(words):
            value = words[place + 1]
        if value in LANGUAGES:
            return value
    return system_language()


def system_language() -> str:
    """Return ``ru`` where the system speaks Russian, else ``en``."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "ru" if value.lower().startswith("ru") else "en"
    spoken = (locale.getlocale()[0] or "").lower()
    return "ru" if spoken.startswith("ru") else "en"


def _day(text: str) -> date:
    from canvas_app.exchange.dates import FIRST_YEAR, LAST_YEAR

    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise UsageError("date", value=text) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise UsageError("year", value=text, first=str(FIRST_YEAR), last=str(LAST_YEAR))
    return day


def _mapping(text: str) -> tuple[str, str]:
    field, sign, column = text.partition("=")
    if not sign or not field:
        raise UsageError("map", value=text)
    return field.strip(), column


def _parser(name: str) -> _Parser:
    parser = _Parser(prog=f"canvas-app {name}".rstrip(), add_help=False, allow_abbrev=False)
    _ADD[name](parser)
    return parser


def _window(parser: _Parser) -> None:
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--smoke", action="store_true")
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("--lang", choices=LANGUAGES)


def _new(parser: _Parser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--sample", choices=SAMPLES)
    parser.add_argument("--lang", choices=LANGUAGES)
    parser.add_argument("--currency", default="")
    parser.add_argument("--date", type=_day)


def _import(parser: _Parser) -> None:
    from canvas_app.exchange.fields import KINDS

    parser.add_argument("file", type=Path)
    parser.add_argument("source", type=Path)
    parser.add_argument("--kind", choices=KINDS, required=True)
    parser.add_argument("--map", type=_mapping, action="append", default=[], dest="mapping")
    parser.add_argument("--encoding", default="")
    parser.add_argument("--delimiter", default="")
    parser.add_argument("--strict", action="store_true")
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--rejected", type=Path)
    _common(parser)


def _export(parser: _Parser) -> None:
    from canvas_app.exchange.fields import KINDS
    from canvas_app.services.documents.document_request import DOCUMENTS

    parser.add_argument("file", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--document", choices=tuple(DOCUMENTS))
    parser.add_argument("--kind", choices=KINDS, action="append", default=[])
    parser.add_argument("--canvas", default="")
    parser.add_argument("--client", default="")
    parser.add_argument("--paper", choices=PAPERS)
    parser.add_argument("--model", default="")
    parser.add_argument("--anonymous", action="store_true")
    parser.add_argument("--date", type=_day)
    parser.add_argument("--lang", choices=LANGUAGES)


def _info(parser: _Parser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--date", type=_day)
    _common(parser)


def _explain(parser: _Parser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--client", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--date", type=_day)
    _common(parser)


def _check(parser: _Parser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--lang", choices=LANGUAGES)


def _backup(parser: _Parser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--no-history", action="store_true")
    parser.add_argument("--lang", choices=LANGUAGES)


def _backups(parser: _Parser) -> None:
    parser.add_argument("file", type=Path)
    _common(parser)


def _restore(parser: _Parser) -> None:
    parser.add_argument("backup", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--lang", choices=LANGUAGES)


def _rescue(parser: _Parser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("out", type=Path)
    _common(parser)


def _common(parser: _Parser) -> None:
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--lang", choices=LANGUAGES)


_ADD = {
    "": _window,
    "new": _new,
    "import": _import,
    "export": _export,
    "info": _info,
    "explain": _explain,
    "check": _check,
    "backup": _backup,
    "backups": _backups,
    "restore": _restore,
    "rescue": _rescue,
}


def parse(name: str, words: Sequence[str]) -> Given:
    """Return the arguments of the command ``name`` (empty: the window).

    Raises:
        UsageError: they do not fit the command.

    """
    given = _parser(name).parse_args(list(words))
    if name == "export":
        _check_export(given)
    return given


def _check_export(given: Given) -> None:
    """Refuse what makes neither a document nor a file of records, told apart by the ending of the file."""
    from canvas_app.services.documents.document_request import CLIENT

    ending = given.out.suffix.lower()
    if ending not in RECORD_FILES:
        if given.kind:
            raise UsageError("kind_ending", name=given.out.name)
        if given.document == CLIENT and not given.client.strip():
            raise UsageError("client")
        return
    if given.anonymous:
        raise UsageError("anonymous", name=given.out.name)
    if not_said := [f"--{name}" for name in _OF_DOCUMENTS if getattr(given, name)]:
        raise UsageError("of_documents", name=given.out.name, names=", ".join(not_said))
    if ending == TABLE_FILE and len(given.kind) != 1:
        raise UsageError("kind_one", name=given.out.name)
    _check_whose(given)


def _check_whose(given: Given) -> None:
    """Refuse a client or a canvas with which the records that are wanted do not go."""
    from canvas_app.domain.kind_relations import goes_with
    from canvas_app.exchange.fields import KIND_OF

    said = [name for name in _OWNERS if getattr(given, name).strip()]
    if len(said) > 1:
        raise UsageError("whose_one", names=", ".join(f"--{name}" for name in said))
    for owner in said:
        for table in given.kind:
            if not goes_with(KIND_OF[table].name, owner):
                raise UsageError("whose", name=f"--{owner}", kind=table)


def kinds_of_tables() -> str:
    """Return the kinds of records that are imported and exported as tables, to be listed in a text."""
    from canvas_app.exchange.fields import KINDS

    return ", ".join(KINDS)


def usage(name: str) -> str:
    """Return how the command ``name`` is written, in one line."""
    return " ".join(_parser(name).format_usage().removeprefix("usage: ").split())
