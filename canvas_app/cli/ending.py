"""A command that the system ends (SIGTERM, SIGHUP) takes back what is not finished, as for Ctrl+C."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

_NAMES = ("SIGTERM", "SIGHUP", "SIGBREAK")


class Ended(BaseException):
    """The process is to end; ``number`` is the signal's. No error: nothing on the way may take it for one."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def raised() -> Iterator[None]:
    """Raise Ended in the block when the process is told to end; once, so that cleaning up is not cut short.

    What the block raises after that is Ended, too: a library may have taken ours for an error of its own.
    """
    told: list[int] = []

    def on_signal(number: int, _frame: FrameType | None) -> None:
        told.append(number)
        if len(told) == 1:
            raise Ended(number)

    before = {}
    for name in _NAMES:
        with suppress(ValueError, OSError):  # not in a thread, not of this system
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
                before[number] = signal.signal(number, on_signal)
    try:
        yield
    except Exception:
        if told:
            raise Ended(told[0]) from None
        raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
