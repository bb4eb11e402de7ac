"""Files as disks and cables spoil them: flipped bits, cuts, pages in each other's place, pages of zeros."""

import random
from collections.abc import Callable, Iterator

PAGE = 4096


def flips(sound: bytes, count: int, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """Yield files with one bit flipped, half of them where something is written."""
    chance = random.Random(seed)
    used = [place for place, byte in enumerate(sound) if byte]
    for number in range(count):
        place = chance.choice(used) if number % 2 else chance.randrange(len(sound))
        spoilt = bytearray(sound)
        spoilt[place] ^= 1 << (bit := chance.randrange(8))
        yield f"bit {bit} of byte {place}", bytes(spoilt)


def cuts(sound: bytes, count: int, seed: int = 2) -> Iterator[tuple[str, bytes]]:
    """Yield files that end too early, half of them at the end of a page."""
    chance = random.Random(seed)
    for number in range(count):
        size = chance.randrange(len(sound))
        size -= size % PAGE if number % 2 else 0
        yield f"{size} bytes", sound[:size]


def swaps(sound: bytes, count: int, seed: int = 3) -> Iterator[tuple[str, bytes]]:
    """Yield files in which two pages have changed places."""
    chance = random.Random(seed)
    for _ in range(count):
        one, other = chance.sample(range(1, len(sound) // PAGE), 2)
        spoilt = bytearray(sound)
        spoilt[one * PAGE : (one + 1) * PAGE] = sound[other * PAGE : (other + 1) * PAGE]
        spoilt[other * PAGE : (other + 1) * PAGE] = sound[one * PAGE : (one + 1) * PAGE]
        yield f"pages {one} and {other}", bytes(spoilt)


def zeros(sound: bytes, count: int, seed: int = 4) -> Iterator[tuple[str, bytes]]:
    """Yield files in which a page is all zeros."""
    chance = random.Random(seed)
    for _ in range(count):
        page = chance.randrange(1, len(sound) // PAGE)
        yield f"page {page}", sound[: page * PAGE] + bytes(PAGE) + sound[(page + 1) * PAGE :]


WAYS: dict[str, Callable[[bytes, int], Iterator[tuple[str, bytes]]]] = {
    "flips": flips,
    "cuts": cuts,
    "swaps": swaps,
    "zeros": zeros,
}
"""Every way, by name."""
