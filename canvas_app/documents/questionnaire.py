"""What the questionnaire for clients is made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuestionnaireReport:
    """Statements for clients to agree with, on a scale that begins with 1.

    Attributes:
        clients: for whom, a page each; empty: one page for anybody.

    """

    business: str
    statements: tuple[str, ...]
    scale: tuple[str, ...]
    clients: tuple[str, ...] = ()
