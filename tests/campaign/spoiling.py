"""Bytes of a file as a bad disk, a bad stick or an unfinished copy leaves them."""

from __future__ import annotations

import random

PAGE = 4096


def chance(seed: int, group: str, number: int) -> random.Random:
    """Return the dice of one round: the same for the same seed and round, however many rounds there are."""
    return random.Random(f"{seed}/{group}/{number}")


def flipped(data: bytes, dice: random.Random) -> tuple[bytes, str]:
    """Return ``data`` with one bit turned, and which."""
    place, bit = dice.randrange(len(data)), dice.randrange(8)
    spoilt = bytearray(data)
    spoilt[place] ^= 1 << bit
    return bytes(spoilt), f"bit {bit} of byte {place}"


def cut(data: bytes, dice: random.Random) -> tuple[bytes, str]:
    """Return ``data`` cut short: anywhere, at a page, or near its end; or ended with zeros."""
    how = dice.choice(["anywhere", "page", "tail", "zeros"])
    page = dice.randrange(len(data) // PAGE) * PAGE
    if how == "zeros":
        return data[:page] + bytes(len(data) - page), f"zeros from byte {page}"
    length = {
        "anywhere": dice.randrange(len(data)),
        "page": page,
        "tail": len(data) - dice.randrange(1, 3 * PAGE),
    }[how]
    return data[:length], f"{length} of {len(data)} bytes"


def swapped(data: bytes, dice: random.Random) -> tuple[bytes, str]:
    """Return ``data`` with two of its pages in each other's place."""
    first, second = sorted(dice.sample(range(len(data) // PAGE), 2))
    pages = [data[place : place + PAGE] for place in range(0, len(data), PAGE)]
    pages[first], pages[second] = pages[second], pages[first]
    return b"".join(pages), f"pages {first + 1} and {second + 1}"


WAYS = {"flip": flipped, "cut": cut, "swap": swapped}
