"""The process that ``crew`` spawns: ``python -m tests.campaign.mate SUITE SEED FOLDER``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.campaign import crew, suites


def main(suite: str, seed: int, folder: Path) -> None:
    """Play the rounds that come in; what the program prints by mistake does not mix with the answers."""
    mouth = os.dup(1)
    os.dup2(2, 1)
    os.set_inheritable(mouth, False)
    player = suites.player(suite, seed, folder)
    crew.answers(player.play, sys.stdin, mouth)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
