"""What the shell shows of workbook and page: title, names, button, zoom, day, enabled commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from canvas_app.ui.common.page import Page
from canvas_app.ui.common.text import no_mnemonic, shortened, translate
from canvas_app.ui.page_counters import PageCounters
from canvas_app.ui.rail_pages import RailPages

if TYPE_CHECKING:
    from canvas_app.ui.common.context import PageContext
    from canvas_app.ui.main_window import MainWindow

_MOST = 100  # characters of a name in the title
_ALWAYS = ("go.back", "go.forward", "go.start", "go.palette", "go.next_pane", "go.previous_pane")
# Back and forward follow the trail; the others work on the start page too.
_WITH_WORKBOOK = (
    "file.import", "file.saved", "file.copy", "file.copy_plain", "file.folder", "file.close", "view.names",
)  # fmt: skip


class ShellState(QObject):
    """Brings what stands around the pages of ``window`` up to date."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._pages = RailPages(window.rail, window.entries)
        self._counters = PageCounters(window.status_bar, window.entries, window)

    def open(self, context: PageContext) -> None:
        """Show what belongs to a workbook that was opened."""
        self._pages.open(context.session.workbook)
        self._counters.open(context)
        self.frame()
        self.day()

    def close(self) -> None:
        """Show nothing more of the workbook that is about to be closed."""
        self._counters.close()

    @property
    def _page(self) -> Page | None:
        return self._window.page

    def frame(self) -> None:
        """Show what belongs to an open workbook, or to none."""
        open_now = self._window.context is not None
        self._window.rail.setVisible(open_now)
        self._window.top_bar.setVisible(open_now)
        self._window.status_bar.show_workbook(open_now)
        self.actions()
        self.title()

    def all(self) -> None:
        """Show everything anew, in the language of the moment."""
        self._pages.retranslate()
        self._counters.retranslate()
        self.day()
        self.header()
        self.zoom()
        self.actions()
        self.title()

    def page(self) -> None:
        """Show what the page says of itself, now and whenever it changes."""
        page = self._page
        if page is not None:
            page.header_changed.connect(self.header, Qt.ConnectionType.UniqueConnection)
            page.zoom_changed.connect(self.zoom, Qt.ConnectionType.UniqueConnection)
        if page is not None:
            self._pages.visit(page.key)
        self._window.rail.set_current(page.key if page is not None else "")
        self.header()
        self.zoom()
        self.title()

    def header(self) -> None:
        """Show the page's part of the top bar and its button."""
        page, actions = self._page, self._window.tools.actions
        self._window.top_bar.set_header(page.header() if page is not None else None)
        command = actions.command(page.primary()) if page is not None and page.primary() else None
        words = command.words() if command else ""
        self._window.top_bar.set_primary(words, command.keys[0] if command and command.keys else "")

    def zoom(self) -> None:
        """Show the page's zoom."""
        self._window.status_bar.show_zoom(self._page.zoom_text() if self._page else "")

    def day(self) -> None:
        """Show the as-of day."""
        context = self._window.context
        if context is not None:
            self._window.status_bar.show_day(
                context.session.as_of, context.texts.formats.date(context.session.as_of)
            )

    def business(self) -> None:
        """Show the name of the business."""
        if self._window.context is not None:
            workbook = self._window.context.session.workbook
            self._window.top_bar.set_business(workbook.setting("business") or workbook.path.stem)
        self.title()

    def title(self) -> None:
        """Name the window after business and page, and after the file where that is called otherwise."""
        name = translate("Shell", "Canvas App")
        if self._window.context is None:
            self._window.setWindowTitle(name)
            return
        business, file = self._window.top_bar.business.text(), self._window.context.session.workbook.path.stem
        business, file = shortened(business, _MOST), shortened(file, _MOST)
        known = file if file.startswith(business) else f"{business} ({file})"
        parts = [known, self._page.title() if self._page else "", name]
        self._window.setWindowTitle(" — ".join(part for part in parts if part))

    def actions(self) -> None:
        """Allow what can be done now, and name the steps that undo and redo would do."""
        window, actions = self._window, self._window.tools.actions
        open_now, seen = window.context is not None, window.page is not None
        for command in actions.of(window):
            if command.menu in ("edit", "go") and command.id not in _ALWAYS:
                actions.enable(command.id, seen if command.menu == "edit" else open_now)
        for name in _WITH_WORKBOOK:
            actions.enable(name, open_now)
        trail = window.workspace.trail() if window.workspace and seen else (open_now, False)
        for name, on in zip(("go.back", "go.forward"), trail, strict=True):
            actions.enable(name, on)
        self._steps()

    def _why_no_steps(self) -> str:
        """Return why no step can be taken back in the open file; empty when it can be written."""
        context = self._window.context
        if context is None:
            return ""
        if context.session.workbook.outside is not None:
            return translate("Shell", "another program changed the file")
        if context.session.workbook.damage is not None:
            return translate("Shell", "the file is damaged")
        return translate("Shell", "the file is read-only") if context.session.workbook.read_only else ""

    def _steps(self) -> None:
        window, actions = self._window, self._window.tools.actions
        why_not = self._why_no_steps()
        known = not why_not and window.undo_control is not None and window.page is not None
        undo, redo = window.undo_control.steps() if known and window.undo_control else ("", "")
        words = []
        for name, step in (("edit.undo", undo), ("edit.redo", redo)):
            plain, said = actions.command(name).words(), step or why_not
            words.append(f"{plain}: {said}" if said else plain)
            actions.action(name).setText(no_mnemonic(words[-1]))
            actions.enable(name, window.page is not None and not why_not)
        window.top_bar.set_steps(*words, can_undo=bool(undo), can_redo=bool(redo))
