"""What opens over or beside the window (menu, palette, settings, help, file state), and F6."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

if TYPE_CHECKING:
    from canvas_app.ui.file_help import FileHelp
    from canvas_app.ui.main_window import MainWindow
    from canvas_app.ui.palette import Palette


class DialogOpener:
    """Opens things for ``window``; each is imported when it is first wanted."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._palette: Palette | None = None
        self._file_help: FileHelp | None = None
        self._last_in_pane: dict[int, QWidget] = {}

    def open_menu(self) -> None:
        """Open the menu with every command (F10), its first entry ready for Right and Enter."""
        from canvas_app.ui.menus import make_menu

        window = self._window
        window.commit_typed()
        menu = make_menu(window)
        button = window.top_bar.menu_button
        anchor = button if button.isVisible() else window
        menu.popup(anchor.mapToGlobal(QPoint(0, button.height() if anchor is button else 0)))
        # setActiveAction would open the first submenu, too
        QApplication.sendEvent(
            menu, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
        )

    def open_context_menu(self) -> None:
        """Ask what has the focus for its menu (Shift+F10, which Qt does not hear on X11)."""
        focus = QApplication.focusWidget()
        if focus is not None:
            at = focus.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).center()
            reason = QContextMenuEvent.Reason.Keyboard
            QApplication.sendEvent(focus, QContextMenuEvent(reason, at, focus.mapToGlobal(at)))

    def open_palette(self) -> None:
        """Open the field that finds everything (Ctrl+K)."""
        if self._palette is None:
            from canvas_app.ui.finder import Finder
            from canvas_app.ui.palette import Palette

            finder = Finder(self._window)
            self._palette = Palette(self._window.tools.theme, finder.find, self._window)
        self._palette.open()

    def on_resize(self) -> None:
        """Keep the palette in its place."""
        if self._palette is not None and self._palette.isVisible():
            self._palette.place()

    def open_keyboard_map(self) -> None:
        """Show every key there is (Ctrl+F1)."""
        from canvas_app.ui.keyboard_map import KeyboardMap

        self._show(KeyboardMap(self._window))

    def open_settings(self) -> None:
        """Show the settings of the program and of the open workbook."""
        from canvas_app.ui.settings import Settings

        self._show(Settings(self._window))

    def open_help(self) -> None:
        """Show help on this page (F1)."""
        from canvas_app.ui.help import Help

        self._show(Help(self._window))

    def open_about(self) -> None:
        """Show versions and licences."""
        from canvas_app.ui.about import About

        self._show(About(self._window))

    def open_file_state(self) -> None:
        """Show where the file is."""
        from canvas_app.ui.file_state import FileState

        if self._window.context is not None:
            FileState(self._window).open_above(self._window.status_bar.state)

    @property
    def file_help(self) -> FileHelp:
        """What helps with a file: backups, checks, rescue."""
        if self._file_help is None:
            from canvas_app.ui.file_help import FileHelp

            self._file_help = FileHelp(self._window)
        return self._file_help

    def open_backups(self) -> None:
        """Show the backups of the open file, or of one that is asked for."""
        self.file_help.open_backups()

    def check_file(self) -> None:
        """Check the open file, or one that is asked for."""
        self.file_help.check()

    def back_up_now(self) -> None:
        """Make a backup of the open file."""
        self.file_help.back_up()

    def rescue_file(self) -> None:
        """Save what can be read of the open file, or of one that is asked for."""
        self.file_help.rescue()

    def show_beside(self, window: QWidget) -> None:
        """Show a small window beside this one."""
        self._show(window)

    def next_pane(self, step: int = 1) -> None:
        """Move the focus to the next pane: rail, the page's panes or the start page, messages (F6)."""
        window = self._window
        page = window.page
        shown = page.panes() if page is not None else filter(None, [window.start_page])
        panes: list[QWidget] = [window.rail, *shown, *window.notifications.notifications()]
        panes = [pane for pane in panes if pane.isVisible()]
        focus = QApplication.focusWidget()
        here = next(
            (i for i, pane in enumerate(panes) if focus and _holds(pane, focus)), -1 if step > 0 else 0
        )
        if here >= 0 and focus is not None:
            self._last_in_pane[id(panes[here])] = focus
        if panes:
            self._enter(panes[(here + step) % len(panes)])

    def _enter(self, pane: QWidget) -> None:
        if pane is self._window.rail:
            self._window.rail.focus_current()
            return
        last = self._last_in_pane.get(id(pane))
        known = last is not None and any(last is child for child in pane.findChildren(QWidget))
        target = last if known and last is not None else _first_in(pane)
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_all(self) -> None:
        """Close what stands beside the window: it shows a workbook that is about to close."""
        for beside in self._window.findChildren(QDialog):
            beside.close()
        if self._palette is not None:
            self._palette.close_palette()

    def retranslate(self) -> None:
        """Close the palette, and open anew what stands beside the window with words set when it was made."""
        if self._palette is not None:
            self._palette.close_palette()
        for beside in self._window.findChildren(QDialog):
            if beside.isVisible() and not hasattr(beside, "retranslate"):
                place, made = beside.geometry(), type(beside)(self._window)
                beside.close()
                self._show(made)
                made.setGeometry(place)

    def _show(self, window: QWidget) -> None:
        self._window.commit_typed()
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.show()
        window.activateWindow()


def _holds(pane: QWidget, widget: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)


def _first_in(pane: QWidget) -> QWidget:
    if pane.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return pane
    for child in pane.findChildren(QWidget):
        if child.isVisible() and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return child
    return pane
