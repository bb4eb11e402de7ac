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


class ValueRefusedError(PersonError):
    """A value given by a person does not fit its field; the message says which and why."""


class NotFoundError(PersonError):
    """A record that was named does not exist (any more)."""
