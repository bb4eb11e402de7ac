"""The facts that the stage rules read: switches, counters, and whether the relationship was ended."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSpinBox, QVBoxLayout, QWidget, QWidgetAction

from canvas_app.domain.clients.model import COUNT_LIMIT, Client
from canvas_app.domain.clients.values import COUNTERS, SWITCHES
from canvas_app.services import stages
from canvas_app.services.clients import register
from canvas_app.ui.clients.origin import ORIGIN
from canvas_app.ui.clients.section import Section, Shown
from canvas_app.ui.common.chips import Chip
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.day_field import pick_day
from canvas_app.ui.common.flow import FlowLayout
from canvas_app.ui.common.labels import PlainLabel, SectionHeader
from canvas_app.ui.common.text import fill, set_tip, translate
from canvas_app.ui.common.typed import TypedText

_LABELS = {"mentions": "word"}
"""Fields whose fact has another name in the catalogue."""


class CountBox(QSpinBox):
    """A number in a menu; Enter keeps it."""

    kept = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.interpretText()
            self.kept.emit(self.value())
            event.accept()
            return
        super().keyPressEvent(event)


class CountChip(Chip):
    """A counter: «Привёл клиентов: 1»; pressed, it asks for the number; + and − change it by one.

    Attributes:
        count_wanted: the number wanted.

    """

    count_wanted = Signal(int)

    def __init__(self, typed: TypedText, parent: QWidget | None = None) -> None:
        super().__init__("", parent, checkable=True)
        self._typed, self._words, self._count = typed, "", 0
        self.clicked.connect(self.ask)

    def show_count(self, words: str, count: int) -> None:
        """Show what is counted and how often."""
        self._words, self._count = words, count
        self.set_text(f"{words}: {count}" if count else words)
        self.setAccessibleName(f"{words}: {count}")
        self.setChecked(bool(count))

    def ask(self) -> None:
        """Ask for the number in a small menu."""
        self.setChecked(bool(self._count))
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        inside = QWidget(menu)
        row = QHBoxLayout(inside)
        row.setContentsMargins(8, 4, 8, 4)
        label = PlainLabel(self._words, inside)
        box = CountBox(inside)
        box.setRange(0, COUNT_LIMIT)
        box.setValue(self._count)
        box.setAccessibleName(self._words)
        box.selectAll()
        row.addWidget(label)
        row.addWidget(box)
        action = QWidgetAction(menu)
        action.setDefaultWidget(inside)
        menu.addAction(action)
        self._typed.watch(box, lambda: box.value() != self._count, lambda _final: self._settle(box))
        box.kept.connect(partial(self._keep, menu))
        menu.aboutToHide.connect(lambda: self._settle(box))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        box.setFocus(Qt.FocusReason.PopupFocusReason)

    def _keep(self, menu: QMenu, _count: int) -> None:
        menu.close()

    def _settle(self, box: QSpinBox) -> None:
        if box.value() != self._count:
            self.count_wanted.emit(box.value())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count up on + and down on −."""
        step = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}.get(Qt.Key(event.key()))
        if step is not None:
            if self._count + step >= 0:
                self.count_wanted.emit(self._count + step)
            event.accept()
            return
        super().keyPressEvent(event)


class FactsSection(Section):
    """Chips of facts."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._title = SectionHeader("", self)
        self.switches: dict[str, Chip] = {name: Chip("", self, checkable=True) for name in SWITCHES}
        self.counters: dict[str, CountChip] = {
            name: CountChip(context.session.typed, self) for name in COUNTERS
        }
        self.ended = Chip("", self, checkable=True)
        for name, chip in self.switches.items():
            chip.clicked.connect(partial(self._switch, name))
        for name, count in self.counters.items():
            count.count_wanted.connect(partial(self._count, name))
        self.ended.clicked.connect(self._on_ended)
        flow = FlowLayout(gap=6)
        for part in (*self.switches.values(), *self.counters.values(), self.ended):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addLayout(flow)

    def fill(self, shown: Shown) -> None:
        """Show the facts of a card."""
        client, lang = shown.card.client, self.context.texts.lang
        catalogue = self.context.texts.catalogue
        for name, chip in self.switches.items():
            key = f"fact.{name}"
            chip.set_text(catalogue.short(key, lang))
            chip.setChecked(getattr(client, name))
            set_tip(chip, f"{self.context.texts.text(key)}. {self.context.texts.hint(key)}")
        for name, count in self.counters.items():
            key = f"fact.{_LABELS.get(name, name)}"
            count.show_count(catalogue.short(key, lang), getattr(client, name))
            set_tip(count, f"{self.context.texts.text(key)}. {self.context.texts.hint(key)}")
        self._show_end(client)

    def _show_end(self, client: Client) -> None:
        formats = self.context.texts.formats
        text = translate("Clients", "Relationship ended…")
        if client.ended_on is not None:
            text = fill(translate("Clients", "Ended: %1"), formats.date(client.ended_on))
        elif client.reopened_on is not None:
            text = fill(translate("Clients", "Taken up again: %1"), formats.date(client.reopened_on))
        self.ended.set_text(text)
        self.ended.setChecked(client.ended_on is not None)
        set_tip(self.ended, self.context.texts.hint("fact.ended"))

    def _switch(self, name: str, _on: bool = False) -> None:
        self._edit(name, self.switches[name].isChecked())

    def _count(self, name: str, count: int) -> None:
        self._edit(name, count)

    def _edit(self, name: str, value: bool | int) -> None:
        workbook, client_id = self.context.session.workbook, self.client_id
        fields: dict[str, Any] = {name: value}
        outcome = self.attempt(lambda: register.edit_client(workbook, client_id, origin=ORIGIN, **fields))
        if not outcome.done and self.shown is not None:
            self.fill(self.shown)

    # the end of a relationship

    def _on_ended(self) -> None:
        if self.shown is None:
            return
        client = self.shown.card.client
        self.ended.setChecked(client.ended_on is not None)
        if client.ended_on is None:
            self._pick(self._end)
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(translate("Clients", "Another day of the end…"), partial(self._pick, self._end))
        menu.addAction(translate("Clients", "Taken up again…"), partial(self._pick, self._reopen))
        menu.popup(self.ended.mapToGlobal(self.ended.rect().bottomLeft()))

    def _pick(self, chosen: object) -> None:
        assert self.shown is not None
        day = self.shown.card.client.ended_on or self.context.session.as_of
        pick_day(self.ended, day, self.ended.accessibleName(), chosen)  # type: ignore[arg-type]  # of these two

    def _end(self, day: date) -> None:
        workbook, client_id = self.context.session.workbook, self.client_id
        self.context.edits.run(lambda: stages.end_relationship(workbook, client_id, day, origin=ORIGIN))

    def _reopen(self, day: date) -> None:
        workbook, client_id = self.context.session.workbook, self.client_id
        self.context.edits.run(lambda: stages.reopen_relationship(workbook, client_id, day, origin=ORIGIN))

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self._title.setText(translate("Clients", "Facts"))
