"""Forms begun and not written when nobody could be asked: kept at the end, offered at the next opening."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from canvas_app.domain.errors import PersonError
from canvas_app.services import unsaved
from canvas_app.services.unsaved import Begun, Kept
from canvas_app.ui.common.beside import fit_screen
from canvas_app.ui.common.buttons import PrimaryButton, SecondaryButton
from canvas_app.ui.common.labels import Heading, PlainLabel
from canvas_app.ui.common.notice import Notice
from canvas_app.ui.common.text import fill, translate

if TYPE_CHECKING:
    from canvas_app.ui.common.context import PageContext
    from canvas_app.ui.main_window import MainWindow

NOTICE_KEY = "begun"
SESSION = "session"
_SIZE = (560, 400)


def keep_begun(context: PageContext, end: str) -> None:
    """Keep what is begun in forms, and typed in fields that refuse it; ``end``: the session's, or the end.

    Raises:
        PersonError, OSError: it cannot be kept.

    """
    begun = [Begun(about, tuple(texts)) for about, texts in context.session.typed.left_over()]
    if end == SESSION:
        context.session.kept_begun = context.session.kept_begun or _name(end)
        unsaved.keep(context.session.workbook, context.session.kept_begun, begun)
    elif begun:
        unsaved.keep(context.session.workbook, _name(end), begun)


def let_go(context: PageContext) -> None:
    """Forget what was kept for a session that went on: since then a person was asked."""
    with suppress(PersonError, OSError):
        unsaved.keep(context.session.workbook, context.session.kept_begun, [])
    context.session.kept_begun = ""


def _name(end: str) -> str:
    return f"{end}-{os.getpid()}-{time.time_ns()}"


def offer_begun(context: PageContext, window: MainWindow) -> None:
    """Say what was begun before the program was ended, with the way to read it."""
    try:
        found = unsaved.kept(context.session.workbook)
    except PersonError:
        return  # a damaged file has other messages
    if found:
        _offer(context, window, found)


def _offer(context: PageContext, window: MainWindow, found: Sequence[Kept]) -> None:
    about = ", ".join(dict.fromkeys(one.about for kept in found for one in kept.begun))
    words = translate(
        "Shell", "The program was ended %2 before this could be written: %1. What was typed is kept."
    )
    text = fill(words, about, context.texts.formats.moment(found[-1].at, date.today()))
    show = translate("Shell", "Show what was typed…"), lambda: BegunWindow(context, found, window).open()
    again = partial(_offer, context, window, found)
    context.notifier.notify(Notice(text, [show], "warning", seconds=0, key=NOTICE_KEY, again=again))


def lines(context: PageContext, found: Sequence[Kept]) -> Iterator[str]:
    """Yield what was kept, a line each field."""
    for kept in found:
        when = context.texts.formats.moment(kept.at, date.today())
        for one in kept.begun:
            yield f"{one.about} ({when})"
            yield from (f"    {label}: {text}" for label, text in one.fields)


class BegunWindow(QDialog):
    """What was typed, to be read, copied and then forgotten."""

    def __init__(self, context: PageContext, found: Sequence[Kept], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._notifier = context.session, context.notifier
        self.title, self.told = Heading("", self), PlainLabel("", self, wrap=True)
        self.text = QPlainTextEdit("\n".join(lines(context, found)), self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.forget, self.copy = SecondaryButton("", self), SecondaryButton("", self)
        self.leave = PrimaryButton("", self)
        self.forget.clicked.connect(self._forget)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        self.leave.clicked.connect(self.close)
        row = QHBoxLayout()
        row.addWidget(self.forget)
        row.addStretch(1)
        row.addWidget(self.copy)
        row.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        for part in (self.title, self.told):
            column.addWidget(part)
        column.addWidget(self.text, 1)
        column.addLayout(row)
        fit_screen(self, context.tools.theme.px(_SIZE[0]), context.tools.theme.px(_SIZE[1]))
        self.retranslate()
        self.text.setFocus()

    def _forget(self) -> None:
        try:
            unsaved.forget(self._session.workbook)
        except (PersonError, OSError) as error:
            self._notifier.report(error)
        self.close()

    def changeEvent(self, event: QEvent) -> None:
        """Change the words around the texts when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set the words around the texts in the language of the moment."""
        name = translate("Shell", "Begun and not written")
        self.setWindowTitle(name)
        self.title.setText(name)
        self.text.setAccessibleName(name)
        self.told.setText(
            translate(
                "Shell",
                "It is not in the workbook. It is shown at each opening until you forget it; what you need, "
                "enter again.",
            )
        )
        self.forget.set_text(translate("Shell", "Forget it"))
        self.copy.set_text(translate("Shell", "Copy"))
        self.leave.set_text(translate("Shell", "Close"))
