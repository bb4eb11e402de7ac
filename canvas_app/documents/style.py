"""Colours of documents: those of the light theme, whatever the window shows."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportlab.lib.colors import Color, HexColor

from canvas_app import paths


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by role, notes' surfaces and edges by the notes' colours, the stages' ramp from light on."""

    roles: Mapping[str, Color]
    fill: Mapping[str, Color]
    edge: Mapping[str, Color]
    ramp: tuple[Color, ...]

    def __getitem__(self, role: str) -> Color:
        """Return the colour of a role (``text``, ``quiet``, ``border`` …)."""
        return self.roles[role]


@cache
def palette() -> Palette:
    """Return the colours of the light theme."""
    theme = tomllib.loads((paths.resources() / "themes/light.toml").read_text("utf-8"))
    return Palette(
        _colours(theme["roles"]),
        _colours(theme["note"]["fill"]),
        _colours(theme["note"]["edge"]),
        tuple(map(HexColor, theme["stages"]["ramp"])),
    )


def _colours(table: Mapping[str, str]) -> dict[str, Color]:
    return {name: HexColor(value) for name, value in table.items()}
