"""Title data of documents, asked once where they are needed: business, author, contact."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from canvas_app.services.documents.title import Title, set_title, title_of
from canvas_app.ui.common.attempt import attempt
from canvas_app.ui.common.buttons import LinkButton, SecondaryButton
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.labels import ElidedLabel, ErrorLabel, PlainLabel, SectionHeader
from canvas_app.ui.common.text import translate
from canvas_app.ui.common.typed_fields import CommitLine

TITLE = "documents.title"
"""Origin of the edits made here."""


class TitleForm(QWidget):
    """One line that says who is named, or the fields to say it; open while nobody is.

    Attributes:
        kept: the title data were changed.

    """

    kept = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._open: bool | None = None
        self._head = SectionHeader("", self)
        self._line, self._change = ElidedLabel("", self), LinkButton("", self)
        self.business, self.author, self.contact = (CommitLine(context.session.typed, self) for _ in range(3))
        self._labels = {field: PlainLabel("", self) for field in (self.business, self.author, self.contact)}
        self._error = ErrorLabel(self)
        self._keep, self._later = SecondaryButton("", self), LinkButton("", self)
        self._fields = QWidget(self)
        self._lay_out()
        self._change.clicked.connect(self.open)
        self._keep.clicked.connect(self.keep)
        self._later.clicked.connect(self._close)
        for field in self._labels:
            field.returnPressed.connect(self.keep)
            field.committed.connect(lambda _text, final, field=field: self._commit(field, final=final))
            field.reverted.connect(lambda: self._error.say(""))
        self.retranslate()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self._line, 1)
        line.addWidget(self._change)
        grid = QGridLayout(self._fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for row, (field, label) in enumerate(self._labels.items()):
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self._error, 3, 0, 1, 2)
        buttons = QHBoxLayout()
        buttons.addWidget(self._keep)
        buttons.addWidget(self._later)
        buttons.addStretch(1)
        grid.addLayout(buttons, 4, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._head)
        column.addLayout(line)
        column.addWidget(self._fields)

    def refresh(self) -> None:
        """Show what the workbook holds; what is being typed stays."""
        known, read_only = title_of(self._context.session.workbook), self._context.session.workbook.read_only
        if self._open is None or not known.author:
            self._open = not known.author and not read_only if self._open is None else self._open
        named = " · ".join(part for part in (known.business, known.author, known.contact) if part)
        self._line.setText(named)
        self.business.show_text(known.business)
        self.author.show_text(known.author)
        self.contact.show_text(known.contact)
        self._change.setEnabled(not read_only)
        self._show()

    def open(self) -> None:
        """Show the fields, the caret in the first that is empty."""
        self._open = True
        self._show()
        empty = [field for field in self._labels if not field.text()]
        (empty[0] if empty else self.business).setFocus()

    def keep(self) -> None:
        """Write what was typed into the workbook and close the fields; what does not fit keeps them open."""
        for field in self._labels:
            field.commit()
        refused = next((field for field in self._labels if field.kept.pending), None)
        if refused is not None:
            refused.setFocus()
        else:
            self._error.say("")
            self._close()
            self.kept.emit()

    def close_editor(self) -> None:
        """Keep what was typed when the page is left; an empty name is put back."""
        if not self.business.text().strip():
            self.business.kept.take_back()
        for field in self._labels:
            field.commit()

    def _commit(self, field: CommitLine, *, final: bool) -> None:
        title = Title(self.business.text(), self.author.text(), self.contact.text())
        if field is not self.business and not title.business.strip():
            title = replace(title, business=self.business.kept.file)
        outcome = attempt(
            self._context, lambda: set_title(self._context.session.workbook, title, origin=TITLE)
        )
        if not outcome.done:
            field.kept.refuse()
        if outcome.done or final:
            self._error.say(outcome.problem)
            field.mark(outcome.problem)

    def _close(self) -> None:
        focused = self._fields.isAncestorOf(self.focusWidget() or self)
        self._open = False
        self.refresh()
        if focused:
            self._change.setFocus()

    def _show(self) -> None:
        opened = bool(self._open)
        self._fields.setVisible(opened)
        self._line.setVisible(not opened)
        self._change.setVisible(not opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter here: it has kept what was typed and saves no document."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return
        super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        self._head.setText(translate("Documents", "Who is named"))
        words = {
            self.business: translate("Documents", "Business"),
            self.author: translate("Documents", "Author"),
            self.contact: translate("Documents", "Contact"),
        }
        for field, text in words.items():
            self._labels[field].setText(text)
            field.setAccessibleName(text)
        self.author.setPlaceholderText(translate("Documents", "Person or firm"))
        self.contact.setPlaceholderText(translate("Documents", "E-mail or telephone"))
        self._keep.set_text(translate("Documents", "Keep"))
        self._later.set_text(translate("Documents", "Without it"))
        self._change.set_text(translate("Documents", "Change"))
        self._change.setAccessibleName(translate("Documents", "Change who is named"))
