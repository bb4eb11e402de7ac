"""What the catalogue says about the nine blocks: their questions and the groups of their kinds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from canvas_app.content.entry import Entry
from canvas_app.content.errors import ContentError
from canvas_app.content.languages import Wording
from canvas_app.domain.canvas.model import BLOCKS


@dataclass(frozen=True, slots=True)
class Question:
    """A guiding question: its key, its block, and whether each segment may have an answer of its own."""

    key: str
    block: str
    per_segment: bool


@dataclass(frozen=True, slots=True)
class KindGroup:
    """A group of kinds of one block.

    Attributes:
        key: the group's key, for example ``cr.type``; its entry in the catalogue is ``group.cr.type``.
        title: the heading of the group in both languages.
        exclusive: a note has at most one kind of it.
        family: groups of one family exclude each other too (fixed and dynamic prices); mostly the key.
        kinds: keys of the kinds in order.

    """

    key: str
    title: Wording
    exclusive: bool
    family: str
    kinds: tuple[str, ...]


def questions(entries: Mapping[str, Entry], block: str) -> tuple[Question, ...]:
    """Return the questions of ``block`` in the order of the file."""
    start = f"{_known(block)}.q."
    return tuple(
        Question(key, block, "per_segment" in entry.switches)
        for key, entry in entries.items()
        if key.startswith(start)
    )


def kind_groups(entries: Mapping[str, Entry], block: str) -> tuple[KindGroup, ...]:
    """Return the groups of kinds of ``block`` in the order of the file."""
    start = f"group.{_known(block)}."
    return tuple(_group(entries, entry) for key, entry in entries.items() if key.startswith(start))


def toggled(groups: Iterable[KindGroup], kinds: tuple[str, ...], kind: str) -> tuple[str, ...]:
    """Return ``kinds`` with ``kind`` taken out, or put in instead of the kinds it excludes."""
    if kind in kinds:
        return tuple(other for other in kinds if other != kind)
    groups = tuple(groups)
    family = next((group.family for group in groups if kind in group.kinds and group.exclusive), None)
    rivals = {other for group in groups if group.family == family for other in group.kinds}
    return (*(other for other in kinds if other not in rivals), kind)


def check_blocks(file: str, entries: Mapping[str, Entry]) -> None:
    """Check that every block has its texts, its questions and groups, and every kind a hint and one group.

    Raises:
        ContentError: names the entry at fault.

    """
    grouped: list[str] = []
    for block in BLOCKS:
        for name in ("hint", "about", "abbr"):
            if f"block.{block}" not in entries or name not in entries[f"block.{block}"].extras:
                raise ContentError(file, f"block.{block}.{name}_en", "every block has this text")
        if not questions(entries, block):
            raise ContentError(file, f"{block}.q", "the block has no question")
        grouped += [kind for group in kind_groups(entries, block) for kind in group.kinds]
    for key, entry in entries.items():
        if key.partition(".")[0] in BLOCKS and ".q." not in key and ".group." not in key:
            _check_kind(file, entry, grouped.count(key))


def _check_kind(file: str, entry: Entry, groups: int) -> None:
    if groups != 1:
        raise ContentError(file, entry.key, f"a kind stands in one group, this one in {groups}")
    if "hint" not in entry.extras and "question" not in entry.extras:
        raise ContentError(file, f"{entry.key}.hint_en", "every kind has a hint")


def _group(entries: Mapping[str, Entry], title: Entry) -> KindGroup:
    key = title.key.removeprefix("group.")
    family = title.data.get("group", key)
    member = "" if family == key else key.rpartition(".")[2]
    kinds = tuple(
        kind
        for kind, entry in entries.items()
        if kind.rpartition(".")[0] == family and entry.data.get("group", "") == member
    )
    return KindGroup(key, title.text, "exclusive" in title.switches, family, kinds)


def _known(block: str) -> str:
    if block not in BLOCKS:
        raise KeyError(block)
    return block
