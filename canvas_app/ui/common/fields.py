"""Fields in the look of the program: search, choice, tabs, date."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QTabBar, QToolButton, QWidget

from canvas_app.ui.common.buttons import IconButton, TextButton
from canvas_app.ui.common.text import no_mnemonic, translate
from canvas_app.ui.common.theme import Theme

_SIGN, _CLEAR = 16, 22  # px of the magnifier and of × at 100 % text size
_EDGE, _BESIDE = 10, 6  # px before and behind the magnifier
_SETTLED = 150  # ms after the last key: long enough for a word, too short to feel


class SearchField(QLineEdit):
    """A field to search in; Esc empties it first.

    Attributes:
        settled: the text, once typing has paused; at once when it was emptied or Enter pressed.

    """

    settled = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=_SETTLED)
        self._timer.timeout.connect(self._settle)
        self._theme = theme
        self.empty_button = IconButton(theme, "close", "", self, side=_CLEAR)
        self.empty_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Esc does the same
        self.empty_button.clicked.connect(self.clear)
        self.empty_button.hide()
        theme.changed.connect(self._redraw)
        self._redraw()
        self.textChanged.connect(self._on_text)
        self.returnPressed.connect(self._settle)

    def set_words(self, placeholder: str, name: str = "") -> None:
        """Set what the empty field shows, and its name for screen readers."""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.empty_button.set_name(translate("Common", "Clear the field"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field on Esc; with nothing in it Esc belongs to whom the field is in."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            event.accept()
            return
        super().keyPressEvent(event)

    def _on_text(self, text: str) -> None:
        self.empty_button.setVisible(bool(text))
        self._redraw()
        if text:
            self._timer.start()
        else:
            self._settle()

    def _settle(self) -> None:
        self._timer.stop()
        self.settled.emit(self.text())

    def _redraw(self) -> None:
        """Leave room for the magnifier and ×, which grow with the text, as in the top bar."""
        right = self._theme.px(_CLEAR) if self.text() else 0
        self.setTextMargins(self._theme.px(_SIGN) + _BESIDE, 0, right, 0)
        self._put()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep × at the right end."""
        super().resizeEvent(event)
        self._put()

    def _put(self) -> None:
        button = self.empty_button
        button.move(self.width() - button.width() - 4, (self.height() - button.height()) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field and the magnifier before its text."""
        super().paintEvent(event)
        side = self._theme.px(_SIGN)
        place = QRect(_EDGE, (self.height() - side) // 2, side, side)
        self._theme.icon("search", "quiet", _SIGN).paint(QPainter(self), place)


_WIDEST_LIST = 80  # characters


class Combo(QComboBox):
    """A choice of one; the wheel does not change it by accident, Alt+↓ opens it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def fill(self, choices: list[tuple[object, str]], current: object = None) -> None:
        """Offer ``choices`` of (value, words) and select ``current`` without a signal."""
        self.blockSignals(True)
        self.clear()
        for value, words in choices:
            self.addItem(words, value)
        self.blockSignals(False)
        self.choose(current)

    def choose(self, value: object) -> None:
        """Select ``value`` without a signal; nothing when it is not offered."""
        self.blockSignals(True)
        for index in range(self.count()):
            if self.itemData(index) == value:
                self.setCurrentIndex(index)
        self.blockSignals(False)

    def showPopup(self) -> None:
        """Show the choices, a name of hundreds of characters cut: the list would be wider than the screen."""
        super().showPopup()
        box, most = self.view().window(), self.fontMetrics().averageCharWidth() * _WIDEST_LIST
        if box.width() > max(most, self.width()):
            box.resize(max(most, self.width()), box.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls around the field."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field and the mark that it opens."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(self.foregroundRole()), 1.5))
        x, y = self.width() - 16, self.height() // 2
        painter.drawPolyline([QPoint(x - 4, y - 2), QPoint(x, y + 2), QPoint(x + 4, y - 2)])


def shrinkable(combo: QComboBox) -> None:
    """Let a choice be narrower than its longest words."""
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(3)
    combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


def mark(field: QWidget, *, wrong: bool) -> None:
    """Draw the border of a field in red, or as ever."""
    field.setProperty("invalid", wrong)
    field.style().polish(field)


class TabStrip(QTabBar):
    """Tabs underlined in the accent; each has a key, and text shown as it is.

    Attributes:
        chosen: the key of the tab that a person (or ``choose``) made current.

    """

    chosen = Signal(str)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self._words: dict[str, tuple[str, str]] = {}
        self.currentChanged.connect(self._on_current)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls around the tabs."""
        event.ignore()

    def set_tabs(self, tabs: list[tuple[str, str]]) -> None:
        """Show ``tabs`` of (key, words), keeping the current key when it is still there."""
        kept = self.current()
        self.blockSignals(True)
        while self.count():
            self.removeTab(0)
        self._words = {key: (words, words) for key, words in tabs}
        for key, words in tabs:
            self.setTabData(self.addTab(no_mnemonic(words)), key)
        self.blockSignals(False)
        self.choose(kept)
        if self.current() != kept and self.count():
            self.chosen.emit(self.current())

    def set_words(self, key: str, words: str, short: str = "") -> None:
        """Change the words of one tab; ``short``: what it says where not all tabs have room."""
        if key in self._words:
            self._words[key] = (words, short or words)
            self._fit()

    def _fit(self) -> None:
        """Say the words in full where there is room for all of them."""
        for length in (0, 1):
            for index in range(self.count()):
                self.setTabText(index, no_mnemonic(self._words[self.tabData(index)][length]))
            if sum(self.tabSizeHint(index).width() for index in range(self.count())) < self.width():
                break

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words to the new width."""
        super().resizeEvent(event)
        self._fit()

    def current(self) -> str:
        """Return the key of the current tab, empty when there is none."""
        return str(self.tabData(self.currentIndex()) or "") if self.currentIndex() >= 0 else ""

    def choose(self, key: str) -> None:
        """Make the tab of ``key`` current; nothing when there is none."""
        index = self._index(key)
        if index >= 0:
            self.setCurrentIndex(index)

    def changeEvent(self, event: QEvent) -> None:
        """Name the arrows of a narrow strip in another language: Qt names them once, when they are made."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            arrows = self.findChildren(QToolButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
            say = QCoreApplication.translate  # Qt's own words
            for arrow, words in zip(arrows, ("Scroll Left", "Scroll Right"), strict=False):
                arrow.setAccessibleName(say("QTabBar", words))

    def _index(self, key: str) -> int:
        return next((i for i in range(self.count()) if self.tabData(i) == key), -1)

    def _on_current(self, index: int) -> None:
        if index >= 0:
            self.chosen.emit(self.current())


class DateButton(TextButton):
    """A day as a button; pressed, it shows a calendar.

    Attributes:
        day_changed: the day that a person chose, as ``datetime.date``.

    """

    day_changed = Signal(object)

    def __init__(self, day: date, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.day = day
        self.clicked.connect(self.open_calendar)

    def set_day(self, day: date, text: str) -> None:
        """Show ``text`` for ``day`` without a signal."""
        self.day = day
        self.set_text(text)

    def open_calendar(self) -> None:
        """Show the calendar by the button."""
        from canvas_app.ui.common.calendar import CalendarPopup  # late: the frame is painted without it

        popup = CalendarPopup(self.day, self.accessibleName(), self)
        popup.chosen.connect(self._choose)
        popup.open_at(self)

    def _choose(self, day: date) -> None:
        if day != self.day:
            self.day = day
            self.day_changed.emit(day)
