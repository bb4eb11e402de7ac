"""Asking where to write a file: the ending first, then whether what is there may be replaced.

The system's dialog asks its own question before the ending is added, if at all. It is told not to ask: the
question comes here, about exactly the file that would be written, with its size and day.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from canvas_app.ui.common.files import Filters
from canvas_app.ui.common.text import fill, translate

Ask = Callable[[str, str, str], bool]
"""Asks a grave question: title, text, the button that does it."""

_THOUSAND = 1000  # bytes, as file managers count


def joined(filters: Filters) -> str:
    """Return kinds of file as Qt wants them."""
    return ";;".join(f"{words} ({patterns})" for words, patterns in filters)


def endings(filters: Filters) -> list[str]:
    """Return the endings of these kinds of file, of those that say one."""
    patterns = [pattern for _, listed in filters for pattern in listed.split()]
    return [pattern.removeprefix("*").casefold() for pattern in patterns if pattern.startswith("*.")]


def with_ending(path: Path, known: list[str], ending: str) -> Path:
    """Return ``path`` with ``ending`` unless its name has one of the ``known`` endings."""
    if not known or path.suffix.casefold() in known:
        return path
    return path.with_name((path.name.rstrip(". ") or "_") + ending)


class SaveDialog:
    """One such asking, above ``parent``; ``lang`` is that of the question.

    Attributes:
        kind: which of the filters was chosen: its place among them.

    """

    def __init__(self, parent: QWidget | None, title: str, filters: Filters, lang: str, ask: Ask) -> None:
        self.kind = 0
        self._parent, self._title, self._filters = parent, title, filters
        self._lang, self._ask = lang, ask

    def where(self, suggested: Path, *, replaces: bool) -> Path | None:
        """Ask until there is a place that may be written; None: they changed their mind.

        ``replaces`` False: whoever writes there refuses or asks by itself, so nothing is asked here.
        """
        while True:
            chosen, ending = self._chosen(suggested)
            if chosen is None:
                return None
            path = with_ending(chosen, endings(self._filters), ending)
            if not replaces or self._may_go(path, chosen):
                return path
            suggested = path

    def _chosen(self, suggested: Path) -> tuple[Path | None, str]:
        """Show the dialog once; return what was named, and the ending of the kind chosen in it."""
        dialog = QFileDialog(self._parent, self._title, str(suggested.parent), joined(self._filters))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.filterSelected.connect(
            lambda named: dialog.setDefaultSuffix(self._ending(named, suggested).removeprefix("."))
        )
        fitting = (one for one in self._filters if f"*{suggested.suffix}" in one[1].split())
        if suggested.suffix and (first := next(fitting, None)) is not None:
            dialog.selectNameFilter(joined([first]))
        dialog.setDefaultSuffix(self._ending(dialog.selectedNameFilter(), suggested).removeprefix("."))
        dialog.selectFile(suggested.name)
        names: list[str] = []
        dialog.fileSelected.connect(names.append)  # what was meant when it was accepted
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        named = dialog.selectedNameFilter()
        self.kind = next((place for place, one in enumerate(self._filters) if joined([one]) == named), 0)
        dialog.deleteLater()
        if not accepted or not names:
            return None, ""
        return Path(names[-1]), self._ending(named, suggested)

    def _ending(self, named: str, suggested: Path) -> str:
        """Return the ending of the kind called ``named``, else that of the name suggested."""
        own = [one for one in self._filters if joined([one]) == named]
        found = endings(own)
        return found[0] if found else suggested.suffix

    def _may_go(self, path: Path, chosen: Path) -> bool:
        """Tell whether what is at ``path`` may be replaced, asking if there is anything."""
        from canvas_app.domain.errors import PersonError
        from canvas_app.services.writing import refuse_target

        if not os.path.lexists(path) or (sys.platform == "darwin" and path == chosen):
            return True  # the panel of a Mac has asked about exactly this file
        try:
            refuse_target(path)
        except PersonError:
            return True  # nothing will be replaced: who writes says why
        text = fill(
            translate(
                "Common", "There is a file “%1” in %2 already: %3, last changed %4. It would be replaced."
            ),
            path.name,
            str(path.parent),
            *_size_and_day(path, self._lang),
        )
        return self._ask(translate("Common", "Replace the file?"), text, translate("Common", "Replace"))


def _size_and_day(path: Path, lang: str) -> tuple[str, str]:
    from canvas_app.content import Formats

    status, formats = path.stat(), Formats(lang)
    units = (translate("Common", "%1 B"), translate("Common", "%1 KB"), translate("Common", "%1 MB"))
    power = min(max(len(str(status.st_size)) - 1, 0) // 3, len(units) - 1)
    size = formats.number(round(status.st_size / _THOUSAND**power, 1), 1 if power else 0)
    return fill(units[power], size), formats.moment(datetime.fromtimestamp(status.st_mtime), date.today())
