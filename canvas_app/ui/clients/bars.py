"""The rows above the table: filters, what can be done with a selection, a review, a reason to be given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QVBoxLayout, QWidget

from canvas_app.services.clients.listing import ClientFilter
from canvas_app.ui.clients.filters import FilterWords, filter_menu
from canvas_app.ui.common.buttons import IconButton, LinkButton, MenuButton, PrimaryButton, SecondaryButton
from canvas_app.ui.common.chips import Chip
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.fields import SearchField
from canvas_app.ui.common.flow import FlowLayout
from canvas_app.ui.common.labels import Heading, PlainLabel, StrongLabel
from canvas_app.ui.common.text import fill, set_tip, translate

_CHIPS_AT = 2
"""Place of the chips in the row of the filter bar."""


class FilterBar(QWidget):
    """Search field, removable chips, «+ Filter», saved views, import.

    Attributes:
        wanted_changed: another filter is wanted.
        rows_wanted: ↓ or Enter in the search field.
        import_wanted: the button was pressed.

    """

    wanted_changed = Signal(object)
    rows_wanted = Signal()
    import_wanted = Signal()

    def __init__(
        self, context: PageContext, tags: Callable[[], Sequence[str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tools = context.tools
        self._tags = tags
        self._wanted = ClientFilter()
        self._said: FilterWords | None = None
        self._title = Heading("", self)
        self.search = ListSearch(context.tools.theme, self)
        self.search.settled.connect(self._on_search)
        self.search.down.connect(self.rows_wanted)
        self._chips = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._chips.setSizePolicy(policy)
        self._flow = FlowLayout(self._chips, gap=6)
        self._flow.setContentsMargins(0, 3, 0, 3)  # as high as the fields beside
        self.chips: list[Chip] = []
        self.add = Chip("", self._chips)
        self.add.clicked.connect(self._open_menu)
        self.views = MenuButton("", self)
        self.import_button = SecondaryButton("", self)
        self.import_button.clicked.connect(self.import_wanted)
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        for part in (self._title, self.search, self.views, self.import_button):
            self._row.addWidget(part)
        self._row.insertStretch(_CHIPS_AT, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addLayout(self._row)
        self._under = True
        self._column.addWidget(self._chips)
        context.tools.theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        wide = self.window().width() >= self._tools.theme.px(1280)
        self.search.setFixedWidth(self._tools.theme.px(240 if wide else 190))

    def fit(self) -> None:
        """Follow the width of the window: chips that do not fit beside the search field stand under it."""
        self._dress()
        beside = (self._title, self.search, self.views, self.import_button)
        room = self.width() - sum(part.sizeHint().width() + 12 for part in beside) - self.search.width() // 4
        needed = sum(chip.sizeHint().width() + 6 for chip in (*self.chips, self.add))
        under = needed > room
        if under == self._under:
            return
        self._under = under
        if under:
            self._row.removeWidget(self._chips)
            self._row.insertStretch(_CHIPS_AT, 1)
            self._column.addWidget(self._chips)
        else:
            self._column.removeWidget(self._chips)
            self._row.takeAt(_CHIPS_AT)
            self._row.insertWidget(_CHIPS_AT, self._chips, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the chips where there is room for them now."""
        super().resizeEvent(event)
        self.fit()

    def show_filter(self, wanted: ClientFilter, crumb: str, said: FilterWords) -> None:
        """Show a filter as chips; the search field is left alone."""
        self._wanted, self._said = wanted, said
        focused = next((place for place, chip in enumerate(self.chips) if chip.hasFocus()), None)
        for old in self.chips:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._flow.removeWidget(self.add)
        self.chips = []
        for text, without in said.chips(wanted, crumb):
            chip = Chip(text, self._chips, removable=True)
            chip.removed.connect(lambda without=without: self.wanted_changed.emit(without))
            set_tip(chip, text)
            self.chips.append(chip)
            self._flow.addWidget(chip)
            chip.show()
        self._flow.addWidget(self.add)
        self.fit()
        if focused is not None:
            (self.chips[min(focused, len(self.chips) - 1)] if self.chips else self.add).setFocus()

    def set_filter_search(self, text: str) -> None:
        """Show what is searched for, unless it is what stands in the field already."""
        if self.search.text().strip() != text:
            self._wanted = replace(self._wanted, search=text)
            self.search.setText(text)

    def _on_search(self, text: str) -> None:
        if text.strip() != self._wanted.search:
            self.wanted_changed.emit(replace(self._wanted, search=text.strip()))

    def menu(self) -> QMenu | None:
        """Return the menu of «+ Filter»."""
        if self._said is None:
            return None
        menu = QMenu(self.add)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        filter_menu(menu, self._said, self._wanted, self._tags(), self.wanted_changed.emit)
        return menu

    def _open_menu(self) -> None:
        menu = self.menu()
        if menu is not None:
            menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height() + 2)))

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self._title.setText(translate("Clients", "Clients"))
        self.search.set_words(
            translate("Clients", "Name, phone, e-mail…"), translate("Clients", "Search clients")
        )
        self.add.set_text(translate("Clients", "+ Filter"))
        self.views.set_text(translate("Clients", "Views"))
        self.import_button.set_text(translate("Clients", "Import…"))
        set_tip(self.import_button, translate("Clients", "Import from a table"), "Ctrl+I")


