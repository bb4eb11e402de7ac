"""The two small windows of our own: one line of text, and a question with a button that does it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from canvas_app.ui.common.buttons import PrimaryButton, SecondaryButton
from canvas_app.ui.common.labels import PlainLabel
from canvas_app.ui.common.text import translate
from canvas_app.ui.common.typed import ASKED

_MOST = 500  # characters of the words


class Question(QDialog):
    """A small window: words, perhaps a field, Cancel and the button that does it.

    Where something would be lost (``danger``) the button that stands out, and Enter, is Cancel.
    """

    def __init__(
        self, parent: QWidget | None, title: str, text: str, yes: str, *, danger: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 16, 16, 16)
        self.column.setSpacing(12)
        self.label = PlainLabel(text, self, wrap=True, most=_MOST)
        self.label.setMinimumWidth(360)
        self.column.addWidget(self.label)
        likely, other = (SecondaryButton, PrimaryButton) if danger else (PrimaryButton, SecondaryButton)
        self.yes = likely(yes or translate("Common", "OK"), self)
        self.no = other(translate("Common", "Cancel"), self)
        self.default = self.no if danger else self.yes
        self.field: QLineEdit | None = None
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)

    def accept_text(self) -> bool:
        """Take the text as it is typed so far, if one is asked for and there is any; tell whether it was."""
        if self.field is None or not self.field.isModified() or not self.yes.isEnabled():
            return False
        self.accept()
        return True

    def finish(self) -> None:
        """Add the buttons; Enter presses the one that stands out."""
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        self.column.addLayout(row)
        self.default.setDefault(True)


def ask_text(parent: QWidget | None, title: str, label: str, value: str, yes: str) -> str | None:
    """Ask for one line; None when cancelled or left empty."""
    window = Question(parent, title, label, yes)
    field = QLineEdit(value, window)
    field.setAccessibleName(label)
    field.setProperty(ASKED, True)
    field.selectAll()
    window.field = field
    window.column.addWidget(field)
    window.finish()
    field.textChanged.connect(lambda text: window.yes.setEnabled(bool(text.strip())))
    window.yes.setEnabled(bool(value.strip()))
    field.setFocus()
    accepted = window.exec() == QDialog.DialogCode.Accepted
    text = field.text().strip()
    window.deleteLater()
    return text if accepted and text else None


def confirm(parent: QWidget | None, title: str, text: str, yes: str, *, danger: bool) -> bool:
    """Ask; Enter means Cancel when ``danger``."""
    window = Question(parent, title, text, yes, danger=danger)
    window.finish()
    window.default.setFocus()
    accepted = window.exec() == QDialog.DialogCode.Accepted
    window.deleteLater()
    return bool(accepted)
