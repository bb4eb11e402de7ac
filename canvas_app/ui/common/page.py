"""What every page of the window is: a widget that shows a workbook and answers the shell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from canvas_app.domain.changes import Changes

if TYPE_CHECKING:
    from collections.abc import Callable

    from canvas_app.ui.common.actions import Command
    from canvas_app.ui.common.context import PageContext


@dataclass(frozen=True, slots=True)
class Hit:
    """Something the palette found: its words, a quiet line beside it, and what choosing it does.

    Attributes:
        group: under which heading it stands; commands have none.

    """

    words: str
    detail: str
    run: Callable[[], object]
    group: str = ""


class Page(QWidget):
    """Base class of pages; a page is made at its first visit with ``Cls(context, parent)``.

    A subclass builds its widgets in ``__init__`` and ends it with ``self.retranslate()``; it reads the
    workbook first in :meth:`refresh`, which the shell calls before the page is shown.

    Attributes:
        key: the page's stable name; ``icon``: its drawing on the rail.
        header_changed: the page's part of the top bar or its primary command is another one now.
        zoom_changed: the zoom shown in the status bar is another one now.

    """

    key: ClassVar[str] = ""
    icon: ClassVar[str] = ""

    header_changed = Signal()
    zoom_changed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._missed: Changes | None = None
        self._stale = True
        context.session.as_of_changed.connect(self._renew)
        context.session.names_hidden_changed.connect(self._renew)

    # What a page says of itself

    def title(self) -> str:
        """Return the page's name, as on the rail."""
        raise NotImplementedError

    def commands(self) -> Sequence[Command]:
        """Return what can be done on this page; asked once, after the page was built."""
        return ()

    def primary(self) -> str:
        """Return the id of the command whose button stands at the right of the top bar, or empty."""
        return ""

    def header(self) -> QWidget | None:
        """Return the page's own part of the top bar (a canvas menu), right of the business name."""
        return None

    def panes(self) -> Sequence[QWidget]:
        """Return the parts that F6 visits; a pane gets the focus where it was last."""
        return (self,)

    # What a page shows

    def refresh(self) -> None:
        """Read everything shown anew (first visit, other as-of day, many changes)."""

    def apply(self, changes: Changes) -> None:
        """Read anew what ``changes`` touches of what is shown; called only while the page is visible."""
        if changes.size:
            self.refresh()

    def retranslate(self) -> None:
        """Set every text in the language of the moment; values shown are read anew by ``refresh``."""

    def receive(self, changes: Changes) -> None:
        """Take the changes of an edit: apply them now, or remember them until the page is shown."""
        if self.isVisible() and not self._stale:
            self.apply(changes)
        elif not self._stale:
            self._missed = merged(self._missed, changes)

    def catch_up(self) -> None:
        """Bring the page up to date before it is shown."""
        missed, self._missed = self._missed, None
        if self._stale:
            self._stale = False
            self.refresh()
        elif missed is not None:
            self.apply(missed)

    # Where a page is

    def activate(self, **state: object) -> None:
        """Take the focus; ``state`` says where to go (from ``navigator.go`` or :meth:`go_back_state`)."""
        if not state:
            (self.focusWidget() or self).setFocus()

    def go_back_state(self) -> dict[str, object]:
        """Return the place the page is at, for Alt+←."""
        return {}

    def restore(self, state: dict[str, object]) -> None:
        """Return to a place that :meth:`go_back_state` gave."""
        self.activate(**state)

    def reveal(self, changes: Changes) -> None:
        """Show and focus what an undo or redo changed."""

    def close_editors(self) -> None:
        """Commit text being typed: called before undo, page change, export and closing."""

    # What the keys of the window ask

    def open_search(self) -> None:
        """Open this page's search (Ctrl+F)."""

    def find_next(self, *, forward: bool = True) -> None:
        """Go to the next thing found (F3), or the one before."""

    def toggle_inspector(self) -> None:
        """Show or hide the panel at the right (F9)."""

    @classmethod
    def search(cls, context: PageContext, text: str) -> Sequence[Hit]:  # noqa: ARG003 - for those that can
        """Return what of this page fits ``text``, at most 8, for the palette; no page need be made for it."""
        return ()

    def zoom_text(self) -> str:
        """Return the zoom for the status bar, empty when the page has none."""
        return ""

    def alone(self, *, alone: bool) -> None:
        """Show what the page is about without what stands beside it (full screen), or all of it again."""

    def zoom(self, step: str) -> None:
        """Zoom: ``in``, ``out``, ``toggle`` (whole ↔ readable) or ``block`` (the current one fills)."""

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Change the words when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and not self.context.session.closed:
            self.retranslate()
            self._renew()

    def _renew(self) -> None:
        self._stale = True
        if self.isVisible():
            self.catch_up()


def merged(first: Changes | None, second: Changes) -> Changes:
    """Return what two edits touched together, under the name of the later one."""
    if first is None:
        return second
    ids = {kind: first.of(kind) | second.of(kind) for kind in {*first.ids, *second.ids}}
    canvases = first.canvases | second.canvases
    return Changes(ids, second.name, second.params, second.origin, canvases)
