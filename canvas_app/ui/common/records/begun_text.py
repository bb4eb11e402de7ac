"""What is begun in a form and not saved: it is there when the form is opened for the same again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.field_texts import FieldTexts
from canvas_app.ui.common.text import translate


class BegunText:
    """Compares the fields of a form with what they held when it was opened.

    Attributes:
        begun_for: what the form was opened for, None when nothing is begun in it.
        touch: to be called when something in the form is another one now.

    """

    def __init__(
        self,
        form: QWidget,
        host: PageContext,
        save: Callable[[], object],
        about: Callable[[], str],
        texts: Callable[[], FieldTexts],
    ) -> None:
        self._form, self._host = form, host
        self.begun_for: object = None
        self._at_first: list[str] = []
        self.touch = host.session.typed.draft(form, self.is_begun, save, about, texts).touch

    def is_begun(self) -> bool:
        """Tell whether something is begun in the form."""
        return self.begun_for is not None and self._changed()

    def start(self) -> None:
        """Take the fields as they are now for not begun."""
        self._at_first = self._values()
        self.touch()

    def open_for(self, thing: object) -> bool:
        """Open for ``thing``; tell whether something was begun for it, which then stays in the fields."""
        if thing == self.begun_for and self._changed():
            return True
        self.begun_for = thing
        return False

    def forget(self) -> None:
        """Take what stands in the fields for neither begun nor wanted."""
        self.begun_for = None
        self.touch()

    def keep(self) -> None:
        """Keep what was typed for the next time, and say so; nothing typed is nothing begun."""
        if self._changed():
            self._host.notifier.say(
                translate("Records", "Not saved yet. What you typed is there when you return.")
            )
        else:
            self.begun_for = None

    def _changed(self) -> bool:
        return self._values() != self._at_first

    def _values(self) -> list[str]:
        """Return what stands in the fields, in whatever order: it is only compared."""
        form = self._form
        lines = [one.text() for one in form.findChildren(QLineEdit) if one.isVisibleTo(form)]
        texts = [one.toPlainText() for one in form.findChildren(QPlainTextEdit)]
        choices = [str(one.currentIndex()) for one in form.findChildren(QComboBox) if one.isVisibleTo(form)]
        return [*lines, *texts, *choices]
