"""The editors of a form together: made row by row, shown values, read again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from canvas_app.domain.errors import ValueRefusedError
from canvas_app.domain.fields import Currency, Ref
from canvas_app.domain.record_kind import Kind
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.fields import shrinkable
from canvas_app.ui.common.records.editor_types import make_editor
from canvas_app.ui.common.records.editors import AmountEditor, Edited, Editor
from canvas_app.ui.common.records.form_fields import FormFields
from canvas_app.ui.common.records.ref_editors import RefEditor


class EditorSet(QObject):
    """The editor of each field of a form by the field's name.

    ``watch`` is called with each line that is made, to have Enter save.

    Attributes:
        changed: something else is typed or chosen in one of them.

    """

    changed = Signal()

    def __init__(
        self, host: PageContext, kind: Kind, fields: FormFields, watch: Callable[[QLineEdit], object]
    ) -> None:
        super().__init__(fields)
        self._host, self._kind, self._fields, self._watch = host, kind, fields, watch
        self.by_name: dict[str, Editor] = {}

    def __getitem__(self, name: str) -> Editor:
        """Return the editor of a field."""
        return self.by_name[name]

    def add_row(self, *names: str) -> None:
        """Add the editors of fields that stand side by side."""
        made = [self._make(name) for name in names]
        self._fields.add_beside([(one.edited.label, one.widget) for one in made])

    def _make(self, name: str) -> Editor:
        made = self.by_name[name] = make_editor(Edited(self._host, self._kind, name), self._fields.form)
        made.changed.connect(self.changed)
        made.changed.connect(partial(self._offer_owned, name))
        if isinstance(made.widget, QLineEdit):
            self._watch(made.widget)
        elif isinstance(made.widget, QComboBox):
            shrinkable(made.widget)
        return made

    def _offer_owned(self, name: str) -> None:
        """Offer what belongs to the record chosen in a field: the deals of this client."""
        field = self._kind.fields[name]
        if not isinstance(field, Ref) or not any(self._belonging_to(field.kind)):
            return
        try:
            owner = self.by_name[name].value() or 0
        except ValueRefusedError:
            return  # its name is still being typed
        self.show_owner(field.kind, owner)

    def _belonging_to(self, kind: str) -> Iterator[RefEditor]:
        for one in self.by_name.values():
            if isinstance(one, RefEditor) and one.belongs_to == kind:
                yield one

    def show_owner(self, kind: str, owner: int) -> None:
        """Offer only what belongs to this record of a kind, 0: to nobody."""
        for one in self._belonging_to(kind):
            one.show_owner(owner)

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show values in the fields, nothing in those that are not named."""
        for name, ref in self._kind.references():
            if name in self.by_name:
                self.show_owner(ref.kind, values.get(name) or 0)
        for name, editor in self.by_name.items():
            editor.lang = self._host.texts.lang
            editor.retranslate()
            editor.show_value(values.get(name))

    def values(self) -> dict[str, Any]:
        """Return what stands in the fields; a currency that is written beside an amount counts.

        Raises:
            ValueRefusedError: something can be no value of its field, which the error names.

        """
        found = {name: _read(name, editor) for name, editor in self.by_name.items()}
        amounts = (one for one in self.by_name.values() if isinstance(one, AmountEditor))
        written = {one.currency for one in amounts} - {""}
        currencies = [name for name in found if isinstance(self._kind.fields[name], Currency)]
        if len(written) == len(currencies) == 1:
            found[currencies[0]] = written.pop()
        return found

    def widget_of(self, name: str) -> QWidget | None:
        """Return the widget of a field, None for one that is not edited here."""
        editor = self.by_name.get(name)
        return editor.widget if editor is not None else None

    def retranslate(self) -> None:
        """Offer the choices anew in the language of the moment; what is typed and chosen stays."""
        for editor in self.by_name.values():
            editor.retranslate()


def _read(name: str, editor: Editor) -> Any:
    try:
        return editor.value()
    except ValueRefusedError as error:
        raise error.about(name) from None
