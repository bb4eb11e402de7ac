"""Stage models read from data, and the words that belong to their stages, conditions and gaps."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from canvas_app import paths
from canvas_app.content.catalogue import Catalogue
from canvas_app.content.errors import ContentError
from canvas_app.content.formats import Formats
from canvas_app.domain.errors import ValueRefusedError
from canvas_app.domain.stages.stage_model import (
    COUNTS,
    SCORED,
    Condition,
    Group,
    Stage,
    StageModel,
    Words,
    check_models,
)

if TYPE_CHECKING:
    from canvas_app.domain.stages.rules import Missing

FILE: Final = "stage_models.toml"

_MODEL_FIELDS = frozenset(("name", "name_en", "name_ru", "hint", "hint_en", "hint_ru", "stages"))
_STAGE_FIELDS = (_MODEL_FIELDS - {"stages"}) | {"key", "exit", "sub", "conditions"}
_CONDITION_FIELDS = frozenset(("type", "at_least", "after"))
_OWN_LIMIT = 200  # characters of a name or hint of a person's own model
_GROUPS: Final[Mapping[frozenset[str], str]] = {
    frozenset(("two_way", "open", "won")): "held.group.contact",
    frozenset(("qualified", "two_way", "open", "won")): "held.group.lead",
    frozenset(("word", "ref")): "held.group.word",
}


def load_stage_models(folder: Path | None = None) -> tuple[StageModel, ...]:
    """Return the models that come with the program, in the order of the file.

    Raises:
        ContentError: names the file and the key at fault.

    """
    return _load((paths.resources() / "content" if folder is None else folder) / FILE)


@functools.cache
def _load(path: Path) -> tuple[StageModel, ...]:
    try:
        return parse_stage_models(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(path.name, "", str(error)) from error
    except ValueRefusedError as error:
        said = f"{error.code.removeprefix('stage_model.')} {error.params.get('value', '')}".strip()
        raise ContentError(path.name, str(error.params.get("key", "")), said) from error


def parse_stage_models(text: str) -> tuple[StageModel, ...]:
    """Return the models written in ``text`` (TOML, in the form of the program's own file).

    Raises:
        ValueRefusedError: ``stage_model.*`` with the ``key`` at fault; what the person wrote makes no model.

    """
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ValueRefusedError("stage_model.toml", key="", value=str(error)) from error
    models = tuple(_model(key, table) for key, table in tables.items())
    check_models(models)
    return models


def _model(key: str, table: object) -> StageModel:
    fields = _fields(key, table, _MODEL_FIELDS)
    stages = fields.get("stages")
    if not isinstance(stages, list) or not stages:
        raise ValueRefusedError("stage_model.first", key=key)
    return StageModel(
        key,
        _words(key, fields, "name", needed=True),
        tuple(_stage(key, stage) for stage in stages),
        _words(key, fields, "hint"),
    )


def _stage(model: str, table: object) -> Stage:
    fields = _fields(f"{model}.stages", table, _STAGE_FIELDS)
    key = _typed(f"{model}.stages", fields, "key", str, "")
    at = f"{model}.{key}"
    groups = _typed(at, fields, "conditions", list, [])
    return Stage(
        key,
        _words(at, fields, "name", needed=True),
        tuple(_group(at, group) for group in groups),
        _typed(at, fields, "exit", bool, False),
        _typed(at, fields, "sub", str, ""),
        _words(at, fields, "hint"),
    )


def _group(at: str, group: object) -> Group:
    if not isinstance(group, list):
        raise ValueRefusedError("stage_model.field", key=f"{at}.conditions", value=str(group))
    return tuple(_condition(f"{at}.conditions", member) for member in group)


def _condition(at: str, table: object) -> Condition:
    fields = _fields(at, table, _CONDITION_FIELDS)
    kind = _typed(at, fields, "type", str, "")
    limit: object = fields.get("at_least", _usual_limit(kind))
    if isinstance(limit, bool) or not isinstance(limit, float | int | str | None):
        raise ValueRefusedError("stage_model.at_least", key=f"{at}.{kind}", value=str(limit))
    after = _typed(at, fields, "after", list, [])
    return Condition(kind, limit, tuple(str(stage) for stage in after))


def _usual_limit(kind: str) -> float | str | None:
    if kind in SCORED:
        return "mid" if kind == "s_not_low" else "high"
    return 1 if kind in COUNTS else None


def _words(at: str, fields: Mapping[str, Any], name: str, *, needed: bool = False) -> Words:
    """Return a name or hint: a key of the catalogue, or own words, which must then be in both languages."""
    key = _typed(at, fields, name, str, "")
    en, ru = (_typed(at, fields, f"{name}_{lang}", str, "").strip()[:_OWN_LIMIT] for lang in ("en", "ru"))
    if bool(en) != bool(ru) or (needed and not key and not en):
        raise ValueRefusedError("stage_model.words", key=f"{at}.{name}")
    return Words(key, en, ru)


def _fields(at: str, table: object, known: frozenset[str]) -> Mapping[str, Any]:
    if not isinstance(table, dict):
        raise ValueRefusedError("stage_model.field", key=at, value=str(table))
    unknown = table.keys() - known
    if unknown:
        raise ValueRefusedError("stage_model.field", key=f"{at}.{min(unknown)}", value="")
    return table


def _typed(at: str, fields: Mapping[str, Any], name: str, kind: type[Any], default: Any) -> Any:
    value = fields.get(name, default)
    if not isinstance(value, kind):
        raise ValueRefusedError("stage_model.field", key=f"{at}.{name}", value=str(value))
    return value


def name_of(words: Words, catalogue: Catalogue, lang: str, *, short: bool = False) -> str:
    """Return a model's or stage's name in ``lang``; ``short`` for charts and narrow columns."""
    if not words.key:
        return words.ru if lang == "ru" else words.en
    return catalogue.short(words.key, lang) if short else catalogue.text(words.key, lang)


def held_text(missing: Missing, catalogue: Catalogue, lang: str) -> str:
    """Return what holds a client on a stage, as one line: «Сделок меньше трёх», «Доверие не измерено»."""
    group = _GROUPS.get(frozenset(missing.conditions))
    if group is not None and catalogue.has(group):
        return catalogue.text(group, lang)
    said = [
        _held(kind, limit, missing.result, catalogue, lang)
        for kind, limit in zip(missing.conditions, missing.required, strict=True)
    ]
    return " / ".join(dict.fromkeys(said))


def _held(kind: str, limit: float | bool, result: str, catalogue: Catalogue, lang: str) -> str:
    if result == "unknown":
        return catalogue.text(f"held.{kind}.unknown", lang)
    exact = f"held.{kind}.{limit:g}"
    text = catalogue.text(exact if catalogue.has(exact) else f"held.{kind}", lang)
    return text.replace("{0}", _limit(kind, limit, lang))


def _limit(kind: str, limit: float | bool, lang: str) -> str:
    formats = Formats(lang)
    return formats.score(float(limit)) if kind in SCORED else formats.value(limit)


def condition_text(kind: str, required: float | bool, catalogue: Catalogue, lang: str) -> str:
    """Return what a condition asks for, as one line: «Заключённых сделок: не меньше 3»."""
    return catalogue.text(f"cond.{kind}", lang).replace("{0}", _limit(kind, required, lang))


def advice_keys(raises: Iterable[str], catalogue: Catalogue) -> tuple[str, ...]:
    """Return the keys of the advice that raises one of these scores."""
    wanted = set(raises)
    return tuple(key for key in catalogue.keys("adv") if catalogue.data(key, "raises") in wanted)


def statement_keys(asks: Iterable[str], catalogue: Catalogue) -> tuple[str, ...]:
    """Return the keys of the survey statements by which these scores are asked for."""
    wanted = set(asks)
    return tuple(key for key in catalogue.keys("item") if catalogue.data(key, "score") in wanted)
