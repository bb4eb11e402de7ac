"""Editors of single fields of a record, one for each type of field; a form is made of them.

An editor shows a value and gives back what was typed or chosen; whether that fits beyond its type, the kind
of record says when it is saved.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from canvas_app.content.field_words import FieldWords
from canvas_app.domain.errors import ValueRefusedError
from canvas_app.domain.fields import Choice, Field, Whole
from canvas_app.domain.record_kind import Kind
from canvas_app.services.typed import typed_amount, typed_number, typed_score
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.day_field import DayField
from canvas_app.ui.common.fields import Combo
from canvas_app.ui.common.records.shown_names import words_of
from canvas_app.ui.common.text import translate

_TEXT_HEIGHT: Final = 72  # px at 100 % text size


@dataclass(frozen=True, slots=True)
class Edited:
    """The field that an editor is made for, and the window around it."""

    host: PageContext
    kind: Kind
    name: str

    @property
    def field(self) -> Field:
        """What the field may hold."""
        return self.kind.fields[self.name]

    @property
    def may_lack(self) -> bool:
        """Whether it may hold nothing."""
        return self.kind.may_lack(self.name)

    @property
    def words(self) -> FieldWords:
        """The words of the kind in the language of the moment."""
        return words_of(self.host, self.kind)

    def label(self) -> str:
        """Return what the field is called."""
        return self.words.label(self.name)


class Editor(QObject):
    """Edits one field.

    Attributes:
        changed: something else is typed or chosen now.
        widget: what a person types into; a child of the form.
        lang: the language by which what is typed is read: that in which the form was opened.

    """

    changed = Signal()
    widget: QWidget

    def __init__(self, edited: Edited, form: QWidget) -> None:
        super().__init__(form)
        self.edited = edited
        self.lang = edited.host.texts.lang

    def show_value(self, value: Any) -> None:
        """Show a value of the record, None for nothing."""
        raise NotImplementedError

    def value(self) -> Any:
        """Return what stands in the field (ValueRefusedError: it can be no value of its type)."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say what the editor itself says in the language of the moment; what is typed or chosen stays."""


class LineEditor(Editor):
    """Edits what is written in one line as it is written."""

    def __init__(self, edited: Edited, form: QWidget) -> None:
        super().__init__(edited, form)
        self.widget: QLineEdit = QLineEdit(form)
        self.widget.textChanged.connect(self.changed)

    def show_value(self, value: Any) -> None:
        """Show a line."""
        self.widget.setText(self.written(value))

    def value(self) -> Any:
        """Return the line."""
        return self.read(self.widget.text())

    def written(self, value: Any) -> str:
        """Return how a value is written in the field."""
        return "" if value is None else str(value)

    def read(self, text: str) -> Any:
        """Return the value that is written in the field (ValueRefusedError)."""
        return text


class WholeEditor(LineEditor):
    """Edits a whole number; empty is nothing where there may be nothing, else zero."""

    def read(self, text: str) -> int | None:
        """Return the number; a sign of per cent behind it is left out."""
        bare = text.strip().rstrip("%").strip()
        if not bare:
            return None if self.edited.may_lack else 0
        field = self.edited.field
        assert isinstance(field, Whole)
        try:
            number = typed_number(bare, self.lang, whole=True)
        except ValueRefusedError:
            raise ValueRefusedError(field.refusal, value=text.strip()) from None
        if number != int(number):
            raise ValueRefusedError(field.refusal, value=text.strip())
        return int(number)


class ScoreEditor(LineEditor):
    """Edits a score with a fraction; empty means unknown."""

    def written(self, value: Any) -> str:
        """Return the number as the language of the window writes it."""
        return "" if value is None else self.edited.host.texts.formats.number(value)

    def read(self, text: str) -> float | None:
        """Return the score."""
        return typed_score(text, self.lang)

    def retranslate(self) -> None:
        """Say of an empty score that nothing is known."""
        self.widget.setPlaceholderText(self.edited.words.nothing(self.edited.name))


