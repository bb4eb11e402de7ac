"""Naming the colours at the sheet's edge: segments name theirs, people name the others."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from canvas_app.domain.canvas.model import COLOURS
from canvas_app.services.canvas.legend import colours_of_segments, legend_names, set_legend
from canvas_app.services.canvas.records import CanvasRecords
from canvas_app.ui.canvas.origins import ORIGIN
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.labels import SmallLabel, StrongLabel
from canvas_app.ui.common.text import fill, translate
from canvas_app.ui.common.typed_fields import CommitLine

_WIDTH = 300


class LegendEditor(QFrame):
    """A small sheet over the window: one line a colour; Enter or Esc keeps and closes."""

    def __init__(self, context: PageContext, records: CanvasRecords, over: QWidget) -> None:
        super().__init__(over, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("legendEditor")
        self._session, self._texts, self._edits = context.session, context.texts, context.edits
        self._over = over
        self.setAccessibleName(translate("Canvas", "Legend of colours"))
        self._before = legend_names(context.session.workbook)
        everyone = context.texts.sentence("canvas.all_segments")
        meant = colours_of_segments(records.notes, records.segments, everyone)
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 12, 14, 12)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.addWidget(StrongLabel(translate("Canvas", "What the colours stand for"), self), 0, 0, 1, 2)
        self.fields = {colour: self._field(colour, meant.get(colour, "")) for colour in COLOURS}
        for row, (colour, field) in enumerate(self.fields.items(), 1):
            grid.addWidget(_Dot(context, colour, self), row, 0)
            grid.addWidget(field, row, 1)
        words = translate("Canvas", "An empty line: the segments of that colour, or no entry.")
        grid.addWidget(SmallLabel(words, self, wrap=True), len(COLOURS) + 1, 0, 1, 2)
        self.setFixedWidth(context.tools.theme.px(_WIDTH))

    def _field(self, colour: str, meant: str) -> CommitLine:
        field = CommitLine(self._session.typed, self)
        field.show_text(self._before.get(colour, ""))
        field.committed.connect(lambda text, _final: self._keep(field, colour, text))
        name = self._texts.text(f"colour.{colour}")
        field.setPlaceholderText(meant or name)
        field.setAccessibleName(fill(translate("Canvas", "Name of the colour: %1"), name))
        field.returnPressed.connect(self.close)
        return field

    def open(self) -> None:
        """Show the editor at the lower left of the sheet, where the legend is."""
        self.adjustSize()
        corner = self._over.mapToGlobal(QPoint(12, self._over.height() - self.height() - 40))
        room = self._over.screen().availableGeometry()
        x = max(room.left(), min(corner.x(), room.right() - self.width()))
        self.move(x, max(room.top(), corner.y()))
        self.show()
        next(iter(self.fields.values())).setFocus()

    def _keep(self, field: CommitLine, colour: str, name: str) -> None:
        """Keep a name in the workbook."""
        call = partial(set_legend, self._session.workbook, {colour: name}, origin=ORIGIN)
        if self._edits.run(call) is None:
            field.kept.refuse()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the names in the workbook."""
        for field in self.fields.values():
            field.commit()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc; what is typed is kept."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            event.accept()
            return
        super().keyPressEvent(event)


class _Dot(QFrame):
    """A square of one note colour."""

    def __init__(self, context: PageContext, colour: str, parent: QWidget) -> None:
        super().__init__(parent)
        side = context.tools.theme.px(14)
        self.setFixedSize(side, side)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), context.tools.theme.note_edge(colour))
        self.setAutoFillBackground(True)
        self.setPalette(palette)
