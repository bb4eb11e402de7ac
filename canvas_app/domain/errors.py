"""What can go wrong in a person's world, as stable codes with parameters; the sentences are content.

A code names an entry of ``resources/content/messages.toml`` without its ``error.`` prefix.
"""

from __future__ import annotations


class PersonError(Exception):
    """The person's file, data or request is at fault: shown as one clear sentence, never a trace.

    Attributes:
        code: the entry of the messages' catalogue, for example ``file.newer``.
        params: values for the sentence's placeholders; never a secret.

    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        """Return the code and its parameters, for a programmer's eyes."""
        shown = ", ".join(f"{key}={value!r}" for key, value in self.params.items())
        return f"{self.code}({shown})"


class WorkbookError(PersonError):
    """The workbook cannot be opened or written: locked, full, read-only, foreign, newer, damaged."""


class UnverifiedError(WorkbookError):
    """What was to be read is not known to be sound yet, or never will be; figures wait for it."""


class ValueRefusedError(PersonError):
    """A value given by a person does not fit its field; the message says which and why.

    Attributes:
        field: the field of the record that is refused, empty where it is known to nobody or several are.

    """

    field = ""

    def about(self, field: str) -> ValueRefusedError:
        """Return the error, told of which field it is; what was told before stays."""
        self.field = self.field or field
        return self


class NotFoundError(PersonError):
    """A record that was named does not exist (any more)."""


def trace_without_messages(error: BaseException) -> str:
    """Return the kinds and the frames of ``error`` and of what led to it, fit for a log.

    The messages are left out: they may quote what a person wrote of a client. A code is ours.
    """
    import traceback  # late: a command that goes well does without it

    parts: list[str] = []
    current: BaseException | None = error
    seen: set[int] = set()
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        kind = type(current)
        name = f"{kind.__module__}.{kind.__qualname__}"
        code = f": {current.code}" if isinstance(current, PersonError) else ""
        parts.append(f"{name}{code}\n{''.join(traceback.format_tb(current.__traceback__))}")
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return "which came from ".join(parts)
