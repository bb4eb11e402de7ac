"""What the palette finds: commands of the window and of the page, then notes, clients and more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from canvas_app.domain.languages import LANGUAGES
from canvas_app.ui.common.actions import Command
from canvas_app.ui.common.page import Hit
from canvas_app.ui.common.text import fill, translate
from canvas_app.ui.palette import INNER, rank

if TYPE_CHECKING:
    from canvas_app.ui.main_window import MainWindow

_FURTHER = 100
"""Added to the rank of what is found by words that it does not show."""
_FEW = 2
"""From this many characters on, notes and clients are searched too."""


class Finder:
    """Answers the palette for ``window``."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def find(self, text: str) -> list[Hit]:
        """Return what fits ``text``, the best first; every command when it is empty."""
        hits = self._commands(text)
        if len(text) >= _FEW:
            hits += self._records(text)
        if not hits and text and self._window.workspace is not None:
            hits = [self._new_note(text)]
        return hits

    def _commands(self, text: str) -> list[Hit]:
        window = self._window
        page = window.page
        actions = window.tools.actions
        offered = (actions.of(page) if page is not None else []) + actions.of(window)
        found: list[tuple[int, int, Command]] = []
        for place, command in enumerate(offered):
            usable = command.palette and actions.has(command.id) and actions.action(command.id).isEnabled()
            score = self._rank(text, command) if usable else None
            if score is not None:
                found.append((score, place, command))
        return [
            Hit(command.words(), actions.shown(command.id), actions.action(command.id).trigger)
            for _, _, command in sorted(found, key=lambda item: item[:2])
        ]

    def _rank(self, text: str, command: Command) -> int | None:
        """Return how well a command fits: by its own words, then by the beginnings of further ones."""
        words, messages = command.words(), self._window.tools.messages
        score, key = rank(text, words), f"also.{command.id}"
        if score is not None or not messages.has(key):
            return score
        further = rank(text, " ".join([words, *(messages.say(key, lang) for lang in LANGUAGES)]))
        return further + _FURTHER if further is not None and further < INNER else None

    def _records(self, text: str) -> list[Hit]:
        window = self._window
        if window.workspace is None or window.context is None:
            return []
        # In full screen a room is looking, with F7 the person said so: no client is named then.
        discreet = window.isFullScreen() or window.context.session.names_hidden
        hits: list[Hit] = []
        for entry in window.workspace.entries():
            if not (discreet and entry.names_clients):
                found = entry.load().search(window.context, text)
                hits += [replace(hit, group=entry.words()) for hit in found]
        return hits

    def _new_note(self, text: str) -> Hit:
        words = fill(translate("Shell", "Nothing found. Enter: new note “%1”"), text)
        return Hit(words, "", lambda: self._window.go("canvas", {"new_note": text}))
