"""Two programs and one file: whatever reads the workbook in the program that has it open, nothing is lost.

A window has the workbook open; something in its process reads the file and closes it: the real file dialog
in the workbook's folder, the real import of the workbook itself, a library that looks at it. Then another
process imports into the workbook, the window edits, and both end. All that either was told is saved is there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from canvas_app import app as composition
from canvas_app import paths
from canvas_app.domain.canvas.model import Note
from canvas_app.domain.errors import PersonError
from canvas_app.ui.common.dialogs import WindowDialogs
from canvas_app.ui.common.preferences import Preferences
from canvas_app.ui.main_window import MainWindow
from tests.campaign import commanding, operating, reading, windows
from tests.campaign.table import Case, Played
from tests.faults.shim import ROOT
from tests.ui.helpers import settle


class Chosen(WindowDialogs):
    """The real dialogs; for files the one of Qt, which the test answers with ``path``."""

    path: Path | None = None

    def confirm(self, title: str, text: str, *, yes: str, danger: bool = False) -> bool:
        """Cancel every question of consequence."""
        del title, text, yes, danger
        return False

    def look(self, window: MainWindow, path: Path, *, choose: bool) -> None:
        """Let the real dialog show the folder of ``path`` with the file selected, then choose it or leave."""
        windows.answer_dialog(path, choose=choose)
        if choose:
            window.go("clients", {"run": "import"})
        else:
            window.controller.ask_open()


class Player:
    """Plays the two programs; this process is the window."""

    def __init__(self, seed: int, folder: Path) -> None:
        del seed
        self._folder = folder
        self._app = windows.Watcher()
        QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
        shutil.rmtree(folder / "sound", ignore_errors=True)
        (folder / "sound").mkdir()
        operating.make(folder / "sound" / "book.canvasbook")

    def play(self, case: Case) -> Played:
        """Open, let something read the file, let another program write, edit, end."""
        folder = self._folder / "round"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self._folder / "sound", folder)
        book = folder / "book.canvasbook"
        dialogs = Chosen()
        preferences = Preferences(paths.settings() / "preferences.json")
        preferences.keep(language="en", theme="light", who="Vera")
        window = composition.build_window(preferences=preferences, dialogs=dialogs)
        window.resize(1280, 680)
        window.show()
        window.activateWindow()
        try:
            return Played(self._two_programs(case.group, window, dialogs, book))
        finally:
            windows.close(window)

    def _two_programs(self, how: str, window: MainWindow, dialogs: Chosen, book: Path) -> list[str]:
        if not window.controller.open(book):
            return [f"refused: {window.controller.refusal}"]
        settle()
        saved = [self._edit(window, 9001, "first")]
        self._let_read(how, window, dialogs, book)
        other = self._import(book, "Of another program")
        saved.append(self._edit(window, 9002, "second"))
        windows.close(window, gone=False)
        found = []
        if other not in (0, 1):
            found.append(f"the other program ended with {other}")
        content = reading.content(book) or {}
        there = {row[1].decode() for row in content.get("client", [])} | {
            row[4].decode() for row in content.get("note", [])
        }
        wanted = [one for one in saved if one] + (["Of another program"] if other == 0 else [])
        found += [f"lost, though saved: {one}" for one in wanted if one not in there]
        if commanding.run(["check", book]).code != 0:
            found.append("the file is not sound")
        if other == 0:
            found.append("another program could write while the window has it open")
        return found

    @staticmethod
    def _edit(window: MainWindow, note: int, words: str) -> str:
        """Add a note; return its words if the window may say that it is saved, else nothing."""
        assert window.context is not None
        book = window.context.session.workbook
        try:
            with book.edit("edit.note_add", origin="canvas") as edit:
                edit.put(Note(note, 1, "vp", 9, words))
        except PersonError:
            return ""
        return words

    def _let_read(self, how: str, window: MainWindow, dialogs: Chosen, book: Path) -> None:
        if how == "reader":
            with book.open("rb") as file:
                file.read(100)
            return
        window.go("clients", {})
        settle()
        dialogs.look(window, book, choose=how == "import")
        windows.wait(lambda: not window.tools.worker.busy, windows.PATIENCE)

    def _import(self, book: Path, name: str) -> int:
        """Import a client in another process, which has the same folders as this one."""
        source = self._folder / "other.csv"
        source.write_text(f"Name\n{name}\n", "utf-8")
        command = [sys.executable, "-m", "canvas_app", "import", str(book), str(source), "--kind", "clients"]
        done = subprocess.run(command, cwd=ROOT, env=dict(os.environ), capture_output=True, check=False)
        return done.returncode
