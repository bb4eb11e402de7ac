"""What every stored record has in common."""

from __future__ import annotations

from typing import ClassVar, Protocol


class Record(Protocol):
    """A frozen dataclass that a workbook keeps: one field a column, ``kind`` its name everywhere."""

    kind: ClassVar[str]

    @property
    def id(self) -> int:
        """The record's id, unique in the workbook."""
