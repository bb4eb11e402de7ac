"""The records of relationship stages: assessments and confirmed stages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

SCORES = ("S", "TE", "TC", "EE", "RE", "EC", "RC")
"""Keys of the seven scores, in the catalogue as ``score.*``."""
SCORE_COLUMNS = {
    "satisfaction": "S", "trust_employee": "TE", "trust_company": "TC", "emotional_employee": "EE",
    "rational_employee": "RE", "emotional_company": "EC", "rational_company": "RC",
}  # fmt: skip
"""Columns of tables of assessments, each with its score."""
CONFIDENCES = ("high", "medium", "low")
"""How sure a suggestion is, the surest first."""
SOURCES = ("client", "workshop", "staff")
"""Who gave the scores, the most trusted first."""
SCALES = {"1-5": (1, 5), "0-10": (0, 10), "1-10": (1, 10), "1-7": (1, 7), "0-100": (0, 100)}
"""Scales an assessment may be on: lowest and highest value."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """Seven scores given on one day; a missing score is None, never zero or three.

    Scores are stored as they were given, on ``scale``; ``score()`` converts to 1–5.
    """

    kind: ClassVar[str] = "assessment"
    id: int
    client_id: int
    on: date
    source: str = "staff"
    scale: str = "1-5"
    s: float | None = None
    te: float | None = None
    tc: float | None = None
    ee: float | None = None
    re: float | None = None
    ec: float | None = None
    rc: float | None = None

    def score(self, key: str) -> float | None:
        """Return the score ``key`` (one of SCORES) on 1–5, converted linearly (domain catalogue, 5.2)."""
        raw: float | None = getattr(self, key.lower())
        if raw is None or self.scale == "1-5":
            return raw
        low, high = SCALES[self.scale]
        return 1 + 4 * (raw - low) / (high - low)


@dataclass(frozen=True, slots=True)
class StageRecord:
    """One decision of a person about a client's stage; records are only added, never changed.

    Attributes:
        model, stage: keys (``kotler``, ``repeat``); the factor model's stages have no prefix.
        suggested: what the rules suggested then, or empty for history from elsewhere.
        reason: why it differs from the suggestion; required when it does.
        confidence: ``high``, ``medium``, ``low`` or empty.
        thresholds_version: version of the thresholds then, 0 for the defaults.
        evidence: JSON of the conditions' values then.

    """

    kind: ClassVar[str] = "stage"
    id: int
    client_id: int
    model: str
    stage: str
    on: date
    suggested: str = ""
    reason: str = ""
    decided_by: str = ""
    confidence: str = ""
    thresholds_version: int = 0
    evidence: str = ""
