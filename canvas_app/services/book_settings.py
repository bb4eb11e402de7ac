"""Settings of a workbook: its business, its currency, the thresholds of the stage rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from canvas_app.domain.changes import Changes
from canvas_app.domain.errors import ValueRefusedError
from canvas_app.domain.stages.thresholds import SETTING, Thresholds
from canvas_app.domain.text import clean_line
from canvas_app.storage.workbook import Workbook

_CODE_LENGTH = 3  # ISO 4217


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
    code = clean_line(code).upper()
    if len(code) != _CODE_LENGTH or not code.isascii() or not code.isalpha():
        raise ValueRefusedError("value.currency", value=code)
    with workbook.edit("edit.setting_currency", origin=origin, name=code) as edit:
        edit.set_setting("currency", code)
    return edit.changes


def thresholds(workbook: Workbook) -> Thresholds:
    """Return the thresholds of the workbook, the defaults when they were never changed."""
    return Thresholds.from_text(workbook.setting(SETTING))


def set_thresholds(workbook: Workbook, values: Mapping[str, float], *, origin: str = "") -> Changes:
    """Change thresholds by name; each change makes a new version. ValueRefusedError says what is wrong."""
    before = thresholds(workbook)
    after = before.with_values(values)
    with workbook.edit("edit.thresholds", origin=origin) as edit:
        if after != before:
            edit.set_setting(SETTING, replace(after, version=before.version + 1).to_text())
    return edit.changes
