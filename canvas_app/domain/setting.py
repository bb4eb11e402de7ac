"""Settings of a workbook, kept as records so that changing one is an edit like any other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: ``key`` (``language``, ``currency``, ``business``, ``thresholds`` …) and its text."""

    kind: ClassVar[str] = "setting"
    id: int
    key: str
    value: str
