"""The numbers of the stage rules: settings of a workbook, with the defaults of the domain catalogue, 6.1."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, ClassVar, Final

from canvas_app.domain.errors import ValueRefusedError

SETTING: Final = "thresholds"
"""Key of the workbook's setting that holds them as JSON."""
LAPSE_DEALS: Final = 3
"""Won deals from which a usual interval is spoken of (domain catalogue, 6.1, ``set.lapse_factor``)."""
COMPLAINT_DAYS: Final = 14
"""Days after which a complaint without an answer is a warning (6.6)."""
CRITICAL: Final = 2.5
"""Scores below this are low in the band's sense (5.2)."""

SCORES: Final = ("high", "keep", "mid")
"""Those that are scores from 1 to 5; the rest are counts, days, months and a factor."""
_LARGEST = 100_000


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Numbers that the rules compare with; names are the catalogue's ``set.*``.

    Attributes:
        version: 0 for the defaults of a new workbook, one more with every change that was saved.

    """

    NAMES: ClassVar[tuple[str, ...]]

    high: float = 4.0
    keep: float = 3.5
    mid: float = 3.0
    repeat: int = 2
    client: int = 3
    age: int = 12
    lapse_days: int = 365
    lapse_factor: float = 2.0
    fresh: int = 180
    old: int = 365
    window: int = 24
    contact_gap: int = 90
    version: int = 0

    def __post_init__(self) -> None:
        """Refuse numbers that contradict themselves (ValueRefusedError names the setting)."""
        for name in SCORES:
            _within(name, getattr(self, name), 1, 5)
        for name in ("repeat", "client", "age", "lapse_days", "fresh", "old", "window", "contact_gap"):
            _within(name, getattr(self, name), 1, _LARGEST)
        _within("lapse_factor", self.lapse_factor, 0.1, 1_000)
        for lower, upper in (("keep", "high"), ("mid", "high"), ("repeat", "client"), ("fresh", "old")):
            if getattr(self, lower) > getattr(self, upper):
                raise ValueRefusedError("thresholds.order", lower=f"set.{lower}", upper=f"set.{upper}")

    @property
    def changed(self) -> bool:
        """Whether any number differs from the defaults: reports then say so."""
        return replace(self, version=0) != DEFAULTS

    def with_values(self, values: Mapping[str, float]) -> Thresholds:
        """Return these with other ``values`` by name, checked; the version is kept."""
        for name in values:
            if name not in Thresholds.NAMES:
                raise ValueRefusedError("thresholds.unknown", name=name)
        return replace(self, **{name: _number(name, value) for name, value in values.items()})

    def next_version(self) -> Thresholds:
        """Return the same numbers under the next version, as a change of them is saved."""
        return replace(self, version=self.version + 1)

    def to_text(self) -> str:
        """Return them as the JSON text that the workbook's setting holds."""
        return json.dumps(asdict(self), separators=(",", ":"))

    @classmethod
    def from_text(cls, text: str) -> Thresholds:
        """Return the thresholds of a setting's ``text``; an empty text means the defaults.

        Names that this program does not know are passed over: a newer one may have written them.

        Raises:
            ValueRefusedError: the text is not such JSON, or a number is out of its range.

        """
        if not text:
            return DEFAULTS
        try:
            given = json.loads(text)
        except (ValueError, RecursionError):
            raise ValueRefusedError("thresholds.text") from None
        if not isinstance(given, dict):
            raise ValueRefusedError("thresholds.text")
        known = {name: _number(name, given[name]) for name in (*cls.NAMES, "version") if name in given}
        return cls(**known)


def _number(name: str, value: object) -> Any:
    whole = isinstance(getattr(DEFAULTS, name), int)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueRefusedError("thresholds.number", name=f"set.{name}")
    if not whole:
        return float(value)
    if value != value // 1:
        raise ValueRefusedError("thresholds.whole", name=f"set.{name}")
    return int(value)


def _within(name: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise ValueRefusedError("thresholds.range", name=f"set.{name}", low=low, high=high)


Thresholds.NAMES = tuple(field.name for field in fields(Thresholds) if field.name != "version")
DEFAULTS: Final = Thresholds()
"""The numbers of a workbook whose settings were never touched."""
