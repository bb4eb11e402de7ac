"""Settings of a workbook: its business and its currency; those of the stage rules are with the stages."""

from __future__ import annotations

from canvas_app.domain.changes import Changes
from canvas_app.domain.errors import ValueRefusedError
from canvas_app.domain.fields import Currency
from canvas_app.domain.text import clean_line
from canvas_app.storage.workbook import Workbook


def set_business(workbook: Workbook, name: str, *, origin: str = "") -> Changes:
    """Name the business; an empty name is refused (ValueRefusedError)."""
    name = clean_line(name)
    if not name:
        raise ValueRefusedError("value.empty_name")
    with workbook.edit("edit.setting_business", origin=origin, name=name) as edit:
        edit.set_setting("business", name)
    return edit.changes


def set_currency(workbook: Workbook, code: str, *, origin: str = "") -> Changes:
    """Set the currency by its ISO 4217 code; anything else is refused (ValueRefusedError)."""
    code = Currency().clean(code)
    with workbook.edit("edit.setting_currency", origin=origin, name=code) as edit:
        edit.set_setting("currency", code)
    return edit.changes
