"""The filter in words: what each part of it is called, its chips, and the menus that change it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QMenu

from canvas_app.domain.fields import Ref
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.record_table import own_key
from canvas_app.domain.record_views import listing_of
from canvas_app.domain.stages.flags import FLAGS
from canvas_app.services.clients.listing import DECISIONS, ClientFilter
from canvas_app.ui.clients.table_model import Names
from canvas_app.ui.clients.words import ClientWords
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.records.shown_names import words_of
from canvas_app.ui.common.text import fill, no_mnemonic, translate

STATES: Final = ("active", "inactive", "ended")
_CLIENT: Final = KINDS["client"]
_REFERENCES: Final = {
    own_key(name, field): name
    for name in listing_of(_CLIENT).filters
    if isinstance(field := _CLIENT.fields[name], Ref)
}
"""Columns that show what a client names, each with the field that names it."""
_OF_COLUMN: Final = {key: f"{key}s" for key in _REFERENCES} | {"stage": "stages", "change": "decision"}
"""Column of the table to the part of the filter that its menu offers."""
_FIELD_OF: Final = {f"{key}s": name for key, name in _REFERENCES.items()}

Choose = Callable[[ClientFilter], object]


@dataclass(frozen=True, slots=True)
class FilterWords:
    """Says a filter in the language of the window."""

    context: PageContext
    words: ClientWords
    names: Names

    def part(self, name: str) -> str:
        """Return what a part of the filter is called."""
        if name in _FIELD_OF:
            return words_of(self.context, _CLIENT).label(_FIELD_OF[name])
        return {
            "stages": translate("Clients", "Stage"),
            "decision": translate("Clients", "Decision"),
            "states": translate("Clients", "State"),
            "flags": translate("Clients", "Warning"),
            "tags": translate("Clients", "Tag"),
        }[name]

    def value(self, name: str, value: Any) -> str:
        """Return what one value of a part is called."""
        if name == "segments":
            return self.names.segments.get(value or 0) or translate("Clients", "no segment")
        if name == "employees":
            found = self.words.hidden(self.names.employees.get(value or 0, ""))
            return found or translate("Clients", "nobody")
        if name == "stages":
            return self.words.numbered(value)
        if name == "decision":
            return {
                "confirmed": translate("Clients", "confirmed"),
                "suggested": translate("Clients", "only suggested"),
                "differs": translate("Clients", "other than suggested"),
            }[value]
        if name == "states":
            return self.context.texts.catalogue.short(f"state.{value}", self.context.texts.lang)
        if name == "flags":
            text = self.context.texts.text(f"flag.{value}")
            return text.replace("{0}", "90") if "{0}" in text else text
        return str(value)

    def chips(self, wanted: ClientFilter, crumb: str) -> list[tuple[str, ClientFilter]]:
        """Return what each chip says, and the filter without it."""
        found: list[tuple[str, ClientFilter]] = []
        if wanted.ids is not None or wanted.deals is not None:
            text = crumb or translate("Clients", "Chosen clients")
            found.append((text, replace(wanted, ids=None, deals=None)))
        if wanted.archived:
            found.append((translate("Clients", "Archive"), replace(wanted, archived=False)))
        for name in ("segments", "stages", "decision", "states", "employees", "flags", "tags"):
            chosen = getattr(wanted, name)
            if not chosen:
                continue
            values = (chosen,) if isinstance(chosen, str) else chosen
            said = ", ".join(self.value(name, value) for value in values)
            without = changed(wanted, name, "" if isinstance(chosen, str) else ())
            found.append((fill(translate("Clients", "%1: %2"), self.part(name), said), without))
        return found

    def values(self, name: str, tags: Iterable[str]) -> list[Any]:
        """Return what a part of the filter may be."""
        known: dict[str, list[Any]] = {
            "segments": [*self.names.segments, None],
            "employees": [*self.names.employees, None],
            "stages": [stage.key for stage in self.words.model.stages],
            "decision": [one for one in DECISIONS if one],
            "states": list(STATES),
            "flags": list(FLAGS),
            "tags": list(tags),
        }
        return known[name]


def filter_menu(
    menu: QMenu, said: FilterWords, wanted: ClientFilter, tags: Iterable[str], choose: Choose
) -> None:
    """Fill a menu with every part of the filter, each with its values."""
    menu.clear()
    for name in ("segments", "stages", "decision", "states", "employees", "flags", "tags"):
        values = said.values(name, tags)
        if values and not (name == "segments" and not said.names.segments):
            values_into(menu.addMenu(no_mnemonic(said.part(name))), name, said, wanted, values, choose)
    menu.addSeparator()
    archive = menu.addAction(translate("Clients", "Archive"))
    archive.setCheckable(True)
    archive.setChecked(wanted.archived)
    archive.triggered.connect(lambda on: choose(replace(wanted, archived=on)))


def values_into(
    menu: QMenu,
    name: str,
    said: FilterWords,
    wanted: ClientFilter,
    values: Iterable[Any],
    choose: Choose,
) -> None:
    """Add the values of one part of the filter, those that are asked for checked."""
    chosen = getattr(wanted, name)
    for value in values:
        action = menu.addAction(no_mnemonic(said.value(name, value)))
        action.setCheckable(True)
        action.setChecked(value == chosen if isinstance(chosen, str) else value in chosen)
        action.toggled.connect(partial(_toggle, name, value, wanted, choose))


def _toggle(name: str, value: Any, wanted: ClientFilter, choose: Choose, on: bool) -> None:
    chosen = getattr(wanted, name)
    if isinstance(chosen, str):
        choose(changed(wanted, name, value if on else ""))
        return
    kept = tuple(one for one in chosen if one != value)
    choose(changed(wanted, name, (*kept, value) if on else kept))


def changed(wanted: ClientFilter, name: str, value: Any) -> ClientFilter:
    """Return a filter with another value of one part."""
    fields: dict[str, Any] = {name: value}
    return replace(wanted, **fields)


def column_menu(
    menu: QMenu,
    column: str,
    said: FilterWords,
    wanted: ClientFilter,
    sort: Callable[[bool], object],
    choose: Choose,
) -> None:
    """Fill the menu of a column: sorting, and the values that it can be filtered by."""
    menu.addAction(translate("Clients", "Sort ascending"), partial(sort, False))
    menu.addAction(translate("Clients", "Sort descending"), partial(sort, True))
    name = _OF_COLUMN.get(column)
    if name is None:
        return
    menu.addSeparator()
    values_into(menu, name, said, wanted, said.values(name, ()), choose)
