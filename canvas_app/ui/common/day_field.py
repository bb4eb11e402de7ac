"""A day that can be typed or picked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QVBoxLayout, QWidget

from canvas_app.domain.errors import ValueRefusedError
from canvas_app.services.typed import typed_day
from canvas_app.ui.common.context import PageContext


class DayField(QLineEdit):
    """A day, typed in any usual form; Alt+↓ shows a calendar. Empty means none.

    Attributes:
        day_changed: another day was typed or picked, as ``datetime.date`` or None.

    """

    day_changed = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._texts = context.session, context.texts
        self._shown: date | None = None
        self._lang = context.texts.lang
        self.editingFinished.connect(self._on_finished)

    def show_day(self, day: date | None) -> None:
        """Show a day, or nothing."""
        self._shown = day
        self._lang = self._texts.lang
        self.setText(self._texts.formats.date(day) if day else "")

    def day(self) -> date | None:
        """Return the day typed, None for none (ValueRefusedError ``value.date``)."""
        return typed_day(self.text(), self._lang)

    def needed(self) -> date:
        """Return the day typed; none is refused too (ValueRefusedError ``value.date``)."""
        day = self.day()
        if day is None:
            raise ValueRefusedError("value.date", value="")
        return day

    def changeEvent(self, event: QEvent) -> None:
        """Write the day as the other language does; what is being typed stays as it is."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            try:
                typed = self.day()
            except ValueRefusedError:
                return
            if typed == self._shown:
                self.show_day(typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show a calendar on Alt+↓."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.pick()
            event.accept()
            return
        super().keyPressEvent(event)

    def pick(self) -> None:
        """Show a calendar under the field."""
        day = self._shown or self._session.as_of
        pick_day(self, day, self.accessibleName(), self._on_picked)

    def _on_picked(self, day: date) -> None:
        self.show_day(day)
        self.day_changed.emit(day)

    def _on_finished(self) -> None:
        try:
            day = self.day()
        except ValueRefusedError:
            return  # whoever asks for the day says what is wrong
        if day != self._shown:
            self.show_day(day)
            self.day_changed.emit(day)


class DayPopup(QFrame):
    """A calendar under a widget; Enter or a click chooses a day, Esc closes.

    Attributes:
        chosen: the day, as ``datetime.date``, also when it is the one shown.

    """

    chosen = Signal(object)

    def __init__(self, under: QWidget, day: date, name: str) -> None:
        super().__init__(under, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = QCalendarWidget(self)
        self.calendar.setAccessibleName(name)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.calendar.activated.connect(self._choose)
        self.calendar.clicked.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.calendar)
        self.adjustSize()
        self.move(self._place(under))

    def _place(self, under: QWidget) -> QPoint:
        place = under.mapToGlobal(QPoint(0, under.height() + 2))
        room = under.screen().availableGeometry()
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        if place.y() + self.height() > room.bottom():
            place.setY(under.mapToGlobal(QPoint(0, 0)).y() - self.height() - 2)
        return place

    def _choose(self, day: QDate) -> None:
        self.chosen.emit(date(day.year(), day.month(), day.day()))
        self.close()


def pick_day(under: QWidget, day: date, name: str, chosen: Callable[[date], object]) -> DayPopup:
    """Show a calendar under a widget and call ``chosen`` with the day that is picked."""
    popup = DayPopup(under, day, name)
    popup.chosen.connect(chosen)
    popup.show()
    popup.calendar.setFocus()
    return popup