class AmountEditor(LineEditor):
    """Edits an amount of money; a currency written beside it is kept in ``currency``."""

    def __init__(self, edited: Edited, form: QWidget) -> None:
        super().__init__(edited, form)
        self.currency = ""

    def written(self, value: Any) -> str:
        """Return the amount without its currency."""
        return "" if value is None else self.edited.host.texts.formats.money(value)

    def read(self, text: str) -> int | None:
        """Return the amount in 1/10,000."""
        self.currency = ""
        if not text.strip():
            return None if self.edited.may_lack else 0
        amount, self.currency = typed_amount(text, self.lang)
        return amount


class WordsEditor(LineEditor):
    """Edits short texts, parted by commas."""

    def written(self, value: Any) -> str:
        """Return the texts in one line."""
        return ", ".join(value or ())

    def read(self, text: str) -> tuple[str, ...]:
        """Return the texts."""
        return tuple(one.strip() for one in text.split(",") if one.strip())

    def retranslate(self) -> None:
        """Say how they are parted."""
        self.widget.setPlaceholderText(translate("Records", "parted by commas"))


class TextEditor(Editor):
    """Edits text of several lines; Tab leads on."""

    def __init__(self, edited: Edited, form: QWidget) -> None:
        super().__init__(edited, form)
        self.widget: QPlainTextEdit = QPlainTextEdit(form)
        self.widget.setTabChangesFocus(True)
        self.widget.setFixedHeight(edited.host.tools.theme.px(_TEXT_HEIGHT))
        self.widget.textChanged.connect(self.changed)

    def show_value(self, value: Any) -> None:
        """Show a text."""
        self.widget.setPlainText(value or "")

    def value(self) -> str:
        """Return the text."""
        return self.widget.toPlainText()


class DayEditor(Editor):
    """Edits a day, typed in any usual form or picked."""

    def __init__(self, edited: Edited, form: QWidget) -> None:
        super().__init__(edited, form)
        self.widget: DayField = DayField(edited.host, form)
        self.widget.textChanged.connect(self.changed)

    def show_value(self, value: Any) -> None:
        """Show a day."""
        self.widget.show_day(value)

    def value(self) -> Any:
        """Return the day; none is refused where there must be one."""
        return self.widget.day() if self.edited.may_lack else self.widget.needed()


class ChosenEditor(Editor):
    """Edits what is chosen of a few values; a subclass says which."""

    def __init__(self, edited: Edited, form: QWidget) -> None:
        super().__init__(edited, form)
        self.widget: Combo = Combo(form)
        self.widget.currentIndexChanged.connect(self.changed)

    def choices(self) -> list[tuple[object, str]]:
        """Return what may be chosen: value and words."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Choose a value."""
        self.widget.fill(self.choices(), value)

    def value(self) -> Any:
        """Return what is chosen."""
        return self.widget.currentData()

    def retranslate(self) -> None:
        """Offer the values in the language of the moment; what is chosen stays."""
        self.widget.fill(self.choices(), self.value())


class ChoiceEditor(ChosenEditor):
    """Edits a choice of one of a few keys."""

    def choices(self) -> list[tuple[object, str]]:
        """Return the keys; the empty one says that nothing is said."""
        words, field = self.edited.words, self.edited.field
        assert isinstance(field, Choice)
        return [(key, words.choice(field, key) or words.nothing(self.edited.name)) for key in field.keys]


class SwitchEditor(ChosenEditor):
    """Edits yes or no, or nothing said where that may be."""

    def choices(self) -> list[tuple[object, str]]:
        """Return what may be said."""
        words = self.edited.words
        unsaid: list[tuple[object, str]] = [(None, words.nothing(self.edited.name))]
        return [
            *(unsaid if self.edited.may_lack else ()),
            (True, words.switch(True)),
            (False, words.switch(False)),
        ]
