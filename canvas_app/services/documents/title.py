"""Title data of documents: whose model it is, who made it, how to reach them; kept in the workbook."""

from __future__ import annotations

from dataclasses import dataclass

from canvas_app.domain.changes import Changes
from canvas_app.domain.errors import ValueRefusedError
from canvas_app.domain.text import clean_line
from canvas_app.storage.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Title:
    """What the head of a document says of its origin."""

    business: str = ""
    author: str = ""
    contact: str = ""


def title_of(workbook: Workbook) -> Title:
    """Return the title data of a workbook; whatever stands under the author's line is the contact."""
    author, _, contact = workbook.setting("author").partition("\n")
    return Title(workbook.setting("business"), author, " · ".join(contact.split("\n")).strip(" ·"))


def set_title(workbook: Workbook, title: Title, *, origin: str = "") -> Changes:
    """Keep title data, as one step of undo.

    Raises:
        ValueRefusedError: ``value.empty_name``: no business.

    """
    business = clean_line(title.business)
    if not business:
        raise ValueRefusedError("value.empty_name")
    lines = [clean_line(title.author), clean_line(title.contact)]
    author = "\n".join(lines).rstrip("\n")
    with workbook.edit("edit.setting_title", origin=origin) as edit:
        for key, value in (("business", business), ("author", author)):
            if workbook.setting(key) != value:
                edit.set_setting(key, value)
    return edit.changes
