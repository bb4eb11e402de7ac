"""What can be done everywhere: the table from which menus, palette and keyboard map are made."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from canvas_app.ui.common.actions import Command
from canvas_app.ui.common.text import translate

if TYPE_CHECKING:
    from canvas_app.ui.main_window import MainWindow


def window_commands(window: MainWindow) -> list[Command]:
    """Return the commands of ``window`` in the order of its menus."""
    return [
        *_file(window),
        *_edit(window),
        *_zooms(window),
        *_parts(window),
        *_look(window),
        *_go(window),
        *_help(window),
    ]


def _file(window: MainWindow) -> list[Command]:
    opening = window.controller
    return [
        Command(
            "file.new", lambda: translate("Commands", "New workbook…"), opening.ask_new, ("Ctrl+N",), "file"
        ),
        Command("file.open", lambda: translate("Commands", "Open…"), opening.ask_open, ("Ctrl+O",), "file"),
        Command(
            "file.import",
            lambda: translate("Commands", "Import clients…"),
            lambda: window.go("clients", {"run": "import"}),
            ("Ctrl+I",),
            "file",
            "data",
        ),
        *_copies(window),
        *_care(window),
        Command(
            "file.settings",
            lambda: translate("Commands", "Settings…"),
            window.dialog_opener.open_settings,
            (),
            "file",
            "program",
        ),
        Command(
            "file.close",
            lambda: translate("Commands", "Close workbook"),
            opening.close,
            ("Ctrl+W",),
            "file",
            "end",
        ),
        Command("file.quit", lambda: translate("Commands", "Quit"), window.close, ("Ctrl+Q",), "file", "end"),
    ]


def _copies(window: MainWindow) -> list[Command]:
    opening = window.controller
    return [
        Command(
            "file.saved",
            lambda: translate("Commands", "Save"),
            opening.say_saved,
            ("Ctrl+S",),
            "file",
            "copy",
        ),
        Command(
            "file.copy",
            lambda: translate("Commands", "Save a copy…"),
            opening.save_copy,
            ("F12", "Ctrl+Shift+S"),
            "file",
            "copy",
        ),
        Command(
            "file.copy_plain",
            lambda: translate("Commands", "Save a copy without history…"),
            partial(opening.save_copy, history=False),
            (),
            "file",
            "copy",
        ),
        Command(
            "file.folder",
            lambda: translate("Commands", "Show in folder"),
            opening.show_folder,
            (),
            "file",
            "copy",
        ),
    ]


def _care(window: MainWindow) -> list[Command]:
    return [
        Command(
            "file.backups",
            lambda: translate("Commands", "Backups…"),
            window.dialog_opener.open_backups,
            (),
            "file",
            "care",
        ),
        Command(
            "file.back_up",
            lambda: translate("Commands", "Back up now"),
            window.dialog_opener.back_up_now,
            (),
            "file",
            "care",
        ),
        Command(
            "file.check",
            lambda: translate("Commands", "Check the file"),
            window.dialog_opener.check_file,
            (),
            "file",
            "care",
        ),
        Command(
            "file.rescue",
            lambda: translate("Commands", "Save what can be read of a damaged file…"),
            window.dialog_opener.rescue_file,
            (),
            "file",
            "care",
        ),
    ]


def _edit(window: MainWindow) -> list[Command]:
    return [
        Command("edit.undo", lambda: translate("Commands", "Undo"), window.undo, ("Ctrl+Z",), "edit"),
        Command(
            "edit.redo",
            lambda: translate("Commands", "Redo"),
            window.redo,
            ("Ctrl+Y", "Ctrl+Shift+Z"),
            "edit",
        ),
        Command(
            "edit.find",
            lambda: translate("Commands", "Find on this page"),
            lambda: window.on_page("open_search"),
            ("Ctrl+F",),
            "edit",
            "find",
        ),
        Command(
            "edit.find_next",
            lambda: translate("Commands", "Find next"),
            lambda: window.on_page("find_next"),
            ("F3",),
            "edit",
            "find",
        ),
        Command(
            "edit.find_previous",
            lambda: translate("Commands", "Find previous"),
            lambda: window.on_page("find_next", forward=False),
            ("Shift+F3",),
            "edit",
            "find",
        ),
    ]


def _zooms(window: MainWindow) -> list[Command]:
    return [
        Command(
            "view.zoom_in",
            lambda: translate("Commands", "Zoom in"),
            lambda: window.appearance.zoom("in"),
            ("Ctrl+=", "Ctrl++"),
            "view",
            "zoom",
        ),
        Command(
            "view.zoom_out",
            lambda: translate("Commands", "Zoom out"),
            lambda: window.appearance.zoom("out"),
            ("Ctrl+-",),
            "view",
            "zoom",
        ),
        Command(
            "view.zoom_toggle",
            lambda: translate("Commands", "Whole sheet or readable"),
            lambda: window.appearance.zoom("toggle"),
            ("Ctrl+0",),
            "view",
            "zoom",
        ),
        Command(
            "view.zoom_block",
            lambda: translate("Commands", "Fill the window with the current block"),
            lambda: window.appearance.zoom("block"),
            ("Ctrl+9",),
            "view",
            "zoom",
        ),
    ]


def _parts(window: MainWindow) -> list[Command]:
    return [
        Command(
            "view.inspector",
            lambda: translate("Commands", "Inspector"),
            lambda: window.on_page("toggle_inspector"),
            ("F9",),
            "view",
            "parts",
        ),
        Command(
            "view.full_screen",
            lambda: translate("Commands", "Full screen"),
            window.appearance.toggle_full_screen,
            ("F11",),
            "view",
            "parts",
        ),
        Command(
            "view.names",
            lambda: translate("Commands", "Hide clients' names on screen"),
            window.appearance.toggle_names,
            ("F7",),
            "view",
            "parts",
            checkable=True,
        ),
    ]


def _look(window: MainWindow) -> list[Command]:
    return [
        Command(
            "view.larger",
            lambda: translate("Commands", "Larger text"),
            lambda: window.appearance.step_text(1),
            (),
            "view",
            "look",
        ),
        Command(
            "view.smaller",
            lambda: translate("Commands", "Smaller text"),
            lambda: window.appearance.step_text(-1),
            (),
            "view",
            "look",
        ),
        Command(
            "view.dark",
            lambda: translate("Commands", "Light or dark theme"),
            window.appearance.switch_theme,
            (),
            "view",
            "look",
        ),
        Command(
            "view.language",
            lambda: translate("Commands", "Russian or English"),
            window.appearance.switch_language,
            (),
            "view",
            "look",
        ),
    ]


def _go(window: MainWindow) -> list[Command]:
    pages = [
        Command(f"go.{entry.key}", entry.words, partial(window.go, entry.key, {}), (entry.keys,), "go")
        for entry in window.entries
    ]
    return [
        *pages,
        Command(
            "go.start", lambda: translate("Commands", "Start page"), window.show_start, ("Ctrl+7",), "go"
        ),
        Command("go.back", lambda: translate("Commands", "Back"), window.back, ("Alt+Left",), "go", "trail"),
        Command(
            "go.forward",
            lambda: translate("Commands", "Forward"),
            window.forward,
            ("Alt+Right",),
            "go",
            "trail",
        ),
        Command(
            "go.palette",
            lambda: translate("Commands", "Find or do anything"),
            window.dialog_opener.open_palette,
            ("Ctrl+K",),
            "go",
            "find",
            palette=False,
        ),
        Command(
            "go.next_pane",
            lambda: translate("Commands", "Next pane"),
            window.dialog_opener.next_pane,
            ("F6",),
            "go",
            "panes",
        ),
        Command(
            "go.previous_pane",
            lambda: translate("Commands", "Previous pane"),
            lambda: window.dialog_opener.next_pane(-1),
            ("Shift+F6",),
            "go",
            "panes",
        ),
        Command(
            "go.menu",
            lambda: translate("Commands", "Menu"),
            window.dialog_opener.open_menu,
            ("F10",),
            palette=False,
        ),
        Command(
            "go.context_menu",
            lambda: translate("Commands", "What can be done here"),
            window.dialog_opener.open_context_menu,
            ("Shift+F10",),
            palette=False,
        ),
    ]


def _help(window: MainWindow) -> list[Command]:
    return [
        Command(
            "help.page",
            lambda: translate("Commands", "Help on this page"),
            window.dialog_opener.open_help,
            ("F1",),
            "help",
        ),
        Command(
            "help.keys",
            lambda: translate("Commands", "Keyboard map"),
            window.dialog_opener.open_keyboard_map,
            ("Ctrl+F1",),
            "help",
        ),
        Command(
            "help.about",
            lambda: translate("Commands", "About the program"),
            window.dialog_opener.open_about,
            (),
            "help",
        ),
    ]