class ListSearch(SearchField):
    """Searches the list; ↓ leads to its rows.

    Attributes:
        down: to the rows; ``rows_pasted``: the clipboard holds rows of a table, not a name.

    """

    down = Signal()
    rows_pasted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead to the rows on ↓, Enter and, when empty, Esc; pasted rows are no search."""
        if event.matches(QKeySequence.StandardKey.Paste):
            text = QGuiApplication.clipboard().text().strip()
            if "\n" in text or "\t" in text:
                self.rows_pasted.emit()
                event.accept()
                return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        empty_escape = event.key() == Qt.Key.Key_Escape and not self.text()
        if event.key() == Qt.Key.Key_Down or enter or empty_escape:
            if enter:
                self.returnPressed.emit()
            self.down.emit()
            event.accept()
            return
        super().keyPressEvent(event)


class BarLabel(StrongLabel):
    """A word at the head of a bar, as high as the buttons beside it."""


class SelectionBar(QWidget):
    """What can be done with several selected rows.

    Attributes:
        left: the selection is to be given up.

    """

    left = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._count = BarLabel("", self)
        self.segment, self.employee = MenuButton("", self), MenuButton("", self)
        self.tags = MenuButton("", self)
        self.confirm, self.archive = SecondaryButton("", self), SecondaryButton("", self)
        self.restore, self.export = SecondaryButton("", self), SecondaryButton("", self)
        self._close = IconButton(context.tools.theme, "close", "", self, side=24)
        self._close.clicked.connect(self.left)
        self._selected = 0
        flow = FlowLayout(gap=6)
        choices = (self.segment, self.employee, self.tags)
        for part in (self._count, *choices, self.confirm, self.archive, self.restore, self.export):
            flow.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(flow, 1)
        row.addWidget(self._close)

    def show_count(self, count: int, *, archived: bool) -> None:
        """Show how many rows are selected, and what fits them."""
        self._selected = count
        self._say_count()
        self.archive.setVisible(not archived)
        self.confirm.setVisible(not archived)
        self.restore.setVisible(archived)

    def narrowest(self) -> int:
        """Return the width in which each button is whole."""
        parts = (self.segment, self.employee, self.tags, self.confirm, self.archive, self.restore)
        return max(part.sizeHint().width() for part in parts) + self._close.sizeHint().width()

    def _say_count(self) -> None:
        self._count.setText(translate("Clients", "%n selected", None, self._selected))

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self._say_count()
        self.segment.set_text(translate("Clients", "Segment"))
        self.employee.set_text(translate("Clients", "Employee"))
        self.tags.set_text(translate("Clients", "Tags"))
        self.confirm.set_text(translate("Clients", "Confirm stages…"))
        self.archive.set_text(translate("Clients", "To the archive"))
        self.restore.set_text(translate("Clients", "Out of the archive"))
        self.export.set_text(translate("Clients", "Export CSV…"))
        self._close.set_name(translate("Clients", "Clear selection"))


class ReviewBar(QWidget):
    """A walk through suggested stages: how far, and the keys.

    Attributes:
        confirm_wanted, other_wanted, skip_wanted, left: a button was pressed.

    """

    confirm_wanted = Signal()
    other_wanted = Signal()
    skip_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = BarLabel("", self, wrap=True)
        self._place = (0, 0)
        self.confirm = SecondaryButton("", self, keys="Return")  # the card beside has the primary one
        self.other = SecondaryButton("", self, keys="Shift+F8")
        self.skip = SecondaryButton("", self, keys="Down")
        self.end = SecondaryButton("", self, keys="Esc")
        for button, signal in (
            (self.confirm, self.confirm_wanted),
            (self.other, self.other_wanted),
            (self.skip, self.skip_wanted),
            (self.end, self.left),
        ):
            button.clicked.connect(signal)
        flow = FlowLayout(self, gap=8)
        for part in (self._told, self.confirm, self.other, self.skip, self.end):
            flow.addWidget(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what stands in the card beside, where no button has room for its words."""
        super().resizeEvent(event)
        narrow = max(button.sizeHint().width() for button in (self.confirm, self.other)) > self.width()
        self.confirm.setVisible(not narrow)
        self.other.setVisible(not narrow)

    def show_place(self, place: int, count: int) -> None:
        """Show how far the review is."""
        self._place = place, count
        self._told.setText(fill(translate("Clients", "Review: %1 of %2"), place, count))

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self.show_place(*self._place)
        self.confirm.set_text(translate("Clients", "Confirm"))
        self.other.set_text(translate("Clients", "Another…"))
        self.skip.set_text(translate("Clients", "Skip"))
        self.end.set_text(translate("Clients", "End"))


