"""The languages there are: of the window, of a workbook, of documents, of the content."""

from __future__ import annotations

from typing import Final

LANGUAGES: Final = ("ru", "en")
