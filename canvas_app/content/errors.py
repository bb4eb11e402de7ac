"""A mistake in the content files: ours, never the person's."""

from __future__ import annotations


class ContentError(Exception):
    """A content file is wrong.

    Attributes:
        file: name of the file, for example ``blocks.toml``.
        key: the entry (and field) at fault, or empty when the whole file is.
        what: the mistake, for the engineer who wrote it.

    """

    def __init__(self, file: str, key: str, what: str) -> None:
        super().__init__(f"{file}: {key}: {what}" if key else f"{file}: {what}")
        self.file = file
        self.key = key
        self.what = what
