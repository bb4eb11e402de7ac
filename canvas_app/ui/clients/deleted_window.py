"""The window that lists people deleted earlier, of whom the history still tells, to erase them for good."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QDialog, QListView, QProgressBar, QVBoxLayout, QWidget

from canvas_app.domain.errors import PersonError
from canvas_app.domain.progress import Progress
from canvas_app.domain.text import search_key
from canvas_app.services.clients import erasing
from canvas_app.services.clients.erasing import DeletedPerson, Erasure
from canvas_app.storage.workbook import Workbook
from canvas_app.ui.clients.erasing import show_erased
from canvas_app.ui.clients.origin import ORIGIN
from canvas_app.ui.common.buttons import SecondaryButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.fields import SearchField
from canvas_app.ui.common.flow import FlowLayout
from canvas_app.ui.common.labels import ErrorLabel, PlainLabel, QuietLabel
from canvas_app.ui.common.on_copy import OnCopy
from canvas_app.ui.common.text import fill, shortened, translate

_SIZE = 520, 420
_MOST = 120  # characters of a name
_IN_A_LINE = 40  # so that the day is seen, too
_NAMED = 3  # people named in the question
_Index = QModelIndex | QPersistentModelIndex


class _People(QAbstractListModel):
    """Those who are found, each as one line: name, of which client, since when."""

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._texts = context.texts
        self._all: tuple[tuple[str, DeletedPerson], ...] = ()
        self.found: list[DeletedPerson] = []

    def fill(self, people: Sequence[DeletedPerson]) -> None:
        """Take those that the history tells of."""
        self._all = tuple((search_key(f"{one.name} {one.client}"), one) for one in people)
        self.narrow("")

    def narrow(self, typed: str) -> None:
        """Show those whose names hold every word typed."""
        words = search_key(typed).split()
        self.beginResetModel()
        self.found = [one for text, one in self._all if all(word in text for word in words)]
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return how many are found."""
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the line of a person, also for screen readers."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        one = self.found[index.row()]
        name = shortened(one.name, _IN_A_LINE)
        if one.client:
            words = translate("Clients", "%1, contact person of %2")
            name = fill(words, name, shortened(one.client, _IN_A_LINE))
        when = self._texts.formats.moment(one.at, date.today())
        return fill(translate("Clients", "%1 · deleted %2"), name, when)


