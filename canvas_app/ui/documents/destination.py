"""Where the documents page can be: what other pages ask of it, and the places Alt+← returns to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from canvas_app.services.documents.document_request import CLIENT, DOCUMENTS, POSTER
from canvas_app.ui.documents.selection import DocumentSelection

_KEPT = ("paper", "lang", "anonymous", "figures", "prompts")
"""Choices that stay when another page asks for a document."""


@dataclass(frozen=True, slots=True)
class DocumentPlace:
    """A document and the page of it one is at."""

    selection: DocumentSelection
    page: int


def kept(selection: DocumentSelection) -> dict[str, Any]:
    """Return the choices that stay when another document is gone to."""
    return {name: getattr(selection, name) for name in _KEPT}


def selection_of(asked: Mapping[str, object], selection: DocumentSelection) -> DocumentSelection:
    """Return the choices of another page: what it names, else paper, language and looks of ``selection``."""
    document = asked.get("preset") or asked.get("document")
    if isinstance(document, str) and document in DOCUMENTS:
        same = selection
        if document != selection.document:
            same = DocumentSelection(canvas=selection.canvas, client=selection.client, **kept(selection))
        selection = replace(same, document=POSTER if document == "canvas" else document)
    given = _given(asked)
    if given.get("client") and not document:
        given["document"] = CLIENT
    return replace(selection, **given)  # type: ignore[arg-type] # their types were checked


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
