from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from canvas_app.services.canvas import notes as use
from canvas_app.services.canvas import reads
from canvas_app.services.canvas.notes import NewNote
from canvas_app.services.sample import create_sample
from canvas_app.ui.canvas.page import CanvasPage
from canvas_app.ui.common import announce as announcing
from tests.ui.helpers import know_sound, press, settle, type_text

DAY = date(2026, 11, 23)


BOTH = pytest.mark.parametrize("lang", ["ru", "en"])
"""For tests in which the language matters; the others run in Russian, whose words are longer."""


@pytest.fixture
def lang() -> str:
    return "ru"


@pytest.fixture(scope="session")
def samples(tmp_path_factory) -> dict[str, Path]:
    """The example in both languages, made once; open copies."""
    folder = tmp_path_factory.mktemp("samples")
    found = {}
    for lang in ("ru", "en"):
        found[lang] = folder / f"{lang}.canvasbook"
        create_sample(found[lang], lang, DAY).close()
    return found


def page_of(window) -> CanvasPage:
    settle()
    found = window.findChild(CanvasPage)
    assert found is not None
    return found


@pytest.fixture
def page(window, tmp_path) -> CanvasPage:
    """The canvas page of a new workbook in the whole window, its first editor open."""
    assert window.controller.create(tmp_path / "book.canvasbook", "Кофейня")
    return page_of(window)


@pytest.fixture
def sheet(page) -> CanvasPage:
    """The same with the editor closed."""
    press(page.editing.editor, "Escape")
    return page


@pytest.fixture
def sample(window, samples, lang, tmp_path) -> CanvasPage:
    """The canvas page of the example."""
    copy = Path(shutil.copy(samples[lang], tmp_path / "sample.canvasbook"))
    assert window.controller.open(copy)
    know_sound(window)
    page = page_of(window)
    page.context.session.set_as_of(DAY)
    settle()
    return page


@pytest.fixture
def said(monkeypatch) -> list[str]:
    """Everything that a screen reader is told, in order."""
    heard: list[str] = []
    for module in ("status_bar", "common.notification", "canvas.note_actions", "canvas.find_bar"):
        monkeypatch.setattr(
            f"canvas_app.ui.{module}.announce", lambda _source, text, now=False: heard.append(text)
        )
    assert announcing.announce
    return heard


def texts(page: CanvasPage, block: str = "") -> list[str]:
    """Return what the file holds, in order."""
    notes = reads.notes(page.context.session.workbook, page.canvas_id)
    return [note.text for note in notes if not block or note.block == block]


def write(page, *lines: str) -> None:
    for line in lines:
        type_text(page.editing.editor, line)
        press(page.editing.editor, "Return")


def fill(page, block: str, *lines: str) -> list[int]:
    new = [NewNote(line) for line in lines]
    made = use.add_notes(page.context.session.workbook, page.canvas_id, block, new)
    settle()
    return list(made.ids)


def centre(page, note: int) -> QPoint:
    return page.view.rect_of(note).center().toPoint()


def segments(page) -> list[str]:
    return [one.name for one in reads.segments(page.context.session.workbook)]


def notice_texts(window) -> list[str]:
    return [notification.text for notification in window.notifications.notifications()]


def press_notice(window, words: str) -> None:
    """Press the button ``words`` of the newest message that has it."""
    for notification in reversed(window.notifications.notifications()):
        for button in notification.buttons:
            if button.accessibleName() == words:
                button.click()
                settle()
                return
    there = [
        button.accessibleName()
        for notification in window.notifications.notifications()
        for button in notification.buttons
    ]
    raise AssertionError(f"no button {words!r}; there are {there}")


def mouse(page, *points: QPoint | QPointF, modifiers=Qt.KeyboardModifier.NoModifier, drop=True) -> None:
    """Press at the first point, move over the others, release at the last."""
    viewport = page.view.viewport()
    at = [point.toPoint() if isinstance(point, QPointF) else point for point in points]
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, modifiers, at[0])
    for point in at[1:]:
        move(viewport, point, modifiers)
    if drop:
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, modifiers, at[-1])


def move(viewport, point: QPoint, modifiers=Qt.KeyboardModifier.NoModifier, *, pressed: bool = True) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtGui import QMouseEvent

    buttons = Qt.MouseButton.LeftButton if pressed else Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(point), QPointF(viewport.mapToGlobal(point)),
        Qt.MouseButton.NoButton, buttons, modifiers,
    )  # fmt: skip
    QCoreApplication.sendEvent(viewport, event)
