"""The bilingual catalogue: labels, hints, questions and kinds by key, read file by file when first asked."""

from __future__ import annotations

import functools
from pathlib import Path

from canvas_app import paths
from canvas_app.content.blocks import KindGroup, Question, check_blocks, kind_groups, questions
from canvas_app.content.entry import PLACEHOLDER, Entry, build_entry
from canvas_app.content.errors import ContentError
from canvas_app.content.formats import Formats
from canvas_app.content.reader import read_entries
from canvas_app.domain.text import match_key

FILES: dict[str, tuple[str, ...]] = {
    "blocks.toml": (
        "block", "canvas", "qstatus", "certainty", "colour", "group",
        "cs", "vp", "ch", "cr", "rs", "kr", "ka", "kp", "c",
    ),
    "register.toml": (
        "client", "int", "outcome", "call", "deal", "lost", "task", "prop", "camp", "consent", "assign",
        "fact",
    ),
    "factors.toml": ("factor", "score", "simple", "item", "scale", "band", "m"),
    "stages.toml": (
        "model", "dwyer", "payne", "kotler", "fstage", "sub", "state", "set", "cond", "why", "decide",
        "conf", "flag", "held",
    ),
    "advice.toml": ("adv", "up", "down", "play"),
    "reports.toml": ("term", "chk", "chart", "pdf"),
    "fields.toml": ("field", "table", "word", "source"),
    "kinds.toml": ("kind", "action"),
}  # fmt: skip
"""Files of the catalogue and the first parts of the keys each holds."""

_FILE_OF = {prefix: file for file, prefixes in FILES.items() for prefix in prefixes}


class Catalogue:
    """Every keyed text of the product; ``lang`` is ``en`` or ``ru`` throughout.

    A file is read when the first of its keys is asked for. An unknown key raises KeyError, a mistake in a
    file ContentError.
    """

    def __init__(self, folder: Path) -> None:
        """Read from ``folder``, the content folder of the resources."""
        self._folder = folder
        self._files: dict[str, dict[str, Entry]] = {}

    def entry(self, key: str) -> Entry:
        """Return the whole entry ``key``."""
        found = self._entries(key).get(key)
        if found is None:
            raise KeyError(key)
        return found

    def has(self, key: str) -> bool:
        """Return whether the catalogue has ``key``."""
        return key.partition(".")[0] in _FILE_OF and key in self._entries(key)

    def keys(self, prefix: str) -> tuple[str, ...]:
        """Return the keys beneath ``prefix`` (``cr.type``: ``cr.type.personal`` …) in the file's order."""
        start = f"{prefix}."
        return tuple(key for key in self._entries(prefix) if key.startswith(start))

    def text(self, key: str, lang: str) -> str:
        """Return the text of ``key``."""
        return self.entry(key).text.of(lang)

    def short(self, key: str, lang: str) -> str:
        """Return the short form for charts and narrow columns, or the text where that is short enough."""
        return self.extra(key, "short", lang) or self.text(key, lang)

    def full(self, key: str, lang: str) -> str:
        """Return the form that stands alone on a wall, or the text where it does so itself."""
        return self.extra(key, "full", lang) or self.text(key, lang)

    def hint(self, key: str, lang: str) -> str:
        """Return the one-line explanation of ``key`` (of a channel phase: its question), or ``""``."""
        hint = self.extra(key, "hint", lang) or self.extra(key, "question", lang)
        return hint or (self.text(f"{key}.hint", lang) if self.has(f"{key}.hint") else "")

    def about(self, key: str, lang: str) -> str:
        """Return the longer text behind the ⓘ of a block or a model, or ``""``."""
        return self.extra(key, "about", lang)

    def abbr(self, key: str, lang: str) -> str:
        """Return the abbreviation of a block (CR, ВК), or ``""``."""
        return self.extra(key, "abbr", lang)

    def extra(self, key: str, name: str, lang: str) -> str:
        """Return the text of this name beside the text of ``key`` (one of ``entry.PAIRS``), or ``""``."""
        wording = self.entry(key).extras.get(name)
        return "" if wording is None else wording.of(lang)

    def data(self, key: str, name: str) -> str:
        """Return a single value of the entry (``owner``, ``route``, ``score``, ``raises`` …), or ``""``."""
        return self.entry(key).data.get(name, "")

    def fill(self, key: str, lang: str, *values: object) -> str:
        """Return the text of ``key`` with ``values`` put in for ``{0}``, ``{1}`` and so on."""
        shown = [Formats(lang).value(value) for value in values]
        return PLACEHOLDER.sub(lambda match: shown[int(match[1])], self.text(key, lang))

    def questions(self, block: str) -> tuple[Question, ...]:
        """Return the guiding questions of a block in the order of the walk."""
        return questions(self._entries("block"), block)

    def kind_groups(self, block: str) -> tuple[KindGroup, ...]:
        """Return the groups of kinds of a block, each with its kinds in order."""
        return kind_groups(self._entries("block"), block)

    def find_key(self, prefix: str, label: str) -> str | None:
        """Return the key beneath ``prefix`` that ``label`` names, or None.

        The label may be the key, its last part, the text in either language, its short form or another name
        of it; case, ё / е and outer spaces do not count.
        """
        return self._labels(prefix).get(match_key(label))

    def check(self) -> None:
        """Read every file, so that any mistake in one shows (ContentError)."""
        for prefixes in FILES.values():
            self._entries(prefixes[0])

    def _entries(self, key: str) -> dict[str, Entry]:
        file = _FILE_OF.get(key.partition(".")[0])
        if file is None:
            raise KeyError(key)
        if file not in self._files:
            self._files[file] = _load(self._folder / file)
        return self._files[file]

    @functools.cache  # noqa: B019 - one catalogue lives as long as the program
    def _labels(self, prefix: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for key in self.keys(prefix):
            entry = self.entry(key)
            short = entry.extras.get("short", entry.text)
            for label in (key, key[len(prefix) + 1 :], *entry.text, *short, *entry.also):
                found.setdefault(match_key(label), key)
        return found


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """Return the catalogue of ``folder``, by default of the program's resources; reads nothing yet."""
    return _load_catalogue(paths.resources() / "content" if folder is None else folder)


@functools.cache
def _load_catalogue(folder: Path) -> Catalogue:
    return Catalogue(folder)


def _load(path: Path) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for key, fields in read_entries(path).items():
        if _FILE_OF.get(key.partition(".")[0]) != path.name:
            raise ContentError(path.name, key, "belongs to another file, see catalogue.FILES")
        entries[key] = build_entry(path.name, key, fields)
    if path.name == "blocks.toml":
        check_blocks(path.name, entries)
    return entries


def stage_key(model: str, stage: str) -> str:
    """Return the catalogue's key of a stage of a model of ours: ``kotler.repeat``, ``fstage.trust``."""
    return f"{'fstage' if model == 'factor' else model}.{stage}"
