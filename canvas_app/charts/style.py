"""How charts look: colours, the size of letters, the language; made from a theme, or for paper."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from canvas_app import paths
from canvas_app.charts.data import SHARES_FROM
from canvas_app.content import Formats, load_catalogue, load_messages

PRINT_SIZE = 8.5
"""Points of a chart's letters on paper."""
SHARES = "%"
"""Stands for a currency where amounts are shown as shares of the whole, in 1/WHOLE of it."""
WHOLE = 10_000
_SCREEN_SIZE = 12.0


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """How a chart looks; sizes are in points, on the screen a point is a logical pixel.

    Attributes:
        lang: language of the words and numbers.
        size: letters of names and numbers; everything else is in proportion.
        ramp: colours of the stages from the lowest to the highest.
        outline: edge of bars; ``exit``: the way out; ``held``: bars of what holds clients.
        bands: the bands of scores from ``high`` to ``none``.
        headed: whether title, note and foot are drawn with the chart, as for a file of its own.
        places: decimals of exact amounts, the same for all of a table; None: as many as each has.

    """

    lang: str
    size: float
    surface: str
    text: str
    quiet: str
    border: str
    accent: str
    up: str
    down: str
    up_surface: str
    down_surface: str
    same_surface: str
    exit: str
    outline: str
    held: str
    hatch: str
    ramp: tuple[str, ...]
    bands: Mapping[str, str]
    headed: bool = False
    places: int | None = None

    @property
    def formats(self) -> Formats:
        """How the language writes values."""
        return Formats(self.lang)

    def say(self, key: str, **params: object) -> str:
        """Return the sentence ``key`` (``chart.…``)."""
        return load_messages().say(key, self.lang, **params)

    def label(self, key: str, *, short: bool = False) -> str:
        """Return a label of the catalogue."""
        catalogue = load_catalogue()
        return catalogue.short(key, self.lang) if short else catalogue.text(key, self.lang)

    def amount(self, value: int, currency: str | None, *, exact: bool = False) -> str:
        """Return a count, or money where there is a currency, as short as a chart needs or ``exact``.

        The currency SHARES stands for shares of the whole.
        """
        if currency is None:
            return self.formats.number(value)
        if currency == SHARES:
            return self.formats.share(value / WHOLE, 1)
        formats = self.formats
        return (
            formats.money(value, currency, self.places) if exact else formats.compact_money(value, currency)
        )

    def stage(self, place: int, count: int) -> str:
        """Return the colour of rung ``place`` (from 0) of ``count``; both ends of the ramp are used."""
        last = len(self.ramp) - 1
        at = round(place * last / (count - 1)) if count > 1 else last
        return self.ramp[max(0, min(last, at))]

    def headed_for_file(self) -> ChartStyle:
        """Return the same with title, note and foot drawn."""
        return replace(self, headed=True)


def style_of(
    roles: Mapping[str, str], ramp: Sequence[str], lang: str, size: float = _SCREEN_SIZE
) -> ChartStyle:
    """Return the style of a theme: its colour roles by name and its ramp of stages."""
    surface = roles["surface"]
    return ChartStyle(
        lang=lang,
        size=size,
        surface=surface,
        text=roles["text"],
        quiet=roles["quiet"],
        border=roles["border"],
        accent=roles["accent"],
        up=roles["up"],
        down=roles["down"],
        up_surface=mixed(roles["up"], surface, 0.17),
        down_surface=mixed(roles["down"], surface, 0.2),
        same_surface=mixed(roles["quiet"], surface, 0.09),
        exit=roles["exit_stage"],
        outline=roles["stage_outline"],
        held=mixed(ramp[len(ramp) // 2], roles["quiet"], 0.45),
        hatch=mixed(roles["stage_outline"], surface, 0.75),
        ramp=tuple(ramp),
        bands={
            "high": mixed(roles["good"], surface, 0.30),
            "mid": mixed(roles["warning"], surface, 0.20),
            "low": mixed(roles["warning"], surface, 0.42),
            "critical": mixed(roles["bad"], surface, 0.40),
            "none": surface,
        },
    )


def print_style(lang: str, size: float = PRINT_SIZE) -> ChartStyle:
    """Return the style for paper: the light colours, smaller letters."""
    roles, ramp = _light()
    return style_of({**roles, "surface": "#FFFFFF"}, ramp, lang, size)


@cache
def _light() -> tuple[Mapping[str, str], tuple[str, ...]]:
    data = tomllib.loads((paths.resources() / "themes" / "light.toml").read_text("utf-8"))
    return data["roles"], tuple(data["stages"]["ramp"])


def says_shares(n: int, currency: str | None) -> bool:
    """Tell whether shares in per cent stand beside the numbers: of enough clients, and not of shares."""
    return n >= SHARES_FROM and currency != SHARES


def mixed(colour: str, ground: str, share: float) -> str:
    """Return ``share`` of a colour (#RRGGBB) over a ground, as it would look half transparent."""
    parts = (
        round(int(colour[at : at + 2], 16) * share + int(ground[at : at + 2], 16) * (1 - share))
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02X}" for part in parts)
