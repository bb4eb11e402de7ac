"""Hand the command line to the program; what is heavy is imported only when a command needs it."""

from __future__ import annotations

import faulthandler
import gc
import sys
from contextlib import suppress

from canvas_app import READ_TABLE


def main() -> int:
    """Run the command line of this process and return its exit code."""
    keep_memory_private()
    from canvas_app import uncaught

    uncaught.install()
    if sys.argv[1:] == [READ_TABLE]:
        from canvas_app.exchange.reader_process import main as read_table

        return read_table()
    from canvas_app.cli import main as run

    code = run(sys.argv[1:])
    gc.freeze()  # at its end Python looks all that is left through for garbage: a tenth of a short command
    return code


def keep_memory_private() -> None:
    """Let a crash of the interpreter tell its stack, and never leave its memory on a disk: clients are in it.

    A limit of one byte holds for collectors of crashes, too, which Linux starts whatever smaller limit is
    set. Refusing to be dumped altogether (``PR_SET_DUMPABLE``) would hide the process from the desktop's
    portals: no file dialogs, no dark theme, under Wayland no buttons on the window.
    """
    if sys.stderr is not None:  # a window of Windows has none
        faulthandler.enable()
    with suppress(ImportError, OSError, ValueError):  # no such limits there, or a smaller one is set already
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (1 if sys.platform == "linux" else 0, most))


if __name__ == "__main__":
    sys.exit(main())
