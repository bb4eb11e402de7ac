"""Widths for the columns of a table: by what stands in them, and which give way where there is no room."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        key: its name.
        least: px at 100 % text size below which it is not worth showing; it takes less if it needs less.
        most: px at 100 % text size up to which its longest value counts, but against empty columns.
        share: how it takes part in the room that nobody needs.
        rank: columns of a higher rank go first where there is no room; 0 never goes.
        right: whether its values stand at the right.
        guest: whether it goes already where others would be cut, and grows last.

    """

    key: str
    least: int
    most: int
    share: int
    rank: int
    right: bool = False
    guest: bool = False


def fitted(
    columns: Sequence[Column],
    width: int,
    scale: float,
    wanted: Mapping[str, int],
    empty: Collection[str] = (),
) -> dict[str, int]:
    """Return the columns that fit into ``width`` px and the width of each, in their order.

    Args:
        columns: all of them, as they stand.
        width: room for all of them.
        scale: text size, 1.0 for 100 %.
        wanted: px that each needs for what stands in it.
        empty: columns in which nothing stands: the first to go.

    """
    whole = {one.key: min(wanted[one.key], int(one.most * scale)) for one in columns}
    least = {one.key: min(whole[one.key], int(one.least * scale)) for one in columns}
    shown = list(columns)
    for guests, needs in (
        ([one for one in columns if one.key in empty], wanted),
        ([one for one in columns if one.guest and one.key not in empty], whole),
    ):
        while guests and len(shown) > 1 and _needed(shown, needs, least) > width:
            gone = max(guests, key=lambda one: one.rank)
            guests.remove(gone)
            shown.remove(gone)
    while len(shown) > 1 and sum(least[one.key] for one in shown) > width:
        shown.remove(max(shown, key=lambda one: one.rank))
    return _widths(shown, width, whole, least)


def _needed(shown: Sequence[Column], needs: Mapping[str, int], least: Mapping[str, int]) -> int:
    """Return the room in which no value is cut but those of guests."""
    return sum((least if one.guest else needs)[one.key] for one in shown)


def _widths(
    shown: Sequence[Column], width: int, whole: Mapping[str, int], least: Mapping[str, int]
) -> dict[str, int]:
    """Give each column what it needs, those that lack least first, and share what is left over.

    So as many columns as possible are whole, and the one with the longest values takes the rest.
    """
    widths = {one.key: least[one.key] for one in shown}
    spare = max(0, width - sum(widths.values()))
    for one in sorted(shown, key=lambda one: (one.guest, whole[one.key] - widths[one.key])):
        more = min(spare, whole[one.key] - widths[one.key])
        widths[one.key] += more
        spare -= more
    shares = sum(one.share for one in shown) or 1
    for one in shown:
        widths[one.key] += spare * one.share // shares
    widths[shown[0].key] += max(0, width - sum(widths.values()))
    return widths
