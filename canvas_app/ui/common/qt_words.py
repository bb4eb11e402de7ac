"""Words of Qt's own dialogs that its Russian lacks, named so that they are translated with ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from canvas_app.ui.common.text import translate

GAPS: Final[tuple[Callable[[], str], ...]] = (
    lambda: translate("QFileDialog", "&Look in:"),
    lambda: translate("QFileDialog", "Files of &type:"),
    lambda: translate("QAbstractFileIconProvider", "Folder"),
    lambda: translate("QAbstractFileIconProvider", "File"),
    lambda: translate("QAbstractFileIconProvider", "Drive"),
    lambda: translate("QAbstractFileIconProvider", "%1 File"),
    lambda: translate("QAbstractFileIconProvider", "Shortcut"),
    lambda: translate("QAbstractFileIconProvider", "Unknown"),
    lambda: translate("QPlatformTheme", "OK"),
    lambda: translate("QPrintDialog", "Options"),
)
"""Asked for by Qt itself; nothing here calls them."""
