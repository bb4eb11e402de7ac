"""What is typed and not in the file yet: one rule for every field of the window that edits the workbook.

A field is written half a second after the last key, when the focus leaves it, when page, window or file is
left, and before anything is exported. Until then the status bar says so. A form with a Save button is a
draft: it is written by its button alone, and asked about before it would be lost. Where nobody can be asked,
it is written if it fits, else kept for the next opening as ``left_over`` tells it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from canvas_app.storage.workbook import Workbook
    from canvas_app.ui.common.field_texts import FieldTexts

IDLE = 500
"""Milliseconds after the last key."""
TYPING, DRAFT = "typing", "draft"
"""What the status bar says: a field is being typed in; a form was begun and not saved."""

ASKED = "asked-text"
"""Property of a field whose text is taken by the OK of its own small window."""

_visits = count(1)


class Typed:
    """What is typed in one field; made by ``TypedText.watch``.

    Attributes:
        pending: tells whether the field holds what the file does not.
        commit: writes it; with False (typing has paused) only what is valid, and nothing is said of the rest.
        group: its commits while typing goes on are one undo step.

    """

    __slots__ = ("commit", "field", "group", "pending")

    def __init__(self, field: QWidget, pending: Callable[[], bool], commit: Callable[[bool], object]) -> None:
        self.field, self.pending, self.commit, self.group = field, pending, commit, ""
        self.renew_visit()

    def renew_visit(self) -> None:
        """Let what is typed from now on be an undo step of its own."""
        self.group = f"typed-{next(_visits)}"

    @property
    def waits(self) -> bool:
        """Whether the field is there and holds what the file does not."""
        return isValid(self.field) and self.pending()


class Draft:
    """A form that a button writes; made by ``TypedText.draft``.

    Attributes:
        pending: tells whether something was begun in it.
        save: writes it if it can be written; asked only when the program is ended from outside.
        name: what the form is about, in the language of the window.
        touch: notices that something in the form is another one now.
        texts: label and text of what is begun in it.

    """

    __slots__ = ("form", "name", "pending", "save", "texts", "touch")

    def __init__(
        self,
        form: QWidget,
        pending: Callable[[], bool],
        save: Callable[[], object],
        name: Callable[[], str],
        touch: Callable[..., None],
        texts: Callable[[], FieldTexts],
    ) -> None:
        self.form, self.pending, self.save, self.name, self.touch = form, pending, save, name, touch
        self.texts = texts

    @property
    def waits(self) -> bool:
        """Whether the form is there and something was begun in it."""
        return isValid(self.form) and self.pending()


class TypedText(QObject):
    """All that is typed into one open workbook (``session.typed``).

    Attributes:
        changed: what there is to say of it is something else now (``state``).

    """

    changed = Signal()

    def __init__(self, workbook: Workbook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbook = workbook
        self._fields: dict[QWidget, Typed] = {}
        self._touched: list[Typed] = []
        self._drafts: list[Draft] = []
        self._composed = ""
        self._focused: Typed | None = None
        self._listened: QWidget | None = None
        self.state = ""
        self.closed = self._committing = False
        self._idle = QTimer(self, singleShot=True, interval=IDLE)
        self._idle.timeout.connect(self._on_idle)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    # fields and forms

    def watch(
        self,
        field: QLineEdit | QPlainTextEdit | QTextEdit | QWidget,
        pending: Callable[[], bool],
        commit: Callable[[bool], object],
    ) -> Typed:
        """Keep what is typed in ``field`` by the rule; see ``Typed``."""
        typed = Typed(field, pending, commit)
        self._fields[field] = typed
        for name in ("textChanged", "valueChanged"):
            if (signal := getattr(field, name, None)) is not None:
                signal.connect(lambda *_: self.touch(typed))
                break
        return typed

    def draft(
        self,
        form: QWidget,
        pending: Callable[[], bool],
        save: Callable[[], object],
        name: Callable[[], str],
        texts: Callable[[], FieldTexts] | None = None,
    ) -> Draft:
        """Tell of what is begun in ``form``; see ``Draft``. Who owns it calls ``touch`` at each change."""
        made = Draft(form, pending, save, name, lambda *_: self.look(), texts or partial(_texts, form))
        self._drafts.append(made)
        return made

    def of(self, field: QWidget) -> Typed | None:
        """Return what watches ``field``, None when nothing does."""
        return self._fields.get(field)

    def covers(self, widget: QWidget) -> bool:
        """Tell whether what is typed into ``widget`` is watched, by itself or as a part of a form."""
        if self.of(widget) is not None:
            return True
        forms = [draft.form for draft in self._drafts if isValid(draft.form)]
        return any(form is widget or form.isAncestorOf(widget) for form in forms)

    def drafts(self) -> list[Draft]:
        """Return the forms in which something was begun and not saved."""
        return [draft for draft in self._drafts if draft.waits]

    @property
    def pending(self) -> bool:
        """Whether something is typed in a field that the file does not hold."""
        return bool(self._composed) or any(typed.waits for typed in self._touched)

    # what happens

    def touch(self, typed: Typed) -> None:
        """Notice that a field's text is another one now."""
        if typed not in self._touched:
            self._touched.append(typed)
        self._idle.start()
        self.look()

    def look(self) -> None:
        """Find out what there is to say, and tell when it is something else."""
        if self.closed or self._committing:
            return
        self._touched = [typed for typed in self._touched if typed.waits]
        self._drafts = [draft for draft in self._drafts if isValid(draft.form)]
        state = TYPING if self.pending else DRAFT if self.drafts() else ""
        if state != self.state:
            self.state = state
            self.changed.emit()

    def _on_idle(self) -> None:
        if self._composed:  # the word is not ended
            self._idle.start()
            return
        self._commit_all(final=False)

    def settle(self, *, final: bool = True) -> None:
        """Write all that is typed in fields, wherever they are; forms stay as they are.

        ``final``: the field is left, so what does not fit is told.
        """
        if final:
            self._end_composing()
        self._idle.stop()
        self._commit_all(final=final)

    def save_drafts(self) -> None:
        """Write what was begun in forms, as far as it can be written: nobody can be asked any more."""
        for draft in self.drafts():
            with _reported():
                draft.save()
        self.look()

    def left_over(self) -> list[tuple[str, FieldTexts]]:
        """Return what is begun and not in the file: what it is about, label and text of each field."""
        told = [(draft.name(), draft.texts()) for draft in self.drafts()]
        fields = [_texts(typed.field) for typed in self._touched if typed.waits]
        return [*told, *((texts[0][0], texts) for texts in fields if texts)]

    def close(self) -> None:
        """Let go of everything: the workbook is about to close."""
        if self.closed:
            return
        self.closed = True
        self._idle.stop()
        self._watch_composing(None)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.disconnect(self._on_focus)
        self._fields, self._touched, self._drafts = {}, [], []

    def _commit_all(self, *, final: bool) -> None:
        for typed in list(self._touched):
            self._commit(typed, final=final)
        self.look()

    def _commit(self, typed: Typed, *, final: bool) -> None:
        if self.closed or self._workbook.lent or not typed.waits:
            return
        self._committing = True
        try:
            with _reported(), self._workbook.merging(typed.group):
                typed.commit(final)
        finally:
            self._committing = False
        if final:
            typed.renew_visit()

    # focus and input methods

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._notice_asked(new)
        left = self._focused
        self._focused = self.of(new) if new is not None else None
        self._watch_composing(new)
        if left is not None and left is not self._focused:
            self._commit(left, final=True)
            left.renew_visit()
        self._fields = {field: typed for field, typed in self._fields.items() if isValid(field)}
        self.look()

    def _notice_asked(self, field: QWidget | None) -> None:
        """Take a text that a small window with an OK asks for as a draft; the window itself goes after it."""
        if not isinstance(field, QLineEdit) or not field.property(ASKED) or self.covers(field):
            return
        begun = self.draft(
            field, lambda: field.isVisible() and field.isModified(), lambda: None, field.accessibleName
        )
        field.textEdited.connect(begun.touch)
        if isinstance(window := field.window(), QDialog):
            window.finished.connect(begun.touch)

    def _watch_composing(self, field: QWidget | None) -> None:
        self._composed = ""
        if self._listened is not None and isValid(self._listened):
            self._listened.removeEventFilter(self)
        self._listened = field if field is not None and self.covers(field) else None
        if self._listened is not None:
            self._listened.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice what an input method composes in the field with the focus: it is typed, and not ended."""
        if event.type() == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._composed = event.preeditString()
            if self._composed:
                self._idle.start()
            QTimer.singleShot(0, self, self.look)  # when the field has it
        return super().eventFilter(watched, event)

    def _end_composing(self) -> None:
        """Take what is being composed for typed: the field is left."""
        if not self._composed:
            return
        QGuiApplication.inputMethod().commit()
        if self._composed and self._listened is not None:  # the input method is none of the system's
            event = QInputMethodEvent("", [])
            event.setCommitString(self._composed)
            QApplication.sendEvent(self._listened, event)
        self._composed = ""


def _texts(field: QWidget) -> FieldTexts:
    from canvas_app.ui.common.field_texts import texts_in  # late: the frame is painted without it

    return texts_in(field)


@contextmanager
def _reported() -> Iterator[None]:
    """Keep one field that fails from keeping the others back: its error is told as any other."""
    try:
        yield
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__)
