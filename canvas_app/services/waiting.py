"""What waits for a person, counted: the status bar says it for each page that has a counter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Waiting(NamedTuple):
    """A message of the content, and its values."""

    key: str
    values: Mapping[str, object]
