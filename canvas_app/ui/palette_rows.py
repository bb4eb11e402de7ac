"""How the palette paints what it found: words at the left, shortcut or kind quietly at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from canvas_app.ui.common.theme import Theme

DETAIL = Qt.ItemDataRole.UserRole
"""Role of the quiet text of a row."""

_EDGE = 10


class PaletteRows(QStyledItemDelegate):
    """Paints the rows of the palette; user text is drawn, never laid out as markup."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        self.initStyleOption(option, index)
        words, detail = option.text, str(index.data(DETAIL) or "")
        option.text = ""
        style = option.widget.style() if option.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        room = option.rect.adjusted(_EDGE, 0, -_EDGE, 0)
        metrics = QFontMetrics(option.font)
        middle = Qt.AlignmentFlag.AlignVCenter
        heading = not index.flags() & Qt.ItemFlag.ItemIsSelectable
        painter.save()
        try:
            painter.setFont(self._theme.font(12, 600) if heading else option.font)
            if detail:
                painter.setPen(self._theme.colour("quiet"))
                painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, detail)
                room.setRight(room.right() - metrics.horizontalAdvance(detail) - 2 * _EDGE)
            painter.setPen(self._theme.colour("quiet" if heading else "text"))
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, shown)
        finally:
            painter.restore()
