"""Which editor edits a field of which type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

from canvas_app.domain import fields
from canvas_app.domain.fields import Field, Ref
from canvas_app.domain.kinds import KINDS
from canvas_app.ui.common.records.editors import (
    AmountEditor,
    ChoiceEditor,
    DayEditor,
    Edited,
    Editor,
    LineEditor,
    ScoreEditor,
    SwitchEditor,
    TextEditor,
    WholeEditor,
    WordsEditor,
)
from canvas_app.ui.common.records.ref_editors import FoundEditor, RefEditor

EDITORS: Final[Mapping[type[Field], type[Editor]]] = {
    fields.Line: LineEditor,
    fields.Text: TextEditor,
    fields.Words: WordsEditor,
    fields.Choice: ChoiceEditor,
    fields.Currency: LineEditor,
    fields.Clock: LineEditor,
    fields.Day: DayEditor,
    fields.Switch: SwitchEditor,
    fields.Whole: WholeEditor,
    fields.Amount: AmountEditor,
    fields.Score: ScoreEditor,
    fields.Ref: RefEditor,
}
"""What edits a field of such a type, or of one derived from it: the nearest one counts."""


def make_editor(edited: Edited, form: QWidget) -> Editor:
    """Return an editor for a field."""
    field = edited.field
    if isinstance(field, Ref) and is_searched_for(field):
        return FoundEditor(edited, form)
    return next(EDITORS[one] for one in type(field).__mro__ if one in EDITORS)(edited, form)


def is_searched_for(field: Ref) -> bool:
    """Tell whether there may be too many records of a kind to offer all of them."""
    kind = KINDS[field.kind]
    return kind.owner is None and bool(kind.searched)
