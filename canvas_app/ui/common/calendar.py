"""The calendar of a date button: a month, and the way back to today."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QIcon, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from canvas_app.ui.common.buttons import SecondaryButton
from canvas_app.ui.common.text import translate


class CalendarPopup(QFrame):
    """A month to choose a day in: a click or Enter chooses, Esc closes.

    Attributes:
        chosen: the day, as ``datetime.date``; the popup then closes.

    """

    chosen = Signal(object)

    def __init__(self, day: date, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        self.calendar = QCalendarWidget(self)
        self.calendar.setAccessibleName(name)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._dress()
        self.today = SecondaryButton(translate("Common", "Today"), self)
        self.calendar.activated.connect(self._choose)
        self.calendar.clicked.connect(self._choose)
        self.today.clicked.connect(lambda: self._choose(QDate.currentDate()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.calendar)
        layout.addWidget(self.today)

    def _dress(self) -> None:
        """Show every day of the week alike: red is kept for what is wrong."""
        plain = QTextCharFormat()
        plain.setForeground(self.palette().text())
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(weekend, plain)
        steps = {
            "qt_calendar_prevmonth": ("‹", translate("Common", "Previous month")),
            "qt_calendar_nextmonth": ("›", translate("Common", "Next month")),
        }
        for button in self.calendar.findChildren(QToolButton):
            if button.objectName() in steps:  # their drawings are black in either theme
                mark, name = steps[button.objectName()]
                button.setIcon(QIcon())
                button.setText(mark)
                button.setAccessibleName(name)

    def open_at(self, anchor: QWidget) -> None:
        """Show under ``anchor``, or above it where the screen ends."""
        self.ensurePolished()
        self.resize(self.sizeHint())
        place = anchor.mapToGlobal(QPoint(0, anchor.height() + 2))
        room = anchor.screen().availableGeometry()
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        if place.y() + self.height() > room.bottom():
            place.setY(anchor.mapToGlobal(QPoint(0, 0)).y() - self.height() - 2)
        self.move(place)
        self.show()
        self.calendar.setFocus()

    def _choose(self, chosen: QDate) -> None:
        self.close()
        self.chosen.emit(date(chosen.year(), chosen.month(), chosen.day()))
