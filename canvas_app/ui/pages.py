"""The pages a window can show: where each is found, and which records it is the home of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import cast

from canvas_app.ui.common.page import Page


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page that can be visited: its class is imported at the first visit.

    Attributes:
        key, icon: as the page class has them.
        words: its name on the rail.
        place: ``module:Class``, made as ``Class(context, parent)``.
        keys: the shortcut; numbers belong to pages and never shift.
        kinds: the records whose undo opens this page.
        shows: the records whose undo is seen here as well: it does not lead away from this page.
        names_clients: what the palette finds there is about clients, so it is not shown to a room.

    """

    key: str
    icon: str
    words: Callable[[], str]
    place: str
    keys: str
    kinds: frozenset[str] = frozenset()
    shows: frozenset[str] = frozenset()
    names_clients: bool = False

    def exists(self) -> bool:
        """Tell whether this build has the page."""
        try:
            return find_spec(self.place.partition(":")[0]) is not None
        except ModuleNotFoundError:
            return False

    def load(self) -> type[Page]:
        """Import the page's class."""
        module, _, name = self.place.partition(":")
        return cast("type[Page]", getattr(import_module(module), name))
