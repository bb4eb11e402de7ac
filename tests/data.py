"""Real input from outside the project: used when it lies beside the checkout, else skipped, saying so."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


def northwind() -> tuple[Path, Path, list[dict[str, str]]]:
    """Return the files of clients and deals and the rows of the deals, or skip the test."""
    folder = DATA / "northwind"
    if not folder.is_dir():
        pytest.skip("the Northwind clients and deals do not lie beside the checkout")
    with (folder / "deals.csv").open(encoding="utf-8") as file:
        lines = list(csv.DictReader(file))
    return folder / "clients.csv", folder / "deals.csv", lines
