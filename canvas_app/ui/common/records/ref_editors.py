"""Editors of fields that name another record: chosen of all there are, or found while its name is typed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from canvas_app.domain.errors import ValueRefusedError
from canvas_app.domain.fields import Ref
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.record_kind import Kind
from canvas_app.services import records
from canvas_app.storage.queries.records import called
from canvas_app.ui.common.records.editors import ChosenEditor, Edited, Editor
from canvas_app.ui.common.records.shown_names import HIDDEN, ShownNames


def named_kind(edited: Edited) -> Kind:
    """Return the kind of the record that a field names."""
    assert isinstance(edited.field, Ref)
    return KINDS[edited.field.kind]


class RefEditor(ChosenEditor):
    """Edits a reference to one of a few records: all of them are offered by name.

    Attributes:
        owner: of the records that are offered, where their kind has one; 0: of none in particular.

    """

    def __init__(self, edited: Edited, form: QWidget) -> None:
        super().__init__(edited, form)
        self.owner = 0
        self._chosen: int | None = None

    @property
    def belongs_to(self) -> str:
        """The kind to whose records belong those that are offered; empty: to nobody's."""
        owner = named_kind(self.edited).owner
        return owner[1] if owner is not None else ""

    def choices(self) -> list[tuple[object, str]]:
        """Return nobody where that may be, the records by name, and the one chosen, wherever it belongs."""
        kind, host = named_kind(self.edited), self.edited.host
        shown = ShownNames(host)
        found = dict(records.choosable(host.session.workbook, kind.name, self.owner))
        if self._chosen is not None and self._chosen not in found:
            found |= called(host.session.workbook, kind.name, [self._chosen])
        nobody: list[tuple[object, str]] = [(None, self.edited.words.nothing(self.edited.name))]
        named = [(one, shown.of_kind(kind.name, name)) for one, name in found.items()]
        return [*(nobody if self.edited.may_lack else ()), *named]

    def show_value(self, value: Any) -> None:
        """Choose a record."""
        self._chosen = value
        super().show_value(value)

    def show_owner(self, owner: int) -> None:
        """Offer the records of another owner; what is chosen stays where it belongs to this one."""
        if owner != self.owner:
            self.owner, chosen, self._chosen = owner, self.value(), None
            self.widget.fill(self.choices(), chosen)
            self.changed.emit()


class FoundEditor(Editor):
    """Edits a reference to one of very many records: those that fit are offered while a name is typed."""

    def __init__(self, edited: Edited, form: QWidget) -> None:
        super().__init__(edited, form)
        self.widget: QLineEdit = QLineEdit(form)
        self._id: int | None = None
        self._name = ""
        self._offered: list[tuple[int, str]] = []
        self._model = QStringListModel(self)
        self.completer = QCompleter(self._model, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.widget.setCompleter(self.completer)
        self.widget.textEdited.connect(self._offer)
        self.widget.textChanged.connect(self.changed)
        self.completer.activated[QModelIndex].connect(self._take)  # type: ignore[index] # PySide's stubs

    def show_value(self, value: Any) -> None:
        """Show the name of a record."""
        host, kind = self.edited.host, named_kind(self.edited)
        names = {} if value is None else called(host.session.workbook, kind.name, [value])
        self._choose(value, ShownNames(host, {kind.name: names}).record(kind.name, value or 0))

    def value(self) -> int | None:
        """Return the record chosen, or the only one of the name typed.

        Raises:
            ValueRefusedError: ``value.unknown_name``, ``value.several_named``.

        """
        text = self.widget.text().strip()
        if not text:
            self._id = None
        elif text != self._name:
            self._find(text)
        return self._id

    def _find(self, text: str) -> None:
        found = records.named(self.edited.host.session.workbook, named_kind(self.edited).name, text)
        if len(found) != 1:
            raise ValueRefusedError("value.several_named" if found else "value.unknown_name", value=text)
        self._choose(*found[0])

    def _offer(self, text: str) -> None:
        host = self.edited.host
        if host.session.names_hidden:
            self._offered = []
        else:
            self._offered = records.offered(host.session.workbook, named_kind(self.edited).name, text)
        self._model.setStringList([name for _, name in self._offered])
        self.completer.complete()

    def _take(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._offered):
            self._choose(*self._offered[index.row()])

    def _choose(self, record_id: int | None, name: str) -> None:
        self._id, self._name = record_id, name
        self.widget.setText(name)

    def retranslate(self) -> None:
        """Say what an empty field says; names that are hidden now are not read any more."""
        self.widget.setPlaceholderText(
            self.edited.words.nothing(self.edited.name) if self.edited.may_lack else ""
        )
        if self._id is not None and (self._name == HIDDEN) != self.edited.host.session.names_hidden:
            self.show_value(self._id)
