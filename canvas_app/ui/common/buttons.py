"""Buttons: primary, secondary, link, with a menu, with an icon; each may carry its shortcut as a hint."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from canvas_app.ui.common.text import key_text, no_mnemonic, set_tip
from canvas_app.ui.common.theme import Theme

_GAP = 6
_EDGE = 10
_YIELDS_ABOVE = 40
"""Characters of a text that may be cut where there is no room: ours are shorter, names may not be."""
_NARROWEST = 12  # characters of it that are always seen


def is_enter(event: QKeyEvent) -> bool:
    """Tell whether Enter alone was pressed, which Qt leaves to the default button of a dialog."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held == Qt.KeyboardModifier.NoModifier


class TextButton(QPushButton):
    """A push button whose text is shown as it is; the hint is its shortcut in a small frame."""

    SPREAD: ClassVar[bool] = False
    """Whether text and hint stand at the two ends, as in a field, or together in the middle."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, keys: str = "") -> None:
        super().__init__(parent)
        self._hint = self._whole = self._offered = ""
        self._yields = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.set_text(text)
        self.set_keys(keys)

    def set_text(self, text: str) -> None:
        """Show ``text``; it is also what a screen reader says."""
        self.show_words(text, no_mnemonic(text))
        self.setAccessibleName(text)

    def show_words(self, whole: str, shown: str) -> None:
        """Show ``shown`` of the words ``whole``; long ones give way where there is no room."""
        self._whole, self._yields = whole, len(whole) > _YIELDS_ABOVE
        policy = self.sizePolicy().horizontalPolicy()
        given, wanted = QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum
        if policy in (given, wanted):
            self.setSizePolicy(given if self._yields else wanted, self.sizePolicy().verticalPolicy())
        self.setText(shown)
        self._offer_whole()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text as a tooltip when some of it is cut."""
        super().resizeEvent(event)
        self._offer_whole()

    def _offer_whole(self) -> None:
        """Make the whole text the tooltip while it is cut; a tooltip that somebody else gave stays."""
        if self.toolTip() != self._offered:
            return
        cut = self._yields and (self.width() < self.sizeHint().width() or len(self._whole) > len(self.text()))
        set_tip(self, self._whole if cut else "")
        self._offered = self.toolTip()

    def set_keys(self, keys: str) -> None:
        """Show the shortcut ``keys`` (``Ctrl+E``) as a hint; empty removes it."""
        self._hint = key_text(keys).replace("+", " ") if keys else ""
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button as Space does."""
        if not is_enter(event):
            super().keyPressEvent(event)
        elif self.menu() is not None:
            self.showMenu()
        else:
            self.click()

    def _hint_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(9, round(font.pixelSize() * 11 / 13)))
        font.setWeight(QFont.Weight.Normal)
        return font

    def _hint_width(self) -> int:
        return QFontMetrics(self._hint_font()).horizontalAdvance(self._hint) + 8 if self._hint else 0

    def sizeHint(self) -> QSize:
        """Return Qt's size with room for the hint."""
        size = super().sizeHint()
        return size + QSize(self._hint_width() + _GAP, 0) if self._hint else size

    def minimumSizeHint(self) -> QSize:
        """Return the same as :meth:`sizeHint`: a button's text is never cut, except for a long name."""
        size = self.sizeHint()
        if self._yields:
            size.setWidth(min(size.width(), QFontMetrics(self.font()).averageCharWidth() * _NARROWEST))
        return size

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button; with a hint, its text to the left of the framed shortcut; too long, elided."""
        short = self.width() < self.sizeHint().width()
        if not self._hint and not short:
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        if not self._hint:
            option.text = _fitting(option.text, self.font(), self.width() - 2 * _EDGE)
        else:
            option.text, option.icon = "", QIcon()
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        if self._hint:
            self._paint_content(painter)

    def _paint_content(self, painter: QPainter) -> None:
        ink = self.palette().color(self.palette().ColorRole.ButtonText)
        text = self.text().replace("&&", "&")
        icon = self.iconSize().width() + _GAP if not self.icon().isNull() else 0
        if self.width() < self.sizeHint().width():
            text = _fitting(text, self.font(), self.width() - 2 * _EDGE - icon - _GAP - self._hint_width())
        width = QFontMetrics(self.font()).horizontalAdvance(text)
        free = self.width() - icon - width - _GAP - self._hint_width()
        left = 10 if self.SPREAD else max(4, free // 2)
        if icon:
            side = self.iconSize().height()
            self.icon().paint(painter, QRect(left, (self.height() - side) // 2, side, side))
        painter.setPen(ink)
        painter.drawText(QRect(left + icon, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        beside = self.width() - self._hint_width() - 8 if self.SPREAD else left + icon + width + _GAP
        self._paint_hint(painter, beside, ink)

    def _paint_hint(self, painter: QPainter, left: int, ink: QColor) -> None:
        font = self._hint_font()
        high = QFontMetrics(font).height() + 1
        frame = QRect(left, (self.height() - high) // 2, self._hint_width() - 1, high)
        line = QColor(ink)
        line.setAlpha(110)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(line)
        painter.drawRoundedRect(frame, 3, 3)
        painter.setPen(ink)
        painter.setFont(font)
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self._hint)


def _fitting(text: str, font: QFont, width: int) -> str:
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


class PrimaryButton(TextButton):
    """The one button of a page that does what the page is for."""


class SecondaryButton(TextButton):
    """Any other button with words."""


class LinkButton(TextButton):
    """A button that looks like a link within a sentence."""


class MenuButton(TextButton):
    """A button that opens a menu; its text ends in ▾."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setMenu(QMenu(self))

    def set_text(self, text: str) -> None:
        """Show ``text`` with the mark of a menu; a screen reader says the text alone."""
        self.show_words(text, f"{no_mnemonic(text)} ▾" if text else "")
        self.setAccessibleName(text)


class IconButton(QToolButton):
    """A button of one drawing (32 px) with a name for screen readers and a tooltip."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str = "",
        parent: QWidget | None = None,
        *,
        side: int = 32,
        keys: str = "",
    ) -> None:
        super().__init__(parent)
        self._theme, self._name, self._side, self._keys = theme, icon, side, keys
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_name(name)
        self._draw()
        theme.changed.connect(self._draw)

    def set_name(self, name: str) -> None:
        """Name the button: its tooltip, and what a screen reader says."""
        self.setAccessibleName(name)
        set_tip(self, name, self._keys)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button as Space does."""
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def _draw(self) -> None:
        side = self._theme.px(self._side)
        self.setFixedSize(side, side)
        drawing = min(18, self._side - 8)
        self.setIconSize(QSize(1, 1) * self._theme.px(drawing))
        self.setIcon(self._theme.icon(self._name, "text", drawing))
