"""Words of the window: translation, and text that is never taken for markup or mnemonics.

Labels are written ``translate("Context", "English source")`` with literal strings, so that lupdate finds
them. Texts of people go through :class:`~canvas_app.ui.common.labels.PlainLabel`, :func:`set_tip` and
:func:`no_mnemonic`: Qt guesses markup in labels and tooltips, and an ``&`` would become a shortcut.
"""

from __future__ import annotations

import html
import re
import sys

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QKeySequence, Qt
from PySide6.QtWidgets import QWidget

from canvas_app import paths
from canvas_app.domain.languages import LANGUAGES
from canvas_app.domain.text import nested, unturned

LANGUAGE_NAMES = {"ru": "Русский", "en": "English"}
"""Each language in its own words: never translated."""

_LONGEST_WORD = 24  # characters; no word of our own is longer
_LONGEST_ENTRY = 60  # characters of a button or a menu's entry
_LONG_WORD = re.compile(rf"\S{{{_LONGEST_WORD + 1},}}")
_MAY_BREAK = "\N{ZERO WIDTH SPACE}"
_PLACE = re.compile(r"%([1-9])")
_KEY_NAMES = {
    "Return": "Enter",
    "Left": "←",
    "Right": "→",
    "Up": "↑",
    "Down": "↓",
    "PgDown": "PgDn",
    "Del": "Delete",
    "Ins": "Insert",
    "-": "−",
}
_look_up = QCoreApplication.translate


def translate(context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
    """Return ``source`` in the language of the window; ``%n`` becomes ``n`` with the right plural form."""
    text = _look_up(context, source, disambiguation, n)
    return text if n < 1000 else text.replace(str(n), QLocale().toString(n))  # 2 000, as everywhere else


def fill(text: str, *values: object) -> str:
    """Return ``text`` with %1, %2 … replaced by ``values``.

    What stands in a value is never a place, and never turns the direction of the words after it. Quotes in a
    value that stands in quotes are written as inner ones.
    """

    def value(found: re.Match[str]) -> str:
        return nested(unturned(str(values[int(found[1]) - 1])), text[: found.start()])

    return _PLACE.sub(value, text)


def per_cent(value: int) -> str:
    """Return ``value`` in per cent as the language writes it; for what is shown before content is read."""
    return fill(translate("Common", "%1%"), value)


def no_mnemonic(text: str) -> str:
    """Return ``text`` for a button, tab or menu, where a single ``&`` would vanish and make a shortcut.

    A name of hundreds of characters is cut: a menu would be wider than the screen.
    """
    return shortened(text, _LONGEST_ENTRY).replace("&", "&&")


def shortened(text: str, most: int) -> str:
    """Return as much of ``text`` as ``most`` characters can say."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def breakable(text: str) -> str:
    """Return ``text`` for a label that wraps: words that are longer than a line may break anywhere."""
    return _LONG_WORD.sub(lambda found: _MAY_BREAK.join(found[0]), text)


def plain_tip(text: str) -> str:
    """Return ``text`` for a tooltip, escaped when Qt would take it for markup."""
    if not Qt.mightBeRichText(text):
        return text
    return f"<p style='white-space:pre-wrap'>{html.escape(text)}</p>"


def set_tip(widget: QWidget, text: str, keys: str = "") -> None:
    """Give ``widget`` a tooltip that shows ``text`` as it is, followed by the shortcut when there is one."""
    shown = f"{text} ({key_text(keys)})" if keys else text
    widget.setToolTip(plain_tip(shown))


def key_text(keys: str) -> str:
    """Return a shortcut as people of this system read it: ``Ctrl+E``, ``Alt+←``, ``PgDn``."""
    if sys.platform == "darwin":
        return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    text = QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)
    return "+".join(_KEY_NAMES.get(part, part) for part in text.split("+")) if text else keys


def system_language() -> str:
    """Return the window's first language: the system's when we speak it, else English."""
    for name in QLocale.system().uiLanguages():
        if name[:2] in LANGUAGES:
            return name[:2]
    return "en"


class Language:
    """The language of the window, changed while it runs: every widget then gets ``LanguageChange``."""

    def __init__(self) -> None:
        self.code = "en"
        self._translators: list[QTranslator] = []

    def use(self, code: str) -> None:
        """Speak ``code`` (``ru`` or ``en``) from now on; an unknown code means English."""
        code = code if code in LANGUAGES else "en"
        if code == self.code and self._translators:
            return
        self.code = code
        QLocale.setDefault(QLocale(code))
        for old in self._translators:
            QCoreApplication.removeTranslator(old)
        self._translators = [_qt_words(code), _own_words(code)]
        for new in self._translators:
            QCoreApplication.installTranslator(new)

    def forget(self) -> None:
        """Speak the English of the code again, as before the first :meth:`use`."""
        for old in self._translators:
            QCoreApplication.removeTranslator(old)
        self._translators, self.code = [], "en"


def _own_words(code: str) -> QTranslator:
    translator = QTranslator()
    translator.load(str(paths.resources() / "i18n" / f"canvas_app_{code}.qm"))
    return translator


def _qt_words(code: str) -> QTranslator:
    translator = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator.load(f"qtbase_{code}", folder)
    return translator
