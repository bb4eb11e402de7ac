"""What nobody caught is told by kinds and places alone: messages may quote what a person wrote of a client.

Whatever Python prints by itself ends here: uncaught exceptions of the process and of its threads, those that
cannot be raised, warnings, and log records of libraries.
"""

from __future__ import annotations

import sys
import threading
import warnings
from types import TracebackType
from typing import TYPE_CHECKING, Any, TextIO

from canvas_app.domain.errors import trace_without_messages

if TYPE_CHECKING:
    import logging


def install() -> None:
    """Have everything that Python would print of an error printed without its messages."""
    sys.excepthook = _on_uncaught
    sys.unraisablehook = _on_unraisable
    threading.excepthook = _on_thread
    warnings.showwarning = _on_warning


def quiet_logging() -> None:
    """Let what is logged without a handler, and traces in it, quote nothing either.

    Called where ``logging`` is imported in any case: a short command does without it.
    """
    import logging  # late: it takes a fifth of the time of a short command

    if logging.lastResort is not None:
        logging.lastResort.setFormatter(_formatter())


def tell(error: BaseException) -> None:
    """Print kinds and frames of ``error``; a stream that is gone is no reason for a second error."""
    _print(trace_without_messages(error))


def _print(text: str) -> None:
    if sys.stderr is None:  # a window of Windows has none
        return
    try:
        sys.stderr.write(text.rstrip("\n") + "\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        return


def _on_uncaught(
    kind: type[BaseException], error: BaseException | None, _trace: TracebackType | None
) -> None:
    tell(error if error is not None else kind())


def _on_unraisable(found: sys.UnraisableHookArgs) -> None:
    if found.exc_value is not None:
        tell(found.exc_value)


def _on_thread(found: threading.ExceptHookArgs) -> None:
    if found.exc_value is not None and not issubclass(found.exc_type, SystemExit):
        tell(found.exc_value)


def _on_warning(
    message: Warning | str,  # noqa: ARG001 - it may quote
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,  # noqa: ARG001 - named as Python calls it
    line: str | None = None,  # noqa: ARG001 - named as Python calls it
) -> None:
    _print(f"{filename}:{lineno}: {category.__name__}")


def _formatter() -> logging.Formatter:
    import logging

    class Formatter(logging.Formatter):
        """Writes our own records as they are, a library's by name and place, and traces without messages."""

        def format(self, record: logging.LogRecord) -> str:
            if record.name.partition(".")[0] == "canvas_app":
                return super().format(record)
            return f"{record.levelname}: {record.name}, {record.module}:{record.lineno}"

        def formatException(self, found: Any) -> str:  # noqa: N802 - overrides logging's own
            return trace_without_messages(found[1]) if found[1] is not None else ""

    return Formatter()
