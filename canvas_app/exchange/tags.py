"""Labels in one cell: parted by commas, a label that holds a sign of parting stands in quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_APART = re.compile(r'[,;|\n"]')
_LABEL = re.compile(r'\s*"((?:[^"]++|"")*+)"\s*(?:[,;|\n]|$)|([^,;|\n]*)(?:[,;|\n]|$)')


def joined(labels: Iterable[str]) -> str:
    """Return the cell that lists ``labels``; ``parted`` gives them back."""
    return ", ".join(_quoted(label) if _APART.search(label) else label for label in labels)


def _quoted(label: str) -> str:
    return '"{}"'.format(label.replace('"', '""'))


def parted(cell: str) -> Iterator[str]:
    """Yield the labels that a cell lists by commas, semicolons, bars or lines, empty ones among them.

    A quote means something only where a label begins with it and ends with another.
    """
    for found in _LABEL.finditer(cell):
        yield found[2] if found[1] is None else found[1].replace('""', '"')
