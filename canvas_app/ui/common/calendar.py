"""The calendar of a date button: a day to type, a month to choose in, and the way back to today."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QLineEdit,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from canvas_app.exchange.dates import Order, parse_moment
from canvas_app.exchange.problems import RowRefusedError
from canvas_app.ui.common.announce import announce
from canvas_app.ui.common.buttons import SecondaryButton
from canvas_app.ui.common.labels import ErrorLabel
from canvas_app.ui.common.text import translate

_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4})")
_NO_YEAR = re.compile(r"(\d{1,2})([./])(\d{1,2})\.?")


def day_of(text: str, *, day_first: bool, year: int) -> date | None:
    """Return the day that a person wrote, None when it is none or could be two.

    Everything an import takes for a date is one, and also 06051998 and 6.5 (of ``year``).
    """
    text = text.strip()
    if packed := _DIGITS.fullmatch(text):
        text = ".".join(packed.groups()) if int(text[:4]) < 1900 else text
    elif short := _NO_YEAR.fullmatch(text):
        text = f"{short[1]}{short[2]}{short[3]}{short[2]}{year}"
    try:
        return parse_moment(text, Order.DAY if day_first else Order.UNKNOWN).day
    except RowRefusedError:
        return None


class CalendarPopup(QFrame):
    """A day to type or to choose in a month: a click or Enter chooses, Esc closes.

    Attributes:
        chosen: the day, as ``datetime.date``; the popup then closes.

    """

    chosen = Signal(object)

    def __init__(self, day: date, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(translate("Common", "For example, 23 Nov 2026"))
        self.field.setAccessibleName(translate("Common", "Day"))
        self.error = ErrorLabel(self)
        self.calendar = QCalendarWidget(self)
        self.calendar.setDateEditEnabled(False)  # Qt's own field answers typed dates with nonsense
        self.calendar.setAccessibleName(name)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._dress()
        self.today = SecondaryButton(translate("Common", "Today"), self)
        self.calendar.activated.connect(self._choose)
        self.calendar.clicked.connect(self._choose)
        self.field.returnPressed.connect(self._read)
        self.field.textChanged.connect(self._calm)
        self.today.clicked.connect(lambda: self._choose(QDate.currentDate()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        for part in (self.field, self.error, self.calendar, self.today):
            layout.addWidget(part)
        for month in self.calendar.findChildren(QTableView):
            month.installEventFilter(self)

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let what is typed over the month go to the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.text().isalnum():
            self.field.setFocus()
            self.field.insert(event.text())
            return True
        return super().eventFilter(watched, event)

    def _read(self) -> None:
        day = self.calendar.selectedDate()
        first = self.calendar.locale().language() == QLocale.Language.Russian
        found = day_of(self.field.text(), day_first=first, year=day.year())
        if found is not None:
            self._choose(QDate(found.year, found.month, found.day))
            return
        words = translate("Common", "This is no day: write it like 23 Nov 2026 or 2026-11-23.")
        self._say(words)
        announce(self.field, words, now=True)

    def _calm(self) -> None:
        if self.error.isVisible():
            self._say("")

    def _say(self, wrong: str) -> None:
        self.error.say(wrong)
        self.field.setProperty("invalid", bool(wrong))
        self.field.style().polish(self.field)
        self.resize(self.sizeHint())
