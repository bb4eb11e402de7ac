"""What a person does at the window and sees there, and what the file on the disk holds meanwhile."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from canvas_app.domain.record import Record
from canvas_app.services.canvas import reads
from canvas_app.storage.workbook import Workbook
from canvas_app.ui.common.page import Page
from canvas_app.ui.main_window import MainWindow
from tests.ui.helpers import FakeDialogs, press, settle, type_text

R = TypeVar("R", bound=Record)
PATIENCE = 20_000
"""Milliseconds after which what is waited for will not come; nothing is judged by time."""


@contextmanager
def on_disk(path: Path) -> Iterator[Workbook]:
    """Open the bytes that lie on the disk now, apart from the window that has the file open."""
    with TemporaryDirectory() as folder:
        seen = shutil.copyfile(path, Path(folder) / path.name)
        with Workbook.open(seen, read_only=True) as workbook:
            yield workbook


@dataclass(repr=False)
class Person:
    """Somebody in front of the window: types, presses keys, reads what is shown."""

    window: MainWindow
    dialogs: FakeDialogs
    qtbot: Any
    lang: str
    folder: Path
    path: Path | None = None
    pressed: list[str] = field(default_factory=list)
    """The keys pressed so far; typed text is not among them."""

    def word(self, russian: str, english: str) -> str:
        """Return what stands on the screen in the language of the window."""
        return russian if self.lang == "ru" else english

    # doing

    def focus(self) -> QWidget:
        """Return the control that has the focus: there must be one, or keys would go nowhere."""
        settle()
        focused = QApplication.focusWidget()
        assert focused is not None, "no control has the focus"
        return focused

    def press(self, *keys: str) -> None:
        """Press keys, each where the focus is by then."""
        for combination in keys:
            self.pressed.append(combination)
            press(self.focus(), combination)
        settle()

    def type(self, text: str) -> None:
        """Type as an input method does, where the focus is."""
        type_text(self.focus(), text)
        settle()

    def write(self, text: str) -> None:
        """Type and press Enter."""
        self.type(text)
        self.press("Return")

    def wait(self, condition: Callable[[], object], what: str = "") -> None:
        """Wait until ``condition`` holds."""
        try:
            self.qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE)
        except Exception as error:
            error.add_note(f"waited for: {what}") if hasattr(error, "add_note") else None
            raise
        settle()

    # seeing

    @property
    def page(self) -> Page:
        """The page that is shown."""
        workspace = self.window.workspace
        assert workspace is not None
        assert workspace.page is not None
        return workspace.page

    def strip(self, words: str) -> Any:
        """Return the message under the top bar in which ``words`` stand."""
        settle()
        found = [
            notification
            for notification in self.window.notifications.notifications()
            if words in notification.text
        ]
        assert found, (
            f"no strip says {words!r}: {[one.text for one in self.window.notifications.notifications()]}"
        )
        return found[-1]

    def said(self) -> str:
        """Return the last message of the status bar."""
        return self.window.status_bar.message.text()

    # the file

    def all(self, record: type[R], **equals: Any) -> tuple[R, ...]:
        """Return the records that the file on the disk holds."""
        assert self.path is not None
        with on_disk(self.path) as workbook:
            return workbook.all(record, **equals)

    def notes(self, block: str = "") -> list[str]:
        """Return what the notes of the first canvas say by the file on the disk; a segment's say its name."""
        assert self.path is not None
        with on_disk(self.path) as workbook:
            found = reads.notes(workbook, reads.canvases(workbook)[0].id)
        return [note.text for note in found if not block or note.block == block]


def spoken_parts(widget: QWidget) -> list[str]:
    """Return what a screen reader reads of the children of a painted widget."""
    face = QAccessible.queryAccessibleInterface(widget)
    assert face is not None
    children = (face.child(index) for index in range(face.childCount()))
    return [child.text(QAccessible.Text.Name) for child in children if child is not None]


def spaced(words: str) -> str:
    """Return the words with plain spaces where a number is kept beside its noun."""
    return words.replace("\N{NO-BREAK SPACE}", " ")


def labels(parent: QWidget) -> list[str]:
    """Return the visible words of labels and buttons under ``parent``."""
    return [
        part.text()
        for part in parent.findChildren(QWidget)
        if part.isVisibleTo(parent) and isinstance(part, QLabel | QAbstractButton) and part.text()
    ]


def rows(person: Person) -> list[str]:
    """Return the names in the table."""
    model = person.page.area.model
    return [str(model.data(model.index(row, 0))) for row in range(model.rowCount())]


def walk(person: Person, key: str, there: Callable[[], bool]) -> None:
    """Press an arrow until one is there."""
    for _ in range(20):
        if there():
            return
        person.press(key)
    raise AssertionError(f"{key} does not lead there")


def save(person: Person, target: Path, keys: str) -> None:
    """Export what the Documents page shows."""
    person.dialogs.answer("save_file", target)
    person.press(keys)
    person.wait(target.is_file, f"the export of {target.name}")
    done = person.word("Готово", "Done")
    person.wait(
        lambda: any(
            notification.text.startswith(done) for notification in person.window.notifications.notifications()
        ),
        done,
    )
