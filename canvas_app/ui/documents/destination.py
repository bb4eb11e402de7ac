"""Where the documents page can be: what other pages ask of it, and the places Alt+← returns to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from canvas_app.services.documents.wanted import CLIENT, DOCUMENTS, POSTER
from canvas_app.ui.documents.wish import Wish

_KEPT = ("paper", "lang", "anonymous", "figures", "prompts")
"""Choices that stay when another page asks for a document."""


@dataclass(frozen=True, slots=True)
class DocumentPlace:
    """A document and the page of it one is at."""

    wish: Wish
    page: int


def kept(wish: Wish) -> dict[str, Any]:
    """Return the choices that stay when another document is gone to."""
    return {name: getattr(wish, name) for name in _KEPT}


def wish_of(asked: Mapping[str, object], wish: Wish) -> Wish:
    """Return the choices of another page: what it names, else paper, language and looks of ``wish``."""
    document = asked.get("preset") or asked.get("document")
    if isinstance(document, str) and document in DOCUMENTS:
        same = wish
        if document != wish.document:
            same = Wish(canvas=wish.canvas, client=wish.client, **kept(wish))
        wish = replace(same, document=POSTER if document == "canvas" else document)
    given = _given(asked)
    if given.get("client") and not document:
        given["document"] = CLIENT
    return replace(wish, **given)  # type: ignore[arg-type] # their types were checked


def _given(asked: Mapping[str, object]) -> dict[str, object]:
    """Return the choices that are named, those of the right type."""
    given: dict[str, object] = {}
    for name, kind in (("canvas", int), ("client", int), ("model", str), ("paper", str)):
        if isinstance(asked.get(name), kind):
            given[name] = asked[name]
    for name in ("segments", "employees", "sections", "clients"):
        value = asked.get(name)
        if isinstance(value, list | tuple):
            given[name] = tuple(value)
    return given
