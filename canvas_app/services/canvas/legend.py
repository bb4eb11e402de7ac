"""What the colours of notes stand for: segments by themselves, anything else by the names people give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from canvas_app.domain.canvas.model import COLOURS, Note, Segment
from canvas_app.domain.changes import Changes
from canvas_app.domain.text import clean_line
from canvas_app.storage.workbook import Workbook

_KEY = "legend."
"""Beginning of the settings that hold the names: ``legend.yellow`` …"""
_LIMIT = 60


def legend_names(workbook: Workbook) -> dict[str, str]:
    """Return the names that people gave to colours, those without a name left out."""
    found = {colour: workbook.setting(f"{_KEY}{colour}") for colour in COLOURS}
    return {colour: name for colour, name in found.items() if name}


def set_legend(workbook: Workbook, names: Mapping[str, str], *, origin: str = "") -> Changes:
    """Name colours; an empty name takes it away. Colours that are not given keep theirs."""
    assert set(names) <= set(COLOURS)
    with workbook.edit("edit.setting_legend", origin=origin) as edit:
        for colour, name in names.items():
            name = clean_line(name, _LIMIT)
            if name != workbook.setting(f"{_KEY}{colour}"):
                edit.set_setting(f"{_KEY}{colour}", name)
    return edit.changes


def colours_of_segments(notes: Iterable[Note], segments: Iterable[Segment], everyone: str) -> dict[str, str]:
    """Return what colours mean on a sheet where they stand for segments: colour to names.

    Empty unless at least two colours do. A colour that two segments share names both; grey, when notes have
    it and no segment does, stands for ``everyone``.
    """
    notes = tuple(notes)
    shown = {note.segment_id for note in notes if note.segment_id is not None}
    names: dict[str, list[str]] = {}
    for segment in segments:
        if segment.id in shown:
            names.setdefault(segment.colour, []).append(segment.name)
    if len(names) < 2:
        return {}
    found = {colour: ", ".join(named) for colour, named in names.items()}
    if "grey" not in found and any(note.colour == "grey" and note.segment_id is None for note in notes):
        found["grey"] = everyone
    return found


def legend_of(
    notes: Iterable[Note], segments: Iterable[Segment], named: Mapping[str, str], everyone: str
) -> dict[str, str]:
    """Return the legend of a sheet, colour to name: a name that people gave goes before the segments'."""
    notes = tuple(notes)
    found = colours_of_segments(notes, segments, everyone)
    used = {note.colour for note in notes}
    for colour in COLOURS:
        if colour in named and colour in used:
            found[colour] = named[colour]
    return found
