"""Saved views of the register: a filter and an order under a name, kept in the workbook."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from canvas_app.domain.changes import Changes
from canvas_app.domain.errors import NotFoundError, ValueRefusedError
from canvas_app.domain.text import clean_line, match_key
from canvas_app.services.clients.listing import COLUMNS, DECISIONS, ClientFilter, Sort
from canvas_app.storage.workbook import Workbook

SETTING: Final = "client_views"
"""Key of the workbook's setting that holds them."""
_NAME_LIMIT: Final = 80


@dataclass(frozen=True, slots=True)
class SavedView:
    """A name for a filter, an order and the stage model looked at."""

    name: str
    wanted: ClientFilter
    sort: Sort
    model: str = ""


def saved_views(workbook: Workbook) -> tuple[SavedView, ...]:
    """Return the saved views by name; what cannot be read is left out."""
    try:
        found = json.loads(workbook.setting(SETTING) or "[]")
    except ValueError:
        return ()
    views = [view for one in found if (view := _read(one)) is not None] if isinstance(found, list) else []
    return tuple(sorted(views, key=lambda view: match_key(view.name)))


def save_view(workbook: Workbook, view: SavedView, *, origin: str = "") -> Changes:
    """Keep a view; one of the same name is replaced (ValueRefusedError ``value.empty_name``)."""
    name = clean_line(view.name, _NAME_LIMIT)
    if not name:
        raise ValueRefusedError("value.empty_name")
    kept = [one for one in saved_views(workbook) if match_key(one.name) != match_key(name)]
    kept.append(SavedView(name, view.wanted, view.sort, view.model))
    return _write(workbook, kept, name, origin)


def delete_view(workbook: Workbook, name: str, *, origin: str = "") -> Changes:
    """Forget a view (NotFoundError when there is none of that name)."""
    before = saved_views(workbook)
    kept = [one for one in before if match_key(one.name) != match_key(name)]
    if len(kept) == len(before):
        raise NotFoundError("not_found.record", name=name)
    return _write(workbook, kept, name, origin)


def _write(workbook: Workbook, views: list[SavedView], name: str, origin: str) -> Changes:
    text = json.dumps([_written(view) for view in views], ensure_ascii=False)
    with workbook.edit("edit.client_view", origin=origin, name=name) as edit:
        edit.set_setting(SETTING, text)
    return edit.changes


def _written(view: SavedView) -> dict[str, Any]:
    said = {
        field.name: value
        for field in fields(ClientFilter)
        if (value := getattr(view.wanted, field.name)) not in (None, "", (), False)
    }
    return {"name": view.name, "filter": said, "sort": list(view.sort), "model": view.model}


def _read(found: object) -> SavedView | None:
    """Return the view that JSON describes, None when it is none of ours."""
    if not isinstance(found, dict) or not isinstance(found.get("name"), str):
        return None
    said = found.get("filter")
    if not isinstance(said, dict):
        return None
    column, descending = (*found.get("sort", ()), "", False)[:2]
    sort = Sort(column, bool(descending)) if column in COLUMNS else Sort()
    return SavedView(found["name"], _filter(said), sort, str(found.get("model", "")))


def _filter(said: Mapping[str, Any]) -> ClientFilter:
    values: dict[str, Any] = {}
    for field in fields(ClientFilter):
        value, usual = said.get(field.name), field.default
        if isinstance(value, list):
            kind = int | None if field.name in ("segments", "employees", "ids", "deals") else str
            if all(isinstance(one, kind) for one in value):
                values[field.name] = tuple(value)
        elif value is not None and type(value) is type(usual):
            values[field.name] = value
    if values.get("decision", "") not in DECISIONS:
        del values["decision"]
    return ClientFilter(**values)
