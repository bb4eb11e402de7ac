"""Two canvases compared, block by block, in place of the sheet: what each has alone, what moved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from canvas_app.domain.canvas.model import Canvas, Note
from canvas_app.services.canvas import reads
from canvas_app.services.canvas.compare import BlockDifference, compare
from canvas_app.ui.common.buttons import IconButton, LinkButton
from canvas_app.ui.common.card import EmptyState
from canvas_app.ui.common.fields import Combo
from canvas_app.ui.common.labels import Heading, PlainLabel, QuietLabel, StrongLabel
from canvas_app.ui.common.text import fill, translate

if TYPE_CHECKING:
    from canvas_app.ui.canvas.page import CanvasPage


class ComparePanel(QFrame):
    """Lies over the sheet; Esc leads back to it."""

    def __init__(self, page: CanvasPage) -> None:
        super().__init__(page.view)
        self._texts, self._navigator = page.context.texts, page.context.navigator
        self._page = page
        self.setObjectName("comparePanel")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = Heading("", self)
        self.first, self.second = Combo(self), Combo(self)
        self._close = IconButton(page.context.tools.theme, "close", "", self, side=24)
        self._close.clicked.connect(self.close_panel)
        for combo in (self.first, self.second):
            combo.activated.connect(lambda _at: self._fill())
        head = QHBoxLayout()
        head.setSpacing(10)
        for part in (self._title, self.first, self.second):
            head.addWidget(part)
        head.addStretch(1)
        head.addWidget(self._close)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._area, 1)
        self.hide()

    # opening and closing

    def open(self) -> None:
        """Compare the canvas shown with the one after it."""
        canvases = reads.canvases(self._page.workbook)
        ids = [canvas.id for canvas in canvases]
        here = ids.index(self._page.canvas_id)
        left, right = sorted((here, (here + 1) % len(ids)))
        for combo, current in ((self.first, ids[left]), (self.second, ids[right])):
            combo.fill([(canvas.id, canvas.name) for canvas in canvases], current)
            combo.setVisible(len(ids) > 1)
        self.retranslate()
        self.place()
        self.show()
        self.raise_()
        (self.second if len(ids) > 1 else self).setFocus()

    def place(self) -> None:
        """Cover the sheet, not the drawer over it."""
        view = self._page.view
        covered = self._page.place.frame.width() if self._page.place.drawer and self._page.place.shown else 0
        self.setGeometry(0, 0, view.width() - covered, view.height())

    def close_panel(self) -> None:
        """Show the sheet again."""
        self.hide()
        self._page.view.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
            event.accept()
            return
        super().keyPressEvent(event)

    # what is shown

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self.setAccessibleName(translate("Canvas", "Compare canvases"))
        self._title.setText(translate("Canvas", "Compare canvases"))
        self._close.set_name(translate("Canvas", "Close"))
        self.first.setAccessibleName(translate("Canvas", "Canvas on the left"))
        self.second.setAccessibleName(translate("Canvas", "Canvas on the right"))
        self._fill()

    def _fill(self) -> None:
        canvases = reads.canvases(self._page.workbook)
        if len(canvases) == 1:
            self._area.setWidget(self._lonely())
            return
        known = {canvas.id: canvas for canvas in canvases}
        pair = known.get(self.first.currentData()), known.get(self.second.currentData())
        if pair[0] is not None and pair[1] is not None:
            self._area.setWidget(self._table(pair[0], pair[1]))

    def _lonely(self) -> QWidget:
        state = EmptyState()
        words = translate("Canvas", "Duplicate as a scenario")
        state.say(translate("Canvas", "Nothing to compare with yet."), links=[(words, self._duplicate)])
        return state

    def _duplicate(self) -> None:
        self.close_panel()
        self._page.menu.duplicate()

    def _table(self, first: Canvas, second: Canvas) -> QWidget:
        inside = QWidget()
        inside.setObjectName("compareInside")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(4)
        only = translate("Canvas", "Only on “%1”")
        for column, canvas in ((1, first), (2, second)):
            grid.addWidget(StrongLabel(fill(only, canvas.name), inside, wrap=True), 0, column)
            grid.setColumnStretch(column, 1)
        row = 1
        for one in compare(self._page.workbook, first.id, second.id):
            grid.addWidget(StrongLabel(self._texts.text(f"block.{one.block}"), inside), row, 0)
            grid.addWidget(QuietLabel(self._told(one), inside, wrap=True), row + 1, 0)
            grid.addWidget(self._notes(one.first, inside), row, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._second(one, first.name, inside), row, 2, 2, 1, Qt.AlignmentFlag.AlignTop)
            grid.setRowMinimumHeight(row + 2, 10)
            row += 3
        grid.setRowStretch(row, 1)
        return inside

    def _told(self, one: BlockDifference) -> str:
        if one.same and not one.both:
            return translate("Canvas", "empty on both")
        words = translate("Canvas", "%n on both", None, one.both)
        return f"{words}, {translate('Canvas', 'no difference')}" if one.same else words

    def _notes(self, notes: tuple[Note, ...], parent: QWidget) -> QWidget:
        return self._list([(note, "") for note in notes], parent)

    def _second(self, one: BlockDifference, other: str, parent: QWidget) -> QWidget:
        moved = translate("Canvas", "on “%1”: %2")
        notes = [(note, "") for note in one.second]
        notes += [(note, fill(moved, other, self._texts.text(f"block.{block}"))) for note, block in one.moved]
        return self._list(notes, parent)

    def _list(self, notes: list[tuple[Note, str]], parent: QWidget) -> QWidget:
        holder = QWidget(parent)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        for note, detail in notes:
            link = LinkButton(note.text.split("\n")[0], holder)
            link.clicked.connect(self._opener(note))
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
            if detail:
                column.addWidget(QuietLabel(detail, holder, wrap=True))
        if not notes:
            column.addWidget(PlainLabel("–", holder))
        return holder

    def _opener(self, note: Note) -> Callable[[], None]:
        def open_note() -> None:
            self.hide()
            self._navigator.go("canvas", canvas=note.canvas_id, note=note.id)

        return open_note
