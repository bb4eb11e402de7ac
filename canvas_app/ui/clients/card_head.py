"""The head of a client's card: name, state, company, and segment and employee as values to choose."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from canvas_app.services.clients import register
from canvas_app.ui.clients.origin import ORIGIN
from canvas_app.ui.clients.pick_button import PickButton
from canvas_app.ui.clients.section import Section, Shown
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.flow import FlowLayout
from canvas_app.ui.common.labels import Heading, PlainLabel, QuietLabel
from canvas_app.ui.common.text import fill, no_mnemonic, translate

_MOST = 120  # characters of a name in the head
_BADGES = {"active": "good", "inactive": "warning", "ended": "bad"}


class Badge(PlainLabel):
    """A word in a small frame: what state something is in."""

    def say(self, text: str, kind: str) -> None:
        """Show ``text`` in the colour of ``kind`` (good, warning, bad, quiet); hide when empty."""
        self.setText(text)
        self.setVisible(bool(text))
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            self.style().polish(self)


class CardHead(Section):
    """Name, state badge, company, segment, employee.

    Attributes:
        employees_wanted: the list of employees is to be shown.
        employee_new_wanted: a new one is to be named.

    """

    employees_wanted = Signal()
    employee_new_wanted = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.name = Heading("", self, wrap=True, most=_MOST)
        self.state = Badge("", self)
        self.archived = Badge("", self)
        self._company = QuietLabel("", self, wrap=True, most=_MOST)
        self.segment = PickButton("", self)
        self.employee = PickButton("", self)
        self.segment.menu().aboutToShow.connect(self._fill_segments)
        self.employee.menu().aboutToShow.connect(self._fill_employees)
        self._top = FlowLayout(gap=8)
        for part in (self.name, self.state, self.archived):
            self._top.addWidget(part)
        picks = FlowLayout(gap=2)
        picks.addWidget(self.segment)
        picks.addWidget(self.employee)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._top)
        column.addWidget(self._company)
        column.addLayout(picks)

    def leave_free(self, corner: int) -> None:
        """Keep the first lines out of ``corner`` px at the right, where the × of a drawer stands."""
        self._top.setContentsMargins(0, 0, corner, 0)

    def fill(self, shown: Shown) -> None:
        """Show the head of a card."""
        client, words, names = shown.card.client, shown.words, shown.names
        self.name.setText(words.client(client.name, shown.number))
        state = shown.card.explanation.suggestion.state
        self.state.say(self.context.texts.text(f"state.{state}"), _BADGES[state])
        self.archived.say(translate("Clients", "archived") if client.archived else "", "quiet")
        self._company.setText(words.hidden(client.company))
        self._company.setVisible(bool(client.company))
        segment = names.segments.get(client.segment_id or 0) or translate("Clients", "no segment")
        self.segment.set_text(segment)
        self.segment.setAccessibleName(fill(translate("Clients", "Segment: %1"), segment))
        who = words.hidden(names.employees.get(client.employee_id or 0, ""))
        looked = fill(translate("Clients", "looked after by %1"), who)
        self.employee.set_text(looked if who else translate("Clients", "nobody looks after"))
        nobody = translate("Clients", "not assigned")
        self.employee.setAccessibleName(fill(translate("Clients", "Employee: %1"), who or nobody))

    def _fill_segments(self) -> None:
        if self.shown is not None:
            choices_into(
                self.segment.menu(),
                list(self.shown.names.segments.items()),
                self.shown.card.client.segment_id,
                translate("Clients", "no segment"),
                lambda one: self._edit(segment_id=one),
            )

    def _fill_employees(self) -> None:
        if self.shown is None:
            return
        menu = self.employee.menu()
        choices_into(
            menu,
            list(self.shown.names.employees.items()),
            self.shown.card.client.employee_id,
            translate("Clients", "not assigned"),
            lambda one: self._edit(employee_id=one),
        )
        menu.addSeparator()
        menu.addAction(translate("Clients", "New employee…"), self.employee_new_wanted.emit)
        menu.addAction(translate("Clients", "All employees…"), self.employees_wanted.emit)

    def _edit(self, **fields: Any) -> None:
        workbook, client_id = self.context.session.workbook, self.client_id
        self.context.edits.run(lambda: register.edit_client(workbook, client_id, origin=ORIGIN, **fields))


def choices_into(
    menu: QMenu,
    choices: list[tuple[int, str]],
    current: int | None,
    none: str,
    choose: Callable[[int | None], object],
) -> None:
    """Fill a menu with choices of one, the current one checked, ``none`` last."""
    menu.clear()
    for value, words in [*choices, (None, none)]:
        action = QAction(no_mnemonic(words), menu)
        action.setCheckable(True)
        action.setChecked(value == current)
        action.triggered.connect(lambda _checked=False, value=value: choose(value))
        menu.addAction(action)
