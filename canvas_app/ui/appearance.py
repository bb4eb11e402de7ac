"""How the window looks: language, theme, text size, full screen, its place on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QApplication

from canvas_app.domain.languages import LANGUAGES
from canvas_app.ui.common.text import fill, per_cent, translate
from canvas_app.ui.common.theme import TEXT_SIZES

if TYPE_CHECKING:
    from canvas_app.ui.main_window import MainWindow

FIRST_SIZE = (1280, 720)


class Appearance:
    """Changes the look of ``window`` while it runs, and remembers it."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._tools = window.tools

    def use_language(self, code: str) -> None:
        """Speak ``code`` from now on; the focus stays on its control."""
        if code not in LANGUAGES or code == self._tools.language.code:
            return
        self._window.commit_typed()
        self._tools.language.use(code)
        self._tools.preferences.keep(language=code)

    def switch_language(self) -> None:
        """Speak the other language."""
        here = LANGUAGES.index(self._tools.language.code)
        self.use_language(LANGUAGES[(here + 1) % len(LANGUAGES)])

    def use_theme(self, mode: str) -> None:
        """Show the theme ``mode``: ``system``, ``light`` or ``dark``."""
        self._tools.theme.use(mode=mode)
        self._tools.preferences.keep(theme=self._tools.theme.mode)

    def switch_theme(self) -> None:
        """Show the dark theme when the light one is shown, and the other way round."""
        self.use_theme("light" if self._tools.theme.dark else "dark")

    def use_text(self, percent: int) -> None:
        """Set the text size, 90 to 200 %."""
        if percent == self._tools.theme.percent:
            return
        self._tools.theme.use(percent=percent)
        self._tools.preferences.keep(text=self._tools.theme.percent)
        self._window.fit()
        self._window.say(fill(translate("Shell", "Text size: %1"), per_cent(percent)))

    def step_text(self, step: int) -> None:
        """Make the text one step larger or smaller."""
        now = self._tools.theme.percent
        larger = [size for size in TEXT_SIZES if size > now]
        smaller = [size for size in TEXT_SIZES if size < now]
        found = larger[:1] if step > 0 else smaller[-1:]
        self.use_text(found[0] if found else now)

    def toggle_full_screen(self) -> None:
        """Fill the screen with the page alone, or come back (F11)."""
        window = self._window
        full = not window.isFullScreen()
        window.show_bars(not full)
        window.on_page("alone", alone=full)
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)  # maximised stays so

    def toggle_names(self) -> None:
        """Hide clients' names on the screen, or show them again (F7)."""
        context = self._window.context
        if context is None:
            return
        context.session.hide_names(not context.session.names_hidden)
        self._tools.actions.action("view.names").setChecked(context.session.names_hidden)
        text = translate(
            "Shell", "Clients' names are hidden; notes and answers show what is typed in them. F7 shows all."
        )
        shown = translate("Shell", "Clients' names are shown.")
        self._window.say(text if context.session.names_hidden else shown)

    def zoom(self, step: str) -> None:
        """Zoom the page: ``in``, ``out``, ``toggle``, ``block``."""
        self._window.on_page("zoom", step=step)

    # the window's place

    def restore_place(self) -> None:
        """Put the window where it was last; the first time in the middle of the screen."""
        window = self._window
        kept = self._tools.preferences.text("geometry")
        if kept and window.restoreGeometry(QByteArray.fromBase64(kept.encode())):
            return
        room = QApplication.primaryScreen().availableGeometry()
        window.resize(min(FIRST_SIZE[0], room.width()), min(FIRST_SIZE[1], room.height()))
        window.move(room.center() - window.rect().center())

    def remember_place(self) -> None:
        """Remember where the window is; a full screen counts as the place before it."""
        if self._window.isFullScreen():
            self.toggle_full_screen()
        place = bytes(self._window.saveGeometry().toBase64().data()).decode()
        self._tools.preferences.keep(geometry=place)
