"""The pages a window can show: where each is found, and which records it is the home of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, cast

from canvas_app.services.waiting import Waiting
from canvas_app.ui.common.page import Page

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook


Counter = Callable[["Workbook", date], Waiting | None]
"""Counts what waits on a page on a day, for the status bar; None: nothing does."""


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
        appears_with: the kind whose first record brings the page onto the rail; until then it is found
            under "More". Empty: it is always there.
        counter: ``module:function`` that counts what waits there for the status bar; empty: nothing does.

    """

    key: str
    icon: str
    words: Callable[[], str]
    place: str
    keys: str
    kinds: frozenset[str] = frozenset()
    shows: frozenset[str] = frozenset()
    names_clients: bool = False
    appears_with: str = ""
    counter: str = ""

    def exists(self) -> bool:
        """Tell whether this build has the page."""
        try:
            return find_spec(self.place.partition(":")[0]) is not None
        except ModuleNotFoundError:
            return False

    def load(self) -> type[Page]:
        """Import the page's class."""
        return cast("type[Page]", _imported(self.place))

    def load_counter(self) -> Counter | None:
        """Import what counts for the status bar, if this page has it."""
        return cast("Counter", _imported(self.counter)) if self.counter else None


def _imported(place: str) -> object:
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)
