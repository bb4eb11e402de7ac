"""A person's filter as conditions on ``client``: column elements that statements are narrowed with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import sqlalchemy as sa

from canvas_app.domain.text import clean_line, search_key
from canvas_app.storage.core.constructs import (
    Condition,
    among_these,
    among_these_texts,
    any_listed,
    holds_text,
    holds_word,
    value,
    word_begins,
)
from canvas_app.storage.core.tables import table
from canvas_app.storage.core.types import TEXT
from canvas_app.storage.filters import ClientFilter, Filter, Scope

_client, _deal, _place = table("client"), table("deal"), table("client_stage")
_key, _text = table("client_key"), table("client_text")

_LONG: Final = 3
"""Characters from which a word is looked for anywhere; a shorter one only where a word begins."""
_LONGEST: Final = 200  # characters of a query that count
_PHONE: Final = frozenset("+-().0123456789 ")
_FEWEST_DIGITS: Final = 3
_DECIDED: Final[Mapping[str, Condition]] = {
    "confirmed": _place.c.confirmed != "",
    "suggested": _place.c.confirmed == "",
    "differs": sa.and_(_place.c.confirmed != "", _place.c.confirmed != _place.c.suggested),
}


def conditions(wanted: Filter, model: str) -> list[Condition]:
    """Return what a client must fulfil; ``model``: the stage model that the filter is about."""
    if isinstance(wanted, Scope):
        return list(_belonging(wanted))
    return [*_record_conditions(wanted), *_stage_conditions(wanted, model)]


def _belonging(wanted: Filter) -> Iterator[Condition]:
    for column, ids in ((_client.c.segment_id, wanted.segments), (_client.c.employee_id, wanted.employees)):
        known = tuple(one for one in ids if one is not None)
        parts = [among_these(column, known)] if known else []
        if None in ids:
            parts.append(column.is_(None))
        if parts:
            yield sa.or_(*parts)


def _record_conditions(wanted: ClientFilter) -> Iterator[Condition]:
    if wanted.search.strip():
        yield searched(wanted.search)
    yield from _belonging(wanted)
    if wanted.tags:
        yield any_listed(_client.c.tags, wanted.tags)
    if wanted.deals is not None:
        yield _client.c.id.in_(sa.select(_deal.c.client_id).where(among_these(_deal.c.id, wanted.deals)))


def _stage_conditions(wanted: ClientFilter, model: str) -> Iterator[Condition]:
    parts: list[Condition] = []
    if wanted.stages:
        parts.append(among_these_texts(_place.c.shown, wanted.stages))
    if wanted.states:
        parts.append(among_these_texts(_place.c.state, wanted.states))
    if wanted.decision:
        parts.append(_DECIDED[wanted.decision])
    if wanted.flags:
        parts.append(sa.or_(*(holds_word(_place.c.flags, value(flag, TEXT)) for flag in wanted.flags)))
    if parts:
        of_model = sa.select(_place.c.client_id).where(_place.c.model == value(model), *parts)
        yield _client.c.id.in_(of_model)


def searched(query: str) -> Condition:
    """Return whether a client is found by what was typed into the search field.

    Every word must occur; what looks like a telephone number may also occur in any spelling. Words too short
    for the index are looked for where a word begins: in the name when nothing else was typed, in the whole
    text otherwise. An empty query finds everyone.
    """
    typed = search_key(clean_line(query, _LONGEST))
    words = typed.split()
    if not words:
        return sa.true()
    short = all(len(word) < _LONG for word in words)
    look: Callable[[str], Condition] = _in_name if short else _in_text
    together = sa.and_(*map(look, words))
    digits = "".join(c for c in typed if c.isdigit())
    if set(typed) <= _PHONE and len(digits) >= _FEWEST_DIGITS and digits != typed:
        return sa.or_(together, _in_text(digits))
    return together


def _in_name(word: str) -> Condition:
    return _client.c.id.in_(sa.select(_key.c.client_id).where(word_begins(_key.c.key, word)))


def _in_text(word: str) -> Condition:
    long = len(word) >= _LONG
    fitting: Any = holds_text(_text, word) if long else word_begins(_text.c.text, word)
    return _client.c.id.in_(sa.select(_text.c.client_id).where(fitting))
