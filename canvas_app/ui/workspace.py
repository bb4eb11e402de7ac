"""The pages of one open workbook: made when first visited, told what changed, left and returned to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from canvas_app.domain.changes import Changes
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.page import Page
from canvas_app.ui.navigation import Place, Trail
from canvas_app.ui.pages import PageEntry


class Workspace(QStackedWidget):
    """Shows one page at a time.

    Attributes:
        page_changed: another page is shown.
        trail_changed: back or forward became possible or impossible.

    """

    page_changed = Signal()
    trail_changed = Signal()

    def __init__(
        self, context: PageContext, entries: Sequence[PageEntry], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._entries = {entry.key: entry for entry in entries}
        self._pages: dict[str, Page] = {}
        self._trail = Trail()
        self._leave = context.session.workbook.subscribe(self._on_changes)

    # pages

    @property
    def page(self) -> Page | None:
        """The page shown, None before the first visit."""
        shown = self.currentWidget()
        return shown if isinstance(shown, Page) else None

    @property
    def key(self) -> str:
        """The key of the page shown, empty before the first visit."""
        return self.page.key if self.page else ""

    def made(self) -> list[Page]:
        """Return the pages visited so far."""
        return list(self._pages.values())

    def entries(self) -> list[PageEntry]:
        """Return the pages that can be visited."""
        return list(self._entries.values())

    def _made(self, key: str) -> Page:
        if key not in self._pages:
            page = self._entries[key].load()(self._context, self)
            self._context.tools.actions.add(page.commands(), page)
            self._pages[key] = page
            self.addWidget(page)
        return self._pages[key]

    # going

    def go(self, key: str, state: dict[str, object] | None = None) -> None:
        """Open a page, remembering the place left; an unknown page is ignored."""
        if key not in self._entries:
            return
        here = self._here()
        if here is not None and (here.page != key or state):
            self._trail.leave(here)
        self._show(key)
        self._made(key).activate(**(state or {}))
        self.trail_changed.emit()

    def back(self) -> None:
        """Return to the place before (Alt+←)."""
        here = self._here()
        self._return(self._trail.back(here) if here else None)

    def forward(self) -> None:
        """Go again to where ``back`` came from (Alt+→)."""
        here = self._here()
        self._return(self._trail.forward(here) if here else None)

    def trail(self) -> tuple[bool, bool]:
        """Tell whether back and forward are possible."""
        return self._trail.can()

    def _return(self, place: Place | None) -> None:
        if place is None:
            return
        self._show(place.page)
        self._made(place.page).restore(place.state)
        self.trail_changed.emit()

    def _here(self) -> Place | None:
        return Place(self.page.key, self.page.go_back_state()) if self.page else None

    def _show(self, key: str) -> None:
        if self.page is not None and self.page.key != key:
            self.close_editors()
        page = self._made(key)
        page.catch_up()
        if page is not self.currentWidget():
            self.setCurrentWidget(page)
        self.page_changed.emit()

    # what changed

    def _on_changes(self, changes: Changes) -> None:
        for page in self.made():
            page.receive(changes)

    def reveal(self, changes: Changes) -> None:
        """Open the page of what an undo or redo changed, and have it shown there."""
        touched = {kind for kind, ids in changes.ids.items() if ids}
        here = self._entries.get(self.key)
        if here is not None and (touched & here.kinds or touched <= here.shows):
            target = self.key
        else:
            target = next((key for key, entry in self._entries.items() if touched & entry.kinds), self.key)
        if target and target != self.key:
            self.go(target)
        if self.page is not None:
            self.page.reveal(changes)

    def close_editors(self) -> None:
        """Commit text being typed, on the page shown and wherever else a field holds some."""
        if self.page is not None:
            self.page.close_editors()
        self._context.session.typed.settle()

    def end(self) -> None:
        """Stop listening and forget the pages' commands: the workbook is about to close."""
        self.close_editors()
        self._context.session.typed.close()
        self._leave()
        for page in self.made():
            self._context.tools.actions.drop(page)
