"""What stands in the fields of a form, with their labels, to be read by a person."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

FieldTexts = list[tuple[str, str]]
"""Label and text of each field."""

_FIELDS = (QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)


def texts_in(form: QWidget) -> FieldTexts:
    """Return label and text of every field of ``form`` that is not empty, or of ``form`` if it is a field."""
    found = ((field.accessibleName(), _text_of(field)) for field in _fields(form))
    return [(label, text) for label, text in found if text.strip()]


def _fields(form: QWidget) -> Iterator[QWidget]:
    if isinstance(form, _FIELDS):
        yield form
        return
    for field in form.findChildren(QWidget):
        own_line = isinstance(field.parent(), QComboBox)
        if isinstance(field, _FIELDS) and field.isVisibleTo(form) and not own_line:
            yield field


def _text_of(field: QWidget) -> str:
    if isinstance(field, QComboBox):
        return field.currentText()
    if isinstance(field, QLineEdit):
        return field.text()
    return field.toPlainText() if isinstance(field, QPlainTextEdit | QTextEdit) else ""
