"""The report of a rescue: what was saved and what was not, to be read and copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from canvas_app.ui.common.beside import fit_screen
from canvas_app.ui.common.buttons import PrimaryButton, SecondaryButton
from canvas_app.ui.common.labels import Heading
from canvas_app.ui.common.text import translate
from canvas_app.ui.common.theme import Theme

_SIZE = (620, 420)


class ReportWindow(QDialog):
    """Shows the lines of a report; they are in the language in which they were made."""

    def __init__(self, theme: Theme, lines: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Heading("", self)
        self.text = QPlainTextEdit("\n".join(lines), self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.copy, self.leave = SecondaryButton("", self), PrimaryButton("", self)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        self.leave.clicked.connect(self.close)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.copy)
        row.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.text, 1)
        column.addLayout(row)
        fit_screen(self, theme.px(_SIZE[0]), theme.px(_SIZE[1]))
        self.retranslate()
        self.leave.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Change the words around the report when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set the words around the report in the language of the moment."""
        name = translate("FileRescue", "What was saved and what was not")
        self.setWindowTitle(name)
        self.title.setText(name)
        self.text.setAccessibleName(name)
        self.copy.set_text(translate("FileRescue", "Copy report"))
        self.leave.set_text(translate("FileRescue", "Close"))
