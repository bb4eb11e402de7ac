"""Every field of a client, changed in place: kept when left, what is wrong said under the field."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from canvas_app.domain.clients.model import CLIENT_TYPES
from canvas_app.domain.kinds import KINDS
from canvas_app.services.clients import register
from canvas_app.ui.clients.origin import ORIGIN
from canvas_app.ui.clients.section import Section, Shown
from canvas_app.ui.common.attempt import Outcome
from canvas_app.ui.common.buttons import LinkButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.fields import Combo, shrinkable
from canvas_app.ui.common.flow import FlowLayout
from canvas_app.ui.common.labels import ErrorLabel, QuietLabel, SmallLabel
from canvas_app.ui.common.records.shown_names import words_of
from canvas_app.ui.common.text import fill, translate
from canvas_app.ui.common.typed_fields import CommitLine, CommitText

LINES: Final = ("name", "company", "phone", "email", "city", "country", "source", "code", "tags")
_PERSONAL: Final = ("name", "company", "phone", "email", "code")


class DetailsTab(Section):
    """Lines, a choice of type, remarks, and what becomes of the client as a whole.

    Attributes:
        archive_wanted, restore_wanted, delete_wanted, erase_wanted: that is to be done to the client (id).

    """

    archive_wanted = Signal(object)
    restore_wanted = Signal(object)
    delete_wanted = Signal(object)
    erase_wanted = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.lines = {name: CommitLine(context.session.typed, self) for name in LINES}
        self.errors = {name: ErrorLabel(self) for name in LINES}
        self.type = Combo(self)
        shrinkable(self.type)
        self.remarks = CommitText(context.session.typed, self)
        self.remarks.setFixedHeight(context.tools.theme.px(90))
        self._labels: dict[str, QuietLabel] = {}
        self._created = SmallLabel("", self)
        self.archive, self.restore = LinkButton("", self), LinkButton("", self)
        self.delete, self.erase = LinkButton("", self), LinkButton("", self)
        for name, line in self.lines.items():
            line.committed.connect(partial(self._commit, name))
            line.reverted.connect(partial(self._say, name, ""))
        self.type.currentIndexChanged.connect(lambda _index: self._edit("type", self.type.currentData()))
        self.remarks.committed.connect(self._commit_remarks)
        for button, signal in (
            (self.archive, self.archive_wanted),
            (self.restore, self.restore_wanted),
            (self.delete, self.delete_wanted),
            (self.erase, self.erase_wanted),
        ):
            button.clicked.connect(partial(self._ask_for, signal))
        self._arrange()

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        fields: dict[str, QWidget] = {"name": self.lines["name"], "type": self.type}
        fields |= {name: line for name, line in self.lines.items() if name != "name"}
        fields["remarks"] = self.remarks
        row = 0
        for name, field in fields.items():
            self._labels[name] = QuietLabel("", self)
            side = Qt.AlignmentFlag.AlignTop if name == "remarks" else Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(self._labels[name], row, 0, side)
            grid.addWidget(field, row, 1)
            row += 1
            if name in self.errors:
                grid.addWidget(self.errors[name], row, 1)
                row += 1
        links = FlowLayout(gap=6)
        for button in (self.archive, self.restore, self.delete, self.erase):
            links.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(self._created)
        column.addLayout(links)

    def begin(self) -> None:
        """Keep nothing of the client before."""
        for name, line in self.lines.items():
            line.reset()
            self._say(name, "")
        self.remarks.reset()

    def fill(self, shown: Shown) -> None:
        """Show the fields of a card; a field that is just being typed in stays as it is."""
        client, hidden = shown.card.client, shown.words.hidden
        closed = self.context.session.names_hidden
        for name, line in self.lines.items():
            value = ", ".join(client.tags) if name == "tags" else str(getattr(client, name))
            line.show_text(hidden(value) if name in _PERSONAL else value)
            line.setReadOnly(closed and name in _PERSONAL)
        self.remarks.show_text(hidden(client.remarks))
        self.remarks.setReadOnly(closed)
        types: list[tuple[object, str]] = [
            (one, self.context.texts.text(f"client.type.{one}")) for one in CLIENT_TYPES
        ]
        self.type.fill(types, client.type)
        created = client.created_on
        text = (
            fill(translate("Clients", "In the register since %1"), self.context.texts.formats.date(created))
            if created
            else ""
        )
        self._created.setText(text)
        self._created.setVisible(bool(text))
        self.archive.setVisible(not client.archived)
        self.restore.setVisible(client.archived)

    def commit(self) -> None:
        """Keep what is being typed."""
        for line in self.lines.values():
            line.commit()
        self.remarks.commit()

    def focus_field(self, name: str) -> None:
        """Put the caret into a field, its text selected."""
        line = self.lines[name]
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        line.selectAll()

    def _ask_for(self, signal: SignalInstance, _checked: bool = False) -> None:
        if self.shown is not None:
            signal.emit(self.client_id)

    def _commit(self, name: str, text: str, final: bool) -> None:
        """Write a line; what does not fit is told when the line is left, not while one types."""
        value: Any = tuple(text.split(",")) if name == "tags" else text
        outcome = self._edit(name, value)
        if not outcome.done:
            self.lines[name].kept.refuse()
        if outcome.done or final:
            self._say(name, outcome.problem)

    def _commit_remarks(self, text: str, _final: bool) -> None:
        if not self._edit("remarks", text).done:
            self.remarks.kept.refuse()

    def _say(self, name: str, problem: str) -> None:
        self.errors[name].say(problem)
        self.lines[name].mark(problem)

    def _edit(self, name: str, value: Any) -> Outcome:
        if self.shown is None:
            return Outcome(True)
        workbook, client_id = self.context.session.workbook, self.client_id
        fields = {name: value}
        return self.attempt(lambda: register.edit_client(workbook, client_id, origin=ORIGIN, **fields))

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        words = words_of(self.context, KINDS["client"])
        for name, label in self._labels.items():
            label.setText(words.label(name))
        for name, line in self.lines.items():
            line.setAccessibleName(words.label(name))
        self.lines["tags"].setPlaceholderText(translate("Clients", "parted by commas"))
        self.type.setAccessibleName(words.label("type"))
        self.remarks.setAccessibleName(words.label("remarks"))
        self.archive.set_text(translate("Clients", "To the archive"))
        self.restore.set_text(translate("Clients", "Out of the archive"))
        self.delete.set_text(translate("Clients", "Delete"))
        self.erase.set_text(translate("Clients", "Erase for good…"))
