"""A suite whose second round ends its process: what the crew makes of that is tested by it."""

from __future__ import annotations

import os
from pathlib import Path

from tests.campaign.table import Case, Played


class Player:
    """Dies in round 1."""

    def __init__(self, seed: int, folder: Path) -> None:
        del seed, folder

    def play(self, case: Case) -> Played:
        """Play, or die."""
        if case.number == 1:
            os._exit(3)
        return Played([])
