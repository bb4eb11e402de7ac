"""Undo and redo as the person meets them: the focused field first, and one question before far steps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from canvas_app.domain.changes import Changes
from canvas_app.ui.common.edit_runner import LONG
from canvas_app.ui.common.notice import Notice
from canvas_app.ui.common.text import fill, translate

if TYPE_CHECKING:
    from canvas_app.storage.journal import Step
    from canvas_app.ui.common.context import PageContext

MANY = 50
"""A step that touches more records than this is not undone without asking."""

_NOTICE_KEY = "undo-guard"


class UndoControl(QObject):
    """Undoes and redoes for one open workbook.

    ``before`` commits text being typed, ``after`` shows what changed.
    """

    def __init__(
        self,
        context: PageContext,
        before: Callable[[], None],
        after: Callable[[Changes], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._texts, self._notifier, self._edits = (
            context.session,
            context.texts,
            context.notifier,
            context.edits,
        )
        self._before, self._after = before, after
        self._asked: int | None = None
        self._stopped_in: QWidget | None = None

    # what the person asks

    def undo(self) -> None:
        """Undo: in the focused field while it can, then the latest step of the workbook."""
        field = QApplication.focusWidget()
        if _undo_in(field) or self._stop_at(field):
            return
        self._stopped_in = None
        self._before()
        step = self._session.workbook.undo_step()
        if step is None:
            self._notifier.say(translate("Shell", "There is nothing to undo."))
        elif self._needs_asking(step):
            self._ask(step)
        else:
            self._reverse(forward=False)

    def take_back(self, group: int) -> None:
        """Undo this step without asking; nothing when undo would take back another one by now."""
        self._before()
        step = self._session.workbook.undo_step()
        if step is not None and step.group == group:
            self._reverse(forward=False)

    def redo(self) -> None:
        """Redo: in the focused field while it can, then the step undone last."""
        if _redo_in(QApplication.focusWidget()):
            return
        self._before()
        if self._session.workbook.redo_step() is None:
            self._notifier.say(translate("Shell", "There is nothing to redo."))
        else:
            self._reverse(forward=True)

    def steps(self) -> tuple[str, str]:
        """Return the names of the steps that undo and redo would do, empty where there is none."""
        workbook = self._session.workbook
        undo, redo = workbook.undo_step(), workbook.redo_step()
        return self.name(undo) if undo else "", self.name(redo) if redo else ""

    def name(self, step: Step) -> str:
        """Return what the step was called, in the language of the window."""
        return self._texts.edit_name(step.name, step.params)

    # how

    def _needs_asking(self, step: Step) -> bool:
        return (not step.this_session or step.size > MANY) and self._asked != step.group

    def _ask(self, step: Step) -> None:
        self._asked = step.group
        name = self.name(step)
        if step.this_session:
            text = translate(
                "Shell", "This touches %n record(s): %1. Ctrl+Z once more undoes it.", None, step.size
            )
        else:
            text = translate("Shell", "This was done %2: %1. Ctrl+Z once more undoes it.")
        when = self._texts.formats.moment(step.at, date.today())
        self._notifier.notify(
            Notice(
                fill(text, name, when),
                [(translate("Shell", "Undo"), self.undo)],
                "warning",
                key=_NOTICE_KEY,
                again=lambda: self._ask(step),
                undoes=True,
            )
        )

    def _reverse(self, *, forward: bool) -> None:
        workbook = self._session.workbook
        step = workbook.redo_step() if forward else workbook.undo_step()
        if step is None:
            return
        call = workbook.redo if forward else workbook.undo
        then = partial(self._on_reversed, step, forward)
        if step.size > LONG:
            text = translate("Shell", "Redoing: %1") if forward else translate("Shell", "Undoing: %1")
            self._notifier.withdraw(_NOTICE_KEY)
            self._edits.run_long(fill(text, self.name(step)), lambda progress: call(progress=progress), then)
        else:
            changes = self._edits.run(call)
            self._notifier.withdraw(_NOTICE_KEY)
            then(changes)

    def _on_reversed(self, step: Step, forward: bool, changes: Changes | None) -> None:
        if changes is None:
            return
        self._asked = None
        text = translate("Shell", "Redone: %1") if forward else translate("Shell", "Undone: %1")
        self._after(changes)  # may open another page, and a page begins without a message
        self._notifier.say(fill(text, self.name(step)))

    def _stop_at(self, field: QWidget | None) -> bool:
        """Stop once in a field whose own undo has just run out; tell whether it did."""
        if not isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit) or field is self._stopped_in:
            return False
        if not _was_undone(field):
            return False
        self._stopped_in = field
        step = self._session.workbook.undo_step()
        if step is not None:
            text = translate("Shell", "This field is as it was. Ctrl+Z once more undoes: %1")
            self._notifier.say(fill(text, self.name(step)))
        return True


_WINDOWS_OWN = (QKeySequence("Ctrl+E"),)
# On X11 a line edit takes Ctrl+E as "end of line"; here it is the document of the page (measured under Xvfb:
# of the keys of the map only this one is swallowed).


class FieldKeys(QObject):
    """Brings keys that a text field would swallow to the window: undo, redo and the page's document.

    Only from the window's own fields: what is typed in a dialog has nothing to do with what lies behind it.
    ``undo`` and ``redo`` are asked when the field has nothing of its own to take back.
    """

    def __init__(
        self, undo: Callable[[], None], redo: Callable[[], None], app: QApplication, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._undo, self._redo = undo, redo
        self._field: QWidget | None = None
        app.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and old is self._field:
            old.removeEventFilter(self)
        self._field = new if isinstance(new, QLineEdit | QPlainTextEdit | QTextEdit) else None
        if self._field is not None:
            self._field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Ctrl+Z and Ctrl+Y out of the field, and let Ctrl+E pass to the shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if QKeySequence(event.keyCombination()) in _WINDOWS_OWN:
                event.ignore()
                return True
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Undo):
                self._take(_undo_in, self._undo)
                return True
            if event.matches(QKeySequence.StandardKey.Redo) or _is_ctrl_y(event):
                self._take(_redo_in, self._redo)
                return True
        return super().eventFilter(watched, event)

    def _take(self, in_field: Callable[[QWidget | None], bool], in_window: Callable[[], None]) -> None:
        field = self._field
        if not in_field(field) and field is not None and field.window() is self.parent():
            in_window()


def _is_ctrl_y(event: QKeyEvent) -> bool:
    return QKeySequence(event.keyCombination()) == QKeySequence("Ctrl+Y")


def _undo_in(field: QWidget | None) -> bool:
    if isinstance(field, QLineEdit) and field.isUndoAvailable():
        field.undo()
        return True
    if isinstance(field, QPlainTextEdit | QTextEdit) and field.document().isUndoAvailable():
        field.undo()
        return True
    return False


def _redo_in(field: QWidget | None) -> bool:
    if isinstance(field, QLineEdit) and field.isRedoAvailable():
        field.redo()
        return True
    if isinstance(field, QPlainTextEdit | QTextEdit) and field.document().isRedoAvailable():
        field.redo()
        return True
    return False


def _was_undone(field: QLineEdit | QPlainTextEdit | QTextEdit) -> bool:
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    return field.document().isRedoAvailable()
