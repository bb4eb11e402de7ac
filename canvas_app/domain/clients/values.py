"""Groups of a client's fields, and its tags."""

from __future__ import annotations

from collections.abc import Iterable

from canvas_app.domain.clients.model import TAG_LIMIT
from canvas_app.domain.fields import Words

COUNTERS = ("mentions", "referrals", "referrals_won", "joint")
SWITCHES = ("qualified", "continuing", "sole")


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return tags cleaned, each once whatever its case, in the order given."""
    return Words(limit=TAG_LIMIT).clean(tags)