class DeletedWindow(QDialog):
    """Reads the history beside the window, lets people be chosen, and erases those after asking."""

    def __init__(self, context: PageContext, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Clients", "Erase deleted people"))
        self._context = context
        self.told = PlainLabel(_what(), self, wrap=True)
        self.search = SearchField(context.tools.theme, self)
        self.search.set_words(translate("Clients", "Name of the person or of the client"))
        self.people = _People(context, self)
        self.list = QListView(self)
        self.list.setModel(self.people)
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.list.setUniformItemSizes(True)
        self.list.setSpacing(2)
        self.list.setAccessibleName(translate("Clients", "People deleted earlier"))
        self.state = QuietLabel("", self, wrap=True)
        self.error = ErrorLabel(self)
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(translate("Clients", "Looking through the history…"))
        self.erase = SecondaryButton(translate("Clients", "Erase for good…"), self)
        self.leave = SecondaryButton(translate("Clients", "Close"), self)
        self.search.settled.connect(self._on_search)
        self.list.selectionModel().selectionChanged.connect(self._tell)
        self.people.modelReset.connect(self._tell)
        self.erase.clicked.connect(self._on_erase)
        self.leave.clicked.connect(self.reject)
        self._arrange()
        self._read()

    def _arrange(self) -> None:
        buttons = FlowLayout(gap=8)
        for button in (self.erase, self.leave):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        for part in (self.told, self.search, self.progress):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        for label in (self.state, self.error):
            column.addWidget(label)
        column.addLayout(buttons)
        self.resize(*(self._context.tools.theme.px(side) for side in _SIZE))
        self.search.setFocus()

    # finding

    def _read(self) -> None:
        """Look through the history in the worker; while names are hidden there is nobody to choose from."""
        self.progress.setVisible(not self._context.session.names_hidden)
        self._tell()
        if self._context.session.names_hidden:
            return
        self.progress.setRange(0, 0)
        try:
            job = OnCopy(self._context.session.workbook.snapshot(), _found_in)
        except (PersonError, OSError) as error:
            self._on_failed(error)
            return
        handed = self._context.tools.worker.run(job, self._on_found, failed=self._on_failed)
        handed.finished.connect(job.give_up)
        self.destroyed.connect(handed.cancel)

    def _on_found(self, people: Any) -> None:
        self.progress.hide()
        self.people.fill(people)

    def _on_failed(self, error: Exception) -> None:
        self.progress.hide()
        if isinstance(error, PersonError):
            self.error.say(self._context.texts.sentence(f"error.{error.code}", **error.params))
        else:
            self.error.say(str(error))

    def _on_search(self, typed: str) -> None:
        self.people.narrow(typed)

    # choosing and erasing

    def chosen(self) -> list[DeletedPerson]:
        """Return those who are selected."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return [self.people.found[row] for row in rows]

    def _tell(self, *_: object) -> None:
        """Say whom the button would erase, or why there is nobody."""
        chosen = self.chosen()
        number = self._context.texts.formats.number
        self.erase.setEnabled(bool(chosen))
        if self._context.session.names_hidden:
            text = translate("Clients", "Names are hidden. Show them with F7, then open this window again.")
        elif not self.people.found and not self.progress.isHidden():
            text = translate("Clients", "Looking through the history…")
        elif not self.people.found and not self.search.text().strip():
            text = translate("Clients", "The history tells of nobody who was deleted.")
        elif not self.people.found:
            text = translate("Clients", "Nobody of that name was deleted.")
        else:
            words = translate("Clients", "Found: %1. Chosen: %2.")
            text = fill(words, number(len(self.people.found)), number(len(chosen)))
        self.state.setText(text)

    def _on_erase(self) -> None:
        chosen = self.chosen()
        if not chosen or not self._context.edits.may_edit():
            return
        names = ", ".join(
            fill(translate("Clients", "“%1”"), shortened(one.name, _MOST)) for one in chosen[:_NAMED]
        )
        if len(chosen) > _NAMED:
            more = self._context.texts.formats.number(len(chosen) - _NAMED)
            names = fill(translate("Clients", "%1 and %2 more"), names, more)
        text = fill(
            translate(
                "Clients",
                "%1: names, contacts, deals, interactions, stages and the names of edits go out of the "
                "history. This cannot be undone, and undo leaves them out. Then the program looks which "
                "backups and copies still hold them.",
            ),
            names,
        )
        title, yes = translate("Clients", "Erase for good"), translate("Clients", "Erase")
        if self._context.tools.dialogs.confirm(title, text, yes=yes, danger=True):
            self._begin(chosen)

    def _begin(self, chosen: list[DeletedPerson]) -> None:
        """Leave first: what shows how far the erasing is stands above the window that is active."""
        context, parent = self._context, self.parentWidget()
        self.destroyed.connect(lambda: _erase(context, parent, chosen))
        self.accept()


def _erase(context: PageContext, parent: QWidget | None, chosen: list[DeletedPerson]) -> None:
    workbook = context.session.workbook
    context.edits.run_long(
        translate("Clients", "Erasing from the history…"),
        lambda progress: erasing.erase_deleted(workbook, chosen, progress, origin=ORIGIN),
        partial(_erased, context, parent),
    )


def _found_in(copy: Workbook, progress: Progress) -> tuple[DeletedPerson, ...]:
    return erasing.deleted_people(copy, progress)


def _erased(context: PageContext, parent: QWidget | None, erasure: Erasure) -> None:
    context.notifier.say(translate("Clients", "Erased."), "good")
    if parent is not None:
        show_erased(context, parent, erasure)


def _what() -> str:
    return translate(
        "Clients",
        "Deleted clients and contact persons stay in the history so that undo can bring them back. Here they "
        "are erased for good. Who is only mentioned in a text about something else is not found.",
    )
