"""Which thread may touch a workbook's connection: the one that opened it, or one it was lent to."""

from __future__ import annotations

from threading import get_ident

from canvas_app.domain.errors import WorkbookError

_NOBODY = 0


class Ownership:
    """The thread that owns a connection, and the way to hand it over for one long job.

    The owner lends, another thread adopts, works and gives back. While it is away, its home is told that
    the workbook is busy; any other thread's touch is a mistake of ours.
    """

    def __init__(self, *, floating: bool = False) -> None:
        """Begin in the present thread; ``floating``: in the thread that touches it first."""
        self._home = self._owner = _NOBODY if floating else get_ident()
        self._floating = floating
        self._what = ""

    def require(self) -> None:
        """Let the owner pass.

        Raises:
            WorkbookError: the workbook is lent to a job.
            RuntimeError: it belongs to another thread.

        """
        here = get_ident()
        if here == self._owner:
            return
        if self._floating:
            self._floating = False
            self._home = self._owner = here
        elif here == self._home:
            raise WorkbookError("file.busy", what=self._what)
        else:
            raise RuntimeError("the workbook belongs to another thread")

    @property
    def at_home(self) -> bool:
        """Whether this is the thread that opened the workbook."""
        return get_ident() == self._home

    @property
    def away(self) -> bool:
        """Whether another thread than its home has it, or is about to."""
        return self._owner != self._home

    def lend(self, what: str) -> None:
        """Let another thread adopt the connection for ``what``, in words of the person's language."""
        self.require()
        self._what = what.rstrip("….")  # the heading of a window: it stands in a sentence
        self._owner = _NOBODY

    def adopt(self) -> None:
        """Make this thread the owner of what was lent."""
        if self._owner != _NOBODY or self._floating:
            raise RuntimeError("the workbook was not lent")
        self._owner = get_ident()

    def give_back(self) -> None:
        """Return the connection to the thread that lent it; also for what nobody adopted."""
        if self._owner not in (_NOBODY, get_ident()):
            raise RuntimeError("the workbook belongs to another thread")
        self._owner = self._home
