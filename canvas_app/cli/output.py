"""What commands print: sentences in the command's language, or one JSON object."""

from __future__ import annotations

import json
import sys
from typing import Any

from canvas_app import __version__
from canvas_app.content import Formats, load_messages
from canvas_app.domain.errors import PersonError


class Output:
    """Writes a command's results to stdout and its errors to stderr.

    Attributes:
        lang: the language of sentences.
        exit_code: what the command ends with when nothing was raised.

    """

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.exit_code = 0
        self.messages = load_messages()
        self.formats = Formats(lang)

    def say(self, key: str, /, **params: object) -> str:
        """Return a sentence of the messages."""
        return self.messages.say(key, self.lang, **params)

    def line(self, text: str) -> None:
        """Print a line of the result."""
        _write(sys.stdout, text)

    def error(self, text: str) -> None:
        """Print a line about what went wrong."""
        _write(sys.stderr, text)

    def person_error(self, error: PersonError) -> None:
        """Print what ``error`` means for a person."""
        self.error(self.say(f"error.{error.code}", **error.params))

    def json(self, value: Any) -> None:
        """Print one JSON object."""
        _write(sys.stdout, json.dumps(value, ensure_ascii=False, indent=2))

    def progress(self, done: int, total: int) -> None:
        """Show how far long work is, on a terminal only."""
        if sys.stderr.isatty() and total:
            end = "\n" if done >= total else ""
            sys.stderr.write(f"\r{100 * done // total:3d} %{end}")
            sys.stderr.flush()

    def version(self) -> str:
        """Return the program's name and version."""
        return f"Canvas App {__version__}"


def _write(stream: Any, text: str) -> None:
    try:
        stream.write(text + "\n")
    except UnicodeEncodeError:  # a console that knows no Cyrillic
        stream.buffer.write((text + "\n").encode(stream.encoding or "ascii", "backslashreplace"))
    stream.flush()
