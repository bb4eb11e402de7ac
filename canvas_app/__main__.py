"""Hand the command line to the program; what is heavy is imported only when a command needs it."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run the command line of this process and return its exit code."""
    from canvas_app.cli import main as run

    code = run(sys.argv[1:])
    gc.freeze()  # at its end Python looks all that is left through for garbage: a tenth of a short command
    return code


if __name__ == "__main__":
    sys.exit(main())
