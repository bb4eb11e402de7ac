from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from canvas_app.services.canvas import reads
from canvas_app.ui.canvas.page import CanvasPage
from tests.ui.helpers import settle


@pytest.fixture
def page(window, tmp_path) -> CanvasPage:
    """The canvas page of a new workbook in the whole window."""
    assert window.opening.create(tmp_path / "book.canvasbook", "Кофейня")
    settle()
    found = window.findChild(CanvasPage)
    assert found is not None
    return found


def texts(page: CanvasPage, block: str = "") -> list[str]:
    """Return what the file holds, in order."""
    notes = reads.notes(page.context.workbook, page.canvas_id)
    return [note.text for note in notes if not block or note.block == block]


def focus(widget) -> None:
    widget.setFocus()
    QTest.qWait(1)
