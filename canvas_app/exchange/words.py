"""Words in cells that stand for keys: kinds, sources, stages, yes and no, in either language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final

from canvas_app.content import Catalogue, Entry
from canvas_app.domain.canvas.model import BLOCKS
from canvas_app.domain.fields import Choice
from canvas_app.domain.stages.model import SCALES
from canvas_app.domain.stages.stage_model import Stage, StageModel
from canvas_app.domain.text import match_key
from canvas_app.exchange import limits

YES_NO: Final = Choice(("yes", "no"), "word")
"""What a cell says that answers a question."""
_SHORT_SCALES: Final = {"5": "1-5", "7": "1-7", "100": "0-100", "%": "0-100"}
_DASH = re.compile(r"\s*(?:[-–—‑−]|\.\.+|…|до|to)\s*")


class Words:
    """Finds the key that a cell's text names: the key, its last part, or any wording of it.

    ``models`` are the stage models whose names and stages are known.
    """

    def __init__(self, catalogue: Catalogue, models: Iterable[StageModel] = ()) -> None:
        self._catalogue = catalogue
        self.models = {model.key: model for model in models}
        self._known: dict[int, tuple[Choice, Mapping[str, str]]] = {}

    def find(self, choice: Choice, text: str) -> str:
        """Return the key of ``choice`` that ``text`` names, or empty."""
        known = self._known.get(id(choice))
        if known is None:
            known = self._known[id(choice)] = (choice, self._index(choice))
        return known[1].get(match_key(text[: limits.VALUE_CHARACTERS]), "")

    def model(self, text: str) -> str:
        """Return the key of the stage model that ``text`` names, or empty."""
        wanted = match_key(text)
        return next((key for key, model in self.models.items() if wanted in self._names(model)), "")

    def stages(self, text: str) -> tuple[tuple[str, str], ...]:
        """Return every (model, stage) that ``text`` names."""
        return self._stages.get(match_key(text), ())

    def stages_of(self, model: str) -> tuple[str, ...]:
        """Return the keys of the stages of ``model``."""
        return tuple(stage.key for stage in self.models[model].stages)

    def note_kind(self, block: str, text: str) -> str:
        """Return the key of the kind of ``block`` (empty: of any block) that ``text`` names, or empty."""
        keys = self._kinds.get(match_key(text), ())
        return next((key for key in keys if not block or key.startswith(f"{block}.")), "")

    def scale(self, text: str) -> str:
        """Return the scale (a key of SCALES) that ``text`` names, ``1–5`` or ``5``, or empty."""
        plain = _DASH.sub("-", match_key(text))
        return plain if plain in SCALES else _SHORT_SCALES.get(plain, "")

    def _index(self, choice: Choice) -> dict[str, str]:
        found: dict[str, str] = {}
        for key in filter(None, choice.keys):
            named = f"{choice.labels}.{key}"
            labels = _labels(self._catalogue.entry(named)) if choice.labels else {match_key(key)}
            for label in labels:
                found.setdefault(label, key)
        return found

    @cached_property
    def _stages(self) -> dict[str, tuple[tuple[str, str], ...]]:
        found: dict[str, tuple[tuple[str, str], ...]] = {}
        for model in self.models.values():
            for stage in model.stages:
                for label in {*self._names(stage), match_key(f"{model.key}.{stage.key}")}:
                    found[label] = (*found.get(label, ()), (model.key, stage.key))
        return found

    def _names(self, item: StageModel | Stage) -> set[str]:
        own = {match_key(text) for text in (item.key, item.name.en, item.name.ru) if text}
        return own | _labels(self._catalogue.entry(item.name.key)) if item.name.key else own

    @cached_property
    def _kinds(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for block in BLOCKS:
            for group in self._catalogue.kind_groups(block):
                for key in group.kinds:
                    names = {*_labels(self._catalogue.entry(key)), match_key(key.partition(".")[2])}
                    for label in names:
                        found[label] = (*found.get(label, ()), key)
        return found


def _labels(entry: Entry) -> set[str]:
    """Return every name of an entry, as match keys."""
    wordings = [
        entry.text,
        *(entry.extras[name] for name in ("short", "full", "abbr") if name in entry.extras),
    ]
    labels = [entry.key, entry.key.rpartition(".")[2], *entry.also]
    labels += [text for wording in wordings for text in wording]
    return {match_key(label) for label in labels}