class ReasonBar(QWidget):
    """One reason for many decisions, which may stay empty.

    Attributes:
        given: Enter or the button (the reason).
        left: Esc or Cancel.

    """

    given = Signal(str)
    left = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = PlainLabel("", self, wrap=True)
        self._number = 0
        self.reason = QLineEdit(self)
        self.confirm = PrimaryButton("", self)
        self.cancel = LinkButton("", self)
        self.reason.returnPressed.connect(self._give)
        begun = context.session.typed.draft(self, self._is_begun, lambda: None, self.reason.accessibleName)
        self.reason.textChanged.connect(begun.touch)  # the person alone decides on stages: never saved
        self.confirm.clicked.connect(self._give)
        self.cancel.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._told, 4)
        row.addWidget(self.reason, 3)
        row.addWidget(self.confirm)
        row.addWidget(self.cancel)

    def ask(self, count: int) -> None:
        """Ask for the reason of ``count`` confirmations."""
        self._number = count
        self._say_number()
        self.reason.clear()
        self.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def narrowest(self) -> int:
        """Return the width in which words and buttons are whole."""
        return self.minimumSizeHint().width()

    def _say_number(self) -> None:
        text = translate("Clients", "Confirm suggested stages: %n client(s)", None, self._number)
        self._told.setText(text)

    def _is_begun(self) -> bool:
        return not self.isHidden() and bool(self.reason.text().strip())

    def _give(self) -> None:
        self.given.emit(self.reason.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self._say_number()
        self.reason.setPlaceholderText(translate("Clients", "one reason for all, if there is one"))
        self.reason.setAccessibleName(translate("Clients", "Reason"))
        self.confirm.set_text(translate("Clients", "Confirm"))
        self.cancel.set_text(translate("Clients", "Cancel"))
