"""Packs the program: ``python3 installer/build.py`` makes the folder and, with Debian's tools, the package.

The same as ``python3 installer/dev.py build --deb``, under the name that one looks for.
"""

import shutil
import sys
from pathlib import Path


def main() -> int:
    """Hand the command line on as the command that builds."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from installer.commands import run_command

    package = ["--deb"] if shutil.which("dpkg-deb") else []
    return run_command(["build", *package, *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
