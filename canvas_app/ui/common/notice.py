"""What a person is told in a message under the top bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from canvas_app.ui.common.card import Choice

SECONDS = 10
"""How long a message stays that need not be answered."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One message: its words, its buttons, and how long it holds.

    Attributes:
        text: what is said.
        buttons: what may be done about it, in the order in which they stand.
        kind: ``info``, ``good``, ``warning`` or ``bad``.
        seconds: how long it stays; 0: until it is closed.
        key: a message with the same key is replaced; empty for one that replaces none.
        again: shows the same with the same key; called when the language changes while it is shown.
        undoes: it tells of the latest step, and goes as soon as undo would take back another one.

    """

    text: str
    buttons: Sequence[Choice] = ()
    kind: str = "info"
    _: KW_ONLY
    seconds: int = SECONDS
    key: str = ""
    again: Callable[[], object] | None = None
    undoes: bool = False
